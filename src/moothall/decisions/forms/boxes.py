"""Boxes that the forms of this room share: words of some length, and a choice among rows."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms

from moothall.authority.words import is_unseen

LONGEST = 10_000
TOO_LONG = f"Use at most {LONGEST:,} letters."
SEARCH = {"type": "search", "autocomplete": "off"}


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
