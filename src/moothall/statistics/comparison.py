"""A place among others: rank, quarter, mean, median, pooled rate, and whether a figure differs from a reference.

A place without a figure is named as missing. It has no rank, counts towards no average, and nothing stands in for it.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import fsum, isfinite
from statistics import median

from .polarity import goodness

Figures = Mapping[Hashable, float | None]


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
    better: dict[float, int] = {}
    for before, good in enumerate(order):
        better.setdefault(good, before)
    return {
        name: Standing(better[good] + 1, len(order), alike[good] - 1, quarter(better[good], len(order), fewest_for_quarters))
        for name, good in judged.items()
    }


def quarter(better: int, of: int, fewest: int) -> int | None:
    return None if of < fewest else 1 + 4 * better // of


def known(figures: Figures) -> dict[Hashable, float]:
    found = {name: float(value) for name, value in figures.items() if value is not None}
    wrong = next((name for name, value in found.items() if not isfinite(value)), None)
    if wrong is not None:
        raise ValueError(f"figures: that of {wrong} is no number; give None where it is missing.")
    return found


def mean_of_places(figures: Figures) -> Average:
    """The plain mean: every place counts alike, however large it is."""
    values = known(figures).values()
    return Average(fsum(values) / len(values) if values else None, len(values), len(figures) - len(values))


def median_of_places(figures: Figures) -> Average:
    values = known(figures).values()
    return Average(median(values) if values else None, len(values), len(figures) - len(values))


def pooled_rate(numerators: Figures, denominators: Figures, *, per: float = 1) -> Average:
    """All numerators over all denominators, times `per` (100 for a percentage): every resident counts alike, and so large places for more.

    Only places that have both count. A denominator that is nought adds nothing; one below nought is refused.
    """
    tops, wholes = known(numerators), known(denominators)
    if any(whole < 0 for whole in wholes.values()):
        raise ValueError("denominators: none may be less than nought.")
    both = [name for name in tops if name in wholes]
    whole = fsum(wholes[name] for name in both)
    missing = len({*numerators, *denominators}) - len(both)
    return Average(per * fsum(tops[name] for name in both) / whole if whole else None, len(both), missing)


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
