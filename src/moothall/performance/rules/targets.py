"""Targets: which Members have agreed, which is in force, what it comes to in a period, and how long one has waited to be agreed.

The last agreed target stays in force, and is rated. A proposed one is shown and never rated, so nobody escapes a rating by not asking.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from moothall.authority.words import capitalised, counted, day_in_words, number_in_words
from moothall.decisions.rules import Tone, day_of
from moothall.performance.rules.periods import Period
from moothall.plans.rules import Answered

NOT_AGREED = "Not agreed by Members"


class SetBy(StrEnum):
    """Who set a target."""

    STATUTE = "statute"
    AGREEMENT = "laa"
    CONTRACT = "contract"
    OFFICER = "officer"
    MEMBERS = "members"

    @property
    def words(self) -> str:
        return SET_BY_WORDS[self]


SET_BY_WORDS = {
    SetBy.STATUTE: "Statute",
    SetBy.AGREEMENT: "Local Area Agreement",
    SetBy.CONTRACT: "A contract",
    SetBy.OFFICER: "An officer",
    SetBy.MEMBERS: "Members",
}


class TargetStanding(StrEnum):
    """Where a target stands."""

    SET = "Set"
    AGREED = "Agreed by Members"
    PROPOSED = NOT_AGREED
    REFUSED = "Refused by Members"
    WITHDRAWN = "Withdrawn"

    @property
    def tone(self) -> Tone:
        return {TargetStanding.PROPOSED: Tone.WARN, TargetStanding.REFUSED: Tone.STOP}.get(self, Tone.PLAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPut:
    """That Members were asked about a target, and what came of it. `is_amended` marks the figure into which their amendment was entered."""

    put_at: datetime
    answered: Answered = Answered.NONE
    since: datetime | None = None
    is_amended: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the answer is about this figure: as it was put, or as Members amended it."""
        return self.answered is (Answered.AMENDED if self.is_amended else Answered.AGREED)

    def agreed_since(self, moment: datetime) -> datetime | None:
        return self.since if self.agrees and self.since and self.since <= moment else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFacts:
    """What is known of one target. `turn` counts those of its measure, in the order in which they were set.

    `needs_from` is the day from which a framework carries the measure whose targets Members should agree.
    """

    turn: int
    from_on: date
    last_on: date
    value: Decimal
    set_on: date
    needs_from: date | None = None
    puts: tuple[TargetPut, ...] = ()
    entered_on: date | None = None
    withdrawn_on: date | None = None
    points: tuple[Decimal, ...] = ()

    @property
    def period(self) -> Period:
        return Period(self.from_on, self.last_on)

    def needs_members_on(self, day: date) -> bool:
        """Whether Members should have agreed it before it counts on a day; a target for days to come, before they begin."""
        return self.needs_from is not None and self.needs_from <= max(day, self.from_on)

    def agreed_since(self, moment: datetime) -> datetime | None:
        """Since when Members' agreement has effect, as it is known at a moment."""
        return min((found for put in self.puts if (found := put.agreed_since(moment))), default=None)

    def stood_on(self, day: date) -> bool:
        """Whether it was there on a day of its own time; what Members agreed counts from the day of effect, whenever it was entered."""
        return day <= self.last_on and (self.entered_on is None or self.entered_on <= day or any(put.agrees for put in self.puts))

    def puts_right(self, other: "TargetFacts") -> bool:
        """Whether it says better what was set on one day for one time, and typed wrongly."""
        return (self.from_on, self.set_on) == (other.from_on, other.set_on) and self.turn >= other.turn


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a target stands, the sentence that says why, and since when it counts."""

    standing: TargetStanding
    because: str
    since: date | None = None

    @property
    def counts(self) -> bool:
        return self.since is not None

    @property
    def waits(self) -> bool:
        """Whether it is one of those that Members have still to agree."""
        return self.standing is TargetStanding.PROPOSED


def judged(target: TargetFacts, moment: datetime) -> Judged:
    """Where a target stands at a moment.

    >>> from datetime import UTC
    >>> year = {"turn": 1, "from_on": date(2026, 4, 1), "last_on": date(2027, 3, 31), "value": Decimal(92), "set_on": date(2026, 3, 2)}
    >>> judged(TargetFacts(**year, needs_from=date(2026, 4, 1)), datetime(2026, 5, 1, tzinfo=UTC)).because
    'It has not been put to Members.'
    >>> judged(TargetFacts(**year), datetime(2026, 5, 1, tzinfo=UTC)).standing.value
    'Set'
    """
    if target.withdrawn_on:
        return Judged(TargetStanding.WITHDRAWN, f"It was withdrawn on {day_in_words(target.withdrawn_on, weekday=False)}.")
    if since := target.agreed_since(moment):
        return Judged(TargetStanding.AGREED, agreed_in_words(target, day_of(since)), day_of(since))
    if target.needs_members_on(day_of(moment)):
        return waiting(target)
    return Judged(TargetStanding.SET, "", target.from_on)


def agreed_in_words(target: TargetFacts, since: date) -> str:
    """Since when, and how late that was.

    >>> year = {"turn": 1, "from_on": date(2024, 4, 1), "last_on": date(2025, 3, 31), "value": Decimal(88), "set_on": date(2024, 3, 2)}
    >>> agreed_in_words(TargetFacts(**year), date(2024, 12, 2))
    'With effect from 2 December 2024, eight months into its period.'
    """
    late = (since.year - target.from_on.year) * 12 + since.month - target.from_on.month
    months = f", {number_in_words(late)} {'month' if late == 1 else 'months'} into its period" if late > 0 else ""
    return f"With effect from {day_in_words(since, weekday=False)}{months}."


WAITING = {
    Answered.NONE: "It has been put to Members, who have not answered yet.",
    Answered.NOTED: "Members noted it. To note a target is not to agree it.",
    Answered.DEFERRED: "Members put off their answer.",
    Answered.RECOMMENDED: "It was recommended to Council, which has not answered yet.",
}


def waiting(target: TargetFacts) -> Judged:
    """Why a target that Members should agree is not agreed."""
    if not target.puts:
        return Judged(TargetStanding.PROPOSED, "It has not been put to Members.")
    last = max(target.puts, key=lambda put: put.put_at)
    if last.answered is Answered.REFUSED:
        return Judged(TargetStanding.REFUSED, "Members refused it.")
    if last.agrees:
        when = f" It does on {day_in_words(day_of(last.since), weekday=False)}." if last.since else ""
        return Judged(TargetStanding.PROPOSED, f"Members agreed it, and that has no effect yet.{when}")
    if last.answered.is_agreement:
        return Judged(TargetStanding.PROPOSED, "Members amended it, and the figure that they agreed has not been entered yet.")
    return Judged(TargetStanding.PROPOSED, WAITING[last.answered])


def in_force(targets: Iterable[TargetFacts], day: date, moment: datetime) -> TargetFacts | None:
    """The target by which a figure for a day is rated: of those that counted by then the one that begins last, and was set last.

    It stays in force after its own period, until another counts. One that Members agree later counts from that day on, and not before.
    What is set in the place of a target that runs counts from the day on which it is entered, so that no later target makes a red figure
    green; one that is the first for its time counts from its first day, however late it is entered.
    """
    counting = [one for one in targets if counts_on(one, day, moment)]
    if len(counting) < 2:  # as with most measures of a long list
        return counting[0] if counting else None
    stood = [one for one in counting if one.stood_on(day)]
    best = max(stood or counting, key=lambda one: (one.from_on, one.turn))
    return max((one for one in counting if one.puts_right(best)), key=lambda one: one.turn)


def counts_on(target: TargetFacts, day: date, moment: datetime) -> bool:
    """Whether figures for a day are held to a target, as it is known at a moment: it has begun, it was agreed by then or did not need
    to be, and it had not been withdrawn.
    """
    if day < target.from_on or (target.withdrawn_on and target.withdrawn_on <= day):
        return False
    since = target.agreed_since(moment)
    return (since is not None and day_of(since) <= day) or not target.needs_members_on(day)


def cannot_be_withdrawn(target: TargetFacts) -> str:
    """Why a target is not withdrawn: what Members agreed, with effect or not yet, they are asked to agree anew.

    >>> cannot_be_withdrawn(TargetFacts(turn=1, from_on=date.min, last_on=date.max, value=Decimal(1), set_on=date.min))
    ''
    """
    if any(put.agrees for put in target.puts):
        return "Members agreed this target. Propose another and put it to them."
    amended = any(put.answered is Answered.AMENDED for put in target.puts)
    return "Members amended this target. Enter the figure that they agreed." if amended else ""


def waits_since(row: TargetFacts, others: Iterable[TargetFacts], moment: datetime) -> date:
    """Since when Members are to agree a target for this time: since the first was proposed after the last that they agreed.

    Whoever withdraws one and proposes another begins no new count of days.
    """
    same = [one for one in others if one.from_on == row.from_on and one.turn <= row.turn]
    agreed = max((one.turn for one in same if one.agreed_since(moment)), default=0)
    return min([row.set_on, *(one.set_on for one in same if one.turn > agreed)])


def age_in_words(since: date, today: date) -> str:
    """How long a target has waited to be agreed.

    >>> age_in_words(date(2026, 11, 2), date(2026, 11, 22)), age_in_words(date(2026, 11, 22), date(2026, 11, 22))
    ('for 20 days, since 2 November 2026', 'since today')
    """
    days = (today - since).days
    return f"for {counted(days, 'day')}, since {day_in_words(since, weekday=False)}" if days > 0 else "since today"


def not_agreed_in_words(set_on: Collection[date], today: date) -> str:
    """How many targets Members have not agreed, and how long the oldest has waited.

    >>> not_agreed_in_words([date(2026, 11, 2), date(2026, 11, 12)], date(2026, 11, 22))
    '2 targets are not agreed by Members. The oldest has waited for 20 days, since 2 November 2026.'
    """
    if not set_on:
        return "Members have agreed every target that they should agree."
    number = capitalised(counted(len(set_on), "target"))
    verb = "is" if len(set_on) == 1 else "are"
    which = "It" if len(set_on) == 1 else "The oldest"
    return f"{number} {verb} not agreed by Members. {which} has waited {age_in_words(min(set_on), today)}."
