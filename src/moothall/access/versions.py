"""Two people who edit one thing: the later save is refused with both texts in hand, and nothing typed is lost.

Every form that changes a row carries the version at which it was opened, and hands it to the act as `opened_at`. The
act compares it with the row as it is now, under the lock; whoever comes second is told, and sees what the other wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import models

from moothall.access.forms import Form


class Versioned(models.Model):
    """A row that people edit. Its version grows by one with each act that was given `opened_at`."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people wrote differently."""

    label: str
    theirs: str
    yours: str


class Opened(Form):
    """A form that remembers the version at which it was opened."""

    opened_at = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def reopened(self, row: Any) -> "Opened":
        """The same form with everything typed, to be sent again knowing what stands there now."""
        data = self.data.copy()
        data[self.add_prefix("opened_at")] = str(row.version)
        again = type(self)(data) if self.prefix is None else type(self)(data, prefix=self.prefix)
        again.is_valid()
        return again


def differences(form: forms.Form, theirs: Mapping[str, Any]) -> list[Difference]:
    """Where what stands there now differs from what was typed, by the form's own labels and in its order."""
    found = []
    for name, bound in ((name, form[name]) for name in form.fields if name in theirs):
        mine, other = shown(form.cleaned_data.get(name)), shown(theirs[name])
        if mine != other:
            found.append(Difference(bound.label, other, mine))
    return found


def shown(value: Any) -> str:
    """A value as two people can compare it."""
    if type(value) is date:
        return f"{value.day} {value:%B %Y}"
    return "" if value is None else str(value).replace("\r\n", "\n")
