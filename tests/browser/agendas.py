"""An agenda in the making and one that is out, for the pages on which clerks work: made by the acts themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.meetings import actions as meetings, said
from moothall.meetings.models import Meeting

CLERK = "Committee clerk"
CLOSURE = said.Closure("exempt", "3", "The rent is not agreed yet.", can_be_said="A depot is to be leased.")


def arranged(body: Body, clerk: Viewer, now: datetime) -> dict[str, str]:
    """Their references, by what they show."""
    who = {"viewer": clerk, "at": now}
    in_work = meetings.call_meeting(body, held_on=now.date() + timedelta(days=66), venue="Guildhall", **who)
    fill(in_work, who)
    out = meetings.call_meeting(body, held_on=now.date() + timedelta(days=73), venue="Guildhall", **who)
    fill(out, who)
    meetings.receive_representation(out, said="Let us hear it.", **who)
    meetings.publish_private_notice(out, kind="first private notice", matters="A depot", reasons="Its rent is not agreed.", **who)
    meetings.publish_agenda(out, **who)
    late = meetings.add_item(out, title="A late item", **who)
    meetings.change_item(late.meeting.items.visible_to(clerk).get(position=1), title="Harbour wall", because="A slip", **who)
    meetings.move_meeting(out, held_on=out.held_on, starts_at=None, venue="The pier", because="A flood", **who)
    return {"agenda in the making": at_work(in_work), "agenda that is out": at_work(out), "meeting that was moved": out.reference}


def fill(meeting: Meeting, who: dict[str, Any]) -> None:
    reporters = [said.Reporter("Director of Place", "Ms Tamsin Groves")]
    item = meetings.add_item(meeting, title="Repairs of the harbour wall", purpose="report", reporters=reporters, **who)
    meetings.add_paper(item, title="Survey", kind="annex", **who)
    lease = meetings.add_item(meeting, title="Lease of a depot", is_private=True, **who)
    meetings.add_paper(lease, title="The rent", kind="report", **who)
    meetings.close_papers(lease, papers=[1], closure=CLOSURE, **who)
    meetings.name_handed_out(item, title="A sketch", how="tabled", unpublished_because="It came that evening.", **who)


def at_work(meeting: Meeting) -> str:
    return meeting.reference.replace("meetings/", "workspace/meetings/", 1)


def page(name: str, ending: str = "") -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/{arranged['pages'][name]}{ending}"


def a_body(name: str) -> Callable[[dict[str, Any]], str]:
    """A page of the body whose agendas these are."""
    return lambda arranged: f"/workspace/meetings/{arranged['pages']['body'].replace('authority/', '')}/{name}"


MAKING, OUT = "agenda in the making", "agenda that is out"
PAGES = {
    "my meetings": (CLERK, lambda _: "/workspace/meetings/", ""),
    "what is not for publication": (CLERK, lambda _: "/workspace/meetings/closed", ""),
    "whose meeting": (CLERK, lambda _: "/workspace/meetings/call", ""),
    "call a meeting": (CLERK, a_body("call"), ""),
    "call a meeting, wrong": (CLERK, a_body("call"), "Call it"),
    "call a series": (CLERK, a_body("series"), ""),
    "standing items": (CLERK, a_body("standing"), ""),
    "agenda builder": (CLERK, page(MAKING, "/agenda"), ""),
    "agenda builder of an agenda that is out": (CLERK, page(OUT, "/agenda"), ""),
    "add an item, wrong": (CLERK, page(MAKING, "/agenda/add"), "Put it on the agenda"),
    "item in the making": (CLERK, page(MAKING, "/items/1"), ""),
    "item that is out": (CLERK, page(OUT, "/items/1"), ""),
    "item that is private": (CLERK, page(MAKING, "/items/3"), ""),
    "close papers, wrong": (CLERK, page(MAKING, "/items/1/close"), "Close it"),
    "open what was closed": (CLERK, page(MAKING, "/items/3/closures/1/open"), ""),
    "add a paper": (CLERK, page(MAKING, "/items/1/papers/add"), ""),
    "statutory timeline": (CLERK, page(MAKING, "/timeline"), ""),
    "what goes out": (CLERK, page(OUT, "/publishing"), ""),
    "publish the agenda": (CLERK, page(MAKING, "/publish/agenda"), ""),
    "publish a supplement": (CLERK, page(OUT, "/publish/supplement"), ""),
    "meeting in private": (CLERK, page(OUT, "/private"), ""),
    "notice of meeting in private": (CLERK, page(OUT, "/private/second"), ""),
    "who agreed, wrong": (CLERK, page(OUT, "/private/urgency"), "Keep it"),
    "move a meeting": (CLERK, page(MAKING, "/move"), ""),
    "cancel a meeting, wrong": (CLERK, page(MAKING, "/cancel"), "Cancel the meeting"),
    "what was published, and when": (CLERK, page("meeting that was moved", "/published"), ""),
    "a publication as it was": (CLERK, page("meeting that was moved", "/published/2"), ""),
    "a meeting that was moved": (CLERK, page("meeting that was moved"), ""),
}
