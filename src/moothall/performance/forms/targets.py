"""What is typed about a target, and about a report that asks Members to agree some."""

from collections.abc import Callable
from typing import Any

from django import forms

from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.words import capitalised, counted
from moothall.decisions.forms.boxes import Text
from moothall.meetings.forms.reports import CHOOSE, MeetingField
from moothall.meetings.queries import reports
from moothall.performance import queries, rules
from moothall.performance.forms.boxes import Figure, Figures
from moothall.performance.queries.targets import Standing
from moothall.plans.forms.boxes import Line, Written
from moothall.plans.forms.plan import RecommendationField

PROFILE = "Empty, or one figure for each period of its time, each on a line: {}."
LEADS = {True: "they add up to the target", False: "the last is the target"}


class NewTarget(Written):
    """A target for a time, who set it, and what it is measured against."""

    value = Figure("Target")
    from_on = DayField(label="From", help_text="The first day of the first period that is held to it: 1 4 2026")
    last_on = DayField(label="To", help_text="It stays in force after that, until another counts.")
    set_by = forms.ChoiceField(label="Who set it?", choices=[("", "Choose who"), *((one.value, one.words) for one in rules.SetBy)])
    set_by_words = Line("Who exactly?", 200, required=False, help_text="For example: Director of Homes")
    set_on = DayField(label="When was it set?", help_text="For example 2 11 2026")
    profile = Figures("What should it be on the way there?")
    floor = Figure("Floor: the least that is accepted", required=False)
    stretch = Figure("Stretch: what would be very good", required=False)
    baseline = Figure("Baseline: what it was before", required=False)
    baseline_words = Line("When was that?", 200, required=False, help_text="For example: 2025/26")
    is_reward = forms.BooleanField(label="Money depends on it", required=False)
    because = Text(
        label="Why is it what it is?", required=False, max_length=2_000, help_text="Needed where there is a target for this time already."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        of = queries.measures.definition(self.viewer, self.row, self.today)
        for name in ("value", "floor", "stretch", "baseline"):
            self.fields[name].unit = of.unit  # type: ignore[attr-defined]
        year = rules.year_of(self.today, of.year_begins_in)
        self.initial = {"from_on": year.first, "last_on": year.last, "set_on": self.today}
        exactly = f"with {counted(of.decimals, 'decimal')}."
        self.fields["value"].help_text = f"In {of.unit}, {exactly}" if of.unit != "number" else capitalised(exactly)
        self.fields["profile"].help_text = PROFILE.format(LEADS[rules.Counting(of.counting).adds_up])


class Withdraw(Written):
    because = Text(label="Why is it withdrawn?", max_length=2_000, help_text="Everybody reads this.")


class Put(Written):
    """Which recommendation asks Members to agree it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.targets.may_be_put(self.viewer, self.row.measure)
        self.fields["by"] = RecommendationField(
            rows, label="Which recommendation asks Members to agree it?", empty_label="Choose the report and the recommendation",
            help_text="Write the report first. What Members answer is then read from the register, and nobody types it again.",
        )  # fmt: skip


class Amended(Written):
    value = Figure("The target as Members agreed it")
    profile = Figures("What should it be on the way there?", help_text="Empty, or one figure for each period of its time, each on a line.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        of = queries.measures.definition(self.viewer, self.row.measure, self.row.from_on)
        self.fields["value"].unit = of.unit  # type: ignore[attr-defined]


class ForMembers(Written):
    """The report is written from the targets, so this is all that is typed."""

    targets = forms.TypedMultipleChoiceField(
        label="Which targets are Members asked to agree?", widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE | {"required": "Choose the targets that Members are asked to agree."},
    )  # fmt: skip
    meeting = MeetingField(label="At which meeting?", help_text="The clerks put the report on its agenda.")
    title = Line("Title of the report", help_text="As it will stand on the agenda.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = [
            one for one in queries.waiting.theirs_to_report(self.viewer, self.organisation, self.now) if not one.row.measure.closed_under
        ]
        self.known = {str(one.row.pk): one for one in found}
        of = queries.measures.definitions_on(self.viewer, [one.row.measure_id for one in found], self.today)
        self.fields["targets"].choices = [(key, in_words(one, of[one.row.measure_id])) for key, one in self.known.items()]  # type: ignore[attr-defined]
        self.fields["targets"].coerce = self.known.get  # type: ignore[attr-defined]
        bodies = authority.bodies(self.viewer).filter(organisation=self.organisation)
        self.fields["meeting"].offer(bodies, reports.days_of_meetings(self.viewer, self.organisation.pk, self.today))  # type: ignore[attr-defined]
        self.templates = list(reports.report_templates(self.viewer, self.organisation.pk, self.today))
        if len(self.templates) > 1:
            by_key = {str(row.pk): row for row in self.templates}
            self.fields["template"] = forms.TypedChoiceField(
                label="Template", choices=[(key, row.name) for key, row in by_key.items()], coerce=by_key.get
            )
        periods = list(dict.fromkeys(one.row.period.in_words() for one in found))
        self.initial = {
            "targets": list(self.known)[: rules.MOST_TARGETS],
            "title": f"Targets for {periods[0]}" if len(periods) == 1 else "Targets",
        }

    def choose(self, wanted: Callable[[Any], bool]) -> None:
        """Those of the targets that are chosen when the page opens."""
        self.initial["targets"] = [key for key, one in self.known.items() if wanted(one.row)][: rules.MOST_TARGETS]

    def rows(self) -> list[Any]:
        """The targets that were chosen, or those that stand there first."""
        chosen = self.cleaned_data.get("targets", []) if self.is_bound else [self.known[key] for key in self.initial["targets"]]
        return [one.row for one in chosen]

    def template(self) -> Any:
        chosen = self.cleaned_data.get("template") if self.is_bound else None
        return chosen or next(iter(self.templates), None)


def in_words(one: Standing, of: Any) -> str:
    """A target as a list offers it."""
    return f"{one.row.measure.title}, {one.row.period.in_words()}: {of.figure(one.row.value)}"
