"""A quarterly report is issued: asked for, worked out while everybody goes on with their work, and frozen in one moment."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils.timezone import localtime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import time_in_words
from moothall.documents import jobs, queries as documents
from moothall.documents.models import File, Job
from moothall.documents.rules import Progress
from moothall.performance.models import QuarterlyDraft, QuarterlyEdition, QuarterlyLine, QuarterlyPaper, QuarterlyReport
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries import reports as queries, reports_making as making, reports_measures, reports_paper
from moothall.performance.rules.reports import Content

ISSUING = "issuing"  # what the work in the background is called


class ChangedSince(Refused):
    """Something that the report tells of was changed while it was worked out."""

    def __init__(self) -> None:
        super().__init__("Measures of it were changed while it was worked out, so it was not issued. Issue it again.")


@performs(permissions.ASK_TO_ISSUE)
def ask_to_issue(report: QuarterlyReport, *, viewer: Viewer, at: datetime) -> Job:
    """Have a report worked out and issued in the background. What would be refused then is refused now; one is under way at a time."""
    refuse_to_issue(report, at)
    refuse_second(report, ISSUING, at, "being issued")
    return jobs.ask(report.organisation, kind=ISSUING, makes=report.reference, title=f"To issue {report}", viewer=viewer, at=at)


def refuse_second(report: Any, kind: str, at: datetime, words: str) -> None:
    """One work of a kind is under way at a time; one of which nothing was heard has failed."""
    last = documents.latest_job(THE_CLOCK, kind, report.reference)
    if last and not last.ended_at:
        if last.progress(at) is not Progress.SILENT:
            raise Refused(f"It is {words} already, since {time_in_words(localtime(last.requested_at))}. Look at how far it has come.")
        jobs.fail(last, "Nothing was heard of it, and it was begun again.", at=at)


def refuse_to_issue(report: QuarterlyReport, at: datetime) -> None:
    report.cut_off_at = queries.cut_off(report.organisation, report.portfolio, report.period)
    if at < report.cut_off_at:
        raise Refused(f"Figures of this quarter count until {report.cut_off_in_words}. Issue the report after that.")
    if report.plan and not report.plan.published_at:
        raise Refused("Nobody outside can read that plan yet. Publish it first.")


@performs(permissions.ISSUE_QUARTERLY)
def issue_quarterly(report: QuarterlyReport, *, viewer: Viewer, at: datetime, made: making.Made | None = None) -> QuarterlyReport:
    """Freeze what it says: an edition for everybody, and where something of it is closed, one that is not for publication beside it.

    What its measures say may have been worked out before: it is taken unless something happened since that may change it. All else is
    quick, and is read here.
    """
    refuse_to_issue(report, at)
    made = made or making.made(report)
    if making.has_changed(made):
        raise ChangedSince
    public = kept(report, queries.said(report, at, measures=made.public), is_exempt=False)
    if made.exempt is not None:
        kept(report, queries.said(report, at, is_exempt=True, measures=made.exempt), is_exempt=True)
    told = reports_measures.in_scope(THE_CLOCK, report)
    QuarterlyLine.objects.bulk_create(QuarterlyLine(report=report, measure=one) for one in told)
    report.issued_at, report.issued_by = at, viewer.name
    report.save(update_fields=["cut_off_at", "issued_at", "issued_by"])
    QuarterlyDraft.objects.visible_to(THE_CLOCK).filter(report=report).delete()
    add_facts(words=public.digest)
    return report


def kept(report: QuarterlyReport, said: Content, *, is_exempt: bool) -> QuarterlyEdition:
    return QuarterlyEdition.objects.create(report=report, is_exempt=is_exempt, content=said, digest=digest_of(said))


def digest_of(said: Content) -> str:
    """The number that proves the words: anybody can work it out from the content as the page gives it away."""
    return sha256(reports_paper.proof(said)).hexdigest()


@performs(permissions.KEEP_PAPER)
def keep_paper(edition: QuarterlyEdition, *, viewer: Viewer, at: datetime, file: File) -> QuarterlyEdition:
    """Keep the PDF of an edition. Another that is made of it, by a worker that was overtaken, says the same and is not kept."""
    if not queries.paper(viewer, edition):
        QuarterlyPaper.objects.create(edition=edition, file=file)
    return edition
