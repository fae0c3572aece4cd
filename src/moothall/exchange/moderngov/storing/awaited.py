"""Meetings that a page names, and whether they are here once everything has been read."""

from collections.abc import Iterator
from dataclasses import dataclass

from moothall.access.viewer import THE_CLOCK
from moothall.authority.words import day_in_words
from moothall.exchange.moderngov.pages import (
    AttendancePage,
    DecisionListed,
    DecisionPage,
    IssuePage,
    MeetingNamed,
    MeetingPage,
    Page,
)
from moothall.meetings import queries

from .council import DECISION, LISTED_MEETING, MEETING, Council
from .decisions import LISTS, day_and_title, decision_of_day
from .minutes import minutes_confirmed

DECIDED_ELSEWHERE = "The meeting at which this was decided ({}) is not here."
CONSIDERED_ELSEWHERE = "The meeting at which this issue was considered ({}) is not here."
DECISION_ELSEWHERE = "The decision that this issue names ({}) is not here."
ATTENDED_ELSEWHERE = "The meeting of this attendance ({}) is not here."
CONFIRMS_ANOTHER = "The meeting of {}, whose minutes are confirmed, is not here."


@dataclass(frozen=True)
class Awaited:
    """A meeting or a decision that a page names, and the sentence for the case that it is not here."""

    council: str
    named: MeetingNamed | DecisionListed
    sentence: str

    def is_here(self, council: Council) -> bool:
        if isinstance(self.named, DecisionListed):
            by_key = self.named.decision_id and council.ledger.reference(self.named.decision_id, DECISION, *LISTS)
            return bool(by_key or decision_of_day(*day_and_title(self.named.title, self.named.dated), council))
        if self.named.meeting_id and council.ledger.reference(self.named.meeting_id, MEETING, LISTED_MEETING):
            return True
        body = council.known_body(self.named.body, self.named.body_id)
        return bool(body and self.named.on and queries.of_body(THE_CLOCK, body).filter(held_on=self.named.on).exists())


def awaited_by(page: Page, council: str) -> Iterator[Awaited]:
    """Where something was decided, considered or attended, what was decided, and the meetings whose minutes were confirmed."""
    if isinstance(page, DecisionPage) and page.decided_at:
        yield Awaited(council, page.decided_at, DECIDED_ELSEWHERE.format(page.decided_at.as_published))
    if isinstance(page, IssuePage):
        yield from (Awaited(council, one, CONSIDERED_ELSEWHERE.format(one.as_published)) for one in page.meetings)
        yield from (Awaited(council, one, DECISION_ELSEWHERE.format(one.title)) for one in page.decisions)
    if isinstance(page, AttendancePage) and page.meeting:
        yield Awaited(council, page.meeting, ATTENDED_ELSEWHERE.format(page.meeting.as_published))
    if isinstance(page, MeetingPage):
        for item in page.items:
            for day in minutes_confirmed(item):
                named = MeetingNamed(page.body, day, "", body_id=page.body_id)
                yield Awaited(council, named, CONFIRMS_ANOTHER.format(day_in_words(day, weekday=False)))
