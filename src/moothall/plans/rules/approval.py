"""Whether members have approved a plan: by what was put to them, what they answered, and since when that has effect.

To note a plan, or its progress, is not to approve it. What was under way before it was approved was approved in retrospect.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from moothall.authority.words import day_in_words
from moothall.decisions.rules import Tone, day_of


class Asked(StrEnum):
    """What members are asked of a plan."""

    APPROVE = "approve"
    ACTIONS = "approve its actions"
    PROGRESS = "note its progress"


class Answered(StrEnum):
    """How they answered; the words are those of resolutions."""

    NONE = ""
    AGREED = "agreed"
    AMENDED = "amended"
    NOTED = "noted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    RECOMMENDED = "recommended"

    @property
    def is_agreement(self) -> bool:
        return self in {Answered.AGREED, Answered.AMENDED}


DONE = {Asked.APPROVE: "approved", Asked.ACTIONS: "its actions approved", Asked.PROGRESS: "its progress noted"}
OTHERWISE = {
    Answered.DEFERRED: "put off",
    Answered.REFUSED: "not approved",
    Answered.NOTED: "noted, which approves nothing",
    Answered.RECOMMENDED: "recommended to Council",
}


def what_came_of_it(asked: Asked, answered: Answered) -> str:
    """How members answered what they were asked of a plan, in a few words.

    >>> what_came_of_it(Asked.ACTIONS, Answered.AMENDED), what_came_of_it(Asked.APPROVE, Answered.NOTED)
    ('its actions approved, as amended', 'noted, which approves nothing')
    """
    if asked is Asked.PROGRESS and answered is Answered.NOTED:
        return DONE[asked]
    if not answered.is_agreement:
        return OTHERWISE.get(answered, "")
    return f"{DONE[asked]}, as amended" if answered is Answered.AMENDED else DONE[asked]


class PlanStanding(StrEnum):
    """Where a plan is in its life."""

    WORKING = "Being written"
    DRAFT = "Draft for approval"
    APPROVED = "Approved"
    AMENDED = "Amended since it was approved"
    REFUSED = "Not approved"
    CLOSED = "Closed"

    @property
    def tone(self) -> Tone:
        return TONES.get(self, Tone.PLAIN)


TONES = {
    PlanStanding.WORKING: Tone.WAIT,
    PlanStanding.DRAFT: Tone.WARN,
    PlanStanding.AMENDED: Tone.WARN,
    PlanStanding.REFUSED: Tone.STOP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """That an edition of a plan was put to members, and what came of it. `since` is when their answer took effect, if it has."""

    asked: Asked
    edition: int
    put_at: datetime
    answered: Answered = Answered.NONE
    since: datetime | None = None
    entered_edition: int | None = None

    def approves_at(self, moment: datetime) -> bool:
        return self.asked is Asked.APPROVE and self.is_agreed_at(moment)

    def is_agreed_at(self, moment: datetime) -> bool:
        """Agreed, and in effect by now."""
        return self.answered.is_agreement and self.since is not None and self.since <= moment

    @property
    def approved_edition(self) -> int | None:
        """Which edition the answer approves: the one that was put, or the one into which members' amendments were entered."""
        return self.entered_edition if self.answered is Answered.AMENDED else self.edition


@dataclass(frozen=True, slots=True)
class Approval:
    """Where a plan stands, and the sentence that says why."""

    standing: PlanStanding
    because: str
    since: datetime | None = None


def approval(puts: Collection[Put], moment: datetime, *, edition: int, is_published: bool, closed_on: date | None = None) -> Approval:
    """Where a plan stands at a moment.

    >>> from datetime import UTC
    >>> then = datetime(2026, 4, 1, tzinfo=UTC)
    >>> approval([], then, edition=1, is_published=True).standing.value
    'Draft for approval'
    >>> put = Put(asked=Asked.APPROVE, edition=1, put_at=then, answered=Answered.AGREED, since=then)
    >>> approval([put], then, edition=1, is_published=True).because
    'Members approved it, with effect from 1 April 2026.'
    """
    if closed_on:
        return Approval(PlanStanding.CLOSED, f"It was closed on {day_in_words(closed_on, weekday=False)}.")
    if not is_published:
        return Approval(PlanStanding.WORKING, "Only those who write plans read it yet.")
    agreed = [put for put in puts if put.approves_at(moment)]
    return of_agreed(agreed, edition) if agreed else of_waiting([put for put in puts if put.asked is Asked.APPROVE])


def of_agreed(agreed: Collection[Put], edition: int) -> Approval:
    """What an answer in effect approves: the edition of today, an earlier one, or none until the amendments are entered."""
    whole = [put for put in agreed if put.approved_edition]
    if not whole:
        sentence = "Members approved it with amendments, and these have not been entered yet."
        return Approval(PlanStanding.DRAFT, sentence)
    best = max(whole, key=lambda put: (put.approved_edition or 0, put.put_at))
    assert best.since
    on = day_in_words(day_of(best.since), weekday=False)
    if (best.approved_edition or 0) < edition:
        said = f"Members approved edition {best.approved_edition}, with effect from {on}. This is edition {edition}, which they have not."
        return Approval(PlanStanding.AMENDED, said, best.since)
    amended = " as they amended it" if best.answered is Answered.AMENDED else ""
    return Approval(PlanStanding.APPROVED, f"Members approved it{amended}, with effect from {on}.", best.since)


NOT_APPROVED = {
    Answered.NONE: "It has been put to members, who have not answered yet.",
    Answered.NOTED: "Members noted it. To note a plan is not to approve it.",
    Answered.DEFERRED: "Members put off their answer.",
    Answered.RECOMMENDED: "It was recommended to Council, which has not answered yet.",
}


def of_waiting(puts: Collection[Put]) -> Approval:
    """Why a plan that is public is not approved."""
    if not puts:
        return Approval(PlanStanding.DRAFT, "Members have not approved it: it has not been put to them yet.")
    last = max(puts, key=lambda put: put.put_at)
    if last.answered is Answered.REFUSED:
        return Approval(PlanStanding.REFUSED, "Members refused it.")
    if last.answered.is_agreement:
        when = f" It does on {day_in_words(day_of(last.since), weekday=False)}." if last.since else ""
        return Approval(PlanStanding.DRAFT, f"Members agreed it, and that has no effect yet.{when}")
    return Approval(PlanStanding.DRAFT, NOT_APPROVED[last.answered])


class Backing(StrEnum):
    """Whether members approved one action of a plan."""

    APPROVED = "Approved"
    IN_RETROSPECT = "Approved in retrospect"
    NOT_APPROVED = "Not approved by members"


def backing(puts: Iterable[Put], moment: datetime, *, added_at: datetime, begun_on: date | None) -> Backing:
    """Whether an answer in effect covers an action that was in the plan when it was put, and whether the action had begun before it.

    The first answer that covers it counts: to approve it again later makes nothing retrospective.
    """
    since = min((put.since for put in puts if put.since and covers(put, moment, added_at)), default=None)
    if since is None:
        return Backing.NOT_APPROVED
    return Backing.IN_RETROSPECT if begun_on and begun_on < day_of(since) else Backing.APPROVED


def covers(put: Put, moment: datetime, added_at: datetime) -> bool:
    return put.asked is not Asked.PROGRESS and put.is_agreed_at(moment) and added_at <= put.put_at
