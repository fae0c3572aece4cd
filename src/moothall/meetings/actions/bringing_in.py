"""A meeting as another system published it becomes one here, or takes the place of its earlier reading."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import performs
from moothall.access.rows import plainly
from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.authority.numbering import next_number
from moothall.meetings import permissions, said
from moothall.meetings.actions.writing import write_attendance, write_items, write_minutes, write_remarks
from moothall.meetings.models import Attendance, Closure, Item, Meeting, MinuteEntry, Paper, Remark, Reporter

NOT_FIELDS = ("items", "attendance", "remarks", "has_agenda", "has_minutes", "is_cancelled", "is_announced")
REWRITTEN = (Reporter, Paper, Closure, MinuteEntry)


@performs(permissions.BRING_IN)
def bring_in(body: Body, *, viewer: Viewer, at: datetime, meeting: said.Meeting, known: Meeting | None = None) -> Meeting:
    """Keep a meeting as it was published elsewhere. What is `known` already keeps its number and is read anew."""
    row = known or Meeting(organisation=body.organisation, number=next_number(body.organisation, "meeting"), body=body)
    for name, value in plainly(meeting, *NOT_FIELDS).items():
        setattr(row, name, value)
    row.announced_at = (row.announced_at or at) if meeting.is_announced else None
    row.cancelled_at = (row.cancelled_at or at) if meeting.is_cancelled else None
    row.agenda_published_at = (row.agenda_published_at or at) if meeting.has_agenda else None
    row.minutes_published_at = (row.minutes_published_at or at) if meeting.has_minutes else None
    row.save()
    write_contents(row, meeting, viewer, is_new=known is None)
    return row


def write_contents(row: Meeting, meeting: said.Meeting, viewer: Viewer, is_new: bool) -> None:
    """Everything that hangs on the meeting. Items and resolutions keep their places; the rest is written anew."""
    if not is_new:
        take_out(row, viewer)
    known = {} if is_new else {item.position: item for item in Item.objects.visible_to(viewer).filter(meeting=row)}
    items = write_items(row, meeting.items, known)
    write_minutes(row, [(item, one.minute) for item, one in zip(items, meeting.items, strict=True)], is_new)
    write_attendance(row, meeting.attendance)
    write_remarks(row, [(None, remark) for remark in meeting.remarks])


def take_out(row: Meeting, viewer: Viewer) -> None:
    """What is written anew at each reading."""
    for table, key in ((Remark, "meeting"), (Attendance, "meeting"), *((table, "item__meeting") for table in REWRITTEN)):
        table.objects.visible_to(viewer).filter(**{key: row}).delete()


@performs(permissions.BRING_IN_ATTENDANCE)
def bring_in_attendance(meeting: Meeting, *, viewer: Viewer, at: datetime, attendance: Sequence[said.Attendance]) -> Meeting:
    """Keep who attended as a page of their own says it, in the place of what such a page said before."""
    Attendance.objects.visible_to(viewer).filter(meeting=meeting).delete()
    write_attendance(meeting, attendance)
    return meeting
