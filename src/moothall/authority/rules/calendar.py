"""Working days, as the law and standing orders count them: weekends, bank holidays and a council's own closure days are left out."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache

from holidays import country_holidays

# The bank holidays of England and Wales begin with the Bank Holidays Act 1871; later than this nobody can say.
FIRST_YEAR, LAST_YEAR = 1872, 2100

SATURDAY = 5
NONE: frozenset[date] = frozenset()
ONE_DAY = timedelta(days=1)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year, substitutes and single occasions included.

    Source: Banking and Financial Dealings Act 1971, Sch 1, and royal proclamations, as the `holidays` library keeps them.

    >>> date(2011, 4, 29) in bank_holidays(2011)
    True
    """
    return frozenset(_named_bank_holidays(year))


def bank_holiday(day: date) -> str:
    """What the bank holiday on a day is called; nothing on any other day, nor in years of which nobody can say.

    >>> bank_holiday(date(2026, 12, 25)), bank_holiday(date(2026, 12, 24)), bank_holiday(date(2222, 12, 25))
    ('Christmas Day', '', '')
    """
    return _named_bank_holidays(day.year).get(day, "") if FIRST_YEAR <= day.year <= LAST_YEAR else ""


def is_working_day(day: date, closed: Collection[date] = NONE) -> bool:
    """Whether the council works on this day: no weekend, no bank holiday, no closure day.

    >>> is_working_day(date(2009, 12, 9)), is_working_day(date(2009, 12, 25))
    (True, False)
    """
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year) and day not in closed


def working_day_after(day: date, n: int, closed: Collection[date] = NONE) -> date:
    """The n-th working day after a day, which is itself day 0, even when the council is closed on it.

    Source: the count of two moments in law.md, section 6, which gives the dates of a real record of 2009.

    >>> working_day_after(date(2009, 12, 9), 5)
    datetime.date(2009, 12, 16)
    >>> working_day_after(date(2009, 12, 25), 0)
    datetime.date(2009, 12, 25)
    """
    _refuse_what_cannot_be_counted(n)
    _refuse_what_is_no_day(day, closed)
    for _, reached in zip(range(n), _working_days_from(day, closed), strict=False):
        day = reached
    return day


def working_days(first: date, last: date, closed: Collection[date] = NONE) -> list[date]:
    """The working days after the first day, up to and including the last; none when the last is not later.

    >>> [day.day for day in working_days(date(2009, 12, 9), date(2009, 12, 16))]
    [10, 11, 14, 15, 16]
    """
    _refuse_what_is_no_day(first, closed)
    _refuse_what_is_no_day(last, closed)
    days = (first + timedelta(days=count) for count in range(1, (last - first).days + 1))
    return [day for day in days if is_working_day(day, closed)]


def working_days_between(first: date, last: date, closed: Collection[date] = NONE) -> int:
    """How many working days there are after the first day, up to and including the last.

    >>> working_days_between(date(2009, 12, 9), date(2009, 12, 16))
    5
    """
    return len(working_days(first, last, closed))


def last_working_day_before(day: date, closed: Collection[date] = NONE) -> date:
    """The nearest working day before a day.

    >>> last_working_day_before(date(2009, 12, 14))
    datetime.date(2009, 12, 11)
    """
    _refuse_what_is_no_day(day, closed)
    day -= ONE_DAY
    while not is_working_day(day, closed):
        day -= ONE_DAY
    return day


@cache
def _named_bank_holidays(year: int) -> Mapping[date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"The bank holidays of {year} are not known, only those from {FIRST_YEAR} to {LAST_YEAR}.")
    return dict(country_holidays("GB", subdiv="ENG", years=year, language="en_GB"))


def _working_days_from(day: date, closed: Collection[date]) -> Iterator[date]:
    while True:
        day += ONE_DAY
        if is_working_day(day, closed):
            yield day


def _refuse_what_cannot_be_counted(n: object) -> None:
    if isinstance(n, bool) or not isinstance(n, int):
        raise TypeError(f"Working days are counted in whole numbers, and {n!r} is none.")
    if n < 0:
        raise ValueError(f"Working days are counted forwards from 0, and {n} is less.")


def _refuse_what_is_no_day(day: object, closed: object) -> None:
    # A moment is refused too: it would never be found among days, and a closed day would count as open.
    if isinstance(day, datetime) or not isinstance(day, date):
        raise TypeError(f"A day is needed to count from, and {day!r} is none.")
    if isinstance(closed, str) or not isinstance(closed, Collection):
        raise TypeError(f"The closure days must be a set of days, and {closed!r} is none.")
