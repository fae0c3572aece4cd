"""An objective is added, changed, given up; it contributes to others; it is joined to decisions; it is closed to the public or opened."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office, Portfolio
from moothall.authority.numbering import next_number
from moothall.authority.words import joined
from moothall.decisions.models import Commitment, Decision
from moothall.plans import permissions, queries, rules
from moothall.plans.actions.plan import one_at_a_time, refuse_strangers
from moothall.plans.models import Contribution, Objective, ObjectiveRisk, ObjectiveTie, Plan
from moothall.risks.models import Risk

NO_GROUND = "Name the ground on which it is closed, such as a paragraph of Schedule 12A, and say why."


@performs(permissions.ADD_OBJECTIVE)
def add_objective(
    plan: Plan,
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    outcome: str,
    why: str = "",
    theme: str = "",
    first_on: date | None = None,
    last_on: date | None = None,
    lead: Office | None = None,
    portfolio: Portfolio | None = None,
) -> Objective:
    """Add an objective to a plan, for its years where no others are said."""
    said = {"title": title, "outcome": outcome, "why": why, "theme": theme, "lead": lead, "portfolio": portfolio}
    row = Objective(plan=plan, organisation_id=plan.organisation_id, made_at=at, **said)
    row.first_on, row.last_on = first_on or plan.first_on, last_on or plan.last_on
    refuse_objective(row)
    row.place = last_place(Objective, plan) + 1
    row.number = next_number(plan.organisation, "objective")
    row.save()
    return row


@performs(permissions.CHANGE_OBJECTIVE)
def change_objective(objective: Objective, *, viewer: Viewer, at: datetime, **words: Any) -> Objective:
    for name, value in words.items():
        setattr(objective, name, value)
    refuse_objective(objective)
    objective.save()
    return objective


@performs(permissions.END_OBJECTIVE)
def end_objective(objective: Objective, *, viewer: Viewer, at: datetime, because: str) -> Objective:
    """It is given up, and everybody reads why."""
    objective.ended_at, objective.ended_because = at, because
    objective.save(update_fields=["ended_at", "ended_because"])
    return objective


@performs(permissions.CONTRIBUTE)
def contribute(objective: Objective, *, viewer: Viewer, at: datetime, to: Objective) -> Objective:
    """Say that an objective contributes to another, upwards along the golden thread."""
    refuse_strangers(objective.organisation_id, objective=to)
    one_at_a_time(objective.organisation_id)
    links = queries.objectives.links_between_objectives(objective.organisation_id)
    if (objective.pk, to.pk) in links:
        raise Refused(f"It contributes to “{to.title}” already.")
    if rules.would_close_a_circle(links, objective.pk, to.pk):
        raise Refused(f"“{to.title}” contributes to “{objective.title}” itself, so this would go round in a circle.")
    Contribution.objects.create(objective=objective, to=to)
    return objective


@performs(permissions.CONTRIBUTE_NO_MORE)
def contribute_no_more(objective: Objective, *, viewer: Viewer, at: datetime, to: Objective) -> Objective:
    gone, _ = Contribution.objects.visible_to(THE_CLOCK).filter(objective=objective, to=to).delete()
    if not gone:
        raise Refused(f"It does not contribute to “{to.title}”.")
    return objective


@performs(permissions.TIE_OBJECTIVE)
def tie_objective(
    objective: Objective,
    *,
    viewer: Viewer,
    at: datetime,
    decision: Decision | None = None,
    commitment: Commitment | None = None,
    risk: Risk | None = None,
) -> Objective:
    """Say that a decision or a commitment concerns an objective, or that a risk threatens it: each leads to the other."""
    thing = one_thing(objective.organisation_id, decision=decision, commitment=commitment, risk=risk)
    table: Any = ObjectiveRisk if risk else ObjectiveTie
    if table.objects.visible_to(THE_CLOCK).filter(objective=objective, **thing).exists():
        raise Refused("That is joined to this objective already.")
    table.objects.create(objective=objective, **thing)
    return objective


@performs(permissions.CLOSE_OBJECTIVE)
def close_objective(objective: Objective, *, viewer: Viewer, at: datetime, under: str, because: str) -> Objective:
    """Close it to the public under a named ground, with what hangs on it. Open is what nobody closed."""
    return close(objective, under, because)


@performs(permissions.OPEN_OBJECTIVE)
def open_objective(objective: Objective, *, viewer: Viewer, at: datetime) -> Objective:
    return close(objective, "", "")


def close(row: Any, under: str, because: str) -> Any:
    """Close a row, or open it with nothing said."""
    if bool(under.strip()) != bool(because.strip()):
        raise Refused(NO_GROUND)
    row.closed_under, row.closed_because = under.strip(), because
    row.save(update_fields=["closed_under", "closed_because"])
    return row


def one_thing(organisation: int, **things: Any) -> dict[str, Any]:
    """One of these, of the same council; not two, and not none."""
    given = {name: row for name, row in things.items() if row}
    if len(given) != 1:
        raise Refused(f"Name one thing: {joined((f'a {name}' for name in things), 'or')}.")
    refuse_strangers(organisation, **given)
    return given


def refuse_objective(row: Objective) -> None:
    if why := rules.days_out_of_order(row.first_on, row.last_on, "the first day", "the last day"):
        raise Refused(why)
    if row.first_on < row.plan.first_on or row.last_on > row.plan.last_on:
        raise Refused(f"The plan is for {row.plan.years}, and the objective must lie within that. Enter days within it.")
    refuse_strangers(row.organisation_id, office=row.lead, portfolio=row.portfolio)


def last_place(table: Any, plan: Plan) -> int:
    return table.objects.visible_to(THE_CLOCK).filter(plan=plan).aggregate(last=Max("place"))["last"] or 0
