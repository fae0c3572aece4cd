"""What is decided about a risk: it is accepted as it is, closed, raised to the council's register, opened to the public; and back."""

from datetime import datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Person
from moothall.decisions.rules import day_of
from moothall.risks import permissions, queries, rules
from moothall.risks.actions.risk import accept_no_more, turn
from moothall.risks.models import Risk, Turn


@performs(permissions.TOLERATE)
def tolerate(risk: Risk, *, viewer: Viewer, at: datetime, because: str, person: Person | None = None) -> Risk:
    """Accept a risk as it is, and no worse. Beyond what the council accepts, one person does so by name."""
    [found] = queries.standing(viewer, [risk], day_of(at))
    if why := rules.cannot_be_tolerated(risk.category, found.now, person is not None):
        raise Refused(why)
    if found.is_anew:
        raise Refused("It stands under an older matrix. Assess it by the matrix of today first.")
    if person and person.organisation_id != risk.organisation_id:
        raise Refused(f"{person.full_name} belongs to another council. Name somebody of this one.")
    turn(risk, Turn.What.TOLERATED, because, viewer, at)
    risk.tolerated_at, risk.tolerated_by, risk.tolerated_because, risk.tolerated_score = at, person, because, found.score
    risk.save()
    return risk


@performs(permissions.TREAT_AGAIN)
def treat_again(risk: Risk, *, viewer: Viewer, at: datetime, because: str) -> Risk:
    """Accept it no longer: something is to be done about it."""
    turn(risk, Turn.What.TREATED, because, viewer, at)
    accept_no_more(risk)
    risk.save()
    return risk


@performs(permissions.CLOSE_RISK)
def close_risk(risk: Risk, *, viewer: Viewer, at: datetime, because: str) -> Risk:
    """It can no longer happen, or it has: everything that was said of it stays."""
    turn(risk, Turn.What.CLOSED, because, viewer, at)
    risk.closed_at, risk.closed_because = at, because
    risk.save()
    return risk


@performs(permissions.REOPEN_RISK)
def reopen_risk(risk: Risk, *, viewer: Viewer, at: datetime, because: str) -> Risk:
    turn(risk, Turn.What.REOPENED, because, viewer, at)
    risk.closed_at, risk.closed_because = None, ""
    risk.save()
    return risk


@performs(permissions.ESCALATE)
def escalate(risk: Risk, *, viewer: Viewer, at: datetime, because: str) -> Risk:
    """Raise it to the register of the whole council. Its department goes on working on it."""
    turn(risk, Turn.What.RAISED, because, viewer, at)
    risk.is_corporate = True
    risk.save()
    return risk


@performs(permissions.BRING_DOWN)
def bring_down(risk: Risk, *, viewer: Viewer, at: datetime, because: str) -> Risk:
    turn(risk, Turn.What.BROUGHT_DOWN, because, viewer, at)
    risk.is_corporate = False
    risk.save()
    return risk


@performs(permissions.OPEN_RISK)
def open_risk(risk: Risk, *, viewer: Viewer, at: datetime, because: str) -> Risk:
    """Everybody reads it from now on, with its assessments, controls and actions; and why it was opened."""
    turn(risk, Turn.What.OPENED, because, viewer, at)
    risk.public_at, risk.public_because = at, because
    risk.save()
    return risk


@performs(permissions.SHUT_RISK)
def shut_risk(risk: Risk, *, viewer: Viewer, at: datetime, because: str) -> Risk:
    turn(risk, Turn.What.SHUT, because, viewer, at)
    risk.public_at, risk.public_because = None, ""
    risk.save()
    return risk
