"""What is chosen of the decisions to come, and what is typed of a notice, in the order of the law."""

from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import BetweenDays, DayField, PersonField, YesOrNo, named_and_numbered
from moothall.authority.models import Organisation
from moothall.decisions import rules, said
from moothall.decisions.forms.boxes import SEARCH, OneOf
from moothall.decisions.forms.register import MAKERS, by_body, in_councils
from moothall.decisions.queries import Coming
from moothall.decisions.rules.notices import FIELDS, Money, not_a_day
from moothall.meetings.forms.boxes import OneLine, Words
from moothall.meetings.rules.law import Agreer

LAW = {field.letter: f"Regulation 9(1)({field.letter})." for field in FIELDS}
MAKER_OF = {"cabinet": rules.Maker.CABINET, "single member": rules.Maker.SINGLE_MEMBER, "council": rules.Maker.COUNCIL}
AS_WHOM = [(rules.Maker.SINGLE_MEMBER.value, "As a member of the executive"), (rules.Maker.OFFICER.value, "As an officer")]


class PlannedDay(DayField):
    """A day for which something can be announced."""

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if wrong := not_a_day(day):
            raise forms.ValidationError(wrong)
        return day


class ComingChoices(BetweenDays):
    """What a reader wants to see of the decisions to come."""

    words = forms.CharField(
        label="Words", help_text="In the title or the matter", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH)
    )
    by = forms.ChoiceField(label="To be decided by", required=False)
    key = forms.ChoiceField(label="Key decision", choices=[("", "Key or not"), ("yes", "Key decisions"), ("no", "Not key")], required=False)
    first = DayField(label="To be decided from", required=False)
    last = DayField(label="To be decided by the end of", required=False, help_text="For example 31 3 2027")
    field_order = ("words", "council", "by", "ward", "portfolio", "key", "first", "last")

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

    def coming(self, today: date) -> Coming:
        """What was chosen. Without a first day the list begins today."""
        chosen = self.cleaned_data
        by = chosen["by"]
        return Coming(
            words=chosen["words"],
            council=chosen.get("council"),
            kind=by if by in MAKERS else "",
            body=self.bodies.get(by),
            ward=chosen["ward"],
            portfolio=chosen["portfolio"],
            is_key={"yes": True, "no": False}.get(chosen["key"]),
            first=chosen["first"] or today,
            last=chosen["last"],
        )


