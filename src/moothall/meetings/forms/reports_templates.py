"""How reports are laid out: a row of boxes for each section, with buttons that add, move and take out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.forms import DayField
from moothall.meetings.forms.questions import OneLine
from moothall.meetings.forms.reports_rows import Row, arranged, put_into, rows_in
from moothall.meetings.models import ReportTemplate
from moothall.meetings.rules import reports as rules

BOX = "section"
NAMES = ("heading", "help", "holds", "is_required", "key")
HOLDS = {
    rules.Holds.TEXT: "Text",
    rules.Holds.RECOMMENDATIONS: "The recommendations",
    rules.Holds.IMPLICATION: "An implication",
    rules.Holds.BACKGROUND: "Background papers, one a line",
}


class Template(Form):
    """A template: its name, the clearances that its reports need, from when until when, and its sections."""

    name = OneLine(label="Name", max_length=200, help_text="As authors choose it: Report to Cabinet.")
    clearances = forms.MultipleChoiceField(
        label="Clearances that every such report needs",
        choices=list(rules.CLEARANCES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    since = DayField(label="In use from", required=False, help_text="Empty: always was.")
    until = DayField(label="In use until", required=False, help_text="Empty: until further notice.")

    def __init__(self, data: Any = None, *, rows: Sequence[Row] = (), initial: Mapping[str, Any] | None = None) -> None:
        boxes = {f"{BOX}-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}
        super().__init__(data, initial={**boxes, **(initial or {})})
        for place in range(len(rows_in(data, BOX, NAMES) if data is not None else rows)):
            self.add_row(place)

    def add_row(self, place: int) -> None:
        name, count = f"{BOX}-{place}", place + 1
        self.fields[f"{name}-heading"] = OneLine(label=f"Heading of section {count}", max_length=120, required=False)
        self.fields[f"{name}-help"] = OneLine(label=f"Help for section {count}", max_length=300, required=False)
        self.fields[f"{name}-holds"] = forms.ChoiceField(
            label=f"What section {count} holds", choices=[(one.value, HOLDS[one]) for one in HOLDS]
        )
        self.fields[f"{name}-is_required"] = forms.BooleanField(label=f"Section {count} must not be empty", required=False)
        self.fields[f"{name}-key"] = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def rows(self) -> list[dict[str, Any]]:
        """The boxes of each section."""
        count = sum(name.endswith("-heading") for name in self.fields)
        return [{name: self[f"{BOX}-{place}-{name}"] for name in NAMES} for place in range(count)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", "Must be on or after the first day.")
        if not self.errors and not self.sections():
            raise forms.ValidationError("A template needs at least one section. Give it a heading.")
        return said

    def sections(self) -> list[rules.Section]:
        """The sections as they were typed; one without a heading is none."""
        found: list[rules.Section] = []
        for place in range(len(self.rows())):
            typed = {name: self.cleaned_data[f"{BOX}-{place}-{name}"] for name in NAMES}
            if typed["heading"]:
                taken = [one.key for one in found]
                key = typed["key"] if typed["key"] and typed["key"] not in taken else rules.key_for(typed["heading"], taken)
                holds = rules.Holds(typed["holds"])
                found.append(rules.Section(key, typed["heading"], typed["help"], holds, typed["is_required"]))
        return found

    def said(self) -> dict[str, Any]:
        """As the act takes it."""
        return {name: self.cleaned_data[name] for name in ("name", "clearances", "since", "until")} | {"sections": self.sections()}

    def arranged(self, do: str) -> tuple["Template", int | None]:
        data = self.data.copy()
        rows, place = arranged(rows_in(data, BOX, NAMES), do, NAMES)
        put_into(data, BOX, rows)
        typed = {name: data.getlist(name) if name == "clearances" else data[name] for name in data if name != "csrfmiddlewaretoken"}
        return Template(rows=rows, initial=typed), place


def rows_of(sections: Sequence[rules.Section]) -> list[Row]:
    return [
        {"heading": one.heading, "help": one.help, "holds": one.holds.value, "is_required": "on" if one.is_required else "", "key": one.key}
        for one in sections
    ]


def first_of(template: ReportTemplate) -> dict[str, Any]:
    days: dict[str, date | None] = {"since": template.since, "until": template.until}
    return {"name": template.name, "clearances": template.clearances, **days}
