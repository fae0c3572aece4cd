"""Decisions and commitments as rows of a list, in the words of the page."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, day_in_words, joined
from moothall.decisions import queries, rules, words
from moothall.decisions.rules import Undertaking

Row = dict[str, Any]


def address(thing: Any) -> str:
    return get_script_prefix() + thing.reference


def decision_rows(viewer: Viewer, decisions: Sequence[Any], moment: datetime) -> list[Row]:
    """Decisions of the register, in two queries for any number of them."""
    wards = queries.wards_of(viewer, decisions)
    return [decision_row(row, wards.get(row.pk, []), moment) for row in decisions]


def decision_row(decision: Any, wards: list[str], moment: datetime) -> Row:
    standing, today = decision.standing(moment), rules.day_of(moment)
    short, rest = words.parted(standing.value)
    there = f"published there as “{decision.status_as_published}”" if decision.status_as_published else ""
    return {
        "title": decision.title,
        "address": address(decision),
        "about": words.about(decision, wards),
        "by": words.maker_of(decision),
        "on": decision.decided_on,
        "standing": short,
        "tone": standing.tone.value,
        "note": ", ".join(note for note in (rest, words.note_on(decision, standing, today), there) if note),
    }


def commitment_rows(viewer: Viewer, commitments: Sequence[Any], moment: datetime) -> list[Row]:
    """Each commitment with where it comes from and where it stands, in a fixed number of queries."""
    if not commitments:
        return []
    today = rules.day_of(moment)
    behind = queries.decisions_behind(viewer, commitments)
    answers = sorted(queries.reports_back(viewer, commitments), key=lambda row: not has_been_had(row, moment))
    back = {row.commitment_id: row for row in reversed(answers)}  # the first that a meeting has had, else the first of several
    meetings = queries.due_at(viewer, commitments)
    holders = queries.holders(viewer, [row.owner for row in commitments if row.owner], today)
    return [
        commitment_row(row, behind.get(row.pk), back.get(row.pk), moment)
        | {"due_at": meetings.get(row.pk), "holder": holders.get(row.owner_id)}
        | {"note": note_on(row, back.get(row.pk), meetings.get(row.pk), today)}
        for row in commitments
    ]


def commitment_row(row: Any, decision: Any, back: Any, moment: datetime) -> Row:
    """What was asked of whom, from which words, and where that stands."""
    decision = row.decision_part.decision if row.decision_part else decision
    held = held_because(row, decision, moment)
    standing = rules.commitment_standing(rules.day_of(moment), undertaking(row, held, back, moment))
    source = decision or row.asking_item
    came_on = back.item.meeting.held_on if back and back.item.meeting.held_on <= rules.day_of(moment) else None
    return {
        "commitment": row,
        "who": capitalised(row.owner.title if row.owner else row.who),
        "covering": "",
        "title": capitalised(row.what),
        "address": address(row),
        "source": source,
        "source_address": address(source) if source else "",
        "asked": asked_in_words(row),
        "standing": standing.value,
        "short": words.parted(standing.value),
        "tone": standing.tone.value,
        "held": held if standing is rules.CommitmentStanding.HELD else "",
        "early": rules.early_because(came_on, effect_of(decision, moment), held),
        "back": back,
    }


def asked_in_words(row: Any) -> str:
    """Cabinet, 12 March 2026: by whom it was asked, and when."""
    return ", ".join(part for part in (str(row.asked_by or ""), day_in_words(row.asked_on, weekday=False) if row.asked_on else "") if part)


def effect_of(decision: Any, moment: datetime) -> date | None:
    """The day from which the decision may be carried out, where it is in effect and that is known."""
    standing = decision.standing(moment) if decision else None
    at = words.since_when(decision, standing) if standing and standing.is_in_effect else None
    return rules.day_of(at) if at else None


def held_because(row: Any, decision: Any, moment: datetime) -> str:
    """Why nobody has to carry it out yet; nothing when they must, or when the register names no decision for it."""
    if decision is None:
        return ""
    part = row.decision_part
    unmet = rules.conditions_of(part.refers_to) if part and part.has_condition and part.condition_met_at is None else []
    if not unmet and part and part.has_condition and part.condition_met_at is None:
        unmet = ["a condition of its own"]
    return rules.held_because(decision.standing(moment), unmet)


def has_been_had(back: Any, moment: datetime) -> bool:
    """Whether the meeting is known to have had it by this moment: its minutes are out, or a clerk has said so."""
    return had_on(back, moment) is not None and back.item.meeting.held_on <= rules.day_of(moment)


def had_on(back: Any, moment: datetime) -> date | None:
    had = [at for at in (back.had_at, back.item.meeting.minutes_published_at) if at and at <= moment]
    return rules.day_of(min(had)) if had else None


def undertaking(row: Any, held: str, back: Any, moment: datetime) -> Undertaking:
    return Undertaking(
        is_confirmed=row.confirmed_at is not None,
        is_dismissed=row.dismissed_at is not None,
        is_held=bool(held),
        due_on=row.due_on,
        reported_back_on=back.item.meeting.held_on if back else None,
        had_on=had_on(back, moment) if back else None,
        ended_on=rules.day_of(row.ended_at) if row.ended_at and row.ended_at <= moment else None,
    )


def note_on(row: Any, back: Any, due_at: Any, today: date) -> str:
    """When it is due, or to which meeting it came back."""
    if row.ended_at:
        return f"{row.ended_how} on {day_in_words(rules.day_of(row.ended_at), weekday=False)}"
    if back:
        verb = "came back to" if back.item.meeting.held_on <= today else "is to come to"
        return f"{verb} {back.item.meeting.body}, {day_in_words(back.item.meeting.held_on, weekday=False)}"
    if row.due_on or row.due_body:
        return f"due {by_when(row, due_at)}"
    return f"due “{row.due_words}”" if row.due_words else "no day was set"


def by_when(row: Any, due_at: Any) -> str:
    """The day on which it is due, or the meeting at which, or that this meeting is not called yet; nothing where no day was set."""
    if due_at:
        return f"at {due_at.body}, {day_in_words(due_at.held_on)}"
    if row.due_on:
        return day_in_words(row.due_on)
    return f"at the next meeting of {row.due_body}, which is not called yet" if row.due_body else ""


def plain(decision: Any, wards: list[str], moment: datetime) -> Row:
    """A decision as plain facts, for machines: the same in JSON and in a table."""
    return {
        "reference": decision.reference,
        "organisation": decision.organisation.name,
        "code": decision.code,
        "title": decision.title,
        "decided_by": words.maker_of(decision),
        "decided_on": decision.decided_on,
        "is_key": decision.is_key,
        "is_subject_to_call_in": decision.is_subject_to_call_in,
        "is_urgent": decision.is_urgent,
        "wards": "all" if decision.is_all_wards else joined(wards),
        "portfolio": str(decision.portfolio or ""),
        "department": str(decision.department or ""),
        "published_at": decision.published_at,
        "call_in_closes_at": decision.call_in_closes_at,
        "effective_from": decision.effective_from,
        "effective_as_published": decision.effective_as_published,
        "status_as_published": decision.status_as_published,
        "standing": decision.standing(moment).value,
    }
