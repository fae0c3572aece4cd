"""The figures of one measure in their order, as they are judged: each with its period and what it was held to there."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from moothall.performance.rules.periods import Frequency, Period, year_of

PERIOD_NAMES = {Frequency.MONTHLY: "month", Frequency.QUARTERLY: "quarter", Frequency.ANNUAL: "year", Frequency.OTHER: "figure"}


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a period; no value where it is missing. `held` is what the target in force came to then, nothing where none was."""

    period: Period
    value: Decimal | None = None
    held: Decimal | None = None
    is_provisional: bool = False


def present(figures: Sequence[Figure]) -> list[Figure]:
    return [one for one in figures if one.value is not None]


def latest(figures: Sequence[Figure]) -> Figure | None:
    """The last figure that is there."""
    found = present(figures)
    return found[-1] if found else None


def increments(figures: Sequence[Figure], begins_in: int) -> list[Figure]:
    """What each period added to a running total, which begins anew with each year; nothing where the total before is missing.

    A running total rises whatever happens, so no control chart may judge it: this may be judged instead.
    """
    found, before = [], None
    for one in figures:
        is_first = year_of(one.period.first, begins_in).first == one.period.first
        start = Decimal(0) if is_first else before
        added = None if one.value is None or start is None else one.value - start
        found.append(Figure(one.period, added, None, one.is_provisional))
        before = one.value
    return found
