"""What is typed of interests, dispensations and exclusions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.forms import DayField
from moothall.meetings.forms.boxes import OneLine, Words
from moothall.meetings.models import Declaration as Table, Dispensation as Leave

SENSITIVE = "Leave the nature out: of a sensitive interest only that there is one is kept."
PROPER = {"invalid_choice": "Choose one of those listed."}


class Declaration(Form):
    """One interest of one member in one item, and what they did."""

    who = forms.ChoiceField(label="Who declared it", error_messages=PROPER)
    other = OneLine(label="Name, if not listed", required=False, max_length=200)
    kind = forms.ChoiceField(label="Kind of interest", error_messages=PROPER)
    nature = Words(
        label="Its nature", most=2_000, rows=3, required=False, help_text="In the member's own words, as the minutes will say it."
    )
    is_sensitive = forms.BooleanField(
        label="It is sensitive", required=False, help_text="Then only that there is an interest is said: Localism Act 2011, s.32."
    )
    did = forms.ChoiceField(label="What the member did", choices=Table.Did.choices, required=False)
    dispensation = forms.ChoiceField(label="Dispensation", required=False, error_messages=PROPER)

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]], kinds: Sequence[str], leaves: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*people, ("", "Somebody else")]
        self.fields["who"].required = False
        self.fields["kind"].choices = [(kind, kind.capitalize()) for kind in kinds]
        self.fields["dispensation"].choices = [("", "None"), *leaves]
        if not leaves:
            del self.fields["dispensation"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if not typed.get("who") and not typed.get("other"):
            self.add_error("other", "Choose who declared it, or write the name.")
        if typed.get("is_sensitive") and typed.get("nature"):
            self.add_error("nature", SENSITIVE)
        return typed


class Dispensation(Form):
    """Leave to take part in spite of an interest."""

    person = forms.ChoiceField(label="Who it is for", error_messages=PROPER)
    body = forms.ChoiceField(label="At which body", required=False, error_messages=PROPER)
    allows = forms.ChoiceField(label="What it allows", choices=Leave.Allows.choices)
    about = Words(
        label="For which business", most=2_000, rows=3, help_text="Everybody may read this. Say no more of the interest than must be said."
    )
    because = Words(
        label="On which ground of the law", most=2_000, rows=3, help_text="For example: without it too few could vote (s.33(2)(a))."
    )
    given_by = OneLine(label="Given by", max_length=300, help_text="The office or the body that gave it.")
    since = DayField(label="From")
    until = DayField(label="Until", help_text="Four years at most")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose"), *people]
        self.fields["body"].choices = [("", "Every body"), *bodies]


class Exclusion(Form):
    """For which items the press and public were excluded, and on which ground."""

    first = forms.TypedChoiceField(label="From item", coerce=int, error_messages=PROPER)
    last = forms.TypedChoiceField(label="To item", coerce=int, error_messages=PROPER)
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of Schedule 12A",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=PROPER,
        help_text="What the information is. With none, it is confidential information, for which the public must be excluded.",
    )

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]], paragraphs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"].choices = self.fields["last"].choices = list(items)
        self.fields["paragraphs"].choices = list(paragraphs)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("first") and typed.get("last") and typed["last"] < typed["first"]:
            self.add_error("last", "Must be the first item or one after it.")
        return typed
