"""What somebody may choose of a briefing: since when it tells, and how often it comes by e-mail."""

from datetime import date, timedelta

from django import forms

from moothall.access.forms import Form
from moothall.authority.forms.boxes import DayField
from moothall.web.rules.briefing import LABELS

FURTHEST_BACK = timedelta(days=5 * 366)


class Since(Form):
    """The day since which a briefing tells."""

    since = DayField(label="What changed since", required=False)

    def __init__(self, data: object, *, today: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.today = today

    def clean_since(self) -> date | None:
        day: date | None = self.cleaned_data["since"]
        if day and not self.today - FURTHEST_BACK <= day < self.today:
            raise forms.ValidationError("Choose a day before today, of the last five years.")
        return day


class Often(Form):
    """How often the briefing comes by e-mail."""

    rhythm = forms.ChoiceField(
        label="How often",
        choices=[(one.value, label) for one, label in LABELS.items()],
        error_messages={"required": "Choose how often.", "invalid_choice": "Choose one of these: how often, or never."},
    )
