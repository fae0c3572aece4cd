"""Boxes that every room uses."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from moothall.authority.days import NotADay, day_from
from moothall.authority.words import day_in_words

Choices = Sequence[tuple[int, str]]


class DayField(forms.CharField):
    """A day, typed as people type it. What was typed is kept as it was."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "For example 1 4 2026")
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.error_messages["max_length"] = "Enter a day as numbers, such as 28 2 2026."

    def clean(self, value: Any) -> date | None:  # type: ignore[override]
        text = super().clean(value)
        try:
            return day_from(text) if text else None
        except NotADay as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        return day_in_words(value, weekday=False) if isinstance(value, date) else value


class BetweenDays(forms.Form):
    """Two days, the first not after the last."""

    first = DayField(label="From", required=False)
    last = DayField(label="To", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", "Must be on or after the first day.")
        return said


class People(forms.Form):
    """Whom to show: a name, an office, a party, a ward."""

    q = forms.CharField(label="Name", required=False, max_length=100, error_messages={"max_length": "Use at most 100 letters."})
    organisation = forms.TypedChoiceField(label="Council", coerce=int, required=False, empty_value=None)
    ward = forms.TypedChoiceField(label="Ward", coerce=int, required=False, empty_value=None)
    party = forms.ChoiceField(label="Party", required=False)
    former = forms.BooleanField(label="Also those who hold no office now", required=False)

    def __init__(self, *args: Any, organisations: Choices = (), wards: Choices = (), parties: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", "All councils"), *organisations]  # type: ignore[attr-defined]
        self.fields["ward"].choices = [("", "All wards"), *wards]  # type: ignore[attr-defined]
        self.fields["party"].choices = [("", "Any party"), *((party, party) for party in parties)]  # type: ignore[attr-defined]
        for name, choices in {"organisation": organisations[1:], "ward": wards, "party": parties}.items():
            if not choices:
                del self.fields[name]  # a box with nothing to choose is only in the way
