"""What we write about actions: what is owed, and that a deadline has moved. Written when it is sent, of what its reader may see."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.urls import get_script_prefix

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import capitalised, counted, day_in_words, number_in_words
from moothall.decisions.letters import due_in_words
from moothall.decisions.rules import day_of
from moothall.plans import queries, rules
from moothall.plans.models import Action, HandedOver, Reminded
from moothall.plans.queries.handing_over import Thing
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail

OWED = "You get this because an action is yours, or because you stand in for whoever owns it, or are over them."
KNEW = "You get this because you acknowledged the deadline, or answer for its portfolio."
CAME = "You get this because what you answer for here has changed hands."
WAYS = (("My updates", "plans/my-updates"), ("My risks", "risks/mine"), ("My commitments", "decisions/commitments/mine"))
HOW = "Say how it goes. If a day cannot be kept, move it on the action's page, with the reason and who agreed."


def reminder(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What is owed, in one letter: of what is still owed, and of what its reader may see. Nothing, if nothing is left."""
    told = list(queries.reminding.of_letter(THE_CLOCK, mail.facts["reminded"], at))
    seen = queries.actions.under_way(viewer).filter(pk__in=[row.action_id for row in told])
    still = {row.pk: row for row in seen}
    rows = [row for row in told if row.action_id in still and is_still_owed(row, still[row.action_id])]
    if not rows:
        return None
    own = set(queries.updates.owned(viewer, day_of(at)).filter(pk__in=still).values_list("pk", flat=True))
    mine = (of_the_quarter(rows[0].action, at),) if own else ()
    if len(rows) == 1:
        return Letter(line(rows[0]) + f": {rows[0].action.title}", (line(rows[0]) + ".", HOW, link(rows[0], own), *mine), because=OWED)
    lists = [Listed(heading, things(some, own)) for heading, some in (("Late", late(rows)), ("Due soon", near(rows))) if some]
    first = f"{subject(rows)}. Here they are together, so that you get one letter and not {number_in_words(len(rows))}."
    return Letter(subject(rows), (first, HOW, *lists, *mine), because=OWED)


def is_still_owed(row: Reminded, action: Action) -> bool:
    """A word that has come since is owed no longer, and nothing is due on a day that has moved."""
    if row.what == Reminded.What.ACTION:
        return row.due_on == action.due_on
    return action.said_at is None or action.said_at < row.reminded_at


def late(rows: Sequence[Reminded]) -> list[Reminded]:
    return [row for row in rows if row.days > 0]


def near(rows: Sequence[Reminded]) -> list[Reminded]:
    return [row for row in rows if row.days <= 0]


def subject(rows: Sequence[Reminded]) -> str:
    number = len(late(rows))
    if not number:
        return f"{counted(len(rows), 'thing')} about actions of plans are due soon"
    return f"{number} of {counted(len(rows), 'thing')} about actions of plans {'is' if number == 1 else 'are'} late"


def things(rows: Sequence[Reminded], own: Collection[int]) -> tuple[tuple[Link, str], ...]:
    return tuple((link(row, own), f"{line(row)}.") for row in rows)


def link(row: Reminded, own: Collection[int]) -> Link:
    """Whoever answers for it is led to its row among their updates, and whoever is over them to its page."""
    mine = f"plans/my-updates?action={row.action_id}#action-{row.action_id}"
    return Link(row.action.title, get_script_prefix() + (mine if row.action_id in own else row.action.reference))


def of_the_quarter(action: Action, at: datetime) -> Link:
    stretch = queries.updates.stretch_of(THE_CLOCK, action.organisation_id, day_of(at))
    return Link(f"My updates, {rules.months_in_words(stretch)}", get_script_prefix() + "plans/my-updates")


def line(row: Reminded) -> str:
    what = "The action" if row.what == Reminded.What.ACTION else "A word on how it goes"
    when = due_in_words(row.due_on, row.days)
    return f"{what}: {when[:1].lower()}{when[1:]}"


def moved(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """That a deadline has moved: from which day to which, why, who agreed. Nothing, if its reader may not see the action."""
    row = queries.telling.moved(viewer, mail.facts["moved"])
    if row is None:
        return None
    was = day_in_words(row.was_on) if row.was_on else "no day"
    said = f"It was due on {was}, and is due on {day_in_words(row.is_on)} now."
    who = f"{capitalised(row.moved_by)}. Agreed by {row.agreed_by}."
    page = Link(row.action.title, get_script_prefix() + row.action.reference)
    return Letter(f"A deadline has moved: {row.action.title}", (said, row.because, who, page), because=KNEW)


def handed_over(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What came to them from another office, by name, with the reason; nothing of what they may not see."""
    row, gone = queries.handing_over.of_letter(THE_CLOCK, mail.facts["handover"], mail.facts["offices"])
    found = queries.handing_over.things(viewer, gone, day_of(at))
    seen = [(one, thing) for one in gone if (thing := found.get((one.kind, one.key)))]
    if row is None or not seen:
        return None
    said = f"{capitalised(counted(len(seen), 'thing'))} {'is' if len(seen) == 1 else 'are'} yours from {day_in_words(row.held_from)} on."
    came = tuple((Link(thing.title, get_script_prefix() + thing.row.reference), came_from(one, thing)) for one, thing in seen)
    ways = [Link(words, get_script_prefix() + path) for words, path in WAYS]
    parts = (said, f"Handed over {row.by}. {row.because}", Listed("What came", came), *ways)
    return Letter(f"{row.title}: {counted(len(seen), 'thing')}", parts, because=CAME)


def came_from(one: HandedOver, thing: Thing) -> str:
    return f"{capitalised(thing.kind.words)}, from the {one.was.title}."


KINDS = {
    "plans.handed_over": Kind("Work that was handed over", handed_over),
    "plans.reminder": Kind("Reminder of an action", reminder),
    "plans.deadline_moved": Kind("A deadline that was acknowledged has moved", moved),
}
