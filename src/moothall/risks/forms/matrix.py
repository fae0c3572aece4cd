"""What is typed about the matrix: plain lines, from which it is read."""

from typing import Any

from django import forms

from moothall.authority.forms import DayField
from moothall.decisions.forms.boxes import Text
from moothall.risks import rules
from moothall.risks.forms.boxes import Line, Written
from moothall.risks.forms.risk import day_typed


class Matrix(Written):
    since = DayField(
        label="From which day does it hold?", help_text="Today or later. What was assessed before keeps the matrix of its day."
    )
    size = forms.TypedChoiceField(label="How many steps each way?", choices=[(one, str(one)) for one in rules.SIZES], coerce=int)
    likelihoods = Text(
        label="Steps of likelihood", max_length=3_000, help_text="One on a line, the lowest first: a word, a colon, what it means."
    )
    impacts = Text(label="Steps of impact", max_length=3_000, help_text="One on a line, the lowest first: a word, a colon, what it means.")
    bands = Text(
        label="Bands", max_length=500, help_text="One on a line: a word, a colon, the score from which it holds. The lowest begins at 1."
    )
    accepts = forms.IntegerField(
        label="The highest score that the council accepts", min_value=1, max_value=25, help_text="Of risks that no category below names."
    )
    appetites = Text(
        label="Categories, and what is accepted of each", max_length=2_000, help_text="One on a line: a word, a colon, the highest score."
    )
    source = Line("Where is it written?", required=False, help_text="Such as: Risk management policy 2026, agreed by the audit committee")

    def choose(self) -> None:
        self.initial = rules.kept(self.grid) | {"since": day_typed(self.today)}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            try:
                rules.grid(**{name: said[name] for name in rules.kept(rules.PLAIN)})
            except rules.NotSuitable as why:
                self.add_error(None, str(why))
        return said
