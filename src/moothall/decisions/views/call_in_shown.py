"""What the page of a call-in shows: how many are still needed, what became of it, and by when the next step is due."""

from datetime import date, datetime
from typing import Any

from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, counted, day_in_words
from moothall.decisions import queries, rules
from moothall.decisions.rules import Outcome, Standing
from moothall.decisions.views.rows import address

OPEN = {Standing.OPEN_TO_CALL_IN, Standing.NOT_STATED}
REFERRED_TO = {Outcome.REFER_BACK: "to whoever took it", Outcome.REFER_TO_COUNCIL: "to full Council"}


def how_many(requests: list[Any], needed: str) -> str:
    """How many have asked, and what is still needed."""
    asked = f"{capitalised(counted(len(requests), 'request'))} so far" if requests else "Nobody has asked so far"
    return f"{asked}. Still needed: {needed}." if needed else f"{asked}. That is enough."


def headline(decision: Any, last: Any, requests: list[Any], needed: str, moment: datetime) -> str:
    """The one sentence of the page."""
    standing = decision.standing(moment)
    if standing in OPEN and not decision.call_in_excluded_because and decision.is_subject_to_call_in:
        return how_many(requests, needed)
    if standing is Standing.CALLED_IN and last and last.is_valid is None:
        return "Enough have asked, so the decision is not in effect. Nobody has said yet whether the call-in is valid."
    return rules.where_it_stands(moment, decision.facts())


def why_not(decision: Any, viewer: Viewer, refusal: str, moment: datetime) -> str:
    """Why this viewer may not ask; nothing if they may."""
    if decision.call_in_excluded_because:
        return decision.call_in_excluded_because
    return refusal or queries.why_not_ask(viewer, decision, moment)


def events(decision: Any, last: Any, hearings: list[Any], today: date, closed: frozenset[date]) -> list[dict[str, Any]]:
    """What happened, and what is due, in order of days."""
    if last is None:
        return []
    told = [event(at, what) for at, what in moments_of(last) if at]
    told += [at_meeting(one, today) for one in hearings]
    told += [due(day, what, today, closed) for day, what in due_steps(last) if day]
    if lapses := decision.call_in_lapses_at:
        is_past = rules.day_of(lapses) <= today
        said = "Took effect, as nobody answered" if is_past else "Takes effect by the rule, if nobody answers"
        told.append({"day": rules.day_of(lapses), "what": said})
    return sorted(told, key=lambda one: one["day"])


def moments_of(last: Any) -> list[tuple[datetime | None, str]]:
    by = f" by {last.checked_by}" if last.checked_by else ""
    found = "valid" if last.is_valid else "not valid"
    checked = last.checked_at if last.checked_because else None
    return [
        (last.called_in_at, "Called in"),
        (checked, f"Found {found}{by}"),
        (last.outcome_at, f"Scrutiny: {last.outcome}"),
        (last.answered_at, f"{capitalised(last.answer)} after scrutiny"),
    ]


def due_steps(last: Any) -> list[tuple[date | None, str]]:
    """The days by which something has still to be done."""
    heard = last.hear_by if last.is_valid is not False and not last.outcome else None
    answered = last.answer_by if last.outcome and last.answer in ("", "objected") else None
    return [(heard, "Scrutiny considers it by this day"), (answered, "It is answered by this day")]


def event(at: datetime, what: str) -> dict[str, Any]:
    return {"day": rules.day_of(at), "what": what}


def at_meeting(hearing: Any, today: date) -> dict[str, Any]:
    item = hearing.item
    verb = "On the agenda of" if item.meeting.held_on >= today else "Stood on the agenda of"
    return {"day": item.meeting.held_on, "what": f"{verb} {item.meeting.body}", "address": address(item)}


def due(day: date, what: str, today: date, closed: frozenset[date]) -> dict[str, Any]:
    late = rules.late_in_words(day, today, closed)
    return {"day": day, "what": f"{what}: {late}" if late else what, "late": bool(late)}


def notices(decision: Any, last: Any, moment: datetime, closed: frozenset[date]) -> list[tuple[str, str, str]]:
    """Tone, first words and the rest: what must be known before anything else."""
    told = []
    if last and last.is_valid is False:
        moments = rules.Moments(decision.call_in_closes_at, decision.effective_from)
        passed = rules.time_passed(last.called_in_at, last.checked_at, moments, closed)
        told.append(("stop", "The call-in was none.", f"{last.checked_because} {passed}"))
    if last and last.is_valid and last.checked_because:
        told.append(("good", "The call-in is valid.", last.checked_because))
    if last and last.outcome:
        told.append(("plain", f"Scrutiny: {last.outcome}.", last.outcome_because))
    if last and last.answer:
        told.append(("plain", f"{capitalised(last.answer)}.", last.answer_because))
    return told


def last_day_to_hear(last: Any) -> date | None:
    return (last.answer_by if last.outcome else last.hear_by) if last else None


def rule_as_told(row: Any, rule: rules.CallInRule, today: date) -> dict[str, Any]:
    """A rule as a row of its history."""
    until = row.until
    return {
        "row": row,
        "when": capitalised(rules.in_force_in_words(row.since, until)),
        "is_now": row.holds_on(today),
        "terms": rules.terms_in_words(rule),
        "set_on": day_in_words(rules.day_of(row.set_at), weekday=False) if row.set_at else "",
    }
