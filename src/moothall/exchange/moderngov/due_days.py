"""When a decision is due, as a plan says it: a day, a month, or from one to another. What cannot be read so stays in words alone."""

import re
from calendar import monthrange
from datetime import date

from .values import MONTH, NoSuchDate, day_of, month_number

DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Za-z]+\.?,?\s+\d{4})"
WHOLE_MONTH = re.compile(rf"(?P<month>{MONTH})\s+(?P<year>\d{{4}})", re.IGNORECASE)
BETWEEN = re.compile(rf"(?P<first>{DAY})\s*(?:to|and|until|till|[-–—])\s*(?P<last>{DAY})", re.IGNORECASE)
AT_THE_LATEST = re.compile(r"^\W*(?:by|before|no later than|not later than|until)\b", re.IGNORECASE)

Due = tuple[date | None, date | None]
UNSAID: Due = (None, None)


def due(words: str) -> Due:
    """The day or the first day of a period, and the last day of a period.

    >>> due("14/05/2024 by Cabinet"), due("Before 31 May 2024")
    ((datetime.date(2024, 5, 14), None), (None, None))
    >>> due("May 2024"), due("Not before 4th May 2024")
    ((datetime.date(2024, 5, 1), datetime.date(2024, 5, 31)), (datetime.date(2024, 5, 4), None))
    """
    try:
        return _due(words)
    except NoSuchDate:
        return UNSAID


def _due(words: str) -> Due:
    if AT_THE_LATEST.match(words):
        return UNSAID
    if found := BETWEEN.search(words):
        first, last = day_of(found["first"]), day_of(found["last"])
        return (first, last) if first and last and first <= last else UNSAID
    if day := day_of(words):
        return day, None
    months = [month_of(found) for found in WHOLE_MONTH.finditer(words)]
    return (months[0][0], months[-1][1]) if months and months[0][0] <= months[-1][1] else UNSAID


def month_of(found: re.Match[str]) -> tuple[date, date]:
    year, month = int(found["year"]), month_number(found["month"])
    if year < 1:
        raise NoSuchDate(f"{found[0]} is not a month that exists")
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def begins(words: str) -> date | None:
    """The first day that a plan's title names: by it the plans of one council are put in order.

    >>> begins("Forward Plan, 1 June 2024 to 30 September 2024"), begins("Plan from May 2024")
    (datetime.date(2024, 6, 1), datetime.date(2024, 5, 1))
    """
    return due(words)[0]
