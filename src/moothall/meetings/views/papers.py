"""A paper: its file, streamed to whoever may see its row; or its text, or where else it can be read."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils.cache import get_conditional_response

from moothall.documents import queries as files, rules as documents
from moothall.meetings import queries, shown
from moothall.meetings.queries import reports
from moothall.meetings.views.meeting import found

# Whatever a file holds, it runs nothing here, loads nothing and is taken for nothing but what it is.
ALONE = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}


def paper(request: HttpRequest, slug: str, number: int, position: int, paper: int) -> HttpResponse:
    """The guarded row is asked first; whoever may not see it learns no more than that nothing is here."""
    meeting = found(request, slug, number)
    row = queries.paper(request.viewer, meeting, position, paper)
    if not row:
        raise Http404("There is no such paper.")
    if row.file:
        return file_of(request, row)
    report = reports.report_of_paper(request.viewer, row)
    return redirect(get_script_prefix() + report.reference) if report else text_of(request, meeting, row)


def file_of(request: HttpRequest, row: Any) -> Any:
    return file_as(request, row.file, row.title)


def file_as(request: HttpRequest, file: Any, title: str) -> Any:
    """The file as a stream, under a safe name with the ending of what it really is."""
    kind = documents.kind_called(file.media_type)
    if not kind:
        raise Http404("This file is of a kind that is not handed out.")
    etag = f'"{file.sha256}"'
    if known := get_conditional_response(request, etag=etag):
        return known
    charset = "; charset=utf-8" if kind.media_type.startswith("text/") else ""
    name = documents.file_name(title, kind)
    return FileResponse(
        files.opened(file),
        as_attachment=not kind.is_shown,
        filename=name,
        content_type=kind.media_type + charset,
        headers=ALONE | {"ETag": etag},
    )


def text_of(request: HttpRequest, meeting: Any, row: Any) -> HttpResponse:
    said = {"meeting": meeting, "paper": row, "document": shown.document(row), "lines": shown.lines(row.text)}
    return render(request, "meetings/paper.html", said)
