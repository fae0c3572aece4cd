"""Calling meetings: one, or a series of which each day is shown first; moving one, cancelling one, and taking that back."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import ChangedMeanwhile
from moothall.access.versions import differences
from moothall.authority import queries as authority
from moothall.authority.words import counted, day_in_words
from moothall.meetings import actions, permissions, queries
from moothall.meetings.forms import calling as forms
from moothall.meetings.rules import series as rules
from moothall.meetings.rules.law import Unit, last_day
from moothall.meetings.views.working import asked, meeting_for, one_form, to

SHARED = ("starts_at", "ends_at", "venue", "contact", "join_address", "is_webcast")
MOVED = ("held_on", "starts_at", "ends_at", "venue")


def choose_body(request: HttpRequest) -> HttpResponse:
    """Whose meeting is to be called."""
    bodies = list(queries.bodies_kept(request.viewer))
    if not bodies:
        raise Http404("You keep the papers of no body.")
    return render(request, "meetings/work/choose_body.html", {"bodies": bodies})


def body_for(request: HttpRequest, slug: str, number: int, act: Any) -> Any:
    row = authority.body(request.viewer, slug, number)
    if not row:
        raise Http404("There is no such body.")
    return asked(request, act, row)


def call(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One meeting. Hour, place and contact are proposed as they were the last time."""
    body = body_for(request, slug, number, permissions.CALL_MEETING)
    form = forms.Call(
        request.POST or None,
        initial=defaults(request, body),
        today=request.today,
        too_soon=lambda day: too_soon(request, body, day),
        taken=queries.days_taken(request.viewer, body, request.today, date.max),
    )
    if form.is_valid():
        meeting = actions.call_meeting(body, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, f"Called: {meeting}.")
        return redirect(to("agenda", meeting))
    headline = "From then on it stands in the public calendar. Its notice, agenda and papers follow, each by an act of its own."
    return one_form(request, form, title=f"Call a meeting of {body}", headline=headline, button="Call it", back=mine())


def mine() -> str:
    return reverse("meetings:my-meetings")


def defaults(request: HttpRequest, body: Any) -> dict[str, Any]:
    """What the last meeting of the body had."""
    usual = queries.usual(request.viewer, body)
    return {name: getattr(usual, name) for name in SHARED} if usual else {}


def too_soon(request: HttpRequest, body: Any, day: date) -> str:
    """Why a day leaves too little notice, and which would not; nothing where it leaves enough."""
    own = authority.settings(request.viewer, body.organisation_id, day, ["notice_days", "notice_unit"])
    closed = authority.closure_days(request.viewer, body.organisation_id)
    latest = last_day(day, int(own["notice_days"]), Unit(own["notice_unit"]), closed)
    if latest >= request.today:
        return ""
    unit = Unit(own["notice_unit"]).word
    return (
        f"The notice would have been due on {day_in_words(latest)}: {counted(int(own['notice_days']), unit)} before. "
        "Choose a later day, or say below that it is convened at shorter notice."
    )


def series(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """First how often, then each day with what speaks against it, then all of them in one act."""
    body = body_for(request, slug, number, permissions.CALL_SERIES)
    form = forms.Series(request.POST or None, initial=defaults(request, body), today=request.today)
    if not form.is_valid():
        headline = "The days are shown first, with bank holidays and closure days. You choose which stay."
        title = f"Call a series of meetings of {body}"
        return one_form(request, form, title=title, headline=headline, button="Show the days", back=mine())
    days = forms.Days(
        request.POST if "chosen" in request.POST else None,
        proposed=proposed(request, body, form.days()),
        in_words=day_in_words,
    )
    if days.is_valid():
        called = days.chosen()
        where = {name: form.cleaned_data[name] for name in SHARED}
        actions.call_series(body, viewer=request.viewer, at=request.now, days=called, **where)
        messages.success(request, f"Called: {counted(len(called), 'meeting')} of {body}.")
        return redirect(mine())
    said = {"body": body, "form": form, "days": days, "rhythm": in_words(form.cleaned_data)}
    return render(request, "meetings/work/series.html", said)


def proposed(request: HttpRequest, body: Any, days: list[date]) -> list[rules.Proposed]:
    closed = authority.closure_days(request.viewer, body.organisation_id)
    taken = queries.days_taken(request.viewer, body, days[0], days[-1]) if days else set()
    return rules.proposed(days, closed, taken)


def in_words(said: dict[str, Any]) -> str:
    return rules.in_words(said["first"], rules.Rhythm(said["rhythm"]), said["every"])


def move(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Another day, hour or place. What was announced before stays readable."""
    meeting = meeting_for(request, permissions.MOVE_MEETING, slug, number)
    first = {name: getattr(meeting, name) for name in MOVED} | {"opened_at": meeting.version}
    form = forms.Move(request.POST or None, initial=first)
    said = {"title": "Move this meeting", "button": "Move it", "back": to("agenda", meeting), "meeting": meeting}
    said["headline"] = "Calendars that hold it are told, and its page says where and when it was to be."
    if not form.is_valid():
        return one_form(request, form, **said)
    try:
        actions.move_meeting(meeting, viewer=request.viewer, at=request.now, **form.cleaned_data)
    except ChangedMeanwhile as meanwhile:
        form = form.reopened(meanwhile.row)
        return one_form(request, form, differences=differences(form, shown_of(meanwhile.row, MOVED)), **said)
    messages.success(request, "Moved. Publish the notice again, so that everybody reads the new day.")
    return redirect(to("agenda", meeting))


def shown_of(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def details(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Contact, note, where to join."""
    meeting = meeting_for(request, permissions.DESCRIBE_MEETING, slug, number)
    names = ("contact", "join_address", "is_webcast", "note")
    form = forms.Details(request.POST or None, initial=shown_of(meeting, names) | {"opened_at": meeting.version})
    said = {"title": "What is said of this meeting", "button": "Save", "back": to("agenda", meeting), "meeting": meeting}
    said["headline"] = "Its day, hour and place are changed by moving it."
    if not form.is_valid():
        return one_form(request, form, **said)
    try:
        actions.describe_meeting(meeting, viewer=request.viewer, at=request.now, **form.cleaned_data)
    except ChangedMeanwhile as meanwhile:
        form = form.reopened(meanwhile.row)
        return one_form(request, form, differences=differences(form, shown_of(meanwhile.row, names)), **said)
    messages.success(request, "Saved.")
    return redirect(to("agenda", meeting))


def cancel(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    meeting = meeting_for(request, permissions.CANCEL_MEETING, slug, number)
    form = forms.Cancel(request.POST or None)
    if form.is_valid():
        actions.cancel_meeting(meeting, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Cancelled. It stays in the calendar, with the reason. You can take it back.")
        return redirect(to("agenda", meeting))
    headline = "It stays in the calendar and says so. Until its day has passed, this can be taken back."
    said = {"title": "Cancel this meeting", "button": "Cancel the meeting", "tone": "grave", "meeting": meeting}
    return one_form(request, form, headline=headline, back=to("agenda", meeting), **said)


def reinstate(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Only by its button."""
    meeting = meeting_for(request, permissions.REINSTATE_MEETING, slug, number)
    if request.method == "POST":
        actions.reinstate_meeting(meeting, viewer=request.viewer, at=request.now)
        messages.success(request, "Taken back: the meeting is held as it was called.")
    return redirect(to("agenda", meeting))
