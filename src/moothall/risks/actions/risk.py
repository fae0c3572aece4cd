"""A risk is added, changed, assessed, and reviewed again and again."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Department, Office, Organisation
from moothall.authority.numbering import next_number
from moothall.authority.words import joined
from moothall.decisions.rules import day_of
from moothall.risks import permissions, queries, rules
from moothall.risks.models import Assessment, Risk, Turn
from moothall.risks.permissions import READERS

KEEPS_ITS_DEPARTMENT = "A risk stays in the department in whose register it was begun."
NOT_READ = "Whoever holds that office could not read the risk. Choose an office whose role opens the register to it."
NOT_THERE_YET = "The next review lies before today. Enter today or a later day."


@performs(permissions.ADD_RISK)
def add_risk(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    department: Department | None,
    title: str,
    category: str,
    cause: str,
    event: str,
    consequence: str,
    review_on: date,
    owner: Office | None = None,
) -> Risk:
    """Add a risk to the register of a department; of none, to that of the whole council. It is closed to the public."""
    said = {"title": title, "category": category, "cause": cause, "event": event, "consequence": consequence, "owner": owner}
    row = Risk(organisation=organisation, department=department, is_corporate=department is None, review_on=review_on, made_at=at, **said)
    refuse_risk(row, at)
    row.number = next_number(organisation, "risk")
    row.save()
    return row


@performs(permissions.CHANGE_RISK)
def change_risk(risk: Risk, *, viewer: Viewer, at: datetime, **words: Any) -> Risk:
    """Change what is said of a risk. Where it stands is said by assessing it."""
    if "department" in words:
        raise Refused(KEEPS_ITS_DEPARTMENT)
    for name, value in words.items():
        setattr(risk, name, value)
    refuse_risk(risk, at)
    risk.save()
    return risk


@performs(permissions.ASSESS)
def assess(risk: Risk, *, viewer: Viewer, at: datetime, kind: str, likelihood: int, impact: int, because: str) -> Risk:
    """Place a risk in the matrix of today: with nothing done about it, as it is now, or as it is to be."""
    place(risk, viewer, at, rules.Kind(kind), likelihood, impact, because)
    risk.save()
    return risk


@performs(permissions.REVIEW)
def review(risk: Risk, *, viewer: Viewer, at: datetime, likelihood: int, impact: int, because: str, next_on: date, seen: str = "") -> Risk:
    """Look at a risk again: where it stands now and why, and when it is looked at next.

    `seen` marks when it had been reviewed last as the page was opened on which they type; nothing is said over what came since.
    """
    if seen and seen != rules.mark_of(risk.reviewed_at):
        raise Refused("Somebody has reviewed this risk meanwhile. Look at what they said, and send yours again if it still holds.")
    if next_on < day_of(at):
        raise Refused(NOT_THERE_YET)
    place(risk, viewer, at, rules.Kind.RESIDUAL, likelihood, impact, because)
    risk.review_on, risk.reviewed_at = next_on, at
    risk.save()
    return risk


def place(risk: Risk, viewer: Viewer, at: datetime, kind: rules.Kind, likelihood: int, impact: int, because: str) -> None:
    """Keep where it was placed; what was accepted before no longer holds of what is judged worse."""
    matrix = queries.matrices.on(viewer, risk.organisation_id, day_of(at))
    grid = queries.matrices.grid_of(matrix)
    if not grid.holds(likelihood, impact):
        raise Refused(f"The matrix of today has {grid.size} steps each way. Choose a likelihood and an impact from 1 to {grid.size}.")
    if not because.strip():
        raise Refused("Say why: a score without a reason cannot be looked at again.")
    earlier = Assessment.objects.visible_to(THE_CLOCK).filter(risk=risk, kind=kind, is_last=True).first()
    Assessment.objects.visible_to(THE_CLOCK).filter(risk=risk, kind=kind, is_last=True).update(is_last=False)
    said = {"likelihood": likelihood, "impact": impact, "because": because, "by": office_of(viewer, at), "at": at}
    now = Assessment.objects.create(risk=risk, kind=kind, matrix=matrix, **said)
    if kind is rules.Kind.RESIDUAL and risk.tolerated_at and no_longer_holds(risk, earlier, now):
        accept_no_more(risk)
        turn(risk, Turn.What.LAPSED, "It is accepted as it was, and no worse.", viewer, at)


def no_longer_holds(risk: Risk, earlier: Assessment | None, now: Assessment) -> bool:
    """Whether a risk is beyond what was accepted of it, or judged by another matrix."""
    is_anew = earlier is None or earlier.matrix_id != now.matrix_id
    return is_anew or now.placed.score > (risk.tolerated_score or 0)


def accept_no_more(risk: Risk) -> None:
    risk.tolerated_at, risk.tolerated_by, risk.tolerated_because, risk.tolerated_score = None, None, "", None


def refuse_risk(row: Risk, at: datetime) -> None:
    grid = queries.matrices.grid_of(queries.matrices.on(THE_CLOCK, row.organisation_id, day_of(at)))
    if row.category not in grid.categories:
        raise Refused(f"“{row.category}” is no category of the matrix of today. Choose one of: {joined(grid.categories, 'or')}.")
    for thing in (row.owner, row.department):
        if thing and thing.organisation_id != row.organisation_id:
            raise Refused("A risk, its department and its owner belong to one council. Choose among those of this council.")
    if row.owner and row.owner.role not in READERS:
        raise Refused(NOT_READ)


def turn(risk: Risk, what: str, because: str, viewer: Viewer, at: datetime) -> Turn:
    """Keep that something was decided about a risk, why, and by which office."""
    if not because.strip():
        raise Refused("Say why: it is kept with the risk.")
    return Turn.objects.create(risk=risk, what=what, because=because, by=office_of(viewer, at), at=at)


def office_of(viewer: Viewer, at: datetime) -> str:
    """Who somebody is here, by office and not by name."""
    titles = joined(dict.fromkeys(office.title for office in authority.offices_held(viewer, day_of(at))))[:280]
    return "by " + (titles or "somebody who signs in here")
