"""Which indicator of other places stands beside a measure of ours."""

from typing import Any

from django import forms

from moothall.authority.words import counted
from moothall.decisions.forms.boxes import Text
from moothall.performance.models import Indicator
from moothall.performance.queries import comparators as queries
from moothall.plans.forms.boxes import Line, Written


class Beside(Written):
    """One of the indicators that were brought in, or none of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["indicator"] = Choice(
            queries.may_be_tied(self.row.organisation_id),
            label="Indicator of other places",
            required=False,
            empty_label="None: other places do not stand beside it",
            initial=queries.tied(self.viewer, [self.row.pk]).get(self.row.pk),
            help_text="It should count the same thing in the same way, and be in the same unit.",
            error_messages={"invalid_choice": "Choose one of the indicators that were brought in."},
        )


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, because what names indicators, what names groups and what reports figures may be files of their own."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        sent = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in sent]


class SentFiles(Written):
    """The files of one source, and what they do not say themselves."""

    files = FilesField(
        label="Files", help_text="CSV, Excel (XLSX) or JSON, as they are published; all files of one source together.",
        error_messages={"required": "Choose the files."},
    )  # fmt: skip
    name = Line("How is the source called?", 200, help_text="What was sent under the same name before gives way to these files.")
    source = Line("Who publishes it, and under which licence?", 300, help_text="Everybody reads this beside the figures.")
    year = Line("Of which year are its groups?", 40, help_text="For example: 2025, or 2024/25")

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.files = files or {}


class BringThem(Written):
    """Which place is ourselves, and whether what is wrong is left out."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = self.row.found
        choices = [("", "None of them"), *((one, one) for one in found["places"])]
        self.fields["ours"] = forms.ChoiceField(label="Which of these places is ourselves?", choices=choices, required=False)
        self.initial["ours"] = found["ours"]
        if found["wrong_number"]:
            words = f"Leave out what cannot be placed: {counted(found['wrong_number'], 'row')}"
            self.fields["leaves_out"] = forms.BooleanField(label=words, required=False)


class TakeBack(Written):
    because = Text(label="Why are they taken back?", max_length=2_000, help_text="The record keeps this.")


class Choice(forms.ModelChoiceField):
    """Each by its source, its title and its code."""

    def label_from_instance(self, one: Indicator) -> str:
        return f"{one.comparators}: {one.title} ({one.code})"
