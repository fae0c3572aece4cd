"""What is typed on the pages of the register, and turned into values."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import BetweenDays, DayField
from moothall.authority.models import Office
from moothall.decisions import queries, rules, standings
from moothall.decisions.models import Commitment
from moothall.decisions.queries import Choices, State, Wanted

LONGEST = 10_000
TOO_LONG = f"Use at most {LONGEST:,} letters."
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SEARCH = {"type": "search", "autocomplete": "off"}
MAKERS = {
    rules.Maker.CABINET: "Cabinet",
    rules.Maker.SINGLE_MEMBER: "A single member",
    rules.Maker.OFFICER: "An officer",
    rules.Maker.COUNCIL: "Council",
    rules.Maker.COMMITTEE: "A committee",
}


class Text(forms.CharField):
    """Words of some length. Control characters, and those that turn the direction of writing, carry no meaning and are refused."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST, "error_messages": {"max_length": TOO_LONG}} | options)

    def clean(self, value: Any) -> str:
        text = super().clean(value).replace("\r\n", "\n")
        if any(is_unseen(letter) for letter in text):
            raise forms.ValidationError("This holds characters that cannot be seen. Type it again, or paste it as plain text.")
        return text


def is_unseen(letter: str) -> bool:
    """A control character other than a new line or a tab, or a mark that turns the direction of writing.

    >>> [is_unseen(letter) for letter in ("a", "\\n", "\\x07", "\\u202e")]
    [False, False, True, True]
    """
    return (ord(letter) < 32 and letter not in "\n\t") or 127 <= ord(letter) < 160 or letter in TURNING


class OneOf(forms.TypedChoiceField):
    """A choice among rows; what was chosen is the row."""

    def __init__(self, label: str, rows: Iterable[Any], every: str) -> None:
        self.rows = {str(row.pk): row for row in rows}
        super().__init__(label=label, choices=[("", every), *by_council(self.rows)], coerce=self.rows.get, empty_value=None, required=False)


def by_council(rows: dict[str, Any]) -> list[Any]:
    """The rows as choices, under the names of their councils where there are several."""
    councils = [(name, [(key, str(row)) for key, row in of]) for name, of in groupby(rows.items(), key=lambda pair: council_of(pair[1]))]
    return councils[0][1] if len(councils) == 1 else councils


def council_of(row: Any) -> str:
    return getattr(row, "organisation", row).name if hasattr(row, "organisation") else ""


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


class CommitmentChoices(forms.Form):
    """What a reader wants to see of the commitments."""

    words = forms.CharField(
        label="Words", help_text="Who was asked, or for what", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH)
    )
    state = forms.MultipleChoiceField(label="Standing", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, viewer: Viewer, is_clerk: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        shown = [state for state in State if is_clerk or state is not State.DISMISSED]
        self.fields["state"].choices = [(state.value, state.standing.value) for state in shown]  # type: ignore[attr-defined]
        councils = list(authority.organisations(viewer).filter(kind="council"))
        if len(councils) > 1:
            self.fields["council"] = OneOf("Council", councils, "All councils")
        self.order_fields(("words", "council", "state"))

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(words=said["words"], council=said.get("council"), states=frozenset(State(one) for one in said["state"]))


class CallIn(forms.Form):
    grounds = Text(label="Why should this decision be looked at again?", help_text="Your grounds are published with your name.")


class Withdraw(forms.Form):
    because = Text(label="Why is it withdrawn?", help_text="The decision stays on its page, with this reason.")


class OwnerField(forms.ModelChoiceField):
    def label_from_instance(self, office: Office) -> str:
        return f"{office.title}, {office.person}"


class Confirm(forms.Form):
    """What is asked, of whom, and by when, or honestly by no day."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    what = Text(label="What is asked")
    owner = OwnerField(label="Who owns it", queryset=None, empty_label="Nobody here", required=False)
    due_on = DayField(label="Due on", required=False)
    no_day = forms.BooleanField(label="No day was set", required=False)

    def __init__(self, *args: Any, viewer: Viewer, commitment: Commitment, today: date, **options: Any) -> None:
        first = {"version": commitment.version, "what": commitment.what, "owner": commitment.owner, "due_on": commitment.due_on}
        super().__init__(*args, initial=first, **options)
        self.fields["owner"].queryset = queries.offices(viewer, commitment.organisation_id, today)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "due_on" in said and bool(said["due_on"]) == bool(said.get("no_day")):
            self.add_error("due_on", "Enter the day, or say that no day was set: one of the two.")
        return said


class Dismiss(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    because = Text(label="Why does this commit nobody?", help_text="Clerks read this; the public no longer sees the proposal.")

    def __init__(self, *args: Any, commitment: Commitment, **options: Any) -> None:
        super().__init__(*args, initial={"version": commitment.version}, **options)
