"""Which indicator of other places stands beside a measure of ours."""

from typing import Any

from django import forms

from moothall.performance.models import Indicator
from moothall.performance.queries import comparators as queries
from moothall.plans.forms.boxes import Written


class Beside(Written):
    """One of the indicators that were brought in, or none of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["indicator"] = Choice(
            queries.may_be_tied(self.row.organisation_id),
            label="Indicator of other places",
            required=False,
            empty_label="None: other places do not stand beside it",
            initial=queries.tied(self.viewer, [self.row.pk]).get(self.row.pk),
            help_text="It should count the same thing in the same way, and be in the same unit.",
            error_messages={"invalid_choice": "Choose one of the indicators that were brought in."},
        )


class Choice(forms.ModelChoiceField):
    """Each by its source, its title and its code."""

    def label_from_instance(self, one: Indicator) -> str:
        return f"{one.comparators}: {one.title} ({one.code})"
