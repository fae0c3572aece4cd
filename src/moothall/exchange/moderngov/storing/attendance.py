"""Who attended, on a page of its own: it becomes the attendance of its meeting, whichever of the two is read first."""

from collections.abc import Sequence

from moothall.access.viewer import THE_CLOCK
from moothall.authority.words import counted
from moothall.exchange.ledger import key_of
from moothall.exchange.models import Source
from moothall.exchange.moderngov.pages import AttendancePage, AttendeeSaid, MeetingNamed, MeetingPage
from moothall.exchange.moderngov.values import time_of
from moothall.meetings import actions, models, queries, said
from moothall.meetings.models import Meeting

from . import kept
from .council import ATTENDANCE, LISTED_MEETING, MEETING, PERSON, Council, number_of
from .desk import Desk
from .meeting_said import attendance
from .words import fitted

ITS_OWN = "{} says on its own page who attended. What this page says is kept beside it, and not shown."


def store(page: AttendancePage, desk: Desk) -> str:
    """Written down with its meeting if that is here; if not, kept until it comes."""
    if page.meeting is None:
        return kept.store(page, desk)
    key = key_of_meeting(page.meeting)
    if reading := desk.news(ATTENDANCE, key, page):
        meeting = meeting_of(page.meeting, desk.council)
        reading.became(written(page.attendees, meeting, desk) if meeting else "", page)
    return f"attendance, {counted(len(page.attendees), 'person', 'people')}"


def key_of_meeting(named: MeetingNamed) -> str:
    """The other system's own key of the meeting; else its body, day and time."""
    return named.meeting_id or key_of(named.body, named.on, time_of(named.as_published))


def written(attendees: Sequence[AttendeeSaid], meeting: Meeting, desk: Desk) -> str:
    """The reference of the meeting where this became its attendance; nothing where its own page says who came."""
    is_ours = any(kind == ATTENDANCE for kind, _ in desk.council.ledger.of_reference(meeting.reference))
    if not is_ours and queries.attendance(THE_CLOCK, meeting).exists():
        desk.notes.append(ITS_OWN.format(meeting.reference))
        return ""
    told = attendance_said(attendees, desk.council, [])
    actions.bring_in_attendance(meeting, viewer=THE_CLOCK, at=desk.council.at, attendance=told)
    return meeting.reference


def attendance_said(attendees: Sequence[AttendeeSaid], council: Council, left: list[said.Remark]) -> tuple[said.Attendance, ...]:
    council.ledger.look_up([PERSON], [each.person_id for each in attendees])
    return tuple(fitted(attendance(each, council), models.Attendance, left) for each in attendees)


def meeting_of(named: MeetingNamed, council: Council) -> Meeting | None:
    """By its key; else the only one of its body at that time of that day."""
    if named.meeting_id and (reference := council.ledger.reference(named.meeting_id, MEETING, LISTED_MEETING)):
        return queries.meeting(THE_CLOCK, council.organisation.slug, number_of(reference))
    body = council.known_body(named.body, named.body_id) if named.body or named.body_id else None
    if body is None or named.on is None:
        return None
    at = time_of(named.as_published)
    found = [row for row in queries.of_body(THE_CLOCK, body).filter(held_on=named.on) if at in (row.starts_at, None)]
    return found[0] if len(found) == 1 else None


def waiting_for(page: MeetingPage, council: Council) -> Source | None:
    """What a page of attendance said of this meeting, where its own page says nothing of it."""
    if page.attendees:
        return None
    keys = [key for key in (page.meeting_id, key_of(page.body, page.day, page.starts_at)) if key]
    return next((source for key in keys if (source := council.ledger.source(ATTENDANCE, key)) and source.said), None)


def attendees_in(source: Source) -> list[AttendeeSaid]:
    return [AttendeeSaid(**one) for one in source.said["attendees"]]
