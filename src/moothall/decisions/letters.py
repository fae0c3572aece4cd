"""What we write to whoever owes something, and to those over them. It is written when it is sent, of what its reader may see then."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import get_script_prefix

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import capitalised, counted, day_in_words, number_in_words
from moothall.decisions import queries, rules
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail

THEIRS = "You get this because it is yours."
FOR_OTHERS = "You get this because you stand in for whoever owns it, or are over them."
MIXED = "You get this because these are yours, or because you stand in for whoever owns them, or are over them."


def reminder(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What is due, in one letter: of what has not come back meanwhile, and of what its reader may see. Nothing, if nothing is left."""
    today = rules.day_of(at)
    days = {row.commitment_id: row.days for row in queries.of_letter(THE_CLOCK, mail.facts["chased"], at)}
    still = queries.outstanding(viewer, today).filter(pk__in=list(days), due_on__isnull=False, owner__isnull=False)
    rows = list(queries.commitments(viewer).filter(pk__in=list(still.values_list("pk", flat=True))).order_by("due_on", "number"))
    if not rows:
        return None
    holders = queries.holders(viewer, [row.owner for row in rows], today)
    told = [Told(row, holders.get(row.owner_id), days[row.pk]) for row in rows]
    return about_one(told[0], mail) if len(told) == 1 else about_several(told, mail)


class Told:
    """One thing that is due, in the words of a letter."""

    def __init__(self, row: Any, office: Any, days: int) -> None:
        self.row, self.holder, self.days = row, (office or row.owner).person, days
        self.when = due_in_words(row.due_on, days)
        self.what = capitalised(row.what)
        self.path = get_script_prefix() + row.reference

    def is_of(self, mail: Mail) -> bool:
        return self.holder.pk == mail.person_id

    @property
    def asked(self) -> str:
        """By whom it was asked and when, as far as it is known."""
        on = f"on {day_in_words(self.row.asked_on, weekday=False)}" if self.row.asked_on else ""
        return " ".join(word for word in (str(self.row.asked_by or ""), "asked for this" if self.row.asked_by else "", on) if word)


def about_one(told: Told, mail: Mail) -> Letter:
    mine = told.is_of(mail)
    asked = f"{'You' if mine else told.holder} {'were' if mine else 'was'} asked to do this. {told.when}."
    by = f"{told.asked}." if told.row.asked_by else ""
    owed = "If the report is ready, ask the clerk to put it on the agenda. If the day cannot be kept, say so now, with the reason."
    parts = (asked, told.what, *([by] if by else []), *([owed] if mine else []))
    link = Link("The commitment, and the words that it was read from", told.path)
    return Letter(f"{told.when}: {told.what}", (*parts, link), because=THEIRS if mine else FOR_OTHERS)


def about_several(told: Sequence[Told], mail: Mail) -> Letter:
    """Everything in one letter: what is late first, the longest late at its head."""
    late, near = [one for one in told if one.days > 0], [one for one in told if one.days <= 0]
    lists = [
        Listed(heading, tuple((Link(one.what, one.path), line(one, mail)) for one in some))
        for heading, some in (("Late", late), ("Due soon", near))
        if some
    ]
    subject = rules.subject([(one.row.due_on, one.days) for one in told])
    first = f"{subject}. Here they are together, so that you get one letter and not {number_in_words(len(told))}."
    whose = {one.is_of(mail) for one in told}
    return Letter(subject, (first, *lists), because=THEIRS if whose == {True} else FOR_OTHERS if whose == {False} else MIXED)


def line(told: Told, mail: Mail) -> str:
    whose = "" if told.is_of(mail) else f"Asked of {told.holder}. "
    return f"{whose}{told.when}." + (f" {told.asked}." if told.row.asked_by else "")


def due_in_words(due_on: date, days: int) -> str:
    """How near the day is, and the day itself.

    >>> due_in_words(date(2026, 11, 20), 3), due_in_words(date(2026, 11, 20), 0)
    ('3 working days late, due Friday 20 November 2026', 'Due Friday 20 November 2026')
    """
    late = f"{counted(days, 'working day')} late, due" if days > 0 else "Due"
    return f"{late} {day_in_words(due_on)}"


KINDS = {"decisions.reminder": Kind("Reminder of a commitment", reminder)}
