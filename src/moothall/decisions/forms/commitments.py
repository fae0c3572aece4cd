"""What a reader chooses of the commitments, and what a clerk says of one."""

from datetime import date
from typing import Any

from django import forms

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.models import Office
from moothall.decisions import queries
from moothall.decisions.forms.boxes import SEARCH, OneOf, Text
from moothall.decisions.models import Commitment
from moothall.decisions.queries import State, Wanted


class CommitmentChoices(forms.Form):
    """What a reader wants to see of the commitments."""

    words = forms.CharField(
        label="Words", help_text="Who was asked, or for what", required=False, max_length=200, widget=forms.TextInput(attrs=SEARCH)
    )
    state = forms.MultipleChoiceField(label="Standing", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, viewer: Viewer, is_clerk: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        shown = [state for state in State if is_clerk or state is not State.DISMISSED]
        self.fields["state"].choices = [(state.value, state.standing.value) for state in shown]  # type: ignore[attr-defined]
        councils = list(authority.organisations(viewer).filter(kind="council"))
        if len(councils) > 1:
            self.fields["council"] = OneOf("Council", councils, "All councils")
        self.order_fields(("words", "council", "state"))

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(words=said["words"], council=said.get("council"), states=frozenset(State(one) for one in said["state"]))


class OwnerField(forms.ModelChoiceField):
    def label_from_instance(self, office: Office) -> str:
        return f"{office.title}, {office.person}"


class Confirm(forms.Form):
    """What is asked, of whom, and by when, or honestly by no day."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    what = Text(label="What is asked")
    owner = OwnerField(label="Who owns it", queryset=None, empty_label="Nobody here", required=False)
    due_on = DayField(label="Due on", required=False)
    no_day = forms.BooleanField(label="No day was set", required=False)

    def __init__(self, *args: Any, viewer: Viewer, commitment: Commitment, today: date, **options: Any) -> None:
        first = {"version": commitment.version, "what": commitment.what, "owner": commitment.owner, "due_on": commitment.due_on}
        super().__init__(*args, initial=first, **options)
        self.fields["owner"].queryset = queries.offices(viewer, commitment.organisation_id, today)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "due_on" in said and bool(said["due_on"]) == bool(said.get("no_day")):
            self.add_error("due_on", "Enter the day, or say that no day was set: one of the two.")
        return said


class Dismiss(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    because = Text(label="Why does this commit nobody?", help_text="Clerks read this; the public no longer sees the proposal.")

    def __init__(self, *args: Any, commitment: Commitment, **options: Any) -> None:
        super().__init__(*args, initial={"version": commitment.version}, **options)
