"""Who may see a report, and who may write, clear, submit, table and withdraw one."""

import re
from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import NOBODY, through
from moothall.access.viewer import Role, Viewer
from moothall.meetings.permissions.seeing import CLERKS, at_my_council, item_seen_by, or_for_members, paper_seen_by

# Every role that may write a report for members; rooms above prepare theirs and submit them by the same act.
AUTHORS = CLERKS | {
    Role.HEAD_OF_SERVICE,
    Role.PLAN_OWNER,
    Role.MEASURE_OWNER,
    Role.PERFORMANCE_TEAM,
    Role.PARTNERSHIP_OFFICER,
    Role.INTERNAL_AUDITOR,
    Role.INFORMATION_GOVERNANCE_OFFICER,
}
GUEST = re.compile(r"meetings/(?P<slug>[\w-]+)/reports/(?P<number>\d+)/guests/(?P<guest>\d+)")


def departments_of(viewer: Viewer) -> list[int]:
    """The departments in which the viewer holds an office that writes reports."""
    return sorted({held.department for held in viewer.offices if held.department and held.role in AUTHORS})


def at_work_on(viewer: Viewer, to_report: str = "", *, with_guests: bool = True) -> Q:
    """The reports that a viewer works on: whoever keeps the papers, its author and who was asked to clear it, its department, a guest.

    Who was asked stands in the report itself, because a rule that followed the clearances would find the report once for each.
    """
    rules = [at_my_council(viewer, f"{to_report}organisation")] if viewer.holds(*CLERKS) else []
    if viewer.person:
        rules.append(Q(**{f"{to_report}workers__contains": f"|{viewer.person}|"}))
    if departments := departments_of(viewer):
        rules.append(Q(**{f"{to_report}department__in": departments}))
    if with_guests and (guest := GUEST.fullmatch(viewer.reference)):
        rules.append(Q(**{f"{to_report}organisation__slug": guest["slug"], f"{to_report}number": int(guest["number"])}))
    return any_of(rules)


def any_of(rules: list[Q]) -> Q:
    whole = rules[0] if rules else NOBODY
    for rule in rules[1:]:
        whole |= rule
    return whole


def or_at_work(rule: Q, viewer: Viewer, to_report: str = "") -> Q:
    """What the rule opens; and all of the reports on which the viewer works."""
    working = at_work_on(viewer, to_report)
    return rule if working == NOBODY else rule | working


def open_or_seated(viewer: Viewer, to_report: str = "") -> Q:
    """What is not closed; and what is, for those who sit on the body that the report goes to, and for members as the law has it."""
    rule = Q(closed_under="")
    seated = rule | Q(**{f"{to_report}body__in": sorted(viewer.bodies)}) if viewer.bodies else rule
    return or_for_members(seated, viewer, to_report, f"{to_report}organisation")


def report_seen_by(viewer: Viewer) -> Q:
    """A report is seen once it has come out; a closed one, by those who sit on the body. Before that, by those who work on it."""
    return or_at_work(Q(published_at__isnull=False) & open_or_seated(viewer), viewer)


def of_report(viewer: Viewer) -> Q:
    """What is recommended in a report is seen with it."""
    return through("report", report_seen_by(viewer))


def version_seen_by(viewer: Viewer) -> Q:
    """Of its versions, readers see the one that came out; the others are for those who work on it."""
    return of_report(viewer) & or_at_work(Q(published_at__isnull=False), viewer, "report__")


def annex_seen_by(viewer: Viewer) -> Q:
    """An annex comes out with its report. A closed one is seen by those who sit on the body."""
    out = Q(report__published_at__isnull=False) & open_or_seated(viewer, "report__")
    return of_report(viewer) & or_at_work(out, viewer, "report__")


def working_papers_seen_by(viewer: Viewer) -> Q:
    """Clearances are for those who work on the report, and stay so."""
    return of_report(viewer) & at_work_on(viewer, "report__")


def invitation_seen_by(viewer: Viewer) -> Q:
    """Who was invited to write is seen by the council's own people who work on the report."""
    return of_report(viewer) & at_work_on(viewer, "report__", with_guests=False)


def kept_text_seen_by(viewer: Viewer) -> Q:
    """What somebody typed and has not saved is theirs alone."""
    return of_report(viewer) & Q(who=viewer.reference)


def on_agenda_seen_by(viewer: Viewer) -> Q:
    """That a report goes with an item is seen by those who may see both."""
    return of_report(viewer) & through("item", item_seen_by(viewer)) & through("paper", paper_seen_by(viewer), optional=True)


def writes(viewer: Viewer, report: Any) -> bool:
    """Whether a viewer writes this report: its author, a colleague of its department, an invited guest."""
    guest = GUEST.fullmatch(viewer.reference)
    if guest:
        return viewer.reference.startswith(f"{report.reference}/guests/")
    return is_its_author(viewer, report) or bool(report.department_id and report.department_id in departments_of(viewer))


def is_its_author(viewer: Viewer, report: Any) -> bool:
    return bool(viewer.person and viewer.person == report.author_id)


def is_of_the_house(viewer: Viewer, report: Any) -> bool:
    """The same without guests, who write and do no more."""
    return writes(viewer, report) and not GUEST.fullmatch(viewer.reference)


