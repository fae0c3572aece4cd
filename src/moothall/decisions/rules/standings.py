"""Where a decision stands at a moment: worked out from facts, never stored; one standing, never two."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum


class Tone(StrEnum):
    """How a standing is shown beside its words."""

    PLAIN = "plain"
    OPEN = "open"
    WAIT = "wait"
    WARN = "warn"
    STOP = "stop"


class Standing(StrEnum):
    """Where a decision is in its life, in the words of the pages. Source: law.md, section 6."""

    DRAFT = "Not yet published"
    OPEN_TO_CALL_IN = "Open to call-in"
    WAITING = "Call-in closed, not yet in effect"
    NOT_YET = "Published, not yet in effect"
    NOT_STATED = "Published; when it takes effect is not stated"
    CALLED_IN = "Called in"
    REFERRED = "Referred by scrutiny"
    CONFIRMED = "In effect, confirmed after call-in"
    CHANGED = "In effect, changed after call-in"
    IN_EFFECT = "In effect"
    NOT_SUBJECT_TO_CALL_IN = "In effect, not subject to call-in"
    URGENT = "In effect, urgent"
    WITHDRAWN = "Withdrawn"
    SUPERSEDED = "Superseded"

    @property
    def tone(self) -> Tone:
        """How it is shown."""
        return TONES.get(self, Tone.PLAIN)

    @property
    def is_in_effect(self) -> bool:
        """Whether the decision may be carried out."""
        return self in EFFECTIVE


TONES = {
    Standing.OPEN_TO_CALL_IN: Tone.OPEN,
    Standing.WAITING: Tone.WAIT,
    Standing.NOT_YET: Tone.WAIT,
    Standing.CALLED_IN: Tone.WARN,
    Standing.REFERRED: Tone.WARN,
    Standing.WITHDRAWN: Tone.STOP,
    Standing.SUPERSEDED: Tone.STOP,
}
EFFECTIVE = frozenset(
    {Standing.CONFIRMED, Standing.CHANGED, Standing.IN_EFFECT, Standing.NOT_SUBJECT_TO_CALL_IN, Standing.URGENT},
)


class Maker(StrEnum):
    """Who takes decisions in a council."""

    COUNCIL = "Council"
    CABINET = "Cabinet"
    SINGLE_MEMBER = "Single member"
    COMMITTEE = "Committee"
    OFFICER = "Officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a decision's life. Empty is not known, or not happened; a moment bears its time zone.

    Without its own day of effect a decision that is not subject to call-in, or urgent, takes effect when it is published.
    """

    published_at: datetime | None = None
    call_in_closes_at: datetime | None = None
    effective_from: datetime | None = None
    called_in_at: datetime | None = None
    referred_at: datetime | None = None
    confirmed_at: datetime | None = None
    changed_at: datetime | None = None
    call_in_invalid_at: datetime | None = None
    call_in_lapses_at: datetime | None = None
    withdrawn_at: datetime | None = None
    superseded_at: datetime | None = None
    is_subject_to_call_in: bool | None = None
    is_urgent: bool = False

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, datetime) and value.utcoffset() is None:
                raise ValueError(f"A moment needs its time zone, and {name.replace('_', ' ')} {value} has none.")

    @property
    def takes_effect_at(self) -> datetime | None:
        """When effect begins if nobody calls the decision in; no earlier than the moment at which a call-in was found to be none."""
        begins = self.effective_from or (self.published_at if self.is_beyond_call_in else None)
        return max(begins, self.call_in_invalid_at) if begins and self.effective_from and self.call_in_invalid_at else begins

    @property
    def held_until(self) -> datetime | None:
        """Until when the call-in that came last was one: it was found invalid, or too few were left. Nothing where it went on."""
        ended, began = self.call_in_invalid_at, self.called_in_at
        return ended if ended and (began is None or began <= ended) else None

    @property
    def in_effect_since(self) -> datetime | None:
        """Since when it is in effect where nobody confirmed or changed it; never before it was published."""
        at = self.call_in_lapses_at if self.is_called_in_in_time and self.call_in_lapses_at else self.takes_effect_at
        return max((at for at in (at, self.published_at) if at), default=None)

    @property
    def is_beyond_call_in(self) -> bool:
        """Whether it is known that nobody can call the decision in."""
        return self.is_urgent or self.is_subject_to_call_in is False

    @property
    def called_in_from(self) -> datetime | None:
        """When call-in began: its first trace, because an import may know only what followed from it."""
        return min((at for at in (self.called_in_at, self.referred_at, self.confirmed_at, self.changed_at) if at), default=None)

    @property
    def is_called_in_in_time(self) -> bool:
        """Whether a call-in counts: the decision was subject to it, not urgent, and call-in had not closed.

        Source: Local Government Act 2000 s.9F(4), "made but not implemented". One that came too late does not undo what is in effect.
        """
        limit = min((at for at in (self.call_in_closes_at, self.effective_from) if at), default=None)
        began = self.called_in_from
        return began is not None and not self.is_beyond_call_in and (limit is None or began < limit)


