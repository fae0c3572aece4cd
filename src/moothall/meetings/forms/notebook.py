"""A reader's own note."""

from django import forms

from moothall.access.forms import Form
from moothall.meetings.forms.questions import Words
from moothall.meetings.notebook import MOST


class Write(Form):
    opened_at = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = Words(
        label="Your note",
        most=MOST,
        rows=10,
        required=False,
        help_text="Only you see it, here and on your reading list. Leave it empty to forget it.",
    )
