"""Taking minutes, one item a page: what is typed is kept, understood, and written into the minutes."""

import re
import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.authority.words import time_in_words
from moothall.meetings import actions, drafting, permissions, queries
from moothall.meetings.forms import minutes as forms
from moothall.meetings.rules import minuting
from moothall.meetings.views import usual

MOVES = re.compile(r"(?P<how>up|down|out) (?P<resolution>\d{1,3}) (?P<part>\d{1,3})")
PREVIEW = "meetings/live/components/understood.html"


def minute(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """The box, and beside it how its words will be read."""
    item = found(request, slug, number, position)
    form = forms.Minute(request.POST) if request.method == "POST" else forms.Minute(initial=opened(request, item))
    if request.method == "POST" and form.is_valid():
        try:
            return sent(request, item, form)
        except ChangedMeanwhile as changed:
            return both(request, item, form, changed.row)
    return page(request, item, form)


def found(request: HttpRequest, slug: str, number: int, position: int) -> Any:
    """The item, for whoever may type its minute now; anybody else reads why not."""
    item = queries.item_to_minute(request.viewer, slug, number, position)
    if item is None:
        raise Http404("There is no such item.")
    if why := permissions.cannot_be_drafted(request.viewer, item):
        raise Refused(why)
    return item


def opened(request: HttpRequest, item: Any) -> dict[str, Any]:
    """What stands in the box: the draft, or what the minutes say already, or nothing."""
    draft = queries.minute_draft(request.viewer, item)
    is_closed = draft.is_closed if draft else queries.is_taken_in_private(request.viewer, item)
    text = draft.text if draft else minuting.as_text(queries.minute_as_blocks(request.viewer, item), is_closed)
    return {"text": text, "is_closed": is_closed, "opened_at": draft.version if draft else 0, "window": secrets.token_hex(8), "turn": 0}


def sent(request: HttpRequest, item: Any, form: forms.Minute) -> HttpResponse:
    """Keep what was typed, do what the button says, and go where it leads."""
    do = request.POST.get("do", "save")
    text = form.cleaned_data["text"]
    if do == "begin" and not text.strip():
        text = usual.words(request.viewer, item)
    draft = drafting.keep(item, form.typed(changed(text, form.cleaned_data["is_closed"], do)), viewer=request.viewer, at=request.now)
    if do == "write":
        actions.write_minute(item, viewer=request.viewer, at=request.now, version=draft.version)
        messages.success(request, "Written into the minutes. Only clerks see it until the minutes are published.")
    else:
        messages.success(request, f"Saved at {time_in_words(localtime(draft.saved_at))}.")
    return redirect(after(request, item, do))


def changed(text: str, is_closed: bool, do: str) -> str:
    """The text as a button of the resolution changes it: `up 0 2` moves the second part of the first resolution up."""
    if do == "tidy":
        return minuting.tidied(text, is_closed)
    if asked := MOVES.fullmatch(do):
        return minuting.rearranged(text, int(asked["resolution"]), int(asked["part"]), asked["how"], is_closed)
    return text


def after(request: HttpRequest, item: Any, do: str) -> str:
    """The next item or the one before, where the button says so; otherwise the same."""
    before, next_one = around(request, item)
    there = {"next": next_one, "before": before}.get(do) or item
    return address("minute", there)


def around(request: HttpRequest, item: Any) -> tuple[Any, Any]:
    """The items before and after this one; headings are nothing to minute."""
    rows = list(queries.items_to_minute(request.viewer, item.meeting))
    places = [row.position for row in rows]
    at = places.index(item.position) if item.position in places else 0
    before, next_one = (rows[at - 1] if at else None), (rows[at + 1] if at + 1 < len(rows) else None)
    for row in filter(None, (before, next_one)):
        row.meeting = item.meeting
    return before, next_one


def address(name: str, item: Any) -> str:
    return reverse(f"meetings:{name}", args=[item.meeting.organisation.slug, item.meeting.number, item.position])


def both(request: HttpRequest, item: Any, form: forms.Minute, theirs: Any) -> HttpResponse:
    """Somebody else saved meanwhile: both texts, and the box with what was typed, to be saved knowing it."""
    data = form.data.copy()
    data["opened_at"], data["window"], data["turn"] = str(theirs.version), drafting.OVER + secrets.token_hex(8), "0"
    again = forms.Minute(data)
    again.is_valid()
    differences = [{"label": "The minute", "theirs": theirs.text, "yours": form.cleaned_data["text"]}]
    return page(request, item, again, differences=differences, status=409)


def page(request: HttpRequest, item: Any, form: forms.Minute, differences: Any = None, status: int = 200) -> HttpResponse:
    draft = queries.minute_draft(request.viewer, item)
    before, next_one = around(request, item)
    said = {
        "item": item,
        "meeting": item.meeting,
        "form": form,
        "draft": draft,
        "is_minuted": bool(queries.minuted_items(request.viewer, item.meeting) & {item.pk}),
        "before": before,
        "next": next_one,
        "differences": differences,
        "earlier": queries.earlier_drafts(request.viewer, item),
        "recommended": queries.recommendations_of(request.viewer, item),
        "too_early": permissions.WRITE_MINUTE.refusal(request.viewer, item, at=request.now),
        "begins": usual.words(request.viewer, item) if not form["text"].value() else "",
    }
    return render(request, "meetings/live/minute.html", said | preview(request, item, form), status=status)


def preview(request: HttpRequest, item: Any, form: forms.Minute) -> dict[str, Any]:
    """How the text will be read, and what to look at again."""
    text, is_closed = form["text"].value() or "", bool(form["is_closed"].value())
    said = minuting.understood(text, is_closed)
    warnings = minuting.looked_over(said, queries.entitled(request.viewer, item))
    closing = minuting.closing_needed(said, queries.is_taken_in_private(request.viewer, item))
    return {"said": said, "warnings": [*warnings, *([closing] if closing else [])]}


@require_POST
def keep(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """What a script sends at each pause. The answer is the version, when it was saved, and how it will be read."""
    try:
        item = found(request, slug, number, position)
        form = forms.Minute(request.POST)
        if not form.is_valid():
            return JsonResponse({"said": " ".join(str(each) for errors in form.errors.values() for each in errors)}, status=400)
        draft = drafting.keep(item, form.typed(), viewer=request.viewer, at=request.now)
    except ChangedMeanwhile as changed:
        return JsonResponse({"said": f"{changed.row.saved_by} changed this meanwhile. Press Save to compare the two texts."}, status=409)
    except Refused as refused:
        return JsonResponse({"said": str(refused)}, status=403)
    understood = render_to_string(PREVIEW, preview(request, item, form), request)
    return JsonResponse({"version": draft.version, "saved": time_in_words(localtime(draft.saved_at)), "understood": understood})
