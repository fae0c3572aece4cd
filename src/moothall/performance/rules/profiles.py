"""The time of a target and what it comes to within it: a profile leads to the target, by the measure's own way of counting."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from moothall.authority.words import counted
from moothall.performance.rules.definitions import Counting
from moothall.performance.rules.numbers import said
from moothall.performance.rules.periods import Frequency, Period, month_after, months_from, periods_within
from moothall.performance.rules.targets import TargetFacts


def target_of(target: TargetFacts, period: Period, counting: Counting, frequency: Frequency) -> Decimal | None:
    """What a target comes to in one period: its profile's point for that place in the year, or its value where each period is held to that.

    A running total, or months that add up, are held to a year's target only at its end, unless a profile says what they should be before.
    """
    if target.points:
        return point_in(target, period, frequency)
    is_end = counting is Counting.CUMULATIVE and period.last.month == target.last_on.month
    return target.value if is_end or counting in (Counting.SNAPSHOT, Counting.ROLLING) else None


def point_in(target: TargetFacts, period: Period, frequency: Frequency) -> Decimal | None:
    """The point of a profile for the place of a period in the year."""
    length = months_from(target.from_on, target.last_on) or 12
    place = month_after(period.first, -(months_between(target.from_on, period.first) // length) * length)
    known = zip(periods_in(target.period, frequency), target.points, strict=False)
    return next((point for one, point in known if one.first == place), None)


def months_between(first: date, later: date) -> int:
    return (later.year - first.year) * 12 + later.month - first.month


def periods_in(period: Period, frequency: Frequency) -> list[Period]:
    """The periods of a target's own time; its year begins when it does."""
    return list(periods_within(frequency, period.first, period.last, period.first.month)) if frequency.months else []


def profile_lacks(
    points: Sequence[Decimal], value: Decimal, counting: Counting, periods: Sequence[Period], unit: str = "", decimals: int = 1
) -> str:
    """Why a profile does not lead to its target, in a sentence; nothing if it does, or if there is none.

    >>> quarters = [Period(date(2026, 4, 1), date(2026, 6, 30)), Period(date(2026, 7, 1), date(2026, 9, 30))]
    >>> profile_lacks([Decimal(40), Decimal(50)], Decimal(100), Counting.ADDED, quarters, "homes", 0)
    'The profile adds up to 90 homes, and the target is 100 homes. Change the one or the other.'
    >>> profile_lacks([Decimal(40), Decimal(100)], Decimal(100), Counting.CUMULATIVE, quarters, "homes", 0)
    ''
    """
    if not points:
        return ""
    if not periods:
        return "There is no profile for a measure whose periods follow no calendar. Leave it empty."
    if len(points) != len(periods):
        return f"The profile has {counted(len(points), 'figure')} for {counted(len(periods), 'period')}. Enter one for each."
    reached = sum(points, Decimal(0)) if counting.adds_up else points[-1]
    if reached == value:
        return ""
    how = "adds up to" if counting.adds_up else "ends at"
    found, wanted = said(reached, unit, decimals), said(value, unit, decimals)
    return f"The profile {how} {found}, and the target is {wanted}. Change the one or the other."


def target_lacks(first: date, last: date, frequency: Frequency) -> tuple[str, str]:
    """What is wrong with the time of a target, as the box and the sentence."""
    if last < first:
        return "last_on", "Its last day is before its first. Enter a later day."
    if frequency.months and not periods_in(Period(first, last), frequency):
        return "last_on", "No whole period of this measure lies within these days. Enter a later day."
    if frequency.months and (first.day != 1 or not months_from(first, last)):
        return "from_on", "A target is for whole months. Enter the first day of a month, and the last day of one."
    return "", ""


def bounds_lack(floor: Decimal | None, value: Decimal, stretch: Decimal | None) -> tuple[str, str]:
    """A target lies between its floor and its stretch; which of these is the higher follows from what is better."""
    known = [one for one in (floor, value, stretch) if one is not None]
    if known in (sorted(known), sorted(known, reverse=True)):
        return "", ""
    return "floor", "The target lies between its floor and its stretch. Put one of the three right."
