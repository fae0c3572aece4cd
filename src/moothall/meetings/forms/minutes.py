"""What a clerk types while minutes are taken."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.meetings.drafting import LONGEST, Typed

UNSEEN = {code: None for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))}


class Box(forms.CharField):
    """A long text. What cannot be seen is left out rather than refused: nobody stops a meeting for it."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        return super().clean(str(value or "").translate(UNSEEN).replace("\r\n", "\n").replace("\r", "\n"))


class Minute(Form):
    """The minute of one item."""

    text = Box(
        label="The minute",
        required=False,
        strip=False,
        max_length=LONGEST,
        help_text="Each line is a paragraph. Begin one with Q: or A:, RESOLVED:, MOTION:, VOTE: or UNDERTAKING: and it is understood.",
        error_messages={"max_length": f"Use at most {LONGEST:,} letters. Put the rest into another item."},
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "true", "autocomplete": "off"}),
    )
    is_closed = forms.BooleanField(
        label="Not for publication",
        required=False,
        help_text="A line that begins with [open] is published all the same; [closed] closes one.",
    )
    opened_at = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
    window = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    turn = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)

    def typed(self, text: str | None = None) -> Typed:
        said = self.cleaned_data
        return Typed(said["text"] if text is None else text, said["opened_at"], said["is_closed"], said["window"], said["turn"] or 0)
