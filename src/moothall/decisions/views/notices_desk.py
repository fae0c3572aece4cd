"""The desk of whoever keeps the notices: what is due, drafts, and what still lacks a notice."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.words import day_in_words
from moothall.decisions import actions, permissions, queries
from moothall.decisions.forms import notices as forms
from moothall.decisions.queries import Coming
from moothall.decisions.rules import notices as law
from moothall.decisions.views.notices import council_of, notice_rows
from moothall.decisions.views.notices_working import done, one_form, thing_named
from moothall.decisions.views.rows import address

MOST = 100


def desk(request: HttpRequest) -> HttpResponse:
    """What lacks a notice first, then drafts, then what is out, the soonest first."""
    if not request.viewer.holds(*permissions.CLERKS):
        raise Refused(f"{permissions.DRAFT_NOTICE.label} is for {permissions.DRAFT_NOTICE.whom()}.")
    viewer, today = request.viewer, request.today
    items = list(queries.items_without_a_notice(viewer, today)[:MOST])
    reports = list(queries.reports_without_a_notice(viewer, today)[:MOST])
    out = list(queries.coming_decisions(viewer, Coming(first=today))[:MOST])
    said = {
        "wanting": [*wanting_rows(viewer, items, "item", today), *wanting_rows(viewer, reports, "report", today)],
        "drafts": notice_rows(request, list(queries.drafts_of_notices(viewer)[:MOST])),
        "out": notice_rows(request, [row for row in out if viewer.holds_at(row.organisation_id, *permissions.CLERKS)]),
        "not_key": list(queries.said_not_to_be_key(viewer)[:MOST]),
        "council": authority.home(viewer),
    }
    return render(request, "decisions/notices/desk.html", said)


def wanting_rows(viewer: Viewer, things: Sequence[Any], kind: str, today: Any) -> list[dict[str, Any]]:
    """Each with the last day for its notice, and whether a clerk has said that it is key."""
    if not things:
        return []
    keys = queries.said_to_be_key(viewer, *((things, ()) if kind == "item" else ((), things)))
    about = queries.Circumstances(viewer, {thing.organisation_id for thing in things})
    return [wanting_row(thing, thing.reference in keys, about, today) for thing in things]


def wanting_row(thing: Any, is_key: bool, about: Any, today: Any) -> dict[str, Any]:
    body, day = (thing.meeting.body, thing.meeting.held_on) if hasattr(thing, "meeting") else (thing.body, thing.wanted_on)
    council = thing.organisation_id
    facts = law.Announced(
        made_on=day, has_executive=about.has_executive(council, day), closed=about.closed[council], own=about.own(council, day)
    )
    judged = law.verdict(facts, today)
    organisation = thing.meeting.organisation if hasattr(thing, "meeting") else thing.organisation
    return {
        "title": thing.title,
        "address": address(thing),
        "reference": thing.reference,
        "slug": organisation.slug,
        "by": f"{body}, {day_in_words(day)}",
        "is_key": is_key,
        "standing": judged.state.value,
        "tone": judged.state.tone,
        "judged": judged,
    }


def not_key(request: HttpRequest, slug: str) -> HttpResponse:
    """A clerk says that something on its way to the executive is no key decision, and why."""
    council = council_of(request, slug)
    thing = thing_named(request, council, request.GET.get("about", ""))
    if why := permissions.SAY_WHETHER_KEY.refusal(request.viewer, thing, at=request.now):
        raise Refused(why)
    form = forms.NotKey(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.say_whether_key(thing, viewer=request.viewer, at=request.now, is_key=False, **form.cleaned_data)
        messages.success(request, "Kept. It no longer stands among what lacks a notice.")
        return redirect("decisions:notices-desk")
    said = {"title": "It is not a key decision", "button": "Keep it", "back": reverse("decisions:notices-desk"), "about": thing.title}
    return one_form(request, form, headline="The law then asks for no notice of it.", **said)


def report_urgent(request: HttpRequest, slug: str) -> HttpResponse:
    """The leader has told Council of what could not wait."""
    council = council_of(request, slug)
    if why := permissions.REPORT_URGENCIES.refusal(request.viewer, council, at=request.now):
        raise Refused(why)
    form = forms.Reported(request.POST if request.method == "POST" else None)
    facts = {"viewer": request.viewer, "at": request.now}
    if form.is_valid() and done(form, "reported_on", lambda: actions.report_urgencies(council, **facts, **form.cleaned_data)):
        messages.success(request, "Kept. Each urgent decision up to that day says when Council was told.")
        return redirect("decisions:urgent-decisions", council.slug)
    said = {"title": "Council was told of urgent decisions", "button": "Keep it"}
    back = reverse("decisions:urgent-decisions", args=[council.slug])
    return one_form(request, form, headline=f"{law.SOURCE_OF_REPORTS}.", back=back, **said)
