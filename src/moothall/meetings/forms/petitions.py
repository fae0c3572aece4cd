"""A petition as it is handed in, and what a clerk does with it."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.access.viewer import Viewer
from moothall.meetings import queries
from moothall.meetings.forms.boxes import Email, FromAnybody, OneLine, Words
from moothall.meetings.forms.questions import Refuse
from moothall.meetings.models import Petition

MOST = 10_000_000


class Signatures(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        wrong = {
            "invalid": "Enter a whole number, such as 240.",
            "min_value": "A petition has at least one signature.",
            "max_value": "Check this number.",
        }
        super().__init__(
            min_value=1, max_value=MOST, error_messages=wrong, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **options
        )


class HandIn(FromAnybody):
    """A petition, and who hands it in."""

    title = OneLine(label="What is it about?", max_length=200, help_text="In one line. For example Keep the ferry on Sundays")
    text = Words(label="What do you ask the council to do?", most=5_000, rows=6, help_text="As it stands at the head of the petition.")
    signatures = Signatures(label="How many people have signed?", help_text="A clerk counts those that live, work or study here.")
    organiser = OneLine(
        label="Your name", max_length=200, help_text="Printed with the petition.", widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = Email("The clerk writes to you here, and asks for the sheets. It is never printed.")


class Accept(Form):
    signatures = Signatures(label="How many signatures count?")


class Place(Form):
    meeting = forms.ModelChoiceField(label="The meeting that debates it", queryset=None, empty_label=None)

    def __init__(self, *args: Any, viewer: Viewer, petition: Petition, today: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        coming = queries.coming(viewer, today).filter(organisation=petition.organisation_id, cancelled_at=None)
        self.fields["meeting"].queryset = coming


class Answer(Opened):
    answer = Words(label="What the council answered", most=20_000, rows=8)
    answered_by = OneLine(label="Who answered", max_length=300, help_text="For example Council, or the Director of Place")


__all__ = ["Accept", "Answer", "HandIn", "Place", "Refuse"]
