"""The history of a matter: everything about it across meetings and years, in order, with what is missing named."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Act, Refused
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted, day_in_words, joined
from moothall.decisions import actions, forms, matter_permissions as permissions, queries, rules, words
from moothall.decisions.queries import matters as histories
from moothall.decisions.rules.matters import step_not_here
from moothall.decisions.views.choosing import A_PAGE, Pages
from moothall.decisions.views.rows import address
from moothall.decisions.views.shown import offer
from moothall.meetings import queries as meetings

# What comes first on one day: from notice to commitment, and what came back for it.
NOTICE, REPORT, ITEM, DECISION, CALL_IN, COMMITMENT, ANSWER, GAP = range(8)
NAMED = r"([\w-]+)/(\d{1,9})"


def item_called(viewer: Viewer, slug: str, number: str, position: str) -> Any:
    meeting = meetings.meeting(viewer, slug, int(number))
    return meetings.item(viewer, meeting, int(position)) if meeting else None


FIND = {
    "notice": (re.compile(f"decisions/notices/{NAMED}"), lambda viewer, slug, number: queries.notice(viewer, slug, int(number))),
    "commitment": (
        re.compile(f"decisions/commitments/{NAMED}"),
        lambda viewer, slug, number: queries.commitment(viewer, slug, int(number)),
    ),
    "decision": (re.compile(f"decisions/{NAMED}"), lambda viewer, slug, number: queries.decision(viewer, slug, int(number))),
    "item": (re.compile(rf"meetings/{NAMED}/items/(\d{{1,9}})"), item_called),
}


def matters(request: HttpRequest) -> HttpResponse:
    form = forms.Matters(request.GET or None)
    chosen = form.cleaned_data["words"] if form.is_valid() else ""
    page = Pages(histories.named(request.viewer, chosen), A_PAGE).get_page(request.GET.get("page"))
    home = authority.home(request.viewer)
    may = bool(home and permissions.START_MATTER.is_open_to(request.viewer, home))
    number = page.paginator.count
    headline = f"{capitalised(counted(number, 'matter'))} told from the first notice to the last answer." if number else ""
    return render(request, "decisions/matters/matters.html", {"form": form, "page": page, "headline": headline, "home": home, "may": may})


def matter(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request.viewer, slug, number)
    told = histories.Gathered(request.viewer, row)
    shown = sorted(events(request, told), key=lambda one: (one["day"] or date.max, one["rank"]))
    may = permissions.ADD_TO_MATTER.is_open_to(request.viewer, row)
    buttons = [
        offer(permissions.ADD_TO_MATTER, "Add what belongs to it", to("add-to-matter", row), request.viewer, row, request.now),
        offer(permissions.NAME_GAP, "Name what is missing", to("matter-gap", row), request.viewer, row, request.now, "second"),
        None
        if row.published_at
        else offer(
            permissions.PUBLISH_MATTER, "Publish this history", to("publish-matter", row), request.viewer, row, request.now, "second"
        ),
    ]
    said = as_published(request, row) | {
        "matter": row,
        "events": [one for one in shown if one["day"]],
        "undated": [one for one in shown if not one["day"]],
        "headline": headline(shown),
        "joined": [(link, thing_of(link), name_of(thing_of(link))) for link in told.joined] if may else [],
        "offers": [button for button in buttons if button],
    }
    return render(request, "decisions/matters/matter.html", said)


def as_published(request: HttpRequest, row: Any) -> dict[str, Any]:
    """What another system's page says of it, and what it said at earlier readings."""
    read = list(histories.editions(request.viewer, row)) if row.is_published_elsewhere else []
    return {"as_published": read[0] if read else None, "earlier": read[1:]}


def headline(shown: list[dict[str, Any]]) -> str:
    """How much there is, over which time, and how much is missing."""
    days = [one["day"] for one in shown if one["day"] and not one["is_gap"]]
    gaps = sum(one["is_gap"] for one in shown)
    if not days:
        return "Nothing of it can be read here yet."
    first, last = (day_in_words(day, weekday=False) for day in (min(days), max(days)))
    span = f"on {first}" if first == last else f"from {first} to {last}"
    here = f"{capitalised(counted(len(days), 'step'))} {span}"
    return f"{here}, and {counted(gaps, 'thing')} that {'is' if gaps == 1 else 'are'} not here." if gaps else f"{here}."


