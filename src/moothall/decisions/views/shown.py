"""What the page of a decision shows: its standing explained, its clock, what was decided in order, what happens next, the facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from moothall.access.acts import Act
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.words import capitalised, day_in_words, joined
from moothall.decisions import queries, rules, words
from moothall.decisions.rules import Standing
from moothall.decisions.views.rows import address
from moothall.documents import rules as files
from moothall.meetings.rules import EntryKind, ground_in_words

NOT_STATED = "It was published elsewhere, and the page does not say when."
UNSAID = "The rule that is recorded here does not say who can call it in."
MAY_STILL_BE_CALLED_IN = {Standing.DRAFT, Standing.OPEN_TO_CALL_IN, Standing.CALLED_IN, Standing.REFERRED}
LATER = {"referred_at": "Referred by scrutiny", "confirmed_at": "Confirmed after call-in", "changed_at": "Changed after call-in"}


@dataclass(frozen=True)
class Offer:
    """A button that somebody may press, or that is not ready yet and says why."""

    words: str
    address: str
    why_not: str
    tone: str = ""


@dataclass(frozen=True)
class Numbered:
    """A part of a resolution with its number, and what it leans on: words, a label, and the part that they lead to."""

    row: Any
    label: str
    leans_on: tuple[tuple[str, str, int | None], ...]


@dataclass(frozen=True)
class Told:
    """A paragraph of how it was decided, or a resolution with its numbered parts."""

    position: int
    passage: Any = None
    parts: tuple[Any, ...] = ()
    kind: str = ""  # what the paragraph does, where that changes and can be said


def explained(decision: Any, moment: datetime, closed: frozenset[date]) -> list[str]:
    """The standing in sentences, with the reading of the rule, and what the page says against it."""
    status = decision.status_as_published
    if decision.published_at is None and decision.is_published_elsewhere:
        return [NOT_STATED, *rules.contradictions(decision.facts(), status)]
    _, rule = queries.call_in_rule_of(decision)
    counted = rule if decision.is_subject_to_call_in and not decision.is_urgent else None
    stated = decision.effective_as_published
    told = rules.why(moment, decision.facts(), rule=counted, closed=closed, stated_effective_on=stated, status_as_published=status)
    late = rules.published_late(rule, decision.decided_on, rules.day_of(decision.published_at), closed) if decision.published_at else ""
    return [*told, late] if late else told


def clock_of(decision: Any, moment: datetime, closed: frozenset[date]) -> dict[str, Any]:
    """The call-in clock while it runs; nothing once it has stopped, or where its moments are not known."""
    if decision.standing(moment) not in {Standing.OPEN_TO_CALL_IN, Standing.WAITING}:
        return {}
    moments = rules.Moments(decision.call_in_closes_at, decision.effective_from)
    _, rule = queries.call_in_rule_of(decision)
    now, _, then = rules.where_it_stands(moment, decision.facts()).partition(". ")
    left = rules.days_left_sentence(moments, moment, closed).partition(" Closes")[0] if decision.call_in_closes_at > moment else ""
    return {
        "sentence": f"{now}.",
        "left": f"{left} {then}".strip(),
        "cells": rules.clock(moments, decision.published_at, rule, rules.day_of(moment), closed),
    }


def told_in_order(passages: Any, parts: Any) -> list[Told]:
    """Passages stand at odd places, and resolutions at the even ones between them."""
    passages = list(passages)
    before = ["", *(passage.kind for passage in passages)]
    said = [Told(passage.position, passage, kind=kind_said(passage.kind, last)) for passage, last in zip(passages, before, strict=False)]
    resolved = [Told(place, parts=numbered(list(some))) for place, some in groupby(parts, key=lambda part: part.position)]
    return sorted(said + resolved, key=lambda one: one.position)


def kind_said(kind: str, last: str) -> str:
    return "" if kind in (last, EntryKind.NARRATIVE) else kind


def numbered(parts: list[Any]) -> tuple[Numbered, ...]:
    """The parts of one resolution, as a reader may see them; one that is closed leaves its number out of the row."""
    here = {name: part for part in parts for name in (str(part.clause), part.printed.strip("(). ").casefold()) if name}
    return tuple(Numbered(part, label(part), leanings(part, here)) for part in parts)


def leanings(part: Any, here: dict[str, Any]) -> tuple[tuple[str, str, int | None], ...]:
    return tuple(leaning(reference, here) for reference in part.refers_to if reference["number"])


def label(part: Any) -> str:
    return part.printed or f"({part.clause})"


def leaning(reference: dict[str, Any], here: dict[str, Any]) -> tuple[str, str, int | None]:
    """Words, the label of the part that they lead to, and its place on the page."""
    if reference["gap"]:
        return reference["gap"], "", None
    part = here.get(reference["number"])
    return "Waits for" if reference["is_condition"] else "See", label(part) if part else f"({reference['number']})", part and part.number


def timeline(decision: Any, moment: datetime, commitments: Any) -> list[dict[str, Any]]:
    """What happened, and what is to come, in order of days. An effect that call-in holds back is not promised."""
    maker = words.maker_of(decision)
    decided = [{"day": decision.decided_on, "what": f"Decided by {maker}" if maker else "Decided"}] if decision.decided_on else []
    events = [event(at, what) for at, what in sorted((at, what) for at, what in moments_of(decision, moment) if at)]
    due = [{"day": row.due_on, "what": f"Commitment due: {row.what}", "address": address(row)} for row in commitments if row.due_on]
    return sorted(decided + events + due, key=lambda one: one["day"])


def moments_of(decision: Any, moment: datetime) -> list[tuple[datetime | None, str]]:
    return [
        (decision.published_at, "Published"),
        (decision.called_in_at, "Called in"),
        *((getattr(decision, name), what) for name, what in LATER.items()),
        effect_of(decision, moment),
        (decision.withdrawn_at, "Withdrawn"),
        (decision.superseded_at, "Another decision took its place"),
    ]


def effect_of(decision: Any, moment: datetime) -> tuple[datetime | None, str]:
    standing = decision.standing(moment)
    if standing is Standing.OPEN_TO_CALL_IN:
        return decision.effective_from, "Takes effect, if nobody calls it in"
    if standing in {Standing.WAITING, Standing.NOT_YET}:
        return decision.effective_from, "Takes effect"
    return (decision.facts().in_effect_since, "Took effect") if standing is Standing.IN_EFFECT and decision.effective_from else (None, "")


def event(at: datetime, what: str) -> dict[str, Any]:
    here = at.astimezone(rules.LONDON)
    time = {"time": here.time()} if what.startswith("Takes effect") and here.time() != datetime.min.time() else {}
    return {"day": here.date(), "what": what} | time


def facts_of(decision: Any, wards: list[str]) -> list[tuple[str, str]]:
    """At most eight; one that is not known is left out."""
    yes_no = {True: "Yes", False: "No", None: ""}
    call_in = decision.call_in_as_published or yes_no[decision.is_subject_to_call_in]
    return [
        ("Key decision", yes_no[decision.is_key]),
        ("Subject to call-in", call_in),
        ("Cost", decision.cost_words),
        ("Wards", "All wards" if decision.is_all_wards else joined(wards)),
        ("Portfolio", str(decision.portfolio or "")),
        ("Department", str(decision.department or "")),
        ("Contact", decision.contact),
    ]


def who_can_call_in(decision: Any, moment: datetime) -> dict[str, str]:
    """Those who may, by the rule in words and with its source; nothing where nobody can any more."""
    if not decision.is_subject_to_call_in or decision.is_urgent or decision.standing(moment) not in MAY_STILL_BE_CALLED_IN:
        return {}
    return rule_in_words(decision, moment)


def rule_in_words(decision: Any, moment: datetime) -> dict[str, str]:
    """The same of any decision: by the rule under which it was published; of a draft, or one that was kept out, by the rule of its day."""
    day = rules.day_of(decision.published_at or moment)
    kept = decision.published_at is not None and decision.is_subject_to_call_in and not decision.is_urgent
    _, rule = queries.call_in_rule_of(decision) if kept else queries.call_in_rule(decision.organisation_id, day)
    who = rule.who_may_call_in
    said = f"{capitalised(who)} can call it in. They must say why." if who else UNSAID
    return {"words": said, "wording": rule.wording, "source": rule.source}


def by_whom(decision: Any) -> str:
    """Taken by Cabinet, Thursday 12 November 2026."""
    maker = f"Taken by {words.maker_of(decision)}" if words.maker_of(decision) else "Taken"
    return ", ".join(word for word in (maker, day_in_words(decision.decided_on) if decision.decided_on else "") if word)


def papers_of(decision: Any, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """The papers of a decision, as lists of papers show them: kept here, or where they were published."""
    return [paper(decision, row) for row in rows]


def paper(decision: Any, row: Any) -> dict[str, Any]:
    kind = files.kind_called(row.file.media_type) if row.file else None
    notes = [row.get_kind_display(), "" if row.file else row.size_words, "not for the public" if row.is_closed else ""]
    notes.append("" if row.file or row.source_address else "not kept here")
    return {
        "title": row.title,
        "address": f"{address(decision)}/papers/{row.position}" if row.file else row.source_address,
        "kind": kind.words if kind else row.form,
        "size": row.file.size if row.file else 0,
        "note": ", ".join(note for note in notes if note),
    }


def withheld_of(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """What of its papers is closed now, as the exempt notice takes it."""
    return [
        {
            "number": row.number,
            "paragraph": ground_in_words(row.ground, row.paragraph),
            "reason": row.public_interest,
            "sayable": row.can_be_said,
        }
        for row in rows
        if row.opened_at is None
    ]


def opened_of(rows: Iterable[Any]) -> list[Any]:
    """What was closed for a time and can be read now, with why."""
    return [row for row in rows if row.opened_at]


def offer(act: Act, words: str, to: str, viewer: Viewer, subject: Any, moment: datetime, tone: str = "") -> Offer | None:
    """The button of an act: absent for whoever may never press it, and with the reason while it is not ready."""
    if not act.is_open_to(viewer, subject):
        return None
    return Offer(words, to, act.refusal(viewer, subject, at=moment), tone)


def closed_days(viewer: Viewer, decision: Any) -> frozenset[date]:
    return authority.closure_days(viewer, decision.organisation_id)
