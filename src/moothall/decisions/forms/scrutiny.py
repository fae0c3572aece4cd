"""What is typed of topics and of work programmes: suggested, weighed, answered, scoped; planned, moved, taken off."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.urls import get_script_prefix

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.authority.forms import DayField
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.forms.asking import AmongMeetings, OwnerField
from moothall.decisions.forms.boxes import SEARCH, OneOf, Text
from moothall.decisions.rules.scrutiny import NEXT, Outcome, Purpose, Source
from moothall.meetings.forms.boxes import OneLine

SAID = {
    Outcome.TAKEN_UP: "Take it up: everybody reads it from now on",
    Outcome.DEFERRED: "Defer it, perhaps to a day on which it is looked at again",
    Outcome.REFUSED: "Refuse it",
    Outcome.ENDED: "End the review without a report",
}
NOT_HERE = "Nothing here has this address. Paste the address of a matter, a decision or a coming decision of this council."
STATES = (("", "Any"), ("suggested", "Suggested"), *((one.value, capitalised(one.value)) for one in Outcome))


class RowField(forms.TypedChoiceField):
    """A choice among rows that must be made, or may be left; what was chosen is the row."""

    def __init__(self, label: str, rows: Iterable[Any], none: str = "", said: Any = str, **options: Any) -> None:
        self.rows = {str(row.pk): row for row in rows}
        choices = [*([("", none)] if none else []), *((key, said(row)) for key, row in self.rows.items())]
        super().__init__(label=label, choices=choices, coerce=self.rows.get, empty_value=None, **{"required": not none} | options)

    def prepare_value(self, value: Any) -> Any:
        return str(value.pk) if hasattr(value, "pk") else value


class RowsField(forms.TypedMultipleChoiceField):
    """Several of some rows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, rows: Iterable[Any], said: Any = str, **options: Any) -> None:
        self.rows = {str(row.pk): row for row in rows}
        choices = [(key, said(row)) for key, row in self.rows.items()]
        super().__init__(label=label, choices=choices, coerce=self.rows.get, **options)

    def prepare_value(self, value: Any) -> Any:
        return [str(one.pk) if hasattr(one, "pk") else one for one in value or ()]


