"""A plan of 500 objectives and 5,000 actions, all of them the clerk's own: what a page of it costs is a matter of the plan's size."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from moothall.authority.models import Counter, Office, Organisation, Portfolio
from moothall.plans.models import Action, Contribution, Objective, Plan, Progress
from moothall.plans.rules import Said

OBJECTIVES, ACTIONS, WIDEST = 500, 5_000, 10
SAID = (Said.ON_TRACK, Said.DONE, Said.NOT_STARTED, Said.AT_RISK, Said.ON_TRACK)
Row = dict[str, Any]


class Planned:
    """The rows of the plan; the first objectives are the widest, and each of the others contributes to one of them."""

    def __init__(self, council: Organisation, today: date, words: Any, own: Office, moment: Callable[[date], datetime]) -> None:
        self.council, self.today, self.words, self.own, self.moment = council, today, words, own, moment
        self.portfolio = Portfolio.objects.filter(organisation=council).order_by("pk").values_list("pk", flat=True).first()
        self.first, self.last = today - timedelta(days=200), today + timedelta(days=800)
        for kind, last in (("plan", 1), ("objective", OBJECTIVES), ("action", ACTIONS)):
            Counter.objects.create(organisation=council, kind=kind, last=last)

    def rows(self) -> dict[Any, Iterator[Row]]:
        """Each table with its rows, in the order in which they can be written."""
        return {
            Plan: iter([self.plan()]),
            Objective: map(self.objective, range(1, OBJECTIVES + 1)),
            Action: map(self.action, range(1, ACTIONS + 1)),
            Contribution: ({"objective_id": key, "to_id": key % WIDEST + 1} for key in range(WIDEST + 1, OBJECTIVES + 1)),
            Progress: (
                {"action_id": key, "said": self.said(key), "comment": self.words.sentence(), "due_on": self.due(key),
                 "at": self.moment(self.today - timedelta(days=40)), "by": "Head of service"}
                for key in range(1, ACTIONS + 1)
            ),
        }  # fmt: skip

    def plan(self) -> Row:
        return {
            "id": 1, "organisation_id": self.council.pk, "number": 1, "kind": Plan.Kind.CORPORATE, "title": "Corporate plan",
            "summary": self.words.sentence(), "portfolio_id": self.portfolio, "first_on": self.first, "last_on": self.last, "edition": 1,
            "made_at": self.moment(self.first), "published_at": self.moment(self.first),
        }  # fmt: skip

    def objective(self, number: int) -> Row:
        return {
            "id": number, "organisation_id": self.council.pk, "number": number, "plan_id": 1, "place": number,
            "theme": f"Theme {number % 7}", "title": self.words.title(), "outcome": self.words.sentence(),
            "first_on": self.first, "last_on": self.last, "made_at": self.moment(self.first),
        }  # fmt: skip

    def action(self, number: int) -> Row:
        return {
            "id": number, "organisation_id": self.council.pk, "number": number, "plan_id": 1,
            "objective_id": number % OBJECTIVES + 1, "place": number, "title": self.words.title(), "start_on": self.first,
            "due_on": self.due(number), "owner_id": self.own.pk, "made_at": self.moment(self.first),
            "said": self.said(number), "said_at": self.moment(self.today - timedelta(days=40)),
        }  # fmt: skip

    def due(self, number: int) -> date:
        return self.today + timedelta(days=number % 400 - 50)

    def said(self, number: int) -> str:
        return SAID[number % len(SAID)].value
