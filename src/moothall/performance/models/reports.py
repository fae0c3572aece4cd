"""Quarterly reports: of what and which months, the editions in which they were issued, and what Members were asked about them."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.authority.models import Department, Organisation, Portfolio
from moothall.authority.words import day_in_words
from moothall.decisions.rules import day_of
from moothall.documents.models import File
from moothall.meetings.models import Recommendation
from moothall.performance import rules
from moothall.performance.models.measure import Measure
from moothall.performance.permissions import reports as permissions
from moothall.performance.rules.reports import Scope
from moothall.plans.models import Plan


class QuarterlyReport(Guarded):
    """One report on one quarter. Until it is issued it is worked out anew each time it is looked at; then its editions keep its words."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    scope = models.CharField(max_length=20, choices=[(one.value, one.words) for one in Scope])
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    cut_off_at = models.DateTimeField(help_text="What counted then stands in it. Set anew from the calendar when it is issued.")
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=200)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.CharField(max_length=200, blank=True)

    seen_by = staticmethod(permissions.quarterly_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_quarterly_report_a_number"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="a_quarter_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(scope=Scope.COUNCIL, department__isnull=True, portfolio__isnull=True, plan__isnull=True)
                | Q(scope=Scope.DEPARTMENT, department__isnull=False, portfolio__isnull=True, plan__isnull=True)
                | Q(scope=Scope.PORTFOLIO, department__isnull=True, portfolio__isnull=False, plan__isnull=True)
                | Q(scope=Scope.PLAN, department__isnull=True, portfolio__isnull=True, plan__isnull=False),
                name="a_quarterly_report_is_of_one_thing",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-last_on"], name="quarterly_reports_by_quarter")]

    @property
    def reference(self) -> str:
        return f"performance/reports/{self.organisation.slug}/{self.number}"

    @property
    def period(self) -> rules.Period:
        return rules.Period(self.first_on, self.last_on)

    @property
    def cut_off_in_words(self) -> str:
        """The last day that counts: a cut-off is the end of its day."""
        return f"the end of {day_in_words(day_of(self.cut_off_at - timedelta(microseconds=1)), weekday=False)}"

    @property
    def of(self) -> Department | Portfolio | Plan | Organisation:
        """Of what it tells."""
        return self.department or self.portfolio or self.plan or self.organisation

    def __str__(self) -> str:
        return f"{self.of}: {self.period.in_words()}"


class OfQuarterly:
    """What hangs on a quarterly report acts in its organisation, and is recorded under its name."""

    report: QuarterlyReport

    @property
    def organisation_id(self) -> int:
        return self.report.organisation_id

    @property
    def reference(self) -> str:
        return self.report.reference


class QuarterlyEdition(OfQuarterly, Guarded):
    """What a report said when it was issued, as plain data, with the number by which anybody can prove it. It is never edited."""

    report = models.ForeignKey(QuarterlyReport, models.CASCADE, related_name="+")
    is_exempt = models.BooleanField(default=False)
    content = models.JSONField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content as RFC 8785 writes it.")

    seen_by = staticmethod(permissions.edition_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "is_exempt"], name="one_edition_for_each_kind_of_reader")]


class QuarterlyPaper(Guarded):
    """An edition as a PDF, made once, after it was issued. Whoever reads the edition reads it."""

    edition = models.OneToOneField(QuarterlyEdition, models.CASCADE, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    seen_by = staticmethod(permissions.quarterly_paper_seen_by)


class QuarterlyDraft(OfQuarterly, Guarded):
    """What the measures of a draft say, worked out once because they are very many, and thrown away when the report is issued.

    That which is not for publication holds only what is closed: of the rest it says what the other says.
    """

    report = models.ForeignKey(QuarterlyReport, models.CASCADE, related_name="+")
    is_exempt = models.BooleanField(default=False)
    measures = models.JSONField()
    after = models.PositiveBigIntegerField(help_text="The last entry of the record before it was worked out.")
    worked_out_at = models.DateTimeField()

    seen_by = staticmethod(permissions.quarterly_draft_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "is_exempt"], name="one_draft_for_each_kind_of_reader")]


class QuarterlyLine(OfQuarterly, Guarded):
    """That a report which was issued tells of a measure. Neither is the more open, so this row is seen by those who may see both."""

    report = models.ForeignKey(QuarterlyReport, models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")

    seen_by = staticmethod(permissions.quarterly_line_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "measure"], name="a_quarterly_report_tells_of_a_measure_once")]


class QuarterlyPut(OfQuarterly, Guarded):
    """By what Members were asked about a report. Seen by those who may see both, so that an exempt paper hides no public report."""

    report = models.ForeignKey(QuarterlyReport, models.CASCADE, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    put_at = models.DateTimeField()

    seen_by = staticmethod(permissions.quarterly_put_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "recommendation"], name="one_question_about_a_quarterly_report")]
