"""Boxes that the forms of risks share, and the form from which all others are made."""

from datetime import datetime
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.decisions.forms.boxes import Text
from moothall.decisions.rules import day_of
from moothall.risks import queries, rules


class Line(Text):
    """Words on one line."""

    widget = forms.TextInput

    def __init__(self, label: str, most: int = 300, **options: Any) -> None:
        super().__init__(label=label, max_length=most, error_messages={"max_length": f"Use at most {most:,} letters."}, **options)


class OfficeField(forms.ModelChoiceField):
    """An office whose role opens the register, said with who holds it."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(None, label=label, **{"required": False, "empty_label": "Nobody yet"} | options)

    def label_from_instance(self, office: Any) -> str:
        return f"{office.title}, {office.person}"


class Written(Form):
    """A form about something of one council. What changes a row remembers the version at which it was opened."""

    keeps_version = False

    def __init__(self, data: Any = None, *, viewer: Viewer, now: datetime, organisation: Organisation, row: Any = None) -> None:
        said = {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)} if self.keeps_version else {}
        super().__init__(data, initial=said)
        self.viewer, self.now, self.organisation, self.row = viewer, now, organisation, row
        self.today = day_of(now)
        if self.keeps_version:
            self.fields["opened_at"] = Opened.base_fields["opened_at"]
            self.initial["opened_at"] = row.version
        for name, box in self.fields.items():
            if isinstance(box, OfficeField):
                also = getattr(row, f"{name}_id", None)
                box.queryset = queries.owing.offices(viewer, organisation.pk, self.today, also=also)
        self.choose()

    def choose(self) -> None:
        """Add the boxes whose choices depend on the council."""

    @property
    def grid(self) -> rules.Grid:
        """The matrix of today."""
        return queries.matrices.grid_of(queries.matrices.on(self.viewer, self.organisation.pk, self.today))

    def reopened(self, row: Any) -> "Written":
        """The same form with everything typed, to be sent again knowing what stands there now."""
        data = self.data.copy()
        data["opened_at"] = str(row.version)
        again = type(self)(data, viewer=self.viewer, now=self.now, organisation=self.organisation, row=row)
        again.is_valid()
        return again


def steps(label: str, found: tuple[rules.Step, ...], **options: Any) -> forms.TypedChoiceField:
    """The steps of a matrix to choose from, each with what it means."""
    choices = [(number, f"{number} {step.word}. {step.sentence}") for number, step in enumerate(found, start=1)]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, widget=forms.RadioSelect, **options)


class Because(Written):
    """A reason, which is kept with the risk."""

    because = Text(label="Why?", max_length=2_000, help_text="It is kept with the risk, with your office and the day.")


class Pressed(Written):
    """Nothing is typed: one button says it all."""
