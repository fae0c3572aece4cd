"""What is typed about a risk: its words, where it stands, who accepts it."""

from typing import Any

from django import forms

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.words import day_in_words
from moothall.decisions.forms.boxes import Text
from moothall.risks import queries, rules
from moothall.risks.forms.boxes import Because, Line, OfficeField, Written, steps


class RiskWords(Written):
    title = Line("In a few words", 200, help_text="As people speak of it: The boilers fail")
    cause = Text(label="Because of what?", max_length=2_000, help_text="What is so today: The boilers are old.")
    event = Text(label="What could happen?", max_length=2_000, help_text="They fail in a cold week.")
    consequence = Text(label="What would come of it?", max_length=2_000, help_text="Tenants have no heating.")
    owner = OfficeField("Who owns it", help_text="The office that answers for it. Whoever holds it can read the register.")

    def choose(self) -> None:
        names = list(dict.fromkeys([*self.grid.categories, *([self.row.category] if hasattr(self.row, "category") else [])]))
        choices = [(name, name) for name in names]
        self.fields["category"] = forms.ChoiceField(
            label="What kind of risk is it?", choices=choices, initial=getattr(self.row, "category", None)
        )
        self.order_fields(["department", "title", "category"])


class NewRisk(RiskWords):
    department = forms.ModelChoiceField(
        authority.departments(PUBLIC), label="In whose register?", required=False, empty_label="That of the whole council"
    )
    review_on = DayField(label="When is it looked at first?")

    def choose(self) -> None:
        super().choose()
        box = self.fields["department"]
        assert isinstance(box, forms.ModelChoiceField)
        box.queryset = authority.departments(PUBLIC).filter(organisation=self.organisation)


class ChangedRisk(RiskWords):
    keeps_version = True


class Assess(Written):
    because = Text(label="Why does it stand there?", max_length=2_000)

    def choose(self) -> None:
        kinds = [(kind.value, words) for kind, words in rules.KINDS.items()]
        box = forms.ChoiceField(label="Of what do you speak?", choices=kinds, widget=forms.RadioSelect, initial=rules.Kind.RESIDUAL.value)
        self.fields["kind"] = box
        add_steps(self)
        self.order_fields(["kind", "likelihood", "impact", "because"])


class Review(Written):
    because = Text(label="What has changed, or why does it stand as it did?", max_length=2_000)
    next_on = DayField(label="When is it looked at next?")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def choose(self) -> None:
        add_steps(self)
        self.order_fields(["likelihood", "impact", "because", "next_on"])
        [found] = queries.standing(self.viewer, [self.row], self.today)
        if found.now and not found.is_anew:
            self.initial |= {"likelihood": found.now.likelihood, "impact": found.now.impact}
        self.initial |= {"seen": rules.mark_of(self.row.reviewed_at), "next_on": day_typed(next_on(self))}


def next_on(form: Written) -> Any:
    months = int(authority.setting(form.viewer, form.organisation.pk, "risk_review_months", form.today))
    return rules.next_review(form.today, months)


def day_typed(day: Any) -> str:
    return f"{day.day} {day.month} {day.year}"


def add_steps(form: Written) -> None:
    form.fields["likelihood"] = steps("How likely is it?", form.grid.likelihoods)
    form.fields["impact"] = steps("How serious would it be?", form.grid.impacts)


class Tolerate(Because):
    def choose(self) -> None:
        self.fields["person"] = forms.ModelChoiceField(
            queries.owing.people(self.viewer, self.organisation.pk, self.today), label="Who accepts it?", required=False,
            empty_label="Nobody by name: it is within what the council accepts",
            help_text="Beyond what the council accepts, one person does so by name.",
        )  # fmt: skip
        self.order_fields(["person", "because"])


class Control(Written):
    what = Line("What keeps it down already?", help_text="Begin with what is done: Boilers are serviced each year")
    owner = OfficeField("Who sees to it")


class Chosen(Written):
    """A form about one of the things that are done about a risk."""

    label = ""

    def choose(self) -> None:
        choices = [(row.number, self.said_of(row)) for row in self.rows()]
        self.fields["number"] = forms.TypedChoiceField(label=self.label, choices=choices, coerce=int, widget=forms.RadioSelect)
        self.order_fields(["number"])

    def rows(self) -> Any:
        raise NotImplementedError

    def said_of(self, row: Any) -> str:
        return str(row.what)


class OfControl(Chosen):
    label = "Which control?"

    def rows(self) -> Any:
        return queries.registers.controls(self.viewer, self.row).filter(ended_on=None)


class Judge(OfControl):
    assurance = forms.ChoiceField(
        label="How sure is it that it works?", choices=[(one.value, one.value.capitalize()) for one in rules.Assurance],
        widget=forms.RadioSelect,
    )  # fmt: skip
    how = Text(label="How is that known?", max_length=2_000, required=False)
    tested_on = DayField(label="On which day was it tested?", required=False)


class Treatment(Written):
    what = Line("What is to be done?", help_text="Begin with what is done: Replace forty boilers")
    owner = OfficeField("Who does it")
    due_on = DayField(label="By when?")


class OfTreatment(Chosen):
    label = "Which action?"

    def rows(self) -> Any:
        return queries.registers.treatments(self.viewer, self.row)

    def said_of(self, row: Any) -> str:
        return f"{row.what}, due {day_in_words(row.due_on, weekday=False)}"


class Report(OfTreatment):
    said = forms.ChoiceField(
        label="How does it go?", choices=[(one.value, one.value.capitalize()) for one in rules.Doing], widget=forms.RadioSelect
    )
    comment = Text(label="In a few words", required=False, max_length=2_000, help_text="Needed when it is stopped.")


class Move(OfTreatment):
    to = DayField(label="To which day?")
    because = Text(label="Why does it move?", max_length=2_000, help_text="It is kept, with the old day and the new one.")
