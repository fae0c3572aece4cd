"""Who may see the matrix and a risk; who may set the one, and write, judge, accept, open and close the other."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act, nothing_against
from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer
from moothall.authority.permissions import HOUSEKEEPERS
from moothall.decisions.rules import day_of
from moothall.meetings.permissions import CLERKS

# Whoever keeps the risks of the whole council; whoever owns those of a department; and who else of the council reads them.
KEEPERS = CLERKS | {Role.PERFORMANCE_TEAM}
OWNERS = frozenset({Role.HEAD_OF_SERVICE, Role.PLAN_OWNER})
WRITERS = KEEPERS | OWNERS
READERS = WRITERS | {Role.INTERNAL_AUDITOR, Role.PARTNERSHIP_OFFICER, Role.MEASURE_OWNER, Role.INFORMATION_GOVERNANCE_OFFICER}

NOT_CHOSEN = object()
NOT_THEIRS = "This risk belongs to another department. Whoever owns risks there can change it, or whoever keeps the council's register."
NOT_THEIRS_TO_BEGIN = (
    "You own risks of another department. Choose yours; a risk of the whole council is added by whoever keeps its register."
)
NOT_THEIR_RISK = "This is for whoever owns the risk, who acts for them, who owns the risks of its department, or who keeps the register."
ONLY_KEEPERS = "A risk of the council's own register is given back to its department by whoever keeps that register."


def risk_seen_by(viewer: Viewer) -> Q:
    """A risk is closed until somebody opens it; the council's own officers read it before."""
    rule = Q(public_at__isnull=False)
    return rule | Q(organisation__in=sorted(viewer.organisations(*READERS))) if viewer.holds(*READERS) else rule


def of_risk(viewer: Viewer) -> Q:
    """What belongs to a risk is seen with it."""
    return through("risk", risk_seen_by(viewer))


def turn_seen_by(viewer: Viewer) -> Q:
    """Why a risk was opened, closed or accepted before is for the council's officers: the public reads what holds now."""
    return of_risk(viewer) & Q(risk__organisation__in=sorted(viewer.organisations(*READERS)))


def of_treatment(viewer: Viewer) -> Q:
    """That the day of an action has moved is seen with the action."""
    return through("treatment", of_risk(viewer))


def reminded_seen_by(viewer: Viewer) -> Q:
    """Who was reminded is known to whoever keeps the risks of that council."""
    own = Q(risk__organisation__in=sorted(viewer.organisations(*KEEPERS)))
    return of_risk(viewer) & through("treatment", of_risk(viewer), optional=True) & own


def is_somebody(viewer: Viewer, subject: Any) -> bool:
    """Whoever signs in as a person: which of them may do it, the row itself says."""
    return viewer.person is not None


def writes_in(viewer: Viewer, organisation: int, *departments: int | None) -> bool:
    """Whether somebody keeps a council's risks, or owns those of one of these departments. An office of no department owns for all."""
    if viewer.sees_everything or viewer.holds_at(organisation, *KEEPERS):
        return True
    held = {one.department for one in viewer.offices if one.role in OWNERS and one.organisation == organisation and not one.seat}
    return None in held or not held.isdisjoint({key for key in departments if key})


def risk_of(row: Any) -> Any:
    """The risk to which a row belongs; a risk is its own."""
    return getattr(row, "risk", row)


def is_not_theirs(row: Any, *, viewer: Viewer, **_: Any) -> str:
    risk = risk_of(row)
    return "" if writes_in(viewer, risk.organisation_id, risk.department_id) else NOT_THEIRS


def is_not_theirs_to_begin(organisation: Any, *, viewer: Viewer, department: Any = NOT_CHOSEN, **_: Any) -> str:
    """A risk of a department is added by whoever owns risks there. Until one is chosen, or none, the door is open to all of them."""
    if department is NOT_CHOSEN:
        return ""
    return "" if writes_in(viewer, organisation.pk, department and department.pk) else NOT_THEIRS_TO_BEGIN


def is_closed(row: Any) -> str:
    return "This risk has been closed. Take it up again first." if risk_of(row).closed_at else ""


def cannot_be_written(row: Any, **said: Any) -> str:
    return is_not_theirs(row, **said) or is_closed(row)


def works_on(risk: Any, viewer: Viewer, at: datetime) -> bool:
    return writes_in(viewer, risk.organisation_id, risk.department_id) or risk.is_owned_by(viewer.person, day_of(at))


def is_not_their_risk(row: Any, *, viewer: Viewer, at: datetime, **_: Any) -> str:
    return is_closed(row) or ("" if works_on(risk_of(row), viewer, at) else NOT_THEIR_RISK)


