"""The minutes as a whole: read, sent to the chair, answered, and confirmed by a later meeting."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.meetings import actions, permissions, queries
from moothall.meetings.forms import confirming as forms
from moothall.meetings.views.live import headline
from moothall.meetings.views.working import asked, meeting_for, sent_in, to


def draft_minutes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Everything that stands in the minutes, and its way to the chair and back."""
    meeting = meeting_for(request, permissions.SEND_TO_CHAIR, slug, number)
    chairs = [(str(person.pk), str(person)) for person in queries.chairs_of(request.viewer, meeting)]
    form = forms.Send(sent_in(request), chairs=chairs)
    if request.method == "POST" and form.is_valid():
        return sent(request, meeting, form)
    contents = queries.minutes_as_sent(request.viewer, meeting)
    missing = [one for one in contents if not one["lines"]]
    said = {
        "meeting": meeting,
        "form": form,
        "contents": contents,
        "missing": missing,
        "headline": headline(["Nothing yet" if one in missing else "Written" for one in contents]),
        "chairs": chairs,
        "reviews": queries.reviews(request.viewer, meeting),
        "answers": answers_by_place(request, meeting),
        "rows": list(queries.attendance(request.viewer, meeting)),
    }
    return render(request, "meetings/live/draft_minutes.html", said)


def answers_by_place(request: HttpRequest, meeting: Any) -> dict[int, list[Any]]:
    """Recommended beside resolved, by the place of the item."""
    items = list(queries.items_to_minute(request.viewer, meeting))
    places = {item.pk: item.position for item in items}
    found: dict[int, list[Any]] = {}
    for row in queries.answers_of(request.viewer, items):
        found.setdefault(places[row.part.resolution.item_id], []).append(row)
    return found


def sent(request: HttpRequest, meeting: Any, form: forms.Send) -> HttpResponse:
    chair = next(person for person in queries.chairs_of(request.viewer, meeting) if str(person.pk) == form.cleaned_data["chair"])
    actions.send_to_chair(meeting, viewer=request.viewer, at=request.now, chair=chair, asked=form.cleaned_data["asked"])
    messages.success(request, f"Sent to {chair}. The draft is kept as it was sent.")
    return redirect(to("draft-minutes", meeting))


def review(request: HttpRequest, slug: str, number: int, which: int) -> HttpResponse:
    """A draft as it was sent, with boxes for what the chair says of it; afterwards, with what was said."""
    row = queries.review(request.viewer, slug, number, which)
    if row is None:
        raise Http404("There is no such draft.")
    items = {one["place"]: one["title"] for one in row.contents if one["lines"]}
    form = forms.Answered(sent_in(request), items=items)
    if request.method == "POST":
        asked(request, permissions.ANSWER_REVIEW, row)
        if form.is_valid():
            typed = form.cleaned_data
            said = {"answer": typed["answer"], "answered": typed["answered"], "notes": form.notes()}
            actions.answer_review(row, viewer=request.viewer, at=request.now, **said)
            messages.success(request, "Sent back to the clerk. What you wrote is kept with the draft.")
            return redirect(f"/{row.reference}")
    notes = {note.place: note.text for note in row.noted}
    page = {"review": row, "meeting": row.meeting, "form": form, "notes": notes, "is_open": row.answered_at is None}
    return render(request, "meetings/live/review.html", page)


def confirm_minutes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """That a later meeting confirmed these minutes, and what it corrected."""
    meeting = queries.meeting(request.viewer, slug, number)
    if meeting is None:
        raise Http404("There is no such meeting.")
    if not permissions.CONFIRM_MINUTES.is_open_to(request.viewer, meeting):
        raise Refused(permissions.CONFIRM_MINUTES.refusal(request.viewer, meeting))
    why = permissions.CONFIRM_MINUTES.refusal(request.viewer, meeting, at=request.now)
    items = [(str(item.position), f"{item.number} {item.title}".strip()) for item in queries.items_to_minute(request.viewer, meeting)]
    form = forms.Confirm(sent_in(request), items=items)
    if request.method == "POST" and form.is_valid():
        actions.confirm_minutes(meeting, viewer=request.viewer, at=request.now, corrections=form.corrections())
        messages.success(
            request, "Confirmed as a correct record, and published as the minutes with their corrections. The draft stays as it was."
        )
        return redirect(f"/{meeting.reference}")
    said = {
        "meeting": meeting,
        "form": form,
        "why": why,
        "confirmed": queries.confirmed_by(request.viewer, meeting),
        "corrections": queries.corrections(request.viewer, meeting),
        "others": [row for row in queries.minutes_to_confirm(request.viewer, meeting) if row.minutes_are_draft],
    }
    return render(request, "meetings/live/confirm.html", said)
