"""What a reader wants to see of the register."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.decisions.forms.boxes import OneOf
from moothall.risks import queries, rules
from moothall.risks.queries.registers import Wanted

SORTS = (("score", "The highest score first"), ("review", "The next review first"), ("title", "By title"), ("number", "By number"))
FLAGS = (("beyond", "Beyond what is accepted"), ("late", "Review late"), ("corporate", "In the council's own register"))


class Choices(Form):
    words = forms.CharField(label="Words of the title", required=False, max_length=200)

    def __init__(self, data: Any, *, viewer: Viewer, organisation: Organisation, grid: rules.Grid) -> None:
        super().__init__(data)
        categories, owners = queries.registers.choices(viewer, organisation)
        departments = authority.departments(viewer).filter(organisation=organisation)
        self.fields["department"] = OneOf("Department", departments, "All departments")
        self.fields["category"] = among("Category", "All categories", [*dict.fromkeys([*grid.categories, *categories])])
        self.fields["owner"] = among("Owner", "All owners", owners)
        self.fields["band"] = among("Band", "All bands", [one.word for one in reversed(grid.bands)])
        for name, label in FLAGS:
            self.fields[name] = forms.BooleanField(label=label, required=False)
        self.fields["is_closed"] = forms.BooleanField(label="Closed ones instead", required=False)
        self.fields["sort"] = forms.ChoiceField(label="In which order", choices=SORTS, required=False)
        for name in ("likelihood", "impact"):
            self.fields[name] = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=grid.size)
        self.fields["kind"] = forms.ChoiceField(
            widget=forms.HiddenInput, choices=[(one.value, one.value) for one in rules.Kind], required=False
        )

    def wanted(self) -> Wanted:
        said = dict(self.cleaned_data)
        said["department"] = said["department"] and said["department"].pk
        said["kind"] = rules.Kind(said["kind"] or rules.Kind.RESIDUAL)
        said["sort"] = said["sort"] or "score"
        if not (said["likelihood"] and said["impact"]):
            said["likelihood"] = said["impact"] = None
        return Wanted(**said)


def among(label: str, every: str, names: list[str]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", every), *((name, name) for name in names)], required=False)
