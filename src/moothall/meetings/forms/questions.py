"""A question from the public, and what a clerk does with it."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.meetings.forms.boxes import Email, FromAnybody, OneLine, Words
from moothall.meetings.models import Meeting, Question
from moothall.meetings.queries import questions as asked
from moothall.meetings.rules import asking

A_NAME = {"autocomplete": "name"}


class Ask(FromAnybody):
    """A question, and who asks it."""

    text = Words(
        label="Your question", most=asking.LONGEST, rows=6, help_text="It is read out and printed as you write it. About 300 words at most."
    )
    asked_by = OneLine(label="Your name", max_length=200, help_text="Printed with the question.", widget=forms.TextInput(attrs=A_NAME))
    email = Email()
    ward = forms.ModelChoiceField(label="Your ward", queryset=None, required=False, empty_label="I would rather not say")

    def __init__(self, *args: Any, viewer: Viewer, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ward"].queryset = authority.wards(viewer).filter(organisation=meeting.organisation_id)


class Accept(Form):
    item = forms.ModelChoiceField(
        label="Taken at",
        queryset=None,
        required=False,
        empty_label="Not on an agenda yet",
        help_text="The item of the agenda at which it is answered.",
    )

    def __init__(self, *args: Any, viewer: Viewer, question: Question, **options: Any) -> None:
        super().__init__(*args, **options)
        items = asked.items_for_questions(viewer, question.meeting)
        self.fields["item"].queryset = items
        self.initial["item"] = next((item.pk for item in items if item.purpose == item.Purpose.PUBLIC_QUESTIONS), None)


class Refuse(Form):
    because = Words(
        label="Why is it not taken?",
        most=2_000,
        rows=3,
        help_text="Whoever asked is told. Name the ground in the council's standing orders.",
    )


class Answer(Opened):
    answer = Words(label="What was answered", most=20_000, rows=8)
    answered_by = OneLine(label="Who answered", max_length=300, help_text="For example Cabinet Member for Homes")
    is_in_writing = forms.BooleanField(label="Answered in writing, and not at the meeting", required=False)
    supplementary = Words(label="What was asked further", most=2_000, rows=3, required=False)
    supplementary_answer = Words(label="What was answered to that", most=20_000, rows=4, required=False)
