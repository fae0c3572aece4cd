"""Who may see a quarterly report, its editions and what Members were asked about it; and who begins, issues and reports it."""

from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import NOBODY, through
from moothall.access.viewer import Viewer
from moothall.meetings.permissions import of_report
from moothall.performance.permissions.acts import NOT_CHOSEN, writes_in
from moothall.performance.permissions.returns import BRING_FIGURES, REMIND_OF_FIGURES, SEND_BACK, SEND_FIGURE, SIGN_OFF
from moothall.performance.permissions.seeing import KEEPERS, WRITERS, of_measure
from moothall.performance.permissions.systems import SEND_BY_SYSTEM
from moothall.plans.permissions import plan_seen_by

NOT_THEIRS = (
    "A report on the whole council, or on a portfolio, is for whoever keeps the council's plans; one on a department, or on a plan, "
    "is for whoever owns measures there too."
)
IS_ISSUED = "This report has been issued, and stays as it is."


def quarterly_seen_by(viewer: Viewer) -> Q:
    """A report is open once it is issued; before that it is for those who write. One on a plan is seen by those who see the plan."""
    rule = Q(issued_at__isnull=False)
    if viewer.holds(*WRITERS):
        rule |= Q(organisation__in=sorted(viewer.organisations(*WRITERS)))
    return rule & through("plan", plan_seen_by(viewer), optional=True)


def of_quarterly(viewer: Viewer) -> Q:
    return through("report", quarterly_seen_by(viewer))


def edition_seen_by(viewer: Viewer) -> Q:
    """The public edition is seen with the report; the exempt one by whoever keeps the plans there, and by Members as a closed annex."""
    is_open = Q(is_exempt=False)
    if viewer.holds(*KEEPERS):
        is_open |= Q(report__organisation__in=sorted(viewer.organisations(*KEEPERS)))
    return of_quarterly(viewer) & is_open


def quarterly_draft_seen_by(viewer: Viewer) -> Q:
    """What was worked out of a draft is for those who write, and what is closed of it for whoever keeps the council's plans."""
    is_theirs = Q(report__organisation__in=sorted(viewer.organisations(*WRITERS))) if viewer.holds(*WRITERS) else NOBODY
    return edition_seen_by(viewer) & is_theirs


def quarterly_paper_seen_by(viewer: Viewer) -> Q:
    return through("edition", edition_seen_by(viewer))


def quarterly_put_seen_by(viewer: Viewer) -> Q:
    """That a report went to a meeting is seen by those who may see both."""
    return of_quarterly(viewer) & through("recommendation", of_report(viewer))


def quarterly_line_seen_by(viewer: Viewer) -> Q:
    """That a report tells of a measure is seen by those who may see both."""
    return of_quarterly(viewer) & of_measure(viewer)


def keeps(viewer: Viewer, organisation: int) -> bool:
    """Whether somebody reads the exempt editions of a council."""
    return viewer.sees_everything or viewer.holds_at(organisation, *KEEPERS)


def is_theirs(viewer: Viewer, row: Any) -> bool:
    department = row.department_id or (row.plan.department_id if row.plan else None)
    return writes_in(viewer, row.organisation_id, department)


def is_not_theirs_to_begin(organisation: Any, *, viewer: Viewer, of: Any = NOT_CHOSEN, **_: Any) -> str:
    """Until somebody has said of what, the door is open to all who write."""
    if of is NOT_CHOSEN:
        return ""
    return "" if writes_in(viewer, organisation.pk, department_of(of)) else NOT_THEIRS


def department_of(of: Any) -> int | None:
    """The department to which something belongs: its own, or it is one."""
    found: int | None = of.department_id if hasattr(of, "department_id") else of.pk if hasattr(of, "within_id") else None
    return found


def cannot_be_changed(row: Any, *, viewer: Viewer, **_: Any) -> str:
    if not is_theirs(viewer, row):
        return NOT_THEIRS
    return IS_ISSUED if row.issued_at else ""


def is_out(row: Any, **_: Any) -> str:
    return IS_ISSUED if row.issued_at else ""


def cannot_be_reported(row: Any, *, viewer: Viewer, **_: Any) -> str:
    if not is_theirs(viewer, row):
        return NOT_THEIRS
    return "" if row.issued_at else "Issue the report first, so that Members read what stays as it is."


BEGIN_QUARTERLY = Act("performance.begin_quarterly", "Beginning a quarterly report", WRITERS, is_not_theirs_to_begin, by_the_clock=True)
ISSUE_QUARTERLY = Act("performance.issue_quarterly", "Issuing a quarterly report", WRITERS, cannot_be_changed, by_the_clock=True)
ASK_TO_ISSUE = Act("performance.ask_to_issue_quarterly", "Having a quarterly report issued", WRITERS, cannot_be_changed, by_the_clock=True)
KEEP_PAPER = Act("performance.keep_quarterly_paper", "Keeping the PDF of a quarterly report", frozenset(), by_the_clock=True)
ASK_TO_DRAFT = Act("performance.ask_to_draft_quarterly", "Having the draft of a quarterly report worked out", WRITERS, is_out)
KEEP_DRAFT = Act("performance.keep_quarterly_draft", "Keeping what was worked out of a draft", frozenset(), is_out, by_the_clock=True)
DISCARD_QUARTERLY = Act("performance.discard_quarterly", "Discarding a draft of a quarterly report", WRITERS, cannot_be_changed)
REPORT_QUARTERLY = Act(
    "performance.report_quarterly", "Taking a quarterly report to a meeting", WRITERS, cannot_be_reported, by_the_clock=True
)

# What a report tells of figures is as they counted at its cut-off, which is over when it is issued: so these may go on meanwhile.
OF_FIGURES = (SEND_FIGURE, BRING_FIGURES, SIGN_OFF, SEND_BACK, REMIND_OF_FIGURES, SEND_BY_SYSTEM)
OF_DRAFTS = (ASK_TO_DRAFT, KEEP_DRAFT, DISCARD_QUARTERLY)
OF_REPORTS = (BEGIN_QUARTERLY, *OF_DRAFTS, ASK_TO_ISSUE, ISSUE_QUARTERLY, KEEP_PAPER, REPORT_QUARTERLY)
OF_REPORTS_KEYS = frozenset(act.key for act in OF_REPORTS)
CHANGES_NO_REPORT = frozenset(act.key for act in (*OF_FIGURES, *OF_REPORTS))
