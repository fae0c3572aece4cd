"""Actions from a table: pasted, or as a CSV or Excel file. Every bad line is named, and nothing is taken unless all of it is good."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority.days import NotADay, day_from
from moothall.authority.forms.tables import BadLine
from moothall.authority.rules.tables import Line
from moothall.authority.words import is_unseen
from moothall.plans import queries, rules
from moothall.plans.actions import NewAction
from moothall.plans.forms.sheets import Sheet, plain
from moothall.plans.models import Plan

COLUMNS = ("action", "due", "start", "owner", "objective", "outcome", "about")
NEEDED = ("action", "due")
HOW = ("how_it_goes", "said_on", "in_words")  # what is taken away with them, and is left out where it comes in again
MOST = {"action": 300, "objective": 200, "outcome": 2_000, "about": 4_000}
EXAMPLE = {
    "action": "Hire fourteen plasterers",
    "due": "31 3 2027",
    "start": "1 4 2026",
    "owner": "Head of Repairs",
    "objective": "Repairs done at the first visit",
    "outcome": "Nine of ten repairs are done at the first visit.",
    "about": "Two rounds of adverts, with the college.",
}


class PlanTable(Sheet):
    """The actions of a plan, with the objectives that they serve."""

    columns = (*COLUMNS, *HOW)
    needed = NEEDED

    def __init__(self, data: Any = None, files: Any = None, *, viewer: Viewer, today: date, plan: Plan) -> None:
        super().__init__(data, files, organisation=plan.organisation)
        self.viewer, self.today, self.plan = viewer, today, plan

    def read(self, lines: Sequence[Line]) -> None:
        told = [(plain(line.words.get("objective", "")), plain(line.words.get("outcome", ""))) for line in reversed(lines)]
        self.outcomes = {title.casefold(): outcome for title, outcome in told if title and outcome}
        super().read(lines)

    def look_up(self) -> None:
        offices = queries.plans.offices(self.viewer, self.plan.organisation_id, self.today)
        self.offices = {office.title.casefold(): office for office in offices}
        self.objectives = {row.title.casefold(): row for row in queries.objectives.of_plan(self.viewer, self.plan).filter(ended_at=None)}
        there = queries.actions.of_plan(self.viewer, self.plan).values_list("title", "due_on")
        self.there = {(title.casefold(), due): "in the plan already" for title, due in there}

    def row_of(self, words: Mapping[str, str]) -> dict[str, Any]:
        said = {name: plain(words.get(name, "")) for name in COLUMNS}
        refuse_words(said)
        days = {name: day_of(name, said[name]) for name in ("start", "due")}
        if why := rules.days_out_of_order(days["start"], days["due"], "the start", "the day on which it is due"):
            raise BadLine(why)
        key = (said["action"].casefold(), days["due"])
        if key in self.there:
            raise BadLine(f"“{said['action']}” with this day is {self.there[key]}. Leave the line out.")
        line = self.action(said, days)
        self.there[key] = "in another line of this table"
        return {"line": line}

    def action(self, said: Mapping[str, str], days: Mapping[str, Any]) -> NewAction:
        return NewAction(
            title=said["action"],
            due_on=days["due"],
            start_on=days["start"],
            owner=self.owner(said["owner"]),
            objective=self.objective(said["objective"]),
            about=said["about"],
            outcome=self.outcomes.get(said["objective"].casefold(), ""),
        )

    def owner(self, title: str) -> Any:
        if title and title.casefold() not in self.offices:
            raise BadLine(f"nobody holds an office called “{title}” today. Name one that is held, or leave the cell empty.")
        return self.offices.get(title.casefold())

    def objective(self, title: str) -> Any:
        """An objective of the plan by its title; a new one by the title, where a line says what will be different."""
        known = self.objectives.get(title.casefold())
        if not title or known:
            return known
        if title.casefold() not in self.outcomes:
            raise BadLine(
                f"there is no objective called “{title}” in this plan. Name one that is there, or say in “outcome” what it changes."
            )
        return title


def refuse_words(said: Mapping[str, str]) -> None:
    for name in NEEDED:
        if not said[name]:
            raise BadLine(f"“{name}” is empty.")
    for name, words in said.items():
        if len(words) > MOST.get(name, 300):
            raise BadLine(f"“{name}” is longer than {MOST.get(name, 300):,} letters.")
        if any(is_unseen(letter) for letter in words):
            raise BadLine(f"“{name}” holds characters that cannot be seen.")


def day_of(name: str, words: str) -> date | None:
    if not words:
        return None
    try:
        day = day_from(words)
    except NotADay as wrong:
        raise BadLine(f"“{name}” is “{words}”. {wrong}") from wrong
    if why := rules.too_far(day):
        raise BadLine(f"“{name}” is “{words}”. {why}")
    return day
