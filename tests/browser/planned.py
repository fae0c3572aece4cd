"""A plan with an objective and actions that stand in several ways, for readers and for those who write plans: made by acts."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Body, Office
from moothall.plans import actions as plans

CLERK = "Committee clerk"


def arranged(cabinet: Body, clerk: Viewer, now: datetime) -> dict[str, str]:
    """A plan that is public and amended, one that is being written, and what stands in them."""
    who: dict[str, Any] = {"viewer": clerk, "at": now}
    council, today = cabinet.organisation, now.date()
    quays = authority.add_department(council, viewer=THE_CLOCK, at=now, name="Quays and ferries")
    years = {"first_on": date(today.year - 1, 4, 1), "last_on": date(today.year + 2, 3, 31)}
    usual = {"kind": "service", "department": quays, "summary": "Quays that are safe and ferries that are on time."}
    plan = plans.publish_plan(plans.write_plan(council, title="Quays service plan", **usual, **years, **who), **who)
    draft = plans.write_plan(council, title="Ferries, next year", **usual, **years, **who)
    aim = plans.add_objective(plan, title="Ferries on time", outcome="Nineteen of twenty leave on time.", theme="Living here", **who)
    held = Office.objects.filter(Office.on(today), organisation=council, role=Role.PLAN_OWNER).order_by("person__number")
    late = plans.add_action(plan, title="Mend the east quay", due_on=today - timedelta(20), objective=aim, owner=held[0], **who)
    done = plans.add_action(plan, title="Paint the bollards", due_on=today + timedelta(60), objective=aim, **who)
    plans.report_progress(done, said="done", comment="All forty.", evidence="The harbour master's list", **who)
    plans.add_milestone(late, title="Stone ordered", due_on=today - timedelta(40), **who)
    plans.move_day(late, which="due", to=today - timedelta(2), because="The stone came late.", agreed_by="Harbour master", **who)
    plans.wait_for(done, needs=late, **who)
    plans.amend_plan(plan, summary="Quays that are safe, ferries on time.", because="In fewer words.", **who)
    return {
        "plan": plan.reference,
        "plan that is written": draft.reference,
        "objective": aim.reference,
        "action": late.reference,
        "plans of a department": f"plans/departments/{council.slug}/{quays.pk}",
        "actions of a plan": f"{plan.reference}/actions/",
        "work of an office": f"plans/hand-over/{council.slug}?whose=office-{held[0].pk}",
        "work handed over": handed_over(plan, held, who),
    }


def handed_over(plan: Any, held: Any, who: dict[str, Any]) -> str:
    """One action that has passed from one office to another."""
    row = plans.add_action(plan, title="Dredge the basin", due_on=plan.last_on, owner=held[0], **who)
    said = {"to": held[1], "because": "The harbour is theirs now.", "held_from": who["at"].date()}
    made = plans.hand_over(plan.organisation, chosen=[("action", row.pk, held[0].pk)], **said, **who)
    return str(made.reference)


def at(name: str, ending: str = "") -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/{arranged['pages'][name]}{ending}"


PAGES = {
    "plan of a clerk": (CLERK, at("plan"), ""),
    "action of a clerk": (CLERK, at("action"), ""),
    "begin a plan, wrong": (CLERK, lambda _: "/plans/wrenmouth/new", "Begin it"),
    "publish a plan": (CLERK, at("plan that is written", "/publish"), ""),
    "put a plan to members, wrong": (CLERK, at("plan", "/put-forward"), "Put it forward"),
    "carry a plan over": (CLERK, at("plan", "/carry-over"), ""),
    "add an objective, wrong": (CLERK, at("plan", "/new-objective"), "Add it"),
    "say how it goes, wrong": (CLERK, at("action", "/progress"), "Say it"),
    "move a day, wrong": (CLERK, at("action", "/move"), "Move it"),
    "work of an office, wrong": (CLERK, at("work of an office"), "Hand them over"),
    "work handed over": (CLERK, at("work handed over"), ""),
    "briefing": ("Portfolio holder", lambda _: "/workspace/briefing/", ""),
    "briefing since no day": ("Portfolio holder", lambda _: "/workspace/briefing/wrenmouth/2/?since=x", ""),
    "briefings to choose from": (CLERK, lambda _: "/workspace/briefing/", ""),
    "my updates": ("Plan owner", lambda _: "/plans/my-updates", ""),
    "take a plan to a meeting, wrong": (CLERK, at("plan", "/report"), "Begin this report"),
    "actions from a table, wrong": (CLERK, at("plan", "/table"), "Look at what would be done"),
    "take up a commitment, wrong": (CLERK, at("plan", "/take-up-commitment"), "Take it up"),
}