def is_accepted_already(risk: Any, **said: Any) -> str:
    return cannot_be_written(risk, **said) or ("This risk has been accepted as it is already." if risk.tolerated_at else "")


def is_not_accepted(risk: Any, **said: Any) -> str:
    return cannot_be_written(risk, **said) or ("" if risk.tolerated_at else "Nobody has accepted this risk as it is.")


def is_not_closed(risk: Any, **said: Any) -> str:
    return is_not_theirs(risk, **said) or ("" if risk.closed_at else "This risk is not closed.")


def is_raised_already(risk: Any, **said: Any) -> str:
    return cannot_be_written(risk, **said) or ("This risk stands in the council's own register already." if risk.is_corporate else "")


def cannot_be_brought_down(risk: Any, *, viewer: Viewer, **said: Any) -> str:
    if not (viewer.sees_everything or viewer.holds_at(risk.organisation_id, *KEEPERS)):
        return ONLY_KEEPERS
    where = "" if risk.department_id else "This risk belongs to no department to which it could be given back."
    return is_closed(risk) or ("" if risk.is_corporate else "This risk stands in its department's register already.") or where


def is_open_already(risk: Any, **said: Any) -> str:
    return is_not_theirs(risk, **said) or ("This risk is open to the public already." if risk.public_at else "")


def is_shut_already(risk: Any, **said: Any) -> str:
    return is_not_theirs(risk, **said) or ("" if risk.public_at else "This risk is closed to the public already.")


def is_over(treatment: Any, **said: Any) -> str:
    over = "This action is over, so its day no longer moves." if treatment.is_over else ""
    return is_not_their_risk(treatment, **said) or over


def is_not_theirs_to_hand_on(row: Any, *, viewer: Viewer, **_: Any) -> str:
    """Whoever writes the risks of its department, or of the department whose office owns it."""
    risk, owner = risk_of(row), row.owner
    if not writes_in(viewer, risk.organisation_id, risk.department_id, owner and owner.department_id):
        return NOT_THEIRS
    over = "This is over, so it is nobody's to do any more." if getattr(row, "is_over", False) else ""
    return is_closed(row) or over


def act(key: str, label: str, against: Callable[..., str] = nothing_against, **more: Any) -> Act:
    """One act of whoever writes risks; the sample council does it as the clock."""
    return Act(f"risks.{key}", label, WRITERS, against, by_the_clock=True, **more)


def of_owners(key: str, label: str, against: Callable[..., str] = is_not_their_risk) -> Act:
    """The same, open to whoever owns the risk too."""
    return act(key, label, against, or_by=is_somebody, or_whom="whoever owns the risk")


SET_MATRIX = Act("risks.set_matrix", "Setting the council's matrix of risks", HOUSEKEEPERS, by_the_clock=True)
ADD_RISK = act("add_risk", "Adding a risk to the register", is_not_theirs_to_begin)
CHANGE_RISK = act("change_risk", "Changing what is said of a risk", cannot_be_written)
ASSESS = of_owners("assess", "Assessing a risk")
REVIEW = of_owners("review", "Reviewing a risk")
ADD_CONTROL = of_owners("add_control", "Adding what keeps a risk down")
JUDGE_CONTROL = of_owners("judge_control", "Saying how sure it is that a control works")
DROP_CONTROL = of_owners("drop_control", "Noting that a control has ended")
ADD_TREATMENT = of_owners("add_treatment", "Adding an action about a risk")
REPORT_TREATMENT = of_owners("report_treatment", "Saying how an action about a risk goes")
MOVE_TREATMENT = of_owners("move_treatment", "Moving the day of an action about a risk", is_over)
HAND_ON = act("hand_on", "Passing a risk, or what is done about it, on to another office", is_not_theirs_to_hand_on)
REMIND = Act("risks.remind", "Reminding of risks that are to be looked at", frozenset(), by_the_clock=True)
TOLERATE = act("tolerate", "Accepting a risk as it is", is_accepted_already)
TREAT_AGAIN = act("treat_again", "Accepting a risk no longer", is_not_accepted)
CLOSE_RISK = act("close_risk", "Closing a risk", cannot_be_written)
REOPEN_RISK = act("reopen_risk", "Taking up a closed risk again", is_not_closed)
ESCALATE = act("escalate", "Raising a risk to the council's own register", is_raised_already)
BRING_DOWN = act("bring_down", "Giving a risk back to its department's register", cannot_be_brought_down)
OPEN_RISK = act("open_risk", "Opening a risk to the public", is_open_already)
SHUT_RISK = act("shut_risk", "Closing a risk to the public", is_shut_already)
