"""What is typed about a quarterly report: of what and of which quarter, and what Members are asked."""

from typing import Any

from django import forms

from moothall.authority import queries as authority
from moothall.authority.words import capitalised
from moothall.decisions.forms.boxes import Text
from moothall.meetings.forms.reports import CHOOSE, MeetingField
from moothall.meetings.queries import reports
from moothall.meetings.rules.law import grounds
from moothall.performance.rules import Frequency, Period, periods_within
from moothall.performance.rules.reports_paper import recommended
from moothall.plans import queries as plans
from moothall.plans.forms.boxes import Line, Written

QUARTERS = 8
YEARS_BACK = 3


class NewReport(Written):
    """Of what, and of which quarter that has ended."""

    of = forms.TypedChoiceField(label="What is it about?", error_messages=CHOOSE)
    quarter = forms.TypedChoiceField(label="Which quarter?", error_messages=CHOOSE, help_text="The last quarters that have ended.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {"council": self.organisation, **self.departments(), **self.portfolios(), **self.plans()}
        groups: dict[str, list[tuple[str, str]]] = {"The whole council": [("council", str(self.organisation))]}
        for key, row in self.known.items():
            if key != "council":
                groups.setdefault(KINDS[key.split(" ")[0]], []).append((key, str(row)))
        self.fields["of"].choices = [("", "Choose one"), *groups.items()]  # type: ignore[attr-defined]
        self.fields["of"].coerce = self.known.get  # type: ignore[attr-defined]
        ended = {one.first.isoformat(): one for one in self.quarters()}
        self.fields["quarter"].choices = [(key, one.in_words()) for key, one in ended.items()]  # type: ignore[attr-defined]
        self.fields["quarter"].coerce = ended.get  # type: ignore[attr-defined]

    def quarters(self) -> list[Period]:
        first = self.today.replace(year=self.today.year - YEARS_BACK, day=1)
        found = [one for one in periods_within(Frequency.QUARTERLY, first, self.today) if one.last < self.today]
        return found[: -QUARTERS - 1 : -1]

    def departments(self) -> dict[str, Any]:
        return {f"department {row.pk}": row for row in authority.departments(self.viewer).filter(organisation=self.organisation)}

    def portfolios(self) -> dict[str, Any]:
        return {f"portfolio {row.pk}": row for row in authority.portfolios(self.viewer).filter(organisation=self.organisation)}

    def plans(self) -> dict[str, Any]:
        rows = plans.plans.plans(self.viewer).filter(organisation=self.organisation, published_at__isnull=False, closed_at=None)
        return {f"plan {row.pk}": row for row in rows}


KINDS = {"department": "A department", "portfolio": "A portfolio", "plan": "A plan"}


class ToMeeting(Written):
    """The report is written from what was issued, so this is all that is typed."""

    asked = Text(label="What are Members recommended to resolve?", max_length=4_000, help_text="Each thing on a line of its own.")
    meeting = MeetingField(label="At which meeting?", help_text="The clerks put the report on its agenda.")
    title = Line("Title of the report", help_text="As it will stand on the agenda.")

    def __init__(self, *args: Any, said: Any, has_exempt: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        bodies = authority.bodies(self.viewer).filter(organisation=self.organisation)
        self.fields["meeting"].offer(bodies, reports.days_of_meetings(self.viewer, self.organisation.pk, self.today))  # type: ignore[attr-defined]
        if has_exempt:
            self.fields |= self.closing()
        self.templates = list(reports.report_templates(self.viewer, self.organisation.pk, self.today))
        if len(self.templates) > 1:
            known = {str(row.pk): row for row in self.templates}
            self.fields["template"] = forms.TypedChoiceField(
                label="Template", choices=[(key, row.name) for key, row in known.items()], coerce=known.get
            )
        self.initial = {"asked": "\n".join(recommended(said)), "title": f"How we did: {said['title']}"[:300]}

    def closing(self) -> dict[str, forms.Field]:
        """Under what the annex with the closed measures is exempt."""
        return {
            "paragraphs": forms.MultipleChoiceField(
                label="Under which paragraphs of Schedule 12A is the exempt edition closed?",
                choices=[(one.number, f"{one.number}. {capitalised(one.short)}") for one in grounds.paragraphs_on(self.today)],
                widget=forms.CheckboxSelectMultiple,
                error_messages=CHOOSE | {"required": "Choose the paragraphs. The exempt edition goes with the report as a closed annex."},
            ),
            "public_interest": Text(
                label="Why does the public interest favour privacy?",
                max_length=2_000,
                help_text="Everybody reads this in place of what is closed, so it gives nothing of it away.",
            ),
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "paragraphs" in said and "public_interest" in said:
            for sentence in grounds.lacks(said["paragraphs"], said["public_interest"], self.today):
                self.add_error("public_interest", sentence)
        return said

    def template(self) -> Any:
        chosen = self.cleaned_data.get("template") if self.is_bound else None
        return chosen or next(iter(self.templates), None)

    def told(self) -> dict[str, Any]:
        """What was typed, as the act takes it."""
        body, day = self.cleaned_data["meeting"]
        about = {"asked": self.cleaned_data["asked"].split("\n"), "title": self.cleaned_data["title"], "body": body, "wanted_on": day}
        about["template"] = self.template()
        if "paragraphs" in self.fields:
            numbers = self.cleaned_data["paragraphs"]
            under = f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"
            about["closed"] = {"closed_under": under, "public_interest": self.cleaned_data["public_interest"]}
        return about
