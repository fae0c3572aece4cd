"""What is known on a day: every fact whose day has come, and no other."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from moothall.web.demo.calendar import Calendar
from moothall.web.demo.model import Borough, CallIn, Commitment, Decision, Meeting
from moothall.web.demo.timeline import prepared_from
from moothall.web.demo.who import Office, Seat

Held = TypeVar("Held", Office, Seat)


def known_on(today: date, in_sight: date, whole: Borough) -> Borough:
    """The borough with everything later than the day taken out; meetings to come stay as dates in the calendar."""
    calendar = Calendar(whole.begins)
    offices = _held(whole.offices, today)
    here = {office.person for office in offices}
    meetings = tuple(_meeting(each, today, calendar) for each in whole.meetings if each.on <= in_sight)
    minuted = {each.key for each in meetings if each.minutes_drafted_on}
    return replace(
        whole,
        today=today,
        people=tuple(person for person in whole.people if person.key in here),
        offices=offices,
        seats=_held(whole.seats, today),
        rules=tuple(rule for rule in whole.rules if rule.since <= today),
        call_in_rules=tuple(rule for rule in whole.call_in_rules if (rule.valid_from or date.min) <= today),
        closures=tuple(each for each in whole.closures if each.day.year <= today.year + 1),
        meetings=meetings,
        decisions=tuple(_decision(each, today) for each in whole.decisions if _is_taken(each, today)),
        notices=tuple(each for each in whole.notices if each.noticed_on <= today),
        commitments=tuple(_commitment(each, today) for each in whole.commitments if each.meeting in minuted),
    )


def _held(offices: tuple[Held, ...], today: date) -> tuple[Held, ...]:
    """Nobody knows before it happens that an office will end."""
    return tuple(replace(each, ends=_past(each.ends, today)) for each in offices if each.starts <= today)


def _past(day: date | None, today: date) -> date | None:
    return day if day and day <= today else None


def _is_taken(decision: Decision, today: date) -> bool:
    """A decision of a meeting is there when the day of the meeting is over."""
    return decision.decided_on < today if decision.meeting else decision.decided_on <= today


def _meeting(meeting: Meeting, today: date, calendar: Calendar) -> Meeting:
    drafted = _past(meeting.minutes_drafted_on, today)
    confirmed = meeting.minutes_confirmed_on is not None and meeting.minutes_confirmed_on < today
    is_prepared, is_over = prepared_from(meeting.on, calendar) <= today, meeting.on < today
    items = tuple(
        replace(item, minute=item.minute if drafted else None, decision=item.decision if is_over else "") for item in meeting.items
    )
    return replace(
        meeting,
        agenda_published_on=_past(meeting.agenda_published_on, today),
        items=items if is_prepared else (),
        attendance=meeting.attendance if drafted else (),
        declarations=meeting.declarations if drafted else (),
        ended_at=meeting.ended_at if is_over else None,
        minutes_drafted_on=drafted,
        minutes_published_on=_past(meeting.minutes_published_on, today),
        minutes_confirmed_at=meeting.minutes_confirmed_at if confirmed else "",
        minutes_confirmed_on=meeting.minutes_confirmed_on if confirmed else None,
    )


def _decision(decision: Decision, today: date) -> Decision:
    is_withdrawn, is_superseded = _past(decision.withdrawn_on, today), _past(decision.superseded_on, today)
    return replace(
        decision,
        published_on=_past(decision.published_on, today),
        call_in=_call_in(decision.call_in, today),
        withdrawn_on=is_withdrawn,
        withdrawn_because=decision.withdrawn_because if is_withdrawn else "",
        superseded_on=is_superseded,
        superseded_by=decision.superseded_by if is_superseded else "",
    )


def _call_in(call_in: CallIn | None, today: date) -> CallIn | None:
    """Where it will be heard is known at once; what comes of it only when the meeting is over."""
    if call_in is None or call_in.on > today:
        return None
    is_heard = call_in.referred_on is not None and call_in.referred_on < today
    is_answered = call_in.outcome_on is not None and call_in.outcome_on < today
    return replace(
        call_in,
        referred_on=call_in.referred_on if is_heard else None,
        outcome=call_in.outcome if is_answered else "",
        outcome_at=call_in.outcome_at if is_answered else "",
        outcome_on=call_in.outcome_on if is_answered else None,
    )


def _commitment(commitment: Commitment, today: date) -> Commitment:
    is_back = commitment.returned_on is not None and commitment.returned_on < today
    return commitment if is_back else replace(commitment, returned_at="", returned_on=None)
