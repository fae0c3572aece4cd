"""Questions, petitions, a pack and a member's notebook, for the pages of the people's side: made by the acts themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority.models import Body
from moothall.documents import actions as documents
from moothall.meetings import actions as meetings, notebook
from moothall.meetings.models import Meeting, Publication
from tests.browser import agendas
from tests.canary.people import pdf

CLERK, ON_CABINET, TO_ASK = "Committee clerk", "Portfolio holder", "meeting to ask"
FIRST = {"title": "Keep the ferry on Sundays", "text": "Let it cross on Sundays.", "signatures": 240, "organiser": "A resident"}


def arranged(body: Body, clerk: Viewer, member: Viewer, now: datetime) -> dict[str, str]:
    """Their references, by what they show."""
    who = {"viewer": clerk, "at": now}
    meeting = meetings.call_meeting(body, held_on=now.date() + timedelta(days=59), venue="Guildhall", **who)
    agendas.fill(meeting, who)
    meetings.publish_agenda(meeting, **who)
    bind(meeting, who)
    item = f"{meeting.reference}/items/1"
    notebook.write(member, item, "Ask who pays for it.", opened_at=0, at=now)
    notebook.mark(member, f"{item}/papers/1", is_read=True, at=now)
    notebook.new_calendar_key(member, at=now)
    return {TO_ASK: meeting.reference, "item with a note": item} | questions(meeting, who) | petitions(meeting, who)


def bind(meeting: Meeting, who: dict[str, Any]) -> None:
    """Both editions of the agenda's pack."""
    agenda = Publication.objects.visible_to(THE_CLOCK).select_related("meeting__organisation").filter(meeting=meeting).latest("turn")
    for edition in ("public", "private"):
        file = documents.keep(meeting.organisation, viewer=THE_CLOCK, at=who["at"], stream=pdf(edition), name="pack.pdf")
        said = {"edition": edition, "file": file, "first_page": 1, "last_page": 42, "holds": [], "is_for_everybody": edition == "private"}
        meetings.keep_pack(agenda, **who, **said)


def questions(meeting: Meeting, who: dict[str, Any]) -> dict[str, str]:
    """One that waits, one that was not taken, and one that was answered, and asked further."""

    def asked(text: str) -> Any:
        return meetings.ask(meeting, viewer=PUBLIC, at=who["at"], asked_by="A resident", email=f"{len(text)}@harbour.example", text=text)

    waits, refused, answered = map(asked, ("When is the wall mended?", "Who is to blame?", "Why does the ferry stop at six?"))
    meetings.refuse_question(refused, because="It is about a person.", **who)
    meetings.accept_question(answered, **who)
    words = {"answer": "It waits for a second boat.", "answered_by": "Cabinet Member for Streets and Coast"}
    meetings.answer_question(answered, supplementary="When does it come?", supplementary_answer="In spring.", **words, **who)
    return {"question that waits": waits.reference, "question not taken": refused.reference, "question answered": answered.reference}


def petitions(meeting: Meeting, who: dict[str, Any]) -> dict[str, str]:
    """One that waits, one that was not taken, and one that is debated and answered."""

    def handed_in(email: str) -> Any:
        return meetings.hand_in(meeting.organisation, viewer=PUBLIC, at=who["at"], email=f"{email}@harbour.example", **FIRST)

    waits, refused, debated = map(handed_in, ("first", "second", "third"))
    meetings.refuse_petition(refused, because="Nobody signed it.", **who)
    meetings.accept_petition(debated, signatures=5_000, **who)
    meetings.place_petition(debated, meeting=meeting, **who)
    meetings.answer_petition(debated, answer="The ferry crosses on Sundays.", answered_by="Cabinet", **who)
    return {"petition that waits": waits.reference, "petition not taken": refused.reference, "petition answered": debated.reference}


def page(name: str, ending: str = "") -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/{arranged['pages'][name]}{ending}"


def work(name: str, ending: str) -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/workspace/{arranged['pages'][name]}/{ending}"


def reading(ending: str = "") -> Callable[[dict[str, Any]], str]:
    return lambda arranged: f"/workspace/meetings/reading/{ending.format(**arranged['pages'])}"


PAGES = {
    "my reading": (ON_CABINET, reading(), ""),
    "my reading, none": (CLERK, reading(), ""),
    "my note": (ON_CABINET, reading("notes/{item with a note}"), ""),
    "ask a question, wrong": (CLERK, page(TO_ASK, "/ask"), "Send my question"),
    "hand in a petition, wrong": (CLERK, lambda _: "/meetings/wrenmouth/petitions/new", "Hand it in"),
    "packs of a clerk": (CLERK, page(TO_ASK, "/packs"), ""),
    "questions to read": (CLERK, lambda _: "/workspace/meetings/questions/", ""),
    "petitions of a clerk": (CLERK, lambda _: "/meetings/petitions/", ""),
    "question that waits": (CLERK, page("question that waits"), ""),
    "question not taken": (CLERK, page("question not taken"), ""),
    "accept a question": (CLERK, work("question that waits", "accept"), ""),
    "refuse a question, wrong": (CLERK, work("question that waits", "refuse"), "Refuse"),
    "withdraw a question": (CLERK, work("question that waits", "withdraw"), ""),
    "answer a question": (CLERK, work("question answered", "answer"), ""),
    "petition that waits": (CLERK, page("petition that waits"), ""),
    "petition not taken": (CLERK, page("petition not taken"), ""),
    "accept a petition": (CLERK, work("petition that waits", "accept"), ""),
    "refuse a petition, wrong": (CLERK, work("petition that waits", "refuse"), "Refuse"),
    "place a petition": (CLERK, work("petition answered", "place"), ""),
    "answer a petition": (CLERK, work("petition answered", "answer"), ""),
}
