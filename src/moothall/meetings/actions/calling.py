"""Calling a meeting, or many at once; moving it, cancelling it, and taking that back."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Body
from moothall.authority.numbering import next_number
from moothall.meetings import permissions
from moothall.meetings.actions.placing import put_standing_items
from moothall.meetings.models import Meeting, Moved

PLACE = ("held_on", "starts_at", "ends_at", "venue")


@performs(permissions.CALL_MEETING)
def call_meeting(
    body: Body,
    *,
    viewer: Viewer,
    at: datetime,
    held_on: date,
    is_briefing: bool = False,
    is_at_short_notice: bool = False,
    **details: Any,
) -> Meeting:
    """Call a meeting: from now on it stands in the calendar. A private briefing does not: only those who sit there see it."""
    moments = {"announced_at": None if is_briefing else at, "convened_at": at if is_briefing or is_at_short_notice else None}
    number = next_number(body.organisation, "meeting")
    row = Meeting(organisation=body.organisation, number=number, body=body, held_on=held_on, is_briefing=is_briefing, **moments, **details)
    row.save()
    put_standing_items(row, at)
    return row


@performs(permissions.CALL_SERIES)
def call_series(body: Body, *, viewer: Viewer, at: datetime, days: Sequence[date], **details: Any) -> Body:
    """Call a meeting on each of these days, all or none; each is then a meeting like any other."""
    if not days:
        raise Refused("No day is left in this series. Choose one day at least.")
    number = next_number(body.organisation, "series of meetings")
    for day in days:
        call_meeting(body, viewer=viewer, at=at, held_on=day, series=number, **details)
    add_facts(series=number, meetings=len(days), first=min(days), last=max(days))
    return body


@performs(permissions.DESCRIBE_MEETING)
def describe_meeting(meeting: Meeting, *, viewer: Viewer, at: datetime, **details: Any) -> Meeting:
    """Change what is said of a meeting and is neither its day nor its place: contact, note, where to join."""
    return changed(meeting, details)


@performs(permissions.MOVE_MEETING)
def move_meeting(
    meeting: Meeting,
    *,
    viewer: Viewer,
    at: datetime,
    held_on: date,
    starts_at: time | None,
    venue: str,
    ends_at: time | None = None,
    because: str,
) -> Meeting:
    """Hold a meeting on another day, at another hour or in another place. The notice that was given is kept."""
    planned = {"held_on": held_on, "starts_at": starts_at, "venue": venue, "ends_at": ends_at}
    if all(getattr(meeting, name) == value for name, value in planned.items()):
        raise Refused("Nothing was changed: the meeting stands where it stood.")
    if held_on < at.date():
        raise Refused("A meeting cannot be moved to a day that has passed.")
    Moved.objects.create(
        meeting=meeting, was_on=meeting.held_on, was_at=meeting.starts_at, was_in=meeting.venue, moved_at=at, because=because
    )
    return changed(meeting, planned | {"moved_at": at})


@performs(permissions.CANCEL_MEETING)
def cancel_meeting(meeting: Meeting, *, viewer: Viewer, at: datetime, because: str) -> Meeting:
    """Cancel a meeting. It stays in its place in the calendar, and says why."""
    return changed(meeting, {"cancelled_at": at, "cancelled_because": because})


@performs(permissions.REINSTATE_MEETING)
def reinstate_meeting(meeting: Meeting, *, viewer: Viewer, at: datetime) -> Meeting:
    """Hold a meeting after all, as it was called."""
    return changed(meeting, {"cancelled_at": None, "cancelled_because": ""})


def changed(meeting: Meeting, details: dict[str, Any]) -> Meeting:
    """The version grows, so that a calendar that holds an older one takes this one in its place."""
    meeting.version += 1
    for name, value in details.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=["version", *details])
    return meeting


def was_held_before(meeting: Meeting) -> date | None:
    """The day of the last meeting of the same body before this one, whose minutes this one can confirm."""
    earlier = Meeting.objects.visible_to(THE_CLOCK).filter(body=meeting.body_id, held_on__lt=meeting.held_on, is_briefing=False)
    return earlier.filter(cancelled_at=None).order_by("-held_on", "-pk").values_list("held_on", flat=True).first()
