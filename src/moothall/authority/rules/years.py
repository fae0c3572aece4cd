"""The years by which a council reckons: from its annual meeting to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothall.authority.rules.calendar import ONE_DAY
from moothall.authority.rules.settings import definition

BEGINS_IN = "council_year_begins_in"


@dataclass(frozen=True, slots=True)
class MonthSet:
    """The month in which council years begin, as a council has set it from a day to a day."""

    month: int
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.since or date.min) <= day <= (self.until or date.max)


class CouncilYears:
    """The council years of one council, by the months that it has set; of two that hold on a day, the one named last counts.

    >>> CouncilYears().began(date(2026, 11, 18)), CouncilYears([MonthSet(4)]).began(date(2026, 3, 31))
    (datetime.date(2026, 5, 1), datetime.date(2025, 4, 1))
    """

    def __init__(self, months: Iterable[MonthSet] = ()) -> None:
        self.months = tuple(months)

    def month_on(self, day: date) -> int:
        usual = int(definition(BEGINS_IN).default)
        return next((row.month for row in reversed(self.months) if row.holds_on(day)), usual)

    def begins(self, year: int) -> date:
        """The first day of the council year that begins in this year: the first of a month of which the rule of that very day says so."""
        firsts = [date(year, month, 1) for month in range(1, 13)]
        return next((day for day in firsts if self.month_on(day) == day.month), date(year, self.month_on(firsts[-1]), 1))

    def of(self, day: date) -> int:
        """The year in which the council year of a day begins.

        >>> CouncilYears().of(date(2026, 4, 30)), CouncilYears().of(date(2026, 5, 1))
        (2025, 2026)
        """
        return day.year if day >= self.begins(day.year) else day.year - 1

    def began(self, day: date) -> date:
        return self.begins(self.of(day))

    def bounds(self, year: int) -> tuple[date, date]:
        """The first and the last day of the council year that begins in this year."""
        return self.begins(year), self.begins(year + 1) - ONE_DAY
