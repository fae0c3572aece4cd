"""What is typed about a report: what it is for, its files, its clearances, who may help to write it, and what is closed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from moothall.access.forms import Form
from moothall.access.versions import Opened
from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.forms import DayField
from moothall.authority.models import Body, Office, Organisation
from moothall.authority.words import day_in_words
from moothall.documents.reading import Read, read
from moothall.documents.rules import NotTaken
from moothall.documents.structure import TooLong
from moothall.meetings.forms.questions import OneLine, Words
from moothall.meetings.models import Annex, Clearance, Meeting, Report
from moothall.meetings.queries import reports as queries

LONGEST_REASON = 5_000
NEXT_DAYS = 4
CHOOSE = {"required": "Choose one.", "invalid_choice": "Choose one of those listed."}


class MeetingField(forms.ChoiceField):
    """A body, and the day of one of its coming meetings, or no day yet: one choice gives both."""

    def __init__(self, **options: Any) -> None:
        super().__init__(error_messages=CHOOSE, **options)
        self.bodies: dict[int, Body] = {}

    def offer(self, bodies: Iterable[Body], meetings: Iterable[Meeting], present: tuple[Body, date | None] | None = None) -> None:
        """Each body with its next few meetings; what a report has already stays among the choices."""
        self.bodies = {body.pk: body for body in bodies if not body.expired}
        days: dict[int, list[date]] = {}
        for meeting in meetings:
            days.setdefault(meeting.body_id, []).append(meeting.held_on)
        if present:
            self.bodies.setdefault(present[0].pk, present[0])
            if present[1] and present[1] not in days.get(present[0].pk, []):
                days.setdefault(present[0].pk, []).insert(0, present[1])
        self.choices = [("", "Choose a meeting"), *((str(body), list(self.of_body(body, days))) for body in self.bodies.values())]

    def of_body(self, body: Body, days: dict[int, list[date]]) -> Iterable[tuple[str, str]]:
        for day in days.get(body.pk, [])[:NEXT_DAYS]:
            yield f"{body.pk} {day.isoformat()}", f"{body}, {day_in_words(day)}"
        yield str(body.pk), f"{body}, no day yet"

    def clean(self, value: Any) -> Any:
        key, _, day = super().clean(value).partition(" ")
        return (self.bodies[int(key)], date.fromisoformat(day) if day else None) if key else None


def choice_of(report: Report) -> str:
    return f"{report.body_id} {report.wanted_on.isoformat()}" if report.wanted_on else str(report.body_id)


class About(Form):
    """For which meeting a report is written, to what end, and from which department."""

    meeting = MeetingField(label="For which meeting?", help_text="The clerks put it on the agenda. The day can be changed until then.")
    purpose = forms.ChoiceField(
        label="What are members to do?",
        choices=[(Report.Purpose.DECISION, "Decide"), (Report.Purpose.INFORMATION, "Take note")],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    department = forms.ModelChoiceField(
        label="Department",
        queryset=None,
        required=False,
        empty_label="None",
        help_text="Colleagues who write for this department can see the report and write it with you.",
    )

    def offer(self, viewer: Viewer, organisation: Organisation, today: date, report: Report | None = None) -> None:
        bodies = authority.bodies(viewer).filter(organisation=organisation)
        present = (report.body, report.wanted_on) if report else None
        meetings = queries.days_of_meetings(viewer, organisation.pk, today)
        self.fields["meeting"].offer(bodies, meetings, present)
        self.fields["department"].queryset = authority.departments(viewer).filter(organisation=organisation)


class Begin(About):
    """A new report."""

    title = OneLine(label="Title", max_length=300, help_text="As it will stand on the agenda: what it is about, in a few words.")
    template = forms.ModelChoiceField(label="Template", queryset=None, empty_label=None, required=False, error_messages=CHOOSE)
    field_order = ("title", "meeting", "purpose", "template", "department")

    def __init__(self, *args: Any, viewer: Viewer, organisation: Organisation, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(viewer, organisation, today)
        templates = queries.report_templates(viewer, organisation.pk, today)
        self.fields["template"].queryset = templates
        if len(templates) < 2:
            del self.fields["template"]
        own = sorted(held.department for held in viewer.offices if held.department and held.organisation == organisation.pk)
        self.initial.setdefault("department", own[0] if own else None)
        self.initial.setdefault("purpose", Report.Purpose.DECISION)


class Details(About, Opened):
    """The same of a report that is there."""

    def __init__(self, *args: Any, viewer: Viewer, report: Report, today: date, **options: Any) -> None:
        first = {"meeting": choice_of(report), "purpose": report.purpose, "department": report.department_id, "opened_at": report.version}
        super().__init__(*args, initial=first, **options)
        self.viewer, self.report, self.today = viewer, report, today
        self.offer(viewer, report.organisation, today, report)

    def reopened(self, row: Any) -> "Details":
        data = self.data.copy()
        data["opened_at"] = str(row.version)
        again = Details(data, viewer=self.viewer, report=row, today=self.today)
        again.is_valid()
        return again


class NewAnnex(Form):
    """A file that goes with the report."""

    file = forms.FileField(label="File", help_text="PDF, Word, Excel, OpenDocument, CSV, text, or a PNG or JPEG picture.")
    title = OneLine(label="Title", max_length=300, help_text="As readers will see it. For example: Annex A, site plan.")
    alternative = Words(
        label="What the picture shows",
        most=2_000,
        rows=2,
        required=False,
        help_text="For a picture only: in words, for whoever cannot see it. Without this the report does not come out.",
    )


class ChangedAnnex(Form):
    title = OneLine(label="Title", max_length=300)
    alternative = Words(
        label="What the picture shows", most=2_000, rows=2, required=False, help_text="In words, for whoever cannot see it."
    )

    def __init__(self, *args: Any, annex: Annex, **options: Any) -> None:
        super().__init__(*args, initial={"title": annex.title, "alternative": annex.alternative}, **options)
        if not annex.name:
            del self.fields["alternative"]


class Upload(Opened):
    """A report that was written elsewhere. What is in the file is read here; what it says is taken over by the act."""

    file = forms.FileField(label="File", help_text="Word (DOCX), OpenDocument (ODT) or PDF. Its headings tell which section is which.")
    read: Read

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.read = read(file.file, file.name)
        except (NotTaken, TooLong) as sentence:
            raise forms.ValidationError(str(sentence)) from sentence
        return file


class OfficeField(forms.ModelChoiceField):
    def label_from_instance(self, office: Office) -> str:
        return f"{office.title}, {office.person}"


class AskClearance(Form):
    """Who is to say that a report may go to members."""

    kind = forms.ChoiceField(label="Clearance", choices=Clearance.Kind.choices, error_messages=CHOOSE)
    office = OfficeField(label="Ask", queryset=None, empty_label="Choose who is asked", error_messages=CHOOSE)

    def __init__(self, *args: Any, viewer: Viewer, report: Report, today: date, kind: str = "", **options: Any) -> None:
        super().__init__(*args, initial={"kind": kind}, **options)
        offices = queries.who_may_clear(viewer, report.organisation_id, today).exclude(person=report.author_id)
        self.fields["office"].queryset = offices


class AnswerClearance(Form):
    """Cleared, cleared with comments, or refused with why."""

    outcome = forms.ChoiceField(
        label="Your answer",
        choices=[
            (Clearance.Outcome.CLEARED, "Cleared: it may go to members as it stands"),
            (Clearance.Outcome.COMMENTS, "Cleared with comments: it may go, and the author should read this"),
            (Clearance.Outcome.REFUSED, "Refused: it may not go as it stands"),
        ],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    reasons = Words(
        label="Why",
        most=LONGEST_REASON,
        required=False,
        help_text="Needed for comments and for a refusal. Only those who work on the report read it.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("outcome") in {Clearance.Outcome.COMMENTS, Clearance.Outcome.REFUSED} and not said.get("reasons"):
            self.add_error("reasons", "Say why, so that the author knows what to change.")
        return said


class Invite(Form):
    """An author of a partner."""

    name = OneLine(label="Their name", max_length=200)
    partner = OneLine(label="Their organisation", max_length=200)
    email = forms.EmailField(label="Their e-mail address", help_text="The link goes here. It opens this one report and nothing else.")
    until = DayField(label="Last day on which they may write")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day < self.today:
            raise forms.ValidationError("That day is past. Choose the last day on which they may write.")
        return day


class SendBack(Form):
    because = Words(label="What has to change?", most=LONGEST_REASON, help_text="The author reads this at the head of the report.")


class Withdraw(Form):
    because = Words(label="Why is it withdrawn?", most=LONGEST_REASON, help_text="Of a report that has come out, everybody reads this.")


class Open(Form):
    because = Words(label="Why is it opened?", most=LONGEST_REASON, help_text="This is kept, sealed, on the record.")


class ToAgenda(Form):
    """On which item of which coming meeting."""

    item = forms.ModelChoiceField(label="Item", queryset=None, empty_label="Choose an item", error_messages=CHOOSE)

    def __init__(self, *args: Any, items: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"].queryset = items
        self.fields["item"].label_from_instance = named_item


def named_item(item: Any) -> str:
    number = f"{item.number.rstrip('.')}. " if item.number else ""
    return f"{item.meeting.body}, {day_in_words(item.meeting.held_on)}: {number}{item.title}"
