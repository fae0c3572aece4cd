"""An action is added, changed, taken up from what was decided; it waits for others; it is closed to the public or opened."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office
from moothall.authority.numbering import next_number
from moothall.decisions.models import Commitment, Decision
from moothall.plans import permissions, queries, rules
from moothall.plans.actions.objective import close, last_place, one_thing
from moothall.plans.actions.plan import one_at_a_time, refuse_strangers
from moothall.plans.models import Action, ActionTie, Dependency, Objective, Plan

DAYS = ("start_on", "due_on")
MOVED = "Its days are moved by an act of their own, with the reason and who agreed."


@performs(permissions.ADD_ACTION)
def add_action(
    plan: Plan,
    *,
    viewer: Viewer,
    at: datetime,
    title: str,
    due_on: date,
    start_on: date | None = None,
    about: str = "",
    owner: Office | None = None,
    objective: Objective | None = None,
) -> Action:
    """Add an action to a plan: what is done, by which office, from when, until when, for which objective."""
    row = Action(plan=plan, organisation_id=plan.organisation_id, title=title, about=about, owner=owner, objective=objective, made_at=at)
    row.start_on, row.due_on = start_on, due_on
    refuse_action(row)
    row.place = last_place(Action, plan) + 1
    row.number = next_number(plan.organisation, "action")
    row.save()
    return row


@performs(permissions.CHANGE_ACTION)
def change_action(action: Action, *, viewer: Viewer, at: datetime, **words: Any) -> Action:
    """Change what is said of an action. Its days move by another act, which keeps their history."""
    if any(name in words and words[name] != getattr(action, name) for name in DAYS):
        raise Refused(MOVED)
    for name, value in words.items():
        setattr(action, name, value)
    refuse_action(action)
    action.save()
    return action


@performs(permissions.WAIT_FOR)
def wait_for(action: Action, *, viewer: Viewer, at: datetime, needs: Action) -> Action:
    """Say that an action cannot be done before another."""
    refuse_strangers(action.organisation_id, action=needs)
    one_at_a_time(action.organisation_id)
    links = queries.actions.links_between_actions(action.organisation_id)
    if (action.pk, needs.pk) in links:
        raise Refused(f"It waits for “{needs.title}” already.")
    if rules.would_close_a_circle(links, action.pk, needs.pk):
        raise Refused(f"“{needs.title}” waits for “{action.title}” itself, so neither could ever begin.")
    Dependency.objects.create(action=action, needs=needs)
    return action


@performs(permissions.WAIT_NO_MORE)
def wait_no_more(action: Action, *, viewer: Viewer, at: datetime, needs: Action) -> Action:
    gone, _ = Dependency.objects.visible_to(THE_CLOCK).filter(action=action, needs=needs).delete()
    if not gone:
        raise Refused(f"It does not wait for “{needs.title}”.")
    return action


@performs(permissions.TAKE_UP)
def take_up(
    action: Action, *, viewer: Viewer, at: datetime, decision: Decision | None = None, commitment: Commitment | None = None
) -> Action:
    """Say from which decision or commitment an action was taken up: each leads to the other."""
    thing = one_thing(action.organisation_id, decision=decision, commitment=commitment)
    if ActionTie.objects.visible_to(THE_CLOCK).filter(action=action, **thing).exists():
        raise Refused("This action was taken up from that already.")
    ActionTie.objects.create(action=action, **thing)
    return action


@performs(permissions.CLOSE_ACTION)
def close_action(action: Action, *, viewer: Viewer, at: datetime, under: str, because: str) -> Action:
    """Close it to the public under a named ground. Open is what nobody closed."""
    closed: Action = close(action, under, because)
    return closed


@performs(permissions.OPEN_ACTION)
def open_action(action: Action, *, viewer: Viewer, at: datetime) -> Action:
    opened: Action = close(action, "", "")
    return opened


def refuse_action(row: Action) -> None:
    if why := rules.days_out_of_order(row.start_on, row.due_on, "the start", "the day on which it is due"):
        raise Refused(why)
    refuse_strangers(row.organisation_id, office=row.owner, objective=row.objective)
