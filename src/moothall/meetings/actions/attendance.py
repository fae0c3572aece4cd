"""Who attended is noted: the whole list at once, in the place of what was noted before."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.rows import plainly
from moothall.access.viewer import Viewer
from moothall.meetings import permissions, said
from moothall.meetings.models import Attendance, Meeting

PRESENT = Attendance.Came.PRESENT


@performs(permissions.RECORD_ATTENDANCE)
def record_attendance(meeting: Meeting, *, viewer: Viewer, at: datetime, attendance: Sequence[said.Attendance]) -> Meeting:
    """Keep who was expected and who came. The public reads it with the minutes."""
    if why := why_not(attendance):
        raise Refused(why)
    Attendance.objects.visible_to(viewer).filter(meeting=meeting).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, position=position, recorded_at=at, **plainly(one)) for position, one in enumerate(attendance, start=1)
    )
    add_facts(present=sum(one.attended == PRESENT for one in attendance))
    return meeting


def why_not(attendance: Sequence[said.Attendance]) -> str:
    """What cannot have been: somebody twice, two in the chair, leaving before arriving, a substitute for somebody who was there."""
    people = Counter(one.person_id for one in attendance if one.person_id)
    present = {one.person_id: one.name for one in attendance if one.person_id and one.attended == PRESENT}
    replaced = Counter(one.instead_of_id for one in attendance if one.instead_of_id and one.attended == PRESENT)
    for one in attendance:
        if one.person_id and people[one.person_id] > 1:
            return f"{one.name} is listed twice."
        if one.arrived_at and one.left_at and one.left_at < one.arrived_at:
            return f"{one.name} cannot have left before arriving."
        if one.attended == PRESENT and one.instead_of_id in present:
            return f"{present[one.instead_of_id]} was present, so {one.name} cannot have come in that place."
        if one.instead_of_id and replaced[one.instead_of_id] > 1:
            return "Two substitutes cannot come in one member's place."
    return "Only one person can have been in the chair." if sum(one.is_chair for one in attendance) > 1 else ""
