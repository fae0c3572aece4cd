"""What is said with a publication, and the notices of meeting in private."""

from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.forms import DayField
from moothall.meetings import said
from moothall.meetings.forms.boxes import Email, FromAnybody, OneLine, Words
from moothall.meetings.models import Item, StandingItem
from moothall.meetings.rules.law import Agreer
from moothall.meetings.rules.law.private import wrong_agreer


class Because(Form):
    because = Words(label="Why does it come after the agenda?", most=2_000, rows=2, required=False, help_text="Printed at its head.")


class PrivateNotice(Form):
    """What is to be considered in private, and why."""

    matters = Words(label="What is to be considered in private", most=8_000, rows=3, help_text="A line for each matter.")
    reasons = Words(
        label="Why in private", most=8_000, rows=4, help_text="The law asks for the reasons in this notice, from the first one on."
    )


class Received(Form):
    said = Words(label="What was said", most=8_000, rows=4, help_text="Printed in the second notice. Leave out who said it.")


class Represent(FromAnybody):
    """Why a meeting should be in public, and where to write to whoever says so."""

    said = Words(
        label="Why should it be considered in public?",
        most=4_000,
        rows=6,
        help_text="It is printed as you write it, without your name, in the second notice, with the council's answer.",
    )
    email = Email("The answer is sent to you here. It is never printed.")


class LeaveOut(Form):
    because = Words(
        label="Why is it not printed?",
        most=2_000,
        rows=3,
        help_text="Whoever sent it in is told. What speaks of privacy is printed.",
    )


class Answer(Form):
    answer = Words(label="Answer", most=8_000, rows=4, help_text="Printed beside it in the second notice.")


class Urgency(Form):
    """Who agreed that it cannot wait, in the order of regulation 5(6)."""

    agreed_by = forms.ChoiceField(
        label="Who agreed",
        widget=forms.RadioSelect,
        choices=[(one.value, one.value.capitalize()) for one in Agreer],
        help_text="The chair of scrutiny first. The others only as what you mark below lets them.",
    )
    is_scrutiny_chair_unable = forms.BooleanField(
        label="There is no chair of the relevant overview and scrutiny committee, or they are unable to act", required=False
    )
    has_no_council_chair = forms.BooleanField(label="The council has no chair either", required=False)
    agreed_on = DayField(label="On")
    reason = Words(label="Why is it urgent, and why can it not reasonably be deferred?", most=4_000, rows=3)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > self.today:
            raise forms.ValidationError("That day has not come yet.")
        return day

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("agreed_by") and (why := wrong_agreer(told["agreed_by"], **self.who_there_was())):
            self.add_error("agreed_by", f"{why} If nobody before them could, mark it below.")
        return told

    def who_there_was(self) -> dict[str, bool]:
        told = self.cleaned_data
        return {"is_scrutiny_chair_able": not told["is_scrutiny_chair_unable"], "has_council_chair": not told["has_no_council_chair"]}

    def agreement(self) -> dict[str, Any]:
        """As the act takes it."""
        return {name: self.cleaned_data[name] for name in ("agreed_by", "agreed_on", "reason")} | self.who_there_was()


class StandingLine(Form):
    """One standing item. A line whose title is left empty is no item."""

    title = OneLine(label="Title", max_length=500, required=False)
    purpose = forms.ChoiceField(label="What it is for", choices=Item.Purpose.choices, required=False)
    text = OneLine(label="Words under it", max_length=1_000, required=False)
    stands_last = forms.BooleanField(label="After the business of the day", required=False)


StandingLines = forms.formset_factory(StandingLine, extra=2, max_num=40, absolute_max=60)


def lines_of(rows: list[StandingItem]) -> list[dict[str, Any]]:
    return [{"title": row.title, "purpose": row.purpose, "text": row.text, "stands_last": row.stands_last} for row in rows]


def standing_of(lines: Any) -> list[said.Standing]:
    """What was typed: those that stand last after the others, and no title twice."""
    told = [line.cleaned_data for line in lines if line.cleaned_data.get("title")]
    found = {one["title"]: said.Standing(one["title"], one["purpose"], one["text"], one["stands_last"]) for one in told}
    return sorted(found.values(), key=lambda one: one.stands_last)
