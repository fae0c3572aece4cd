"""What a council says of its reporting: the days, what it asks of figures, and why there may be none."""

from decimal import Decimal
from typing import Any

from django import forms

from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.decisions.forms.boxes import OneOf
from moothall.performance.forms.boxes import Figure, whole
from moothall.performance.queries import calendar
from moothall.performance.rules import returns as rules
from moothall.plans.forms.boxes import Line, Written

MUCH = "In hundredths of the last, where a measure has no tolerance."
BECAUSE: dict[str, Any] = {"required": False, "help_text": "For example: agreed by the performance board on 3 March 2026"}


class NewCalendar(Written):
    """The days of reporting, counted in working days after the end of a period."""

    from_on = DayField(label="From", help_text="It holds for periods that end on this day or later.")
    portfolio = forms.Field(required=False)
    opens_after = whole("The window opens after", 120, required=False, help_text="Working days after the end of a period.")
    due_within = whole("Figures are due after", 120, required=False)
    reviewed_within = whole("They are reviewed after", 120, required=False)
    cut_off_after = whole("The cut-off is after", 120, required=False, help_text="What counts then stands in the report of the period.")
    because = Line("Why, and who agreed it?", 500, **BECAUSE)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = authority.portfolios(self.viewer).filter(organisation=self.row)
        self.fields["portfolio"] = OneOf("For which portfolio?", rows, "The whole council")
        self.fields["portfolio"].help_text = "With a portfolio and no days, it follows the whole council again."
        now = rules.calendar_for((one.facts() for one in calendar.calendar_rules(self.viewer, self.row)), None, self.today)
        self.initial = {"from_on": self.today, **{name: getattr(now, name) for name in rules.STEPS}}

    def clean(self) -> dict[str, Any]:
        """All four days, or none of them."""
        said = super().clean() or {}
        days = {name: said.pop(name, None) for name in rules.STEPS}
        missing = [name for name, day in days.items() if day is None and name not in self.errors]
        if 0 < len(missing) < len(days) and not self.errors:
            self.add_error(missing[0], "Enter all four numbers of days, or none where a portfolio follows the council again.")
        said["days"] = None if missing or self.errors else rules.Calendar(**days)
        return said


class NewFigureRule(Written):
    """Which figures need a comment, and when everybody sees a figure."""

    from_on = DayField(label="From", help_text="It holds for periods that end on this day or later.")
    comment_when = forms.ChoiceField(label="When is a comment needed?", choices=[(one.value, one.words) for one in rules.CommentWhen])
    change_percent = Figure(
        "By how much may a figure change without one?", help_text="In hundredths of the last, where a measure has no tolerance."
    )
    shown_when = forms.ChoiceField(label="When does everybody see a figure?", choices=[(one.value, one.words) for one in rules.ShownWhen])
    because = Line("Why, and who agreed it?", 500, **BECAUSE)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        now = rules.figure_rule_for((one.facts() for one in calendar.figure_rules(self.viewer, self.row)), self.today)
        said = {name: getattr(now, name) for name in ("comment_when", "change_percent", "shown_when")}
        self.initial = {"from_on": self.today, **said}

    def clean_change_percent(self) -> Decimal:
        value: Decimal = self.cleaned_data["change_percent"]
        if not 0 <= value <= 1000:
            raise forms.ValidationError("Enter a number from 0 to 1,000.")
        return value.quantize(Decimal("0.01"))


class NewReason(Written):
    words = Line("Why may there be no figure?", 200, help_text="For example: The survey was not held")


class EndedReason(Written):
    reason = forms.Field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"] = OneOf("Which reason?", calendar.reasons(self.viewer, [self.row.pk], self.today), "Choose a reason")
        self.fields["reason"].required = True
