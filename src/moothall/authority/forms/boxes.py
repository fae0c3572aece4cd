"""Boxes that every room uses: a day, two days, a person, an answer of yes or no."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.days import NotADay, day_from
from moothall.authority.models import Person
from moothall.authority.words import day_in_words

NUMBERED = re.compile(r"\((?:(?P<of>[^()]+) )?(?P<number>\d{1,9})\)\s*$")
PEOPLE = "people"  # what the page's one list of names is called


class DayField(forms.CharField):
    """A day, typed as people type it. What was typed is kept as it was."""

    holds = "a day, such as 28 2 2026"

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "For example 1 4 2026")
        options.setdefault("max_length", 40)
        super().__init__(**options)
        self.error_messages["max_length"] = "Enter a day as numbers, such as 28 2 2026."

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        try:
            return day_from(text) if text else None
        except NotADay as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        return day_in_words(value, weekday=False) if isinstance(value, date) else value


class BetweenDays(Form):
    """Two days, the first not after the last."""

    first = DayField(label="From", required=False)
    last = DayField(label="To", required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", "Must be on or after the first day.")
        return said


class PersonField(forms.CharField):
    """A person by name. A browser offers the names as somebody types; where two share a name, the number says which.

    Offices are held by an organisation's own people. A seat may be held by a partner's too.
    """

    holds = "a name from the list"

    def __init__(self, *, with_partners: bool = False, **options: Any) -> None:
        options.setdefault("max_length", 300)
        options.setdefault("help_text", "Type a part of the name and choose from the list.")
        options.setdefault("widget", forms.TextInput(attrs={"list": PEOPLE, "autocomplete": "off"}))
        super().__init__(**options)
        self.with_partners = with_partners
        self.people: Iterable[Person] = ()

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value)
        return self.named(text) if text else None

    def named(self, text: str) -> Person:
        """The one person who is called so; of several of one name, the one with the number."""
        number, name = NUMBERED.search(text), NUMBERED.sub("", text).strip().casefold()
        found = [
            person for person in self.people if is_called(person, name) and (number is None or has_number(person, **number.groupdict()))
        ]
        if not found:
            raise forms.ValidationError(f"Nobody here is called “{text}”. Choose a name from the list, or add the person first.")
        if len(found) > 1:
            raise forms.ValidationError(f"More than one person is called “{text}”. Choose from the list, where each has a number.")
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        return named_and_numbered(value) if isinstance(value, Person) else value


def is_called(person: Person, name: str) -> bool:
    return name in (person.name.casefold(), person.full_name.casefold())


def has_number(person: Person, of: str | None, number: str) -> bool:
    return person.number == int(number) and (of is None or person.organisation.name.casefold() == of.strip().casefold())


def named_and_numbered(person: Person, at: int | None = None) -> str:
    """A person as a list of names offers them; whoever comes from elsewhere with the name of where they come from."""
    of = f"{person.organisation.name} " if at not in (None, person.organisation_id) else ""
    return f"{person.full_name} ({of}{person.number})"


class YesOrNo(forms.TypedChoiceField):
    """A question that must be answered, and is answered with yes or no."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=[("True", "Yes"), ("False", "No")], coerce=lambda said: said == "True", **options)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, bool) else value
