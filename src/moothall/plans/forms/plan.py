"""What is typed about a plan."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.authority.words import capitalised
from moothall.decisions.forms.boxes import SEARCH, OneOf, Text
from moothall.plans import queries, rules
from moothall.plans.forms.boxes import LONG, Line, OfCouncil, OfficeField, Written
from moothall.plans.forms.days import DayField
from moothall.plans.models import Plan
from moothall.plans.queries.plans import WantedPlans

MOST_CARRIED = 300


class Plans(Form):
    """What a reader wants to see of the plans."""

    words = forms.CharField(label="Words", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH))
    kind = forms.ChoiceField(label="Kind", choices=[("", "Every kind"), *Plan.Kind.choices], required=False)
    year = forms.IntegerField(
        label="In the year that begins in April", required=False, min_value=1950, max_value=2100, help_text="For example 2026"
    )

    def __init__(self, *args: Any, viewer: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        councils = list(authority.organisations(viewer).filter(kind="council"))
        if len(councils) > 1:
            self.fields["council"] = OneOf("Council", councils, "All councils")
        departments = authority.departments(viewer).select_related("organisation")
        self.fields["department"] = OneOf("Department", departments, "All departments")
        self.fields["portfolio"] = OneOf("Portfolio", authority.portfolios(viewer).select_related("organisation"), "All portfolios")

    def wanted(self) -> WantedPlans:
        said = self.cleaned_data
        return WantedPlans(**{name: value for name, value in said.items() if value})


class PlanWords(Written):
    """What a plan says."""

    kind = forms.ChoiceField(label="Kind", choices=Plan.Kind.choices)
    title = Line("Title")
    summary = Line(
        "What it is for, in a sentence",
        500,
        required=False,
        help_text="A councillor could read it aloud. It stands at the head of its page.",
    )
    text = Text(label="Text", required=False, max_length=LONG, help_text="A blank line begins a new paragraph.")
    first_on = DayField(label="First day", help_text="For example 1 4 2026")
    last_on = DayField(label="Last day", help_text="For example 31 3 2029")
    department = OfCouncil("Department", authority.departments(PUBLIC), empty_label="The whole council")
    portfolio = OfCouncil("Portfolio", authority.portfolios(PUBLIC))
    owner = OfficeField("Who owns it")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.days_in_order()
        return said


class NewPlan(PlanWords):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.plans.plans(self.viewer).filter(organisation=self.organisation, closed_at=None)
        self.fields["above"] = OfCouncil("Stands within", rows, empty_label="Stands by itself")


class ChangedPlan(PlanWords):
    keeps_version = True


class AmendedPlan(PlanWords):
    """What it says from now on, and why it is amended."""

    keeps_version = True

    because = Text(label="What is amended, and why?", help_text="Everybody reads this beside the new edition.", max_length=2_000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = queries.approvals.questions(self.viewer, [self.row.pk], self.now)[self.row.pk]
        rows = [one.row for one in asked if one.put.answered is rules.Answered.AMENDED and not one.row.entered_edition]
        if rows:
            choices = [("", "No: members have not agreed this"), *((str(row.pk), label_of(row.recommendation)) for row in rows)]
            self.fields["as_agreed"] = forms.TypedChoiceField(
                label="Does it enter amendments that members made?", choices=choices, required=False,
                coerce={str(row.pk): row for row in rows}.get, empty_value=None,
            )  # fmt: skip


class Place(Written):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        keys = [row.pk for row in queries.plans.may_stand_above(self.viewer, self.row)]
        rows = queries.plans.plans(self.viewer).filter(pk__in=keys)
        self.fields["above"] = OfCouncil("Stands within", rows, empty_label="Stands by itself")
        self.initial["above"] = queries.plans.places(self.viewer, [self.row.pk]).get(self.row.pk)


def label_of(recommendation: Any) -> str:
    """A recommendation as a list offers it."""
    words = f"{recommendation.report.title}, recommendation {recommendation.place}: {recommendation.text}"
    return words if len(words) < 160 else words[:158] + "…"


class RecommendationField(forms.ModelChoiceField):
    def label_from_instance(self, row: Any) -> str:
        return label_of(row)


class PutForward(Written):
    """Which recommendation asks members what about the plan."""

    asked = forms.ChoiceField(
        label="What are members asked?", widget=forms.RadioSelect,
        choices=[
            (rules.Asked.APPROVE.value, "To approve the plan"),
            (rules.Asked.ACTIONS.value, "To approve its actions"),
            (rules.Asked.PROGRESS.value, "To note its progress, which approves nothing"),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.approvals.may_be_put(self.viewer, self.row)
        self.fields["recommendation"] = RecommendationField(
            rows, label="In which recommendation?", empty_label="Choose the report and the recommendation",
            help_text="Write the report first. What members answer is then read from the register, and nobody types it again.",
        )  # fmt: skip


class ClosePlan(Written):
    closed_words = Text(label="What came of it?", help_text="What was reached, what was not, and where what is left goes on.")


class CarryOver(Written):
    """The plan that follows, and what goes into it."""

    title = Line("Title of the plan that follows")
    first_on = DayField(label="First day")
    last_on = DayField(label="Last day")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        first, last = rules.next_years(self.row.first_on, self.row.last_on)
        self.initial = {"title": self.row.title, "first_on": first, "last_on": last}
        over = (rules.Said.DONE.value, rules.Said.STOPPED.value)
        self.rows = {
            "objectives": queries.objectives.of_plan(self.viewer, self.row).filter(ended_at=None),
            "actions": queries.actions.of_plan(self.viewer, self.row).exclude(said__in=over),
        }
        for name, rows in self.rows.items():
            self.offer(name, f"{capitalised(name)} to carry over", rows.select_related(None).values_list("pk", "title"))

    def offer(self, name: str, label: str, named: Any) -> None:
        """Each to be chosen, with all of them chosen at first; too many for a page to choose from go together."""
        number = named.count()
        if number > MOST_CARRIED:
            self.fields[name] = forms.ChoiceField(label=label, choices=[("all", f"All {number:,}"), ("none", "None")])
        elif number:
            choices = [(str(key), title) for key, title in named]
            self.fields[name] = forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)
            self.initial[name] = [key for key, _ in choices]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.days_in_order()
        for name, rows in self.rows.items():
            chosen = said.get(name, [])
            every = chosen in ("all", "none")
            said[name] = list(rows.filter(pk__in=() if chosen == "none" else rows.values("pk") if every else chosen))
        return said
