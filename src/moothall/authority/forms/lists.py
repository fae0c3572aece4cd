"""What may be chosen of the lists of people, offices and bodies."""

from collections.abc import Sequence
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.models import Body

Choices = Sequence[tuple[int, str]]


class People(Form):
    """Whom to show: a name, an office, a party, a ward."""

    q = forms.CharField(label="Name", required=False, max_length=100, error_messages={"max_length": "Use at most 100 letters."})
    organisation = forms.TypedChoiceField(label="Council", coerce=int, required=False, empty_value=None)
    ward = forms.TypedChoiceField(label="Ward", coerce=int, required=False, empty_value=None)
    party = forms.ChoiceField(label="Party", required=False)
    former = forms.BooleanField(label="Also those who hold no office now", required=False)

    def __init__(self, *args: Any, organisations: Choices = (), wards: Choices = (), parties: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", "All councils"), *organisations]
        self.fields["ward"].choices = [("", "All wards"), *wards]
        self.fields["party"].choices = [("", "Any party"), *((party, party) for party in parties)]
        for name, choices in {"organisation": organisations[1:], "ward": wards, "party": parties}.items():
            if not choices:
                del self.fields[name]  # a box with nothing to choose is only in the way


class Words(Form):
    """A part of a name, and whether what has ended is shown too."""

    q = forms.CharField(label="Name or title", required=False, max_length=100, error_messages={"max_length": "Use at most 100 letters."})
    former = forms.BooleanField(label="Also what has ended", required=False)


class Bodies(Words):
    """Which bodies: by name, by kind."""

    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *(pair for pair in Body.Kind.choices if pair[0])])
    field_order = ("q", "kind", "former")
