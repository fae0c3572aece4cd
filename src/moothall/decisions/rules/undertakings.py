"""Where a commitment stands on a day: worked out from facts, never stored; one standing, never two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from moothall.decisions.rules.standings import Tone


class CommitmentStanding(StrEnum):
    """Where a commitment is in its life, in the words of the pages."""

    DISMISSED = "Dismissed"
    PROPOSED = "Proposed, not yet confirmed"
    CLOSED = "Closed"
    ENDED = "Ended, with a reason"
    REPORTED_BACK = "Reported back"
    HELD = "Held until effect"
    OVERDUE = "Overdue"
    CONFIRMED = "Confirmed"

    @property
    def tone(self) -> Tone:
        """How it is shown."""
        return TONES.get(self, Tone.PLAIN)


TONES = {
    CommitmentStanding.DISMISSED: Tone.STOP,
    CommitmentStanding.ENDED: Tone.STOP,
    CommitmentStanding.PROPOSED: Tone.WAIT,
    CommitmentStanding.HELD: Tone.WAIT,
    CommitmentStanding.OVERDUE: Tone.WARN,
    CommitmentStanding.CONFIRMED: Tone.OPEN,
}


class Ending(StrEnum):
    """Why a commitment ends although no report came back, as a clerk says it."""

    OVERTAKEN = "overtaken"
    WITHDRAWN = "withdrawn"
    ANSWERED_OTHERWISE = "answered in another way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What is known of a commitment. No due day means that none was set; it is never invented.

    `had_on` is the day from which the meeting is known to have had the report: its minutes are out, or a clerk said so.
    """

    is_confirmed: bool = False
    is_dismissed: bool = False
    is_held: bool = False
    due_on: date | None = None
    reported_back_on: date | None = None
    had_on: date | None = None
    ended_on: date | None = None


def commitment_standing(today: date, facts: Undertaking) -> CommitmentStanding:
    """The one standing of a commitment on a day.

    Nothing is carried out before effect (law.md, section 6), so what is held is never overdue, and what came back too early
    does not close it. It is late from the day after the day it was due, and closed only once the meeting has had the report.

    >>> commitment_standing(date(2026, 4, 1), Undertaking(is_confirmed=True, due_on=date(2026, 3, 31))).value
    'Overdue'
    """
    if facts.is_dismissed:
        return CommitmentStanding.DISMISSED
    if _has_come(facts.ended_on, today):
        return CommitmentStanding.ENDED
    is_back = _has_come(facts.reported_back_on, today)
    if not (facts.is_confirmed or is_back):
        return CommitmentStanding.PROPOSED
    if facts.is_held:
        return CommitmentStanding.HELD
    if is_back:
        return CommitmentStanding.CLOSED if _has_come(facts.had_on, today) else CommitmentStanding.REPORTED_BACK
    return CommitmentStanding.OVERDUE if facts.due_on and facts.due_on < today else CommitmentStanding.CONFIRMED


def _has_come(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def conditions_of(refers_to: Iterable[Mapping[str, Any]]) -> list[str]:
    """The conditions that a part sets for itself, in its own words.

    >>> conditions_of([{"words": "subject to (1) above", "is_condition": True}, {"words": "(2) below", "is_condition": False}])
    ['subject to (1) above']
    """
    return list(dict.fromkeys(reference["words"] for reference in refers_to if reference["is_condition"]))


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A part of a decision, as far as it matters to what leans on it: its names, whether it waits, and which parts it names."""

    number: int
    names: frozenset[str]
    waits: bool
    leans_on: frozenset[str] = frozenset()


def parts_in_the_way(part: PartFacts, parts: Iterable[PartFacts]) -> list[int]:
    """The parts on which this one is conditional and that wait themselves: it follows them, so it cannot be met before they are.

    >>> first, second = PartFacts(1, frozenset("1"), True), PartFacts(2, frozenset("2"), True, frozenset("1"))
    >>> parts_in_the_way(second, [first, second]), parts_in_the_way(first, [first, second])
    ([1], [])
    """
    return sorted(other.number for other in parts if other.number != part.number and other.waits and other.names & part.leans_on)
