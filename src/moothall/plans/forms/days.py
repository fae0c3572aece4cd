"""A day that a plan or a saving can have."""

from datetime import date
from typing import Any

from django import forms

from moothall.authority.forms import DayField as AnyDay
from moothall.plans import rules


class DayField(AnyDay):
    """A day, typed as people type it; one that is far away is a slip of the hand, and nothing could be reckoned from it."""

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if why := rules.too_far(day):
            raise forms.ValidationError(why)
        return day
