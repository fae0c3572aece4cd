"""A day as people type it."""

import re
from datetime import date

from moothall.authority.words import MONTHS

NUMBERS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|[a-z]+)[\s.,/-]+(\d{4}|\d{2})", re.IGNORECASE)
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[\s,]+", re.IGNORECASE)


class NotADay(ValueError):
    """What was typed is no day; the sentence says what is wrong and gives an example."""


def day_from(text: str) -> date:
    """Read 1 4 2026, 1/4/2026, 2026-04-01, 1 April 2026, Wednesday 1st April 2026; the day comes before the month.

    >>> day_from("1 4 2026"), day_from("2026-04-01"), day_from("Wed 1st Apr 2026")
    (datetime.date(2026, 4, 1), datetime.date(2026, 4, 1), datetime.date(2026, 4, 1))
    """
    said = WEEKDAY.sub("", text.strip())
    if found := ISO.fullmatch(said):
        year, month, day = (int(part) for part in found.groups())
    elif found := NUMBERS.fullmatch(said):
        day, month, year = int(found[1]), month_from(found[2]), year_from(found[3])
    else:
        raise NotADay("Enter a day as numbers, such as 28 2 2026.")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay(f"There is no such day as {said}. Enter a real day, such as 28 2 2026.") from None


def month_from(text: str) -> int:
    if text.isdigit():
        return int(text)
    of = [number for number, name in enumerate(MONTHS) if len(text) >= 3 and name.lower().startswith(text.lower())]
    return of[0] if of else 0


def year_from(text: str) -> int:
    """Two figures mean a year of this century."""
    return int(text) + (2000 if len(text) == 2 else 0)
