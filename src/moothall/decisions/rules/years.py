"""The years by which a council reckons."""

from datetime import date

APRIL = 4


def council_year_began(day: date) -> date:
    """The first day of the council year in which a day lies: 1 April, when budgets and targets begin.

    Source: Local Government Finance Act 1992 s.69(1), "financial year" means a period of twelve months beginning with 1 April.

    >>> council_year_began(date(2026, 11, 18)), council_year_began(date(2026, 3, 31))
    (datetime.date(2026, 4, 1), datetime.date(2025, 4, 1))
    """
    return date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)