def event(rank: int, kind: str, what: str, day: date | None, thing: Any = None, note: str = "") -> dict[str, Any]:
    leads = address(thing) if thing is not None else ""
    return {"rank": rank, "kind": kind, "what": what, "day": day, "address": leads, "note": note, "is_gap": rank == GAP}


def events(request: HttpRequest, told: histories.Gathered) -> Iterator[dict[str, Any]]:
    """Every step, whatever it is."""
    for notice in told.notices:
        day = rules.day_of(notice.published_at) if notice.published_at else None
        yield event(NOTICE, "Notice", notice.title, day, notice, "" if day else "not published")
    for paper in told.reports:
        yield event(REPORT, "Report", paper.title, paper.item.meeting.held_on, paper, f"to {paper.item.meeting.body}")
    for item in told.items.values():
        yield event(ITEM, "Agenda item", item.title, item.meeting.held_on, item, str(item.meeting.body))
    for meeting in told.meetings:
        yield event(ITEM, "Meeting", str(meeting.body), meeting.held_on, meeting, "on which item is not known here")
    for decision in told.decisions.values():
        yield from of_decision(request, decision)
    for step in told.not_here:
        yield event(GAP, "Not here", step_not_here(step.kind, step.words), step.on)
    yield from asked_and_answered(told)
    for day, sentence in told.missing:
        yield event(GAP, "Not here", sentence, day)
    for gap in told.gaps:
        yield event(GAP, "Not here", gap.sentence, gap.on)


def of_decision(request: HttpRequest, decision: Any) -> Iterator[dict[str, Any]]:
    standing = decision.standing(request.now).value
    made = joined([words.maker_of(decision)] if words.maker_of(decision) else [])
    yield event(DECISION, "Decision", decision.title, decision.decided_on, decision, ". ".join(part for part in (made, standing) if part))
    if decision.called_in_at:
        yield event(CALL_IN, "Called in", decision.title, rules.day_of(decision.called_in_at), decision)
    for name, what in (("confirmed_at", "Confirmed after call-in"), ("changed_at", "Changed after call-in"), ("withdrawn_at", "Withdrawn")):
        if at := getattr(decision, name):
            yield event(CALL_IN, what, decision.title, rules.day_of(at), decision)


def asked_and_answered(told: histories.Gathered) -> Iterator[dict[str, Any]]:
    """What was asked of whom on the day it was asked, and what came back on its own; a gap where nothing has."""
    answered = {row.commitment_id for row in told.answers}
    for row in told.commitments:
        who = capitalised(row.owner.title if row.owner else row.who)
        yield event(COMMITMENT, "Asked", capitalised(row.what), row.asked_on, row, who)
        if row.ended_at:
            yield event(ANSWER, "Ended", f"{capitalised(row.what)}: {row.ended_how}", rules.day_of(row.ended_at), row)
        elif row.pk not in answered:
            due = f" It is due on {day_in_words(row.due_on, weekday=False)}." if row.due_on else ""
            yield event(GAP, "Not here", f"Nothing has come back for “{capitalised(row.what)}”.{due}", None)
    for one in told.answers:
        yield event(ANSWER, "Reported back", one.item.title, one.item.meeting.held_on, one.item, str(one.item.meeting.body))


def thing_of(link: Any) -> Any:
    return link.notice or link.item or link.meeting or link.decision or link.commitment


def name_of(thing: Any) -> str:
    return capitalised(getattr(thing, "title", "") or getattr(thing, "what", "") or str(thing))


def found(viewer: Viewer, slug: str, number: int) -> Any:
    row = histories.matter(viewer, slug, number)
    if row is None:
        raise Http404("There is no such matter.")
    return row


def to(name: str, row: Any) -> str:
    return reverse(f"decisions:{name}", args=[row.organisation.slug, row.number])


