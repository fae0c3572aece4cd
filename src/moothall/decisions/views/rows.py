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
    behind = queries.decisions_behind(viewer, commitments)
    back = {row.commitment_id: row for row in reversed(list(queries.reports_back(viewer, commitments)))}  # the first of several
    return [commitment_row(row, behind.get(row.pk), back.get(row.pk), moment) for row in commitments]


def commitment_row(row: Any, decision: Any, back: Any, moment: datetime) -> Row:
    """What was asked of whom, from which words, and where that stands."""
    decision = row.decision_part.decision if row.decision_part else decision
    held = held_because(row, decision, moment)
    facts = undertaking(row, held, back)
    standing = rules.commitment_standing(rules.day_of(moment), facts)
    source = decision or row.resolution_part.resolution.item
    return {
        "commitment": row,
        "who": capitalised(row.owner.title if row.owner else row.who),
        "title": capitalised(row.what),
        "address": address(row),
        "source": source,
        "source_address": address(source),
        "standing": standing.value,
        "short": words.parted(standing.value),
        "tone": standing.tone.value,
        "held": held if standing is rules.CommitmentStanding.HELD else "",
        "note": note_on(standing, row, back, rules.day_of(moment)),
        "back": back,
    }


def held_because(row: Any, decision: Any, moment: datetime) -> str:
    """Why nobody has to carry it out yet; nothing when they must, or when the register names no decision for it."""
    if decision is None:
        return ""
    part = row.decision_part
    unmet = rules.conditions_of(part.refers_to) if part and part.has_condition and part.condition_met_at is None else []
    return rules.held_because(decision.standing(moment), unmet)


def undertaking(row: Any, held: str, back: Any) -> Undertaking:
    return Undertaking(
        is_confirmed=row.confirmed_at is not None,
        is_dismissed=row.dismissed_at is not None,
        is_held=bool(held),
        due_on=row.due_on,
        reported_back_on=back.item.meeting.held_on if back else None,
    )


def note_on(standing: rules.CommitmentStanding, row: Any, back: Any, today: date) -> str:
    """When it is due, or to which meeting it came back."""
    if back:
        verb = "came back to" if back.item.meeting.held_on <= today else "is to come to"
        return f"{verb} {back.item.meeting.body}, {day_in_words(back.item.meeting.held_on, weekday=False)}"
    if row.due_on:
        return f"due {day_in_words(row.due_on)}"
    return f"due “{row.due_words}”" if row.due_words else "no day was set"


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
        "published_at": decision.published_at,
        "call_in_closes_at": decision.call_in_closes_at,
        "effective_from": decision.effective_from,
        "effective_as_published": decision.effective_as_published,
        "status_as_published": decision.status_as_published,
        "standing": decision.standing(moment).value,
    }
