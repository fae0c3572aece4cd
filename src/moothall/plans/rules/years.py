"""The years of a plan: from a day to a day, said as people say them, and moved on to the next."""

from calendar import isleap
from datetime import date, timedelta

from moothall.authority.words import day_in_words

ONE_DAY = timedelta(days=1)
LEAP_DAY = (2, 29)
NEAR = range(1900, 2200)


def too_far(day: date | None) -> str:
    """Why a day cannot be one of a plan: what is typed so far away is a slip of the hand. Nothing where it can.

    >>> too_far(date(9999, 12, 31)), too_far(date(2026, 4, 1)), too_far(None)
    ('Enter a day from 1900 to 2199.', '', '')
    """
    return "" if day is None or day.year in NEAR else f"Enter a day from {NEAR[0]} to {NEAR[-1]}."


def days_out_of_order(first: date | None, last: date | None, first_words: str = "the first day", last_words: str = "the last") -> str:
    """Why two days cannot stand so, in a sentence; nothing where they can.

    >>> days_out_of_order(date(2026, 4, 1), date(2026, 3, 31), "the start", "the day on which it is due")
    'The day on which it is due, 31 March 2026, is before the start, 1 April 2026. Enter a later day.'
    """
    if first is None or last is None or first <= last:
        return ""
    said = day_in_words(last, weekday=False), day_in_words(first, weekday=False)
    return f"{last_words[:1].upper()}{last_words[1:]}, {said[0]}, is before {first_words}, {said[1]}. Enter a later day."


def is_whole_years(first: date, last: date) -> bool:
    """Whether these days are a number of whole years."""
    return a_year_later(last + ONE_DAY, first.year - (last + ONE_DAY).year) == first


def years_in_words(first: date, last: date) -> str:
    """The time of a plan as people say it: a financial or council year, several years, or its two days.

    >>> years_in_words(date(2026, 4, 1), date(2027, 3, 31)), years_in_words(date(2026, 4, 1), date(2029, 3, 31))
    ('2026/27', '2026 to 2029')
    >>> years_in_words(date(2026, 1, 1), date(2026, 12, 31)), years_in_words(date(2026, 4, 1), date(2026, 9, 30))
    ('2026', '1 April 2026 to 30 September 2026')
    """
    if not is_whole_years(first, last):
        return f"{day_in_words(first, weekday=False)} to {day_in_words(last, weekday=False)}"
    ends = last.year
    if first.year == ends:
        return str(first.year)
    return f"{first.year}/{ends % 100:02}" if ends == first.year + 1 and (last + ONE_DAY).year == ends else f"{first.year} to {ends}"


def a_year_later(day: date, years: int = 1) -> date:
    """The same day of another year; the last day of February where that year has no 29th.

    >>> a_year_later(date(2028, 2, 29)), a_year_later(date(2026, 4, 1), 3)
    (datetime.date(2029, 2, 28), datetime.date(2029, 4, 1))
    """
    year = day.year + years
    if (day.month, day.day) == LEAP_DAY and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def next_years(first: date, last: date) -> tuple[date, date]:
    """The days of the plan that follows one: it begins the day after, and lasts as long.

    >>> next_years(date(2026, 4, 1), date(2029, 3, 31))
    (datetime.date(2029, 4, 1), datetime.date(2032, 3, 31))
    """
    begins = last + ONE_DAY
    if is_whole_years(first, last):
        return begins, a_year_later(begins, begins.year - first.year) - ONE_DAY
    return begins, begins + (last - first)
