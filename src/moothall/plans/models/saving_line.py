"""A saving line: what changes, whose saving it is, what it saves month by month, what it has saved, and what members agreed of it."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Department, Office, Portfolio
from moothall.authority.words import MONTHS
from moothall.decisions.models import Decision
from moothall.meetings.models import Recommendation
from moothall.plans.models.objective import Objective
from moothall.plans.models.saving_programme import DIGITS, OfProgramme, SavingsProgramme
from moothall.plans.models.saving_work import SpendingStream, Workstream
from moothall.plans.permissions import savings as permissions
from moothall.plans.rules import savings as rules


class SavingLine(OfProgramme, Versioned, Guarded):
    """Facts only: whether it is identified, agreed, at risk or delivered is worked out from what hangs on it."""

    class Kind(models.TextChoices):
        RECURRING = rules.Kind.RECURRING.value, "Recurring: saved again each year"
        ONE_OFF = rules.Kind.ONE_OFF.value, "One-off: saved once"

    class Judged(models.TextChoices):
        ON_COURSE = "", "On course"
        AT_RISK = "at risk", "At risk"
        NOT_ACHIEVABLE = "not achievable", "Not achievable"

    programme = models.ForeignKey(SavingsProgramme, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Its number in the council.")
    title = models.CharField(max_length=200)
    changes = models.TextField(blank=True, help_text="What will be done otherwise.")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", help_text="Which leads it.")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    workstream = models.ForeignKey(Workstream, models.SET_NULL, null=True, blank=True, related_name="+")
    stream = models.ForeignKey(SpendingStream, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    full_year = models.DecimalField(**DIGITS, null=True, blank=True, help_text="What a recurring saving comes to in a full year.")
    cost = models.DecimalField(**DIGITS, default=Decimal("0.00"), help_text="What it costs once to achieve it.")
    equality = models.TextField(blank=True)
    service_effect = models.TextField(blank=True)
    written_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    closure = models.PositiveIntegerField(null=True, blank=True, help_text="The number of the closure in its programme, if closed.")
    judged = models.CharField(max_length=20, choices=Judged, blank=True)
    judged_because = models.TextField(blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.line_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream"], condition=Q(stream__isnull=False), name="one_saving_line_a_stream"),
            models.UniqueConstraint(fields=["programme", "closure"], condition=Q(closure__isnull=False), name="one_saving_line_a_closure"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="a_saving_costs_nothing_or_more"),
        ]
        indexes = [models.Index(fields=["programme", "number"], name="saving_lines_in_order")]

    @property
    def reference(self) -> str:
        return f"plans/savings/lines/{self.programme.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.title


class OfLine:
    """What hangs on a line stands on its page."""

    line: SavingLine

    @property
    def organisation_id(self) -> int:
        return self.line.organisation_id

    @property
    def reference(self) -> str:
        return self.line.reference


class SavingShare(OfLine, Guarded):
    """Whose a part of a line is, where more than one department or portfolio shares it. A line without these is wholly its leader's."""

    line = models.ForeignKey(SavingLine, models.CASCADE, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    parts = models.PositiveSmallIntegerField(help_text="In hundredths of one per cent.")

    seen_by = staticmethod(permissions.of_line)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(parts__gt=0, parts__lte=10_000), name="a_saving_share_is_a_part")]


class SavingProfile(OfLine, Guarded):
    """What a line saves in a year, month by month from April, in whole pennies. The last turn holds; those before it stay readable."""

    line = models.ForeignKey(SavingLine, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField()
    amount = models.DecimalField(**DIGITS)
    pennies = models.JSONField(help_text="Twelve whole numbers, which come to the amount.")
    because = models.CharField(max_length=500, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When another took its place, or the year was left out.")
    ended_because = models.CharField(max_length=500, blank=True)

    seen_by = staticmethod(permissions.of_line)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "year", "turn"], name="one_saving_profile_a_turn"),
            models.UniqueConstraint(fields=["line", "year"], condition=Q(ended_at__isnull=True), name="one_saving_profile_holds"),
        ]

    @property
    def months(self) -> list[Decimal]:
        return rules.in_pennies(self.pennies)


class SavingDelivered(OfLine, Guarded):
    """What was saved, entered on a day with its evidence. It is never edited: what was wrong is put right by another entry."""

    line = models.ForeignKey(SavingLine, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    on = models.DateField(help_text="A day of the month in which it was saved.")
    amount = models.DecimalField(**DIGITS)
    evidence = models.CharField(max_length=500)
    corrects = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The number of the entry that it corrects.")
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.of_line)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "number"], name="one_delivered_saving_a_number"),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(amount__lt=0, corrects__isnull=False), name="only_a_correction_takes_a_saving_back"
            ),
        ]

    @property
    def month_in_words(self) -> str:
        return f"{MONTHS[self.on.month]} {self.on.year}"


class SavingPut(OfLine, Guarded):
    """By what members are asked to agree a line, and for how much in each year: a recommendation, or a decision that says so itself.

    It is agreed once that has effect.
    """

    line = models.ForeignKey(SavingLine, models.CASCADE, related_name="+")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    amounts = models.JSONField(help_text="The pennies of each year as they were put to members, or as they amended them.")
    put_at = models.DateTimeField()
    amended_at = models.DateTimeField(null=True, blank=True, help_text="When the figures as members amended them were entered.")

    seen_by = staticmethod(permissions.put_line_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recommendation__isnull=True, decision__isnull=False) | Q(recommendation__isnull=False, decision__isnull=True),
                name="a_saving_is_put_by_one_thing",
            ),
            models.UniqueConstraint(fields=["line", "recommendation"], name="one_saving_put_a_recommendation"),
            models.UniqueConstraint(fields=["line", "decision"], name="one_saving_put_a_decision"),
        ]


class SavingObjective(OfLine, Guarded):
    """That a saving serves an objective of the council's plans. It is seen by those who may see both."""

    line = models.ForeignKey(SavingLine, models.CASCADE, related_name="+")
    objective = models.ForeignKey(Objective, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.saving_objective_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line"], name="one_objective_a_saving")]
