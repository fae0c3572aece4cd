"""The record itself: which earlier minutes are confirmed, and where a page contradicts itself about who reported."""

import re
from collections.abc import Sequence
from datetime import date

from moothall.authority.words import MONTHS, joined

Office = tuple[frozenset[str], frozenset[str]]

MONTH = "(?:" + "|".join(MONTHS[1:]) + ")"
DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\b(?:\s+(?:of\s+)?{MONTH})?(?:,?\s+\d{{4}})?"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
# 9 June 2010; 9 and 16 June 2010; Wednesday 9 June, 14 July and 4 August 2010
DAYS = re.compile(rf"{WEEKDAY}{DAY}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?:on\s+)?{WEEKDAY}{DAY})*", re.IGNORECASE)
ONE_DAY = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:\s+(?:of\s+)?(?P<month>{MONTH}))?(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
IN_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
CONFIRMED = re.compile(
    r"\bminutes\b(?P<which>.{0,400}?)(?<!not\s)\b(?:be|were|was|are)\s+(?!not\b)(?:[\w,]+\s+){0,6}?(?:confirmed|approved|agreed|accepted|signed|received)\b",
    re.IGNORECASE | re.DOTALL,
)


def minutes_confirmed(text: str) -> tuple[date, ...]:
    """The days of the meetings whose minutes a text confirms; none where it only names them, denies them or names no real day.

    >>> minutes_confirmed("That the Minutes of the meeting held on 9 June 2010 be confirmed as a correct record.")
    (datetime.date(2010, 6, 9),)
    """
    confirmed = CONFIRMED.search(text)
    return days_in(confirmed["which"]) if confirmed else ()


def days_in(text: str) -> tuple[date, ...]:
    """The days that a text names, in order. In a row a month or a year said once, at its end, holds for the days before it.

    >>> days_in("held on 9 and 16 June 2010")
    (datetime.date(2010, 6, 9), datetime.date(2010, 6, 16))
    """
    rows = [(row.start(), day) for row in DAYS.finditer(text) for day in _days_of(row.group())]
    figures = [(at.start(), day) for at in IN_FIGURES.finditer(text) if (day := _day(int(at[1]), int(at[2]), int(at[3])))]
    return tuple(day for _, day in sorted(rows + figures, key=lambda named: named[0]))


def authors_differ(agenda_authors: Sequence[str], minute_authors: Sequence[str]) -> str:
    """The sentence that shows a page's contradiction about who reported; empty where both say the same or one says nothing.

    >>> authors_differ(["Assistant Chief Executive"], ["Chief Executive"])
    'The agenda names the Assistant Chief Executive as the author, the minute the Chief Executive. Both are kept as published.'
    """
    agenda, minute = [_who(author) for author in agenda_authors], [_who(author) for author in minute_authors]
    if not agenda or not minute or _are_same(agenda, minute):
        return ""
    named, then = (joined(f"the {_without_the(author)}" for author in authors) for authors in (agenda_authors, minute_authors))
    return f"The agenda names {named} as the author{'s' if len(agenda) > 1 else ''}, the minute {then}. Both are kept as published."


def _days_of(row: str) -> list[date]:
    days: list[date] = []
    month, year = "", ""
    for one in reversed(list(ONE_DAY.finditer(row))):
        month, year = one["month"] or month, one["year"] or year
        day = _day(int(one["day"]), MONTHS.index(month.capitalize()), int(year)) if month and year else None
        days += [day] if day else []
    return days[::-1]


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _who(author: str) -> Office:
    """An office as its words, and what stands in brackets after it: "Assistant Chief Executive (Management)"."""
    office, _, bracket = author.casefold().partition("(")
    small = {"the", "of", "and", "for"}
    return frozenset(re.findall(r"\w+", office)) - small, frozenset(re.findall(r"\w+", bracket))


def _are_same(agenda: Sequence[Office], minute: Sequence[Office]) -> bool:
    return all(_is_among(one, minute) for one in agenda) and all(_is_among(one, agenda) for one in minute)


def _is_among(one: Office, others: Sequence[Office]) -> bool:
    """Whether an office is named; brackets that only one side has are no difference."""
    return any(one[0] == other[0] and (not one[1] or not other[1] or one[1] == other[1]) for other in others)


def _without_the(author: str) -> str:
    return re.sub(r"^the\s+", "", author.strip(), flags=re.IGNORECASE)
