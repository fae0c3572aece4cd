"""Figures that come in: what somebody stated, what became of it, and what counts at a moment. Nothing stated is ever edited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from moothall.authority.words import day_in_words
from moothall.decisions.rules import Tone
from moothall.performance.rules.periods import Period


class ReturnState(StrEnum):
    """What became of a figure that somebody sent."""

    SENT = "Waits for review"
    BACK = "Sent back"
    SIGNED = "Signed off"

    @property
    def tone(self) -> Tone:
        return {ReturnState.SENT: Tone.WAIT, ReturnState.BACK: Tone.STOP}.get(self, Tone.PLAIN)


class Characteristic(StrEnum):
    """The six characteristics of good data: Audit Commission, Improving information to support decision making, 2007."""

    ACCURACY = "accuracy"
    VALIDITY = "validity"
    RELIABILITY = "reliability"
    TIMELINESS = "timeliness"
    RELEVANCE = "relevance"
    COMPLETENESS = "completeness"

    @property
    def words(self) -> str:
        return CHARACTERISTIC_WORDS[self]


CHARACTERISTIC_WORDS = {
    Characteristic.ACCURACY: "Accuracy: right enough for what it is used for",
    Characteristic.VALIDITY: "Validity: recorded and used as the definition says",
    Characteristic.RELIABILITY: "Reliability: collected in the same way each time",
    Characteristic.TIMELINESS: "Timeliness: here soon after what it is about",
    Characteristic.RELEVANCE: "Relevance: about what it is used for",
    Characteristic.COMPLETENESS: "Completeness: nothing is missing or counted twice",
}


class Grade(StrEnum):
    """How far a characteristic holds, from the best to the worst."""

    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFacts:
    """One statement of a figure. `turn` counts those of a measure and a period, in the order in which they were sent."""

    turn: int
    period: Period
    value: Decimal | None = None
    no_value_because: str = ""
    is_final: bool = True
    is_shown_before: bool = False
    sent_at: datetime
    sent_back_at: datetime | None = None
    signed_at: datetime | None = None

    def state(self, moment: datetime) -> ReturnState:
        if self.signed_at and self.signed_at <= moment:
            return ReturnState.SIGNED
        if self.sent_back_at and self.sent_back_at <= moment:
            return ReturnState.BACK
        return ReturnState.SENT

    def was_there(self, moment: datetime) -> bool:
        return self.sent_at <= moment


def counting(rows: Iterable[ReturnFacts], moment: datetime) -> ReturnFacts | None:
    """What counts at a moment: of the figures of one period that were signed off by then, the one that was sent last."""
    signed = [one for one in rows if one.signed_at and one.signed_at <= moment]
    return max(signed, key=lambda one: one.turn, default=None)


def waiting(rows: Iterable[ReturnFacts], moment: datetime) -> ReturnFacts | None:
    """The figure that waits to be reviewed: the last that was sent, unless it went back or was signed off."""
    there = [one for one in rows if one.was_there(moment)]
    last = max(there, key=lambda one: one.turn, default=None)
    return last if last and last.state(moment) is ReturnState.SENT else None


def shown(rows: Iterable[ReturnFacts], moment: datetime, *, is_at_work: bool = False) -> ReturnFacts | None:
    """What is shown of a period: what counts. While nothing counts, what waits is shown as provisional: to those who work with figures,
    and to everybody where the council shows it at once.
    """
    every = list(rows)
    found = counting(every, moment) or waiting(every, moment)
    return found if found and (is_at_work or found.is_shown_before or found.state(moment) is ReturnState.SIGNED) else None


def revisions(rows: Iterable[ReturnFacts], cut_off_at: datetime, moment: datetime) -> list[ReturnFacts]:
    """What was signed off after the cut-off, the first first: it never changes the report of the period, and is shown beside it."""
    later = [one for one in rows if one.signed_at and cut_off_at < one.signed_at <= moment]
    return sorted(later, key=lambda one: one.turn)


def is_provisional(one: ReturnFacts, moment: datetime) -> bool:
    """Whether a figure may still change: it was sent as provisional, or nobody has signed it off."""
    return not one.is_final or one.state(moment) is not ReturnState.SIGNED


def confidence(quality: Mapping[str, str]) -> Grade | None:
    """How sure a figure is: as sure as the worst of its six characteristics; nothing while one of them has no grade.

    >>> confidence(dict.fromkeys(Characteristic, "good") | {"timeliness": "fair"})
    <Grade.FAIR: 'fair'>
    >>> confidence({"accuracy": "good"})
    """
    given = [quality.get(one.value, "") for one in Characteristic]
    return None if "" in given else max((Grade(one) for one in given), key=list(Grade).index)


def as_of(period: Period, since: date, *, is_signed: bool, is_provisional: bool) -> str:
    """As of when a figure is, as it stands beside it.

    >>> quarter = Period(date(2026, 7, 1), date(2026, 9, 30))
    >>> as_of(quarter, date(2026, 10, 12), is_signed=True, is_provisional=False)
    'The figure for July to September 2026 was signed off on 12 October 2026.'
    """
    became = "was signed off" if is_signed else "was sent"
    still = ", and may still change" if is_signed else ", and waits to be signed off"
    return f"The figure for {period.in_words()} {became} on {day_in_words(since, weekday=False)}{still if is_provisional else ''}."
