"""What a reviewer types: why a figure goes back."""

from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.decisions.forms.boxes import Text
from moothall.performance.queries.returns_review import ToReview


class ReviewRow(Form):
    """One figure that waits; the reason is needed only where it goes back."""

    def __init__(self, data: Any = None, *, of: ToReview) -> None:
        super().__init__(data, prefix=f"review-{of.row.pk}")
        self.of = of
        label = f"{of.measure.title}, what is to be looked at"
        self.fields["because"] = Text(label=label, required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))

    def refuse(self, why: str) -> None:
        self.add_error("because", why)
