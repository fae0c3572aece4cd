"""What is typed about a paper of a decision: what it is, its file, and whether everybody may read it."""

from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.decisions.models import Document
from moothall.meetings import said
from moothall.meetings.forms.boxes import OneLine, Words
from moothall.meetings.models import Closure
from moothall.meetings.rules.law.grounds import lacks, paragraphs_on

EVERYBODY = "everybody"
GROUNDS = [
    (Closure.Ground.EXEMPT.value, "Nobody outside: it is exempt information (Schedule 12A)"),
    (Closure.Ground.CONFIDENTIAL.value, "Nobody outside: it is confidential, and the law forbids to publish it"),
]


class Closing(Form):
    """A ground of the law, and why the public interest favours privacy. Neither can be left out."""

    ground = forms.ChoiceField(label="Ground", widget=forms.RadioSelect, choices=GROUNDS)
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of Schedule 12A", required=False, widget=forms.CheckboxSelectMultiple, help_text="Only of what is exempt."
    )
    public_interest = Words(
        label="Why does the public interest favour privacy?",
        most=4_000,
        rows=3,
        required=False,
        help_text="Two or three sentences. Everybody reads them on the page of the decision.",
    )
    can_be_said = Words(label="What can be said of it?", most=4_000, rows=2, required=False, help_text="Printed in its place.")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        words = [(row.number, f"{row.number}: {row.short}") for row in paragraphs_on(today)]
        self.fields["paragraphs"].choices = words  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("ground") == Closure.Ground.EXEMPT:
            if not told.get("paragraphs"):
                self.add_error("paragraphs", "Choose the paragraph that it falls under.")
            elif "public_interest" in told and (missing := lacks(told["paragraphs"], told["public_interest"], self.today)):
                self.add_error("public_interest", " ".join(missing))
        return told

    def closure(self) -> said.Closure | None:
        """The ground as the acts take it; nothing where everybody may read it."""
        told = self.cleaned_data
        if told["ground"] == EVERYBODY:
            return None
        paragraph = ", ".join(told["paragraphs"]) if told["ground"] == Closure.Ground.EXEMPT else ""
        words = {name: told[name] for name in ("public_interest", "can_be_said")}
        return said.Closure(ground=told["ground"], paragraph=paragraph, **words)


class Attach(Closing):
    """A paper with its file. Whether everybody may read it is asked, and open is the answer that stands there."""

    title = OneLine(label="Title", max_length=500, help_text="Everybody reads it, unless the paper is closed.")
    kind = forms.ChoiceField(label="What it is", choices=Document.Kind.choices)
    file = forms.FileField(label="File", help_text="PDF, Word, Excel, OpenDocument, CSV, text, or a PNG or JPEG picture.")
    ground = forms.ChoiceField(
        label="Who may read it?",
        widget=forms.RadioSelect,
        initial=EVERYBODY,
        choices=[(EVERYBODY, "Everybody, with the decision"), *GROUNDS],
    )
    field_order = ("title", "kind", "file", "ground", "paragraphs", "public_interest", "can_be_said")


class OpenPaper(Form):
    because = Words(label="Why can it be opened now?", most=2_000, rows=3, help_text="Printed. Everybody can read the paper then.")
