"""What is typed of a saving line: what changes, whose it is, what it saves, what it has saved, and why it is closed."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.words import day_in_words
from moothall.meetings.rules.law import grounds
from moothall.plans.forms.days import DayField
from moothall.plans.forms.saving_boxes import Among, OfSavings, PerCent, Pounds, Words
from moothall.plans.models import SavingLine, SavingsClosure
from moothall.plans.rules import savings as rules

SHARES = 4
CHOSEN = ("department", "portfolio", "owner", "workstream", "stream")


class LineForm(OfSavings):
    """What is said of a line, and whose it is."""

    title = Words(label="Name", most=200, help_text="In a few words, as people speak of it.")
    changes = Words(label="What will be done otherwise", rows=4, required=False)
    department = Among(label="Department that leads it", empty="Choose")
    portfolio = Among(label="Portfolio", required=False)
    owner = Among(label="Who owns it", required=False, empty="Nobody yet")
    workstream = Among(label="Workstream", required=False)
    stream = Among(
        label="Spending that partners share", required=False, help_text="Then enter the saving of all partners: our part is worked out."
    )
    kind = forms.ChoiceField(label="How long it lasts", choices=SavingLine.Kind.choices, widget=forms.RadioSelect)
    full_year = Pounds(label="Saved in a full year", required=False, help_text="For a recurring saving. No year counts more than this.")
    cost = Pounds(label="What it costs once to achieve it", required=False, help_text="It is not taken off the saving.")
    equality = Words(label="Effect on equality", rows=3, required=False)
    service_effect = Words(label="Effect on the service", rows=3, required=False)

    def offer(self, **options: Any) -> None:
        super().offer(**options)
        for number in range(SHARES):
            for name in ("department", "portfolio"):
                self.fields[f"share_{name}_{number}"] = box = Among(label=name.capitalize(), required=False)
                box.offer(options[name])
            self.fields[f"share_parts_{number}"] = PerCent(label="Part, in per cent", required=False)

    def said(self) -> list[Any]:
        """The boxes about the line itself."""
        return [bound for bound in self if not bound.name.startswith("share_")]

    def rows(self) -> Iterator[tuple[Any, Any, Any]]:
        for number in range(SHARES):
            yield self[f"share_department_{number}"], self[f"share_portfolio_{number}"], self[f"share_parts_{number}"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        shares = []
        for number in range(SHARES):
            department, portfolio, parts = (said.pop(f"share_{name}_{number}", None) for name in ("department", "portfolio", "parts"))
            if department is None and (portfolio or parts):
                self.add_error(f"share_department_{number}", "Say which department's part this is.")
            elif department is not None and parts is None and f"share_parts_{number}" not in self.errors:
                self.add_error(f"share_parts_{number}", f"Say how large the part of {department} is.")
            elif department is not None:
                shares.append((department, portfolio, parts))
        return said | {"shares": shares, "cost": said.get("cost") or rules.NOTHING}


class Profile(OfSavings):
    """What a line saves in a year. The months come to the year; left empty, they are spread evenly."""

    amount = Pounds(label="Saved in the year", required=False, help_text="Left empty with all months, the year is left out.")
    because = Words(label="Why the figures change", required=False, help_text="Needed once the line is published.")
    is_as_amended = forms.BooleanField(label="These are the figures as members amended them", required=False)

    def offer(self, *, names: Sequence[str] = (), is_amended: bool = False) -> None:  # type: ignore[override]
        for number, name in enumerate(names):
            self.fields[f"month_{number}"] = Pounds(label=name, required=False)
        if not is_amended:
            del self.fields["is_as_amended"]

    def months(self) -> list[Any]:
        return [self[f"month_{number}"] for number in range(rules.OF_A_YEAR)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        typed = [said.pop(f"month_{number}", None) for number in range(rules.OF_A_YEAR)]
        amount = said["amount"] if said["amount"] is not None else rules.total([month or rules.NOTHING for month in typed])
        months = rules.even(amount) if amount and not any(month is not None for month in typed) else [m or rules.NOTHING for m in typed]
        if (amount or any(months)) and (lacking := rules.profile_lacks(amount, months)):
            self.add_error("amount", lacking)
        return said | {"amount": amount, "months": months}


class Judge(OfSavings):
    judged = forms.ChoiceField(label="How sure is it?", choices=SavingLine.Judged.choices, required=False, widget=forms.RadioSelect)
    because = Words(label="Why", rows=3, required=False, help_text="Needed, unless it is on course. Everybody who reads the line reads it.")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("judged") and not said.get("because") and "because" not in self.errors:
            self.add_error("because", f"Say why it is {said['judged']}.")
        return said


class Deliver(OfSavings):
    amount = Pounds(label="Saved", help_text="In pounds, such as 12,500 or 12500.50.")
    on = DayField(label="In the month of", help_text="Any day of it, up to today. For example 31 10 2026.")
    evidence = Words(label="How it is known", help_text="The ledger, an invoice, a count.")


class CorrectDelivered(Form):
    should_be = Pounds(label="What it should have said", help_text="With 0 it is taken back.")
    evidence = Words(label="How that is known, and what was wrong")


class Put(Form):
    """What members are asked to agree, or the decision by which they have."""

    recommendation = Among(label="What a report asks them", required=False, empty="None of these")
    decision = Among(label="Or the decision by which they agreed it", required=False, empty="None of these")

    def __init__(self, data: Any = None, *, recommendations: Sequence[Any] = (), decisions: Sequence[Any] = ()) -> None:
        super().__init__(data)
        asked = [(row, f"{row.report.title}, {row.place}: {row.text[:120]}") for row in recommendations]
        taken = [(row, f"{row.title}{f', {day_in_words(row.decided_on, weekday=False)}' if row.decided_on else ''}") for row in decisions]
        for name, rows in (("recommendation", asked), ("decision", taken)):
            box: Any = self.fields[name]
            box.choices = [("", "None of these"), *((str(row.pk), words) for row, words in rows)]
            box.coerce = {str(row.pk): row for row, _ in rows}.get

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen = [said[name] for name in ("recommendation", "decision") if said.get(name)]
        if len(chosen) != 1 and not self.errors:
            self.add_error("recommendation", "Choose one: what a report asks, or a decision.")
        return {"by": chosen[0]} if len(chosen) == 1 else said


class Serves(Form):
    objective = Among(label="The objective that it serves", required=False, empty="None")

    def __init__(self, data: Any = None, *, objectives: Sequence[Any] = (), initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["objective"].offer(objectives)  # type: ignore[attr-defined]


class Close(Form):
    """Why a line is not for publication."""

    ground = forms.ChoiceField(
        label="Ground", choices=SavingsClosure.Ground.choices, initial=SavingsClosure.Ground.EXEMPT, widget=forms.RadioSelect
    )
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of Part 1 of Schedule 12A",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="For exempt information.",
    )
    public_interest = Words(
        label="Why does the public interest favour privacy?", rows=3, required=False,
        help_text="Everybody reads this in place of the line, so it gives nothing of it away: no sum, no department, no name.",
    )  # fmt: skip
    can_be_said = Words(label="What can everybody be told?", rows=2, required=False)
    look_again_on = DayField(label="Look again on", required=False, help_text="On that day somebody looks; nothing opens by itself.")

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today
        known = [(one.number, f"{one.number}. {one.short[:1].upper()}{one.short[1:]}") for one in grounds.paragraphs_on(today)]
        self.fields["paragraphs"].choices = known  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("ground") == SavingsClosure.Ground.EXEMPT:
            for sentence in grounds.lacks(said.get("paragraphs", []), said.get("public_interest", ""), self.today):
                self.add_error("paragraphs" if "paragraph of Schedule" in sentence else "public_interest", sentence)
        return said


class OpenLine(Form):
    because = Words(label="Why it can be read by everybody now")


GONE = "A line into which you typed is not for you to enter any more, or cannot be achieved. Nothing was entered: look at the lines again."


class Grid(OfSavings):
    """What many lines saved in a month: for each a sum and how it is known. Lines left empty are left out."""

    on = DayField(label="In the month of", help_text="Any day of it, up to today. For example 31 10 2026.")

    def offer(self, *, lines: Sequence[Any] = ()) -> None:  # type: ignore[override]
        self.lines = list(lines)
        for line in self.lines:
            self.fields[f"amount_{line.pk}"] = Pounds(label=line.title, required=False)
            self.fields[f"evidence_{line.pk}"] = Words(label=f"How it is known: {line.title}", required=False)

    def rows(self) -> Iterator[tuple[Any, Any, Any]]:
        for line in self.lines:
            yield line, self[f"amount_{line.pk}"], self[f"evidence_{line.pk}"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.saved: list[tuple[Any, Decimal, str]] = []
        if any(self.data[name].strip() for name in self.data if name.startswith("amount_") and name not in self.fields):
            self.add_error(None, GONE)
        for line in self.lines:
            amount, evidence = said.get(f"amount_{line.pk}"), said.get(f"evidence_{line.pk}", "")
            if amount is None and evidence:
                self.add_error(f"amount_{line.pk}", "Enter what was saved, or leave both boxes empty.")
            elif amount is not None and not evidence and f"evidence_{line.pk}" not in self.errors:
                self.add_error(f"evidence_{line.pk}", "Say how it is known: the ledger, an invoice, a count.")
            elif amount is not None:
                self.saved.append((line, amount, evidence))
        if not self.saved and not self.errors:
            self.add_error(None, "Nothing was entered. Type what at least one line saved.")
        return said
