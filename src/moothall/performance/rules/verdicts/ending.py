"""Where the year is likely to end, in words; the method and its range are those of `moothall.statistics.forecast`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from moothall.performance.rules.definitions import Counting, Polarity
from moothall.performance.rules.periods import Period
from moothall.performance.rules.verdicts.rating import HUNDRED, HeldTo, Rating, met
from moothall.performance.rules.verdicts.saying import Stated
from moothall.statistics.forecast import Forecast, year_end


class Ends(StrEnum):
    """Whether the year's target will be met."""

    MET = "So it is likely to meet the target of {}."
    MISSED = "So it is likely to miss the target of {}."
    OPEN = "So it may meet the target of {}, or miss it."
    UNSURE = "How sure that is cannot be said, so whether it meets the target of {} is open."


@dataclass(frozen=True, slots=True)
class Ending:
    """The forecast as it is printed, and what it means for the target of the year, where there is one."""

    value: Decimal
    low: Decimal | None
    high: Decimal | None
    ends: Ends | None
    words: str
    method: str


def ending(
    year: Sequence[Decimal | None],
    past: Sequence[Sequence[Decimal | None]],
    counting: Counting,
    held: HeldTo | None,
    stated: Stated,
    of: Period,
) -> Ending | None:
    """The forecast of a year of which some periods have a figure; nothing where none has, or all have. Each year has all its periods.

    Periods that add up are added up to a running total first, as far as none is missing.
    """
    given, before = (running(year), [running(one) for one in past]) if counting.adds_up else (list(year), [list(one) for one in past])
    if not any(one is not None for one in given) or given[-1] is not None:
        return None
    kind = "cumulative" if counting in (Counting.ADDED, Counting.CUMULATIVE) else counting.value
    found = year_end([plain(one) for one in given], accumulation=kind, past=[[plain(one) for one in each] for each in before])
    return in_words(found, held, stated, of) if found else None


def running(figures: Sequence[Decimal | None]) -> list[Decimal | None]:
    total: Decimal | None = Decimal(0)
    made = []
    for one in figures:
        total = None if total is None or one is None else total + one
        made.append(total)
    return made


def plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def in_words(found: Forecast, held: HeldTo | None, stated: Stated, of: Period) -> Ending:
    value, low, high = (None if one is None else stated.as_printed(Decimal(repr(one))) for one in (found.value, found.low, found.high))
    assert value is not None
    low, high = within(low, high, value, stated)
    between = f", between {stated.say(low)} and {stated.say(high)}" if low is not None and high is not None and low != high else ""
    chance = f" {round(found.chance * 100)} times in 100" if between and found.chance else ""
    ends = judged(value, low, high, held, stated.polarity)
    target = f" {ends.format(stated.say(held.value))}" if ends and held else ""
    return Ending(
        value, low, high, ends, f"{of.in_words()} is likely to end at {stated.say(value)}{between}{chance}.{target}", found.method
    )


def within(low: Decimal | None, high: Decimal | None, value: Decimal, stated: Stated) -> tuple[Decimal | None, Decimal | None]:
    """A range that does not go below nought, or beyond a hundred percent, where the forecast itself does not.

    >>> within(Decimal(-1), Decimal("100.1"), Decimal(97), Stated("%"))
    (Decimal('0'), Decimal('100'))
    """
    if low is None or high is None:
        return None, None
    least = Decimal(0) if value >= 0 else low
    most = HUNDRED if stated.unit == "%" and value <= HUNDRED else high
    return max(low, least), min(high, most)


def judged(value: Decimal, low: Decimal | None, high: Decimal | None, held: HeldTo | None, polarity: Polarity) -> Ends | None:
    """Met or missed where the whole range is; without a range nobody can be sure, so it stays open."""
    if held is None or polarity is Polarity.NONE:
        return None
    if low is None or high is None:
        return Ends.UNSURE
    nearest = min(max(held.value, low), high)  # where a plan is best, both ends may lie beside it and the plan between them
    ends = {is_met(one, held, polarity) for one in (value, low, high, nearest)}
    if len(ends) > 1:
        return Ends.OPEN
    return Ends.MET if ends.pop() else Ends.MISSED


def is_met(value: Decimal, held: HeldTo, polarity: Polarity) -> bool:
    return met(value, replace(held, point=held.value), held.value, None, polarity) is Rating.ON
