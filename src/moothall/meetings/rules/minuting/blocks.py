"""What a minute is made of, in the order in which it was said."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from moothall.meetings.rules.entries import EntryKind


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of the minute, with its bullets under it."""

    kind: EntryKind
    text: str
    bullets: tuple[str, ...] = ()
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class PartSaid:
    """A part of a resolution; `label` is the number that was typed, empty where none was."""

    text: str
    label: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was resolved, in parts. `lines` are the lines of the text that it was read from."""

    heading: str
    lead: str
    parts: tuple[PartSaid, ...]
    is_closed: bool = False
    lines: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class MotionSaid:
    """A motion, or an amendment to the motion at the place `amends`; `reads` is the motion as carried amendments have left it."""

    words: str
    mover: str = ""
    seconder: str = ""
    is_amendment: bool = False
    outcome: str = ""
    reads: str = ""
    amends: int | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class VoteSaid:
    """A vote. A number that was not said is none, never nought. `on` is the place of the motion among the blocks."""

    how: str
    votes_for: int | None = None
    against: int | None = None
    abstained: int | None = None
    did_not_vote: int | None = None
    named: tuple[tuple[str, str], ...] = ()
    casting: str = ""
    outcome: str = ""
    on: int | None = None
    is_closed: bool = False

    @property
    def is_counted(self) -> bool:
        return self.votes_for is not None or self.against is not None


@dataclass(frozen=True, slots=True)
class UndertakingSaid:
    """What somebody undertook. The sentence stands in the minute as it was typed; this is what it asks of whom."""

    text: str
    who: str = ""
    what: str = ""
    due_words: str = ""
    due_on: date | None = None
    is_closed: bool = False


Block: TypeAlias = Said | Resolved | MotionSaid | VoteSaid | UndertakingSaid


@dataclass(frozen=True, slots=True)
class Understood:
    """A text as it will stand in the minutes, and what a clerk should look at again. Warnings never forbid."""

    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def resolutions(self) -> tuple[Resolved, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Resolved))
