"""Boxes that the forms of measures share: a figure, and several figures in a row."""

from decimal import Decimal
from typing import Any

from django import forms

from moothall.performance import rules

LONG, SHORT = 4_000, 300
DECIMAL = {"inputmode": "decimal", "autocomplete": "off"}


class Figure(forms.CharField):
    """A figure as people type it. What was typed is kept as it was."""

    holds = "a number, such as 81.6 or 1,240"

    def __init__(self, label: str, unit: str = "", **options: Any) -> None:
        super().__init__(label=label, max_length=40, widget=forms.TextInput(attrs=DECIMAL), **options)
        self.unit = unit
        self.error_messages["max_length"] = "Enter a number, such as 81.6 or 1,240."

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = super().clean(value)
        return figure_from(text, self.unit) if text else None

    def prepare_value(self, value: Any) -> Any:
        return format(value.normalize(), "f") if isinstance(value, Decimal) else value


class Figures(forms.CharField):
    """Several figures: one on each line, or with a semicolon or a tab between them. A comma may stand within a figure."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label=label, max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 4}), **options)
        self.error_messages["max_length"] = "Enter one figure for each period."

    def clean(self, value: Any) -> list[Decimal]:  # type: ignore[override]
        text = super().clean(value).replace("\r", "")
        for mark in ("\t", ";"):
            text = text.replace(mark, "\n")
        return [figure_from(one) for one in text.split("\n") if one.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(format(Decimal(one).normalize(), "f") for one in value) if isinstance(value, (list, tuple)) else value


def figure_from(text: str, unit: str = "") -> Decimal:
    try:
        return rules.number_from(text, unit)
    except rules.NotANumber as wrong:
        raise forms.ValidationError(f"“{text.strip()[:40]}”: {wrong}") from wrong


def whole(label: str, most: int, **options: Any) -> forms.IntegerField:
    """A whole number that a small column holds."""
    wrong = {name: f"Enter a whole number from 0 to {most}." for name in ("invalid", "min_value", "max_value")}
    return forms.IntegerField(label=label, min_value=0, max_value=most, error_messages=wrong, **options)
