"""The draft of a report on very many measures is worked out in the background, and read as it was worked out last.

A draft on fewer is worked out anew each time somebody looks, and nothing of it is kept.
"""

from datetime import datetime

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.documents import jobs
from moothall.documents.models import Job
from moothall.performance import actions, issuing
from moothall.performance.models import QuarterlyReport
from moothall.performance.queries import reports as queries, reports_drafts as drafts, reports_making as making
from moothall.performance.rules.reports import Content
from moothall.worker.tasks import work


class NotWorkedOut(Refused):
    """A draft on so many measures that nobody should wait for it has not been worked out yet."""

    def __init__(self) -> None:
        super().__init__("This draft tells of so many measures that it is worked out first. Have it worked out on its own page.")


def said(viewer: Viewer, row: QuarterlyReport, now: datetime, *, is_exempt: bool) -> Content:
    """What a draft says: worked out now, or as far as its measures are very many as they were worked out last."""
    known = drafts.known(viewer, row, is_exempt=is_exempt)
    if drafts.has_to_wait(row, known, is_exempt=is_exempt):
        raise NotWorkedOut
    return queries.said(row, now, is_exempt=is_exempt, known=known)


def ask(report: QuarterlyReport, *, viewer: Viewer, at: datetime) -> QuarterlyReport:
    """Have a draft worked out: by the worker; where there is none, here and now."""
    return issuing.asked(report, viewer, at, actions.ask_to_draft, work_out, carry_out)


def under_way(report: QuarterlyReport) -> Job | None:
    """The work that is under way to work out a draft."""
    return issuing.under_way(report, actions.DRAFTING)


@work
def work_out(key: str, *, at: datetime) -> None:
    """The same in the worker."""
    carry_out(key, at=at)


def carry_out(key: str, *, at: datetime) -> None:
    """Take a job up, for the first time or again, and see it to its end."""
    issuing.seen_to_its_end(key, worked_out, at=at)


def worked_out(job: Job, now: issuing.Now) -> str:
    """Work out the draft of a job, and keep it: what came of it, in a sentence. Until then what was kept before stands."""
    report = issuing.report_of(job)
    made = making.made(report, lambda done, of, sentence: jobs.step(job, done, of, sentence, at=now()))
    actions.keep_draft(report, viewer=THE_CLOCK, at=now(), made=made)
    return "It can be read. Have it worked out anew when figures have come in."
