"""A council year and a leaver: what was held is proposed, changed and confirmed on one page."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField

from moothall.access.forms import Form
from moothall.access.viewer import PUBLIC
from moothall.authority import queries
from moothall.authority.forms.boxes import DayField, PersonField, named_and_numbered
from moothall.authority.models import Body, Office, Organisation, Person, Seat
from moothall.authority.said import Heirs, Sitting

MORE = range(1, 4)  # how many more can be named for a body at once


class ADay(Form):
    """The day on which a council year begins."""

    day = DayField(label="The first day of the new year", help_text="The day of the annual meeting. For example 14 5 2026")


class Proposed(Form):
    """A form with a box for each of many rows. `seen` says which rows stood on the page, so that none is ended unseen."""

    def __init__(self, data: Any, organisation: Organisation, rows: Iterable[Any]) -> None:
        self.rows = list(rows)
        self.seen = set(data.getlist("seen")) if data is not None else {key_of(row) for row in self.rows}
        super().__init__(data)
        self.everybody = list(queries.may_be_seated(PUBLIC, organisation))
        self.own = [person for person in self.everybody if person.organisation_id == organisation.pk]
        self.organisation = organisation

    def names(self) -> list[str]:
        return [named_and_numbered(person, self.organisation.pk) for person in self.everybody]

    def person_box(self, name: str, label: str, *, of: list[Person], initial: Person | None = None, help_text: str = "") -> None:
        box = PersonField(label=label, required=False, initial=initial, help_text=help_text)
        box.people = of
        self.fields[name] = box

    @property
    def keys(self) -> list[str]:
        """What stands on this page, to be sent with it."""
        return [key_of(row) for row in self.rows]

    def is_seen(self, row: Any) -> bool:
        return key_of(row) in self.seen


def key_of(row: Any) -> str:
    return f"{type(row).__name__.lower()}-{row.pk}"


class Year(Proposed):
    """Last year's seats and yearly offices, each to be kept, changed or left empty; and more people for each body."""

    def __init__(
        self, data: Any, organisation: Organisation, day: date, seats: Sequence[Seat], offices: Sequence[Office], bodies: Sequence[Body]
    ) -> None:
        super().__init__(data, organisation, [*seats, *offices])
        self.day, self.seats, self.offices, self.bodies = day, seats, offices, bodies
        for seat in seats:
            whose = f"{seat.person.full_name}, {seat.body.name}"
            self.fields[f"{key_of(seat)}-stays"] = forms.BooleanField(label=f"Stays: {whose}", required=False, initial=True)
            self.fields[f"{key_of(seat)}-kind"] = kind_box(f"As what: {whose}", seat.kind)
        for body in bodies:
            for number in MORE:
                self.person_box(f"{key_of(body)}-more-{number}", f"Another member of {body.name} ({number})", of=self.everybody)
                self.fields[f"{key_of(body)}-kind-{number}"] = kind_box(f"As what: other member {number} of {body.name}", Seat.Kind.MEMBER)
        for office in offices:
            self.person_box(
                key_of(office),
                f"{office.title}: who holds it",
                of=self.own,
                initial=office.person,
                help_text="Left empty, nobody holds it yet.",
            )
        self.keep_what_was_given_meanwhile()

    def keep_what_was_given_meanwhile(self) -> None:
        """What was not on the page when it was opened is proposed as it is, not as struck out."""
        if self.is_bound and (new := [row for row in self.rows if not self.is_seen(row)]):
            self.data = self.data.copy()
            for row in new:
                kept = (
                    {f"{key_of(row)}-stays": "on", f"{key_of(row)}-kind": row.kind}
                    if isinstance(row, Seat)
                    else {key_of(row): named_and_numbered(row.person)}
                )
                self.data.update(kept)

    def bodies_with_boxes(self) -> list[tuple[Body, list[tuple[Seat, BoundField, BoundField]], list[tuple[BoundField, BoundField]]]]:
        """For the page: each body with the boxes of its seats, and those for more members."""
        held = {key: list(rows) for key, rows in groupby(self.seats, key=lambda seat: seat.body_id)}
        return [
            (
                body,
                [(seat, self[f"{key_of(seat)}-stays"], self[f"{key_of(seat)}-kind"]) for seat in held.get(body.pk, [])],
                [(self[f"{key_of(body)}-more-{number}"], self[f"{key_of(body)}-kind-{number}"]) for number in MORE],
            )
            for body in self.bodies
        ]

    def names_more(self, body: Body) -> bool:
        """Whether somebody was typed in as another member of a body."""
        return any(self[f"{key_of(body)}-more-{number}"].value() for number in MORE)

    def office_boxes(self) -> list[BoundField]:
        return [self[key_of(office)] for office in self.offices]

    def sittings(self) -> dict[Body, list[Sitting]]:
        """Who sits on each body in the new year."""
        said: dict[Body, list[Sitting]] = {body: [] for body in self.bodies}
        for seat in self.seats:
            if self.cleaned_data[f"{key_of(seat)}-stays"]:
                said[seat.body].append(stays(seat, self.cleaned_data[f"{key_of(seat)}-kind"]))
        for body in self.bodies:
            for number in MORE:
                if person := self.cleaned_data[f"{key_of(body)}-more-{number}"]:
                    said[body].append(Sitting(person, self.cleaned_data[f"{key_of(body)}-kind-{number}"]))
        return said

    def holders(self) -> dict[Office, Person | None]:
        return {office: self.cleaned_data[key_of(office)] for office in self.offices if self.is_seen(office)}

    def seats_seen(self) -> set[int]:
        return {seat.pk for seat in self.seats if self.is_seen(seat)}


def kind_box(label: str, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Seat.Kind.choices, initial=initial)


def stays(seat: Seat, kind: str) -> Sitting:
    """A substitute comes for the same member or group as before; whoever becomes something else comes for nobody."""
    if kind != Seat.Kind.SUBSTITUTE:
        return Sitting(seat.person, kind)
    return Sitting(seat.person, kind, seat.instead_of, seat.for_group)


class Leaver(Proposed):
    """The last day, and who takes over each office and each seat."""

    until = DayField(label="Last day", help_text="The last day on which this person holds anything. For example 30 9 2026")

    def __init__(self, data: Any, organisation: Organisation, today: date, offices: Sequence[Office], seats: Sequence[Seat]) -> None:
        super().__init__(data, organisation, [*offices, *seats])
        self.initial["until"] = today
        self.offices, self.seats = offices, seats
        for office in offices:
            opens = f" It opens the acts of: {office.role}." if office.role else ""
            self.person_box(
                key_of(office), f"{office.title}: who takes it over", of=self.own, help_text=f"Left empty, nobody holds it yet.{opens}"
            )
        for seat in seats:
            label = f"{seat.get_kind_display()} of {seat.body.name}: who takes the seat"
            self.person_box(key_of(seat), label, of=self.everybody, help_text="Left empty, the seat stays empty.")

    def heirs(self) -> Heirs:
        return Heirs(
            {office: self.cleaned_data[key_of(office)] for office in self.offices if self.is_seen(office)},
            {seat: self.cleaned_data[key_of(seat)] for seat in self.seats if self.is_seen(seat)},
        )
