"""When things happen in Wrenmouth: fixed cycles from the May in which the story begins."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from moothall.authority.rules import is_working_day, working_day_after

MONTHS = ("May", "June", "July", "August", "September", "October", "November", "December", "January", "February", "March", "April")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)

# Each body's cycle: which weekday of the month (the second Thursday is 2, THURSDAY), and in which months.
CYCLES = {
    "council": (
        {"May": (3, WEDNESDAY), "July": (3, WEDNESDAY), "September": (4, WEDNESDAY), "December": (1, THURSDAY), "February": (4, WEDNESDAY)}
    ),
    "cabinet": {month: (2, THURSDAY) for month in MONTHS if month not in ("May", "August")},
    "homes": {month: (3, TUESDAY) for month in ("June", "September", "November", "February")},
    "streets": {month: (3, WEDNESDAY) for month in ("July", "October", "January", "April")},
    "performance": {month: (1, WEDNESDAY) for month in ("June", "September", "December", "March")},
    "scrutiny": {m: (4, TUESDAY) for m in ("May", "July", "September", "October", "November", "January", "February", "March")},
    "planning": {month: (3, THURSDAY) for month in ("June", "July", "September", "November", "January", "March")},
    "licensing": {month: (2, TUESDAY) for month in ("July", "October", "February")},
    "audit": {month: (4, THURSDAY) for month in ("July", "September", "January", "March")},
    "safer": {month: (1, TUESDAY) for month in ("June", "September", "December", "March")},
}


def beginning_for(today: date) -> date:
    """The first of May three years before the council year that holds this day.

    >>> beginning_for(date(2026, 11, 18)), beginning_for(date(2027, 4, 30))
    (datetime.date(2023, 5, 1), datetime.date(2023, 5, 1))
    """
    return council_year_of(today).replace(year=council_year_of(today).year - 3)


def council_year_of(today: date) -> date:
    """The first of May on which the council year of this day began.

    >>> council_year_of(date(2027, 4, 30))
    datetime.date(2026, 5, 1)
    """
    return date(today.year - (today.month < 5), 5, 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth weekday of a month.

    >>> nth_weekday(2026, 11, 2, THURSDAY)
    datetime.date(2026, 11, 12)
    """
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


@dataclass(frozen=True)
class Calendar:
    """The story's own calendar. Years of the story are council years, counted from 1; years far ahead cost nothing."""

    begins: date

    @cached_property
    def closed(self) -> frozenset[date]:
        """The town hall shuts between Christmas and the new year."""
        years = range(self.begins.year - 1, self.begins.year + 20)
        return frozenset(date(year, 12, day) for year in years for day in range(27, 32) if is_working_day(date(year, 12, day)))

    def month(self, year: int, name: str) -> tuple[int, int]:
        """The calendar year and month of a month named within a year of the story."""
        index = MONTHS.index(name)
        return self.begins.year + year - 1 + (index > 7), (index + 4) % 12 + 1

    def day(self, year: int, name: str, nth: int, weekday: int) -> date:
        """The nth weekday of a month of the story, or the next working day when all is shut."""
        return self.open_from(nth_weekday(*self.month(year, name), nth, weekday))

    def meeting(self, body: str, year: int, month: str) -> date:
        return self.day(year, month, *CYCLES[body][month])

    def year_of(self, day: date) -> int:
        """Which year of the story a day is in."""
        return day.year - (day.month < 5) - self.begins.year + 1

    def open_from(self, day: date) -> date:
        return day if is_working_day(day, self.closed) else self.after(day, 1)

    def after(self, day: date, n: int) -> date:
        """The n-th working day after a day."""
        return _after(day, n, self.closed)

    def before(self, day: date, n: int) -> date:
        """The n-th working day before a day."""
        while n:
            day -= timedelta(days=1)
            n -= is_working_day(day, self.closed)
        return day


@lru_cache(maxsize=8192)
def _after(day: date, n: int, closed: frozenset[date]) -> date:
    return working_day_after(day, n, closed)
