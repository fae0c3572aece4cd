"""What a clerk says of a commitment: what is asked of whom and by when, another day, another office, an ending, what came back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.models import Office, Organisation
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions import queries, rules
from moothall.decisions.forms.boxes import Text
from moothall.decisions.models import Commitment
from moothall.meetings.models import Item, Meeting

NO_DAY = "Say by when: enter the day, choose a meeting or a body, or say that no day was set."
ONE_WAY = "Say by when in one way only: a day, a meeting, the next meeting of a body, or that no day was set."


class OwnerField(forms.ModelChoiceField):
    def label_from_instance(self, office: Office) -> str:
        return f"{office.title}, {office.person}"


def meeting_in_words(meeting: Meeting) -> str:
    return f"{meeting.body}, {day_in_words(meeting.held_on)}"


class AmongMeetings(forms.TypedChoiceField):
    """A choice among meetings; what was chosen is the row."""

    def __init__(self, label: str, meetings: Iterable[Meeting], none: str) -> None:
        self.rows = {str(row.pk): row for row in meetings}
        choices = [("", none), *((key, meeting_in_words(row)) for key, row in self.rows.items())]
        super().__init__(label=label, choices=choices, coerce=self.rows.get, empty_value=None, required=False)


class Due(Form):
    """By when: on a day, at a meeting, at the next meeting of a body, or honestly by no day. One of them."""

    due_on = DayField(label="Due on", required=False)
    no_day = forms.BooleanField(label="No day was set", required=False)

    WAYS = ("due_on", "meeting", "due_body")

    def offer(self, viewer: Viewer, organisation: int, today: date) -> None:
        coming = queries.meetings_to_come(viewer, organisation, today)[:30]
        self.fields["meeting"] = AmongMeetings("Or due at the meeting", coming, "No meeting")
        bodies = authority.bodies(viewer).filter(organisation=organisation, expired=False)
        label, none = "Or due at the next meeting of", "No body"
        self.fields["due_body"] = forms.ModelChoiceField(label=label, queryset=bodies, empty_label=none, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        ways = sum(bool(said.get(name)) for name in (*self.WAYS, "no_day"))
        if "due_on" in said and ways != 1:
            self.add_error("due_on", ONE_WAY if ways else NO_DAY)
        return said


class Confirm(Due):
    """What is asked, of whom, and by when."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    what = Text(label="What is asked")
    owner = OwnerField(label="Who owns it", queryset=None, empty_label="Nobody here", required=False)

    def __init__(self, *args: Any, viewer: Viewer, commitment: Commitment, today: date, **options: Any) -> None:
        first = {"version": commitment.version, "what": commitment.what, "owner": commitment.owner, "due_on": commitment.due_on}
        super().__init__(*args, initial=first, **options)
        offices = queries.offices(viewer, commitment.organisation_id, today)
        self.fields["owner"].queryset = offices  # type: ignore[attr-defined]
        self.initial["owner"] = commitment.owner or called(commitment.who, offices)
        self.offer(viewer, commitment.organisation_id, today)
        self.order_fields(("version", "what", "owner", "due_on", "meeting", "due_body", "no_day"))


def called(who: str, offices: Iterable[Office]) -> Office | None:
    """The office that the words of a resolution name, so that nothing is left with nobody where they say with whom."""
    title = who.strip().casefold().removeprefix("the ")
    return next((one for one in offices if one.title.casefold() == title), None)


