"""By when a commitment is due: a day, a meeting whose day it follows, the next meeting of a body, or honestly none."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body
from moothall.authority.rules import ONE_DAY
from moothall.authority.words import joined
from moothall.decisions import permissions, queries, rules
from moothall.decisions.models import Commitment, DayMoved, DueAt
from moothall.meetings.models import Meeting


@performs(permissions.EXTEND_COMMITMENT)
def extend_commitment(
    commitment: Commitment,
    *,
    viewer: Viewer,
    at: datetime,
    version: int,
    because: str,
    **due: Any,
) -> Commitment:
    """Give a commitment another day, with the reason. The old day is kept, and everybody reads both."""
    if commitment.version != version:
        raise Refused("Somebody else has changed this commitment since you opened it. Open it again to see what it says now.")
    commitment.version += 1
    was_on, was_body = commitment.due_on, commitment.due_body_id
    set_due(commitment, at=at, **due)
    if (commitment.due_on, commitment.due_body_id) == (was_on, was_body):
        raise Refused("Nothing was changed: it is due on that day already.")
    keep_move(commitment, was_on, at, by=office_of(viewer, at), because=because)
    return commitment


@performs(permissions.FOLLOW_MEETING)
def follow_meeting(commitment: Commitment, *, viewer: Viewer, at: datetime, meeting: Meeting | None, by: str, because: str) -> Commitment:
    """The meeting at which it is due was called, moved or cancelled, and the day goes with it."""
    was_on = commitment.due_on
    DueAt.objects.visible_to(THE_CLOCK).filter(commitment=commitment).delete()
    due_at(commitment, meeting)
    commitment.save(update_fields=["due_on"])
    keep_move(commitment, was_on, at, by=by, because=because)
    return commitment


def set_due(
    commitment: Commitment, *, at: datetime, due_on: date | None = None, meeting: Meeting | None = None, due_body: Body | None = None
) -> None:
    """One way of being due in the place of another."""
    refuse_two_ways(due_on, meeting, due_body)
    if due_on and commitment.asked_on and due_on < commitment.asked_on:
        raise Refused("It cannot be due before the day on which it was asked. Enter a later day.")
    DueAt.objects.visible_to(THE_CLOCK).filter(commitment=commitment).delete()
    commitment.due_on, commitment.due_body = due_on, due_body
    if meeting:
        refuse_meeting(commitment, meeting)
        due_at(commitment, meeting)
    elif due_body:
        due_at(commitment, queries.next_meeting(THE_CLOCK, due_body, after=max(commitment.asked_on or yesterday(at), yesterday(at))))
    commitment.save()


def refuse_two_ways(*ways: object) -> None:
    if sum(1 for way in ways if way) > 1:
        raise Refused("It can be due on a day, at a meeting, or at the next meeting of a body: choose one of them.")


def refuse_meeting(commitment: Commitment, meeting: Meeting) -> None:
    if meeting.organisation_id != commitment.organisation_id:
        raise Refused("That meeting belongs to another council.")
    if meeting.cancelled_at or meeting.is_briefing or not meeting.announced_at:
        raise Refused("Nothing can be due at that meeting: it was cancelled, or it is not in the calendar that everybody reads.")
    if commitment.asked_on and meeting.held_on < commitment.asked_on:
        raise Refused("That meeting was before the day on which it was asked. Choose a later one.")


def due_at(commitment: Commitment, meeting: Meeting | None) -> None:
    commitment.due_on = meeting.held_on if meeting else None
    if meeting:
        DueAt.objects.create(commitment=commitment, meeting=meeting)


def keep_move(commitment: Commitment, was_on: date | None, at: datetime, *, by: str, because: str) -> None:
    DayMoved.objects.create(commitment=commitment, was_on=was_on, is_on=commitment.due_on, moved_at=at, moved_by=by[:300], because=because)


def office_of(viewer: Viewer, at: datetime) -> str:
    """Who somebody is here, by office and not by name."""
    titles = dict.fromkeys(office.title for office in authority.offices_held(viewer, rules.day_of(at)))
    return "by " + (joined(titles) or "somebody who signs in here")


def yesterday(at: datetime) -> date:
    """A meeting of today still counts as the next."""
    return rules.day_of(at) - ONE_DAY
