"""Agendas in the making: what waits for a revised agenda, a private briefing, notices not out; and where the pages of all this are."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from moothall.meetings.models import (
    HandedOut,
    Item,
    Meeting,
    Moved,
    Publication,
    Representation,
    Representer,
    Revision,
    StandingItem,
    UrgentAgreement,
)

SECRETS = (
    "title that waits for a revised agenda", "text that waits for a revised agenda", "why an item will be withdrawn",
    "representation that is not out", "why a private meeting is urgent, not out", "note of a private briefing",
    "item of a private briefing", "paper handed out for an item not out", "publication of a meeting not announced",
    "where a meeting not announced was to be", "where to write to whoever spoke against privacy",
)  # fmt: skip
BRIEFING = "/meetings/wrenmouth/6"
A_MEETING, AN_ITEM = "<slug:slug>/<int:number>", "<slug:slug>/<int:number>/items/<int:position>"
OF_A_MEETING = "move details cancel reinstate agenda agenda/add agenda/add-standing publishing timeline"
OF_A_NOTICE = "private private/said private/urgency"
OF_AN_ITEM = "move remove withdraw drop urgent papers/add handed-out close close-minute"
WHATS = ["agenda", "supplement", "revised-agenda", "minutes"]
MEETINGS = [f"wrenmouth/{number}" for number in (1, 2, 6)]
ITEMS = [f"wrenmouth/{number}/items/{position}" for number, position in ((1, 9), (2, 1), (6, 1))]


def note(public: Meeting, coming: Meeting, silent: Meeting, hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down: at one meeting that is public, one whose agenda is not out, one that is not announced, and a briefing."""
    item = Item.objects.create(meeting=public, position=9, title="An item that is out", published_at=then)
    words = {"title": hidden(SECRETS[0]), "text": hidden(SECRETS[1]), "because": hidden(SECRETS[2])}
    Revision.objects.create(item=item, made_at=then, **words)
    spoken = Representation.objects.create(meeting=public, number=1, said=hidden(SECRETS[3]), received_at=then)
    Representer.objects.create(representation=spoken, email=f"{hidden(SECRETS[10]).split()[-1]}@harbour.example")
    UrgentAgreement.objects.create(meeting=public, agreed_by="the chair of the council", agreed_on=then.date(), reason=hidden(SECRETS[4]))
    details = {"body": public.body, "held_on": date(2026, 1, 19), "is_briefing": True, "convened_at": then, "note": hidden(SECRETS[5])}
    briefing = Meeting.objects.create(organisation=public.organisation, number=6, **details)
    Item.objects.create(meeting=briefing, position=1, title=hidden(SECRETS[6]))
    late = Item.objects.create(meeting=coming, position=8, title="An item that is not out")
    HandedOut.objects.create(item=late, title=hidden(SECRETS[7]), how="tabled", unpublished_because="It came that evening.")
    told = [{"title": hidden(SECRETS[8]), "text": ""}]
    Publication.objects.create(meeting=silent, turn=1, kind="notice", published_at=then, contents=told)
    Publication.objects.create(meeting=public, turn=1, kind="agenda", published_at=then, contents=[{"title": "What was read then"}])
    silent.moved_at = then
    silent.save()
    Moved.objects.create(meeting=silent, was_on=then.date(), was_in=hidden(SECRETS[9]), moved_at=then)
    StandingItem.objects.create(body=public.body, position=1, title="Apologies")
    return {"briefing": briefing, "revised item": item}


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    found = {f"workspace/meetings/{name}": [f"/workspace/meetings/{name}"] for name in ("", "closed", "call")}
    bodies = ("wrenmouth/1", "wrenmouth/99")
    for name in ("call", "series", "standing"):
        found[f"workspace/meetings/bodies/{A_MEETING}/{name}"] = [f"/workspace/meetings/bodies/{body}/{name}" for body in bodies]
    for name in f"{OF_A_MEETING} {OF_A_NOTICE}".split():
        found[f"workspace/meetings/{A_MEETING}/{name}"] = [f"/workspace/meetings/{meeting}/{name}" for meeting in MEETINGS]
    found[f"workspace/meetings/{AN_ITEM}"] = [f"/workspace/meetings/{item}" for item in ITEMS]
    for name in OF_AN_ITEM.split():
        found[f"workspace/meetings/{AN_ITEM}/{name}"] = [f"/workspace/meetings/{item}/{name}" for item in ITEMS]
    for name in ("open", "look-again"):
        route = f"workspace/meetings/{AN_ITEM}/closures/<int:closure>/{name}"
        found[route] = [f"/workspace/meetings/{item}/closures/1/{name}" for item in ITEMS]
    return found | further()


def further() -> dict[str, list[str]]:
    """The routes with a word or a number at their end."""
    work, read = "/workspace/meetings", "/meetings"
    return {
        f"workspace/meetings/{AN_ITEM}/papers/<int:paper>/remove": [f"{work}/{item}/papers/2/remove" for item in ITEMS],
        f"workspace/meetings/{A_MEETING}/agenda/reports/<int:report>": [f"{work}/{one}/agenda/reports/1" for one in MEETINGS],
        f"workspace/meetings/{A_MEETING}/publish/<slug:what>": [f"{work}/{one}/publish/{what}" for one in MEETINGS for what in WHATS],
        f"workspace/meetings/{A_MEETING}/private/said/<int:representation>": [f"{work}/{one}/private/said/1" for one in MEETINGS],
        f"workspace/meetings/{A_MEETING}/private/said/<int:representation>/leave-out": [
            f"{work}/{one}/private/said/1/leave-out" for one in MEETINGS
        ],
        f"meetings/{A_MEETING}/represent": [f"{read}/{one}/represent" for one in MEETINGS],
        f"workspace/meetings/{A_MEETING}/private/<slug:which>": [f"{work}/{one}/private/second" for one in MEETINGS],
        f"meetings/{A_MEETING}/published": [f"{read}/{one}/published" for one in MEETINGS],
        f"meetings/{A_MEETING}/published/<int:turn>": [f"{read}/wrenmouth/{number}/published/1" for number in (1, 2, 3)],
    }
