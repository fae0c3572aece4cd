"""Who came to a meeting: never more than hold a seat that day, and never too few to decide."""

from dataclasses import dataclass
from datetime import date

from moothall.web.demo.agenda import Line
from moothall.web.demo.model import Attendance, Declaration
from moothall.web.demo.programme import Slot
from moothall.web.demo.who import Body, Office, Person, Seat
from moothall.web.demo.words import number_from, one_of

ONE_IN = 11
CHAIRS = ("Chair", "Vice-chair", "Decider")
CHAIR_OF = {"council": "the Mayor", "cabinet": "the Leader"}


@dataclass(frozen=True, slots=True)
class Present:
    """The people in the room, as the minutes speak of them."""

    body: Body
    names: dict[str, str]
    attendance: tuple[Attendance, ...]
    declarations: tuple[Declaration, ...] = ()

    def name(self, person: str) -> str:
        return self.names[person]

    @property
    def votes(self) -> int:
        return sum(each.is_present and each.part != "Spokesperson" for each in self.attendance)

    @property
    def chair(self) -> str:
        """Whoever presides: the chair, or else the vice-chair."""
        presiding = next(each for part in CHAIRS for each in self.attendance if each.part == part and each.is_present)
        return self.name(presiding.person)

    def member(self, *seed: object) -> str:
        """A member who is there and did not leave the room for any item."""
        left = {declared.person for declared in self.declarations}
        there = [each.person for each in self.attendance if each.is_present and each.part not in CHAIRS and each.person not in left]
        return self.name(one_of(there, *seed)) if there else self.chair

    def speaker(self, person: str, office: str) -> str:
        """An officer is spoken of by office, a councillor by name."""
        return self.name(person) if self.name(person).startswith("Councillor") else f"the {office}"


def attendance(slot: Slot, body: Body, seats: list[Seat]) -> tuple[Attendance, ...]:
    """A few send apologies, at most one in four, and one of those who may preside is always there."""
    sitting = [seat for seat in seats if seat.held_on(slot.on)]
    most = min(len(sitting) // 4, sum(seat.has_vote for seat in sitting) - body.quorum)
    away = [
        seat.person for seat in sitting if number_from(slot.key, seat.person) % ONE_IN == 0 and seat.part not in ("Decider", "Vice-chair")
    ]
    absent = frozenset(away[: max(most, 0)])
    if body.key == "council":
        absent -= {seat.person for seat in sitting if seat.part == "Chair"}
    return tuple(Attendance(seat.person, seat.part, seat.person not in absent) for seat in sitting)


def declarations(slot: Slot, lines: tuple[Line, ...], came: tuple[Attendance, ...]) -> tuple[Declaration, ...]:
    """An interest that the story asks for is declared by a member who is there and does not preside."""
    able = [each.person for each in came if each.is_present and each.part == "Member"]
    return tuple(
        Declaration(one_of(able, slot.key, "interest"), line.item.number, line.placed.subject.interest, True)
        for line in lines
        if line.placed and line.placed.subject.interest and able
    )


def presenters(offices: tuple[Office, ...], day: date) -> dict[str, str]:
    """Who holds each office on a day, by its title."""
    return {office.title: office.person for office in offices if office.held_on(day)}


def names_of(people: tuple[Person, ...]) -> dict[str, str]:
    return {person.key: person.called for person in people}
