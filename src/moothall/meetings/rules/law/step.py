"""A step of a meeting's timeline: what, until when, whether it was done, the rule, and what to do."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from moothall.meetings.rules.law.rule import Mark, Matter, Rule


class State(StrEnum):
    """Where a step is."""

    DONE_IN_TIME = "done in time"
    DONE_LATE = "done late"
    DUE = "due"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    NOT_NEEDED = "not needed"
    URGENT = "urgent"

    @property
    def tone(self) -> str:
        """How a page shows it: plain, open, wait, warn or stop, as other standings."""
        return {State.DONE_LATE: "warn", State.DUE: "wait", State.DUE_SOON: "warn", State.OVERDUE: "stop", State.URGENT: "warn"}.get(
            self, "plain"
        )

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do."""
        return self in (State.DUE, State.DUE_SOON, State.OVERDUE)


class WayKind(StrEnum):
    """A lawful way for one late item."""

    SUPPLEMENT = "supplement"
    URGENT = "urgent"
    CONVENE = "convene"
    DEFER = "defer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What may be done about one late item, and by which source."""

    kind: WayKind
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step. `due_at` is the moment from which it is too late; `due_on` its last lawful day; `work_by` the last working day to do it on.

    All three are empty where the law says only "as soon as reasonably practicable". `says` tells the state in a sentence, `time_left`
    the working days that are left, `to_do` what somebody should do next; each is empty where there is nothing to say.
    """

    matter: Matter
    what: str
    state: State
    rule: Rule
    says: str
    due_at: datetime | None = None
    due_on: date | None = None
    work_by: date | None = None
    done_at: datetime | None = None
    time_left: str = ""
    to_do: str = ""
    lacks: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    item: str = ""

    @property
    def source(self) -> str:
        return self.rule.source

    @property
    def mark(self) -> Mark:
        return self.rule.mark
