"""What is typed of many risks at once: where each stands, and why. A row in which no reason is typed says nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.decisions.forms.boxes import Text
from moothall.risks import rules
from moothall.risks.models import Risk
from moothall.risks.queries.registers import Standing

AREA = forms.Textarea(attrs={"rows": 2})
WHY = "Say why it stands there now, or put it back as it was."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was typed of one risk, and when it had been reviewed last as the page was opened."""

    risk: Risk
    likelihood: int
    impact: int
    because: str
    seen: str


class Reviews(Form):
    """One row for each risk, with the steps of the matrix of its council."""

    def __init__(self, data: Any = None, *, rows: Sequence[Standing], grids: dict[int, rules.Grid]) -> None:
        super().__init__(data)
        self.rows = rows
        self.said: list[Reviewed] = []
        for one in rows:
            self.add_row(one, grids[one.risk.organisation_id])

    def add_row(self, one: Standing, grid: rules.Grid) -> None:
        key, now = one.risk.pk, one.now if one.now and not one.is_anew else None
        for name, found in (("likelihood", grid.likelihoods), ("impact", grid.impacts)):
            choices = [(number, f"{number} {step.word}") for number, step in enumerate(found, start=1)]
            self.fields[f"{name}_{key}"] = forms.TypedChoiceField(
                label=f"{one.risk.title}: {name}", choices=choices if now else [("", "Choose"), *choices], coerce=int, required=False,
                initial=getattr(now, name, None), empty_value=None,
            )  # fmt: skip
        self.fields[f"because_{key}"] = Text(label=f"{one.risk.title}: why", required=False, max_length=2_000, widget=AREA)
        self.fields[f"seen_{key}"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=rules.mark_of(one.risk.reviewed_at))

    def lines(self) -> Iterator[tuple[Standing, Any, Any, Any, Any]]:
        """Each row with its boxes."""
        for one in self.rows:
            yield one, *(self[f"{name}_{one.risk.pk}"] for name in ("likelihood", "impact", "because", "seen"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for one in self.rows:
            names = [f"{name}_{one.risk.pk}" for name in ("likelihood", "impact", "because", "seen")]
            if not any(name in self.errors for name in names):
                self.take(one, *(said[name] for name in names))
        return said

    def take(self, one: Standing, likelihood: int | None, impact: int | None, because: str, seen: str) -> None:
        """Keep what one row says, or name what is wrong with it."""
        key, now = one.risk.pk, one.now if one.now and not one.is_anew else None
        was = (now.likelihood, now.impact) if now else (None, None)
        if not because.strip():
            if (likelihood, impact) != was and (likelihood or impact):
                self.add_error(f"because_{key}", WHY)
        elif likelihood is None or impact is None:
            self.add_error(f"{'impact' if likelihood else 'likelihood'}_{key}", "Choose a step.")
        else:
            self.said.append(Reviewed(one.risk, likelihood, impact, because, seen))
