"""Who may write plans, objectives and actions, report on them, and put them to members."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.access.acts import Act, nothing_against
from moothall.access.viewer import Role, Viewer
from moothall.decisions.rules import day_of
from moothall.plans.permissions.seeing import KEEPERS, OWNERS, WRITERS
from moothall.plans.rules import Said

NOT_CHOSEN = object()
HOLDERS = frozenset({Role.PORTFOLIO_HOLDER})
NOT_THEIRS = "This belongs to another department. Whoever owns that department's plans can change it, or whoever keeps the council's plans."
NOT_THEIRS_TO_BEGIN = (
    "You own plans of another department. Choose yours; a plan of the whole council is begun by whoever keeps the council's plans."
)
NOT_THEIR_ACTION = (
    "This is for whoever owns the action, who acts for them, who owns the plans of their department, or who keeps the council's plans."
)
GONE_ON = "This action was carried over into the plan that follows. What is new of it is said there."
NOT_THEIR_PORTFOLIO = "A deadline is acknowledged by the portfolio holder to whose portfolio its plan or its objective belongs."


def is_somebody(viewer: Viewer, subject: Any) -> bool:
    """Whoever signs in as a person: which of them may do it, the row itself says."""
    return viewer.person is not None


def writes_in(viewer: Viewer, organisation: int, *departments: int | None) -> bool:
    """Whether somebody keeps the plans of a council, or owns those of one of these departments there. An office of none owns for all."""
    if viewer.sees_everything or viewer.holds_at(organisation, *KEEPERS):
        return True
    held = {one.department for one in viewer.offices if one.role in OWNERS and one.organisation == organisation and not one.seat}
    return None in held or not held.isdisjoint({key for key in departments if key})


def plan_of(row: Any) -> Any:
    """The plan to which a row belongs; a plan is its own."""
    return getattr(row, "plan", row)


def is_not_theirs(row: Any, *, viewer: Viewer, **_: Any) -> str:
    plan = plan_of(row)
    return "" if writes_in(viewer, plan.organisation_id, plan.department_id) else NOT_THEIRS


def is_not_theirs_to_begin(organisation: Any, *, viewer: Viewer, department: Any = NOT_CHOSEN, **_: Any) -> str:
    """A plan of a department is begun by whoever owns plans there. Until one is chosen, or none, the door is open to all of them."""
    if department is NOT_CHOSEN:
        return ""
    return "" if writes_in(viewer, organisation.pk, department and department.pk) else NOT_THEIRS_TO_BEGIN


def is_closed_now(row: Any, **_: Any) -> str:
    return "This plan has been closed. What is still to be done belongs to the plan that follows it." if plan_of(row).closed_at else ""


def cannot_be_written(row: Any, **said: Any) -> str:
    return is_not_theirs(row, **said) or is_closed_now(row)


def is_out(plan: Any, **said: Any) -> str:
    why = "This plan is public. Amend it instead, so that every edition stays readable." if plan.published_at else ""
    return cannot_be_written(plan, **said) or why


def is_not_out(plan: Any, **said: Any) -> str:
    return cannot_be_written(plan, **said) or ("" if plan.published_at else "This plan has not been published yet.")


def was_published(plan: Any, **said: Any) -> str:
    return cannot_be_written(plan, **said) or ("This plan has been published already." if plan.published_at else "")


def cannot_be_rolled_over(plan: Any, **said: Any) -> str:
    return is_not_theirs(plan, **said) or ("" if plan.published_at else "This plan has not been published yet.")


def is_ended(objective: Any, **said: Any) -> str:
    return cannot_be_written(objective, **said) or ("This objective has been given up already." if objective.ended_at else "")


def is_closed_already(row: Any, **said: Any) -> str:
    """Also of a plan that is over: what must not be read is closed whenever that is found."""
    return is_not_theirs(row, **said) or ("This is closed to the public already." if row.closed_under else "")


def is_open_already(row: Any, **said: Any) -> str:
    return is_not_theirs(row, **said) or ("" if row.closed_under else "This is open to the public already.")


def works_on(action: Any, viewer: Viewer, at: datetime) -> bool:
    """Whether an action is somebody's to report on: their office owns it, they act for its holder, or they own the plans it stands in."""
    owner = action.owner.department_id if action.owner else None
    return writes_in(viewer, action.organisation_id, action.plan.department_id, owner) or action.is_owned_by(viewer.person, day_of(at))


def went_on(action: Any) -> str:
    """What was carried over is told in the plan that follows: told here, it would go on twice."""
    return GONE_ON if action.facts().goes_on else ""


def cannot_be_changed(action: Any, **said: Any) -> str:
    return cannot_be_written(action, **said) or went_on(action)


def is_not_their_action(action: Any, *, viewer: Viewer, at: datetime, **_: Any) -> str:
    return is_closed_now(action) or ("" if works_on(action, viewer, at) else NOT_THEIR_ACTION) or went_on(action)


def cannot_be_moved(action: Any, **said: Any) -> str:
    """What is over keeps the days that it had."""
    over = "This action is over, so its days no longer move." if Said(action.said).is_over else ""
    return is_not_their_action(action, **said) or over


def cannot_be_acknowledged(action: Any, *, viewer: Viewer, at: datetime, **_: Any) -> str:
    if not action.is_answered_for_by(viewer.person, day_of(at)):
        return NOT_THEIR_PORTFOLIO
    if Said(action.said).is_over:
        return "This action is over, so there is no deadline to acknowledge."
    return "You have acknowledged this deadline already." if action.is_acknowledged_by(viewer.person) else ""


