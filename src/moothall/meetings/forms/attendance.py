"""Who attended, as one grid: a line for each who was expected, and some for those who were also there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from moothall.access.versions import Opened
from moothall.meetings import said
from moothall.meetings.forms.boxes import HourField, OneLine
from moothall.meetings.models import Attendance as Table

CAME = [(value, words) for value, words in Table.Came.choices]
ALSO = [(value, words) for value, words in Table.Capacity.choices if value in ("officer", "speaker", "")]
MORE = 4  # lines for officers and speakers; there are more after each saving
SHORT = {"help_text": "", "required": False}


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the grid, before anything is typed."""

    name: str
    capacity: str = ""
    person: int | None = None
    office: str = ""
    attended: str = ""
    instead_of: int | None = None
    arrived_at: Any = None
    left_at: Any = None
    is_chair: bool = False

    @property
    def is_substitute(self) -> bool:
        return self.capacity == Table.Capacity.SUBSTITUTE

    @property
    def is_seated(self) -> bool:
        """Whether the line stands there whoever comes; others go when nothing is said of them."""
        return self.capacity in (Table.Capacity.MEMBER, Table.Capacity.DECIDER, Table.Capacity.SPOKESPERSON)


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of one line of the grid."""

    line: Line
    came: Any
    arrived: Any
    left: Any
    instead_of: Any = None


class Attendance(Opened):
    """The whole grid. It is sent as one, so that the list is never half saved."""

    def __init__(self, *args: Any, lines: Sequence[Line] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        seated = [(str(line.person), line.name) for line in lines if line.is_seated and line.person]
        for place, line in enumerate(lines):
            self.add_line(place, line, seated)
        names = [(str(place), line.name) for place, line in enumerate(lines) if line.is_seated or line.is_substitute]
        chair = next((str(place) for place, line in enumerate(lines) if line.is_chair), "")
        self.fields["chair"] = forms.ChoiceField(label="Who presided", choices=[("", "Not noted"), *names], required=False, initial=chair)
        for place in range(MORE):
            self.fields[f"name_{place}"] = OneLine(label=f"Name, line {place + 1}", required=False, max_length=200)
            self.fields[f"office_{place}"] = OneLine(label=f"Office or organisation, line {place + 1}", required=False, max_length=300)
            self.fields[f"as_{place}"] = forms.ChoiceField(label=f"Came as, line {place + 1}", choices=ALSO, required=False)

    def add_line(self, place: int, line: Line, seated: Sequence[tuple[str, str]]) -> None:
        came = [*CAME, ("", "Not noted")] if line.is_seated else [(Table.Came.PRESENT.value, "Present"), ("", "Not there")]
        self.fields[f"came_{place}"] = forms.ChoiceField(
            label=line.name, choices=came, required=False, initial=line.attended, widget=forms.RadioSelect
        )
        self.fields[f"arrived_{place}"] = HourField(label=f"{line.name} arrived", initial=line.arrived_at, **SHORT)
        self.fields[f"left_{place}"] = HourField(label=f"{line.name} left", initial=line.left_at, **SHORT)
        if line.is_substitute:
            choices = [("", "Choose"), *seated]
            self.fields[f"instead_{place}"] = forms.ChoiceField(
                label=f"{line.name} came in the place of", choices=choices, required=False, initial=str(line.instead_of or "")
            )

    def grid(self) -> Iterator[Boxes]:
        for place, line in enumerate(self.lines):
            instead = self[f"instead_{place}"] if line.is_substitute else None
            yield Boxes(line, self[f"came_{place}"], self[f"arrived_{place}"], self[f"left_{place}"], instead)

    def more(self) -> Iterator[tuple[Any, Any, Any]]:
        return ((self[f"name_{place}"], self[f"office_{place}"], self[f"as_{place}"]) for place in range(MORE))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        present = {str(line.person): line for place, line in enumerate(self.lines) if typed.get(f"came_{place}") == Table.Came.PRESENT}
        for place, line in enumerate(self.lines):
            arrived, left = typed.get(f"arrived_{place}"), typed.get(f"left_{place}")
            if arrived and left and left < arrived:
                self.add_error(f"left_{place}", "Must be later than the hour of arriving.")
            if line.is_substitute and typed.get(f"came_{place}") == Table.Came.PRESENT:
                self.check_substitute(place, typed.get(f"instead_{place}", ""), present)
        return typed

    def check_substitute(self, place: int, instead_of: str, present: dict[str, Line]) -> None:
        if not instead_of:
            self.add_error(f"instead_{place}", "Choose the member in whose place the substitute came.")
        elif instead_of in present:
            self.add_error(f"instead_{place}", f"{present[instead_of].name} was present. Choose somebody who was not.")

    def attendance(self) -> list[said.Attendance]:
        """What was typed, as the act takes it: everybody seated, and whoever else was there."""
        typed = self.cleaned_data
        noted = [self.noted(place, line) for place, line in enumerate(self.lines)]
        kept = [one for one, line in zip(noted, self.lines, strict=True) if line.is_seated or one.attended]
        added = [
            said.Attendance(typed[f"name_{place}"], Table.Came.PRESENT.value, typed[f"office_{place}"], capacity=typed[f"as_{place}"])
            for place in range(MORE)
            if typed[f"name_{place}"]
        ]
        return kept + added

    def noted(self, place: int, line: Line) -> said.Attendance:
        typed = self.cleaned_data
        instead_of = typed.get(f"instead_{place}", "")
        return said.Attendance(
            name=line.name,
            attended=typed[f"came_{place}"],
            office=line.office,
            person_id=line.person,
            capacity=line.capacity,
            is_chair=typed["chair"] == str(place),
            instead_of_id=int(instead_of) if instead_of else None,
            arrived_at=typed[f"arrived_{place}"],
            left_at=typed[f"left_{place}"],
        )
