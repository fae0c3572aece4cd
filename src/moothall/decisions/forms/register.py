"""What a reader chooses of the register."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import BetweenDays, DayField
from moothall.decisions import rules, standings
from moothall.decisions.forms.boxes import SEARCH, OneOf, by_council
from moothall.decisions.queries import Choices

MAKERS = {
    rules.Maker.CABINET: "Cabinet",
    rules.Maker.SINGLE_MEMBER: "A single member",
    rules.Maker.OFFICER: "An officer",
    rules.Maker.COUNCIL: "Council",
    rules.Maker.COMMITTEE: "A committee",
}


class Register(BetweenDays):
    """What a reader wants to see of the register. `before` carries what was chosen last, for when a date is wrong."""

    words = forms.CharField(
        label="Words", help_text="In the title or the code", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH)
    )
    by = forms.ChoiceField(label="Decided by", required=False)
    key = forms.ChoiceField(label="Key decision", choices=[("", "Key or not"), ("yes", "Key decisions"), ("no", "Not key")], required=False)
    first = DayField(label="Decided from", required=False)
    last = DayField(label="Decided to", required=False, help_text="For example 30 9 2026")
    standing = forms.MultipleChoiceField(
        label="Standing", choices=list(standings.LABELS.items()), widget=forms.CheckboxSelectMultiple, required=False
    )
    before = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)
    field_order = ("words", "council", "by", "ward", "portfolio", "key", "first", "last", "standing", "before")

    def __init__(self, *args: Any, viewer: Viewer, **options: Any) -> None:
        super().__init__(*args, **options)
        councils = list(authority.organisations(viewer).filter(kind="council"))
        if len(councils) > 1:
            self.fields["council"] = OneOf("Council", councils, "All councils")
        self.bodies = {str(body.pk): body for body in authority.bodies(viewer)}
        self.fields["by"].choices = [("", "Anyone"), *MAKERS.items(), *by_body(self.bodies)]  # type: ignore[attr-defined]
        self.fields["ward"] = OneOf("Ward", in_councils(authority.wards(viewer)), "All wards")
        self.fields["portfolio"] = OneOf("Portfolio", in_councils(authority.portfolios(viewer)), "All portfolios")
        self.order_fields(self.field_order)

    def choices(self) -> Choices:
        """What was chosen, once it has been found in order."""
        said = self.cleaned_data
        by = said["by"]
        return Choices(
            words=said["words"],
            council=said.get("council"),
            kind=by if by in MAKERS else "",
            body=self.bodies.get(by),
            ward=said["ward"],
            portfolio=said["portfolio"],
            is_key={"yes": True, "no": False}.get(said["key"]),
            standing=frozenset(standings.Choice(one) for one in said["standing"]),
            first=said["first"],
            last=said["last"],
        )


def in_councils(rows: QuerySet) -> QuerySet:
    return rows.select_related("organisation").order_by("-organisation__is_home", "organisation__name", "name", "pk")


def by_body(bodies: dict[str, Any]) -> list[Any]:
    """The bodies under a heading of their own; under each council's name where there are several."""
    choices = by_council(bodies)
    return choices if choices and isinstance(choices[0][1], list) else [("Bodies", choices)] if choices else []
