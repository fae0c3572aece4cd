"""What every page shares on which a meeting is worked: the meeting for whoever keeps its papers, and a page with one form."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.access.acts import Act, Refused
from moothall.meetings import queries


def meeting_for(request: HttpRequest, act: Act, slug: str, number: int) -> Any:
    """The meeting, for whoever may do this to it now; anybody else reads why not."""
    row = queries.meeting(request.viewer, slug, number)
    if not row:
        raise Http404("There is no such meeting.")
    return asked(request, act, row)


def item_for(request: HttpRequest, act: Act, slug: str, number: int, position: int) -> Any:
    """An item with all that hangs on it, likewise."""
    meeting = queries.meeting(request.viewer, slug, number)
    row = queries.working_item(request.viewer, meeting, position) if meeting else None
    if not row:
        raise Http404("There is no such item.")
    return asked(request, act, row)


def asked(request: HttpRequest, act: Act, row: Any) -> Any:
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    return row


def page(request: HttpRequest, template: str, meeting: Any, status: int = 200, **said: Any) -> HttpResponse:
    return render(request, f"meetings/work/{template}.html", {"meeting": meeting} | said, status=status)


def one_form(
    request: HttpRequest,
    form: Any,
    *,
    title: str,
    headline: str,
    button: str,
    back: str,
    meeting: Any = None,
    about: str = "",
    notes: Sequence[str] = (),
    differences: Any = None,
    tone: str = "",
) -> HttpResponse:
    """A page with one thing to do. `back` is where it leads, done or not."""
    said = {"form": form, "title": title, "headline": headline, "button": button, "back": back, "about": about}
    rest = {"notes": notes, "differences": differences, "tone": tone, "meeting": meeting}
    return render(request, "meetings/work/form.html", said | rest, status=200 if differences is None else 409)


def to(name: str, meeting: Any, *more: Any) -> str:
    """The address of a working page of a meeting."""
    return reverse(f"meetings:{name}", args=[meeting.organisation.slug, meeting.number, *more])


def to_item(item: Any) -> str:
    return to("work-item", item.meeting, item.position)


def sent_in(request: HttpRequest) -> Any:
    """What was sent, be it nothing: a form sent empty is sent all the same, and is not a page that is only looked at."""
    return request.POST if request.method == "POST" else None
