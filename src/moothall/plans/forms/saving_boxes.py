"""Boxes for savings: pounds, a share, one of some rows, a financial year; and the form that remembers what it was opened with."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.authority.words import is_unseen
from moothall.plans.rules import savings as rules

LONG, SHORT = 4_000, 500
UNSEEN = "This holds characters that cannot be seen. Type it again, or paste it as plain text."


class Words(forms.CharField):
    """Words on one line, or on several. What cannot be seen is refused."""

    def __init__(self, *, rows: int = 0, most: int = 0, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput
        super().__init__(**{"max_length": most or (LONG if rows else SHORT), "widget": widget} | options)

    def clean(self, value: Any) -> str:
        text = super().clean(value).replace("\r\n", "\n")
        if any(is_unseen(letter) for letter in text):
            raise forms.ValidationError(UNSEEN)
        return text


class Pounds(forms.CharField):
    """A sum of money as people type it. What was typed is kept as it was."""

    holds = "pounds, such as 12,500 or 12500.50"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 40, "widget": forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})} | options)
        self.error_messages["max_length"] = "Enter pounds, such as 12,500 or 12500.50."

    def clean(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = super().clean(value)
        try:
            return rules.pounds_from(text) if text else None
        except rules.NotMoney as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        return rules.in_pounds(value).removeprefix("£") if isinstance(value, Decimal) else value


class PerCent(forms.CharField):
    """A share of a whole, kept in hundredths of one per cent."""

    holds = "a share in per cent, such as 40 or 33.34"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 10} | options)
        self.error_messages["max_length"] = "Enter a share in per cent, such as 40 or 33.34."

    def clean(self, value: Any) -> int | None:  # type: ignore[override]
        text = super().clean(value)
        try:
            return rules.parts_from(text) if text else None
        except rules.NotMoney as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        return rules.in_per_cent(value) if isinstance(value, int) else value


class Among(forms.TypedChoiceField):
    """A choice among rows; what was chosen is the row."""

    def __init__(self, *, empty: str = "None", **options: Any) -> None:
        self.empty = empty
        super().__init__(**{"empty_value": None} | options)

    def offer(self, rows: Iterable[Any]) -> None:
        known = {str(row.pk): row for row in rows}
        self.choices = [("", self.empty), *((key, str(row)) for key, row in known.items())]
        self.coerce = known.get

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if hasattr(value, "pk") else value


class OfYear(forms.TypedChoiceField):
    """A financial year among those that may be chosen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"coerce": int} | options)

    def offer(self, years: Iterable[int]) -> None:
        self.choices = [(str(year), rules.in_words(year)) for year in years]


class OfSavings(Form):
    """A form about something of a programme. What changes a row remembers the version at which it was opened."""

    def __init__(self, data: Any = None, *, row: Any = None, initial: Any = None, **options: Any) -> None:
        super().__init__(data, initial=initial)
        self.row, self.options = row, options
        if row is not None:
            self.fields["opened_at"] = Opened.base_fields["opened_at"]
            self.initial["opened_at"] = row.version
        self.offer(**options)

    def offer(self, **options: Any) -> None:
        """Put what can be chosen into the boxes."""
        for name, rows in options.items():
            self.fields[name].offer(rows)  # type: ignore[attr-defined]

    def reopened(self, row: Any) -> "OfSavings":
        """The same form with everything typed, to be sent again knowing what stands there now."""
        data = self.data.copy()
        data["opened_at"] = str(row.version)
        again = type(self)(data, row=row, **self.options)
        again.is_valid()
        return again
