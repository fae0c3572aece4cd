"""Calling a meeting or a series of them, moving one, cancelling one."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.authority.forms import DayField
from moothall.meetings.forms.boxes import HourField, OneLine, Words
from moothall.meetings.rules.law import can_be_counted
from moothall.meetings.rules.series import Proposed, Rhythm, days_of

LONGEST_SERIES = timedelta(days=3 * 366)
NOT_LISTED = {"invalid_choice": "Choose one of those listed.", "required": "Choose the body that is to meet."}
SHORT = forms.TextInput(attrs={"class": "short"})


class MeetingDay(DayField):
    """A day on which a meeting can be: one around which the bank holidays are known, so that its notice can be counted."""

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day and not can_be_counted(day):
            raise forms.ValidationError(f"Nobody knows the bank holidays of {day.year}. Enter a nearer day.")
        return day


class Where(Form):
    """The hour, the place and whom to ask: what two meetings of one body mostly share."""

    starts_at = HourField(label="Begins at")
    ends_at = HourField(label="Planned to end at", required=False)
    venue = OneLine(label="Place", max_length=300, help_text="The room and the building, as a visitor finds it.")
    contact = OneLine(label="Contact", max_length=300, required=False, help_text="Printed. An office, never a private number.")
    join_address = forms.URLField(
        label="Where to join or watch from elsewhere", required=False, max_length=500, assume_scheme="https", help_text="A web address."
    )
    is_webcast = forms.BooleanField(label="It is webcast", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("starts_at"), said.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", "Must be later than the hour at which it begins.")
        return said


class Call(Where):
    """One meeting. `too_soon` answers with a sentence for a day that leaves less notice than the law asks for."""

    held_on = MeetingDay(label="Day")
    is_briefing = forms.BooleanField(
        label="A private briefing",
        required=False,
        help_text="No meeting in law: the public never sees it, and nothing can be decided there. Members see it once they are called.",
    )
    is_at_short_notice = forms.BooleanField(
        label="It is convened at shorter notice than the law's", required=False, help_text="Only where it cannot wait. The page says so."
    )
    note = Words(label="Note", most=2_000, rows=3, required=False, help_text="Printed on the page of the meeting.")
    field_order = ("held_on", "starts_at", "ends_at", "venue", "contact")

    def __init__(self, *args: Any, today: date, too_soon: Any, taken: Iterable[date] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.today, self.too_soon, self.taken = today, too_soon, frozenset(taken)

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day < self.today:
            raise forms.ValidationError("That day has passed. Enter a day to come.")
        if day in self.taken:
            raise forms.ValidationError("This body meets on that day already. Move or cancel that meeting first.")
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        day, excused = said.get("held_on"), said.get("is_at_short_notice") or said.get("is_briefing")
        if day and not excused and (why := self.too_soon(day)):
            self.add_error("held_on", why)
        return said


class Series(Where):
    """From when to when, and how often."""

    first = MeetingDay(label="First meeting")
    last = DayField(label="Last day on which one may be")
    rhythm = forms.ChoiceField(
        label="They follow each other",
        widget=forms.RadioSelect,
        choices=[(Rhythm.MONTHS.value, "on the same weekday of the month as the first"), (Rhythm.WEEKS.value, "every so many weeks")],
        initial=Rhythm.MONTHS.value,
    )
    every = forms.IntegerField(
        label="Every so many months or weeks",
        min_value=1,
        max_value=52,
        initial=1,
        widget=SHORT,
        help_text="1 is every one.",
    )
    field_order = ("first", "last", "rhythm", "every", "starts_at", "ends_at", "venue", "contact")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        first, last = said.get("first"), said.get("last")
        if first and first < self.today:
            self.add_error("first", "That day has passed. Enter a day to come.")
        if first and last and not first <= last <= first + LONGEST_SERIES:
            self.add_error("last", "Must be after the first meeting, and within three years of it.")
        return said

    def days(self) -> list[date]:
        said = self.cleaned_data
        return days_of(said["first"], said["last"], Rhythm(said["rhythm"]), said["every"])


class Days(Form):
    """Which of the proposed days stay. Those that something speaks against are not chosen to begin with."""

    days = forms.MultipleChoiceField(label="Meetings on", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, proposed: Iterable[Proposed], in_words: Any, **options: Any) -> None:
        rows = list(proposed)
        super().__init__(*args, initial={"days": [row.on.isoformat() for row in rows if not row.against]}, **options)
        self.fields["days"].error_messages["required"] = "Choose one day at least."
        words = [(row.on.isoformat(), in_words(row.on) + (f" ({row.against})" if row.against else "")) for row in rows]
        self.fields["days"].choices = words

    def chosen(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.cleaned_data["days"]]


class Move(Opened):
    """Another day, another hour, another place; and why."""

    held_on = MeetingDay(label="Day")
    starts_at = HourField(label="Begins at")
    ends_at = HourField(label="Planned to end at", required=False)
    venue = OneLine(label="Place", max_length=300)
    because = OneLine(label="Why is it moved?", max_length=300, help_text="Printed. What was announced before stays readable.")


class Details(Opened):
    """What is said of a meeting beside its day and place."""

    contact = OneLine(label="Contact", max_length=300, required=False, help_text="Printed. An office, never a private number.")
    join_address = forms.URLField(label="Where to join or watch from elsewhere", required=False, max_length=500, assume_scheme="https")
    is_webcast = forms.BooleanField(label="It is webcast", required=False)
    note = Words(label="Note", most=2_000, rows=3, required=False, help_text="Printed on the page of the meeting.")


class Cancel(Form):
    because = OneLine(
        label="Why is it cancelled?", max_length=300, help_text="The meeting stays in the calendar, with this reason. It can be taken back."
    )
