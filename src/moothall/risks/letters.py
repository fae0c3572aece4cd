"""What we write to whoever owns a risk. It is written when it is sent, of what its reader may see then."""

from datetime import date, datetime

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.decisions.letters import due_in_words
from moothall.decisions.rules import day_of
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail
from moothall.risks import queries

BECAUSE = "You get this because the risk is yours, or because you stand in for whoever owns it, or are over them."


def review(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That a risk is to be looked at. Nothing once it has been, or is closed."""
    _, slug, number = mail.about.split("/")
    row, due_on = queries.risk(viewer, slug, int(number)), date.fromisoformat(mail.facts["due_on"])
    if row is None or row.closed_at or row.review_on != due_on:
        return None
    [found] = queries.standing(viewer, [row], day_of(at))
    when = due_in_words(due_on, mail.facts["days"])
    parts = (
        f"The risk is to be looked at again. {when}.",
        found.first_words,
        "Say where it stands now and why. It takes three boxes, and all risks of yours stand on one page.",
        Link(row.title, get_script_prefix() + row.reference),
        Link("My risks", get_script_prefix() + "risks/mine"),
    )
    return Letter(f"{when}: review of the risk “{row.title}”", parts, because=BECAUSE)


KINDS = {"risks.review": Kind("Reminder of the review of a risk", review)}
