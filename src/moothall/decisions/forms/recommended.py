"""What is typed of recommendations of scrutiny: chosen from the minutes, written from a report, given, answered, told of, brought back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.authority.forms import BetweenDays, DayField
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.forms.asking import AmongMeetings, OwnerField
from moothall.decisions.forms.boxes import SEARCH, OneOf, Text
from moothall.decisions.forms.scrutiny import RowField, RowsField
from moothall.decisions.queries.recommended import Wanted, recommends
from moothall.decisions.rules.recommended import Addressee, Progress, RecommendationStanding, Verdict
from moothall.meetings.forms.boxes import OneLine

MOST_RECOMMENDATIONS = 60


class RecommendationChoices(BetweenDays):
    """What a reader wants to see of the recommendations."""

    words = forms.CharField(label="Words", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH))
    to = forms.ChoiceField(
        label="Made to", required=False, choices=[("", "Anybody"), *((one.value, capitalised(one.value)) for one in Addressee)]
    )
    state = forms.MultipleChoiceField(
        label="Standing",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.name.lower().replace("_", "-"), one.value) for one in RecommendationStanding],
    )
    first = DayField(label="Given from", required=False)
    last = DayField(label="Given to", required=False, help_text="For example 30 9 2026")

    def __init__(self, *args: Any, bodies: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"] = OneOf("Recommended by", bodies, "Any body")
        self.order_fields(("words", "body", "to", "state", "first", "last"))

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        chosen = frozenset(RecommendationStanding[one.upper().replace("-", "_")] for one in said["state"])
        return Wanted(words=said["words"], body=said["body"], to=said["to"], standings=chosen, first=said["first"], last=said["last"])


class ToWhom(Form):
    """To whom it is made, and on which day it was received."""

    to = forms.ChoiceField(label="To whom is it made?", choices=[(one.value, capitalised(one.value)) for one in Addressee])
    partner = OneLine(label="Which partner?", max_length=300, required=False, help_text="Only where it is made to a partner.")
    given_on = DayField(
        label="On which day was it received?",
        required=False,
        help_text="The time for the response begins with that day. Left empty, later.",
    )

    def __init__(self, *args: Any, portfolios: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        label = "Which member of the executive?"
        self.fields["portfolio"] = RowField(label, portfolios, "Nobody in particular", help_text="Only where it is made to one of them.")


class FromMeeting(ToWhom):
    """What a meeting recommended, chosen among the parts of its resolutions."""

    def __init__(self, *args: Any, parts: Sequence[Any], **options: Any) -> None:
        super().__init__(*args, **options, initial={"parts": [part for part in parts if recommends(part)]})
        self.fields["parts"] = RowsField("What did the meeting recommend?", parts, said=part_in_words)
        self.order_fields(("parts", "to", "portfolio", "partner", "given_on"))


class FromReview(ToWhom):
    """What a review's report recommends."""

    recommended = Text(label="What does the review recommend?", help_text="One recommendation in each paragraph, without its number.")
    made_on = DayField(label="On which day was it agreed?", help_text="The day on which the report was agreed. For example 1 4 2026")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(("recommended", "made_on", "to", "portfolio", "partner", "given_on"))

    def clean_recommended(self) -> str:
        text: str = self.cleaned_data["recommended"]
        if len(paragraphs(text)) > MOST_RECOMMENDATIONS:
            raise forms.ValidationError(f"These are more than {MOST_RECOMMENDATIONS} paragraphs. Enter them in two parts.")
        return text

    def texts(self) -> list[str]:
        return paragraphs(self.cleaned_data["recommended"])


class Give(Form):
    given_on = DayField(label="On which day was it received?", help_text="The time for the response begins with that day.")


class AnswerScrutiny(Opened):
    """The response: s.9FE of the 2000 Act asks what, if any, action is proposed."""

    verdict = forms.ChoiceField(
        label="Is it accepted?", widget=forms.RadioSelect, choices=[(one.value, capitalised(one.value)) for one in Verdict]
    )
    reasons = Text(label="Why?", help_text="It is published with the recommendation.")
    will_do = Text(label="What will be done?", required=False, help_text="Only of what is accepted, in whole or in part.")
    owner = OwnerField(label="Which office does it?", queryset=None, empty_label="No office is named", required=False)
    do_by = DayField(label="By when?", required=False)
    answered_on = DayField(label="On which day was the response given?")

    def __init__(self, *args: Any, offices: Any, decisions: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = offices  # type: ignore[attr-defined]
        self.fields["decision"] = RowField("The decision that answers it", decisions, "None", said=decision_in_words)


class Tell(Form):
    """How far it has come."""

    state = forms.ChoiceField(
        label="How far has it come?", widget=forms.RadioSelect, choices=[(one.value, capitalised(one.value)) for one in Progress]
    )
    comment = Text(label="In a sentence or two", help_text="Everybody reads it.")
    evidence = Text(label="How is it known?", required=False, help_text="Asked for once it is done: a report, a figure, a place to look.")


class Bring(Form):
    """By which item scrutiny has the news."""

    def __init__(self, *args: Any, items: Iterable[Any], meetings: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"] = RowField("An item that stands there", items, "None: a new item", said=item_in_words)
        self.fields["meeting"] = AmongMeetings("Or a new item of the meeting", meetings, "No meeting")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and bool(said.get("item")) == bool(said.get("meeting")):
            self.add_error("item", "Choose one: an item that stands there, or a meeting for a new one.")
        return said


def paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def part_in_words(part: Any) -> str:
    return f"{part.printed or f'({part.number})'} {part.text}"


def decision_in_words(row: Any) -> str:
    day: date | None = row.decided_on
    return f"{row.title}, {day_in_words(day, weekday=False)}" if day else row.title


def item_in_words(item: Any) -> str:
    return f"{day_in_words(item.meeting.held_on, weekday=False)}: {item.title}"