def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a history, perhaps with the thing from whose page somebody came."""
    council = authority.organisation(request.viewer, slug)
    if council is None:
        raise Http404("There is no such council.")
    refuse_unless_open(request, permissions.START_MATTER, council)
    thing = histories.thing_called(request.viewer, FIND, request.GET.get("of", ""))
    [(kind, row)] = thing.items() or [("", None)]
    form = forms.StartMatter(request.POST or None, initial={"title": str(getattr(row, "title", "") or getattr(row, "what", ""))[:300]})
    if form.is_valid():
        begun = actions.start_matter(council, viewer=request.viewer, at=request.now, **form.cleaned_data, thing=row, kind=kind)
        messages.success(request, "Begun. The clerks alone see it until it is published.")
        return redirect(address(begun))
    shown = {
        "form": form,
        "title": "Begin the history of a matter",
        "sentence": "It gathers what belongs together, across meetings and years.",
    }
    return render(request, "decisions/matters/change.html", shown | {"button": "Begin it", "matter": None, "row": row})


def add(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Something more that belongs to it: one of what may, or what stands at an address."""
    row = found(request.viewer, slug, number)
    refuse_unless_open(request, permissions.ADD_TO_MATTER, row)
    proposals = histories.proposals(request.viewer, row, histories.Gathered(request.viewer, row))
    form = forms.AddToMatter(request.POST or None, proposals=proposals)
    if form.is_valid():
        thing = histories.thing_called(request.viewer, FIND, form.reference())
        if not thing:
            form.add_error("address", forms.NOT_HERE)
        else:
            [(kind, named)] = thing.items()
            actions.add_to_matter(row, viewer=request.viewer, at=request.now, kind=kind, thing=named)
            messages.success(request, "It belongs to this history now, with what hangs on it.")
            return redirect(address(row))
    shown = {"form": form, "title": "Add what belongs to it", "button": "Add it", "matter": row, "row": None}
    shown["sentence"] = "With a decision come its notice, its item, its reports and what it asks. Nothing is ever joined by itself."
    return render(request, "decisions/matters/change.html", shown)


def gap(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What belongs to it and is not here."""
    row = found(request.viewer, slug, number)
    refuse_unless_open(request, permissions.NAME_GAP, row)
    form = forms.Gap(request.POST or None)
    if form.is_valid():
        actions.name_gap(row, viewer=request.viewer, at=request.now, **form.cleaned_data)
        messages.success(request, "Named: everybody reads that it is missing.")
        return redirect(address(row))
    shown = {"form": form, "title": "Name what is missing", "button": "Name it", "matter": row, "row": None}
    shown["sentence"] = "A history that hides its gaps is not one. Say what should be here."
    return render(request, "decisions/matters/change.html", shown)


def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found(request.viewer, slug, number)
    refuse_unless_open(request, permissions.PUBLISH_MATTER, row)
    if request.method == "POST":
        actions.publish_matter(row, viewer=request.viewer, at=request.now)
        messages.success(request, "Published: everybody reads of it what they may.")
        return redirect(address(row))
    return render(
        request, "decisions/matters/press.html", {"matter": row, "title": "Publish this history", "button": "Publish", "of": None}
    )


def take_off(request: HttpRequest, slug: str, number: int, key: int) -> HttpResponse:
    """It was joined by mistake."""
    row = found(request.viewer, slug, number)
    link = histories.links(request.viewer, row).filter(pk=key).first()
    if link is None:
        raise Http404("There is no such thing in this history.")
    refuse_unless_open(request, permissions.TAKE_OFF_MATTER, link)
    if request.method == "POST":
        actions.take_off_matter(link, viewer=request.viewer, at=request.now)
        messages.success(request, "Taken off. The thing itself stays where it is.")
        return redirect(address(row))
    thing = thing_of(link)
    shown = {"matter": row, "title": "Take this off the history", "button": "Take it off", "of": thing, "name": name_of(thing)}
    return render(request, "decisions/matters/press.html", shown)


def refuse_unless_open(request: HttpRequest, act: Act, row: Any) -> None:
    if why := act.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