class Topics(Form):
    """Which topics a reader wants to see."""

    words = forms.CharField(label="Words", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH))
    state = forms.ChoiceField(label="What became of it", choices=STATES, required=False)

    def __init__(self, *args: Any, bodies: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"] = OneOf("Scrutiny body", bodies, "Any body")


class SuggestTopic(Form):
    title = OneLine(label="What should scrutiny look at?", max_length=300, help_text="In a few words, as people speak of it.")
    about = Text(
        label="Why, and what should come of it?", help_text="Everybody reads this once the topic is taken up. Name no private person."
    )

    def __init__(self, *args: Any, bodies: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"] = RowField("Which body should look at it?", bodies)
        self.order_fields(("title", "about", "body"))


class ChangeTopic(SuggestTopic, Opened):
    """The same words, of a topic that is there."""


class EnterTopic(SuggestTopic):
    """The same for the clerk, who enters what others suggest."""

    source = forms.ChoiceField(label="Who suggests it?", choices=[(one.value, capitalised(one.value)) for one in Source])
    source_words = OneLine(
        label="How it came here",
        max_length=300,
        required=False,
        help_text="For example: by letter; at the meeting of 3 March. No private name.",
    )

    def __init__(self, *args: Any, people: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        label = "The member who suggests it"
        self.fields["suggested_by"] = RowField(label, people, "Nobody here", help_text="They read what becomes of it.")
        self.order_fields(("title", "about", "body", "source", "source_words", "suggested_by"))


class WeighTopic(Opened):
    """In words, because points would only hide what they stand for."""

    importance = Text(label="How important is it, and to whom?", required=False)
    influence = Text(label="What can scrutiny change?", required=False)
    elsewhere = Text(label="Is anybody else doing it?", required=False, help_text="An audit, another committee, an inspection, a review.")


class SettleTopic(Form):
    outcome = forms.ChoiceField(label="What becomes of it?", widget=forms.RadioSelect)
    because = Text(label="Why?", help_text="Whoever suggested it reads this; of what is taken up, everybody does.")
    look_again_on = DayField(label="Look at it again on", required=False, help_text="Only of what is deferred. For example 1 4 2027")

    def __init__(self, *args: Any, before: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = [(one.value, SAID[one]) for one in NEXT[before]]  # type: ignore[attr-defined]
        if Outcome.DEFERRED not in NEXT[before]:
            del self.fields["look_again_on"]


class ScopeReview(Opened):
    questions = Text(label="What is the review to answer?", help_text="Its terms of reference, a question a line.")
    witnesses = Text(label="Whom does it hear?", required=False, help_text="Offices and organisations, one a line. Everybody reads it.")
    report_by = DayField(label="By when does it report?", required=False)

    def __init__(self, *args: Any, people: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = list(people)
        self.fields["lead"] = RowField("Who leads it?", rows, "Nobody yet")
        self.fields["members"] = RowsField("Who else is in the task group?", rows, required=False)
        self.order_fields(("opened_at", "questions", "lead", "members", "witnesses", "report_by"))


class LinkTopic(Form):
    address = forms.CharField(label="The address of its page", max_length=500, help_text="Of a matter, a decision or a coming decision.")

    def reference(self) -> str:
        """The path of the page, whether it was pasted with the name of this place or without."""
        return urlsplit(self.cleaned_data["address"]).path.removeprefix(get_script_prefix()).strip("/")


class EntryWords(Form):
    title = OneLine(label="What comes?", max_length=300)
    purpose = forms.ChoiceField(label="For what purpose?", choices=[(one.value, one.value) for one in Purpose])
    owner = OwnerField(label="Which office brings it?", queryset=None, empty_label="Nobody yet", required=False)
    note = Text(label="What do members want to know?", required=False, help_text="Everybody reads it, and whoever brings it above all.")

    def __init__(self, *args: Any, offices: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = offices  # type: ignore[attr-defined]


class PlanEntry(EntryWords):
    """What comes to a meeting of a body, or at some time in a council year."""

    def __init__(
        self, *args: Any, meetings: Iterable[Any], years: Sequence[int], topics: Iterable[Any], notices: Iterable[Any], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["meeting"] = AmongMeetings("To which meeting?", meetings, "None yet: at some time in the council year")
        self.fields["year"] = forms.TypedChoiceField(
            label="In which council year, if no meeting is chosen?", coerce=int, choices=[(year, year_in_words(year)) for year in years]
        )
        self.fields["topic"] = RowField("The topic that it is about", topics, "None")
        self.fields["notice"] = RowField("The coming decision that it is about", notices, "None", said=notice_in_words)
        self.order_fields(("title", "purpose", "meeting", "year", "owner", "topic", "notice", "note"))


class ChangeEntry(EntryWords, Opened):
    """The same words, of an entry that is there."""


class MoveEntry(Opened):
    because = Text(label="Why is it moved?", help_text="Everybody reads it, beside the old day.")

    def __init__(self, *args: Any, meetings: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["meeting"] = AmongMeetings("To which meeting?", meetings, "None for now")
        self.order_fields(("opened_at", "meeting", "because"))


class TakeOff(Form):
    because = Text(label="Why is it taken off?", help_text="Its page stays, with this reason.")


class Pressed(Form):
    """One button, and nothing to type."""


def year_in_words(year: int) -> str:
    """A council year as people say it.

    >>> year_in_words(2026)
    '2026/27'
    """
    return f"{year}/{(year + 1) % 100:02}"


def notice_in_words(row: Any) -> str:
    due_on: date | None = row.due_on
    return f"{row.title}, {day_in_words(due_on, weekday=False)}" if due_on else row.title
