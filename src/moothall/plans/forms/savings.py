"""What is typed of programmes, workstreams and streams of spending, turned into values."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.plans.forms.days import DayField
from moothall.plans.forms.saving_boxes import Among, OfSavings, OfYear, PerCent, Pounds, Words
from moothall.plans.rules import savings as rules

PARTNERS = 6
READ = "Everybody reads it, so it gives nothing away of a line that is closed."


class Programme(OfSavings):
    title = Words(label="Name", most=300, help_text="For example: Savings 2026/27 to 2028/29.")
    about = Words(label="What it is for", rows=3, required=False)
    first_year = OfYear(label="First financial year")
    last_year = OfYear(label="Last financial year")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first_year") and said.get("last_year") and said["last_year"] < said["first_year"]:
            self.add_error("last_year", "Must be the first year, or a later one.")
        return said


class Target(OfSavings):
    year = OfYear(label="Financial year")
    amount = Pounds(label="To be saved in that year", help_text="In pounds, such as 1,000,000.")
    set_by = Words(label="Who set it", most=300, help_text="And where that stands, such as: Council, 25 February 2026, budget report.")
    because = Words(label="Why it is changed", required=False, help_text="Needed where the year has a target already.")


class Contributions(OfSavings):
    """What each department and each portfolio is asked for. Boxes left empty ask for nothing."""

    def offer(self, *, kinds: Sequence[tuple[str, Sequence[Any]]] = (), asked: Any = None) -> None:  # type: ignore[override]
        self.of = {f"{kind}-{row.pk}": row for kind, rows in kinds for row in rows}
        for name, row in self.of.items():
            amount = (asked or {}).get(row)
            self.fields[name] = Pounds(label=row.name, required=False, initial=amount)

    def boxes(self, kind: str) -> list[Any]:
        return [self[name] for name in self.of if name.startswith(kind)]

    def asked(self) -> dict[Any, Decimal]:
        return {row: self.cleaned_data[name] or rules.NOTHING for name, row in self.of.items()}


class WorkstreamForm(OfSavings):
    title = Words(label="Name", most=200, help_text=READ)
    about = Words(label="What is brought together, and how that saves", rows=3, required=False)
    owner = Among(label="Who leads it", required=False, empty="Nobody yet")


class Milestone(Form):
    title = Words(label="What must be reached", most=300)
    due_on = DayField(label="By when")


class MoveMilestone(Form):
    is_on = DayField(label="The day on which it is due now")
    because = Words(label="Why it is moved", help_text="Everybody reads it, with the day before.")


class ReachMilestone(Form):
    on = DayField(label="The day on which it was reached")
    evidence = Words(label="How that is known")


class EndWorkstream(Form):
    how = forms.ChoiceField(
        label="How does it end?", widget=forms.RadioSelect, error_messages={"required": "Say whether it is done or stopped."},
        choices=[("done", "It is done: every milestone has been reached"), ("stopped", "It is stopped")],
    )  # fmt: skip
    because = Words(label="Why, and what came of it", rows=3, most=2_000, help_text=READ)


class TakeUpWorkstream(Form):
    because = Words(label="Why it goes on", rows=3, most=2_000, help_text=READ)


class Stream(OfSavings):
    """Spending that partners share: a line for each, with what they spend and what part of the saving is theirs."""

    title = Words(label="What the money is spent on", most=200)
    about = Words(label="What changes", rows=3, required=False)

    def offer(self, *, partners: Sequence[Any] = ()) -> None:  # type: ignore[override]
        for number in range(PARTNERS):
            self.fields[f"partner_{number}"] = box = Among(label="Partner", required=False, empty="Nobody")
            box.offer(partners)
            self.fields[f"spend_{number}"] = Pounds(label="Spends in a year", required=False)
            self.fields[f"parts_{number}"] = PerCent(label="Part of the saving, in per cent", required=False)

    def rows(self) -> Iterator[tuple[Any, Any, Any]]:
        for number in range(PARTNERS):
            yield self[f"partner_{number}"], self[f"spend_{number}"], self[f"parts_{number}"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.partners = []
        for number in range(PARTNERS):
            row, spend, parts = (said.pop(f"{name}_{number}", None) for name in ("partner", "spend", "parts"))
            if row is None and (spend is not None or parts is not None):
                self.add_error(f"partner_{number}", "Say whose figures these are.")
            elif row is not None and parts is None and f"parts_{number}" not in self.errors:
                self.add_error(f"parts_{number}", f"Say which part of the saving is {row.name}'s.")
            elif row is not None:
                self.partners.append((row, spend or rules.NOTHING, parts))
        return said | {"partners": self.partners}
