"""What is typed about an action."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.forms.boxes import Text
from moothall.plans import queries, rules
from moothall.plans.forms.boxes import Line, OfficeField, Written
from moothall.plans.forms.days import DayField
from moothall.plans.forms.objective import Among, reference_in
from moothall.plans.models import DayMoved

MOST_OFFERED = 200
NO_ACTION = "Choose an action of this plan, or paste the address of the page of another."


class ActionWords(Written):
    title = Line("What is to be done", help_text="Begin with what is done: Hire 14 trades staff")
    about = Text(label="More about it", required=False, max_length=4_000)
    owner = OfficeField("Who owns it")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        standing = getattr(self.row, "objective_id", None)
        rows = queries.objectives.may_be_chosen(self.viewer, self.organisation.pk, also=standing)
        self.fields["objective"] = Among(rows, label="Which objective does it serve?", required=False, empty_label="None of those set out")
        self.initial["objective"] = standing


class NewAction(ActionWords):
    start_on = DayField(label="It begins on", required=False)
    due_on = DayField(label="It is due on")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.days_in_order("start_on", "due_on")
        return said


class ChangedAction(ActionWords):
    keeps_version = True


class Progress(Written):
    """How it goes, in one choice and a few words."""

    said = forms.ChoiceField(
        label="How does it go?", choices=[(one.value, capitalised(one.value)) for one in rules.Said], widget=forms.RadioSelect
    )
    comment = Text(label="In a few words", required=False, max_length=4_000, help_text="Needed when it is at risk, late or stopped.")
    evidence = Text(label="How is that known?", required=False, max_length=2_000, help_text="A report, a letter, the address of a page.")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("said") and "comment" in said:
            if why := rules.cannot_be_said(rules.Said(said["said"]), self.row.facts(), said["comment"], self.today):
                self.add_error("comment" if "comment" in why else "said", why)
        return said


class Milestone(Written):
    title = Line("What has to be reached on the way?")
    due_on = DayField(label="By when")


class Met(Written):
    met_on = DayField(label="On which day was it met?")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.actions.milestones(self.viewer, [self.row.pk]).filter(met_on=None)
        choices = [(row.number, f"{row.title}, due {day_in_words(row.due_on, weekday=False)}") for row in rows]
        self.fields["number"] = forms.TypedChoiceField(label="Which milestone?", choices=choices, coerce=int, widget=forms.RadioSelect)
        self.order_fields(["number", "met_on"])


class Move(Written):
    """Another day: which one moves, to when, why, and who agreed. Nobody moves a day that they have not seen."""

    keeps_version = True

    to = DayField(label="To which day?")
    because = Text(label="Why does it move?", max_length=2_000, help_text="Everybody reads this, with the old day and the new one.")
    agreed_by = Line("Who agreed to it?", help_text="The office, such as Director of Homes")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.actions.milestones(self.viewer, [self.row.pk]).filter(met_on=None)
        choices = [("due", f"The day on which it is due, {day_in_words(self.row.due_on, weekday=False)}")]
        start = day_in_words(self.row.start_on, weekday=False) if self.row.start_on else "not set yet"
        choices.append(("start", f"The day on which it begins, {start}"))
        choices += [(f"milestone-{row.number}", f"{row.title}, {day_in_words(row.due_on, weekday=False)}") for row in rows]
        self.fields["what"] = forms.ChoiceField(label="Which day moves?", choices=choices, widget=forms.RadioSelect, initial="due")
        self.order_fields(["what", "to", "because", "agreed_by"])

    def stands_now(self, row: Any) -> dict[str, Any]:
        """The day that somebody else gave meanwhile."""
        said = self.which()
        if said["which"] != DayMoved.Which.MILESTONE:
            return {"to": getattr(row, f"{said['which']}_on")}
        return {"to": queries.actions.milestones(self.viewer, [row.pk]).get(number=said["milestone"]).due_on}

    def which(self) -> dict[str, Any]:
        what = self.cleaned_data["what"]
        if what.startswith("milestone-"):
            return {"which": DayMoved.Which.MILESTONE, "milestone": int(what.removeprefix("milestone-"))}
        return {"which": what}


class WaitFor(Written):
    """Another action: of the same plan by its name, of any plan by the address of its page."""

    address = forms.CharField(
        label="Or the address of its page", required=False, max_length=500, help_text="For an action of another plan."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        near = queries.actions.may_be_needed(self.viewer, self.row).filter(plan=self.row.plan_id)[:MOST_OFFERED]
        self.fields["needs"] = Among(
            queries.actions.actions(self.viewer).filter(pk__in=[row["pk"] for row in near.values("pk")]),
            label="For which action does it wait?", empty_label="Choose the action", required=False,
        )  # fmt: skip
        self.order_fields(["needs", "address"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        typed = said.pop("address", "")
        if typed and said.get("needs"):
            self.add_error("address", "Choose an action or paste an address, not both.")
        elif typed:
            said["needs"] = queries.actions.called(self.viewer, reference_in(typed))
        if not (said.get("needs") or self.errors):
            self.add_error("address" if typed else "needs", NO_ACTION)
        return said


class WaitNoMore(Written):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.actions.needs(self.viewer, self.row)
        self.fields["needs"] = Among(rows, label="For which does it no longer wait?", empty_label="Choose the action")


class ActionsOfPlan(Form):
    """What a reader wants to see of the actions of a plan."""

    said = forms.ChoiceField(
        label="Standing", choices=[("", "All of them"), *((one.value, capitalised(one.value)) for one in rules.Said)], required=False
    )
    words = forms.CharField(label="Words", required=False, max_length=200)
