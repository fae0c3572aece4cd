"""Quarterly reports: one that was issued in two editions and asked about in the open and behind closed doors, and one that is a draft."""

from datetime import date, datetime
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.meetings.models import Recommendation
from moothall.performance.actions import keep_draft
from moothall.performance.actions.reports_issuing import digest_of
from moothall.performance.models import QuarterlyEdition, QuarterlyLine, QuarterlyPaper, QuarterlyPut, QuarterlyReport
from moothall.performance.queries import reports, reports_making as making
from tests.canary.people import kept

ONE = "performance/reports/<slug:slug>/<int:number>"
FILES = ("measures", "summary", "report.pdf", "summary.pdf", "measures.csv", "measures.xlsx", "content.json")
QUARTERS = [(date(2025, 4, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 9, 30))]


def note(rows: dict[str, Any], then: datetime) -> None:
    """Write it all down: what closed measures say stands in the exempt edition, and nowhere else."""
    of = {"organisation": rows["body"].organisation, "scope": "council", "cut_off_at": then, "begun_at": then, "begun_by": "clock"}
    (first, second) = ({"first_on": begins, "last_on": ends} for begins, ends in QUARTERS)
    out = QuarterlyReport.objects.create(number=1, issued_at=then, issued_by="clock", **first, **of)
    draft = QuarterlyReport.objects.create(number=2, **second, **of)
    keep_draft(draft, viewer=THE_CLOCK, at=then, made=making.made(draft))
    for is_exempt in (False, True):
        said = reports.said(out, then, is_exempt=is_exempt)
        edition = QuarterlyEdition.objects.create(report=out, is_exempt=is_exempt, content=said, digest=digest_of(said))
        QuarterlyPaper.objects.create(edition=edition, file=kept(rows["closed measure"].title if is_exempt else "harebell", then))
    for measure in (rows["measure"], rows["closed measure"]):
        QuarterlyLine.objects.create(report=out, measure=measure)
    for paper in (rows["report"], rows["closed report"], rows["draft report"]):
        for asked in Recommendation.objects.visible_to(THE_CLOCK).filter(report=paper):
            QuarterlyPut.objects.create(report=out, recommendation=asked, put_at=then)


def examples() -> dict[str, list[str]]:
    """For each route, a report that is out, one that is a draft, and one that is not there."""
    at = [f"/performance/reports/wrenmouth/{number}" for number in (1, 2, 9)]
    names = (*FILES, "exempt", *(f"exempt/{one}" for one in FILES))
    each = {name: [f"{one}/{name}" for one in at[: 1 if name.endswith("pdf") else 2]] for name in names}  # to make a PDF takes long
    return {
        "performance/reports/": ["/performance/reports/"],
        ONE: at,
        **{f"{ONE}/{name}": pages for name, pages in each.items()},
        **{f"{ONE}/{verb}": [f"{one}/{verb}" for one in at[:2]] for verb in ("issue", "work-out", "discard", "meeting")},
        "performance/<slug:slug>/new-report": ["/performance/wrenmouth/new-report", "/performance/nowhere/new-report"],
    }
