"""What a meeting said and resolved, recorded whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import Viewer
from moothall.meetings import permissions, said
from moothall.meetings.actions.writing import write_attendance, write_minutes
from moothall.meetings.models import Item, Meeting


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
