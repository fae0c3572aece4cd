"""What is typed about a report to members: what they are asked, at which meeting, under which title."""

from typing import Any

from django import forms

from moothall.authority import queries as authority
from moothall.meetings.forms.reports import CHOOSE, MeetingField
from moothall.meetings.queries import reports
from moothall.plans import queries, rules
from moothall.plans.forms.boxes import Line, Written

OF_THIS = "this"
OF_NEXT = "next"
CHOICES = {
    rules.Asked.APPROVE: "To approve the plan",
    rules.Asked.ACTIONS: "To approve its actions",
    rules.Asked.PROGRESS: "To note its progress, which approves nothing",
}


class ForMembers(Written):
    """The report is written from the plan, so this is all that is typed."""

    asked = forms.MultipleChoiceField(
        label="What are members asked?",
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE | {"required": "Choose what members are asked."},
    )
    meeting = MeetingField(label="At which meeting?", help_text="The clerks put the report on its agenda.")
    title = Line("Title of the report", help_text="As it will stand on the agenda.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.later = queries.reporting.next_plan(self.viewer, self.row)
        choices = [(f"{OF_THIS} {one.value}", words) for one, words in CHOICES.items()]
        if self.later:
            choices.append((f"{OF_NEXT} {rules.Asked.ACTIONS.value}", f"To approve the actions of {self.later.title}, which follows it"))
        self.fields["asked"].choices = choices  # type: ignore[attr-defined]
        bodies = authority.bodies(self.viewer).filter(organisation=self.organisation)
        meetings = reports.days_of_meetings(self.viewer, self.organisation.pk, self.today)
        self.fields["meeting"].offer(bodies, meetings)  # type: ignore[attr-defined]
        self.templates = list(reports.report_templates(self.viewer, self.organisation.pk, self.today))
        if len(self.templates) > 1:
            known = {str(row.pk): row for row in self.templates}
            self.fields["template"] = forms.TypedChoiceField(
                label="Template", choices=[(key, row.name) for key, row in known.items()], coerce=known.get
            )
        approval = queries.approvals.approvals(self.viewer, [self.row], self.now)[self.row.pk]
        first = rules.Asked.PROGRESS if approval.standing is rules.PlanStanding.APPROVED else rules.Asked.APPROVE
        self.initial |= {"asked": [f"{OF_THIS} {first.value}"], "title": title_of(self.row, first)}

    def asks(self) -> list[tuple[Any, str]]:
        """What is asked of which plan: as it was typed, or as it stands there first."""
        chosen = self.cleaned_data.get("asked", []) if self.is_bound else self.initial["asked"]
        pairs = [one.split(" ", 1) for one in chosen]
        return [(self.row if of == OF_THIS else self.later, what) for of, what in pairs]

    def template(self) -> Any:
        chosen = self.cleaned_data.get("template") if self.is_bound else None
        return chosen or next(iter(self.templates), None)


def title_of(plan: Any, asked: rules.Asked) -> str:
    years = "" if plan.years in plan.title else f", {plan.years}"
    return f"{plan.title}{years}: {'progress' if asked is rules.Asked.PROGRESS else 'for approval'}"[:300]
