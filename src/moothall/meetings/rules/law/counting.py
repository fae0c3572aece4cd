"""How the law counts days and years, and the last lawful moment that follows from a count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from moothall.authority.rules import (
    FIRST_YEAR,
    LAST_YEAR,
    NONE,
    is_working_day,
    last_working_day_before,
    working_day_after,
    working_days_between,
)

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
MIDNIGHT = time(0)
LONGEST = 366

# Counting from these, in either direction, the bank holidays are known to the end of the longest period.
FIRST_COUNTED, LAST_COUNTED = date(FIRST_YEAR + 3, 1, 1), date(LAST_YEAR - 8, 12, 31)


class Unit(StrEnum):
    """What is counted. A clear day is one that is neither the day of the notice nor the day of the meeting."""

    CLEAR_WORKING = "clear_working"
    CLEAR_CALENDAR = "clear_calendar"
    WORKING = "working"
    CALENDAR = "calendar"
    YEARS = "years"

    @property
    def is_clear(self) -> bool:
        return self in (Unit.CLEAR_WORKING, Unit.CLEAR_CALENDAR)

    @property
    def is_working(self) -> bool:
        return self in (Unit.CLEAR_WORKING, Unit.WORKING)

    @property
    def word(self) -> str:
        """One of them, as a sentence says it: clear working day."""
        return {Unit.CLEAR_WORKING: "clear working day", Unit.CLEAR_CALENDAR: "clear day", Unit.WORKING: "working day"}.get(
            self, "year" if self == Unit.YEARS else "day"
        )


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last lawful day, the moment from which it is too late, and the last working day on which somebody can do it."""

    day: date
    at: datetime
    work_by: date

    def is_kept_by(self, moment: datetime) -> bool:
        """Whether this moment is in time. Midnight is already the next day; the stroke of an office's closing time is not too late."""
        _refuse_what_is_no_moment(moment)
        return moment < self.at or (moment == self.at and self.at.time() != MIDNIGHT)


def clear_days(done: date, held: date, unit: Unit = Unit.CLEAR_WORKING, closed: Collection[date] = NONE) -> int:
    """The days between two days, neither of which counts; none when the second is not later.

    Source: law.md, section 0: the day of the notice and the day of the meeting are both left out.

    >>> clear_days(date(2009, 7, 9), date(2009, 7, 15), Unit.CLEAR_CALENDAR), clear_days(date(2009, 7, 7), date(2009, 7, 15))
    (5, 5)
    """
    if unit.is_working:
        return working_days_between(done, held - ONE_DAY, closed)
    return max((held - done).days - 1, 0)


def last_day(held: date, number: int, unit: Unit = Unit.CLEAR_WORKING, closed: Collection[date] = NONE) -> date:
    """The last day on which something may be done that must be done so many days before a meeting.

    Of clear days, the latest day that leaves this many between. Of other days, the day that is so many before.

    >>> str(last_day(date(2009, 7, 15), 5)), str(last_day(date(2009, 7, 15), 5, Unit.CLEAR_CALENDAR))
    ('2009-07-07', '2009-07-09')
    >>> str(last_day(date(2026, 12, 16), 28, Unit.CLEAR_CALENDAR)), str(last_day(date(2026, 12, 16), 28, Unit.CALENDAR))
    ('2026-11-17', '2026-11-18')
    """
    _refuse_what_cannot_be_counted(number, unit)
    if not unit.is_working:
        return held - timedelta(days=number + unit.is_clear)
    first_counted = _working_day_before(held, number, frozenset(closed))
    return first_counted - ONE_DAY if unit.is_clear else first_counted


@lru_cache(maxsize=4096)  # a timeline asks the same of one meeting several times, and a list of many meetings on the same days
def _working_day_before(day: date, number: int, closed: frozenset[date]) -> date:
    for _ in range(number):
        day = last_working_day_before(day, closed)
    return day


def last_day_after(begins: date, number: int, unit: Unit, closed: Collection[date] = NONE, is_first_day_counted: bool = False) -> date:
    """The last day of a period that runs from a day; "beginning with" that day, it counts as the first.

    >>> joined = date(2023, 5, 4)
    >>> str(last_day_after(joined, 28, Unit.CALENDAR, is_first_day_counted=True)), str(last_day_after(joined, 28, Unit.CALENDAR))
    ('2023-05-31', '2023-06-01')
    """
    _refuse_what_cannot_be_counted(number, unit)
    day_0 = begins - ONE_DAY if is_first_day_counted else begins
    return working_day_after(day_0, number, closed) if unit.is_working else day_0 + timedelta(days=number)


def last_day_of_years(begins: date, years: int) -> date:
    """The last day of so many years beginning with a day; from 29 February they end with 28 February.

    >>> str(last_day_of_years(date(2010, 8, 4), 6)), str(last_day_of_years(date(2012, 2, 29), 4))
    ('2016-08-03', '2016-02-28')
    """
    year = begins.year + years
    if (begins.month, begins.day) == (2, 29):
        return date(year, 2, 28)
    return begins.replace(year=year) - ONE_DAY


def deadline(day: date, closes_at: time | None = None, closed: Collection[date] = NONE) -> Deadline:
    """The last lawful moment of a last lawful day: its end, or where the council's office hours decide, when the office last closes.

    An office is shut on a Sunday, so by office hours the moment is on the last working day.

    >>> found = deadline(date(2026, 11, 8))
    >>> str(found.at), str(found.work_by)
    ('2026-11-09 00:00:00+00:00', '2026-11-06')
    >>> str(deadline(date(2026, 11, 8), time(17)).at)
    '2026-11-06 17:00:00+00:00'
    """
    work_by = day if is_working_day(day, closed) else last_working_day_before(day, closed)
    if closes_at is None:
        return Deadline(day, start_of(day + ONE_DAY), work_by)
    return Deadline(work_by, datetime.combine(work_by, closes_at, LONDON), work_by)


def day_of(moment: datetime) -> date:
    """The day on which a moment falls in England."""
    _refuse_what_is_no_moment(moment)
    return moment.astimezone(LONDON).date()


def start_of(day: date) -> datetime:
    """The first moment of a day in England, which is also the end of the day before."""
    return datetime.combine(day, MIDNIGHT, LONDON)


def can_be_counted(day: date) -> bool:
    """Whether the bank holidays around a day are known, so that working days can be counted from it."""
    return FIRST_COUNTED <= day <= LAST_COUNTED


def _refuse_what_cannot_be_counted(number: object, unit: Unit) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError(f"Days are counted in whole numbers, and {number!r} is none.")
    if not 0 <= number <= LONGEST:
        raise ValueError(f"A period must be 0 to {LONGEST} days, and {number} is not.")
    if unit == Unit.YEARS:
        raise ValueError("Years are not counted in days.")


def _refuse_what_is_no_moment(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError(f"A moment needs its time zone, and {moment} has none.")