FACTS = tuple(field.name for field in fields(Facts))


def standing(moment: datetime, facts: Facts) -> Standing:
    """The one standing of a decision at a moment; what happens after the moment does not count.

    >>> from datetime import date
    >>> from moothall.decisions.rules.call_in import start_of
    >>> at_the_end = start_of(date(2009, 12, 16))
    >>> facts = Facts(
    ...     published_at=start_of(date(2009, 12, 9)), call_in_closes_at=at_the_end, effective_from=at_the_end, is_subject_to_call_in=True
    ... )
    >>> [str(standing(start_of(date(2009, 12, day)), facts)) for day in (8, 15, 16)]
    ['Not yet published', 'Open to call-in', 'In effect']
    """
    if moment.utcoffset() is None:
        raise ValueError(f"A moment needs its time zone, and {moment} has none.")
    moment = moment.astimezone(UTC)
    if _has_come(facts.withdrawn_at, moment):
        return Standing.WITHDRAWN
    if _has_come(facts.superseded_at, moment):
        return Standing.SUPERSEDED
    if not _has_come(facts.published_at, moment):
        return Standing.DRAFT
    return _after_call_in(facts, moment) or _by_the_clock(facts, moment)


def _after_call_in(facts: Facts, moment: datetime) -> Standing | None:
    """How far scrutiny has come, in the order of its steps: an answer once given is not taken back by an earlier step."""
    if not facts.is_called_in_in_time or not _has_come(facts.called_in_from, moment):
        return None
    steps = (
        (Standing.CHANGED, facts.changed_at),
        (Standing.CONFIRMED, facts.confirmed_at),
        (Standing.IN_EFFECT, facts.call_in_lapses_at),
        (Standing.REFERRED, facts.referred_at),
    )
    reached = next((reached for reached, at in steps if _has_come(at, moment)), Standing.CALLED_IN)
    return None if reached is Standing.CALLED_IN and _has_come(facts.held_until, moment) else reached


def _by_the_clock(facts: Facts, moment: datetime) -> Standing:
    """Where a decision stands that nobody called in. Effect is asked first: what is in effect is no longer open."""
    if _has_come(facts.takes_effect_at, moment):
        return _in_effect(facts)
    # Only a decision that is known to be subject to call-in is said to be open to it.
    if facts.is_subject_to_call_in and not facts.is_urgent and facts.call_in_closes_at:
        if moment < facts.call_in_closes_at:
            return Standing.OPEN_TO_CALL_IN
        return Standing.WAITING if facts.takes_effect_at else Standing.NOT_STATED
    return Standing.NOT_YET if facts.takes_effect_at else Standing.NOT_STATED


def _in_effect(facts: Facts) -> Standing:
    if facts.is_urgent:
        return Standing.URGENT
    return Standing.NOT_SUBJECT_TO_CALL_IN if facts.is_subject_to_call_in is False else Standing.IN_EFFECT


def _has_come(at: datetime | None, moment: datetime) -> bool:
    return at is not None and at <= moment
