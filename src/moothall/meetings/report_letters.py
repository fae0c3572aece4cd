"""What people are told of reports: asked to clear one, reminded, answered, sent back, invited. A closed title is in no letter."""

from collections.abc import Mapping
from datetime import datetime

from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.meetings.inviting import token_of
from moothall.meetings.models import Clearance, Report
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail

WRITER = "You wrote this report."


def called(report: Report) -> str:
    """A report as a letter may call it: a letter passes through many hands."""
    return f"a report to {report.body}" if report.closed_under else f"“{report.title}”"


def to_clear(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That somebody is asked, and by when; nothing once it has been answered or asked of another."""
    row = queries.clearance_called(viewer, mail.about)
    if row is None or row.answered_at:
        return None
    kind, what = row.get_kind_display().lower(), called(row.report)
    return Letter(
        subject=f"To clear by {day_in_words(row.due_on, year=False)}: {what}",
        parts=(
            f"You are asked to clear {what} for {kind} before it goes to {row.report.body}. "
            f"Please answer by {day_in_words(row.due_on)}: cleared, cleared with comments, or refused with why.",
            Link("Read the report and answer", f"/workspace/{row.report.reference}/clearances/{row.pk}"),
        ),
        because=f"You are asked as {row.asked_as}.",
    )


def reminder(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That a clearance is due or late: to whoever was asked, and later to the author too."""
    row = queries.clearance_called(viewer, mail.about)
    if row is None or row.answered_at or row.due_on.isoformat() != mail.facts["due_on"]:
        return None
    due = rules.due_in_words(row.due_on, at.date())
    what = f"The {row.get_kind_display().lower()} clearance of {called(row.report)}"
    is_asked = row.asked_of_id == mail.person_id
    words = f"{what} is {due}." if is_asked else f"{what} is {due}. {row.asked_of} was asked. Ask them, or ask somebody else."
    link = ("Read the report and answer", f"/{row.pk}") if is_asked else ("The clearances of the report", "")
    return Letter(
        subject=f"{due.capitalize()}: a clearance of {called(row.report)}",
        parts=(words, Link(link[0], f"/workspace/{row.report.reference}/clearances{link[1]}")),
        because=f"You are asked as {row.asked_as}." if is_asked else WRITER,
    )


def answered(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What somebody answered. Why stands on the page only."""
    row = queries.clearance_called(viewer, mail.about)
    if row is None or not row.answered_at:
        return None
    outcome = row.get_outcome_display()
    return Letter(
        subject=f"{row.get_kind_display()}: {outcome.lower()}, {called(row.report)}",
        parts=(
            f"{row.asked_of} has answered for {row.get_kind_display().lower()}: {outcome.lower()}. {whats_next(row)}",
            Link("Read the answer", f"/workspace/{row.report.reference}/clearances"),
        ),
        because=WRITER,
    )


def whats_next(row: Clearance) -> str:
    return "Read why, change the report, and ask again." if row.outcome == Clearance.Outcome.REFUSED else ""


def sent_back(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    row = queries.report_called(viewer, mail.about)
    if row is None or row.submitted_at or not row.sent_back_at:
        return None
    return Letter(
        subject=f"Sent back: {called(row)}",
        parts=(
            f"The clerks have sent {called(row)} back. What has to change stands at the head of its page.",
            Link("Where the report stands", f"/workspace/{row.reference}"),
        ),
        because=WRITER,
    )


def invited(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """The link itself: whoever holds it can write, so it goes to the one address that was given."""
    row = queries.invitation_in_force(mail.about, at.date())
    if row is None:
        return None
    council = row.report.organisation.name
    return Letter(
        subject=f"{council} asks you to help write a report",
        parts=(
            f"{row.name}, {council} asks you to help write {called(row.report)}. You need no account: the link opens this one report "
            f"until the end of {day_in_words(row.until)}. Whoever has the link can write, so keep it to yourself.",
            Link("Write the report", f"/meetings/guests/{token_of(row, at.tzinfo)}"),
        ),
        because=f"{council} invited you as an author for {row.partner}.",
    )


KINDS: Mapping[str, Kind] = {
    "meetings.to_clear": Kind("A report to clear", to_clear),
    "meetings.clearance_reminder": Kind("A clearance that is due", reminder),
    "meetings.clearance_answered": Kind("A clearance that was answered", answered),
    "meetings.sent_back": Kind("A report that was sent back", sent_back),
    "meetings.invited": Kind("An invitation to write a report", invited),
}
