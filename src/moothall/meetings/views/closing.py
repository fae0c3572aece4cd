"""What is not for publication: closed under a ground, looked at again, opened."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from moothall.meetings import actions, permissions, queries, rules
from moothall.meetings.forms import agenda as forms
from moothall.meetings.views.working import asked, item_for, one_form, to_item


def close(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """Papers of an item, or the item itself where it is to be taken in private."""
    row = item_for(request, permissions.CLOSE_PAPERS, slug, number, position)
    form = forms.Close(request.POST or None, today=request.today, papers=[paper for paper in row.with_papers if not paper.closed_under])
    if form.is_valid():
        papers = form.cleaned_data.get("papers", [])
        actions.close_papers(row, viewer=request.viewer, at=request.now, papers=papers, closure=form.closure())
        messages.success(request, "Closed. The public edition says “Not for publication”, with the ground.")
        return redirect(to_item(row))
    return closing(request, row, form, f"Close papers of “{row}”")


def close_minute(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    row = item_for(request, permissions.CLOSE_MINUTE, slug, number, position)
    form = forms.CloseMinute(request.POST or None, today=request.today)
    if form.is_valid():
        facts = {"summary": form.cleaned_data["summary"], "with_resolution": form.cleaned_data["with_resolution"]}
        actions.close_minute(row, viewer=request.viewer, at=request.now, closure=form.closure(), **facts)
        messages.success(request, "Closed. The public reads the summary in its place.")
        return redirect(to_item(row))
    return closing(request, row, form, f"Close the minute of “{row}”")


def closing(request: HttpRequest, row: Any, form: Any, title: str) -> HttpResponse:
    notes = [
        "What is closed stays closed until somebody opens it by an act. "
        "Members who sit on the body read it in its place; "
        "other councillors as far as the council lets them and section 100F of the 1972 Act does."
    ]
    if row.published_at:
        notes.append("It is out already: the page will say that it had been public.")
    said = {"title": title, "button": "Close it", "back": to_item(row), "meeting": row.meeting, "notes": notes}
    return one_form(request, form, headline="Everything is open unless somebody closes it under a ground of the law, and says why.", **said)


def closure_for(request: HttpRequest, act: Any, slug: str, number: int, position: int, closure: int) -> Any:
    meeting = queries.meeting(request.viewer, slug, number)
    row = queries.closure(request.viewer, meeting, position, closure) if meeting else None
    if not row:
        raise Http404("Nothing of this kind is closed.")
    return asked(request, act, row)


def open_it(request: HttpRequest, slug: str, number: int, position: int, closure: int) -> HttpResponse:
    row = closure_for(request, permissions.OPEN_WHAT_WAS_CLOSED, slug, number, position, closure)
    form = forms.OpenIt(request.POST or None)
    if form.is_valid():
        actions.open_what_was_closed(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Opened. Everybody can read it, with the reason.")
        return redirect(to_item(row.item))
    headline = f"It was closed as: {rules.ground_in_words(row.ground, row.paragraph)}"
    said = {"title": f"Open what is closed of “{row.item}”", "button": "Open it", "meeting": row.item.meeting, "tone": "grave"}
    return one_form(request, form, headline=headline, back=reverse("meetings:closed"), **said)


def look_again(request: HttpRequest, slug: str, number: int, position: int, closure: int) -> HttpResponse:
    row = closure_for(request, permissions.LOOK_AGAIN, slug, number, position, closure)
    form = forms.LookAgain(request.POST or None, initial={"on": row.look_again_on})
    if form.is_valid():
        actions.look_again(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Kept. It stays closed.")
        return redirect("meetings:closed")
    said = {"title": f"Look again at what is closed of “{row.item}”", "button": "Keep the day", "meeting": row.item.meeting}
    return one_form(
        request,
        form,
        headline="It stays closed. The day opens nothing: it only says when to look.",
        back=reverse("meetings:closed"),
        **said,
    )
