"""A plan is carried over into the next: the same kind of plan for the years that follow, with what is still to be done."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.numbering import next_number, next_numbers
from moothall.plans import permissions, queries, rules
from moothall.plans.actions.plan import refuse_plan
from moothall.plans.actions.reporting import office_of
from moothall.plans.models import (
    Acknowledgement,
    Action,
    ActionSuccession,
    ActionTie,
    Contribution,
    Dependency,
    Milestone,
    Objective,
    ObjectiveRisk,
    ObjectiveSuccession,
    ObjectiveTie,
    Plan,
    PlanPlace,
    PlanSuccession,
    Progress,
)

OVER = (rules.Said.DONE, rules.Said.STOPPED)
CARRIED = "It was carried over into the plan that follows."
OF_PLAN = ("kind", "department", "portfolio", "owner", "summary", "text", "organisation")
OF_OBJECTIVE = ("theme", "title", "outcome", "why", "lead_id", "portfolio_id", "closed_under", "closed_because", "organisation_id", "place")
OF_ACTION = (
    *("title", "about", "owner_id", "start_on", "due_on", "closed_under", "closed_because", "organisation_id", "place"),
    *("said", "said_at", "begun_on"),
)


@performs(permissions.ROLL_OVER_PLAN)
def roll_over_plan(
    plan: Plan,
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    first_on: date,
    last_on: date,
    objectives: Sequence[Objective] = (),
    actions: Sequence[Action] = (),
) -> Plan:
    """Begin the plan that follows, with these objectives and actions. What is carried over keeps its days: nothing is made younger."""
    actions = as_they_are(actions)
    refuse_succession(plan, first_on, objectives, actions)
    later = Plan(title=title, first_on=first_on, last_on=last_on, made_at=at, **{name: getattr(plan, name) for name in OF_PLAN})
    refuse_plan(later)
    later.number = next_number(plan.organisation, "plan")
    later.save()
    PlanSuccession.objects.create(earlier=plan, later=later)
    if above := queries.plans.places(THE_CLOCK, [plan.pk]).get(plan.pk):
        PlanPlace.objects.create(plan=later, above=above)
    carried = carry_objectives(objectives, later, at)
    carry_actions(actions, later, carried, viewer, at)
    add_facts(objectives=len(objectives), actions=len(actions))
    return later


def as_they_are(rows: Sequence[Action]) -> list[Action]:
    """These actions as they stand now, held until they have been carried over: somebody may have spoken since the page was opened."""
    found = Action.objects.visible_to(THE_CLOCK).select_for_update().in_bulk([row.pk for row in rows])
    return [found[row.pk] for row in rows]


def refuse_succession(plan: Plan, first_on: date, objectives: Sequence[Objective], actions: Sequence[Action]) -> None:
    if PlanSuccession.objects.visible_to(THE_CLOCK).filter(earlier=plan).exists():
        raise Refused("This plan has been carried over already.")
    if first_on <= plan.first_on:
        raise Refused("The plan that follows begins after this one did. Enter a later first day.")
    if ({row.plan_id for row in objectives} | {row.plan_id for row in actions}) - {plan.pk}:
        raise Refused("Only what stands in this plan is carried over.")
    over = [row.title for row in actions if rules.Said(row.said).is_over]
    if over:
        raise Refused(f"“{over[0]}” is over, so there is nothing of it to carry over.")


def carry_objectives(rows: Sequence[Objective], later: Plan, at: datetime) -> dict[int, Objective]:
    """Each objective in the new plan, by the key of the one it follows; it contributes to what that one did."""
    numbers = next_numbers(later.organisation, "objective", len(rows)) if rows else range(0)
    years = {"plan": later, "made_at": at, "first_on": later.first_on, "last_on": later.last_on}
    said = [{name: getattr(row, name) for name in OF_OBJECTIVE} for row in rows]
    new = Objective.objects.bulk_create(Objective(number=number, **one, **years) for one, number in zip(said, numbers, strict=True))
    ObjectiveSuccession.objects.bulk_create(ObjectiveSuccession(earlier=row, later=one) for row, one in zip(rows, new, strict=True))
    carried = {row.pk: one for row, one in zip(rows, new, strict=True)}
    links = Contribution.objects.visible_to(THE_CLOCK).filter(objective__in=list(carried)).values_list("objective", "to")
    upwards = [(carried[lower], carried[upper].pk if upper in carried else upper) for lower, upper in links]
    Contribution.objects.bulk_create(Contribution(objective=lower, to_id=upper) for lower, upper in upwards)
    for table, things in ((ObjectiveTie, ("decision_id", "commitment_id")), (ObjectiveRisk, ("risk_id",))):
        copied(table, "objective", carried, things)
    return carried


def copied(table: Any, of: str, carried: Mapping[int, Any], names: Sequence[str], **only: Any) -> None:
    """What hangs on what was carried over hangs on what follows it too, and stays where it was."""
    rows = table.objects.visible_to(THE_CLOCK).filter(**{f"{of}__in": list(carried)}, **only).order_by("pk")
    table.objects.bulk_create(
        table(**{of: carried[getattr(row, f"{of}_id")]}, **{name: getattr(row, name) for name in names}) for row in rows
    )


def carry_actions(rows: Sequence[Action], later: Plan, objectives: dict[int, Objective], viewer: Viewer, at: datetime) -> None:
    """Each action in the new plan, with what was last said of it; the one it follows is over, and says so."""
    numbers = next_numbers(later.organisation, "action", len(rows)) if rows else range(0)
    said = [{name: getattr(row, name) for name in OF_ACTION} for row in rows]
    serves = {key: one.pk for key, one in objectives.items()}
    new = Action.objects.bulk_create(
        Action(plan=later, number=number, made_at=at, objective_id=serves.get(row.objective_id or 0, row.objective_id), **one)
        for row, one, number in zip(rows, said, numbers, strict=True)
    )
    ActionSuccession.objects.bulk_create(ActionSuccession(earlier=row, later=one) for row, one in zip(rows, new, strict=True))
    carry_what_hangs_on({row.pk: one for row, one in zip(rows, new, strict=True)})
    over = {"said": rules.Said.STOPPED, "comment": CARRIED, "at": at, "by": office_of(viewer, at)}
    Progress.objects.bulk_create(Progress(action=row, due_on=row.due_on, **over) for row in rows)
    stopped = Action.objects.visible_to(THE_CLOCK).filter(pk__in=[row.pk for row in rows])  # not ended: nobody is told that it was stopped
    stopped.update(said=rules.Said.STOPPED, said_at=at, version=F("version") + 1)


def carry_what_hangs_on(carried: Mapping[int, Action]) -> None:
    """The milestones still to be met, what each was taken up from, who knows of its deadline, and what waits for what."""
    copied(Milestone, "action", carried, ("number", "title", "due_on"), met_on=None)
    copied(ActionTie, "action", carried, ("decision_id", "commitment_id"))
    copied(Acknowledgement, "action", carried, ("person_id", "office", "due_on", "at"))
    keys = list(carried)
    links = Dependency.objects.visible_to(THE_CLOCK).filter(Q(action__in=keys) | Q(needs__in=keys)).exclude(action__said__in=OVER)
    found = list(links.order_by("pk").values_list("action", "needs"))
    links.exclude(action__in=keys).delete()
    pairs = [[carried[key].pk if key in carried else key for key in pair] for pair in found]
    Dependency.objects.bulk_create(Dependency(action_id=action, needs_id=needs) for action, needs in pairs)
