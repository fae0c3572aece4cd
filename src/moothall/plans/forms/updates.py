"""What is typed of many actions at once: for each how it goes, and a few words. A row that is left alone says nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.authority.words import capitalised
from moothall.decisions.forms.boxes import Text
from moothall.plans import rules
from moothall.plans.models import Action
from moothall.plans.queries.updates import Update

EVERY = [(one.value, capitalised(one.value)) for one in rules.Said]
CHOOSE = "Choose how it goes, or empty the box."
AREA = forms.Textarea(attrs={"rows": 2})


@dataclass(frozen=True, slots=True)
class Told:
    """What was typed of one action, and what had been heard of it when the page was opened."""

    action: Action
    said: rules.Heard
    heard: str


class Updates(Form):
    """One row for each action."""

    def __init__(self, data: Any = None, *, rows: Sequence[Update], today: date) -> None:
        super().__init__(data)
        self.rows, self.today = rows, today
        self.told: list[Told] = []
        for one in rows:
            key, title = one.action.pk, one.action.title
            self.fields[f"heard_{key}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=rules.mark_of(one.action.said_at)
            )
            self.fields[f"said_{key}"] = forms.ChoiceField(label=title, choices=self.choices(one), required=False)
            self.fields[f"comment_{key}"] = Text(label=f"{title}, in a few words", required=False, max_length=4_000, widget=AREA)

    def choices(self, one: Update) -> list[tuple[str, str]]:
        """Nothing new stands first, so that one key chooses it; it is not offered where it could not be said."""
        same = [(rules.SAME, f"Nothing new: {one.heard.said.value}")]
        can_be = rules.may_be_the_same(one.heard, one.action.facts(), self.today)
        return [("", "Choose"), *(same if can_be else []), *EVERY]

    def lines(self, rows: Sequence[Update]) -> Iterator[tuple[Update, Any, Any, Any]]:
        """These rows, each with its boxes."""
        for one in rows:
            yield one, self[f"said_{one.action.pk}"], self[f"comment_{one.action.pk}"], self[f"heard_{one.action.pk}"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for one in self.rows:
            names = [f"{name}_{one.action.pk}" for name in ("said", "comment", "heard")]
            if not any(name in self.errors for name in names):
                self.take(one, *(said[name] for name in names))
        return said

    def take(self, one: Update, chosen: str, comment: str, heard: str) -> None:
        """Keep what one row says, or name what is wrong with it."""
        key = one.action.pk
        if not chosen:
            if comment:
                self.add_error(f"said_{key}", CHOOSE)
            return
        meant = rules.what_is_meant(chosen, comment, one.heard)
        if why := rules.cannot_be_said(meant.said, one.action.facts(), meant.comment, self.today):
            self.add_error(f"comment_{key}" if "comment" in why else f"said_{key}", why)
        else:
            self.told.append(Told(one.action, meant, heard))
