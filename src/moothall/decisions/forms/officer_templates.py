"""A kind of decision that officers take often: what its record begins with."""

from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.decisions import queries
from moothall.decisions.forms.boxes import OneOf, Text
from moothall.decisions.forms.recording import BOOLEANS, LONG, WORDS, Power, text, yes_no
from moothall.decisions.forms.register import in_councils
from moothall.decisions.models.recording import BASIS
from moothall.meetings.forms.boxes import OneLine

PLAIN = ("name", "title", "decided", "reasons", "alternatives", "consulted", "basis", "since", "until")


class Template(Form):
    """What stands in the boxes when somebody begins with it. All of it can be changed there."""

    name = OneLine(label="Name", max_length=200, help_text="The kind of decision, such as: Pavement licence.")
    title = OneLine(label="Title", max_length=500, required=False)
    is_executive = yes_no("The officer decides for the executive")
    basis = forms.ChoiceField(label="Under which authorisation", choices=[("", "Not said"), *BASIS], required=False)
    decided: Text = text("What is decided", LONG)
    reasons: Text = text("Reasons", LONG)
    alternatives: Text = text("Alternatives considered and rejected", LONG)
    consulted: Text = text("Who is consulted", LONG)
    since = DayField(label="In use from", required=False, help_text="Empty: always was.")
    until = DayField(label="In use until", required=False, help_text="Empty: until further notice.")
    opened_at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = (
        "name",
        "title",
        "is_executive",
        "basis",
        "power",
        "department",
        "decided",
        "reasons",
        "alternatives",
        "consulted",
        "since",
    )

    def __init__(self, data: Any = None, *, viewer: Viewer, organisation: Any, row: Any = None) -> None:
        super().__init__(data, initial=initial_of(row) if row else None)
        self.fields["power"] = Power(queries.powers(viewer, organisation.pk))
        departments = in_councils(authority.departments(viewer).filter(organisation=organisation))
        self.fields["department"] = OneOf("Department", departments, "No department")
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        since: date | None = typed.get("since")
        if since and typed.get("until") and typed["until"] < since:
            self.add_error("until", "Must be on or after the first day.")
        return typed

    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        rest = {"power": typed["power"], "department": typed["department"], "is_executive": BOOLEANS.get(typed["is_executive"])}
        return {name: typed[name] for name in PLAIN} | rest


def initial_of(row: Any) -> dict[str, Any]:
    rest = {"power": row.power_id, "department": row.department_id, "is_executive": WORDS[row.is_executive], "opened_at": row.version}
    return {name: getattr(row, name) for name in PLAIN} | rest
