"""A savings programme: what is to be saved in each year of a financial plan, who is asked for how much, and which lines are not shown."""

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Department, Organisation, Portfolio
from moothall.plans.permissions import savings as permissions

DIGITS = {"max_digits": 14, "decimal_places": 2}


class SavingsProgramme(Versioned, Guarded):
    """The savings of a council for some years of its financial plan."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    about = models.TextField(blank=True)
    first_year = models.PositiveSmallIntegerField(help_text="The financial year in which it begins: 2026 for 2026/27.")
    last_year = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.programme_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_savings_programme_a_number"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="a_savings_programme_ends_after_it_begins"),
        ]

    @property
    def reference(self) -> str:
        return f"plans/savings/{self.organisation.slug}/{self.number}"

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    def __str__(self) -> str:
        return self.title


class OfProgramme:
    """What hangs on a programme acts in its organisation, and is recorded under its name."""

    programme: SavingsProgramme

    @property
    def organisation_id(self) -> int:
        return self.programme.organisation_id

    @property
    def organisation(self) -> Organisation:
        return self.programme.organisation

    @property
    def reference(self) -> str:
        return self.programme.reference


class SavingsTarget(OfProgramme, Guarded):
    """What is to be saved in a year, and who set it. Another target is another row: the last one holds, the rest stay readable."""

    programme = models.ForeignKey(SavingsProgramme, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField()
    amount = models.DecimalField(**DIGITS)
    set_by = models.CharField(max_length=300, help_text="Who set it, and where that stands.")
    because = models.CharField(max_length=500, blank=True, help_text="Why it was changed.")
    set_at = models.DateTimeField()

    seen_by = staticmethod(permissions.of_programme)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "year", "turn"], name="one_savings_target_a_turn"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_savings_target_is_something"),
        ]


class SavingsContribution(OfProgramme, Guarded):
    """What one portfolio, or one department, is asked for in a year."""

    programme = models.ForeignKey(SavingsProgramme, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.DecimalField(**DIGITS)

    seen_by = staticmethod(permissions.of_programme)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(portfolio__isnull=True, department__isnull=False) | Q(portfolio__isnull=False, department__isnull=True),
                name="a_contribution_is_asked_of_one",
            ),
            models.UniqueConstraint(fields=["programme", "year", "portfolio"], name="one_contribution_a_portfolio"),
            models.UniqueConstraint(fields=["programme", "year", "department"], name="one_contribution_a_department"),
        ]


class SavingsClosure(OfProgramme, Guarded):
    """That a line is not for publication, and why: what everybody reads in its place. The line names it by its number.

    It says nothing of which part of the council the line is in, so that nothing of it can be found by subtraction.
    """

    class Ground(models.TextChoices):
        EXEMPT = "exempt", "Exempt information"
        CONFIDENTIAL = "confidential", "Confidential information"

    programme = models.ForeignKey(SavingsProgramme, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Its number in the council.")
    ground = models.CharField(max_length=20, choices=Ground)
    paragraphs = models.CharField(max_length=40, blank=True, help_text="Of Part 1 of Schedule 12A to the Local Government Act 1972.")
    public_interest = models.TextField(blank=True)
    can_be_said = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True, help_text="A day to look again. It never opens anything by itself.")
    closed_at = models.DateTimeField()
    was_public = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True, help_text="Since when the line is out, closed as it is.")
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.closure_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="one_savings_closure_a_number")]
