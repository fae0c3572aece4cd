"""The versions of a report: all of them, one as it was, and two beside each other."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.views.papers import file_of
from moothall.meetings.views.reports_work import at_work

UNCHANGED = 2  # paragraphs that are shown around a change


@login_required
def versions(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """All versions, and two of them side by side: the latest and the one before, unless others are chosen."""
    row = at_work(request, slug, number)
    rows = list(queries.versions(request.viewer, row))
    later, earlier = chosen(request, rows, "to", 0), chosen(request, rows, "from", 1)
    lines = rules.compared(words_of(earlier), words_of(later)) if earlier and later else []
    said = {
        "report": row,
        "versions": rows,
        "earlier": earlier,
        "later": later,
        "lines": shortened(lines),
        "summary": rules.summary(lines),
        "changes": rules.Change,
    }
    return render(request, "meetings/reports/versions.html", said)


def chosen(request: HttpRequest, rows: list[Any], name: str, otherwise: int) -> Any:
    """The version that was asked for; where none was, or none of that number is here, the usual one."""
    wanted = request.GET.get(name, "")
    found = next((one for one in rows if str(one.number) == wanted), None)
    return found or (rows[otherwise] if len(rows) > otherwise else None)


def words_of(version: Any) -> list[str]:
    """The paragraphs of a version, its title first."""
    return [version.title, *rules.plain_text(rules.contents_of(version.content)).splitlines()]


def shortened(lines: list[rules.Line]) -> list[rules.Line | int]:
    """The lines around each change; between them, how many that are the same were left out."""
    near = {
        place + step
        for place, line in enumerate(lines)
        if line.change is not rules.Change.SAME
        for step in range(-UNCHANGED, UNCHANGED + 1)
    }
    kept: list[rules.Line | int] = []
    for place, line in enumerate(lines):
        if place in near:
            kept.append(line)
        elif kept and isinstance(kept[-1], int):
            kept[-1] += 1
        else:
            kept.append(1)
    return kept


@login_required
def uploaded(request: HttpRequest, slug: str, number: int, version: int) -> HttpResponse:
    """The file from which a version was read, for those who work on the report."""
    row = at_work(request, slug, number)
    one = queries.versions(request.viewer, row).filter(number=version).exclude(file=None).first()
    if one is None:
        raise Http404("No file was uploaded for this version.")
    return file_of(request, one)
