"""Packs: the file, streamed to whoever may have this edition; and how far one that is being bound has come."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.documents import queries as files
from moothall.meetings import permissions, queries, tasks
from moothall.meetings.queries import packs as bound
from moothall.meetings.views.meeting import found
from moothall.meetings.views.papers import file_as
from moothall.meetings.views.working import to

REFRESH = "4"  # seconds


def pack(request: HttpRequest, slug: str, number: int, turn: int, edition: str) -> HttpResponse:
    """The guarded row is asked first; whoever may not see it learns no more than that nothing is here."""
    meeting = found(request, slug, number)
    row = bound.pack(request.viewer, meeting, turn, edition)
    if not row:
        raise Http404("There is no such pack.")
    answer = file_as(request, row.file, f"{meeting.body} {meeting.held_on:%Y-%m-%d} {row.publication} {edition}")
    if edition != "public":
        answer["Cache-Control"] = "private, no-store"
    return answer


def packs(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The packs of a meeting, and how far those have come that are being bound. Whoever keeps the papers may have them bound anew."""
    meeting = found(request, slug, number)
    publications = [row for row in queries.publications(request.viewer, meeting) if row.kind in bound.BOUND]
    if request.method == "POST":
        return bind_anew(request, meeting, publications)
    ready = bound.packs_of(request.viewer, meeting)
    rows = [
        {
            "publication": row,
            "packs": [pack for pack in ready if pack.publication_id == row.pk],
            "job": files.latest_job(request.viewer, tasks.PACK, row.reference),
        }
        for row in reversed(publications)
    ]
    under_way = any(row["job"] and not row["job"].ended_at for row in rows)
    said = {"may_bind": permissions.KEEP_PACK.is_open_to(request.viewer, meeting), "is_under_way": under_way}
    answer = render(request, "meetings/pack/packs.html", {"meeting": meeting, "rows": rows} | said)
    if under_way:
        answer["Refresh"] = REFRESH
    return answer


def bind_anew(request: HttpRequest, meeting: Any, publications: list[Any]) -> HttpResponse:
    """Ask for the pack of one publication again."""
    if why := permissions.KEEP_PACK.refusal(request.viewer, meeting, at=request.now):
        raise Refused(why)
    turn = request.POST.get("publication", "")
    chosen = next((row for row in publications if str(row.turn) == turn), None)
    if not chosen:
        raise Http404("There is no such publication.")
    tasks.ask(chosen, request.viewer, request.now)
    return redirect(to("packs", meeting))
