"""What we write to whoever owns a commitment. It is written when it is sent, of what its reader may see then."""

from datetime import date, datetime

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, counted, day_in_words
from moothall.decisions import queries, rules
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail


def reminder(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That something is due, to whoever owns it, stands in for them or is over them; nothing once it has come back."""
    _, _, slug, number = mail.about.split("/")
    row = queries.commitment(viewer, slug, int(number))
    if row is None or not row.owner or row.due_on is None or not queries.outstanding(viewer, rules.day_of(at)).filter(pk=row.pk).exists():
        return None
    is_theirs = row.owner.person_id == mail.person_id
    when = due_in_words(row.due_on, mail.facts["days"])
    return Letter(
        subject=f"{when}: {capitalised(row.what)}",
        parts=(
            f"{'You' if is_theirs else row.owner.person} {'were' if is_theirs else 'was'} asked to do this. {when}.",
            capitalised(row.what),
            Link("The commitment, and the words that it was read from", get_script_prefix() + row.reference),
        ),
        because="You get this because " + ("it is yours." if is_theirs else "you stand in for whoever owns it, or are over them."),
    )


def due_in_words(due_on: date, days: int) -> str:
    """How near the day is, and the day itself.

    >>> due_in_words(date(2026, 11, 20), 3), due_in_words(date(2026, 11, 20), 0)
    ('3 working days late, due Friday 20 November 2026', 'Due Friday 20 November 2026')
    """
    late = f"{counted(days, 'working day')} late, due" if days > 0 else "Due"
    return f"{late} {day_in_words(due_on)}"


KINDS = {"decisions.reminder": Kind("Reminder of a commitment", reminder)}