def owner_of(row: Any) -> Any:
    """The office that owns something of a plan, or leads it."""
    return row.lead if hasattr(row, "lead") else row.owner


def is_not_theirs_to_hand_on(row: Any, *, viewer: Viewer, **_: Any) -> str:
    """Whoever writes it passes it on; and whoever owns the plans of the department whose office owns it."""
    plan, owner = plan_of(row), owner_of(row)
    if not writes_in(viewer, row.organisation_id, getattr(plan, "department_id", None), owner and owner.department_id):
        return NOT_THEIRS
    is_over = getattr(row, "ended_at", None) or getattr(row, "ended_on", None)
    return "This is over, so it passes on to nobody." if is_over else is_closed_now(row) if hasattr(plan, "closed_at") else ""


def was_handed_back(handover: Any, *, viewer: Viewer, **_: Any) -> str:
    if handover.hands_back:
        return "This went back to those who had it before. Hand it over anew if it must pass on."
    return "It has been handed back already." if handover.handed_back_at else ""


def act(key: str, label: str, against: Callable[..., str] = nothing_against, **more: Any) -> Act:
    """One act of whoever writes plans; the sample council and imports do it as the clock."""
    return Act(f"plans.{key}", label, WRITERS, against, by_the_clock=True, **more)


def of_owners(key: str, label: str, against: Callable[..., str]) -> Act:
    """The same, open to whoever owns the action too."""
    return act(key, label, against, or_by=is_somebody, or_whom="whoever owns the action")


WRITE_PLAN = act("write_plan", "Beginning a plan", is_not_theirs_to_begin)
CHANGE_PLAN = act("change_plan", "Changing the draft of a plan", is_out)
PUBLISH_PLAN = act("publish_plan", "Publishing a plan as a draft for approval", was_published)
AMEND_PLAN = act("amend_plan", "Amending a plan that is public", is_not_out)
PLACE_PLAN = act("place_plan", "Saying within which plan another stands", cannot_be_written)
PUT_FORWARD = act("put_forward", "Putting a plan to members", is_not_out)
REPORT_PLAN = act("report_plan", "Preparing a report on a plan for members", is_not_out)
CLOSE_PLAN = act("close_plan", "Closing a plan at its end", is_not_out)
ROLL_OVER_PLAN = act("roll_over_plan", "Carrying a plan over into the next", cannot_be_rolled_over)

ADD_OBJECTIVE = act("add_objective", "Adding an objective to a plan", cannot_be_written)
CHANGE_OBJECTIVE = act("change_objective", "Changing an objective", cannot_be_written)
END_OBJECTIVE = act("end_objective", "Giving up an objective", is_ended)
CONTRIBUTE = act("contribute", "Saying to what an objective contributes", cannot_be_written)
CONTRIBUTE_NO_MORE = act("contribute_no_more", "Saying that an objective no longer contributes to another", cannot_be_written)
TIE_OBJECTIVE = act("tie_objective", "Joining an objective to a decision, a commitment or a risk", cannot_be_written)
CLOSE_OBJECTIVE = act("close_objective", "Closing an objective to the public", is_closed_already)
OPEN_OBJECTIVE = act("open_objective", "Opening a closed objective to the public", is_open_already)

ADD_ACTION = act("add_action", "Adding an action to a plan", cannot_be_written)
BRING_ACTIONS = act("bring_actions", "Adding actions to a plan from a table", cannot_be_written)
CHANGE_ACTION = act("change_action", "Changing an action", cannot_be_changed)
ADD_MILESTONE = of_owners("add_milestone", "Adding a milestone to an action", is_not_their_action)
MEET_MILESTONE = of_owners("meet_milestone", "Noting that a milestone has been met", is_not_their_action)
REPORT_PROGRESS = of_owners("report_progress", "Reporting progress on an action", is_not_their_action)
MOVE_DAY = of_owners("move_day", "Moving a day of an action", cannot_be_moved)
WAIT_FOR = of_owners("wait_for", "Saying for what an action waits", is_not_their_action)
WAIT_NO_MORE = of_owners("wait_no_more", "Saying that an action no longer waits for another", is_not_their_action)
TAKE_UP = act("take_up", "Taking up a decision or a commitment as an action", cannot_be_written)
TAKE_UP_COMMITMENT = act("take_up_commitment", "Taking up a commitment as an action of a plan", cannot_be_written)
CLOSE_ACTION = act("close_action", "Closing an action to the public", is_closed_already)
OPEN_ACTION = act("open_action", "Opening a closed action to the public", is_open_already)
HAND_ON = act("hand_on", "Passing something of a plan on to another office", is_not_theirs_to_hand_on)
HAND_OVER = Act(  # whoever owns measures hands these over too; each thing passes on by the act of its own kind, which says who may
    "plans.hand_over", "Handing work over to another office", WRITERS | {Role.MEASURE_OWNER}, by_the_clock=True
)
HAND_BACK = act("hand_back", "Handing work back to those who had it before", was_handed_back)
ACKNOWLEDGE = Act("plans.acknowledge", "Acknowledging a deadline", HOLDERS, cannot_be_acknowledged, by_the_clock=False)
REMIND = Act("plans.remind", "Reminding of actions and of progress that is due", frozenset(), by_the_clock=True)
