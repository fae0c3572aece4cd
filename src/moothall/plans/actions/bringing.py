"""Many actions are added to a plan at once, from a table: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office
from moothall.authority.numbering import next_numbers
from moothall.plans import permissions
from moothall.plans.actions.action import refuse_action
from moothall.plans.actions.objective import add_objective, last_place
from moothall.plans.models import Action, Objective, Plan


@dataclass(frozen=True, slots=True)
class NewAction:
    """One action as a table says it. Its objective is one that is there, or the title of a new one with what will be different."""

    title: str
    due_on: date
    start_on: date | None = None
    owner: Office | None = None
    objective: Objective | str | None = None
    about: str = ""
    outcome: str = ""


@performs(permissions.BRING_ACTIONS)
def bring_actions(plan: Plan, *, viewer: Viewer, at: datetime, rows: Sequence[NewAction]) -> Plan:
    """Add them in the order of the table, with the objectives that are new."""
    if not rows:
        raise Refused("There is nothing to add.")
    refuse_twice(plan, rows)
    made = new_objectives(plan, rows, viewer, at)
    numbers, place = next_numbers(plan.organisation, "action", len(rows)), last_place(Action, plan)
    new = [action_of(plan, row, made, at) for row in rows]
    for turn, (one, number) in enumerate(zip(new, numbers, strict=True), start=1):
        one.number, one.place = number, place + turn
        refuse_action(one)
    Action.objects.bulk_create(new)
    add_facts(actions=len(new), objectives=len(made))
    return plan


def refuse_twice(plan: Plan, rows: Sequence[NewAction]) -> None:
    """What somebody has added meanwhile, or another press of the same button, is not added again."""
    there = set(Action.objects.visible_to(THE_CLOCK).filter(plan=plan).values_list("title", "due_on"))
    again = next((row for row in rows if (row.title, row.due_on) in there), None)
    if again:
        raise Refused(f"“{again.title}” with this day has been added meanwhile. Nothing was added again: look at the plan.")


def new_objectives(plan: Plan, rows: Sequence[NewAction], viewer: Viewer, at: datetime) -> dict[str, Objective]:
    """Each objective that is named and not there yet, once, by its title in small letters."""
    made: dict[str, Objective] = {}
    for row in rows:
        if isinstance(row.objective, str) and row.objective.casefold() not in made:
            aim = add_objective(plan, viewer=viewer, at=at, title=row.objective, outcome=row.outcome)
            made[row.objective.casefold()] = aim
    return made


def action_of(plan: Plan, row: NewAction, made: dict[str, Objective], at: datetime) -> Action:
    objective = made[row.objective.casefold()] if isinstance(row.objective, str) else row.objective
    said = {name: getattr(row, name) for name in ("title", "about", "owner", "start_on", "due_on")}
    return Action(plan=plan, organisation_id=plan.organisation_id, made_at=at, objective=objective, **said)
