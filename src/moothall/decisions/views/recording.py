"""Decisions to record: what waits from which meeting, which drafts are not out yet, and the decisions of one meeting."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, Refused
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.rules import working_days_between
from moothall.authority.words import capitalised, counted
from moothall.decisions import actions, permissions, queries, words
from moothall.decisions.views.rows import address
from moothall.meetings import queries as meetings

A_PAGE = 25


@login_required
def to_record(request: HttpRequest) -> HttpResponse:
    """Where recording begins: the meetings that decided, and the drafts."""
    viewer = request.viewer
    councils = [one for one in authority.organisations(viewer) if not permissions.RECORD_DECISION.refusal(viewer, one, at=request.now)]
    if not councils:
        raise Refused(f"{permissions.RECORD_DECISION.label} is for {permissions.RECORD_DECISION.whom()}.")
    page = Paginator(queries.drafts(viewer), A_PAGE).get_page(request.GET.get("page"))
    waiting = list(queries.meetings_to_record(viewer, request.today)[:A_PAGE])
    said = {
        "councils": councils,
        "meetings": waits_of(viewer, waiting, request.today),
        "page": page,
        "drafts": draft_rows(viewer, page.object_list, request.today),
        "headline": headline(len(waiting), page.paginator.count),
        "keeps_templates": any(permissions.KEEP_OFFICER_TEMPLATE.is_open_to(viewer, one) for one in councils),
    }
    return render(request, "decisions/recording/to_record.html", said)


def headline(waiting: int, drafts: int) -> str:
    """The page in a sentence.

    >>> headline(1, 3), headline(0, 0)
    ('1 meeting decided what is not recorded yet, and 3 drafts are not published.', 'Nothing is waiting to be recorded or published.')
    """
    meetings = f"{counted(waiting, 'meeting')} decided what is not recorded yet" if waiting else ""
    written = f"{counted(drafts, 'draft')} {'is' if drafts == 1 else 'are'} not published" if drafts else ""
    said = ", and ".join(one for one in (meetings, written) if one)
    return capitalised(f"{said}.") if said else "Nothing is waiting to be recorded or published."


def waits_of(viewer: Viewer, rows: list[Any], today: date) -> list[tuple[Any, str]]:
    """Each meeting with how long it has waited, in working days of its council."""
    closed = closed_days(viewer, rows)
    days = [working_days_between(row.held_on, today, closed[row.organisation_id]) for row in rows]
    return [(row, f"{counted(gone, 'working day')} ago" if gone else "today") for row, gone in zip(rows, days, strict=True)]


def closed_days(viewer: Viewer, rows: list[Any]) -> dict[int, frozenset[date]]:
    return {one: authority.closure_days(viewer, one) for one in {row.organisation_id for row in rows}}


def draft_rows(viewer: Viewer, drafts: Any, today: date) -> list[dict[str, Any]]:
    """Each draft with who decided, since when it waits, and what the law asks it to say."""
    rows = list(drafts)
    lacking, closed = queries.lacking(viewer, rows), closed_days(viewer, rows)
    return [
        {
            "title": row.title,
            "address": address(row),
            "by": words.maker_of(row),
            "on": row.decided_on,
            "waits": working_days_between(row.decided_on, today, closed[row.organisation_id])
            if row.decided_on and row.decided_on <= today
            else 0,
            "lacks": lacking[row.pk],
        }
        for row in rows
    ]


def meeting_for(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    row = meetings.meeting(request.viewer, slug, number)
    if row is None:
        raise Http404("There is no such meeting.")
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


@login_required
def of_meeting(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Record the decisions of a meeting: what it resolved, the drafts that were made of it, and what is out."""
    meeting = meeting_for(request, permissions.RECORD_FROM_MEETING, slug, number)
    if request.method == "POST":
        return done(request, meeting)
    recorded = list(queries.recorded_of(request.viewer, meeting))
    waiting = [row for row in recorded if row.published_at is None and not row.is_published_elsewhere]
    said = {
        "meeting": meeting,
        "resolved": queries.resolved_items(request.viewer, meeting),
        "drafts": draft_rows(request.viewer, waiting, request.today),
        "published": [row for row in recorded if row not in waiting],
    }
    return render(request, "decisions/recording/meeting.html", said)


def done(request: HttpRequest, meeting: Any) -> HttpResponse:
    here = reverse("decisions:record-meeting", args=[meeting.organisation.slug, meeting.number])
    by: dict[str, Any] = {"viewer": request.viewer, "at": request.now}
    if request.POST.get("do") == "publish":
        rows = actions.publish_of_meeting(meeting, **by)
        messages.success(request, f"Published: {counted(len(rows), 'decision')}.")
        return redirect(here)
    drafts = actions.record_from_meeting(meeting, **by)
    told = f"Written down: {counted(len(drafts), 'draft')}. Look through each, then publish." if drafts else "Nothing new was resolved."
    messages.success(request, told)
    return redirect(here)
