"""A report as readers have it: its page with numbered paragraphs, the files that go with it, and the same as a Word document."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from markupsafe import Markup

from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.documents import queries as files, rules as documents, structure
from moothall.documents.rules.kinds import DOCX
from moothall.documents.writing import to_docx
from moothall.meetings import rules as meetings
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.views.papers import file_of

NO_REPORT = "There is no such report."
WORDS_A_MINUTE = 200


def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request.viewer, slug, number)
    version = queries.latest_version(request.viewer, row)
    contents = rules.contents_of(version.content) if version else rules.Contents()
    is_at_work = queries.working_report(request.viewer, slug, number) is not None
    said = {
        "report": row,
        "version": version,
        "html": html_of(request.viewer, row, contents),
        "minutes": max(1, rules.words_in(contents) // WORDS_A_MINUTE),
        "annexes": [one for one in queries.annexes(request.viewer, row) if not one.name],
        "agendas": queries.agendas_of(request.viewer, row),
        "closed": closed_in_words(row),
        "is_at_work": is_at_work,
        "recommendations": queries.recommendations(request.viewer, row),
    }
    return render(request, "meetings/reports/report.html", said)


def found(viewer: Viewer, slug: str, number: int) -> Any:
    row = queries.report(viewer, slug, number)
    if row is None:
        raise Http404(NO_REPORT)
    return row


def closed_in_words(row: Any) -> str:
    """The ground, as the notice says it; nothing where all is open."""
    return meetings.ground_in_words(row.ground, row.closed_under) if row.ground else ""


def html_of(viewer: Viewer, row: Any, contents: rules.Contents, token: str = "") -> Markup:
    """The whole report with its numbers, and the pictures that its text calls; a guest comes to them by their own link."""
    known = {one.name: annex_address(row, one, token) for one in queries.annexes(viewer, row) if one.name}
    return structure.to_html(rules.structure_of(contents), has_numbers=True, address_of=lambda name: known.get(name, ""))


def annex_address(row: Any, annex: Any, token: str) -> str:
    if token:
        return reverse("meetings:guest-file", args=[token, annex.number])
    return reverse("meetings:report-annex", args=[row.organisation.slug, row.number, annex.number])


def annex(request: HttpRequest, slug: str, number: int, annex: int) -> HttpResponse:
    """A file that goes with the report, for whoever may see its row."""
    row = queries.annex(request.viewer, found(request.viewer, slug, number), annex)
    if row is None:
        raise Http404("There is no such file.")
    return file_of(request, row)


def as_document(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The same words as a Word document, with their numbers and pictures."""
    row = found(request.viewer, slug, number)
    contents = queries.contents(request.viewer, row)
    pictures = {}
    for one in queries.annexes(request.viewer, row):
        if one.name:
            with files.opened(one.file) as stream:
                pictures[one.name] = stream.read()
    day = day_in_words(row.wanted_on) if row.wanted_on else ""
    facts = [("For", ", ".join(filter(None, [str(row.body), day]))), ("Report of", str(row.author or "")), ("Reference", row.reference)]
    facts.append(("Not for publication", row.closed_under))
    content = to_docx(rules.structure_of(contents), title=row.title, kind=row.get_purpose_display(), facts=facts, pictures=pictures)
    name = documents.file_name(row.title, DOCX)
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(content, content_type=DOCX.media_type, headers=headers)


def recommendation(request: HttpRequest, slug: str, number: int, recommendation: int) -> HttpResponse:
    """One recommendation, so that it can be linked to, with the report that makes it."""
    row = found(request.viewer, slug, number)
    one = queries.recommendations(request.viewer, row).filter(number=recommendation).first()
    if one is None:
        raise Http404("There is no such recommendation.")
    return render(request, "meetings/reports/recommendation.html", {"report": row, "recommendation": one})
