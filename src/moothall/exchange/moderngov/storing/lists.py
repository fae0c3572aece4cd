"""Lists of meetings: each line is kept as far as it says, and never against a page that is known."""

from moothall.access.viewer import THE_CLOCK
from moothall.authority.words import counted, day_in_words
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import MeetingListed, MeetingsList
from moothall.meetings import actions
from moothall.meetings.models import Meeting

from .council import LISTED_MEETING, MEETING, Council
from .desk import Desk
from .joining import join_what_names
from .meeting_said import listed_said
from .meetings import known_meeting


def store(page: MeetingsList, desk: Desk) -> str:
    """Every meeting of the list that has a day and a body."""
    council = desk.council
    whole = [line for line in page.meetings if line.day and (line.body or council.known_body("", line.body_id))]
    council.ledger.look_up([MEETING, LISTED_MEETING], [key(line) for line in whole])
    for line in whole:
        store_line(line, desk)
    for line in page.meetings:
        if line not in whole:
            lacks = "names no body that is known here" if line.day else "has no day"
            desk.notes.append(f"Meeting {line.meeting_id or line.when_as_published} {lacks}, so it was not kept.")
    return f"list of {counted(len(page.meetings), 'meeting')}"


def key(line: MeetingListed) -> str:
    return line.meeting_id or key_of(line.body, line.day, line.starts_at)


def store_line(line: MeetingListed, desk: Desk) -> None:
    council = desk.council
    reading = desk.news(LISTED_MEETING, key(line), line)
    if reading is None:
        return
    known = known_meeting(line, key(line), council)
    if known and has_page(known, council):
        desk.notes += differences(line, known)
        reading.became(known.reference)
        return
    body = known.body if known else council.body(line.body, line.body_id)
    meeting = actions.bring_in(body, viewer=THE_CLOCK, at=council.at, meeting=listed_said(line), known=known)
    council.days_of_meetings.add((meeting.body_id, meeting.held_on))
    reading.became(meeting.reference)
    join_what_names(meeting, council)


def has_page(meeting: Meeting, council: Council) -> bool:
    return any(kind == MEETING for kind, _ in council.ledger.of_reference(meeting.reference))


def differences(line: MeetingListed, known: Meeting) -> list[str]:
    """What a list says otherwise than the page that was read: named, and not decided here."""
    page_says = known.status_as_published
    found = []
    if line.status and page_says and line.status.casefold() != page_says.casefold():
        found.append(f"The list says “{line.status}” of {known.reference}, its page “{page_says}”")
    if line.day and line.day != known.held_on:
        found.append(f"The list has {known.reference} on {day_in_words(line.day)}, its page on {day_in_words(known.held_on)}")
    return [f"{one}. The page holds until it is read again." for one in found]
