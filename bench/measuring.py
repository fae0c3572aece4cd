"""5,000 measures with forty months each, two years of targets and a tolerance: what a list of them costs is a matter of its page."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from moothall.authority.models import Counter, Department, Organisation, Portfolio
from moothall.performance.models import Carrying, Definition, Framework, Measure, Return, Target, Tolerance
from moothall.performance.rules.periods import ONE_DAY, Period, month_after, year_of

MEASURES, MONTHS, YEARS, NATIONAL, CORPORATE, LED = 5_000, 40, 2, 3, 100, 30
Row = dict[str, Any]


class Counted:
    """The rows of the measures; one in three is a national indicator, and the targets of one in a hundred wait for Members.

    One in thirty stands in a portfolio, some twenty in each: as many as a member can be briefed on.
    """

    def __init__(self, council: Organisation, today: date, words: Any, moment: Callable[[date], datetime]) -> None:
        self.council, self.words, self.moment = council, words, moment
        self.departments = list(Department.objects.filter(organisation=council).order_by("pk").values_list("pk", flat=True))
        self.portfolios = list(Portfolio.objects.filter(organisation=council).order_by("pk").values_list("pk", flat=True))
        months = [month_after(today, -back) for back in range(MONTHS, 0, -1)]
        self.months = [(first, month_after(first, 1) - ONE_DAY, moment(month_after(first, 1) + timedelta(days=5))) for first in months]
        self.periods = [Period(first, last) for first, last, _ in self.months]
        self.first, self.at = months[0], moment(months[0])
        self.year = month_after(year_of(today).first, 12 * (1 - YEARS))
        for kind, last in (("measure", MEASURES), ("framework", 2)):
            Counter.objects.create(organisation=council, kind=kind, last=last)

    def rows(self) -> dict[Any, Iterator[Row]]:
        """Each table with its rows, in the order in which they can be written."""
        every = range(1, MEASURES + 1)
        return {
            Measure: map(self.measure, every),
            Definition: map(self.definition, every),
            Framework: map(self.framework, (1, 2), ("national", "corporate")),
            Carrying: (
                {"measure_id": key, "framework_id": framework, "code": f"C{key}", "from_on": self.first}
                for framework, some in ((1, every[::NATIONAL]), (2, every[::CORPORATE]))
                for key in some
            ),
            Target: (self.target(key, turn) for key in every for turn in range(YEARS)),
            Tolerance: map(self.tolerance, every),
            Return: (self.figure(key, place) for key in every for place in range(MONTHS)),
        }

    def framework(self, number: int, kind: str) -> Row:
        return {"id": number, "organisation_id": self.council.pk, "number": number, "kind": kind, "name": f"Framework {number}"}

    def measure(self, number: int) -> Row:
        return {
            "id": number, "organisation_id": self.council.pk, "number": number, "title": self.words.title(), "made_at": self.at,
            "department_id": self.departments[number % len(self.departments)],
            "portfolio_id": None if number % LED else self.portfolios[number // LED % len(self.portfolios)],
        }  # fmt: skip

    def definition(self, number: int) -> Row:
        return {
            "measure_id": number, "turn": 1, "from_on": self.first, "reaches_back": True, "title": f"Measure {number}",
            "in_words": self.words.sentence(), "unit": "%", "decimals": 1, "polarity": "higher", "frequency": "monthly",
            "counting": "snapshot", "written_at": self.at, "written_by": "Performance team",
        }  # fmt: skip

    def target(self, number: int, turn: int) -> Row:
        first = month_after(self.year, 12 * turn)
        return {
            "measure_id": number, "turn": turn + 1, "from_on": first, "last_on": month_after(first, 12) - ONE_DAY, "value": Decimal(85),
            "set_by": "contract", "set_by_words": "the contract", "set_on": first, "entered_at": self.at, "entered_by": "Performance team",
        }  # fmt: skip

    def tolerance(self, number: int) -> Row:
        return {
            "measure_id": number, "turn": 1, "from_on": self.first, "amount": Decimal(2), "kind": "units", "set_by": "Cabinet",
            "set_on": self.first, "entered_at": self.at, "entered_by": "Performance team",
        }  # fmt: skip

    def figure(self, key: int, place: int) -> Row:
        first, last, sent = self.months[place]
        return {
            "measure_id": key, "first_on": first, "last_on": last, "turn": 1, "value": Decimal(78 + (key * 7 + place * 3) % 12),
            "sent_at": sent, "sent_by": "Head of service", "signed_at": sent,
        }  # fmt: skip
