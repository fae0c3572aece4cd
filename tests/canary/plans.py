"""Plans: one that is public, with what is closed in it, and one that is being written; and where their pages are."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from moothall.access.viewer import Role
from moothall.authority.models import Office, Person
from moothall.plans.models import (
    Action,
    ActionTie,
    Contribution,
    DayMoved,
    Dependency,
    Edition,
    HandedOver,
    Handover,
    Milestone,
    Objective,
    ObjectiveRisk,
    ObjectiveTie,
    Plan,
    PlanPlace,
    Progress,
)
from moothall.risks.models import Risk
from moothall.risks.permissions import READERS

SECRETS = (
    "title of a plan not published", "summary of a plan not published", "text of a plan not published",
    "objective of a plan not published", "outcome of a plan not published", "action of a plan not published",
    "objective that is closed", "why an objective is closed", "action that is closed", "action of a closed objective",
    "milestone of a closed action", "what was said of a closed action", "why a closed action moved",
)  # fmt: skip
TO_AN_OBJECTIVE = ("risk to an objective",)
TO_WRITERS = ("why work was handed over",)
SECRETS = (*SECRETS, *TO_AN_OBJECTIVE, *TO_WRITERS)
OF_AN_OFFICE = 900  # the key of the office whose work is handed over
FIRST, LAST = date(2020, 4, 1), date(2060, 3, 31)
ONE = "<slug:slug>/<int:number>"
PLANS = [f"/plans/wrenmouth/{number}" for number in (1, 2, 9)]
OBJECTIVES = [f"/plans/objectives/wrenmouth/{number}" for number in (1, 2, 3, 9)]
ACTIONS = [f"/plans/actions/wrenmouth/{number}" for number in (1, 2, 3, 4, 9)]
OF_A_PLAN = (
    "report",
    "take-up-commitment",
    "table",
    "actions-to-fill.csv",
    "actions-to-fill.xlsx",
    "new-objective",
    "new-action",
    "change",
    "publish",
    "amend",
    "place",
    "put-forward",
    "carry-over",
    "close",
)
OF_AN_OBJECTIVE = ("change", "contribute", "contribute-no-more", "tie", "give-up", "close", "open")
OF_AN_ACTION = ["progress", "move", "milestone", "met", "acknowledge", "change", "wait", "wait-no-more", "take-up", "close", "open"]


def read_by(role: Role) -> tuple[str, ...]:
    """Whoever owns plans reads those that are being written; whoever keeps them all what is closed too; a risk, the officers."""
    if role is Role.PERFORMANCE_TEAM:
        return SECRETS
    of_owners = (*SECRETS[:6], *TO_WRITERS) if role in {Role.HEAD_OF_SERVICE, Role.PLAN_OWNER} else ()
    return of_owners + (TO_AN_OBJECTIVE if role in READERS else ())


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down."""
    council = rows["body"].organisation
    years = {"first_on": FIRST, "last_on": LAST}
    of = {"organisation": council, "kind": "corporate", "made_at": then} | years
    public = Plan.objects.create(number=1, title="A plan that is public", edition=1, published_at=then, **of)
    Edition.objects.create(plan=public, number=1, title=public.title, published_at=then, **years)
    said = {name: hidden(f"{name} of a plan not published") for name in ("title", "summary", "text")}
    draft = Plan.objects.create(number=2, **said, **of)
    PlanPlace.objects.create(plan=public, above=draft)
    told = objectives(public, draft, hidden, then)
    told |= actions(public, draft, told, hidden, then)
    risk = Risk.objects.create(
        organisation=council, number=900, title=hidden(TO_AN_OBJECTIVE[0]), category="Services", cause="", event="", consequence="",
        review_on=LAST, made_at=then,
    )  # fmt: skip
    ObjectiveRisk.objects.create(objective=told["objective"], risk=risk)
    ObjectiveTie.objects.create(objective=told["objective"], decision=rows["secret decision"])
    ActionTie.objects.create(action=told["action"], commitment=rows["closed commitment"])
    handed_over(told, risk, hidden, then)
    return {"plan": public, "draft plan": draft} | told


def handed_over(rows: dict[str, Any], risk: Risk, hidden: Callable[[str], str], then: datetime) -> None:
    """What is closed, what is not published and a risk are an office's, and came to it by one hand-over."""
    council = risk.organisation
    person = Person.objects.create(pk=OF_AN_OFFICE, organisation=council, number=OF_AN_OFFICE, name="Somebody")
    office = Office.objects.create(pk=OF_AN_OFFICE, person=person, organisation=council, title="Harbour office")
    said = {"because": hidden(TO_WRITERS[0]), "held_from": FIRST, "by": "by a clerk", "at": then}
    row = Handover.objects.create(organisation=council, number=1, to=office, **said)
    things = [("action", rows[name]) for name in ("action", "unseen action", "closed action", "action of the closed")]
    for kind, thing in (*things, ("objective", rows["closed objective"]), ("risk", risk)):
        HandedOver.objects.create(handover=row, kind=kind, key=thing.pk, was=office, now=office)
        setattr(thing, "lead" if kind == "objective" else "owner", office)
        thing.save()


