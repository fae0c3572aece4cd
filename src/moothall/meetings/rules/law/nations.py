"""The bank holidays that Scotland and Northern Ireland have and England has not."""

from datetime import date
from functools import cache

from holidays import country_holidays

from moothall.authority.rules import bank_holidays
from moothall.meetings.rules.law.rule import Nation

# Wales has England's. Those of the others come on top of England's, which every count leaves out: the safe side.
PARTS = {Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


def holidays_around(day: date, nation: Nation) -> frozenset[date]:
    """The holidays of a nation that England has not, in the year of a day, the one before and the one after.

    >>> date(2026, 11, 30) in holidays_around(date(2026, 12, 9), Nation.SCOTLAND)
    True
    >>> holidays_around(date(2026, 12, 9), Nation.WALES)
    frozenset()
    """
    return frozenset().union(*(_of_its_own(nation, day.year + step) for step in (-1, 0, 1)))


@cache
def _of_its_own(nation: Nation, year: int) -> frozenset[date]:
    part = PARTS.get(nation)
    return frozenset(country_holidays("GB", subdiv=part, years=year)) - bank_holidays(year) if part else frozenset()
