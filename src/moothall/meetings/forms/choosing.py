"""Which meetings to show."""

from collections.abc import Mapping
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.forms import BetweenDays

NOT_LISTED = {"invalid_choice": "Choose one of those listed."}


class Which(Form):
    """Whose meetings, of which body or kind of body."""

    council = forms.ChoiceField(label="Council", required=False, error_messages=NOT_LISTED)
    body = forms.ChoiceField(label="Body", required=False, error_messages=NOT_LISTED)
    kind = forms.ChoiceField(label="Kind of body", required=False, error_messages=NOT_LISTED)

    def __init__(self, *args: Any, choices: Mapping[str, Any], **kwargs: Any) -> None:
        """`choices` are pairs of value and words, by the name of the box; a council alone is no choice."""
        super().__init__(*args, **kwargs)
        for name, first in (("council", "All councils"), ("body", "Any body"), ("kind", "Any kind")):
            self.fields[name].choices = [("", first), *choices[name]]
        if len(choices["council"]) < 2:
            del self.fields["council"]


class Choose(Which, BetweenDays):
    """The same, between two days, with words."""

    words = forms.CharField(
        label="Words",
        required=False,
        max_length=100,
        help_text="In the name of the body or the venue. Search looks into the papers.",
        error_messages={"max_length": "Use at most 100 letters."},
    )
    field_order = ("words", "council", "body", "kind", "first", "last")
