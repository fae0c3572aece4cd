"""Who there is in Wrenmouth: organisations, departments, people, their offices, bodies and seats."""

from dataclasses import dataclass
from datetime import date, time

from moothall.access.viewer import Role


@dataclass(frozen=True, slots=True)
class Organisation:
    key: str
    name: str
    kind: str
    email: str


@dataclass(frozen=True, slots=True)
class Department:
    key: str
    name: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Portfolio:
    key: str
    name: str
    remit: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented. `party` and `ward` are empty for those who were not elected."""

    key: str
    name: str
    organisation: str
    party: str = ""
    ward: str = ""

    @property
    def called(self) -> str:
        return f"Councillor {self.name}" if self.ward else self.name

    @property
    def email(self) -> str:
        return f"{self.key}@{self.organisation}.example"


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is, from a day to a day; `ends` is the last day."""

    person: str
    title: str
    roles: tuple[Role, ...]
    starts: date
    ends: date | None = None
    department: str = ""
    body: str = ""
    portfolio: str = ""

    def held_on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Body:
    key: str
    name: str
    spoken: str
    kind: str
    quorum: int
    clerk: str
    venue: str
    starts_at: time
    remit: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on a body from a day to a day. A spokesperson attends and has no vote."""

    body: str
    person: str
    part: str
    starts: date
    ends: date | None = None

    def held_on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)

    @property
    def has_vote(self) -> bool:
        return self.part != "Spokesperson"


@dataclass(frozen=True, slots=True)
class Closure:
    day: date
    reason: str
