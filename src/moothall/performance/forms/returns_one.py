"""One figure of a measure, of whichever period, with all that can be said of it: how sure it is, and why an earlier one is revised."""

from typing import Any

from django import forms

from moothall.access.acts import Refused
from moothall.authority.forms import DayField
from moothall.decisions.forms.boxes import Text
from moothall.performance import queries, rules
from moothall.performance.actions import EVERYTHING, NewFigure
from moothall.performance.forms.boxes import Figure
from moothall.performance.queries import calendar, returns as of_returns
from moothall.performance.queries.returns_sent import newest
from moothall.performance.rules import Period, returns
from moothall.plans.forms.boxes import Line, Written

BACK = 13  # periods that are offered: a year of months and one more, or some years of quarters
GRADES = [("", "Not said"), *((one.value, one.value.capitalize()) for one in returns.Grade)]
WORKED_OUT = "This measure is worked out from others, so nothing is entered for it."
REVISED = "Needed where one was signed off."
SENTENCE = "It is right, though something was asked about it"


class OneFigure(Written):
    """The boxes that a definition asks for, and six grades. What is not said of quality goes on from the figure before."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.of = queries.measures.definition(self.viewer, self.row, self.today)
        formula = rules.read(self.of.formula) if self.of.formula else None
        if formula and not formula.has_own_parts:
            raise Refused(WORKED_OUT)
        self.add_period()
        own = sorted((use.part.value for use in formula.uses if not use.number), reverse=True) if formula else ["value"]
        for name in own:
            label = f"{getattr(self.of, name)} ({name})" if formula else f"Figure, in {self.of.unit}"
            self.fields[name] = Figure(label, self.of.unit_of(name), required=False)
        self.add_words()
        self.fields["heard"] = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
        self.initial["heard"] = newest(self.row)

    def add_period(self) -> None:
        """The last periods, the latest first; two days where the measure follows no calendar."""
        if rules.Frequency(self.of.frequency).months:
            self.periods = {one.first.isoformat(): one for one in self.last_periods()}
            self.fields["period"] = forms.ChoiceField(
                label="For which period?", choices=[(key, self.in_words(one)) for key, one in self.periods.items()]
            )
        else:
            self.fields["first_on"] = DayField(label="From", help_text="The first day that it is about: 1 4 2026")
            self.fields["last_on"] = DayField(label="To", help_text="The last day that it is about")

    def last_periods(self) -> list[Period]:
        found, day = [], self.today
        for _ in range(BACK):
            period = returns.last_ended(rules.Frequency(self.of.frequency), day, self.of.year_begins_in)
            assert period
            found.append(period)
            day = period.first
        return found

    def in_words(self, period: Period) -> str:
        """The period, with what stands for it."""
        if not hasattr(self, "stated"):
            self.stated = {row.period: row for row in reversed(of_returns.every_statement(self.viewer, self.row))}
        row = self.stated.get(period)
        if row is None:
            return f"{period.in_words()}: nothing was sent"
        state = row.facts().state(self.now).value.lower()
        return f"{period.in_words()}: {self.of.figure(row.value) or row.no_value_because or 'no figure'}, {state}"

    def add_words(self) -> None:
        reasons = [(one.words, one.words) for one in calendar.reasons(self.viewer, [self.row.organisation_id], self.today)]
        self.fields["no_value_because"] = forms.ChoiceField(
            label="No figure because", choices=[("", "There is a figure"), *reasons], required=False
        )
        self.fields["comment"] = Text(label="Comment", required=False, max_length=4_000)
        self.fields["because"] = Line(
            "Why is an earlier figure revised?", 500, required=False, help_text="Needed where one was signed off."
        )
        self.fields["is_provisional"] = forms.BooleanField(label="Provisional: it may still change", required=False)
        for one in returns.Characteristic:
            self.fields[one.value] = forms.ChoiceField(label=one.words, choices=GRADES, required=False)
        self.fields["right"] = forms.BooleanField(label=SENTENCE, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        given = [one.value for one in returns.Characteristic if said.get(one.value)]
        if given and len(given) < len(returns.Characteristic):
            missing = next(one.value for one in returns.Characteristic if one.value not in given)
            self.add_error(missing, "Grade all six, or none.")
        if said.get("first_on") and said.get("last_on") and said["last_on"] < said["first_on"]:
            self.add_error("last_on", "Its last day is before its first. Enter a later day.")
        if not self.errors:
            self.refuse_unheard()
        return said

    def refuse_unheard(self) -> None:
        """What somebody else has sent since the page was opened is told first; sent again, the figure goes over it."""
        last, known = of_returns.last_statement(self.row, self.period), self.cleaned_data["heard"]
        if last is None or known is None or last.pk <= known or last.sent_by == self.viewer.name:
            return
        theirs = self.of.figure(last.value) or last.no_value_because or "a figure worked out from others"
        self.data = self.data.copy()
        self.data["heard"] = str(last.pk)
        self.add_error(None, f"{last.sent_by} has sent {theirs} since you opened this page. If yours is the right one, send it again.")

    @property
    def period(self) -> Period:
        said = self.cleaned_data
        return self.periods[said["period"]] if "period" in said else Period(said["first_on"], said["last_on"])

    def new(self) -> NewFigure:
        """The figure as it is stated."""
        said, last = self.cleaned_data, of_returns.last_statement(self.row, self.period)
        grades = {one.value: said[one.value] for one in returns.Characteristic if said[one.value]}
        return NewFigure(
            period=self.period,
            **{name: said.get(name) for name in ("value", "numerator", "denominator")},
            **{name: said[name] for name in ("no_value_because", "comment", "because")},
            is_final=not said["is_provisional"],
            quality=grades or None,
            right=EVERYTHING if said["right"] else frozenset(),
            heard=last.turn if last else 0,
        )
