"""What is said of how the council is governed: closure days, dated rules, the form of governance, the scheme of delegation."""

from datetime import date, timedelta
from typing import Any

from django import forms

from moothall.access.viewer import PUBLIC
from moothall.authority import queries, rules
from moothall.authority.forms.boxes import DayField, YesOrNo
from moothall.authority.forms.house import LONG, Lasting, OfTheHouse
from moothall.authority.models import Governance

SOURCE = "Where it is written, such as: Constitution, part 4, rule 12."
MOST_DAYS = 60


class Closure(OfTheHouse):
    """One day, or all days from one to another."""

    first = DayField(label="First day")
    last = DayField(label="Last day", required=False, help_text="Left empty, it is one day.")
    why = forms.CharField(label="Why", max_length=200, help_text="For example: Christmas closedown")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        first, last = said.get("first"), said.get("last")
        if first and last and not 0 <= (last - first).days < MOST_DAYS:
            self.add_error("last", f"Must be on or after the first day, and at most {MOST_DAYS} days in all.")
        return said

    def days(self) -> dict[date, str]:
        """Each day with the reason; weekends and bank holidays are closed anyway."""
        first, last = self.cleaned_data["first"], self.cleaned_data["last"] or self.cleaned_data["first"]
        each = (first + timedelta(days=count) for count in range((last - first).days + 1))
        return {day: self.cleaned_data["why"] for day in each if rules.is_working_day(day)}


class Rule(Lasting):
    """The value of one dated rule, in a box of its own kind."""

    source = forms.CharField(label="Where it is written", max_length=300, required=False, help_text=SOURCE)
    field_order = ("value", "since", "until", "source")

    def __init__(self, *args: Any, definition: rules.Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.fields["value"] = value_box(definition)
        self.order_fields(self.field_order)
        self.initial.setdefault("value", getattr(self.row, "value", definition.default))
        if self.row is None:
            del self.fields["until"]  # what is set now goes on until something else is set

    def reopened(self, row: Any) -> "Rule":
        data = self.data.copy()
        data["opened_at"] = str(row.version)
        again = type(self)(data, organisation=self.organisation, row=row, definition=self.definition)
        again.is_valid()
        return again


def value_box(rule: rules.Definition) -> forms.Field:
    """The box in which a value of this rule is said."""
    if rule.kind is rules.Kind.YES_OR_NO:
        return YesOrNo(label=rule.label)
    if rule.kind is rules.Kind.CHOICE:
        return forms.ChoiceField(label=rule.label, choices=rule.choices, widget=forms.RadioSelect)
    pounds = " In whole pounds." if rule.kind is rules.Kind.POUNDS else ""
    wrong = f"Enter {rule.kind} from {rule.least:,} to {rule.most:,}."
    said = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(
        label=rule.label,
        min_value=rule.least,
        max_value=rule.most,
        error_messages=said,
        help_text=f"From {rule.least:,} to {rule.most:,}.{pounds}",
    )


class GovernanceForm(Lasting):
    form = forms.ChoiceField(label="Form of governance", choices=Governance.Form.choices, widget=forms.RadioSelect)
    source = forms.CharField(
        label="Where it was decided", max_length=300, required=False, help_text="Such as: Council, 14 May 2026, item 9."
    )
    field_order = ("form", "since", "until", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row is None:
            del self.fields["until"]


class DelegationForm(Lasting):
    what = forms.CharField(label="What may be decided", widget=LONG, max_length=4000, help_text="In the words of the scheme.")
    to = forms.CharField(label="Who may decide it", max_length=300, help_text="The title of an office, or the name of a body.")
    by = forms.ModelChoiceField(
        queries.bodies(PUBLIC),
        label="In whose place",
        required=False,
        empty_label="Not said",
        help_text="The body that handed it on.",
    )
    limits = forms.CharField(
        label="Limits", widget=LONG, max_length=4000, required=False, help_text="What they must do first, and what they may not decide."
    )
    source = forms.CharField(label="Where it is written", max_length=300, required=False, help_text=SOURCE)
    field_order = ("what", "to", "by", "limits", "since", "until", "source")
