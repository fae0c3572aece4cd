"""Reports for members: the templates they are written to, their versions, what they recommend, who clears them, and where they go."""

from typing import Any

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Body, Dated, Department, Organisation, Person, in_order
from moothall.documents.models import File
from moothall.meetings import permissions
from moothall.meetings.models.agenda import Item, Paper


class ReportTemplate(Versioned, Dated):
    """How this council's reports are laid out, from a day to a day."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="report_templates")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    sections = models.JSONField(default=list, help_text="In order: each with its heading, help, what it holds and whether it is required.")
    clearances = models.JSONField(default=list, blank=True, help_text="The clearances that every report of this kind needs.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_report_template_a_number"), in_order()]

    @property
    def reference(self) -> str:
        return f"meetings/{self.organisation.slug}/report-templates/{self.number}"

    def __str__(self) -> str:
        return self.name


class Report(Versioned, Guarded):
    """One report. What it says stands in its versions; what became of it follows from its moments."""

    class Purpose(models.TextChoices):
        DECISION = "decision", "For decision"
        INFORMATION = "information", "For information"

    class Ground(models.TextChoices):
        OPEN = "", "Open to everybody"
        EXEMPT = "exempt", "Exempt information"
        CONFIDENTIAL = "confidential", "Confidential information"

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    purpose = models.CharField(max_length=20, choices=Purpose, default=Purpose.DECISION)
    template = models.ForeignKey(ReportTemplate, models.PROTECT, null=True, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="reports")
    wanted_on = models.DateField(null=True, blank=True, help_text="The day of the meeting that it is written for.")
    author = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="reports_written")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)
    workers = models.CharField(max_length=1000, blank=True, help_text="The keys of its author and of all who were asked to clear it.")
    prepared_from = models.CharField(max_length=300, blank=True, help_text="The reference of what another room prepared it from.")
    ground = models.CharField(max_length=20, choices=Ground, blank=True, help_text="Of what is closed: the report, or some of its annexes.")
    closed_under = models.CharField(max_length=40, blank=True, help_text="Empty if open; otherwise the paragraph, or why.")
    is_contract_terms = models.BooleanField(default=False, help_text="What is closed tells terms proposed in negotiations for a contract.")
    is_for_members = models.BooleanField(default=False, help_text="Open to every councillor by s.100F where the council lets them.")
    public_interest = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True, help_text="A day to look again. It never opens anything by itself.")
    can_be_said = models.TextField(blank=True, help_text="What the public may be told of it.")
    recommendations_given = models.PositiveSmallIntegerField(default=0, help_text="The last number that a recommendation was given.")
    annexes_given = models.PositiveSmallIntegerField(default=0, help_text="The last number that an annex was given.")
    submitted_at = models.DateTimeField(null=True, blank=True)
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_because = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True, help_text="When the agenda, or the supplement, that it goes with came out.")

    seen_by = staticmethod(permissions.report_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_report_a_number"),
            models.CheckConstraint(condition=Q(closed_under="") | ~Q(ground=""), name="a_closed_report_has_its_ground"),
        ]
        indexes = [models.Index(fields=["organisation", "published_at"], name="report_by_publication")]

    @property
    def reference(self) -> str:
        return f"meetings/{self.organisation.slug}/reports/{self.number}"

    def __str__(self) -> str:
        return self.title


class OfReport:
    """What hangs on a report acts in its organisation."""

    report: Any

    @property
    def organisation_id(self) -> Any:
        return self.report.organisation_id

    @property
    def reference(self) -> str:
        """It stands on the report's own page, unless it has one of its own."""
        return str(self.report.reference)


