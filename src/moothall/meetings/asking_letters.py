"""What is written to whoever asked a question or handed in a petition: that it is here, what a clerk did with it, and the answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.meetings.queries import heard, petitions, questions
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail

BECAUSE = {"question": "You asked this question.", "petition": "You handed in this petition."}


def question(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """Written only to the address from which the question came: it may hold why it was refused, which is not public."""
    row = questions.asked_from(mail.about, mail.address)
    if row is None:
        return None
    meeting = f"{row.meeting.body.name}, {day_in_words(row.meeting.held_on, weekday=False)}"
    subject, said = of_question(row, meeting, mail.facts["step"])
    return Letter(
        subject, (*said, Link("Read your question and its answer", f"/{row.reference}")) if is_public(row) else said, BECAUSE["question"]
    )


def is_public(row: Any) -> bool:
    return bool(row.accepted_at and row.meeting.agenda_published_at)


def of_question(row: Any, meeting: str, step: str) -> tuple[str, tuple[str, ...]]:
    quoted = f"You asked: {row.text}"
    if step == "received":
        return f"Your question for {meeting}", ("Your question is with the clerk, who will tell you whether it is taken.", quoted)
    if step == "refused":
        return f"Your question for {meeting} is not taken", (
            "The clerk could not take your question.",
            f"Why: {row.refused_because}",
            quoted,
        )
    if step == "answered":
        return f"Your question for {meeting} is answered", (quoted, f"{row.answered_by} answered: {row.answer}")
    return f"Your question for {meeting} is taken", ("Your question is to be answered at the meeting. You may come and hear it.", quoted)


def petition(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """Written only to the address from which the petition came."""
    row = petitions.handed_in_from(mail.about, mail.address)
    if row is None:
        return None
    subject, said = of_petition(row, mail.facts["step"])
    return Letter(subject, (*said, Link("The petition's page", f"/{row.reference}")) if row.accepted_at else said, BECAUSE["petition"])


def of_petition(row: Any, step: str) -> tuple[str, tuple[str, ...]]:
    called = f"Your petition “{row.title}”"
    if step == "received":
        return f"{called} is here", ("A clerk will write to you, ask for the sheets and count the signatures.",)
    if step == "refused":
        return f"{called} is not taken", ("The council could not take your petition.", f"Why: {row.refused_because}")
    if step == "answered":
        return f"{called} is answered", (f"{row.answered_by} answered: {row.answer}",)
    due = f" You are answered by {day_in_words(row.answer_due_on)}." if row.answer_due_on else ""
    return f"{called} is public", (f"{row.signatures:,} signatures count.{due}",)


def representation(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """Written only to the address from which it came: why something was left out is not public."""
    row = heard.said_from(mail.about, mail.address)
    if row is None:
        return None
    meeting = f"{row.meeting.body.name}, {day_in_words(row.meeting.held_on, weekday=False)}"
    quoted = f"You wrote: {row.said}"
    if mail.facts["step"] == "left out":
        said: tuple[str | Link, ...] = ("The clerk does not print what you wrote.", f"Why: {row.left_out_because}", quoted)
    else:
        answer = f"The council answers: {row.answer}" if row.answer else "The council gives no answer."
        said = (quoted, answer, Link("The notice in which both are printed", f"/{row.meeting.reference}/published"))
    return Letter(f"What you wrote about meeting in private: {meeting}", said, "You said why this meeting should be in public.")


KINDS: Mapping[str, Kind] = {
    "meetings.question": Kind("What became of a question from the public", question),
    "meetings.petition": Kind("What became of a petition", petition),
    "meetings.representation": Kind("What became of what was said against meeting in private", representation),
}
