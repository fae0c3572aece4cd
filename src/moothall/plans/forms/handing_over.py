"""What is typed to hand work over: whose it is, who gets it, why, from which day, and what of it passes on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.viewer import Role, Viewer
from moothall.authority.models import Office
from moothall.authority.words import capitalised, counted, day_in_words
from moothall.decisions.forms.boxes import Text
from moothall.plans.forms.boxes import OfficeField, Written
from moothall.plans.forms.days import DayField
from moothall.plans.queries.handing_over import Thing, kinds
from moothall.plans.queries.savings import offices as officers

READ_BY = "Whoever gets it reads this, and those who write plans."
WRONG_OFFICE = {"required": "Choose who gets it.", "invalid_choice": "Nobody holds that office here today. Choose one that is offered."}
MOVED_ON = "Something that you chose has passed on or is over by now. What is left stands here: look again."


class Whose(Form):
    """One office, or everything of one person: for somebody who leaves."""

    whose = forms.ChoiceField(
        label="Whose work?",
        error_messages={"invalid_choice": "Nothing is theirs any more. Choose again.", "required": "Choose an office or a person."},
    )

    def __init__(self, data: Any, pairs: Sequence[tuple[Office, Office | None]], viewer: Viewer) -> None:
        """The office of whoever looks is chosen already, if it owns something."""
        super().__init__(data)
        self.pairs = pairs
        self.initial["whose"] = next((f"office-{one.pk}" for one, held in pairs if held and held.person_id == viewer.person), "")
        called = Counter(said_of(office, holding) for office, holding in pairs)
        offices = [(f"office-{office.pk}", said_apart(office, holding, called)) for office, holding in pairs]
        people = [(f"person-{key}", words) for key, words in everybody(pairs)]
        groups = [("One office", offices), ("Everything of one person", people)]
        self.fields["whose"].choices = [("", "Choose"), *((words, some) for words, some in groups if some)]

    def offices(self) -> list[Office]:
        """The offices that were chosen."""
        kind, _, key = self.cleaned_data["whose"].partition("-")
        of_person = kind == "person"
        return [one for one, holding in self.pairs if str((holding or one).person_id if of_person else one.pk) == key]

    def in_words(self) -> str:
        return next(words for key, words in self.every() if key == self.cleaned_data["whose"])

    def every(self) -> Iterable[tuple[str, str]]:
        return (choice for _, some in self.fields["whose"].choices[1:] for choice in some)


def said_of(office: Office, holding: Office | None) -> str:
    """An office with who holds it, or who did."""
    return f"{office.title}, {holding.person}" if holding else f"{office.title}, which nobody holds today; {office.person} did"


def said_apart(office: Office, holding: Office | None, called: Counter[str]) -> str:
    """The same, with what the office is for where another one is called alike."""
    words = said_of(office, holding)
    return f"{words} ({Role(office.role).value.lower()})" if called[words] > 1 and office.role else words


def everybody(pairs: Iterable[tuple[Office, Office | None]]) -> list[tuple[int, str]]:
    """Those to whom more than one of these offices belongs, or belonged last."""
    found: dict[int, list[Office]] = {}
    for office, holding in pairs:
        found.setdefault((holding or office).person_id, []).append(holding or office)
    return [(key, f"{some[0].person}, {counted(len(some), 'office')}") for key, some in found.items() if len(some) > 1]


class HandOver(Written):
    """What passes on is chosen already; whoever leaves something where it is takes it out."""

    to = OfficeField("Who gets it?", required=True, empty_label="Choose", error_messages=WRONG_OFFICE)
    because = Text(label="Why does it pass on?", max_length=2_000, help_text=READ_BY, error_messages={"required": "Say why it passes on."})
    held_from = DayField(label="From which day?", help_text="Today, or a day that has been.", error_messages={"required": "Enter a day."})

    def __init__(self, *args: Any, things: Sequence[Thing] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["held_from"] = self.today
        self.initial["because"] = ""
        for kind in kinds().values():
            if some := [one for one in things if one.kind is kind]:
                self.offer(kind.name, capitalised(counted(len(some), kind.words, kind.many)), some)

    def offices(self, name: str) -> Any:
        """Whoever gets work is an officer: a councillor's office owns none of it."""
        return officers(self.viewer, self.organisation, self.today)

    def offer(self, name: str, label: str, things: Sequence[Thing]) -> None:
        choices = [(one.mark, in_words(one)) for one in things]
        self.fields[f"things_{name}"] = forms.MultipleChoiceField(
            label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, error_messages={"invalid_choice": MOVED_ON}
        )
        self.initial[f"things_{name}"] = [mark for mark, _ in choices]

    def chosen(self) -> list[tuple[str, int, int]]:
        """Each by its kind, its key, and who owned it as the page was opened."""
        marks = [mark.split("-") for name, some in self.cleaned_data.items() if name.startswith("things_") for mark in some]
        return [(kind, int(key), int(owner)) for kind, key, owner in marks]


def in_words(thing: Thing) -> str:
    """What it is called, by when something is due of it, and whether it is closed to the public."""
    row = thing.row
    due, review = getattr(row, "due_on", None), getattr(row, "review_on", None)
    when = f", due {day_in_words(due, weekday=False)}" if due else ""
    when = f", to be looked at by {day_in_words(review, weekday=False)}" if review else when
    return thing.title + when + (". Closed to the public" if getattr(row, "closed_under", "") else "")


class HandBack(Written):
    because = Text(label="Why does it go back?", max_length=2_000, help_text=READ_BY, error_messages={"required": "Say why it goes back."})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["because"] = ""
