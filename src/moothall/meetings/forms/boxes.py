"""Boxes that the forms of this room share: words, a line, an hour."""

from datetime import time
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.words import is_unseen, time_in_words
from moothall.meetings.rules.hours import NotAnHour, hour_from


def without_unseen(text: str) -> str:
    """The words themselves; characters that cannot be seen are refused, because nobody could say what they do."""
    plain = text.replace("\r\n", "\n")
    if any(is_unseen(letter) for letter in plain):
        raise forms.ValidationError("This holds characters that cannot be seen. Type it again, or paste it as plain text.")
    return plain


class Words(forms.CharField):
    """Words of some length, in a box of some lines."""

    def __init__(self, *, most: int, rows: int = 5, **options: Any) -> None:
        too_long = {"max_length": f"Use at most {most:,} letters. You wrote %(show_value)d."}
        super().__init__(max_length=most, error_messages=too_long, widget=forms.Textarea(attrs={"rows": rows}), **options)

    def clean(self, value: Any) -> str:
        return without_unseen(super().clean(value))


class OneLine(forms.CharField):
    def clean(self, value: Any) -> str:
        return " ".join(without_unseen(super().clean(value)).split())


class FromAnybody(Form):
    """A form that needs no sign-in. Its last box is for machines: people do not see it and leave it empty."""

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data["website"])

    def typed(self) -> dict[str, Any]:
        """What a person wrote."""
        return {name: value for name, value in self.cleaned_data.items() if name != "website"}


class Email(forms.EmailField):
    """Where to write to whoever sends something in; never printed."""

    def __init__(self, help_text: str = "The clerk writes to you here. It is never printed.") -> None:
        autocomplete = forms.EmailInput(attrs={"autocomplete": "email"})
        super().__init__(label="Your e-mail address", help_text=help_text, widget=autocomplete)


class HourField(forms.CharField):
    """An hour, typed as people type it. What was typed is kept as it was."""

    holds = "an hour, such as 6pm, 6:30pm or 18:00"

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "For example 6pm")
        super().__init__(max_length=20, **options)
        self.error_messages["max_length"] = "Enter an hour, such as 6pm, 6:30pm or 18:00."

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        try:
            return hour_from(text) if text else None
        except NotAnHour as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        return time_in_words(value) if isinstance(value, time) else value
