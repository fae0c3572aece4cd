"""What a clerk says of the history of a matter."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.urls import get_script_prefix

from moothall.access.forms import Form
from moothall.authority.forms import DayField
from moothall.authority.words import day_in_words
from moothall.decisions.forms.boxes import SEARCH, Text

NOT_HERE = "Nothing here has this address. Paste the address of a notice, an agenda item, a decision or a commitment of this council."


class Matters(Form):
    words = forms.CharField(label="Words", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH))


class StartMatter(Form):
    title = Text(label="What it is about", max_length=300, widget=forms.TextInput, help_text="In a few words, as people speak of it.")
    about = Text(label="In a sentence or two", required=False, max_length=2_000)


class AddToMatter(Form):
    """Something that belongs to a matter: chosen among what may, or by the address of its page."""

    proposed = forms.ChoiceField(label="What may belong to it", widget=forms.RadioSelect, required=False)
    address = forms.CharField(
        label="Or the address of its page",
        required=False,
        max_length=500,
        help_text="Of a notice, an agenda item, a decision or a commitment.",
    )

    def __init__(self, *args: Any, proposals: Sequence[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(row.reference, named(row)) for _, row in proposals]
        if choices:
            self.fields["proposed"].choices = [("", "None of these"), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["proposed"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("address") and not said.get("proposed") and not self.errors:
            self.add_error("address", "Choose one of what may belong to it, or paste the address of a page.")
        return said

    def reference(self) -> str:
        """The path of the page, whether it was pasted with the name of this place or without."""
        said = self.cleaned_data
        path = urlsplit(said.get("address") or "").path if said.get("address") else said.get("proposed", "")
        return path.removeprefix(get_script_prefix()).strip("/")


def named(row: Any) -> str:
    day = getattr(row, "decided_on", None) or (row.meeting.held_on if hasattr(row, "meeting") else None)
    return f"{row.title}, {day_in_words(day, weekday=False)}" if day else str(row.title)


class Gap(Form):
    sentence = Text(
        label="What is missing",
        max_length=500,
        widget=forms.TextInput,
        help_text="For example: the meeting of 12 March it refers to is not here",
    )
    on = DayField(label="Of which day", required=False)
