"""Topics and the work programme of scrutiny: where a topic and an entry stand on a day. Worked out from facts, never stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from moothall.decisions.rules.standings import Tone


class Source(StrEnum):
    """Who suggests a topic."""

    MEMBER = "a member"
    COMMITTEE = "a committee"
    RESIDENT = "a resident"
    OFFICER = "an officer"
    PARTNER = "a partner"


class Outcome(StrEnum):
    """What scrutiny does with a topic that was suggested, and with a review that comes to nothing."""

    TAKEN_UP = "taken up"
    DEFERRED = "deferred"
    REFUSED = "refused"
    ENDED = "ended"


class Purpose(StrEnum):
    """What scrutiny does with something that comes to a meeting."""

    PRE_DECISION = "Before a decision is taken"
    PERFORMANCE = "Performance"
    CALL_IN = "Call-in"
    REVIEW = "Report of a review"
    HOLDING_TO_ACCOUNT = "Holding to account"
    TRACKING = "What became of recommendations"
    OTHER = "Other business"


class TopicStanding(StrEnum):
    """Where a topic is in its life, in the words of the pages."""

    SUGGESTED = "Suggested"
    DEFERRED = "Deferred"
    LOOK_AGAIN = "Deferred, to be looked at again"
    REFUSED = "Refused"
    ENDED = "Ended without a report"
    TAKEN_UP = "Taken up"
    UNDER_REVIEW = "Under review"
    REPORT_LATE = "Report late"
    REPORTED = "Reported"

    @property
    def tone(self) -> Tone:
        return TOPIC_TONES.get(self, Tone.PLAIN)


TOPIC_TONES = {
    TopicStanding.SUGGESTED: Tone.WAIT,
    TopicStanding.LOOK_AGAIN: Tone.WARN,
    TopicStanding.REFUSED: Tone.STOP,
    TopicStanding.ENDED: Tone.STOP,
    TopicStanding.TAKEN_UP: Tone.OPEN,
    TopicStanding.UNDER_REVIEW: Tone.OPEN,
    TopicStanding.REPORT_LATE: Tone.WARN,
}
# What may be said next of a topic. A report ends a review too, and is no answer to whoever suggested it.
NEXT: dict[str, tuple[Outcome, ...]] = {
    "": (Outcome.TAKEN_UP, Outcome.DEFERRED, Outcome.REFUSED),
    Outcome.DEFERRED: (Outcome.TAKEN_UP, Outcome.DEFERRED, Outcome.REFUSED),
    Outcome.TAKEN_UP: (Outcome.ENDED,),
    Outcome.REFUSED: (),
    Outcome.ENDED: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFacts:
    """What is known of a topic. It is scoped once its questions are written down, and reported once recommendations came of it."""

    outcome: str = ""
    look_again_on: date | None = None
    is_scoped: bool = False
    report_by: date | None = None
    reported_on: date | None = None


def topic_standing(today: date, facts: TopicFacts) -> TopicStanding:
    """The one standing of a topic on a day. Its report is late from the day after the day on which it was due.

    >>> topic_standing(date(2026, 4, 1), TopicFacts(outcome="taken up", is_scoped=True, report_by=date(2026, 3, 31))).value
    'Report late'
    """
    if facts.outcome == Outcome.TAKEN_UP:
        return _of_a_review(today, facts)
    if facts.outcome == Outcome.DEFERRED:
        is_near = facts.look_again_on is not None and facts.look_again_on <= today
        return TopicStanding.LOOK_AGAIN if is_near else TopicStanding.DEFERRED
    ends = {Outcome.REFUSED.value: TopicStanding.REFUSED, Outcome.ENDED.value: TopicStanding.ENDED}
    return ends.get(facts.outcome, TopicStanding.SUGGESTED)


def _of_a_review(today: date, facts: TopicFacts) -> TopicStanding:
    if facts.reported_on and facts.reported_on <= today:
        return TopicStanding.REPORTED
    if facts.report_by and facts.report_by < today:
        return TopicStanding.REPORT_LATE
    return TopicStanding.UNDER_REVIEW if facts.is_scoped else TopicStanding.TAKEN_UP


def why_not_said(before: str, outcome: str, look_again_on: date | None, today: date) -> str:
    """Why this cannot be said of a topic now, as a sentence; nothing where it can.

    >>> why_not_said("refused", "taken up", None, date(2026, 4, 1))
    'This topic has been refused. Suggest it anew, so that both answers stay readable.'
    """
    if not NEXT[before]:
        return f"This topic has been {before}. Suggest it anew, so that both answers stay readable."
    if outcome not in NEXT[before]:
        return "It has been taken up. Say that the review ends, and why." if before else "Say whether it is taken up, deferred or refused."
    if outcome != Outcome.DEFERRED:
        return "Only what is deferred is looked at again on a day." if look_again_on else ""
    return "That day has passed. Enter a day on which it can be looked at again." if look_again_on and look_again_on < today else ""


class EntryStanding(StrEnum):
    """Where an entry of a work programme is."""

    TAKEN_OFF = "Taken off"
    UNPLACED = "No meeting yet"
    PLANNED = "Planned"
    ON_AGENDA = "On the agenda"
    CONSIDERED = "Considered"
    NOT_REACHED = "Not on its agenda"
    MEETING_CANCELLED = "Its meeting was cancelled"

    @property
    def tone(self) -> Tone:
        return ENTRY_TONES.get(self, Tone.PLAIN)


ENTRY_TONES = {
    EntryStanding.TAKEN_OFF: Tone.STOP,
    EntryStanding.UNPLACED: Tone.WAIT,
    EntryStanding.ON_AGENDA: Tone.OPEN,
    EntryStanding.NOT_REACHED: Tone.WARN,
    EntryStanding.MEETING_CANCELLED: Tone.WARN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFacts:
    """What is known of an entry: the day of its meeting, whether that was cancelled, and whether it stands on that meeting's agenda."""

    held_on: date | None = None
    is_cancelled: bool = False
    is_on_agenda: bool = False
    is_taken_off: bool = False


def entry_standing(today: date, facts: EntryFacts) -> EntryStanding:
    """The one standing of an entry on a day. On the day of the meeting nobody can say yet that it was not reached.

    >>> entry_standing(date(2026, 4, 1), EntryFacts(held_on=date(2026, 3, 31))).value
    'Not on its agenda'
    """
    if facts.is_taken_off:
        return EntryStanding.TAKEN_OFF
    if facts.held_on is None:
        return EntryStanding.UNPLACED
    if facts.is_cancelled:
        return EntryStanding.MEETING_CANCELLED
    if facts.held_on < today:
        return EntryStanding.CONSIDERED if facts.is_on_agenda else EntryStanding.NOT_REACHED
    return EntryStanding.ON_AGENDA if facts.is_on_agenda else EntryStanding.PLANNED


def facts_of_topic(row: Any, reported_on: date | None) -> TopicFacts:
    """A topic as the rule asks for it."""
    return TopicFacts(
        outcome=row.outcome,
        look_again_on=row.look_again_on,
        is_scoped=row.scoped_at is not None,
        report_by=row.report_by,
        reported_on=reported_on,
    )