def writes_its_report(viewer: Viewer, annex: Any) -> bool:
    return writes(viewer, annex.report)


def was_asked(viewer: Viewer, clearance: Any) -> bool:
    return bool(viewer.person and viewer.person == clearance.asked_of_id)


def is_out_or_withdrawn(report: Any, **_: Any) -> str:
    if report.published_at:
        return "This report has been published, and what was published is kept as it was. Write a further report for what has changed."
    return "This report has been withdrawn." if report.withdrawn_at else ""


def its_report_is_out_or_withdrawn(annex: Any, **_: Any) -> str:
    return is_out_or_withdrawn(annex.report)


def is_submitted_or_over(report: Any, **_: Any) -> str:
    return is_out_or_withdrawn(report) or ("This report has been submitted already." if report.submitted_at else "")


def is_not_submitted(report: Any, **_: Any) -> str:
    return is_out_or_withdrawn(report) or ("" if report.submitted_at else "This report has not been submitted yet.")


def is_withdrawn(report: Any, **_: Any) -> str:
    return "This report has been withdrawn already." if report.withdrawn_at else ""


def is_open_already(report: Any, **_: Any) -> str:
    return "" if report.closed_under else "This report is open already."


def is_answered_or_their_own(clearance: Any, *, viewer: Viewer, **_: Any) -> str:
    if is_its_author(viewer, clearance.report):
        return "You wrote this report, so somebody else clears it."
    if clearance.answered_at:
        return "This has been answered already. If the report has changed since, its author asks again."
    return is_out_or_withdrawn(clearance.report)


def invitation_is_over(invitation: Any, **_: Any) -> str:
    return "This invitation has been taken back already." if invitation.withdrawn_at else ""


THE_WRITERS = "its author or a colleague of the same department"
KEEP_TEMPLATE = Act("meetings.keep_report_template", "Keeping a template for reports", CLERKS, by_the_clock=True)
WRITE_REPORT = Act("meetings.write_report", "Beginning a report", AUTHORS)
SUBMIT_REPORT = Act("meetings.submit_report", "Submitting a report that another room has prepared", AUTHORS)
CHANGE_REPORT = Act(
    "meetings.change_report", "Writing a report", CLERKS, is_out_or_withdrawn, or_by=writes, or_whom=f"{THE_WRITERS} or an invited guest"
)
CLOSE_REPORT = Act(
    "meetings.close_report", "Marking a report not for publication", CLERKS, is_out_or_withdrawn, or_by=is_of_the_house, or_whom=THE_WRITERS
)
OPEN_REPORT = Act("meetings.open_report", "Opening a report that was closed", CLERKS, is_open_already)
ADD_ANNEX = Act(
    "meetings.add_annex",
    "Adding a file to a report",
    CLERKS,
    is_out_or_withdrawn,
    or_by=writes,
    or_whom=f"{THE_WRITERS} or an invited guest",
)
CHANGE_ANNEX = Act(
    "meetings.change_annex",
    "Changing what is said of a file of a report",
    CLERKS,
    its_report_is_out_or_withdrawn,
    or_by=writes_its_report,
    or_whom=f"{THE_WRITERS} or an invited guest",
)
REMOVE_ANNEX = Act(
    "meetings.remove_annex",
    "Taking a file off a report",
    CLERKS,
    its_report_is_out_or_withdrawn,
    or_by=writes_its_report,
    or_whom=f"{THE_WRITERS} or an invited guest",
)
ASK_CLEARANCE = Act(
    "meetings.ask_clearance",
    "Asking for a report to be cleared",
    CLERKS,
    is_out_or_withdrawn,
    or_by=is_of_the_house,
    or_whom=THE_WRITERS,
)
ANSWER_CLEARANCE = Act(
    "meetings.answer_clearance", "Clearing a report", frozenset(), is_answered_or_their_own, or_by=was_asked, or_whom="whoever was asked"
)
INVITE = Act(
    "meetings.invite_author",
    "Inviting a partner's author",
    CLERKS,
    is_out_or_withdrawn,
    or_by=is_of_the_house,
    or_whom=THE_WRITERS,
)
TAKE_BACK_INVITATION = Act(
    "meetings.take_back_invitation",
    "Taking back an invitation to write",
    CLERKS,
    invitation_is_over,
    or_by=lambda viewer, invitation: is_of_the_house(viewer, invitation.report),
    or_whom=THE_WRITERS,
)
HAND_IN_REPORT = Act(
    "meetings.hand_in_report",
    "Submitting a report to the clerks",
    CLERKS,
    is_submitted_or_over,
    or_by=is_of_the_house,
    or_whom=THE_WRITERS,
)
SEND_BACK_REPORT = Act("meetings.send_back_report", "Sending a report back to its author", CLERKS, is_not_submitted)
TABLE_REPORT = Act("meetings.table_report", "Putting a report on an agenda", CLERKS, is_not_submitted)
TAKE_OFF_REPORT = Act("meetings.take_off_report", "Taking a report off an agenda", CLERKS, is_out_or_withdrawn)
WITHDRAW_REPORT = Act("meetings.withdraw_report", "Withdrawing a report", CLERKS, is_withdrawn, or_by=is_of_the_house, or_whom=THE_WRITERS)
