"""A meeting's page becomes a meeting, or takes the place of its earlier reading."""

from collections.abc import Iterator
from dataclasses import replace

from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Body
from moothall.authority.words import counted
from moothall.decisions import actions as decisions
from moothall.decisions.queries import of_meeting
from moothall.decisions.rules import commitments_in
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import MeetingListed, MeetingPage
from moothall.meetings import actions, queries, said
from moothall.meetings.models import Meeting

from . import attendance
from .council import ATTENDANCE, LISTED_MEETING, MEETING, Council, is_own, number_of
from .desk import Desk, Waits
from .joining import join_what_names
from .keeping import refuse_what_would_be_lost
from .meeting_said import meeting_said
from .naming import name_items

NO_BODY = (
    "This answer does not name its committee, and no list of meetings that was read names meeting {}. "
    "Fetch the list (GetMeetings) and read both together."
)


def store(page: MeetingPage, desk: Desk) -> str:
    """Keep the meeting with everything on its page, propose what its resolutions ask, and join what names it."""
    council = desk.council
    key = page.meeting_id or key_of(page.body, page.day, page.starts_at)
    council.ledger.look_up([MEETING, LISTED_MEETING], [key])
    reading = desk.news(MEETING, key, page)
    if reading:
        known = known_meeting(page, key, council)
        noted = attendance.waiting_for(page, council)
        told = meeting_said(page if noted is None else replace(page, attendees=tuple(attendance.attendees_in(noted))), council)
        meeting = bring_in(known.body if known else body_of(page, council), told, known, council)
        reading.became(meeting.reference)
        if noted:
            council.ledger.enter(ATTENDANCE, noted.key, noted.digest, meeting.reference, noted.said)
        name_items(page.items, meeting.reference, known is not None, council)
        propose(meeting, told, known is not None, council)
        join_what_names(meeting, council)
    return f"meeting, {counted(len(page.items), 'item')}; {council.ledger.reference(key, MEETING)}"


def bring_in(body: Body, told: said.Meeting, known: Meeting | None, council: Council) -> Meeting:
    confirmed = list(of_meeting(THE_CLOCK, known).filter(confirmed_at__isnull=False)) if known else []
    meeting = actions.bring_in(body, viewer=THE_CLOCK, at=council.at, meeting=told, known=known)
    refuse_what_would_be_lost(confirmed)
    council.days_of_meetings.add((meeting.body_id, meeting.held_on))
    return meeting


def propose(meeting: Meeting, told: said.Meeting, is_known: bool, council: Council) -> None:
    """Propose commitments where the words ask somebody for something, or did so when they were read before."""
    asks = any(commitments_in(part.text) for part in parts_of(told))
    if asks or (is_known and of_meeting(THE_CLOCK, meeting).exists()):
        decisions.propose_commitments(meeting, viewer=THE_CLOCK, at=council.at, is_new=not is_known)


def parts_of(told: said.Meeting) -> Iterator[said.Part]:
    return (part for item in told.items for resolution in item.minute.resolutions for part in resolution.parts)


def known_meeting(page: MeetingPage | MeetingListed, key: str, council: Council) -> Meeting | None:
    """The meeting as it was read before: by its key, or as the only one of its body at that day and time."""
    if reference := council.ledger.reference(key, MEETING, LISTED_MEETING):
        return queries.meeting(THE_CLOCK, council.organisation.slug, number_of(reference))
    body = council.known_body(page.body, page.body_id) if page.body or page.body_id else None
    return same_meeting(body, page, council) if body else None


def same_meeting(body: Body, page: MeetingPage | MeetingListed, council: Council) -> Meeting | None:
    """Only what was read from pages can be read again; and two meetings with keys of their own are two."""
    if page.day is None or (body.pk, page.day) not in council.days_of_meetings:
        return None
    of_day = queries.of_body(THE_CLOCK, body).filter(held_on=page.day)
    found = [row for row in of_day if page.starts_at in (row.starts_at, None) and can_be(row, page.meeting_id, council)]
    return found[0] if len(found) == 1 else None


def can_be(meeting: Meeting, key: str, council: Council) -> bool:
    keys = [known for kind, known in council.ledger.of_reference(meeting.reference) if kind in (MEETING, LISTED_MEETING)]
    return bool(keys) and not (is_own(key) and any(is_own(known) for known in keys))


def body_of(page: MeetingPage, council: Council) -> Body:
    """The body that the page names. An answer that names none waits for a list that does."""
    if page.body or (page.body_id and council.known_body("", page.body_id)):
        return council.body(page.body, page.body_id)
    raise Waits(NO_BODY.format(page.meeting_id or f"of {page.day:%d/%m/%Y}"))
