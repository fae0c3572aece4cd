"""Whether places differ by more than chance alone explains, for places of their size: Spiegelhalter's funnel.

D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005), 1185–1202. It holds of counts
alone: cases out of cases, or cases for so many residents. Of pounds it would say nothing, so figures in pounds have none; and where most
places lie beyond it, they differ for other reasons (overdispersion, section 5 there), which is said in place of it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import sqrt

from moothall.authority.words import counted
from moothall.performance.rules.numbers import said
from moothall.performance.rules.verdicts.others import Among, There, named
from moothall.performance.rules.verdicts.saying import Stated
from moothall.statistics.funnel import proportion_limits, rate_limits

USUAL, SURE = 0.95, 0.998  # about two and three standard deviations, as funnel plots are drawn
FAR = 3.09  # standard deviations that leave out as many as the outer limits
CLOSE = 0.05  # of the width between the limits: nearer than this to one of them they are worked out and not read off
FEWEST = 3  # fewer places have no middle around which they could differ
STEPS = 10  # sizes at which limits are worked out; between them they are read off

Limits = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is counted: cases out of cases (binomial), or cases for each `per` (Poisson)."""

    is_share: bool
    per: float

    def limits(self, centre: float, size: float, chance: float) -> Limits:
        """Between which figures a place of this size lies by chance alone."""
        if self.is_share:
            low, high = proportion_limits(centre / self.per, round(size), chance=chance)
            return low * self.per, high * self.per
        return rate_limits(centre, size, chance=chance, per=self.per)

    def spread(self, centre: float, size: float) -> float:
        """A standard deviation of the figure of a place of this size, for a first look."""
        share = centre / self.per
        return self.per * sqrt(share * ((1 - share) if self.is_share else 1) / size)


@dataclass(frozen=True, slots=True)
class Sized:
    """A place with its figure and how many it is out of; and whether it lies beyond what chance explains: below, above, or within."""

    place: str
    value: Decimal
    size: Decimal
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Chance:
    """A group around its pooled rate, with the limits of each size: (size, usual, sure)."""

    centre: float
    kind: Kind
    places: tuple[Sized, ...]
    curve: tuple[tuple[float, Limits, Limits], ...]
    far: int = 0

    @property
    def outside(self) -> tuple[Sized, ...]:
        return tuple(one for one in self.places if one.beyond)

    @property
    def is_told(self) -> bool:
        """Whether chance explains enough for a funnel to tell something: not more than half of the places lie `far` from the middle."""
        return self.far * 2 <= len(self.places)


def kind_of(there: Sequence[There], per: Decimal | None, unit: str) -> Kind | None:
    """What is counted, as far as unit, numerators and denominators show it; nothing where they are no counts."""
    if per is None or not (unit == "%" or unit.startswith("per ")):
        return None
    pairs = [(one.numerator, one.denominator) for one in there if one.numerator is not None and one.denominator is not None]
    if any(top < 0 or whole < 1 or top != top.to_integral_value() for top, whole in pairs):
        return None
    is_share = unit == "%"
    return None if is_share and any(top > whole for top, whole in pairs) else Kind(is_share, float(per))


def by_chance(there: Sequence[There], found: Among, per: Decimal | None, stated: Stated) -> Chance | None:
    """The group as a funnel shows it; nothing where what it reports is no count, or too few places say out of how many."""
    counts = [one for one in there if not one.is_not_theirs and one.value is not None]
    both = [one for one in counts if one.numerator is not None and one.denominator]
    kind = kind_of(both, per, stated.unit)
    if kind is None or len(both) < FEWEST or found.pooled is None or found.pooled.value is None:
        return None
    centre, sizes = found.pooled.value, [float(one.denominator or 0) for one in both]
    far = sum(abs(float(one.value or 0) - centre) > FAR * kind.spread(centre, size) for one, size in zip(both, sizes, strict=True))
    curve = worked_out(kind, centre, min(sizes), max(sizes)) if far * 2 <= len(both) else ()
    places = [
        Sized(one.place, one.value, one.denominator, beyond(kind, centre, curve, one))
        for one in both
        if one.value is not None and one.denominator
    ]
    return Chance(centre, kind, tuple(places), curve, far)


@lru_cache(maxsize=64)
def worked_out(kind: Kind, centre: float, least: float, most: float) -> tuple[tuple[float, Limits, Limits], ...]:
    """The limits from the smallest place to the largest, closer where places are small: there they bend."""
    roots = [1 / sqrt(most) + (1 / sqrt(least) - 1 / sqrt(most)) * turn / (STEPS - 1) for turn in range(STEPS)]
    sizes = sorted({max(least, min(most, 1 / root**2)) for root in roots})
    return tuple((size, kind.limits(centre, size, USUAL), kind.limits(centre, size, SURE)) for size in sizes)


def sure_at(curve: Sequence[tuple[float, Limits, Limits]], size: float) -> Limits:
    """The outer limits of one size: between two that were worked out they go as one over the root of the size."""
    place = min(max(bisect_right(curve, size, key=lambda one: one[0]), 1), len(curve) - 1)
    (small, _, wide), (large, _, close) = curve[place - 1], curve[place]
    first, last = 1 / sqrt(small), 1 / sqrt(large)
    share = (1 / sqrt(size) - first) / (last - first) if last != first else 0.0
    return wide[0] + (close[0] - wide[0]) * share, wide[1] + (close[1] - wide[1]) * share


def beyond(found: Kind, centre: float, curve: Sequence[tuple[float, Limits, Limits]], one: There) -> int:
    """On which side of the outer limits a place lies; worked out for itself where what is read off could be wrong."""
    if not curve:
        return 0
    value, size = float(one.value or 0), float(one.denominator or 0)
    low, high = sure_at(curve, size) if len(curve) > 1 else curve[0][2]
    if min(abs(value - low), abs(value - high)) < CLOSE * (high - low):
        low, high = found.limits(centre, size, SURE)
    return -1 if value < low else int(value > high)


def in_words(found: Chance, ours: str, stated: Stated) -> str:
    """Where we lie for our size, and who lies beyond what chance explains.

    >>> towns = (Sized("Ashby", Decimal(80), Decimal(400)), Sized("Broad", Decimal(99), Decimal(900), 1))
    >>> in_words(Chance(82, Kind(True, 100), towns, ()), "Ashby", Stated("%"))[:41]
    'Chance alone explains where Ashby stands:'
    """
    if not found.is_told:
        number = f"{found.far} of {counted(len(found.places), 'place')}"
        return (
            f"Places differ by far more than chance explains ({number} lie beyond it), so other reasons than their size must be looked for."
        )
    return " ".join([*of_us(found, ours, stated), *of_others(found, ours)])


def of_us(found: Chance, ours: str, stated: Stated) -> Iterator[str]:
    mine = next((one for one in found.places if one.place == ours), None)
    if mine is None:
        return
    low, high = (stated.say(stated.as_printed(Decimal(repr(one)))) for one in found.kind.limits(found.centre, float(mine.size), SURE))
    which = f"among places of its size ({said(mine.size, '', 0)}) figures from {low} to {high} are nothing unusual"
    verb = "explains where {} stands" if not mine.beyond else "does not explain where {} stands"
    yield f"Chance alone {verb.format(ours)}: {which}."


def of_others(found: Chance, ours: str) -> Iterator[str]:
    rest = [one.place for one in found.outside if one.place != ours]
    if rest:
        yield f"{named(rest)} {'lies' if len(rest) == 1 else 'lie'} beyond it."
