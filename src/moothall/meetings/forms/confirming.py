"""What is typed while minutes go to the chair and are confirmed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.meetings.forms.boxes import Words
from moothall.meetings.models import Answer, Review

MORE = 4
PROPER = {"invalid_choice": "Choose one of those listed."}


class Send(Form):
    """To whom the draft goes, and with which words."""

    chair = forms.ChoiceField(label="To", error_messages=PROPER)
    asked = Words(label="What you want to say", most=4_000, rows=4, required=False, help_text="The chair reads this above the minutes.")

    def __init__(self, *args: Any, chairs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].choices = list(chairs)


class Answered(Form):
    """What the chair says: of the whole, and beside each item."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=[(Review.Answer.AGREED.value, "I agree with the draft"), (Review.Answer.CHANGES.value, "Please change what I say below")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two."},
    )
    answered = Words(label="Of the whole", most=4_000, rows=4, required=False)

    def __init__(self, *args: Any, items: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for place, title in items.items():
            self.fields[f"note_{place}"] = Words(label=f"Of “{title}”", most=4_000, rows=3, required=False)

    def notes(self) -> dict[int, str]:
        return {place: text for place in self.items if (text := self.cleaned_data[f"note_{place}"])}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if (
            typed.get("answer") == Review.Answer.CHANGES
            and not typed.get("answered")
            and not any(typed.get(f"note_{place}") for place in self.items)
        ):
            self.add_error("answered", "Say what should be changed, here or beside an item.")
        return typed


class Confirm(Form):
    """The corrections with which minutes are confirmed; most are confirmed with none."""

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MORE + 1):
            self.fields[f"item_{number}"] = forms.ChoiceField(
                label=f"Correction {number} is to", choices=[("", "The minutes as a whole"), *items], required=False, error_messages=PROPER
            )
            self.fields[f"words_{number}"] = Words(
                label=f"Correction {number}", most=4_000, rows=2, required=False, help_text="For example: for “ten vans” read “six vans”."
            )

    def pairs(self) -> list[tuple[Any, Any]]:
        return [(self[f"item_{number}"], self[f"words_{number}"]) for number in range(1, MORE + 1)]

    def corrections(self) -> list[tuple[int | None, str]]:
        typed = self.cleaned_data
        return [
            (int(typed[f"item_{number}"]) if typed[f"item_{number}"] else None, typed[f"words_{number}"])
            for number in range(1, MORE + 1)
            if typed[f"words_{number}"]
        ]


class Answers(Form):
    """For each recommendation, which part of what was resolved answers it, and how."""

    def __init__(self, *args: Any, recommended: Sequence[Any], parts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recommended = recommended
        for row in recommended:
            self.fields[f"part_{row.pk}"] = forms.ChoiceField(
                label=f"The part that answers recommendation {row.place}",
                choices=[("", "No part yet"), *parts],
                required=False,
                error_messages=PROPER,
            )
            self.fields[f"how_{row.pk}"] = forms.ChoiceField(
                label=f"How recommendation {row.place} was answered",
                choices=[("", "Choose"), *Answer.How.choices],
                required=False,
                error_messages=PROPER,
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for row in self.recommended:
            part, how = typed.get(f"part_{row.pk}"), typed.get(f"how_{row.pk}")
            if part and not how:
                self.add_error(f"how_{row.pk}", "Say how it was answered.")
            if how and not part:
                self.add_error(f"part_{row.pk}", "Choose the part that answers it.")
        return typed

    def chosen(self) -> list[tuple[Any, int, str]]:
        typed = self.cleaned_data
        return [(row, int(typed[f"part_{row.pk}"]), typed[f"how_{row.pk}"]) for row in self.recommended if typed[f"part_{row.pk}"]]
