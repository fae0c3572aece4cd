"""When something is to be decided, in words."""

from datetime import date

from moothall.authority.rules import ONE_DAY
from moothall.authority.words import MONTHS, day_in_words
from moothall.decisions.rules.notices.counting import month_after


def when(first: date | None, last: date | None = None) -> str:
    """A day, a whole month, or a period; nothing where no day is named.

    >>> when(date(2026, 12, 10)), when(date(2026, 12, 1), date(2026, 12, 31)), when(None)
    ('Thursday 10 December 2026', 'December 2026', '')
    >>> when(date(2026, 12, 1), date(2027, 1, 15))
    'between 1 December 2026 and 15 January 2027'
    """
    if first is None:
        return ""
    if last is None or last == first:
        return day_in_words(first)
    if first.day == 1 and last == month_after(first, 1) - ONE_DAY:
        return f"{MONTHS[first.month]} {first.year}"
    return f"between {day_in_words(first, weekday=False)} and {day_in_words(last, weekday=False)}"


def month_in_words(day: date) -> str:
    """The month in which a day lies.

    >>> month_in_words(date(2026, 12, 10))
    'December 2026'
    """
    return f"{MONTHS[day.month]} {day.year}"
