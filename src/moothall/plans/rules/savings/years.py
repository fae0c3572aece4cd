"""Financial years: from 1 April to 31 March, each named by the year in which it begins."""

from datetime import date

from moothall.authority.words import MONTHS

# Council tax and accounts are reckoned by the twelve months from 1 April: it is no council's to choose.
BEGINS_IN = 4
OF_A_YEAR = 12


def year_of(day: date) -> int:
    """The financial year of a day.

    >>> year_of(date(2026, 4, 1)), year_of(date(2027, 3, 31))
    (2026, 2026)
    """
    return day.year if day.month >= BEGINS_IN else day.year - 1


def in_words(year: int) -> str:
    """
    >>> in_words(2026), in_words(1999)
    ('2026/27', '1999/2000')
    """
    return f"{year}/{year + 1}" if (year + 1) % 100 == 0 else f"{year}/{(year + 1) % 100:02}"


def bounds(year: int) -> tuple[date, date]:
    return date(year, BEGINS_IN, 1), date(year + 1, BEGINS_IN - 1, 31)


def is_over(year: int, today: date) -> bool:
    return today > bounds(year)[1]


def place_of(day: date) -> int:
    """Which month of its financial year a day is in, from 0 for April.

    >>> place_of(date(2026, 4, 30)), place_of(date(2027, 3, 1))
    (0, 11)
    """
    return (day.month - BEGINS_IN) % OF_A_YEAR


def month_at(year: int, place: int) -> date:
    """The first day of a month of a financial year.

    >>> month_at(2026, 0), month_at(2026, 11)
    (datetime.date(2026, 4, 1), datetime.date(2027, 3, 1))
    """
    ahead, month = divmod(BEGINS_IN - 1 + place, OF_A_YEAR)
    return date(year + ahead, month + 1, 1)


def month_names(year: int) -> list[str]:
    """
    >>> month_names(2026)[0], month_names(2026)[-1]
    ('April 2026', 'March 2027')
    """
    firsts = (month_at(year, place) for place in range(OF_A_YEAR))
    return [f"{MONTHS[first.month]} {first.year}" for first in firsts]
