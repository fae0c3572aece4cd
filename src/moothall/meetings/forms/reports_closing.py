"""What of a report is not for publication, and why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from moothall.access.versions import Opened
from moothall.authority.forms import DayField
from moothall.meetings.forms.questions import Words
from moothall.meetings.forms.reports import LONGEST_REASON
from moothall.meetings.models import Annex, Report
from moothall.meetings.rules.law import grounds


class Close(Opened):
    """What of a report is not for publication, under which ground, and why."""

    covers = forms.ChoiceField(
        label="What is not for publication?",
        choices=[("", "Nothing: all of it is for everybody"), ("annexes", "Only the annexes marked below"), ("whole", "The whole report")],
        required=False,
        widget=forms.RadioSelect,
    )
    annexes = forms.MultipleChoiceField(label="Closed annexes", required=False, widget=forms.CheckboxSelectMultiple)
    ground = forms.ChoiceField(
        label="Ground",
        choices=[(Report.Ground.EXEMPT, "Exempt information"), (Report.Ground.CONFIDENTIAL, "Confidential information")],
        required=False,
        initial=Report.Ground.EXEMPT,
        widget=forms.RadioSelect,
        help_text="Confidential is what a Government department gave on terms that forbid it, or what a law or a court forbids to publish.",
    )
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of Part 1 of Schedule 12A",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="For exempt information.",
    )
    is_contract_terms = forms.BooleanField(
        label="It tells terms proposed in negotiations for a contract",
        required=False,
        help_text="Then only those on the body read it, even where the council lets every councillor read paragraph 3 (s.100F(2A)).",
    )
    public_interest = Words(
        label="Why does the public interest favour privacy?",
        most=LONGEST_REASON,
        rows=3,
        required=False,
        help_text="Two or three sentences. Everybody reads them in place of what is closed, so they give nothing of it away.",
    )
    can_be_said = Words(
        label="What can everybody be told?", most=LONGEST_REASON, rows=3, required=False, help_text="Printed on the public agenda."
    )
    look_again_on = DayField(
        label="Look again on", required=False, help_text="For example 1 4 2027. On that day somebody looks; nothing opens by itself."
    )

    def __init__(self, *args: Any, report: Report, annexes: Sequence[Annex], today: date, **options: Any) -> None:
        super().__init__(*args, initial=first_of(report, annexes), **options)
        self.today = today
        self.fields["annexes"].choices = [(str(one.number), one.title) for one in annexes]
        known = [(one.number, f"{one.number}. {one.short[:1].upper()}{one.short[1:]}") for one in grounds.paragraphs_on(today)]
        self.fields["paragraphs"].choices = known
        if not annexes:
            del self.fields["annexes"]
            self.fields["covers"].choices = [("", "Nothing: all of it is for everybody"), ("whole", "The whole report")]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("covers") == "annexes" and not said.get("annexes"):
            self.add_error("annexes", "Mark the annexes that are not for publication.")
        if said.get("covers") and said.get("ground", Report.Ground.EXEMPT) != Report.Ground.CONFIDENTIAL:
            said["ground"] = Report.Ground.EXEMPT
            self.demand_grounds(said)
        return said

    def demand_grounds(self, said: dict[str, Any]) -> None:
        for sentence in grounds.lacks(said.get("paragraphs", []), said.get("public_interest", ""), self.today):
            about = "paragraphs" if "paragraph of Schedule" in sentence or "Name" in sentence else "public_interest"
            self.add_error(about, sentence)

    def closing(self) -> dict[str, Any]:
        """As the act takes it."""
        said = self.cleaned_data
        if not said["covers"]:
            return {"ground": "", "closed_under": ""}
        is_exempt = said["ground"] == Report.Ground.EXEMPT
        numbers = said["paragraphs"]
        words = f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}" if is_exempt else "confidential information"
        return {
            "ground": said["ground"],
            "closed_under": words,
            "is_whole": said["covers"] == "whole",
            "annexes": [int(number) for number in said.get("annexes", [])] if said["covers"] == "annexes" else [],
            **{name: said[name] for name in ("is_contract_terms", "public_interest", "can_be_said", "look_again_on")},
        }


def first_of(report: Report, annexes: Sequence[Annex]) -> dict[str, Any]:
    """The answers as they stand now."""
    closed = [one for one in annexes if one.closed_under]
    under = report.closed_under or (closed[0].closed_under if closed else "")
    return {
        "covers": "whole" if report.closed_under else "annexes" if closed else "",
        "annexes": [str(one.number) for one in closed],
        "ground": report.ground or Report.Ground.EXEMPT,
        "paragraphs": grounds.numbers_in(under),
        "opened_at": report.version,
        **{name: getattr(report, name) for name in ("is_contract_terms", "public_interest", "can_be_said", "look_again_on")},
    }
