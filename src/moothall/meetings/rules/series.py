"""The days of a series of meetings: every so many weeks, or on the same weekday of each month, with what speaks against a day."""

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice, takewhile

from moothall.authority.rules import NONE, bank_holiday
from moothall.authority.words import day_in_words, ordinal_in_words

MOST = 60
SATURDAY = 5


class Rhythm(StrEnum):
    """How the meetings of a series follow each other."""

    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A day of a series. `against` says why nobody would meet on it; empty where nothing does."""

    on: date
    against: str = ""


def days_of(first: date, last: date, rhythm: Rhythm, every: int) -> list[date]:
    """The days of a series, the first included, at most sixty.

    >>> [day.isoformat() for day in days_of(date(2026, 9, 10), date(2026, 12, 31), Rhythm.MONTHS, 1)]
    ['2026-09-10', '2026-10-08', '2026-11-12', '2026-12-10']
    >>> [day.isoformat() for day in days_of(date(2026, 12, 10), date(2027, 1, 31), Rhythm.WEEKS, 3)]
    ['2026-12-10', '2026-12-31', '2027-01-21']
    """
    if every < 1:
        raise ValueError("A series goes on by one week or month at least.")
    following = by_weeks(first, every) if rhythm is Rhythm.WEEKS else by_months(first, every)
    return list(islice(takewhile(lambda day: day <= last, following), MOST))


def by_weeks(first: date, every: int) -> Iterator[date]:
    while True:
        yield first
        first += timedelta(weeks=every)


def by_months(first: date, every: int) -> Iterator[date]:
    """The same weekday of the same week in each month; where a month has no fifth, its last."""
    turn, weekday = (first.day - 1) // 7, first.weekday()
    months = first.year * 12 + first.month - 1
    while True:
        year, month = divmod(months, 12)
        yield weekday_of(year, month + 1, weekday, turn)
        months += every


def weekday_of(year: int, month: int, weekday: int, turn: int) -> date:
    """The first (0), second (1)… such weekday of a month; the last, where there are not so many.

    >>> weekday_of(2026, 11, 3, 1), weekday_of(2026, 11, 3, 4)
    (datetime.date(2026, 11, 12), datetime.date(2026, 11, 26))
    """
    first, length = monthrange(year, month)
    day = 1 + (weekday - first) % 7 + 7 * turn
    return date(year, month, day if day <= length else day - 7)


def proposed(days: Collection[date], closed: Collection[date] = NONE, taken: Collection[date] = NONE) -> list[Proposed]:
    """The days with what speaks against each: a weekend, a bank holiday, a closure day, another meeting of the same body.

    >>> [one.against for one in proposed([date(2026, 12, 25), date(2026, 12, 30)], {date(2026, 12, 30)})]
    ['Christmas Day', 'The council is closed']
    """
    return [Proposed(day, against(day, closed, taken)) for day in days]


def against(day: date, closed: Collection[date], taken: Collection[date]) -> str:
    if day in taken:
        return "This body meets on that day already"
    if name := bank_holiday(day):
        return name
    if day in closed:
        return "The council is closed"
    return "At the weekend" if day.weekday() >= SATURDAY else ""


def in_words(first: date, rhythm: Rhythm, every: int) -> str:
    """The rhythm as a sentence says it.

    >>> in_words(date(2026, 9, 10), Rhythm.MONTHS, 1), in_words(date(2026, 9, 10), Rhythm.WEEKS, 3)
    ('on the second Thursday of each month', 'on a Thursday, every 3 weeks')
    """
    weekday = day_in_words(first).split()[0]
    if rhythm is Rhythm.WEEKS:
        return f"on a {weekday}, every {every} weeks" if every > 1 else f"every {weekday}"
    turn = ordinal_in_words((first.day - 1) // 7 + 1)
    return f"on the {turn} {weekday} of each month" if every == 1 else f"on the {turn} {weekday} of every {ordinal_in_words(every)} month"