class Wards(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class NoticeForm(Form):
    """A notice in the order of the law. A draft may leave much empty; what the law asks is asked for before it is published."""

    is_key = YesOrNo(label="Is a key decision to be made?", help_text=f"{LAW['a']} The council’s own figures stand above.")
    title = OneLine(label="Matter, in a line", max_length=500, help_text=LAW["b"])
    matter = Words(label="What is to be decided", most=8_000, rows=3, required=False, help_text=LAW["b"])
    body = forms.ModelChoiceField(
        label="Which body decides",
        queryset=None,
        required=False,
        empty_label="No body: a person",
        help_text=f"{LAW['c']} Its members of the day are printed with it.",
    )
    person = PersonField(
        label="Or which person decides", required=False, help_text=f"{LAW['c']} Type a part of the name and choose from the list."
    )
    maker_title = OneLine(label="Their title", max_length=300, required=False, help_text="For example Cabinet Member for Homes")
    decides_as = forms.ChoiceField(label="The person decides", choices=AS_WHOM, required=False, widget=forms.RadioSelect)
    due_on = PlannedDay(
        label="To be decided on, or from", required=False, help_text=f"{LAW['d']} The days of notice are counted to this day."
    )
    due_until = PlannedDay(label="To be decided by the end of", required=False, help_text="Only for a period, for example 31 3 2027")
    documents = Words(
        label="Documents submitted", most=8_000, rows=3, required=False, help_text=f"{LAW['e']} One a line; write None if there are none."
    )
    copies_from = Words(label="Where copies can be had", most=2_000, rows=2, required=False, help_text=LAW["f"])
    others_may_come = Words(label="That other documents may be submitted", most=2_000, rows=2, required=False, help_text=LAW["g"])
    how_to_ask = Words(label="How to ask for them", most=2_000, rows=2, required=False, help_text=LAW["h"])
    is_private = forms.BooleanField(label="A part is to be considered in private", required=False)
    private_because = Words(
        label="Why in private",
        most=4_000,
        rows=2,
        required=False,
        help_text="The notice of meeting in private goes out with the meeting; this says why already now.",
    )
    pounds = forms.IntegerField(label="What it costs or saves, in pounds", required=False, min_value=0, max_value=10**12)
    money = forms.ChoiceField(label="What kind of money", choices=[(one.value, one.value.capitalize()) for one in Money], required=False)
    is_all_wards = forms.BooleanField(label="It touches all wards", required=False)
    wards = Wards(label="Wards that it touches", queryset=None, required=False)
    portfolio = forms.ModelChoiceField(label="Portfolio", queryset=None, required=False, empty_label="None")
    department = forms.ModelChoiceField(label="Department", queryset=None, required=False, empty_label="None")
    contact = OneLine(label="Whom to ask", max_length=300, required=False)

    def __init__(self, *args: Any, viewer: Viewer, organisation: Organisation, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = {"body": authority.bodies, "wards": authority.wards, "portfolio": authority.portfolios, "department": authority.departments}
        for name, find in rows.items():
            self.fields[name].queryset = find(viewer).filter(organisation=organisation)  # type: ignore[attr-defined]
        people = list(authority.people(viewer).filter(organisation=organisation))
        self.fields["person"].people = people  # type: ignore[attr-defined]
        self.names = [named_and_numbered(one) for one in people]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("body") and told.get("person"):
            self.add_error("person", "Choose the body or the person: one of the two decides.")
        if told.get("person") and not told.get("decides_as"):
            self.add_error("decides_as", "Say whether the person decides as a member of the executive or as an officer.")
        if told.get("due_until") and not told.get("due_on") and "due_on" in told:
            self.add_error("due_on", "A period needs its first day.")
        if told.get("due_on") and told.get("due_until") and told["due_until"] < told["due_on"]:
            self.add_error("due_until", "Must be on or after the first day.")
        if told.get("is_private") and not told.get("private_because"):
            self.add_error("private_because", "Say why a part is to be considered in private.")
        return told

    def notice(self) -> said.Notice:
        """What was typed, as it is kept."""
        told = {name: value for name, value in self.cleaned_data.items() if name in said.Notice.__slots__}
        body = told.get("body")
        kind = (
            MAKER_OF.get(body.kind, rules.Maker.COMMITTEE).value if body else self.cleaned_data["decides_as"] if told.get("person") else ""
        )
        return said.Notice(**told | {"maker_kind": kind, "wards": tuple(told["wards"]), "money": told["money"] or Money.REVENUE.value})


class ChangedNotice(Opened, NoticeForm):
    """A draft that is changed, knowing at which version it was opened."""


class PublishedAgain(ChangedNotice):
    """A notice that is out and is published again: what changed, and whether it is another matter now."""

    because = Words(
        label="What changed, and why",
        most=2_000,
        rows=2,
        help_text="Printed with the changed notice. What it said before stays to be read.",
    )
    starts_again = forms.BooleanField(
        label="It is another matter now: the days of notice begin again", required=False, help_text="Not needed for a small correction."
    )


class Carried(Opened):
    """Another day or period."""

    due_on = PlannedDay(label="To be decided on, or from")
    due_until = PlannedDay(label="To be decided by the end of", required=False, help_text="Only for a period, for example 31 3 2027")
    because = Words(label="Why is it moved?", most=2_000, rows=2, help_text="Printed with the notice.")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("due_on") and told.get("due_until") and told["due_until"] < told["due_on"]:
            self.add_error("due_until", "Must be on or after the first day.")
        return told


class WithdrawnNotice(Form):
    because = Words(label="Why is it withdrawn?", most=2_000, rows=2, help_text="The notice stays on its page, with this reason.")


class GeneralException(Form):
    """Who was told, and why 28 clear days were impracticable."""

    told = OneLine(
        label="Who was told in writing, today",
        max_length=300,
        help_text="The chair of the relevant overview and scrutiny committee; if there is no chair, every member of it.",
    )
    because = Words(
        label="Why was the usual notice impracticable?", most=4_000, rows=3, help_text="Published with the copy of what scrutiny was told."
    )


class SpecialUrgency(Form):
    """Who agreed, in the order of regulation 11."""

    agreed_by = forms.ChoiceField(
        label="Who agreed that it is urgent and cannot reasonably be deferred",
        widget=forms.RadioSelect,
        choices=[(one.value, one.value.capitalize()) for one in Agreer],
    )
    scrutiny_chair_unable = forms.BooleanField(label="There is no chair of scrutiny, or the chair cannot act", required=False)
    no_council_chair = forms.BooleanField(label="There is no chair of the council, or the chair cannot act", required=False)
    agreed_on = DayField(label="On")
    because = Words(label="Why is it urgent, and why can it not reasonably be deferred?", most=4_000, rows=3)

    def agreed(self) -> said.Agreed:
        told = self.cleaned_data
        return said.Agreed(
            agreed_by=told["agreed_by"],
            agreed_on=told["agreed_on"],
            because=told["because"],
            is_scrutiny_chair_able=not told["scrutiny_chair_unable"],
            has_council_chair=not told["no_council_chair"],
        )


class NotKey(Form):
    because = Words(label="Why is it not a key decision?", most=2_000, rows=2, help_text="Clerks read this.")


class Reported(Form):
    reported_on = DayField(label="The leader told Council on", help_text="The day of the meeting, for example 1 4 2026")


class Joined(Form):
    """What a notice announces: one of what is near its day."""

    to = forms.ChoiceField(label="What does it announce?")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]
