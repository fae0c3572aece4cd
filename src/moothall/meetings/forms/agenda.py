"""An item of an agenda, its papers, and what is closed of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.authority.forms import DayField
from moothall.authority.words import day_in_words
from moothall.meetings import said
from moothall.meetings.forms.boxes import OneLine, Words
from moothall.meetings.models import Closure, HandedOut, Item, Paper, Reporter
from moothall.meetings.rules.law.grounds import lacks, paragraphs_on

ONE_A_LINE = "One on each line: name, office. Or the office alone."


class ItemWords(Opened):
    """What an item says."""

    title = OneLine(label="Title", max_length=500)
    background = Words(label="What a reader should know first", most=4_000, rows=3, required=False, help_text="Printed under the title.")
    text = Words(label="What is to be done", most=20_000, rows=4, required=False, help_text="The agenda's own words, a paragraph a line.")


class NewItem(ItemWords):
    """Everything of an item that is not out yet."""

    opened_at = None
    purpose = forms.ChoiceField(label="What it is for", choices=Item.Purpose.choices, required=False)
    confirms_minutes_of = forms.ChoiceField(
        label="Confirms the minutes of", required=False, help_text="Left open, it is the body's last meeting before this one."
    )
    authors = Words(label="Authors", most=2_000, rows=2, required=False, help_text=ONE_A_LINE)
    presenters = Words(label="Presented by", most=2_000, rows=2, required=False, help_text=ONE_A_LINE)
    is_private = forms.BooleanField(
        label="To be taken in private",
        required=False,
        help_text="After the press and public have been excluded. The ground is given on the next page.",
    )
    departments = forms.TypedMultipleChoiceField(label="Departments", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    wards = forms.TypedMultipleChoiceField(label="Wards that it concerns", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, wards: Iterable[Any], departments: Iterable[Any], days: Sequence[date], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = {"wards": {row.pk: row for row in wards}, "departments": {row.pk: row for row in departments}}
        for name, rows in self.rows.items():
            self.fields[name].choices = [(key, row.name) for key, row in rows.items()]
        choices = [("", "The last meeting"), *((day.isoformat(), day_in_words(day)) for day in days)]
        self.fields["confirms_minutes_of"].choices = choices
        for name in [name for name, rows in self.rows.items() if not rows]:
            del self.fields[name]  # a box with nothing to choose is only in the way

    def facts(self) -> dict[str, Any]:
        """What was typed, as the act takes it."""
        told = self.cleaned_data
        confirmed = told["confirms_minutes_of"]
        return {
            **{name: told[name] for name in ("title", "background", "text", "purpose", "is_private")},
            "confirms_minutes_of": date.fromisoformat(confirmed) if confirmed else None,
            "reporters": [*named(told["authors"], Reporter.Part.AUTHOR), *named(told["presenters"], Reporter.Part.PRESENTER)],
            **{name: [rows[key] for key in told.get(name, [])] for name, rows in self.rows.items()},
        }


class ChangedItem(NewItem):
    opened_at = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class RevisedItem(ItemWords):
    """The words of an item that is out."""

    because = OneLine(label="What was changed, and why?", max_length=300, help_text="Printed with the revised agenda.")


def named(text: str, part: str) -> list[said.Reporter]:
    """Who reports: `Ms Ivy Sandham, Head of Repairs` is a name and an office; a line without a comma is an office."""
    found = []
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        name, comma, office = line.partition(",")
        found.append(said.Reporter(office.strip() if comma else line, name.strip() if comma else "", part))
    return found


class Place(Form):
    place = forms.IntegerField(min_value=1, max_value=10_000)


class NewPaper(Form):
    """A paper of an item. Without a file it is named as still to follow."""

    title = OneLine(label="Title", max_length=500)
    kind = forms.ChoiceField(label="What it is", choices=Paper.Kind.choices, initial=Paper.Kind.ANNEX)
    file = forms.FileField(
        label="File", required=False, help_text="PDF, Word, OpenDocument, a table or a picture. Without a file, it is named as to follow."
    )


class NewHandedOut(Form):
    """A paper that members had and the public had not."""

    title = OneLine(label="Title", max_length=500)
    how = forms.ChoiceField(label="How they had it", choices=HandedOut.How.choices)
    unpublished_because = OneLine(label="Why was it not published?", max_length=300, help_text="Printed with its title.")


class Urgent(Form):
    because = Words(
        label="Why does the chair take it as urgent?",
        most=2_000,
        rows=3,
        help_text="Special circumstances. Printed, and minuted.",
    )


class Withdraw(Form):
    because = OneLine(label="Why is it withdrawn?", max_length=300, help_text="Printed with the revised agenda.")


class Close(Form):
    """A ground of the law, and why the public interest favours privacy. Neither can be left out."""

    papers = forms.TypedMultipleChoiceField(label="Papers to close", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    ground = forms.ChoiceField(
        label="Ground",
        widget=forms.RadioSelect,
        initial=Closure.Ground.EXEMPT,
        choices=[
            (Closure.Ground.EXEMPT.value, "Exempt information (Schedule 12A): the council may close it"),
            (Closure.Ground.CONFIDENTIAL.value, "Confidential information: the law forbids to publish it"),
        ],
    )
    paragraphs = forms.MultipleChoiceField(label="Paragraphs of Schedule 12A", required=False, widget=forms.CheckboxSelectMultiple)
    is_contract_terms = forms.BooleanField(
        label="It tells terms proposed in negotiations for a contract",
        required=False,
        help_text="Then only those on the body read it, even where the council lets every councillor read paragraph 3 (s.100F(2A)).",
    )
    public_interest = Words(
        label="Why does the public interest favour privacy?",
        most=4_000,
        rows=3,
        required=False,
        help_text="Two or three sentences. This is printed on the public agenda.",
    )
    can_be_said = Words(
        label="What can be said of it?",
        most=4_000,
        rows=3,
        required=False,
        help_text="Printed in its place.",
    )
    look_again_on = DayField(
        label="Look again on", required=False, help_text="For example 31 3 2027. Nothing opens on that day by itself: somebody looks."
    )

    def __init__(self, *args: Any, today: date, papers: Iterable[Any] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        rows = list(papers)
        self.fields["papers"].choices = [(row.position, row.title) for row in rows]
        self.fields["papers"].initial = [row.position for row in rows]
        if not rows:
            del self.fields["papers"]
        words = [(row.number, f"{row.number}: {row.short}") for row in paragraphs_on(today)]
        self.fields["paragraphs"].choices = words

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("ground") == Closure.Ground.EXEMPT:
            if not told.get("paragraphs"):
                self.add_error("paragraphs", "Choose the paragraph that it falls under.")
            elif "public_interest" in told and (missing := lacks(told["paragraphs"], told["public_interest"], self.today)):
                self.add_error("public_interest", " ".join(missing))
        day = told.get("look_again_on")
        if day and day <= self.today:
            self.add_error("look_again_on", "Enter a day to come.")
        return told

    def closure(self) -> said.Closure:
        told = self.cleaned_data
        is_exempt = told["ground"] == Closure.Ground.EXEMPT
        return said.Closure(
            ground=told["ground"],
            paragraph=", ".join(told["paragraphs"]) if is_exempt else "",
            public_interest=told["public_interest"],
            look_again_on=told["look_again_on"],
            can_be_said=told["can_be_said"],
            is_contract_terms=told.get("is_contract_terms", False),
        )


class CloseMinute(Close):
    """The same for what the minutes say, with the summary that the law asks for."""

    summary = Words(
        label="Summary for the public",
        most=8_000,
        rows=4,
        help_text="A fair and coherent record of what happened, without what is closed (Local Government Act 1972, section 100C(2)).",
    )
    with_resolution = forms.BooleanField(label="Close what was resolved too", required=False)
    field_order = ("ground", "paragraphs", "public_interest", "summary")
    is_contract_terms = None


class OpenIt(Form):
    because = Words(label="Why can it be opened now?", most=2_000, rows=3, help_text="Printed. Everybody can read it then.")


class LookAgain(Form):
    on = DayField(label="Look again on", required=False, help_text="For example 31 3 2027. Left empty, nobody is reminded.")
