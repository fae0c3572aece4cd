"""Quarterly reports are worked out and issued in the background, where a worker is there; otherwise at once.

What takes long, the measures, is worked out before the report is locked; nothing of it is kept, so a worker that is killed leaves
nothing, and the next begins again. Then all is frozen in one act.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from time import monotonic
from typing import Any

from django.db import transaction

from moothall.access import queries as access
from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority.queries import viewer_of
from moothall.decisions.rules import day_of
from moothall.documents import actions as documents, jobs, pdf, queries as files
from moothall.documents.models import Job
from moothall.performance import actions
from moothall.performance.models import QuarterlyReport
from moothall.performance.queries import reports as queries, reports_making as making, reports_paper
from moothall.worker import actions as queue, queries as worker
from moothall.worker.tasks import work

Now, Ask = Callable[[], datetime], Callable[..., Job]
TRIES = 3  # times that a report is worked out, while others go on changing what it tells of


def waits(at: datetime) -> bool:
    """Whether issuing is left to a worker, because one is there."""
    return worker.is_there(at)


def ask(report: QuarterlyReport, *, viewer: Viewer, at: datetime) -> QuarterlyReport:
    """Have a report issued: by the worker; where there is none, here and now."""
    return asked(report, viewer, at, actions.ask_to_issue, issue, carry_out)


def asked(report: QuarterlyReport, viewer: Viewer, at: datetime, ask_for: Ask, task: Any, do: Callable[..., None]) -> QuarterlyReport:
    """Ask for work on a report, which the worker does; where there is none, it is done before this answers."""
    with transaction.atomic():
        job = ask_for(report, viewer=viewer, at=at)
        if waits(at):
            task.enqueue(str(job.key))
            return report
    do(str(job.key), at=at)
    job.refresh_from_db()
    if job.error:
        raise Refused(job.error)
    return report


def last_job(report: QuarterlyReport, kind: str = actions.ISSUING) -> Job | None:
    """How far the issuing of a report has come, or other work on it: for whoever sees its draft, which says no less."""
    return files.latest_job(THE_CLOCK, kind, report.reference)


def under_way(report: QuarterlyReport, kind: str = actions.ISSUING) -> Job | None:
    """The work that is under way to issue a draft, or to work it out."""
    job = None if report.issued_at else last_job(report, kind)
    return job if job and not job.ended_at else None


@work
def issue(key: str, *, at: datetime) -> None:
    """The same in the worker."""
    carry_out(key, at=at)


def carry_out(key: str, *, at: datetime) -> None:
    """Take a job up, for the first time or again, and see it to its end: issued, or why not."""
    seen_to_its_end(key, issued, at=at)


def seen_to_its_end(key: str, do: Callable[[Job, Now], str], *, at: datetime) -> None:
    """Do what a job asks for, if it has not ended; what came of it, or why nothing did, is said there."""
    now = clock(at)
    job = jobs.begin(key, at=at)
    if job is None:
        return
    try:
        jobs.finish(job, do(job, now), at=now())
    except Refused as why:
        jobs.fail(job, str(why), at=now())


def clock(at: datetime) -> Now:
    """The moment as it goes on from the one at which the work was taken up."""
    started = monotonic()
    return lambda: at + timedelta(seconds=monotonic() - started)


def issued(job: Job, now: Now) -> str:
    """Issue the report of a job: what came of it, in a sentence. One that was killed after it had issued the report finds it issued."""
    report = report_of(job)
    if not report.issued_at:
        report = frozen(report, job, now)
    queue.once(print_papers, report.organisation.slug, report.number, at=now())
    return f"It tells of {report.period.in_words()}, and stays as it is."


def report_of(job: Job) -> QuarterlyReport:
    """The report on which a job works."""
    slug, number = job.makes.split("/")[-2:]
    report = queries.report(THE_CLOCK, slug, int(number))
    if report is None:
        raise Refused("The draft is no longer here: somebody discarded it meanwhile.")
    return report


def frozen(report: QuarterlyReport, job: Job, now: Now, turns: int = TRIES) -> QuarterlyReport:
    """Work it out and freeze it, and again if something was changed meanwhile; by whoever asked, as far as they may still."""
    made = making.made(report, lambda done, of, sentence: jobs.step(job, done, of, sentence, at=now()))
    at = now()
    try:
        return actions.issue_quarterly(report, viewer=whoever(job.requested_by, day_of(at)), at=at, made=made)
    except actions.ChangedSince:
        if turns == 1:
            raise
    return frozen(report, job, now, turns - 1)


@work
def print_papers(slug: str, number: int, *, at: datetime) -> None:
    """Make the PDF of each edition that has none. Of thousands of measures that takes minutes, for which nobody should wait."""
    report = queries.report(THE_CLOCK, slug, number)
    assert report  # what was issued is never taken away
    print_missing(report, at=at)


def print_missing(report: QuarterlyReport, *, at: datetime, most: int | None = None) -> None:
    """Print each edition that has no PDF, or those of at most so many measures. To print takes long, so no act does it, which would
    hold the record meanwhile: only the file that came of it is kept by one.
    """
    for edition in queries.editions(THE_CLOCK, report):
        is_wanted = most is None or len(edition.content["measures"]) <= most
        if pdf.is_offered() and is_wanted and not queries.paper(THE_CLOCK, edition):
            content = reports_paper.whole(edition.content, edition.digest, {}).content
            name = f"report-{report.number}.pdf"
            file = documents.keep(report.organisation, viewer=THE_CLOCK, at=at, stream=BytesIO(content), name=name)
            actions.keep_paper(edition, viewer=THE_CLOCK, at=at, file=file)


def whoever(reference: str, day: date) -> Viewer:
    """Whoever asked, with the offices that they hold on a day."""
    if reference == THE_CLOCK.reference:
        return THE_CLOCK
    account = access.account_to_sign_in(int(reference.rpartition("/")[2]))
    return viewer_of(account, day) if account else PUBLIC
