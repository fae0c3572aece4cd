"""What a reader chooses of the register."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from moothall.access.naming import every_row
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import BetweenDays, DayField
from moothall.decisions import rules, standings
from moothall.decisions.forms.boxes import SEARCH, OneOf, by_council
from moothall.decisions.queries import Choices
from moothall.decisions.queries.choosing import Day
from moothall.decisions.queries.listing import matters_to_choose
from moothall.decisions.standings import CallInState

MAKERS = {
    rules.Maker.CABINET: "Cabinet",
    rules.Maker.SINGLE_MEMBER: "A single member",
    rules.Maker.OFFICER: "An officer",
    rules.Maker.COUNCIL: "Council",
    rules.Maker.COMMITTEE: "A committee",
}
DAYS = {
    "": "The day of decision, newest first",
    Day.PUBLISHED: "The day of publication, newest first",
    Day.EFFECT: "The day of effect, latest first",
    Day.CLOSING: "The close of call-in, soonest first",
}
KEY = (("", "Key or not"), ("yes", "Key decisions"), ("no", "Not key"))
URGENT = (("", "Urgent or not"), ("yes", "Urgent: could not wait for call-in"), ("no", "Not urgent"))
ANSWERS = {"yes": True, "no": False}
MORE = ("who", "department", "matter", "urgent", "call_in", "conditions", "day")  # what few look for


class Register(BetweenDays):
    """What a reader wants to see of the register. `before` carries what was chosen last, for when a date is wrong."""

    words = forms.CharField(
        label="Words", help_text="In the title or the code", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH)
    )
    by = forms.ChoiceField(label="Decided by", required=False)
    who = forms.CharField(
        label="Person or office", help_text="A name, or a title such as: Director", required=False, max_length=200,
        widget=forms.TextInput(attrs=SEARCH),
    )  # fmt: skip
    key = forms.ChoiceField(label="Key decision", choices=KEY, required=False)
    urgent = forms.ChoiceField(label="Urgency", choices=URGENT, required=False)
    call_in = forms.ChoiceField(label="Call-in", choices=[("", "However far"), *standings.CALL_IN_LABELS.items()], required=False)
    conditions = forms.ChoiceField(label="Conditions", choices=[("", "With or without"), ("wait", "A part waits for one")], required=False)
    day = forms.ChoiceField(label="Days and order by", choices=list(DAYS.items()), required=False)
    first = DayField(label="From", required=False)
    last = DayField(label="To", required=False, help_text="For example 30 9 2026")
    standing = forms.MultipleChoiceField(
        label="Standing", choices=list(standings.LABELS.items()), widget=forms.CheckboxSelectMultiple, required=False
    )
    before = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)
    field_order = ("words", "council", "by", "ward", "portfolio", "key", "first", "last", "standing", *MORE, "before")
    asked: frozenset[str] = frozenset()  # the boxes that the address names

    def __init__(self, *args: Any, viewer: Viewer, **options: Any) -> None:
        super().__init__(*args, **options)
        councils = every_row(councils_to_choose, viewer)
        if len(councils) > 1:
            self.fields["council"] = OneOf("Council", councils, "All councils")
        self.bodies = {str(body.pk): body for body in every_row(authority.bodies, viewer)}
        self.fields["by"].choices = [("", "Anyone"), *MAKERS.items(), *by_body(self.bodies)]  # type: ignore[attr-defined]
        self.fields["ward"] = OneOf("Ward", every_row(wards_to_choose, viewer), "All wards")
        self.fields["portfolio"] = OneOf("Portfolio", every_row(portfolios_to_choose, viewer), "All portfolios")
        self.fields["department"] = OneOf("Department, with its parts", every_row(departments_to_choose, viewer), "All departments")
        matters = OneOf("Matter", every_row(matters_to_choose, viewer), "Any matter")
        if matters.rows:
            self.fields["matter"] = matters
        self.order_fields(self.field_order)

    def choices(self) -> Choices:
        """What was chosen, once it has been found in order."""
        said = self.cleaned_data
        by = said["by"]
        return Choices(
            words=said["words"],
            organisation=said.get("council"),
            kind=by if by in MAKERS else "",
            body=self.bodies.get(by),
            who=said["who"],
            **{name: said.get(name) for name in ("ward", "portfolio", "department", "matter", "first", "last")},
            is_key=ANSWERS.get(said["key"]),
            is_urgent=ANSWERS.get(said["urgent"]),
            has_conditions=said["conditions"] == "wait",
            standing=frozenset(standings.Choice(one) for one in said["standing"]),
            call_in=CallInState(said["call_in"]) if said["call_in"] else None,
            day=Day(said["day"] or Day.DECIDED),
        )


# What is offered is asked for on every page of the register, always in the same words.


def councils_to_choose(viewer: Viewer) -> QuerySet:
    return authority.organisations(viewer).filter(kind="council")


def wards_to_choose(viewer: Viewer) -> QuerySet:
    return in_councils(authority.wards(viewer))


def portfolios_to_choose(viewer: Viewer) -> QuerySet:
    return in_councils(authority.portfolios(viewer))


def departments_to_choose(viewer: Viewer) -> QuerySet:
    return in_councils(authority.departments(viewer))


def in_councils(rows: QuerySet) -> QuerySet:
    return rows.select_related("organisation").order_by("-organisation__is_home", "organisation__name", "name", "pk")


def by_body(bodies: dict[str, Any]) -> list[Any]:
    """The bodies under a heading of their own; under each council's name where there are several."""
    choices = by_council(bodies)
    return choices if choices and isinstance(choices[0][1], list) else [("Bodies", choices)] if choices else []
