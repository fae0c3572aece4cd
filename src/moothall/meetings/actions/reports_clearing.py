"""Clearances: asked of somebody by a day, answered with reasons; one that is refused goes back to the author."""

from datetime import datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority, rules as calendar
from moothall.authority.models import Office
from moothall.meetings import permissions
from moothall.meetings.actions.reports_writing import last_version
from moothall.meetings.models import Clearance, Report
from moothall.post import actions as post


@performs(permissions.ASK_CLEARANCE)
def ask_clearance(report: Report, *, viewer: Viewer, at: datetime, kind: str, office: Office) -> Report:
    """Ask the holder of an office to clear it, within the days that the council sets. An earlier question is taken back."""
    if office.organisation_id != report.organisation_id:
        raise Refused("This office is not one of the council's own. Ask somebody who holds one here.")
    if office.person_id == report.author_id:
        raise Refused(f"{office.person} wrote this report. Ask somebody else to clear it.")
    Clearance.objects.visible_to(THE_CLOCK).filter(report=report, kind=kind, answered_at=None).delete()
    days = authority.setting(viewer, report.organisation_id, "clearance_working_days", at.date())
    closed = authority.closure_days(viewer, report.organisation_id)
    one = Clearance.objects.create(
        report=report,
        kind=kind,
        asked_of=office.person,
        asked_as=office.title,
        asked_at=at,
        asked_version=last_version(report),
        due_on=calendar.working_day_after(at.date(), int(days), closed),
    )
    let_in(report, office.person_id)
    post.put("meetings.to_clear", organisation=report.organisation, to=office.person, key=f"{one.called} asked", at=at, about=one.called)
    return report


def let_in(report: Report, person: int) -> None:
    """Whoever is asked may read it, from then on."""
    if f"|{person}|" not in report.workers:
        report.workers = f"{report.workers or '|'}{person}|"
        report.save(update_fields=["workers"])


@performs(permissions.ANSWER_CLEARANCE)
def answer_clearance(clearance: Clearance, *, viewer: Viewer, at: datetime, outcome: str, reasons: str = "") -> Clearance:
    """Clear the report as it stands now, or refuse to, with why. A refusal gives it back to its author."""
    if outcome not in Clearance.Outcome.values:
        raise Refused("Say whether it is cleared, cleared with comments, or refused.")
    if outcome != Clearance.Outcome.CLEARED and not reasons.strip():
        raise Refused("Say why, so that the author knows what to change.")
    clearance.outcome, clearance.reasons = outcome, reasons
    clearance.answered_at, clearance.answered_version = at, last_version(clearance.report)
    clearance.save(update_fields=["outcome", "reasons", "answered_at", "answered_version"])
    if author := clearance.report.author:
        about, council = clearance.called, clearance.report.organisation
        post.put("meetings.clearance_answered", organisation=council, to=author, key=f"{about} answered", at=at, about=about)
    return clearance
