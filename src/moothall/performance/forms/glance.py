"""What a reader chooses of the whole council at a glance."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.decisions.forms.boxes import OneOf
from moothall.performance import queries
from moothall.performance.queries.kept import Wanted
from moothall.performance.rules.verdicts.glance import Show


class Glance(Form):
    """A part of the council; and which of its measures."""

    show = forms.ChoiceField(
        label="Which measures?", choices=[("", "All of it at a glance"), *((one.value, one.words) for one in Show)], required=False
    )

    def __init__(self, data: Any = None, *, viewer: Viewer, organisation: Any) -> None:
        super().__init__(data)
        self.organisation = organisation
        of = {"organisation": organisation}
        offered = {
            "portfolio": OneOf("Portfolio", authority.portfolios(viewer).filter(**of).select_related("organisation"), "All portfolios"),
            "department": OneOf("Department", authority.departments(viewer).filter(**of).select_related("organisation"), "All departments"),
            "framework": OneOf("Framework", queries.frameworks.frameworks(viewer).filter(**of), "All frameworks"),
        }
        self.fields |= {name: box for name, box in offered.items() if len(box.choices) > 1}
        self.order_fields([*offered, "show"])

    def wanted(self) -> Wanted:
        if not self.is_valid():
            return Wanted(organisation=self.organisation.pk)
        chosen = {name: self.cleaned_data.get(name) for name in ("portfolio", "department", "framework")}
        return Wanted(organisation=self.organisation.pk, **chosen)

    @property
    def shows(self) -> Show | None:
        return Show(self.cleaned_data["show"]) if self.is_valid() and self.cleaned_data["show"] else None
