"""The periods for which a measure has figures: months, quarters and years, counted from the month in which its year begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from moothall.authority.words import MONTHS, day_in_words

ONE_DAY = timedelta(days=1)
APRIL = 4  # the financial year of local authorities in England begins on 1 April: Local Government Finance Act 1992, s.69(1)


class Frequency(StrEnum):
    """How often there is a figure."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"
    OTHER = "other"

    @property
    def months(self) -> int:
        """How many months a period has; none where the periods follow no calendar."""
        return {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.ANNUAL: 12}.get(self, 0)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Some days for which there is one figure."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def in_words(self) -> str:
        """As people say it.

        >>> Period(date(2026, 10, 1), date(2026, 10, 31)).in_words(), Period(date(2026, 7, 1), date(2026, 9, 30)).in_words()
        ('October 2026', 'July to September 2026')
        >>> Period(date(2026, 4, 1), date(2027, 3, 31)).in_words(), Period(date(2026, 1, 1), date(2026, 12, 31)).in_words()
        ('2026/27', '2026')
        """
        months = months_from(self.first, self.last)
        if not months:
            return f"{day_in_words(self.first, weekday=False)} to {day_in_words(self.last, weekday=False)}"
        if months == 1:
            return f"{MONTHS[self.first.month]} {self.first.year}"
        if months == 12:
            return str(self.first.year) if self.first.month == 1 else f"{self.first.year}/{self.last.year % 100:02}"
        year = "" if self.first.year == self.last.year else f" {self.first.year}"
        return f"{MONTHS[self.first.month]}{year} to {MONTHS[self.last.month]} {self.last.year}"


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months after that of a day.

    >>> month_after(date(2026, 11, 22), 3), month_after(date(2026, 1, 31), -1)
    (datetime.date(2027, 2, 1), datetime.date(2025, 12, 1))
    """
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def months_from(first: date, last: date) -> int:
    """How many whole months these days are; nought if they are not whole months."""
    after = last + ONE_DAY
    if first.day != 1 or after.day != 1 or after <= first:
        return 0
    return (after.year - first.year) * 12 + after.month - first.month


@lru_cache(maxsize=4_096)  # a page of many measures asks for the same few periods thousands of times
def period_of(frequency: Frequency, day: date, begins_in: int = APRIL) -> Period | None:
    """The period that holds a day; nothing where the periods follow no calendar.

    >>> period_of(Frequency.QUARTERLY, date(2027, 2, 3)).in_words(), period_of(Frequency.ANNUAL, date(2027, 2, 3)).in_words()
    ('January to March 2027', '2026/27')
    """
    if not frequency.months:
        return None
    since = (day.month - begins_in) % 12
    first = month_after(day, -(since % frequency.months))
    return Period(first, month_after(first, frequency.months) - ONE_DAY)


def year_of(day: date, begins_in: int = APRIL) -> Period:
    """The year that holds a day."""
    found = period_of(Frequency.ANNUAL, day, begins_in)
    assert found
    return found


def periods_within(frequency: Frequency, first: date, last: date, begins_in: int = APRIL) -> Iterator[Period]:
    """The periods that lie wholly within these days, the first first.

    >>> [one.in_words() for one in periods_within(Frequency.QUARTERLY, date(2026, 4, 1), date(2026, 10, 31))]
    ['April to June 2026', 'July to September 2026']
    """
    one = period_of(frequency, first, begins_in)
    while one and one.last <= last:
        if one.first >= first:
            yield one
        one = period_of(frequency, one.last + ONE_DAY, begins_in)