class ReportVersion(OfReport, Guarded):
    """A report as it was saved once: headings and texts, so that a later template does not change what was written."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    content = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    by = models.CharField(max_length=200, help_text="The reference of whoever saved it.")
    by_name = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, help_text="What was uploaded, where it was read from a file.")
    remarks = models.JSONField(default=list, blank=True, help_text="What was left out or found no place when it was read from a file.")
    published_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.version_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_report_version_a_number")]


class Recommendation(OfReport, Guarded):
    """One thing that a report asks members to agree. Its number is given once; its place may change while the report is written."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField(help_text="Where it stands, and the number that is printed.")
    text = models.TextField()

    seen_by = staticmethod(permissions.of_report)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="one_recommendation_a_number")]

    @property
    def reference(self) -> str:
        return f"{self.report.reference}/recommendations/{self.number}"


class Annex(OfReport, Guarded):
    """A file that goes with a report. A picture stands in the text by its name, and says in words what it shows."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="annexes")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    name = models.CharField(max_length=90, blank=True, help_text="Of a picture in the text: the name by which the text calls it.")
    alternative = models.TextField(blank=True, help_text="What a picture shows, in words.")
    file = models.ForeignKey(File, models.PROTECT)
    closed_under = models.CharField(max_length=40, blank=True)

    seen_by = staticmethod(permissions.annex_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_annex_a_number"),
            models.UniqueConstraint(fields=["report", "name"], condition=~Q(name=""), name="one_picture_a_name"),
        ]

    @property
    def reference(self) -> str:
        return f"{self.report.reference}/annexes/{self.number}"


class Clearance(OfReport, Guarded):
    """Somebody was asked whether a report may go to members, by a day; and what they answered."""

    class Kind(models.TextChoices):
        LEGAL = "legal", "Legal"
        FINANCE = "finance", "Finance"
        EQUALITY = "equality", "Equality"
        DIRECTOR = "director", "Director"

    class Outcome(models.TextChoices):
        CLEARED = "cleared", "Cleared"
        COMMENTS = "comments", "Cleared with comments"
        REFUSED = "refused", "Refused"

    report = models.ForeignKey(Report, models.CASCADE, related_name="clearances")
    kind = models.CharField(max_length=20, choices=Kind)
    asked_of = models.ForeignKey(Person, models.PROTECT, related_name="clearances_asked")
    asked_as = models.CharField(max_length=200, blank=True, help_text="The office in which they are asked.")
    asked_at = models.DateTimeField()
    asked_version = models.PositiveIntegerField(help_text="The version that they were asked about.")
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_version = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    reasons = models.TextField(blank=True)

    seen_by = staticmethod(permissions.working_papers_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], condition=Q(answered_at=None), name="one_open_clearance_a_kind"),
            models.CheckConstraint(condition=~Q(outcome="refused") | ~Q(reasons=""), name="a_refusal_has_reasons"),
        ]

    @property
    def called(self) -> str:
        """How a letter names it."""
        return f"{self.report.reference}/clearances/{self.pk}"


class Invitation(OfReport, Guarded):
    """An author of a partner, who may write this one report until a day, by a link that was sent to them."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    partner = models.CharField(max_length=200, help_text="The organisation that they write for.")
    until = models.DateField(help_text="The last day on which the link opens the report.")
    invited_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.invitation_seen_by)

    @property
    def guest(self) -> str:
        """How the record and the versions name whoever comes by this invitation."""
        return f"{self.report.reference}/guests/{self.pk}"


class KeptText(OfReport, Guarded):
    """What somebody typed into a report and has not saved yet, so that nothing is lost."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="kept_texts")
    who = models.CharField(max_length=200)
    typed = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    seen_by = staticmethod(permissions.kept_text_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "who"], name="one_kept_text_a_person")]


class OnAgenda(OfReport, Guarded):
    """A report goes with an item; when both come out, the paper that readers have was made from it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="agendas")
    item = models.ForeignKey(Item, models.CASCADE, related_name="reports")
    paper = models.ForeignKey(Paper, models.CASCADE, null=True, blank=True, related_name="made_from")
    put_at = models.DateTimeField()

    seen_by = staticmethod(permissions.on_agenda_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "item"], name="a_report_once_an_item")]
