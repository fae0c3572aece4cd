"""What is said about call-in: the grounds of a member, whether it is valid, what came of it; and the council's rule itself."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from moothall.access.forms import Form
from moothall.authority.forms import DayField, YesOrNo
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.forms.boxes import Text
from moothall.decisions.rules import Callers, CallInRule, Checker, Deadline, Exclusion, Group, Outcome, Reading, Step, Then, Unit
from moothall.meetings.forms.boxes import HourField, OneLine

WAYS = 5
READ_AS = {
    Reading.ON_THE_LAST_DAY: "The day after publication is the first. Effect begins on the last day.",
    Reading.PUBLICATION_DAY_COUNTS: "The day of publication is the first. Effect begins on the day after the last.",
    Reading.THE_DAY_AFTER: "The day after publication is the first. Effect begins when the last day has ended.",
    Reading.THE_NEXT_WORKING_DAY: "The day after publication is the first. Effect begins on the working day after the last.",
}
ALONE = frozenset({Group.CHAIR, Group.COMMITTEE})
ANSWERS = {
    "referred": "Refer it back to whoever took it",
    "council": "Refer it to full Council",
    "confirmed": "Confirm it: it takes effect at once",
    "changed": "Changed, as it now stands",
}


class BodyField(forms.ModelChoiceField):
    """One of the bodies of the council."""


class ForCommittee(Form):
    """That a committee resolved to call it in."""

    committee = BodyField(label="Which committee resolved it", queryset=None)
    grounds = Text(label="What did it resolve, and why?", help_text="It is published with the committee's name.")

    def __init__(self, *args: Any, committees: QuerySet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["committee"].queryset = committees  # type: ignore[attr-defined]


class Check(Form):
    is_valid_call_in = YesOrNo(label="Is this call-in valid?")
    because = Text(label="Why?", help_text="It is published, and goes to those who asked and to whoever took the decision.")

    def said(self) -> dict[str, Any]:
        return {"is_valid": self.cleaned_data["is_valid_call_in"], "because": self.cleaned_data["because"]}


class ToMeeting(Form):
    """On which agenda a call-in is put."""

    meeting = forms.ChoiceField(label="Which meeting considers it?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, meetings: list[Any], due_on: date | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.meetings = {str(row.pk): row for row in meetings}
        self.fields["meeting"].choices = [(key, told(row, due_on)) for key, row in self.meetings.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Any:
        return self.meetings[self.cleaned_data["meeting"]]


def told(meeting: Any, due_on: date | None) -> str:
    """A meeting with its day, and whether that is later than the rule allows."""
    late = ". Later than the rule allows" if due_on and meeting.held_on > due_on else ""
    out = ". Its agenda is out, so this would be a late item" if meeting.agenda_published_at else ""
    return f"{meeting.body}, {day_in_words(meeting.held_on)}{late}{out}"


class Answer(Form):
    """What came of a call-in, of what is open now."""

    outcome = forms.ChoiceField(label="What was decided?", widget=forms.RadioSelect)
    because = Text(label="Why, or in which words?", help_text="Published, and sent to those who asked and to whoever took the decision.")
    later = forms.ChoiceField(label="The new decision, if one takes its place", required=False)

    def __init__(self, *args: Any, outcomes: dict[str, str], later: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = {str(row.pk): row for row in later}
        self.fields["outcome"].choices = list(outcomes.items())  # type: ignore[attr-defined]
        self.fields["later"].choices = [("", "None: its own words hold"), *((key, str(row)) for key, row in self.rows.items())]  # type: ignore[attr-defined]
        if "changed" not in outcomes:
            del self.fields["later"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("later") and said.get("outcome") != "changed":
            self.add_error("later", "Only a decision that was changed gives place to another. Choose “Changed”, or no new decision.")
        return said

    def said(self) -> dict[str, Any]:
        return self.cleaned_data | {"later": self.rows.get(self.cleaned_data.get("later", ""))}


class Urgent(Form):
    agreed_by = OneLine(label="Who agreed that it cannot wait?", max_length=300, help_text="Their name and their office.")
    agreed_on = DayField(label="On which day?")
    because = Text(label="Why can it not wait?", help_text="It is published with the decision.")


class Rule(Form):
    """The council's rule, in the order in which a constitution says it."""

    since = DayField(label="From", required=False, help_text="The first day on which it holds. Left empty, it always was so.")
    days = forms.IntegerField(
        label="How many days", min_value=1, max_value=366, required=False,
        help_text="Left empty where the constitution gives no number: then the clock gives no day.",
    )  # fmt: skip
    unit = forms.ChoiceField(label="Which days count", choices=[(Unit.WORKING.value, "Working days"), (Unit.CALENDAR.value, "All days")])
    reading = forms.ChoiceField(
        label="How they are counted", choices=[(one.value, words) for one, words in READ_AS.items()], widget=forms.RadioSelect
    )
    cut_off = HourField(label="Until which hour of the last day", required=False, help_text="For example noon. Effect begins then.")
    committee = BodyField(label="Which committee hears it", queryset=None, required=False, empty_label="Any scrutiny committee")
    exclusions = forms.MultipleChoiceField(
        label="What cannot be called in", choices=[(one.value, capitalised(one.value)) for one in Exclusion], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    urgency_agreed_by = OneLine(label="Who agrees that a decision is urgent", required=False, max_length=300)
    checked_by = forms.ChoiceField(
        label="Who says whether a call-in is valid", choices=[(one.value, capitalised(one.value)) for one in Checker]
    )
    outcomes = forms.MultipleChoiceField(
        label="What scrutiny can do", choices=[(one.value, capitalised(one.value)) for one in Outcome], required=False,
        widget=forms.CheckboxSelectMultiple, help_text="None chosen: all of them.",
    )  # fmt: skip
    wording = Text(label="What the constitution says, in its own words", required=False)
    source = OneLine(label="Where it stands", max_length=500, help_text="For example: Constitution, part 4, rule 15.")

    def __init__(self, *args: Any, committees: QuerySet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["committee"].queryset = committees  # type: ignore[attr-defined]
        for place in range(1, WAYS + 1):
            self.fields |= way_boxes(place)
        for place, step in enumerate(Step, start=1):
            self.fields |= step_boxes(place, step)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["callers"] = [way for place in range(1, WAYS + 1) if (way := self.way(said, place))]
        said["deadlines"] = [one for place, step in enumerate(Step, start=1) if (one := self.deadline(said, place, step))]
        return said

    def way(self, said: dict[str, Any], place: int) -> Callers | None:
        """One way to call in, if the row says one."""
        group, number, who = (said.get(f"{name}_{place}") for name in ("group", "number", "who"))
        with_chair = said.get(f"with_chair_{place}", False)
        if not group:
            if number or who or with_chair:
                self.add_error(f"group_{place}", "Say who this means, or leave the whole row empty.")
            return None
        if Group(group) in ALONE:
            number, with_chair = None, False
        return Callers(who or default_words(Group(group), number), number, Group(group), with_chair)

    def deadline(self, said: dict[str, Any], place: int, step: Step) -> Deadline | None:
        days, then = said.get(f"step_days_{place}"), said.get(f"step_then_{place}")
        return Deadline(step, days, Then(then)) if days and then else None

    def rule(self) -> CallInRule:
        """The rule that was typed, once it has been found in order."""
        said = self.cleaned_data
        return CallInRule(
            days=said["days"],
            unit=Unit(said["unit"]),
            reading=Reading(said["reading"]),
            cut_off=said["cut_off"],
            callers=tuple(said["callers"]),
            exclusions=frozenset(map(Exclusion, said["exclusions"])),
            urgency_agreed_by=said["urgency_agreed_by"],
            outcomes=tuple(map(Outcome, said["outcomes"])),
            deadlines=tuple(said["deadlines"]),
            checked_by=Checker(said["checked_by"]),
            wording=said["wording"],
            source=said["source"],
            valid_from=said["since"],
        )


def default_words(group: Group, number: int | None) -> str:
    """The words of a group, where the row gives none: one of several is said as one."""
    alone = {
        Group.COMMITTEE: "the committee",
        Group.COMMITTEE_MEMBERS: "a member of the committee",
        Group.NON_EXECUTIVE: "a councillor who is not in the executive",
        Group.ANY_MEMBER: "a councillor",
        Group.WARD_MEMBER: "a councillor for a ward that it affects",
    }
    several = {Group.ANY_MEMBER: "councillors"}
    return several.get(group, group.value) if number and number > 1 else alone.get(group, group.value)


def way_boxes(place: int) -> dict[str, forms.Field]:
    groups = [("", "Nobody more"), *((group.value, capitalised(group.value)) for group in Group)]
    return {
        f"group_{place}": forms.ChoiceField(label=f"Who can call in, {place}", choices=groups, required=False),
        f"number_{place}": forms.IntegerField(label=f"How many of them, {place}", min_value=1, max_value=200, required=False),
        f"with_chair_{place}": forms.BooleanField(label=f"And the chair with them, {place}", required=False),
        f"who_{place}": OneLine(
            label=f"In the constitution's words, {place}", max_length=200, required=False, help_text="Left empty, as it is said above."
        ),
    }


def step_boxes(place: int, step: Step) -> dict[str, forms.Field]:
    then = [(one.value, capitalised(one.value)) for one in Then]
    return {
        f"step_days_{place}": forms.IntegerField(
            label=f"Within how many working days it is {step.value}", min_value=1, max_value=366, required=False
        ),
        f"step_then_{place}": forms.ChoiceField(label=f"If it is not {step.value} in time", choices=then),
    }


def first_of(rule: CallInRule, committee: Any = None) -> dict[str, Any]:
    """What the boxes hold when the form is opened: the rule that holds today."""
    said = {name: getattr(rule, name) for name in ("days", "unit", "reading", "cut_off", "urgency_agreed_by", "checked_by", "wording")}
    said |= {"exclusions": list(rule.exclusions), "outcomes": list(rule.outcomes), "committee": committee}
    for place, way in enumerate(rule.callers[:WAYS], start=1):
        said |= {f"group_{place}": way.group, f"number_{place}": way.members_needed}
        said |= {f"with_chair_{place}": way.with_chair, f"who_{place}": way.who}
    for place, step in enumerate(Step, start=1):
        if deadline := rule.within(step):
            said |= {f"step_days_{place}": deadline.working_days, f"step_then_{place}": deadline.then}
    return said
