"""Decisions to be recorded, drafts, and one that was corrected, for the pages on which clerks work: made by the acts themselves."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.decisions import actions as decisions, said
from moothall.decisions.models import Decision
from moothall.meetings import actions as meetings, said as minutes
from moothall.meetings.models import Meeting
from tests.canary.people import pdf

CLERK = "Committee clerk"
RECORDING = "/decisions/recording"


def arranged(cabinet: Body, clerk: Viewer, now: datetime, published: Decision) -> dict[str, str]:
    """A meeting of yesterday whose decisions nobody has recorded, an officer's draft, and a decision with an earlier version."""
    who: dict[str, Any] = {"viewer": clerk, "at": now}
    held = met(cabinet, who, "Seats on the quay", now.date() - timedelta(1))
    changed = met(cabinet, who, "Bins on the quay", now.date() - timedelta(2))
    [taken] = decisions.record_from_meeting(changed, **who)
    resolve(changed, who, "That fewer be bought.")
    told = said.Decision(
        title="Licence for a café", maker_kind="Officer", maker_words="Head of Licensing", decided_on=now.date() - timedelta(1)
    )
    draft = decisions.record_decision(cabinet.organisation, decision=told, **who)
    shut = minutes.Closure("exempt", "3", "It would weaken our hand.", can_be_said="What the tenant offers.")
    for title, closure in (("Report", None), ("Offer", shut)):
        file = {"stream": pdf(title), "file_name": "report.pdf"}
        decisions.attach(draft, title=title, kind="report", closure=closure, **file, **who)
    decisions.correct(
        published, because="A slip.", fields={"title": "Lamps of the old pier"}, particulars={"consulted": "The ward"}, parts={}, **who
    )
    return {
        "decisions of a meeting": held.reference.replace("meetings/", "decisions/recording/meetings/", 1),
        "officer's draft": draft.reference,
        "draft whose minutes changed": taken.reference,
        "decision that was corrected": published.reference,
    }


def met(cabinet: Body, who: dict[str, Any], title: str, day: date) -> Meeting:
    """A meeting that has resolved something on one item."""
    held = meetings.call_meeting(cabinet, held_on=day, venue="Guildhall", **who)
    meetings.prepare_agenda(held, items=[minutes.Item(title)], **who)
    meetings.publish_agenda(held, **who)
    resolve(held, who, "That the action taken be ratified.", "That, subject to (1), more be bought.")
    return held


def resolve(held: Meeting, who: dict[str, Any], *texts: str) -> None:
    parts = tuple(minutes.Part(text, number, f"({number})") for number, text in enumerate(texts, start=1))
    meetings.record_minutes(held, minutes={1: minutes.Minute(resolutions=(minutes.Resolution(parts, heading="RESOLVED"),))}, **who)


def at(page: str) -> Callable[[dict[str, Any]], str]:
    return lambda _: RECORDING + page


def of(name: str, ending: str = "") -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/{arranged['pages'][name]}{ending}"


PAGES = {
    "decisions to record": (CLERK, at("/"), ""),
    "decisions of a meeting": (CLERK, of("decisions of a meeting"), ""),
    "officer's decision": (CLERK, at("/wrenmouth/officer"), ""),
    "member's decision, wrong": (CLERK, at("/wrenmouth/member"), "Publish"),
    "officer's draft": (CLERK, of("officer's draft", "/draft"), ""),
    "draft whose minutes changed": (CLERK, of("draft whose minutes changed", "/draft"), ""),
    "decision whose minutes changed": (CLERK, of("draft whose minutes changed"), ""),
    "officer's draft, thrown away": (CLERK, of("officer's draft", "/discard"), ""),
    "papers of an officer's draft, wrong": (CLERK, of("officer's draft", "/papers/"), "Attach it"),
    "close a paper, wrong": (CLERK, of("officer's draft", "/papers/1/close"), "Close it"),
    "open a paper, wrong": (CLERK, of("officer's draft", "/withheld/1/open"), "Open it"),
    "publish what lacks fields": (CLERK, of("officer's draft", "/publish"), ""),
    "officers' decisions from a table, wrong": (CLERK, at("/wrenmouth/table"), "Look at what would be done"),
    "templates of officers' decisions": (CLERK, at("/templates/"), ""),
    "template of officers' decisions, wrong": (CLERK, at("/wrenmouth/templates/new"), "Save"),
    "correct, wrong": (CLERK, of("decision that was corrected", "/correct"), "Correct it"),
    "superseded, wrong": (CLERK, of("decision that was corrected", "/superseded"), "Name the later decision"),
    "decision that was corrected": (CLERK, of("decision that was corrected"), ""),
    "how a decision read before": (CLERK, of("decision that was corrected", "/versions/1"), ""),
}
