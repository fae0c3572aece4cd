"""What is typed when a commitment is taken up as an action of a plan."""

from typing import Any

from django import forms

from moothall.authority.words import capitalised, day_in_words
from moothall.plans import queries
from moothall.plans.forms.boxes import Line, Written
from moothall.plans.forms.days import DayField
from moothall.plans.forms.objective import Among


class TakeUpCommitment(Written):
    """Which commitment; its words, its owner and its day come with it."""

    title = Line("What is to be done", required=False, help_text="Left empty, the words of the commitment.")
    due_on = DayField(label="It is due on", required=False, help_text="Left empty, the day of the commitment.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = queries.taken_up.may_be_taken_up(self.viewer, self.row, self.today)[: queries.taken_up.MOST_TO_CHOOSE]
        known = {str(row.pk): row for row in rows}
        choices = [("", "Choose the commitment"), *((key, label_of(row)) for key, row in known.items())]
        self.fields["commitment"] = forms.TypedChoiceField(label="Which commitment?", choices=choices, coerce=known.get)
        aims = queries.objectives.of_plan(self.viewer, self.row).filter(ended_at=None)
        self.fields["objective"] = Among(aims, label="Which objective does it serve?", required=False, empty_label="None of those set out")
        self.order_fields(["commitment", "title", "due_on", "objective"])


def label_of(commitment: Any) -> str:
    """A commitment as a list offers it: what is asked, and by when."""
    what = capitalised(commitment.what)
    due = f", due {day_in_words(commitment.due_on, weekday=False)}" if commitment.due_on else ", no day set"
    return (what if len(what) < 140 else f"{what[:138]}…") + due
