"""The leader's report to the council of each key decision that was made as specially urgent: SI 2012/2089, reg 19."""

from collections.abc import Collection
from datetime import date

from moothall.authority.words import MONTHS, capitalised, counted, day_in_words, number_in_words
from moothall.decisions.rules.notices.counting import month_after

SOURCE_OF_REPORTS = "SI 2012/2089, reg 19: at intervals that the council sets, at least once a year"


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day.

    >>> str(months_later(date(2026, 11, 30), 3)), str(months_later(date(2026, 1, 15), 12))
    ('2027-02-28', '2027-01-15')
    """
    first = month_after(day, months)
    return first.replace(day=min(day.day, (month_after(first, 1) - first).days))


def quarter_of(day: date) -> date:
    """The first day of the quarter in which a day falls; the quarters of the calendar are those of the financial year too.

    >>> str(quarter_of(date(2026, 11, 22))), str(quarter_of(date(2026, 3, 31)))
    ('2026-10-01', '2026-01-01')
    """
    return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)


def last_quarters(today: date, number: int) -> list[date]:
    """The first days of the last so many quarters, this one first.

    >>> [str(day) for day in last_quarters(date(2026, 2, 5), 3)]
    ['2026-01-01', '2025-10-01', '2025-07-01']
    """
    return [month_after(quarter_of(today), -3 * back) for back in range(number)]


def quarter_in_words(first: date) -> str:
    """
    >>> quarter_in_words(date(2026, 10, 1))
    'October to December 2026'
    """
    return f"{MONTHS[first.month]} to {MONTHS[first.month + 2]} {first.year}"


def waived_in_words(number: int) -> str:
    """How many could not be called in, of those that a page counts by quarter; nothing when there is none.

    >>> waived_in_words(7), waived_in_words(0)
    ('Seven decisions of the last two years could not be called in.', '')
    """
    things = "decision" if number == 1 else "decisions"
    return f"{capitalised(number_in_words(number))} {things} of the last two years could not be called in." if number else ""


def report_due_on(not_reported: Collection[date], months: int) -> date | None:
    """By when the oldest decision that the council has not been told of must be reported; nothing when there is none."""
    return months_later(min(not_reported), months) if not_reported else None


def report_in_words(not_reported: Collection[date], months: int, today: date) -> str:
    """How many wait to be reported, and until when.

    >>> report_in_words([date(2026, 2, 3)], 3, date(2026, 5, 4))
    '1 decision waits to be reported to Council. It was due by Sunday 3 May 2026.'
    """
    due = report_due_on(not_reported, months)
    if due is None:
        return "Every urgent decision has been reported to Council."
    waits = f"{capitalised(counted(len(not_reported), 'decision'))} {'waits' if len(not_reported) == 1 else 'wait'}"
    return f"{waits} to be reported to Council. It {'was' if due < today else 'is'} due by {day_in_words(due)}."
