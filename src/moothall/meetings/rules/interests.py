"""Interests by the code of their day: what one asks of a member, what the public is told, and where what was done departs from it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.authority.words import day_in_words, joined
from moothall.meetings.rules.law.codes import CODE_2007, LOCALISM, LOCALISM_ACT, MODEL_2007, Asked, Kind, asked_on, no_such_kind
from moothall.meetings.rules.law.counting import Unit, last_day_after, last_day_of_years
from moothall.meetings.rules.law.rule import Mark

REGISTRATION_DAYS, DISPENSATION_YEARS = 28, 4


class Did(StrEnum):
    """What a member who had declared an interest did."""

    DISCUSSED = "took part in the discussion"
    SPOKE_AS_PUBLIC = "spoke as the public may"
    VOTED = "voted"
    STAYED = "stayed in the room"
    LEFT = "left the room"
    DECIDED_ALONE = "decided alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispensation:
    """Leave to take part in spite of an interest: from a day to a day, for the discussion, the vote, or both.

    The first and the last day of the calendar mean that no day is stated.
    """

    valid_from: date = date.min
    valid_to: date = date.max
    may_discuss: bool = True
    may_vote: bool = True
    granted_by: str = ""

    @property
    def longest_until(self) -> date:
        """The last day that the law allows it to hold. Source: Localism Act 2011, s.33(3). Without a first day nobody can say."""
        if self.valid_from == date.min or self.valid_from.year + DISPENSATION_YEARS > date.max.year:
            return date.max
        return last_day_of_years(self.valid_from, DISPENSATION_YEARS)

    @property
    def is_too_long(self) -> bool:
        """Whether it is stated to hold for more than four years.

        >>> Dispensation(valid_from=date(2020, 2, 29), valid_to=date(2024, 2, 28)).is_too_long
        False
        >>> Dispensation(valid_from=date(2020, 3, 1), valid_to=date(2024, 3, 1)).is_too_long
        True
        """
        return self.longest_until < self.valid_to < date.max

    @property
    def holds_until(self) -> date:
        """Its last day: what is stated, and never more than four years."""
        return min(self.valid_to, self.longest_until)

    def holds_on(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.valid_from <= day <= self.holds_until

    @property
    def in_words(self) -> str:
        """Between which days it holds; empty where none is stated."""
        begins = "" if self.valid_from == date.min else f"from {_day(self.valid_from)}"
        ends = "" if self.holds_until == date.max else f"until {_day(self.holds_until)}"
        return " ".join(word for word in (begins, ends) if word)


@dataclass(frozen=True, slots=True)
class Duty:
    """What one member must and may do about one interest at one meeting: what the code asks, read for the facts of the case."""

    asked: Asked
    lifted_by: Dispensation | None = None
    leave_room: bool = True
    is_registered: bool = False
    is_sensitive: bool = False
    may_public_speak: bool = False
    decides_alone: bool = False

    @property
    def is_pecuniary(self) -> bool:
        return self.asked.kind == Kind.DISCLOSABLE

    @property
    def must_disclose(self) -> bool:
        return not (self.is_pecuniary and self.is_registered)

    @property
    def must_say(self) -> str:
        """What the declaration must say."""
        if self.is_sensitive:
            return "That there is an interest; its details are withheld as sensitive."
        return "The interest, unless it is in the register." if self.is_pecuniary else "That there is an interest, and its nature."

    @property
    def may_discuss(self) -> bool:
        return self.asked.may_discuss or bool(self.lifted_by and self.lifted_by.may_discuss)

    @property
    def may_vote(self) -> bool:
        return self.asked.may_vote or bool(self.lifted_by and self.lifted_by.may_vote)

    @property
    def must_leave(self) -> bool:
        """Whether the room must be left. Whoever may still discuss or vote has to be in it."""
        is_asked = self.asked.must_leave or (self.is_pecuniary and self.leave_room)
        return is_asked and not self.may_discuss and not self.may_vote

    @property
    def may_speak_as_public(self) -> bool:
        return self.asked.may_speak_as_public and self.may_public_speak

    @property
    def source(self) -> str:
        return f"{LOCALISM}, s.31(6) to (8)" if self.is_pecuniary and self.decides_alone else self.asked.source

    @property
    def mark(self) -> Mark:
        return self.asked.mark

    @property
    def words(self) -> str:
        """The duty in words, with what a dispensation lifts."""
        if self.is_pecuniary and self.decides_alone:
            words = "Take no step in the matter, except to have it dealt with by somebody else."
        else:
            leave = " The council's standing orders ask the member to leave the room." if self.is_pecuniary and self.must_leave else ""
            words = self.asked.words + leave
        return f"{words} {lifts}" if (lifts := _lifts(self.lifted_by)) else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """An interest as it was declared at a meeting, and what the member then did."""

    kind: Kind
    on: date
    nature: str = ""
    did: frozenset[Did] = frozenset()
    dispensation: Dispensation | None = None
    is_registered: bool = False
    is_sensitive: bool = False
    may_public_speak: bool = False
    decides_alone: bool = False


def duty(
    kind: Kind,
    on: date,
    *,
    dispensation: Dispensation | None = None,
    leave_room: bool = True,
    is_registered: bool = False,
    is_sensitive: bool = False,
    may_public_speak: bool = False,
    decides_alone: bool = False,
) -> Duty:
    """What a member must and may do. `leave_room` is the council's standing order for disclosable pecuniary interests (s.31(10)).

    >>> found = duty(Kind.DISCLOSABLE, date(2026, 11, 12), leave_room=False)
    >>> found.must_disclose, found.may_discuss, found.may_vote, found.must_leave
    (True, False, False, False)
    """
    asked = asked_on(kind, on)
    if asked is None:
        raise ValueError(no_such_kind(kind, on))
    lifted_by = dispensation if dispensation and dispensation.holds_on(on) else None
    return Duty(asked, lifted_by, leave_room, is_registered, is_sensitive, may_public_speak, decides_alone)


def check(declaration: Declaration, *, leave_room: bool = True) -> list[str]:
    """Where a declaration, or what was done after it, departs from the code of its day. It warns; it forbids nothing.

    >>> voted = Declaration(kind=Kind.DISCLOSABLE, on=date(2026, 11, 12), nature="Owns the land", did=frozenset({Did.VOTED, Did.LEFT}))
    >>> check(voted)[0].split(": ")[0]
    'Voted, which the interest forbids'
    """
    if asked_on(declaration.kind, declaration.on) is None:
        return [no_such_kind(declaration.kind, declaration.on)]
    found = _duty_of(declaration, leave_room)
    warnings = [] if declaration.nature.strip() or declaration.is_sensitive else ["The nature of the interest is not recorded."]
    return [*warnings, *_about_dispensation(declaration), *_about_what_was_done(declaration.did, found, declaration.decides_alone)]


def public_words(declaration: Declaration) -> str:
    """What everybody may read of a declaration: of a sensitive interest, only that there is one.

    >>> public_words(Declaration(kind=Kind.DISCLOSABLE, on=date(2026, 11, 12), nature="Lives there", is_sensitive=True))
    'A disclosable pecuniary interest, whose details are withheld as sensitive.'
    """
    named = _named(declaration.kind)
    said = f"A{'n' if named[0] in 'aeiou' else ''} {named}"
    if declaration.is_sensitive:
        return f"{said}, whose details are withheld as sensitive."
    nature = declaration.nature.strip().removesuffix(".")
    return f"{said}: {nature}." if nature else f"{said}, whose nature was not stated."


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """The last day on which an interest may be notified, and the last day by the other way of counting 28 days."""

    by: date
    by_other_count: date
    words: str
    source: str
    mark: Mark


def register_by(begins: date, days: int = REGISTRATION_DAYS) -> Registration | None:
    """Until when an interest must be notified to the monitoring officer: from becoming a member, or from disclosing it at a meeting.

    The Act of 2011 counts "beginning with" the day, so that it is the first. The Code of 2007 says "within 28 days of" it.
    None before that Code.

    >>> found = register_by(date(2023, 5, 4))
    >>> str(found.by), str(found.by_other_count)
    ('2023-05-31', '2023-06-01')
    """
    first, after = (last_day_after(begins, days, Unit.CALENDAR, is_first_day_counted=counted) for counted in (True, False))
    if begins >= LOCALISM_ACT:
        words = f"Notify the monitoring officer before the end of {days} days beginning with {_day(begins)}: by the end of {_day(first)}."
        return Registration(by=first, by_other_count=after, words=words, source=f"{LOCALISM}, ss 30(1) and 31(3)", mark=Mark.TEXT)
    if begins < CODE_2007:
        return None
    words = f"Notify the monitoring officer within {days} days of {_day(begins)}: by the end of {_day(after)}."
    return Registration(by=after, by_other_count=first, words=words, source=f"{MODEL_2007}, para 13", mark=Mark.UNCHECKED)


def _duty_of(declaration: Declaration, leave_room: bool) -> Duty:
    return duty(
        declaration.kind,
        declaration.on,
        dispensation=declaration.dispensation,
        leave_room=leave_room,
        is_registered=declaration.is_registered,
        is_sensitive=declaration.is_sensitive,
        may_public_speak=declaration.may_public_speak,
        decides_alone=declaration.decides_alone,
    )


def _about_dispensation(declaration: Declaration) -> list[str]:
    given = declaration.dispensation
    if given is None:
        return []
    found = ["The dispensation is for more than four years, which is the longest that the law allows."] if given.is_too_long else []
    if not given.holds_on(declaration.on):
        found.append(f"The dispensation did not hold on {_day(declaration.on)}: it holds {given.in_words}.")
    return found


def _about_what_was_done(did: frozenset[Did], found: Duty, decides_alone: bool) -> list[str]:
    ask = f"{found.source}. Ask the monitoring officer."
    wrong = {
        Did.VOTED: (not found.may_vote, "Voted, which the interest forbids"),
        Did.DISCUSSED: (not found.may_discuss, "Took part in the discussion, which the interest forbids"),
        Did.SPOKE_AS_PUBLIC: (
            not found.may_discuss and not found.may_speak_as_public,
            "Spoke, although the public might not speak on the item or the interest lets nobody speak",
        ),
        Did.DECIDED_ALONE: (decides_alone and not found.may_vote, "Decided alone, instead of having somebody else deal with it"),
        Did.STAYED: (found.must_leave and Did.SPOKE_AS_PUBLIC not in did, "Stayed in the room, which had to be left"),
    }
    return [f"{words}: {ask}" for act, (is_wrong, words) in wrong.items() if act in did and is_wrong]


def _lifts(given: Dispensation | None) -> str:
    if given is None or not (given.may_discuss or given.may_vote):
        return ""
    lifts = joined(word for word, is_lifted in (("discuss", given.may_discuss), ("vote", given.may_vote)) if is_lifted)
    until = "" if given.holds_until == date.max else f" until {_day(given.holds_until)}"
    return f"A dispensation{until} lets the member {lifts}."


def _named(kind: Kind) -> str:
    return f"interest {kind}" if kind == Kind.OWN_CODE else f"{kind} interest"


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
