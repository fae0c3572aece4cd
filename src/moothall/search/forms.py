"""What is looked for, and what it is narrowed to."""

from collections.abc import Sequence
from typing import Any

from django import forms

from moothall.authority.forms import BetweenDays

ROOMS = [
    ("", "Everywhere"),
    ("meetings", "Meetings and papers"),
    ("decisions", "Decisions and commitments"),
    ("plans", "Plans, actions and savings"),
    ("performance", "Measures"),
    ("authority", "People and bodies"),
]


Choices = Sequence[tuple[int, str]]


class Search(BetweenDays):
    """Words, and where and when to look."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=300,
        help_text="All of them must be there. Put a phrase in quotation marks; a minus before a word leaves it out.",
        error_messages={"max_length": "Use at most 300 letters."},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    room = forms.ChoiceField(label="Where", choices=ROOMS, required=False)
    organisation = forms.TypedChoiceField(label="Council", coerce=int, required=False, empty_value=None)
    body = forms.TypedChoiceField(label="Body", coerce=int, required=False, empty_value=None)

    field_order = ("q", "room", "organisation", "body", "first", "last")

    def __init__(self, *args: Any, organisations: Choices = (), bodies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", "All councils"), *organisations]
        self.fields["body"].choices = [("", "Any body"), *bodies]
        if len(organisations) < 2:
            del self.fields["organisation"]
