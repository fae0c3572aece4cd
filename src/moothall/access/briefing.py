"""A briefing as plain rows: any room can say what of its own belongs to a portfolio, and knows no other room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from moothall.access.viewer import Viewer


class Topic(StrEnum):
    """What a briefing is about, in the order in which it is read."""

    ASKED = "asked"
    OFF = "off"
    CHANGED = "changed"
    DAYS = "days"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Brief:
    """For whom, about which portfolio, since when and until when. `holders` answer for it today, `deputies` act for them.

    `settings` are the council's own rules of today. What one question has found is `known` to the next, so that none is asked twice.
    """

    viewer: Viewer
    organisation: int
    slug: str
    portfolio: int
    now: datetime
    today: date
    since: date
    until: date
    settings: Mapping[str, Any]
    holders: frozenset[int] = frozenset()
    deputies: frozenset[int] = frozenset()
    is_calendar: bool = False
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, find: Callable[[], Any]) -> Any:
        """What `find` finds, which is asked the first time only."""
        if name not in self.known:
            self.known[name] = find()
        return self.known[name]

    @property
    def is_holder(self) -> bool:
        """Whether it is read by whoever answers for the portfolio, or acts for them."""
        return self.viewer.person in self.holders | self.deputies


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a briefing: what it is, a line about it, where it is read, and how it stands in a word.

    `shape` is that of a rating (good, near, off); without one the word is a standing, in its tone.
    """

    title: str
    line: str = ""
    reference: str = ""
    word: str = ""
    shape: str = ""
    tone: str = "plain"
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one room has to say of a topic: the first things of so many, and where the rest is (words and path).

    What is said first is a sentence; or, of what has happened since the day, a clause of the sentence that tells all of it.
    """

    topic: Topic
    things: tuple[Thing, ...] = ()
    number: int = 0
    sentence: str = ""
    clause: str = ""
    rest: tuple[str, str] = ("", "")

    @property
    def left(self) -> int:
        """How many more there are than stand here."""
        return max(0, self.number - len(self.things))


@dataclass(frozen=True, slots=True)
class Day:
    """Something with a day, as a calendar keeps it. `moves` is how often the day was moved, `changed_at` when it last was."""

    what: str
    on: date
    reference: str
    changed_at: datetime
    kind: str = "Due"
    moves: int = 0
    part: str = ""  # of a thing that has several days, which
    starts_at: time | None = None
    ends_at: time | None = None
    where: str = ""
    is_missed: bool = False
    is_cancelled: bool = False

    @property
    def turn(self) -> int:
        """How often what a calendar says of it has changed: it grows when the day is moved, and when it is missed."""
        return 2 * self.moves + self.is_missed

    @property
    def said(self) -> str:
        """What it is called in a calendar."""
        return f"{'Missed' if self.is_missed else self.kind}: {self.what}"
