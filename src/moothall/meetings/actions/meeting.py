"""The life of a meeting: called, its agenda prepared and published, its minutes recorded and published."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.authority.numbering import next_number
from moothall.meetings import permissions, said
from moothall.meetings.actions.writing import write_attendance, write_items, write_minutes
from moothall.meetings.models import Item, Meeting, Paper


@performs(permissions.CALL_MEETING)
def call_meeting(body: Body, *, viewer: Viewer, at: datetime, held_on: date, **details: Any) -> Meeting:
    """Call a meeting: from now on it stands in the calendar."""
    number = next_number(body.organisation, "meeting")
    return Meeting.objects.create(organisation=body.organisation, number=number, body=body, held_on=held_on, announced_at=at, **details)


@performs(permissions.PREPARE_AGENDA)
def prepare_agenda(meeting: Meeting, *, viewer: Viewer, at: datetime, items: Sequence[said.Item]) -> Meeting:
    """Put items on the agenda, in this order. Nobody but the clerks sees them until it is published."""
    Item.objects.visible_to(viewer).filter(meeting=meeting).delete()
    write_items(meeting, items)
    return meeting


@performs(permissions.PUBLISH_AGENDA)
def publish_agenda(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    meeting.agenda_published_at = at
    meeting.save(update_fields=["agenda_published_at"])
    let_out(meeting, viewer, at)
    return meeting


def let_out(meeting: Meeting, viewer: Viewer, at: datetime) -> None:
    """Every item and paper that has not come out yet does so now."""
    Item.objects.visible_to(viewer).filter(meeting=meeting, published_at=None).update(published_at=at)
    Paper.objects.visible_to(viewer).filter(item__meeting=meeting, published_at=None).update(published_at=at)


@performs(permissions.RECORD_MINUTES)
def record_minutes(
    meeting: Meeting,
    *,
    viewer: Viewer,
    at: datetime,
    minutes: Mapping[int, said.Minute],
    attendance: Sequence[said.Attendance] = (),
) -> Meeting:
    """Write down what was said and resolved, by the place of each item on the agenda."""
    rows = {row.position: row for row in Item.objects.visible_to(viewer).filter(meeting=meeting)}
    if strange := sorted(set(minutes) - set(rows)):
        raise Refused(f"The agenda has no item {strange[0]}, so there can be no minute of it.")
    write_minutes(meeting, [(rows[position], minute) for position, minute in sorted(minutes.items())])
    write_attendance(meeting, attendance)
    return meeting


@performs(permissions.PUBLISH_MINUTES)
def publish_minutes(meeting: Meeting, *, viewer: Viewer, at: datetime, are_draft: bool = False) -> Meeting:
    meeting.minutes_published_at, meeting.minutes_are_draft = at, are_draft
    meeting.save(update_fields=["minutes_published_at", "minutes_are_draft"])
    return meeting


@performs(permissions.CONFIRM_MINUTES)
def confirm_minutes(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    """A later meeting confirmed them as a correct record: they are a draft no longer."""
    meeting.minutes_are_draft = False
    meeting.save(update_fields=["minutes_are_draft"])
    return meeting


@performs(permissions.CANCEL_MEETING)
def cancel_meeting(meeting: Meeting, *, viewer: Viewer, at: datetime, because: str) -> Meeting:
    meeting.cancelled_at, meeting.cancelled_because = at, because
    meeting.save(update_fields=["cancelled_at", "cancelled_because"])
    return meeting
