"""Whether an annual series rises or falls, over its latest five years.

Two tests. Of plain values, that of Mann (Econometrica 13, 1945) and Kendall (Rank Correlation Methods, 1975): in how many pairs of years
the later value is the higher, against every order in which the same values could have come; exact, with ties. Of counts of counts, that
of Cochran (Biometrics 10, 1954) and Armitage (Biometrics 11, 1955), the chi-squared test for trend, which knows how much chance is in
small counts. How small a chance is small enough (`level`) is the council's to say: five values that rise each year come so by chance,
up or down, once in sixty times (0.017). A series with a gap has no trend: nothing is filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import erfc, fsum, sqrt
from statistics import median

POINTS = 5
MOST_POINTS = 60  # the exact test grows with the fourth power
RISING, FALLING, LEVEL, UNKNOWN = "rising", "falling", "level", "unknown"
TOWARDS = {
    ("higher", RISING): "improving",
    ("higher", FALLING): "worsening",
    ("lower", RISING): "worsening",
    ("lower", FALLING): "improving",
}


@dataclass(frozen=True)
class Trend:
    """`direction` is one of the four words, and `why` a sentence; `chance` how often values in no order at all would look so ordered.

    `slope` is the median change a year, in the unit of the values (Theil 1950, Sen 1968). All but direction and why may be None.
    """

    direction: str
    why: str
    chance: float | None = None
    slope: float | None = None

    def towards(self, polarity: str) -> str:
        """Whether that is improving or worsening; the direction itself where figures are not judged."""
        return TOWARDS.get((polarity, self.direction), self.direction)


def five_point_trend(years: Sequence[int], values: Sequence[float | None], *, level: float, points: int = POINTS) -> Trend:
    """The trend of the latest values, by the test of Mann and Kendall. One value a year, None where it is missing.

    >>> five_point_trend([2021, 2022, 2023, 2024, 2025], [71.0, 72.5, 73.0, 75.5, 76.0], level=0.05).direction
    'rising'
    """
    taken = latest(years, values, level, points)
    if isinstance(taken, Trend):
        return taken
    score, chance = mann_kendall([value for _, value in taken])
    slope = median((b - a) / (after - before) for (before, a), (after, b) in combinations(taken, 2))
    return verdict(score, chance, slope, level, points)


def proportion_trend(
    years: Sequence[int], numerators: Sequence[float | None], denominators: Sequence[float | None], *, level: float, points: int = POINTS
) -> Trend:
    """The trend of the latest proportions, by the test of Cochran and Armitage; `slope` is in proportions (0.01 is a percentage point)."""
    both = [None if n is None or d is None else counted(n, d) for n, d in zip(numerators, denominators, strict=True)]
    shares = {year: pair for year, pair in zip(years, both, strict=True) if pair}
    taken = latest(years, [pair and pair[0] / pair[1] for pair in both], level, points)
    if isinstance(taken, Trend):
        return taken
    score = cochran_armitage([(year, *shares[year]) for year, _ in taken])
    slope = median((b - a) / (after - before) for (before, a), (after, b) in combinations(taken, 2))
    return verdict(score, erfc(abs(score) / sqrt(2)), slope, level, points)


def counted(numerator: float, denominator: float) -> tuple[float, float]:
    if not 0 <= numerator <= denominator or not denominator:
        raise ValueError(f"numerators: {numerator:g} of {denominator:g} is no proportion; give counts, the part no larger than the whole.")
    return numerator, denominator


def latest(years: Sequence[int], values: Sequence[float | None], level: float, points: int) -> list[tuple[int, float]] | Trend:
    """The latest years that are there, without a gap, or why there is no trend."""
    if not 0 < level < 1:
        raise ValueError("level: must lie between 0 and 1.")
    if not 4 <= points <= MOST_POINTS:
        raise ValueError(f"points: must be 4 to {MOST_POINTS}.")
    known = {year: value for year, value in zip(years, values, strict=True) if value is not None}
    if len(set(years)) < len(years):
        raise ValueError("years: one stands there twice; each year has one value.")
    if not known:
        return Trend(UNKNOWN, "There is no value yet.")
    wanted = range(max(known) - points + 1, max(known) + 1)
    missing = [str(year) for year in wanted if year not in known]
    if missing:
        return Trend(
            UNKNOWN,
            f"A trend needs the values of {points} years running; {', '.join(missing)} {'has' if missing[1:] == [] else 'have'} none.",
        )
    return [(year, known[year]) for year in wanted]


def verdict(score: float, chance: float, slope: float, level: float, points: int) -> Trend:
    if chance > level or not score:
        why = f"Over the latest {points} years there is no clear change: figures in no order at all look like this {in_a_hundred(chance)}."
        return Trend(LEVEL, "The figures rise as often as they fall." if not score else why, chance, slope)
    word = RISING if score > 0 else FALLING
    return Trend(
        word,
        f"{word.capitalize()} over the latest {points} years: figures in no order at all look so ordered only {in_a_hundred(chance)}.",
        chance,
        slope,
    )


def in_a_hundred(chance: float) -> str:
    """A chance in words, with a decimal only where it is small.

    >>> in_a_hundred(0.0167), in_a_hundred(0.0833), in_a_hundred(0.01)
    ('1.7 times in 100', '8 times in 100', 'once in 100')
    """
    words = f"{chance * 100:.0f}" if chance >= 0.05 else f"{chance * 100:.1f}".removesuffix(".0")
    return "once in 100" if words == "1" else f"{words} times in 100"


def mann_kendall(values: Sequence[float]) -> tuple[int, float]:
    """How many pairs rise less how many fall, and the exact chance of as many or more either way. At most 60 values.

    >>> mann_kendall([1, 2, 3, 4, 5])
    (10, 0.016666666666666666)
    """
    score = sum((b > a) - (b < a) for a, b in combinations(values, 2))
    counts = tuple(sorted(values.count(value) for value in set(values)))
    ways = inversions(counts)
    pairs = len(ways) - 1
    extreme = sum(number for falls, number in enumerate(ways) if abs(pairs - 2 * falls) >= abs(score))
    return score, extreme / sum(ways)


@lru_cache(maxsize=256)
def inversions(counts: tuple[int, ...]) -> tuple[int, ...]:
    """In how many orders of values, so many of them alike, 0, 1, 2… pairs fall: a product of Gaussian binomials."""
    ways: tuple[int, ...] = (1,)
    total = 0
    for count in counts:
        total += count
        ways = times(ways, gaussian(total, count))
    return ways


@lru_cache(maxsize=4096)
def gaussian(whole: int, part: int) -> tuple[int, ...]:
    """The Gaussian binomial coefficient as the numbers before each power, from the lowest.

    >>> gaussian(4, 2)
    (1, 1, 2, 1, 1)
    """
    if part in (0, whole):
        return (1,)
    kept, moved = gaussian(whole - 1, part - 1), gaussian(whole - 1, part)
    found = [0] * (part * (whole - part) + 1)
    for power, number in enumerate(kept):
        found[power] += number
    for power, number in enumerate(moved):
        found[power + part] += number
    return tuple(found)


def times(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    found = [0] * (len(one) + len(other) - 1)
    for power, number in enumerate(one):
        for more, factor in enumerate(other):
            found[power + more] += number * factor
    return tuple(found)


def cochran_armitage(taken: Sequence[tuple[int, float, float]]) -> float:
    """How many standard deviations the counts lean towards later years; nought where all shares are none or whole."""
    whole = fsum(size for _, _, size in taken)
    share = fsum(part for _, part, _ in taken) / whole
    centre = fsum(year * size for year, _, size in taken) / whole
    lean = fsum((year - centre) * (part - size * share) for year, part, size in taken)
    spread = share * (1 - share) * fsum(size * (year - centre) ** 2 for year, _, size in taken)
    return lean / sqrt(spread) if spread > 0 else 0.0
