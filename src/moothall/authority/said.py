"""What pages and imports say to the acts of this room, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moothall.authority.models import Office, Person, Seat


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat of the new council year: who, as what, and for whom if as a substitute."""

    person: Person
    kind: str = Seat.Kind.MEMBER
    instead_of: Person | None = None
    for_group: str = ""


@dataclass(frozen=True, slots=True)
class Heirs:
    """Who takes over each office and each seat of somebody who leaves; nobody, where it stays empty."""

    offices: Mapping[Office, Person | None] = field(default_factory=dict)
    seats: Mapping[Seat, Person | None] = field(default_factory=dict)