class AskByHand(Due):
    """What a body asked for and no resolution says."""

    asked_by = forms.ModelChoiceField(label="Who asked for it", queryset=None, empty_label="Choose the body")
    asked_on = DayField(label="On which day")
    said = Text(label="In which words", help_text="As it was said, or as it is written down elsewhere, with where that is.")
    what = Text(label="What is asked", help_text="In a few words, beginning with what is to be done: report on damp homes")
    owner = OwnerField(label="Who owns it", queryset=None, empty_label="Nobody here", required=False)
    is_closed = forms.BooleanField(
        label="Not for the public: only the clerks read it", required=False, help_text="For what was asked behind closed doors."
    )

    def __init__(self, *args: Any, viewer: Viewer, organisation: Organisation, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewer, self.today = viewer, today
        bodies = authority.bodies(viewer).filter(organisation=organisation)
        self.fields["asked_by"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["owner"].queryset = queries.offices(viewer, organisation.pk, today)  # type: ignore[attr-defined]
        self.offer(viewer, organisation.pk, today)
        self.order_fields(
            ("asked_by", "asked_on", "said", "what", "owner", "due_on", "meeting", "due_body", "no_day", "is_closed"),
        )

    def clean_asked_on(self) -> date:
        day: date = self.cleaned_data["asked_on"]
        if day > self.today:
            raise forms.ValidationError("That day has not come yet. Enter the day on which it was asked.")
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("due_on") and said.get("asked_on") and said["due_on"] < said["asked_on"]:
            self.add_error("due_on", "It cannot be due before the day on which it was asked. Enter a later day.")
        return said


class Extend(Due):
    """Another day, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    because = Text(label="Why is it given another day?", help_text="Everybody reads this, with the old day and the new one.")

    def __init__(self, *args: Any, viewer: Viewer, commitment: Commitment, today: date, **options: Any) -> None:
        super().__init__(*args, initial={"version": commitment.version}, **options)
        self.offer(viewer, commitment.organisation_id, today)
        self.order_fields(("version", "due_on", "meeting", "due_body", "no_day", "because"))


class HandOver(Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    owner = OwnerField(label="Which office owns it from now on", queryset=None, empty_label="Choose the office")

    def __init__(self, *args: Any, viewer: Viewer, commitment: Commitment, today: date, **options: Any) -> None:
        super().__init__(*args, initial={"version": commitment.version}, **options)
        self.fields["owner"].queryset = queries.offices(viewer, commitment.organisation_id, today)  # type: ignore[attr-defined]


class End(Form):
    """Nothing will come back for it, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    how = forms.ChoiceField(
        label="What became of it", choices=[(how.value, capitalised(how.value)) for how in rules.Ending], widget=forms.RadioSelect
    )
    because = Text(label="Why?", help_text="Everybody reads this on its page.")

    def __init__(self, *args: Any, commitment: Commitment, **options: Any) -> None:
        super().__init__(*args, initial={"version": commitment.version}, **options)


class Dismiss(Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    because = Text(label="Why does this commit nobody?", help_text="Clerks read this; the public no longer sees the proposal.")

    def __init__(self, *args: Any, commitment: Commitment, **options: Any) -> None:
        super().__init__(*args, initial={"version": commitment.version}, **options)


class ReportBack(Form):
    """Where it comes back: a new item of an agenda, or an item that stands there already."""

    where = forms.ChoiceField(label="Where does it come back?")

    def __init__(self, *args: Any, meetings: Sequence[Meeting], items: Sequence[Item], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places: dict[str, tuple[Meeting | None, Item | None]] = {}
        groups = [group for meeting in meetings if (group := self.group(meeting, items, today))[1]]
        self.fields["where"].choices = [("", "Choose the meeting and the item"), *groups]  # type: ignore[attr-defined]

    def group(self, meeting: Meeting, items: Sequence[Item], today: date) -> tuple[str, list[tuple[str, str]]]:
        """What may be chosen of one meeting: a new item where its day has not passed, and every item that is there."""
        choices = []
        if meeting.held_on >= today:
            self.places[f"new-{meeting.pk}"] = meeting, None
            choices.append((f"new-{meeting.pk}", f"A new item on the agenda of {meeting_in_words(meeting)}"))
        for item in items:
            if item.meeting_id == meeting.pk:
                self.places[f"item-{item.pk}"] = None, item
                choices.append((f"item-{item.pk}", " ".join(word for word in (item.number, item.title) if word)[:160]))
        return meeting_in_words(meeting), choices

    def place(self) -> tuple[Meeting | None, Item | None]:
        return self.places[self.cleaned_data["where"]]


class Met(Form):
    """That a condition is met: when, and how it is known."""

    met_on = DayField(label="On which day was it met?")
    evidence = Text(label="How is that known?", help_text="The letter, the minute or the report that shows it. Everybody reads this.")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_met_on(self) -> date:
        day: date = self.cleaned_data["met_on"]
        if day > self.today:
            raise forms.ValidationError("That day has not come yet. Enter the day on which the condition was met.")
        return day
