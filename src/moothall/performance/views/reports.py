"""Quarterly reports: the list, each report as it is worked out or as it was issued, its summary for Cabinet, and its files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted, moment_in_words
from moothall.documents import pdf, structure
from moothall.documents.rules import Progress
from moothall.documents.rules.kinds import XLSX
from moothall.performance import drafting, issuing
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries import reports as queries, reports_before, reports_drafts, reports_paper
from moothall.performance.rules import reports_paper as paper
from moothall.performance.rules.reports import Content
from moothall.plans.views.rows import paged
from moothall.plans.views.table import file
from moothall.plans.views.working import address, found

A_PAGE, MEASURES_A_PAGE, EXCEPTIONS, SECONDS = 40, 100, 25, 5  # exceptions of each kind on the first page of a report on very many
EXEMPT = "/exempt"


@dataclass(frozen=True, slots=True)
class Shown:
    """One edition of a report, as it was issued or, of a draft, as it stands now."""

    row: Any
    said: Content
    is_exempt: bool
    edition: Any = None

    @property
    def digest(self) -> str:
        return str(self.edition.digest) if self.edition else ""

    @property
    def address(self) -> str:
        return f"{address(self.row)}{EXEMPT if self.is_exempt else ''}"


def shown(request: HttpRequest, slug: str, number: int, is_exempt: bool) -> Shown:
    return shown_of(request, found(queries.report(request.viewer, slug, number), "report"), is_exempt)


def shown_of(request: HttpRequest, row: Any, is_exempt: bool) -> Shown:
    if row.issued_at:
        edition = found(queries.edition(request.viewer, row, is_exempt=is_exempt), "edition")
        return Shown(row, edition.content, is_exempt, edition)
    if is_exempt and not (permissions.keeps(request.viewer, row.organisation_id) and queries.has_exempt(row)):
        raise Http404("There is no such edition here.")
    return Shown(row, drafting.said(request.viewer, row, request.now, is_exempt=is_exempt), is_exempt)


def reports(request: HttpRequest) -> HttpResponse:
    """Every report, the newest quarter first."""
    page = paged(request, queries.reports(request.viewer), A_PAGE)
    home = authority.home(request.viewer)
    may = bool(home and request.viewer.person and not permissions.BEGIN_QUARTERLY.refusal(request.viewer, home))
    number = page.paginator.count
    offers = [("Begin a report", reverse("performance:new-quarterly", args=[home.slug]), False)] if may and home else []
    said = {"page": page, "headline": f"{capitalised(counted(number, 'report'))}." if number else "", "offers": offers}
    return render(request, "performance/reports/reports.html", said)


def report(is_exempt: bool = False) -> Callable[..., HttpResponse]:
    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        row = found(queries.report(request.viewer, slug, number), "report")
        if job := issuing.under_way(row) or drafting.under_way(row):
            return being_made(request, row, job)
        try:
            one = shown_of(request, row, is_exempt)
        except drafting.NotWorkedOut:
            return render(request, "performance/reports/not_worked_out.html", {"report": row, "offers": offered(request, row)})
        return render(request, "performance/reports/report.html", told(request, one))

    return given


def told(request: HttpRequest, one: Shown) -> dict[str, Any]:
    """All that the page of a report says."""
    row, viewer = one.row, request.viewer
    return {
        "report": row,
        "said": one.said,
        "digest": one.digest,
        "here": one.address,
        **measures_of(one),
        "revised": reports_paper.revised(row, one.said, request.now),
        "asked": reports_before.questions(viewer, [row.pk], request.now)[row.pk],
        "scrutiny": reports_before.scrutinised(viewer, row),
        "other": other(request, one),
        "offers": offered(request, row),
        "has_pdf": pdf.is_offered() and not is_large_draft(one),
        "kept": "" if row.issued_at else kept_in_words(viewer, row),
        "not_issued": last.error if not row.issued_at and (last := issuing.last_job(row)) else "",
    }


def measures_of(one: Shown) -> dict[str, Any]:
    """What its own page tells of measures: all of them; of very many the first exceptions alone."""
    every, left_out = list(enumerate(one.said["measures"])), one.said["left_out"]
    is_whole = len(every) <= MEASURES_A_PAGE
    return {
        "is_whole": is_whole,
        "most": MEASURES_A_PAGE if is_whole else EXCEPTIONS,
        "page": every if is_whole else [],
        "facts": {place: paper.facts(measure) for place, measure in every} if is_whole else {},
        "left_out": paper.left_out_in_words(left_out) if left_out else "",
    }


def is_large_draft(one: Shown) -> bool:
    """Whether it is a draft on so many measures that nobody should wait for its PDF."""
    return one.edition is None and len(one.said["measures"]) > reports_drafts.AT_ONCE


def kept_in_words(viewer: Any, row: Any) -> str:
    """When the draft that is read was worked out, if it is not worked out now, and whether something was done since."""
    draft = reports_drafts.draft(viewer, row)
    if not draft:
        return ""
    since = "Something was done since that it may tell of: have it worked out anew."
    rest = since if reports_drafts.has_changed(draft) else "Nothing was done since that it tells of."
    return f"It was worked out at {moment_in_words(localtime(draft.worked_out_at))}. {rest}"


def being_made(request: HttpRequest, row: Any, job: Any) -> HttpResponse:
    """How far it has come. A reader may ask the page to look again by itself, and may stop it."""
    follows, may = "follow" in request.GET, job.progress(request.now) is Progress.SILENT
    said = {"report": row, "job": job, "follows": follows, "seconds": SECONDS, "offers": offered(request, row) if may else []}
    answer = render(request, "performance/reports/issuing.html", said)
    if follows:
        answer.headers["Refresh"] = str(SECONDS)
    return answer


def other(request: HttpRequest, one: Shown) -> tuple[str, str]:
    """The other edition, for whoever may read both."""
    row = one.row
    if one.is_exempt:
        return "The edition for everybody", address(row)
    if not permissions.keeps(request.viewer, row.organisation_id):
        return "", ""
    is_there = queries.edition(request.viewer, row, is_exempt=True) if row.issued_at else queries.has_exempt(row)
    return ("The edition that is not for publication", f"{address(row)}{EXEMPT}") if is_there else ("", "")


def offered(request: HttpRequest, row: Any) -> list[tuple[str, str, bool]]:
    if not request.viewer.person:
        return []
    doors = (
        *([(permissions.ASK_TO_DRAFT, "Work this draft out", "work-out", False)] if is_worked_out_first(row) else []),
        (permissions.ISSUE_QUARTERLY, "Issue this report", "issue", False),
        (permissions.REPORT_QUARTERLY, "Take it to a meeting", "meeting", False),
        (permissions.DISCARD_QUARTERLY, "Discard this draft", "discard", True),
    )
    return [
        (words, f"{address(row)}/{verb}", is_grave)
        for act, words, verb, is_grave in doors
        if not act.refusal(request.viewer, row, at=request.now)
    ]


def is_worked_out_first(row: Any) -> bool:
    """Whether a draft is worked out before it is read."""
    return not row.issued_at and reports_drafts.is_large(row)


def measures(is_exempt: bool = False) -> Callable[..., HttpResponse]:
    """Measure by measure, page by page: all of them, or one kind of exception."""

    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        one = shown(request, slug, number, is_exempt)
        kinds = {kind["kind"]: kind for kind in one.said["exceptions"]}
        chosen = kinds.get(request.GET.get("kind", ""))
        every = list(enumerate(one.said["measures"]))
        page = paged(request, [every[row["place"]] for row in chosen["rows"]] if chosen else every, MEASURES_A_PAGE)
        said = {
            "report": one.row,
            "said": one.said,
            "here": one.address,
            "page": page,
            "facts": {place: paper.facts(measure) for place, measure in page},
            "revised": reports_paper.revised(one.row, one.said, request.now),
            "choices": [("", "All", len(every)), *((key, kind["words"], len(kind["rows"])) for key, kind in kinds.items())],
            "chosen": chosen["kind"] if chosen else "",
            "heading": chosen["words"] if chosen else "All measures",
            "nothing": chosen["none"] if chosen else "No measure is reported on here.",
            "left_out": paper.left_out_in_words(one.said["left_out"]) if one.said["left_out"] and not chosen else "",
        }
        return render(request, "performance/reports/measures.html", said)

    return given


def summary(is_exempt: bool = False) -> Callable[..., HttpResponse]:
    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        one = shown(request, slug, number, is_exempt)
        body = structure.to_html(paper.summary(one.said), top=2)
        told = {"report": one.row, "said": one.said, "body": body, "here": one.address, "has_pdf": pdf.is_offered()}
        return render(request, "performance/reports/summary.html", told)

    return given


def as_pdf(is_short: bool, is_exempt: bool = False) -> Callable[..., HttpResponse]:
    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        one = shown(request, slug, number, is_exempt)
        try:
            content = short_of(one) if is_short else whole_of(request, one)
        except pdf.NotMade as why:
            raise Refused(str(why)) from why
        return away(content, f"{name(one)}{'-summary' if is_short else ''}.pdf", "application/pdf")

    return given


def short_of(one: Shown) -> bytes:
    return reports_paper.summary(one.said, one.digest).content


def whole_of(request: HttpRequest, one: Shown) -> bytes:
    """The PDF that was made when it was issued; of a draft as it stands now."""
    if is_large_draft(one):
        raise pdf.NotMade("The PDF of so many measures is made once the report is issued. The page and the table say the same.")
    if one.edition is None:
        return reports_paper.whole(one.said, "", {}).content
    return reports_paper.given(request.viewer, one.edition, reports_paper.revised(one.row, one.said, request.now))


def name(one: Shown) -> str:
    return f"report-{one.row.organisation.slug}-{one.row.number}{'-exempt' if one.is_exempt else ''}"


def away(content: bytes, file_name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer


def table(kind: str, is_exempt: bool = False) -> Callable[..., HttpResponse]:
    """Each measure on a line, with what was revised since."""

    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        one = shown(request, slug, number, is_exempt)
        revised: Mapping[int, str] = reports_paper.revised(one.row, one.said, request.now)
        rows = (
            paper.line(measure, revised.get(place, ""), request.build_absolute_uri(f"{reverse('home')}{measure['reference']}"))
            for place, measure in enumerate(one.said["measures"])
        )
        return file(kind, f"{name(one)}-measures", paper.AWAY, rows)

    return given


def content(is_exempt: bool = False) -> Callable[..., HttpResponse]:
    """What was issued, as the bytes of which the report prints the number."""

    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        one = shown(request, slug, number, is_exempt)
        return away(reports_paper.proof(one.said), f"{name(one)}.json", "application/json")

    return given


FILES = {
    "measures": measures,
    "summary": summary,
    "report.pdf": lambda is_exempt=False: as_pdf(False, is_exempt),
    "summary.pdf": lambda is_exempt=False: as_pdf(True, is_exempt),
    "measures.csv": lambda is_exempt=False: table("csv", is_exempt),
    "measures.xlsx": lambda is_exempt=False: table(XLSX.ending, is_exempt),
    "content.json": content,
}
