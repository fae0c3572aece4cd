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
    CommitmentStanding.PROPOSED: Tone.WAIT,
    CommitmentStanding.HELD: Tone.WAIT,
    CommitmentStanding.OVERDUE: Tone.WARN,
    CommitmentStanding.CONFIRMED: Tone.OPEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """What is known of a commitment. No due day means that none was set; it is never invented."""

    is_confirmed: bool = False
    is_dismissed: bool = False
    is_held: bool = False
    due_on: date | None = None
    reported_back_on: date | None = None


def commitment_standing(today: date, facts: Undertaking) -> CommitmentStanding:
    """The one standing of a commitment on a day.

    Nothing is carried out before effect (law.md, section 6), so what is held is never overdue. It is late from the day after
    the day it was due, and closed only by the meeting to which the report came back.

    >>> commitment_standing(date(2026, 4, 1), Undertaking(is_confirmed=True, due_on=date(2026, 3, 31))).value
    'Overdue'
    """
    if facts.is_dismissed:
        return CommitmentStanding.DISMISSED
    if facts.reported_back_on and facts.reported_back_on <= today:
        return CommitmentStanding.REPORTED_BACK
    if not facts.is_confirmed:
        return CommitmentStanding.PROPOSED
    if facts.is_held:
        return CommitmentStanding.HELD
    return CommitmentStanding.OVERDUE if facts.due_on and facts.due_on < today else CommitmentStanding.CONFIRMED


def conditions_of(refers_to: Iterable[Mapping[str, Any]]) -> list[str]:
    """The conditions that a part sets for itself, in its own words.

    >>> conditions_of([{"words": "subject to (1) above", "is_condition": True}, {"words": "(2) below", "is_condition": False}])
    ['subject to (1) above']
    """
    return list(dict.fromkeys(reference["words"] for reference in refers_to if reference["is_condition"]))
