"""The part of this room in the daily round, and what follows the record: whoever owes something is reminded, and days follow meetings."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.words import counted, day_in_words
from moothall.decisions import actions, permissions, queries, rules
from moothall.decisions.models import Commitment, Decision
from moothall.decisions.queries import joining
from moothall.meetings import permissions as minutes, queries as meetings
from moothall.meetings.models import Meeting
from moothall.record.models import Entry

AHEAD = timedelta(days=90)  # nobody is reminded earlier than the longest time that a council can set
MEETING = re.compile(r"meetings/([\w-]+)/(\d{1,9})")
DECISION = re.compile(r"decisions/([\w-]+)/(\d{1,9})")
REPORT = re.compile(r"meetings/([\w-]+)/reports/(\d{1,9})")
NOTICE = re.compile(r"decisions/notices/([\w-]+)/(\d{1,9})")
JOINING = {minutes.TABLE_REPORT.key, permissions.JOIN_NOTICE.key}
SAYING = {
    permissions.PUBLISH.key,
    minutes.PUBLISH_DECISIONS.key,
    minutes.PUBLISH_DRAFT_MINUTES.key,
    minutes.PUBLISH_MINUTES.key,
}


def daily(*, at: datetime) -> str:
    """Everybody who is owed a reminder today is owed one letter, whatever it is about."""
    rows = sorted(queries.owed_by(THE_CLOCK, rules.day_of(at) + AHEAD, at), key=lambda row: row.organisation_id)
    count = sum(remind([*some], at) for _, some in groupby(rows, key=lambda row: row.organisation_id))
    return f"{counted(count, 'letter')} about commitments {'is' if count == 1 else 'are'} on the way." if count else ""


def remind(rows: list[Commitment], at: datetime) -> int:
    """Remind of what one council is owed, and say how many people that are."""
    council = rows[0].organisation
    reminders = queries.reminders_due(THE_CLOCK, council.pk, rows, rules.day_of(at))
    if reminders:
        actions.chase(council, viewer=THE_CLOCK, at=at, reminders=reminders)
    return len({one.person for one in reminders})


class DueDays:
    """Follows the record: when a meeting is called, moved or cancelled, what is due there goes with it."""

    name = "due days"

    def handle(self, entries: Sequence[Entry]) -> None:
        latest = {(found[1], int(found[2])): entry for entry in entries if (found := MEETING.fullmatch(entry.subject))}
        for meeting in queries.meetings_where_due(THE_CLOCK, latest.keys()) if latest else ():
            go_with(meeting, latest[meeting.organisation.slug, meeting.number])


DUE_DAYS = DueDays()


def go_with(meeting: Meeting, entry: Entry) -> None:
    """Let what is due at a meeting follow it, and what waited for one to be called be due at it. Doing it again changes nothing."""
    if not meeting.announced_at or meeting.is_briefing:
        return
    by = authority.who_did(entry)
    for row in queries.following(THE_CLOCK, meeting):
        instead = queries.next_meeting(THE_CLOCK, meeting.body, after=meeting.held_on) if meeting.cancelled_at else meeting
        if instead or row.due_on:
            what = "cancelled" if meeting.cancelled_at else "moved"
            because = f"The meeting at which it was due, on {day_in_words(row.due_on or meeting.held_on, weekday=False)}, was {what}."
            follow(row, instead, entry, by, because)
    if not meeting.cancelled_at and meeting.held_on >= rules.day_of(entry.at):
        for row in queries.waiting_for(THE_CLOCK, meeting):
            follow(row, meeting, entry, by, "The meeting at which it is due has been called.")


def follow(row: Commitment, meeting: Meeting | None, entry: Entry, by: str, because: str) -> None:
    actions.follow_meeting(row, viewer=THE_CLOCK, at=entry.at, meeting=meeting, by=by, because=because)


class Proposals:
    """Follows the record: when decisions or minutes come out, what they ask is proposed, for a clerk to confirm."""

    name = "proposals"

    def handle(self, entries: Sequence[Entry]) -> None:
        asking = {entry.subject: entry for entry in entries if entry.act in SAYING}
        for reference, entry in asking.items():
            source = source_called(reference)
            if source is not None and queries.asks_something_new(THE_CLOCK, source):
                actions.propose_commitments(source, viewer=THE_CLOCK, at=entry.at)


PROPOSALS = Proposals()


class Announcements:
    """Follows the record: when a report that a notice announces is put on an agenda, the notice announces the item too."""

    name = "announcements"

    def handle(self, entries: Sequence[Entry]) -> None:
        latest = {entry.subject: entry for entry in entries if entry.act in JOINING}
        reports, notices = ([found for one in latest if (found := numbered(kind, one))] for kind in (REPORT, NOTICE))
        if reports or notices:
            at = max(entry.at for entry in latest.values())
            for notice, item in joining.announced_by_their_reports(THE_CLOCK, reports, notices):
                actions.join_notice(notice, viewer=THE_CLOCK, at=at, item=item)


ANNOUNCEMENTS = Announcements()


def numbered(kind: re.Pattern[str], reference: str) -> tuple[str, int] | None:
    found = kind.fullmatch(reference)
    return (found[1], int(found[2])) if found else None


def source_called(reference: str) -> Meeting | Decision | None:
    """The meeting or the decision whose page this is."""
    if found := MEETING.fullmatch(reference):
        return meetings.meeting(THE_CLOCK, found[1], int(found[2]))
    found = DECISION.fullmatch(reference)
    return queries.decision(THE_CLOCK, found[1], int(found[2])) if found else None
