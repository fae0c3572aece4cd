"""A place among others: rank, quarter, mean, median, pooled rate, and whether a figure differs from a reference.

A place without a figure is named as missing. It has no rank, counts towards no average, and nothing stands in for it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce
from math import isfinite

from .polarity import Number, as_written, goodness

EXACT = Context(prec=60)
Figures = Mapping[Hashable, Number | None]


@dataclass(frozen=True)
class Standing:
    """`place` 1 is best; those alike share the better place, and the places after them stay empty (1, 2, 2, 4). `quarter` 1 is best."""

    place: int
    of: int
    shared_with: int
    quarter: int | None


@dataclass(frozen=True)
class Average:
    """A middle of some places. `value` is None where no place counts; `places` is how many do, `missing` how many have no figure."""

    value: float | None
    places: int
    missing: int


def standings(figures: Figures, polarity: str, *, plan: float | None = None, fewest_for_quarters: int) -> dict[Hashable, Standing]:
    """The standing of every place that has a figure; none at all where figures are not judged.

    A quarter is told by how many are better: fewer than a quarter of all, fewer than half… So equal figures stand in one quarter.
    In groups smaller than `fewest_for_quarters` there are none: what a small group is, the council says.

    >>> standings({"a": 9.0, "b": 7.0, "c": 7.0, "d": None}, "lower", fewest_for_quarters=8)["a"]
    Standing(place=3, of=3, shared_with=0, quarter=None)
    """
    counted = {name: goodness(value, polarity, plan) for name, value in known(figures).items()}
    judged = {name: good for name, good in counted.items() if good is not None}
    order = sorted(judged.values(), reverse=True)
    alike = Counter(order)
    better: dict[Number, int] = {}
    for before, good in enumerate(order):
        better.setdefault(good, before)
    return {
        name: Standing(better[good] + 1, len(order), alike[good] - 1, quarter(better[good], len(order), fewest_for_quarters))
        for name, good in judged.items()
    }


def quarter(better: int, of: int, fewest: int) -> int | None:
    return None if of < fewest else 1 + 4 * better // of


def known(figures: Figures) -> dict[Hashable, Number]:
    found = {name: value for name, value in figures.items() if value is not None}
    wrong = next((name for name, value in found.items() if not isfinite(value)), None)
    if wrong is not None:
        raise ValueError(f"figures: that of {wrong} is no number; give None where it is missing.")
    return found


def mean_of_places(figures: Figures) -> Average:
    """The plain mean: every place counts alike, however large it is."""
    values = as_written_all(figures)
    return Average(float(EXACT.divide(total(values), len(values))) if values else None, len(values), len(figures) - len(values))


def median_of_places(figures: Figures) -> Average:
    values = sorted(as_written_all(figures))
    middle = [values[(len(values) - 1) // 2], values[len(values) // 2]] if values else []
    return Average(float(EXACT.divide(total(middle), 2)) if middle else None, len(values), len(figures) - len(values))


def as_written_all(figures: Figures) -> list[Decimal]:
    return [as_written(value) for value in known(figures).values()]


def total(values: Iterable[Decimal]) -> Decimal:
    """The sum of figures as people wrote them: in tenths ten of 0.1 are 1, and what lies on the edge of rounding is rounded as on paper."""
    return reduce(EXACT.add, values, Decimal(0))


def pooled_rate(numerators: Figures, denominators: Figures, *, per: Number = 1) -> Average:
    """All numerators over all denominators, times `per` (100 for a percentage): every resident counts alike, and so large places for more.

    Only places that have both count. A denominator that is nought adds nothing; one below nought is refused.
    """
    tops, wholes = known(numerators), known(denominators)
    if any(whole < 0 for whole in wholes.values()):
        raise ValueError("denominators: none may be less than nought.")
    both = [name for name in tops if name in wholes]
    top, whole = (total(as_written(part[name]) for name in both) for part in (tops, wholes))
    missing = len({*numerators, *denominators}) - len(both)
    rate = float(EXACT.divide(EXACT.multiply(as_written(per), top), whole)) if whole else None
    return Average(rate, len(both), missing)


def beside_reference(low: float, high: float, reference: float, polarity: str) -> str:
    """Whether a figure with its confidence interval is better, worse or similar to a reference; higher or lower where none is judged.

    It is similar where the interval holds the reference, its ends included: the method "confidence intervals overlapping reference
    value" of Fingertips (Office for Health Improvement and Disparities, public health technical guidance).

    >>> beside_reference(13.0, 13.2, 12.9, "lower")
    'worse'
    """
    if not low <= high:
        raise ValueError("low: the lower end of an interval lies above the upper one.")
    if low <= reference <= high:
        return "similar"
    is_higher = low > reference
    if polarity not in ("higher", "lower"):
        return "higher" if is_higher else "lower"
    return "better" if is_higher == (polarity == "higher") else "worse"