def objectives(public: Plan, draft: Plan, hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    of = {"organisation": public.organisation, "made_at": then, "first_on": FIRST, "last_on": LAST, "place": 1}
    seen = Objective.objects.create(plan=public, number=1, title="An objective", outcome="What will be different.", **of)
    unseen = Objective.objects.create(
        plan=draft, number=2, title=hidden("objective of a plan not published"), outcome=hidden("outcome of a plan not published"), **of
    )
    closed = Objective.objects.create(
        plan=public, number=3, title=hidden("objective that is closed"), outcome="Nothing.", closed_under="paragraph 4",
        closed_because=hidden("why an objective is closed"), **of,
    )  # fmt: skip
    for upper in (unseen, closed):
        Contribution.objects.create(objective=seen, to=upper)
    return {"objective": seen, "unseen objective": unseen, "closed objective": closed}


def actions(public: Plan, draft: Plan, rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    of = {"organisation": public.organisation, "made_at": then, "due_on": LAST, "place": 1}
    seen = Action.objects.create(plan=public, objective=rows["objective"], number=1, title="An action", **of)
    unseen = Action.objects.create(plan=draft, number=2, title=hidden("action of a plan not published"), **of)
    closed = Action.objects.create(plan=public, number=3, title=hidden("action that is closed"), closed_under="paragraph 4", **of)
    under = Action.objects.create(
        plan=public, objective=rows["closed objective"], number=4, title=hidden("action of a closed objective"), **of
    )
    Milestone.objects.create(action=closed, number=1, title=hidden("milestone of a closed action"), due_on=LAST)
    Progress.objects.create(
        action=closed, said="late", comment=hidden("what was said of a closed action"), due_on=LAST, at=then, by="by a clerk"
    )
    because = hidden("why a closed action moved")
    DayMoved.objects.create(
        action=closed, which="due", was_on=FIRST, is_on=LAST, because=because, agreed_by="a", moved_by="b", moved_at=then
    )
    for needs in (unseen, closed, under):
        Dependency.objects.create(action=seen, needs=needs)
    return {"action": seen, "unseen action": unseen, "closed action": closed, "action of the closed": under}


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    return {
        "plans/": ["/plans/", "/plans/?page=x"],
        "plans/all/": ["/plans/all/", "/plans/all/?words=plumbago&kind=x", "/plans/all/?year=2026"],
        "plans/departments/<slug:slug>/<int:key>": ["/plans/departments/wrenmouth/1"],
        "plans/portfolios/<slug:slug>/<int:key>": ["/plans/portfolios/wrenmouth/1"],
        "plans/my-updates": ["/plans/my-updates"],
        "plans/my-updates/kept": ["/plans/my-updates/kept"],
        "plans/hand-over/<slug:slug>": [f"/plans/hand-over/wrenmouth?whose=office-{OF_AN_OFFICE}", "/plans/hand-over/nowhere"],
        f"plans/handed-over/{ONE}": ["/plans/handed-over/wrenmouth/1", "/plans/handed-over/wrenmouth/9"],
        f"plans/handed-over/{ONE}/back": ["/plans/handed-over/wrenmouth/1/back"],
        "plans/<slug:slug>/new": ["/plans/wrenmouth/new", "/plans/nowhere/new"],
        f"plans/{ONE}": PLANS,
        f"plans/{ONE}/actions/": [*(f"{one}/actions/" for one in PLANS), f"{PLANS[0]}/actions/?words=plumbago&said=late"],
        **{f"plans/{ONE}/actions.{kind}": [f"{one}/actions.{kind}" for one in PLANS] for kind in ("csv", "xlsx")},
        f"plans/{ONE}/editions/<int:edition>": [f"{one}/editions/{edition}" for one in PLANS[:2] for edition in (1, 2)],
        **{f"plans/{ONE}/{verb}": [f"{one}/{verb}" for one in PLANS[1:2]] for verb in OF_A_PLAN},
        f"plans/objectives/{ONE}": OBJECTIVES,
        **{f"plans/objectives/{ONE}/{verb}": [f"{one}/{verb}" for one in OBJECTIVES[2:3]] for verb in OF_AN_OBJECTIVE},
        f"plans/actions/{ONE}": ACTIONS,
        **{f"plans/actions/{ONE}/{verb}": [f"{one}/{verb}" for one in ACTIONS[2:3]] for verb in OF_AN_ACTION},
    }
