"""What of plans hangs on a reference: a decision's objectives and actions, and the way up and down from a plan, an objective, an action."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Q

from moothall.access.naming import by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.plans import queries, rules
from moothall.plans.models import Action, Objective, Plan, PutForward

NAMED = r"([\w-]+)/(\d{1,9})"
KINDS = {
    "plan": re.compile(rf"plans/{NAMED}"),
    "objective": re.compile(rf"plans/objectives/{NAMED}"),
    "action": re.compile(rf"plans/actions/{NAMED}"),
    "decision": re.compile(rf"decisions/{NAMED}"),
    "commitment": re.compile(rf"decisions/commitments/{NAMED}"),
    "risk": re.compile(rf"risks/{NAMED}"),
    "item": re.compile(rf"meetings/{NAMED}/items/\d{{1,9}}"),
}
Names = dict[str, tuple[str, int]]
Thread = dict[str, list[Knot]]
NO_OBJECTIVE = Knot("Objective", "It is joined to none of the objectives that are set out")
NOT_ASKED = Knot("Report", "Members have not been asked to approve it")


def hanging_from(references: Sequence[str], viewer: Viewer) -> Thread:
    """The knots of this room on each reference; as many queries for one reference as for many of its kind."""
    found: Thread = {}
    for kind, answer in (("plan", on_plans), ("objective", on_objectives), ("action", on_actions)):
        if names := named(KINDS[kind], references):
            found |= answer(names, viewer)
    for kind in ("decision", "commitment"):
        if names := named(KINDS[kind], references):
            found |= on_what_was_decided(kind, names, viewer)
    if names := named(KINDS["item"], references):
        found |= on_items(names, viewer)
    if names := named(KINDS["risk"], references):
        found |= on_risks(names, viewer)
    return found


def named(kind: re.Pattern[str], references: Iterable[str]) -> Names:
    found = {reference: kind.fullmatch(reference) for reference in references}
    return {reference: (match[1], int(match[2])) for reference, match in found.items() if match}


def on_plans(names: Names, viewer: Viewer) -> Thread:
    """Upwards: the plan within which it stands; and the report by which members were asked to approve it."""
    rows = [row for row in by_names(queries.threads.plans_named, viewer, names.values()) if row.reference in names]
    above = {one.plan_id: [plan_knot(one.above)] for one in queries.threads.above_plans(viewer, rows)}
    asked = asked_knots(viewer, [row.pk for row in rows])
    return {row.reference: [*above.get(row.pk, []), plan_knot(row, is_here=True), asked.get(row.pk, NOT_ASKED)] for row in rows}


def asked_knots(viewer: Viewer, plans: Sequence[int]) -> dict[int, Knot]:
    """The last report that asks members to approve each of these plans."""
    reports = {one.plan_id: one.recommendation.report for one in queries.threads.put_forward(viewer, plans)}
    return {key: Knot("Report", row.title, row.reference, f"to {row.body}") for key, row in reports.items()}


def on_objectives(names: Names, viewer: Viewer) -> Thread:
    """Upwards: its plan and what it contributes to; and the decisions and commitments that concern it."""
    rows = [row for row in by_names(queries.threads.objectives_named, viewer, names.values()) if row.reference in names]
    keys = [row.pk for row in rows]
    above: dict[int, list[Knot]] = defaultdict(list)
    for one in queries.threads.above_objectives(viewer, keys):
        above[one.objective_id].append(objective_knot(one.to))
    beside: dict[int, list[Knot]] = defaultdict(list)
    for tie in queries.threads.objective_ties(viewer, Q(objective__in=keys)):
        beside[tie.objective_id].append(tied_knot(tie))
    for threat in queries.threads.objective_risks(viewer, Q(objective__in=keys)):
        beside[threat.objective_id].append(Knot("Risk", threat.risk.title, threat.risk.reference))
    asked = asked_knots(viewer, [row.plan_id for row in rows])
    up = {row.pk: [*([asked[row.plan_id]] if row.plan_id in asked else []), plan_knot(row.plan), *above[row.pk]] for row in rows}
    return {row.reference: [*up[row.pk], objective_knot(row, is_here=True), *beside[row.pk]] for row in rows}


def on_actions(names: Names, viewer: Viewer) -> Thread:
    """Upwards: what it was taken up from, its plan, its objective."""
    rows = [row for row in by_names(queries.threads.actions_named, viewer, names.values()) if row.reference in names]
    beside: dict[int, list[Knot]] = defaultdict(list)
    for tie in queries.threads.action_ties(viewer, Q(action__in=[row.pk for row in rows])):
        beside[tie.action_id].append(tied_knot(tie))
    return {row.reference: [*beside[row.pk], plan_knot(row.plan), above_action(row), action_knot(row, is_here=True)] for row in rows}


def above_action(row: Action) -> Knot:
    return objective_knot(row.objective) if row.objective else Knot("Objective", "It serves none of the objectives that are set out")


def on_what_was_decided(kind: str, names: Names, viewer: Viewer) -> Thread:
    """On a decision: the plans that it approves. On it or a commitment: the objectives it concerns, and the actions taken up from it."""
    objectives, actions = queries.threads.TIES[kind]
    found: Thread = plans_decided(names, viewer) if kind == "decision" else defaultdict(list)
    for tie in by_names(objectives, viewer, names.values()):
        found[getattr(tie, kind).reference].append(objective_knot(tie.objective))
    for taken in by_names(actions, viewer, names.values()):
        found[getattr(taken, kind).reference].append(action_knot(taken.action))
    return {reference: found[reference] for reference in names if reference in found}


def plans_decided(names: Names, viewer: Viewer) -> Thread:
    """On a decision: each plan about which it answers, and what members said of it."""
    found: Thread = defaultdict(list)
    asked: dict[int, list[PutForward]] = defaultdict(list)
    for put in by_names(queries.threads.answered_by_decisions, viewer, names.values()):
        asked[put.recommendation_id].append(put)
    for decision, answer in queries.threads.decisions_on(viewer, list(asked)) if asked else ():
        for put in asked[answer.recommendation_id]:
            came = rules.what_came_of_it(rules.Asked(put.asked), rules.Answered(answer.how))
            add_plan(found[decision.reference], put.plan, came)
    return found


def add_plan(knots: list[Knot], plan: Plan, note: str) -> None:
    """A plan stands there once, with all that was asked or said of it."""
    known = next((place for place, knot in enumerate(knots) if knot.reference == plan.reference), None)
    if known is None:
        knots.append(Knot("Plan", plan.title, plan.reference, note))
    else:
        knots[known] = replace(knots[known], note=f"{knots[known].note}; {note}")


def on_items(names: Names, viewer: Viewer) -> Thread:
    """On an agenda item: the plans about which its report asks."""
    asked: dict[int, list[PutForward]] = defaultdict(list)
    for put in by_names(queries.threads.asked_at_meetings, viewer, names.values()):
        asked[put.recommendation.report_id].append(put)
    found: Thread = defaultdict(list)
    for row in queries.threads.agendas_of(viewer, list(asked)) if asked else ():
        for put in asked[row.report_id]:
            add_plan(found[row.item.reference], put.plan, f"to {put.asked}")
    return {reference: found[reference] for reference in names if reference in found}


def on_risks(names: Names, viewer: Viewer) -> Thread:
    """On a risk: the objectives that it threatens."""
    found: Thread = {reference: [] for reference in names}
    for one in by_names(queries.threads.threatened, viewer, names.values()):
        if one.risk.reference in found:
            found[one.risk.reference].append(objective_knot(one.objective))
    return {reference: knots or [NO_OBJECTIVE] for reference, knots in found.items()}


def plan_knot(row: Plan, *, is_here: bool = False) -> Knot:
    return Knot("Plan", row.title, row.reference, row.years, is_here)


def objective_knot(row: Objective, *, is_here: bool = False) -> Knot:
    return Knot("Objective", row.title, row.reference, row.years, is_here)


def action_knot(row: Action, *, is_here: bool = False) -> Knot:
    return Knot("Action", row.title, row.reference, "", is_here)


def tied_knot(tie: object) -> Knot:
    """The decision or the commitment at the other end."""
    decision, commitment = tie.decision, tie.commitment  # type: ignore[attr-defined]
    if decision:
        return Knot("Decision", decision.title, decision.reference)
    return Knot("Commitment", str(commitment), commitment.reference)
