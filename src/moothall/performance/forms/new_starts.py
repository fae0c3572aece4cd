"""From which period on the limits of a chart begin anew, and why; and why that is undone."""

from datetime import date
from typing import Any

from django import forms

from moothall.decisions.forms.boxes import Text
from moothall.performance.queries import new_starts as queries, verdicts
from moothall.performance.rules.new_starts import choices
from moothall.plans.forms.boxes import Written

WHICH = "Choose one of the periods."


class BeginAnew(Written):
    """The periods that may be chosen, each with how many figures there are since."""

    because = Text(
        label="What changed for good, and how do you know?",
        max_length=2_000,
        help_text="Everybody reads this beside the chart. For example: A new contractor began in April; the way of working is another one.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = choices(verdicts.of_measure(self.viewer, self.row, self.now), queries.days_of(self.viewer, self.row, self.now))
        self.fields["from_on"] = forms.TypedChoiceField(
            label="With which period do the limits begin anew?",
            choices=[("", "Choose a period"), *((one.period.first.isoformat(), one.in_words()) for one in offered)],
            coerce=date.fromisoformat,
            help_text="Figures before it keep the limits that they have. Fewer than 13 figures since: no limits are drawn yet.",
            error_messages={"required": WHICH, "invalid_choice": WHICH},
        )
        self.order_fields(["from_on", "because"])


class Undo(Written):
    because = Text(label="Why is it undone?", max_length=2_000, help_text="Everybody reads this, beside the reason for the new start.")
