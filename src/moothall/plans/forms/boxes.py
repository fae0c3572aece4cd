"""Boxes that the forms of plans share, and the form from which all others are made."""

from datetime import datetime
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.decisions.forms.boxes import Text
from moothall.decisions.rules import day_of
from moothall.plans import queries

LINE = forms.TextInput
LONG = 100_000


class OfficeField(forms.ModelChoiceField):
    """An office that somebody holds, said with who holds it."""

    def __init__(self, label: str, **options: Any) -> None:
        options = {"required": False, "empty_label": "Nobody yet"} | options
        super().__init__(None, label=label, **options)

    def label_from_instance(self, office: Any) -> str:
        return f"{office.title}, {office.person}"


class OfCouncil(forms.ModelChoiceField):
    """One of the departments or portfolios of a council."""

    def __init__(self, label: str, rows: Any, **options: Any) -> None:
        super().__init__(rows, label=label, **{"required": False, "empty_label": "None"} | options)


class Line(Text):
    """Words on one line."""

    widget = LINE

    def __init__(self, label: str, most: int = 300, **options: Any) -> None:
        wrong = {"max_length": f"Use at most {most:,} letters."}
        super().__init__(label=label, max_length=most, error_messages=wrong, **options)


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
                box.queryset = self.offices(name)
            elif isinstance(box, OfCouncil):
                box.queryset = box.queryset.filter(organisation=organisation)

    def offices(self, name: str) -> Any:
        """The offices that are held today, and the one that stands there though nobody holds it any more."""
        return queries.plans.offices(self.viewer, self.organisation.pk, self.today, also=getattr(self.row, f"{name}_id", None))

    def stands_now(self, row: Any) -> dict[str, Any]:
        """What stands there now, by the names of the boxes, for whoever wrote at the same time."""
        return {name: getattr(row, name) for name in self.fields if hasattr(row, name)}

    def reopened(self, row: Any) -> "Written":
        """The same form with everything typed, to be sent again knowing what stands there now."""
        data = self.data.copy()
        data["opened_at"] = str(row.version)
        again = type(self)(data, viewer=self.viewer, now=self.now, organisation=self.organisation, row=row)
        again.is_valid()
        return again

    def days_in_order(self, first: str = "first_on", last: str = "last_on") -> None:
        said = self.cleaned_data
        if said.get(first) and said.get(last) and said[last] < said[first]:
            self.add_error(last, "Must be on or after the first of the two days.")
