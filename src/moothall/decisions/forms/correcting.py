"""What is typed when a published decision is put right, or another is named in its place."""

from collections.abc import Sequence
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Viewer
from moothall.decisions import queries
from moothall.decisions.forms.boxes import Text
from moothall.meetings.forms.boxes import OneLine

LINES = {"title": 500, "cost_words": 300, "contact": 300}


class Correction(Form):
    """The open words of a decision as they stand, and why they are put right. What is closed is not among them."""

    because = Text(
        label="Why is it corrected?",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Everybody reads this, beside how it read before. What was decided otherwise is a decision of its own.",
    )
    opened_at = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, data: Any = None, *, decision: Any, particulars: Any, parts: Sequence[Any]) -> None:
        super().__init__(data, initial={"opened_at": decision.version})
        self.numbers = [part.number for part in parts]
        for name, label in queries.CORRECTED:
            of = particulars if name in queries.OF_PARTICULARS else decision
            self.fields[name] = box(name, label)
            self.initial[name] = getattr(of, name) if of else ""
        for part in parts:
            self.fields[f"part-{part.number}"] = Text(label=f"Part {part.printed or part.number}")
            self.initial[f"part-{part.number}"] = part.text
        others = [name for name, _ in queries.CORRECTED if name != "title"]
        self.order_fields(["because", "title", *(f"part-{part.number}" for part in parts), *others])


def box(name: str, label: str) -> forms.Field:
    """A line for what is short, a box of some lines for the rest. A title is never empty."""
    if name in LINES:
        return OneLine(label=label, max_length=LINES[name], required=name == "title")
    return Text(label=label, required=False, widget=forms.Textarea(attrs={"rows": 4}))


class Later(Form):
    """The decision that has taken the place of another, by its number or the council's own reference."""

    later = OneLine(
        label="Which decision took its place?",
        max_length=60,
        help_text="Its number, as its address ends; or the council's own reference, such as CAB/26/118.",
    )

    def __init__(self, data: Any = None, *, viewer: Viewer, decision: Any) -> None:
        super().__init__(data)
        self.viewer, self.decision = viewer, decision

    def clean_later(self) -> Any:
        typed = self.cleaned_data["later"]
        found = list(queries.called(self.viewer, self.decision.organisation_id, typed)[:2])
        if not found:
            raise forms.ValidationError(f"No decision of this council has the number or the reference “{typed}”.")
        if len(found) > 1:
            raise forms.ValidationError(f"More than one decision has the reference “{typed}”. Give the number instead.")
        return found[0]
