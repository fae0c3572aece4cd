"""The quarter's report on the whole place: issued as the worker does it, read page by page as everybody does, and printed.

Times are seconds of one core. WeasyPrint alone is given the same pages, in the same run, without our building and our gate.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from typing import Any

import weasyprint
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority.models import Organisation
from moothall.documents import pdf, structure
from moothall.documents.models import Job
from moothall.performance import actions, issuing
from moothall.performance.models import QuarterlyReport
from moothall.performance.queries import reports, reports_paper
from moothall.performance.rules import Frequency, Period, period_of, reports_paper as paper
from moothall.performance.views.reports import MEASURES_A_PAGE

CUT_OFF = timedelta(days=45)  # after so long the cut-off of a quarter has passed, whatever the calendar


def main() -> None:
    """Do it all, and say what it took."""
    report = begun(timezone.localdate())
    issued, job = spent(lambda: carried_out(report))
    edition = reports.edition(PUBLIC, report)
    assert edition, job.error
    read, size = spent(lambda: pages_of(report, len(edition.content["measures"])))
    table, _ = spent(lambda: asked(f"/{report.reference}/measures.csv"))
    printed, made = spent(lambda: reports_paper.whole(edition.content, edition.digest, {}))
    alone, _ = spent(lambda: by_weasyprint(edition.content))
    found = {"measures": len(edition.content["measures"]), "issued": issued, "html": read, "csv": table, "size": size, "steps": job.of}
    print(json.dumps(found | {"pages": made.pages, "pdf": printed, "alone": alone}))


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    start = process_time()
    found = work()
    return process_time() - start, found


def begun(today: date) -> QuarterlyReport:
    council = Organisation.objects.get()
    last: Period | None = period_of(Frequency.QUARTERLY, today - CUT_OFF)
    assert last
    quarter = period_of(Frequency.QUARTERLY, last.first - timedelta(days=1))
    assert quarter
    return actions.begin_quarterly(council, viewer=THE_CLOCK, at=timezone.now(), of=council, quarter=quarter)


def carried_out(report: QuarterlyReport) -> Job:
    """As the worker does it, with what it tells of its progress."""
    job = actions.ask_to_issue(report, viewer=THE_CLOCK, at=timezone.now())
    issuing.carry_out(str(job.key), at=timezone.now())
    job.refresh_from_db()
    return job


def pages_of(report: QuarterlyReport, measures: int) -> int:
    """Every page of it, as everybody reads it; how many bytes those are."""
    last = -(-measures // MEASURES_A_PAGE)
    addresses = [f"/{report.reference}", *(f"/{report.reference}/measures?page={number}" for number in range(1, last + 1))]
    return sum(map(asked, addresses))


def asked(address: str) -> int:
    answer = Client(SERVER_NAME="localhost").get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}, so it was not measured.")
    return len(answer.getvalue())


def by_weasyprint(said: Any) -> bytes:
    """The same paper by the library alone, from words that are put together already."""
    body = structure.to_html(paper.blocks(said, {}), top=2)
    html = render_to_string("documents/paper.html", {"title": said["title"], "kind": "", "facts": (), "body": body, "is_bound": False})
    made: bytes = weasyprint.HTML(string=html).write_pdf(stylesheets=[pdf.printer().style()], pdf_variant="pdf/ua-1")
    return made
