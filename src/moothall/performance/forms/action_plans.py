"""What is typed about an action plan: by which actions, what will come of it and when that shows; or why no action is right."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q

from moothall.authority.forms import DayField
from moothall.decisions.forms.boxes import Text
from moothall.performance import queries, rules
from moothall.performance.actions import NewAction, Promise
from moothall.performance.forms.boxes import Figure
from moothall.performance.queries import action_plans
from moothall.performance.rules import Period
from moothall.performance.rules.action_plans import MOST_PERIODS, Stage
from moothall.performance.rules.periods import ONE_DAY
from moothall.plans import permissions as plan_permissions, queries as plans
from moothall.plans.forms.boxes import Line, Written
from moothall.plans.forms.objective import reference_in

MOST_OFFERED = 30
NO_ACTION = "No action that is still to be done has this address. Paste the address of its page."
OTHERS = ("address", "new_title", "new_plan", "new_due_on")
LONG = {"max_length": "Use at most 2,000 letters."}
CHOOSE = {"invalid_choice": "Choose one of the actions that are offered."}
PERIOD = {"required": "Choose the period in which it is to show.", "invalid_choice": "Choose one of the periods that are offered."}
PLAN = {"invalid_choice": "Choose one of the plans that are offered."}


class Heard(Written):
    """A form that remembers how far the measure had come when it was opened, so that whoever comes second is told."""

    heard = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.initial["heard"] = action_plans.heard(self.row)
        self.standing = action_plans.of_measures(self.viewer, [self.row.pk], self.now).get(self.row.pk)

    def add_error(self, field: str | None, error: Any) -> None:
        """What somebody else wrote meanwhile is said, and what was typed can be sent again knowing it."""
        if field == "heard":
            self.data = self.data.copy()
            self.data["heard"] = str(self.initial["heard"])
        super().add_error(None if field == "heard" and isinstance(error, str) else field, error)


class Promised(Heard):
    """Actions, the effect, and the figure by which it is seen."""

    effect = Text(
        label="What will change by it?", required=False, max_length=2_000, error_messages=LONG,
        help_text="In plain words. Everybody reads this.",
    )  # fmt: skip
    no_action_because = Text(
        label="Why is no action right?", required=False, max_length=2_000, error_messages=LONG,
        help_text="Only where no action is named. Everybody reads this, and it stands in the briefing of the portfolio holder.",
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.of = queries.measures.definition(self.viewer, self.row, self.today)
        self.add_actions()
        self.add_new_action()
        self.add_until()
        self.fields["expected"] = Figure(f"What will the figure be then, in {self.of.unit}?", self.of.unit, required=False)
        if self.is_changed:
            self.fields["because"] = Line(
                "Why is what was promised changed?", 500, required=False, help_text="What was promised before stays readable."
            )
        self.recall()

    @property
    def is_changed(self) -> bool:
        return self.standing is not None and self.standing.stage in (Stage.UNDER_WAY, Stage.NO_ACTION)

    def add_actions(self) -> None:
        """The actions that serve what the measure tells of, and those of its owner; and those that were named before."""
        named = [one.pk for one in self.standing.actions] if self.standing else []
        serves = [one.pk for one in queries.measures.objectives_of(self.viewer, self.row)]
        near = Q(objective__in=serves) | Q(owner=self.row.owner_id) & Q(owner__isnull=False)
        rows = plans.actions.under_way(self.viewer).filter(organisation=self.organisation)
        self.offered = {str(row.pk): row for row in rows.filter(near | Q(pk__in=named)).order_by("due_on", "pk")[:MOST_OFFERED]}
        self.fields["actions"] = forms.TypedMultipleChoiceField(
            label="Which actions will better it?", choices=[(key, f"{row.title} ({row.plan.title})") for key, row in self.offered.items()],
            coerce=self.offered.get, required=False, widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE,
        )  # fmt: skip
        self.fields["address"] = Line(
            "Or the address of the page of another action", 500, required=False, help_text="Copy it from the address line."
        )

    def add_new_action(self) -> None:
        """A new action, where there is a plan in which whoever types may write one."""
        rows = plans.plans.plans(self.viewer).filter(organisation=self.organisation, closed_at=None).order_by("title", "pk")
        may = [row for row in rows if not plan_permissions.ADD_ACTION.refusal(self.viewer, row, at=self.now)]
        self.plans = {str(row.pk): row for row in may}
        if may:
            self.fields["new_title"] = Line("Or write a new one: what is to be done?", required=False)
            self.fields["new_plan"] = forms.TypedChoiceField(
                label="In which plan?", choices=[("", "Choose the plan"), *((key, row.title) for key, row in self.plans.items())],
                coerce=self.plans.get, empty_value=None, required=False, error_messages=PLAN,
            )  # fmt: skip
            self.fields["new_due_on"] = DayField(label="By when is it to be done?", required=False)

    def add_until(self) -> None:
        """The periods to come; a day where the measure follows no calendar."""
        frequency = rules.Frequency(self.of.frequency)
        label = "In which period is it to show?"
        if not frequency.months:
            self.fields["until"] = DayField(label="By which day is it to show?", help_text="The next figure from that day on is looked at.")
            return
        self.periods = {one.first.isoformat(): one for one in periods_to_come(frequency, self.today, self.of.year_begins_in)}
        choices = [("", "Choose the period"), *((key, one.in_words()) for key, one in self.periods.items())]
        self.fields["until"] = forms.ChoiceField(
            label=label,
            choices=choices,
            error_messages=PERIOD,
            help_text="When its figure is there, what came stands beside what was promised.",
        )

    def recall(self) -> None:
        """What was promised before stands there, to be changed or renewed."""
        if self.standing is None or self.standing.row.answered_at is None:
            return
        row = self.standing.row
        until = row.until.first.isoformat() if row.until and rules.Frequency(self.of.frequency).months else row.until_last_on
        self.initial |= {"effect": row.effect, "no_action_because": row.no_action_because, "expected": row.expected, "until": until}
        self.initial["actions"] = [str(one.pk) for one in self.standing.actions]

    def parts(self) -> Iterator[tuple[str, list[Any]]]:
        """The boxes under their headings."""
        new = [name for name in ("new_title", "new_plan", "new_due_on") if name in self.fields]
        yield "What is to be done", [self[name] for name in ("actions", "address", *new)]
        yield "What will come of it, and when that shows", [self[name] for name in ("effect", "expected", "until")]
        yield "Or why no action is right", [self["no_action_because"]]
        if "because" in self.fields:
            yield "What changes", [self["because"]]

    @property
    def other_is_open(self) -> bool:
        """Whether something stands, or is wrong, in the boxes that are folded away."""
        return any(self[name].errors or self[name].value() for name in OTHERS if name in self.fields)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if typed := said.get("address"):
            found = plans.actions.called(self.viewer, reference_in(typed))
            if found is None:
                self.add_error("address", NO_ACTION)
            said["actions"] = [*(said.get("actions") or []), *([found] if found else [])]
        if said.get("new_title") or said.get("new_plan") or said.get("new_due_on"):
            for name, why in (("new_title", "Say what is to be done."), ("new_plan", "Choose the plan."), ("new_due_on", "Enter a day.")):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, why)
        return said

    @property
    def until(self) -> Period:
        said = self.cleaned_data["until"]
        return self.periods[said] if isinstance(said, str) else Period(min(self.today, said), said)

    def promise(self) -> Promise:
        """What was typed, as it is promised."""
        said = self.cleaned_data
        new = (
            NewAction(plan=said["new_plan"], title=said["new_title"], due_on=said["new_due_on"], said=self.of_new())
            if said.get("new_title")
            else None
        )
        names = ("effect", "expected", "no_action_because")
        more = {name: said[name] for name in names} | {"because": said.get("because", "")}
        return Promise(until=self.until, actions=list(dict.fromkeys(said["actions"])), new_action=new, **more)

    def of_new(self) -> dict[str, Any]:
        """A new action is owned by whoever owns the measure, and serves the objective of which it tells, if that is of the same plan."""
        plan = self.cleaned_data["new_plan"]
        serves = [one for one in queries.measures.objectives_of(self.viewer, self.row) if one.plan_id == plan.pk]
        return {"owner": self.row.owner, "objective": serves[0] if serves else None}


def periods_to_come(frequency: rules.Frequency, today: Any, begins_in: int) -> list[Period]:
    """The period that runs and those after it."""
    found, day = [], today
    for _ in range(MOST_PERIODS):
        period = rules.period_of(frequency, day, begins_in)
        assert period
        found.append(period)
        day = period.last + ONE_DAY
    return found


class Closed(Heard):
    because = Text(
        label="What came of it?",
        max_length=2_000,
        error_messages=LONG | {"required": "Say what came of it, so that it can be read later."},
        help_text="Everybody reads this beside what was promised.",
    )
