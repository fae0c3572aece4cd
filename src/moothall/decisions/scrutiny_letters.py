"""What we write to whoever owes scrutiny something. It is written when it is sent, of what its reader may see then."""

from datetime import date, datetime
from typing import Any

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions import queries
from moothall.decisions.letters import due_in_words
from moothall.decisions.queries import recommended, scrutiny_owed
from moothall.decisions.rules import day_of
from moothall.decisions.rules.recommended import OVER_AND_DONE
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail

LONGEST_SUBJECT = 90
OWED = "You get this because it is asked of you, or because you keep the council's papers or are over whoever must act."


def named(viewer: Viewer, about: str, part: str) -> Any:
    """The recommendation of which a letter tells, as far as its reader may see it."""
    slug, _, number = about.removeprefix(part).partition("/")
    return recommended.recommendation(viewer, slug, int(number))


def response(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That a response is due, or late. Nothing once there is one."""
    row = named(viewer, mail.about, "decisions/scrutiny/recommendations/")
    if row is None or row.answered_on or not row.due_on:
        return None
    when = due_in_words(date.fromisoformat(mail.facts["due_on"]), mail.facts["days"])
    parts = (
        f"{row.body} recommended this to {row.addressee} on {day_in_words(row.made_on, weekday=False)}, and asked for a response. {when}.",
        capitalised(row.words),
        f"How the day is counted: {row.due_by_rule}",
        "The response says whether it is accepted, why, and what will be done, by whom and by when. It is published.",
        Link("Read the recommendation, and record the response", get_script_prefix() + row.reference),
    )
    return Letter(f"{when}: response to recommendation {row.number} of {row.body}", parts, because=OWED)


def action(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That something that was accepted is due, or late. Nothing once it is done or given up."""
    row = named(viewer, mail.about, "decisions/scrutiny/recommendations/")
    if row is None or row.progress in OVER_AND_DONE or not row.do_by:
        return None
    when = due_in_words(date.fromisoformat(mail.facts["due_on"]), mail.facts["days"])
    last = recommended.answers(viewer, row).first()
    will_do = last.will_do if last and last.will_do else row.words
    parts = (
        f"When {row.body} recommended it, this was promised. {when}.",
        capitalised(will_do),
        "Say on its page how far it has come: not begun, under way, done, or that it will not be done, and why.",
        Link("The recommendation, and what has been told of it", get_script_prefix() + row.reference),
    )
    return Letter(f"{when}: {capitalised(shortened(will_do))}", parts, because=OWED)


def call_in_late(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That a step of a call-in is late. Nothing once it has been taken."""
    slug, _, number = mail.about.removeprefix("decisions/").removesuffix("/call-in").partition("/")
    decision = queries.decision(viewer, slug, int(number))
    row = queries.call_in_of(viewer, decision) if decision else None
    due_on = date.fromisoformat(mail.facts["due_on"])
    if decision is None or row is None or decision.withdrawn_at or scrutiny_owed.late_step(row)[0] != due_on or row.answer in ENDED:
        return None
    when = due_in_words(due_on, mail.facts["days"])
    what = "Whoever it was referred to has not considered it again" if row.outcome else "Scrutiny has not considered it"
    parts = (
        f"“{decision.title}” was called in on {day_in_words(day_of(row.called_in_at), weekday=False)}. {what}. {when}.",
        "Until then the decision is not in effect, and nothing that follows from it may be begun.",
        "Put it on an agenda, call a meeting for it, or record what came of it.",
        Link("The call-in, with its clock", f"{get_script_prefix()}{decision.reference}/call-in"),
    )
    return Letter(f"{when}: call-in of {decision.title}", parts, because=OWED)


def shortened(words: str) -> str:
    """The beginning of a long text, up to the end of a word."""
    return words if len(words) <= LONGEST_SUBJECT else words[: LONGEST_SUBJECT - 1].rsplit(" ", 1)[0] + "…"


ENDED = ("confirmed", "changed")
KINDS = {
    "decisions.scrutiny_response": Kind("Reminder of a response to scrutiny", response),
    "decisions.scrutiny_action": Kind("Reminder of what scrutiny was promised", action),
    "decisions.call_in_late": Kind("A step of a call-in that is late", call_in_late),
}
