"""What is typed about a framework, and about what it carries."""

from typing import Any

from django import forms

from moothall.authority.forms import DayField
from moothall.performance import queries, rules
from moothall.plans.forms.boxes import Line, Written


class NewFramework(Written):
    name = Line("Name", 200, help_text="For example: Corporate Plan 2026 to 2029")
    kind = forms.ChoiceField(
        label="Kind",
        choices=[(one.value, one.words) for one in rules.FrameworkKind],
        help_text="Whether Members should agree the targets in it follows from this, by the council's own rule.",
    )
    source = Line("Where is it set out?", 300, required=False)


class ChangedFramework(Written):
    keeps_version = True

    name = Line("Name", 200)
    source = Line("Where is it set out?", 300, required=False)


class Carry(Written):
    code = Line("How does it name the measure?", 40, required=False, help_text="For example: NI 156")
    from_on = DayField(label="From which day?", help_text="For example 1 4 2026")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.frameworks.of_council(self.viewer, self.organisation)
        self.fields["framework"] = forms.ModelChoiceField(rows, label="Which framework carries it?", empty_label="Choose a framework")
        self.order_fields(["framework"])


class CarryNoMore(Written):
    on = DayField(label="The last day on which it does")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        now = [one.framework_id for one in queries.measures.carryings(self.viewer, [self.row.pk])[self.row.pk] if one.until_on is None]
        rows = queries.frameworks.of_council(self.viewer, self.organisation).filter(pk__in=now)
        self.fields["framework"] = forms.ModelChoiceField(
            rows, label="Which framework carries it no more?", empty_label="Choose a framework"
        )
        self.order_fields(["framework"])
