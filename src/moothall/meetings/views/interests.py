"""Declarations of interest on an item, exclusion of the press and public, and dispensations."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.authority import queries as authority
from moothall.authority.words import day_in_words
from moothall.meetings import actions, drafting, permissions, queries
from moothall.meetings.forms import interests as forms
from moothall.meetings.rules import declaring
from moothall.meetings.rules.law import grounds
from moothall.meetings.views.minutes import address, found
from moothall.meetings.views.working import sent_in

EXECUTIVE = ("cabinet", "single member")


def declarations(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """What was declared on an item, what the code of that day asks, and a form for another."""
    item = found(request, slug, number, position)
    form = forms.Declaration(sent_in(request), **choices(request, item))
    if request.method == "POST" and form.is_valid():
        name, person = whom(form, request, item)
        actions.declare_interest(item, viewer=request.viewer, at=request.now, name=name, person=person, **declared(form, request, item))
        messages.success(request, f"Noted: {name} declared an interest.")
        return redirect(address("declarations", item))
    return page(request, item, form)


def declaration(request: HttpRequest, slug: str, number: int, position: int, key: int) -> HttpResponse:
    """One declaration, changed or taken back."""
    item = found(request, slug, number, position)
    row = queries.declaration(request.viewer, item, key)
    if row is None:
        raise Http404("There is no such declaration.")
    if request.method == "POST" and request.POST.get("do") == "take back":
        actions.take_back_declaration(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Taken back.")
        return redirect(address("declarations", item))
    form = forms.Declaration(sent_in(request), initial=stands(row), **choices(request, item, row))
    if request.method == "POST" and form.is_valid():
        actions.change_declaration(row, viewer=request.viewer, at=request.now, **declared(form, request, item))
        messages.success(request, "Changed.")
        return redirect(address("declarations", item))
    return page(request, item, form, changing=row)


def stands(row: Any) -> dict[str, Any]:
    """What stands in the boxes of a declaration that is changed."""
    return {
        "who": str(row.person_id or ""),
        "other": "" if row.person_id else row.name,
        "kind": row.kind,
        "nature": row.nature,
        "is_sensitive": row.is_sensitive,
        "did": row.did,
        "dispensation": str(row.dispensation_id or ""),
    }


def choices(request: HttpRequest, item: Any, row: Any = None) -> dict[str, Any]:
    """Who was there, the kinds of the code of that day, and the dispensations that then held."""
    people = {str(seat.person_id): str(seat.person) for seat in queries.seats_of_the_day(request.viewer, item.meeting)}
    people |= {str(one.person_id): one.name for one in queries.attendance(request.viewer, item.meeting) if one.person_id}
    people |= {str(row.person_id): row.name} if row and row.person_id else {}
    kinds = declaring.kinds_offered(item.meeting.held_on)
    leaves = [(str(one.pk), leave_in_words(one)) for one in queries.dispensations_for(request.viewer, item.meeting)]
    return {"people": list(people.items()), "kinds": kinds + ([row.kind] if row and row.kind not in kinds else []), "leaves": leaves}


def leave_in_words(row: Any) -> str:
    until = f", until {day_in_words(row.until, weekday=False)}" if row.until else ""
    return f"{row.person}: {row.get_allows_display().lower()}{until}"


def whom(form: Any, request: HttpRequest, item: Any) -> tuple[str, Any]:
    """The name, and the person where one was chosen."""
    typed = form.cleaned_data
    if not typed["who"]:
        return typed["other"], None
    person = authority.people(request.viewer).filter(pk=typed["who"]).first()
    return dict(form.fields["who"].choices)[typed["who"]], person


def declared(form: Any, request: HttpRequest, item: Any) -> dict[str, Any]:
    typed = form.cleaned_data
    leave = typed.get("dispensation") or None
    row = queries.dispensations_for(request.viewer, item.meeting).filter(pk=leave).first() if leave else None
    return {name: typed[name] for name in ("kind", "nature", "is_sensitive", "did")} | {"dispensation": row}


def page(request: HttpRequest, item: Any, form: Any, changing: Any = None) -> HttpResponse:
    leave_room = queries.must_leave(request.viewer, item.meeting)
    rows = [(row, queries.as_declared(row)) for row in queries.declarations(request.viewer, item)]
    said = {
        "item": item,
        "meeting": item.meeting,
        "form": form,
        "changing": changing,
        "rows": [(row, declaring.declared_in_words(one), declaring.look_again(one, leave_room)) for row, one in rows],
        "duties": declaring.duties_in_words(item.meeting.held_on, leave_room),
    }
    return render(request, "meetings/live/declarations.html", said)


def exclusion(request: HttpRequest, slug: str, number: int, position: int) -> HttpResponse:
    """The resolution to exclude the press and public: which items, and on which ground. Its words are those of the law."""
    item = found(request, slug, number, position)
    items = [row for row in queries.items_to_minute(request.viewer, item.meeting) if row.position >= item.position]
    named = [(str(row.position), f"{row.number} {row.title}".strip()) for row in items if row.position > item.position]
    paragraphs = [(one.number, f"{one.number}: {one.words}") for one in grounds.paragraphs_on(item.meeting.held_on)]
    form = forms.Exclusion(sent_in(request), items=named, paragraphs=paragraphs, initial=private_of(items))
    if request.method == "POST" and form.is_valid():
        return excluded(request, item, items, form.cleaned_data)
    said = {
        "item": item,
        "meeting": item.meeting,
        "form": form,
        "noted": queries.exclusions(request.viewer, item.meeting),
        "can": bool(named),
    }
    return render(request, "meetings/live/exclusion.html", said)


def private_of(items: list[Any]) -> dict[str, str]:
    """The items that the agenda marks as private, where it does: what is likely to be resolved."""
    private = [row.position for row in items if row.is_private]
    return {"first": str(private[0]), "last": str(private[-1])} if private else {}


def excluded(request: HttpRequest, item: Any, items: list[Any], typed: dict[str, Any]) -> HttpResponse:
    """Note the exclusion, and put its words into the draft of the item on which it was resolved."""
    during = [row.number.rstrip(".") or str(row.position) for row in items if typed["first"] <= row.position <= typed["last"]]
    words = exclusion_words(item, typed["paragraphs"], during)
    actions.exclude_public(
        item,
        viewer=request.viewer,
        at=request.now,
        first=typed["first"],
        last=typed["last"],
        ground="exempt" if typed["paragraphs"] else "confidential",
        words=words,
        paragraphs=typed["paragraphs"],
    )
    put_into_draft(request, item, f"RESOLVED: {words}")
    done = "Noted, and its words stand in the draft of this item. What is minuted of the items it names is closed from now on."
    messages.success(request, done)
    return redirect(address("minute", item))


def put_into_draft(request: HttpRequest, item: Any, words: str) -> None:
    """Add words at the end of a draft. Whoever types there at this moment keeps theirs, and is shown both texts."""
    draft = queries.minute_draft(request.viewer, item)
    text = "\n\n".join(each for each in (draft.text.rstrip() if draft else "", words) if each)
    typed = drafting.Typed(text, draft.version if draft else 0, is_closed=bool(draft and draft.is_closed))
    drafting.keep(item, typed, viewer=request.viewer, at=request.now)


def exclusion_words(item: Any, paragraphs: list[str], during: list[str]) -> str:
    if paragraphs:
        return grounds.exclusion(paragraphs, during, item.meeting.held_on, is_executive=item.meeting.body.kind in EXECUTIVE)
    return declaring.confidential_exclusion(during)


def dispensations(request: HttpRequest) -> HttpResponse:
    """The dispensations of the viewer's own council, and a form to give another."""
    home = authority.home(request.viewer)
    if home is None:
        raise Http404("There is no council here yet.")
    if why := permissions.GIVE_DISPENSATION.refusal(request.viewer, home):
        raise Refused(why)
    people = authority.people(request.viewer).filter(organisation=home)
    bodies = [(str(row.pk), row.name) for row in authority.bodies(request.viewer).filter(organisation=home)]
    form = forms.Dispensation(sent_in(request), people=[(str(row.pk), str(row)) for row in people], bodies=bodies)
    if request.method == "POST" and form.is_valid():
        return given(request, people, form.cleaned_data)
    said = {"form": form, "rows": queries.dispensations(request.viewer, home), "council": home}
    return render(request, "meetings/live/dispensations.html", said)


def given(request: HttpRequest, people: Any, typed: dict[str, Any]) -> HttpResponse:
    person = people.get(pk=typed.pop("person"))
    body = authority.bodies(request.viewer).filter(pk=typed.pop("body") or None).first()
    actions.give_dispensation(person, viewer=request.viewer, at=request.now, body=body, **typed)
    messages.success(request, f"Given. It stands in the register, for everybody to read: {person}.")
    return redirect(reverse("meetings:dispensations-kept"))


def end_dispensation(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    row = queries.dispensation(request.viewer, slug, key)
    if row is None:
        raise Http404("There is no such dispensation.")
    if request.method == "POST":
        actions.end_dispensation(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Ended. The register keeps it.")
    return redirect(reverse("meetings:dispensations-kept"))
