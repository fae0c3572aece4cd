"""A savings programme of 200 lines, each planned in three years, delivered in part and agreed by a decision."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from moothall.authority.models import Counter, Department, Organisation, Portfolio
from moothall.plans.models import (
    SavingDelivered,
    SavingLine,
    SavingProfile,
    SavingPut,
    SavingsContribution,
    SavingsProgramme,
    SavingsTarget,
    Workstream,
)
from moothall.plans.rules import savings as rules

LINES, YEARS, STREAMS, ENTRIES = 200, 3, 8, 4
POUNDS = Decimal(5_000)
Row = dict[str, Any]


class Saved:
    """The rows of the programme; every second line was agreed by a decision, one in ten is at risk."""

    def __init__(self, council: Organisation, today: date, words: Any, moment: Callable[[date], datetime]) -> None:
        self.council, self.words, self.at = council, words, moment(today)
        self.first = rules.year_of(today)
        self.departments = list(Department.objects.filter(organisation=council).order_by("pk").values_list("pk", flat=True))
        self.portfolios = list(Portfolio.objects.filter(organisation=council).order_by("pk").values_list("pk", flat=True))
        for kind, last in (("savings programme", 1), ("saving line", LINES), ("workstream", STREAMS)):
            Counter.objects.create(organisation=council, kind=kind, last=last)

    def rows(self) -> dict[Any, Iterator[Row]]:
        """Each table with its rows, in the order in which they can be written."""
        lines = range(1, LINES + 1)
        return {
            SavingsProgramme: iter([self.programme()]),
            SavingsTarget: self.targets(),
            SavingsContribution: map(self.contribution, self.portfolios),
            Workstream: map(self.workstream, range(1, STREAMS + 1)),
            SavingLine: map(self.line, lines),
            SavingProfile: (self.profile(line, year) for line in lines for year in self.years()),
            SavingDelivered: (self.delivered(line, number) for line in lines for number in range(1, ENTRIES + 1)),
            SavingPut: (self.put(line) for line in lines if line % 2),
        }  # fmt: skip

    def years(self) -> range:
        return range(self.first, self.first + YEARS)

    def programme(self) -> Row:
        return {
            "id": 1, "organisation_id": self.council.pk, "number": 1, "title": "Savings programme", "about": self.words.sentence(),
            "first_year": self.first, "last_year": self.first + YEARS - 1, "begun_at": self.at, "published_at": self.at,
        }  # fmt: skip

    def targets(self) -> Iterator[Row]:
        for year in self.years():
            yield {"programme_id": 1, "year": year, "turn": 1, "amount": POUNDS * LINES, "set_by": "Council", "set_at": self.at}

    def contribution(self, portfolio: int) -> Row:
        return {"programme_id": 1, "year": self.first, "portfolio_id": portfolio, "amount": POUNDS}

    def workstream(self, number: int) -> Row:
        return {"id": number, "programme_id": 1, "number": number, "title": f"Workstream {number}", "about": self.words.sentence()}

    def line(self, number: int) -> Row:
        return {
            "id": number, "programme_id": 1, "number": number, "title": self.words.title()[:200], "changes": self.words.sentence(),
            "department_id": self.departments[number % len(self.departments)], "kind": SavingLine.Kind.RECURRING,
            "portfolio_id": self.portfolios[number % len(self.portfolios)], "workstream_id": number % STREAMS + 1,
            "full_year": POUNDS, "written_at": self.at, "published_at": self.at, "judged": "" if number % 10 else "at risk",
        }  # fmt: skip

    def profile(self, line: int, year: int) -> Row:
        months = [int(one * 100) for one in rules.even(POUNDS)]
        return {
            "line_id": line, "year": year, "turn": 1, "amount": POUNDS, "pennies": months, "written_at": self.at, "written_by": "A. Clerk",
        }  # fmt: skip

    def delivered(self, line: int, number: int) -> Row:
        day = rules.month_at(self.first, number)
        return {
            "line_id": line, "number": number, "on": day, "amount": POUNDS / 16, "evidence": "The ledger", "entered_at": self.at,
            "entered_by": "A. Clerk",
        }  # fmt: skip

    def put(self, line: int) -> Row:
        """By one of ten decisions."""
        return {"line_id": line, "decision_id": line % 10 + 1, "amounts": {str(self.first): int(POUNDS * 100)}, "put_at": self.at}
