"""A measure: whose it is, what it tells of, what took its place. What it means stands in its definitions."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Department, Deputy, Office, Organisation, Portfolio
from moothall.decisions.queries.commitments import SAME_OFFICE
from moothall.performance import permissions
from moothall.plans.models import Objective


class Measure(Versioned, Guarded):
    """Something that is counted again and again. Its title is the last that a definition gave it; the definitions keep the earlier ones."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    deputy = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    reviewer = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    closed_under = models.CharField(max_length=300, blank=True, help_text="Empty if open; otherwise the ground on which it is closed.")
    closed_because = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="The last day for which there is a figure.")
    ended_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.measure_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_measure_a_number")]
        indexes = [
            models.Index(fields=["organisation", "title"], name="measures_by_title"),
            models.Index(fields=["department", "title"], name="measures_of_a_department"),
            models.Index(fields=["portfolio", "title"], name="measures_of_a_portfolio"),
            models.Index(fields=["owner"], name="measures_of_an_office"),
        ]

    @property
    def reference(self) -> str:
        return f"performance/measures/{self.organisation.slug}/{self.number}"

    def is_owned_by(self, person: int | None, day: date) -> bool:
        """Whether somebody holds the office that owns it, or that stands in for its owner, on a day, or acts for whoever does.

        An office goes from hand to hand.
        """
        own = [office for office in (self.owner, self.deputy) if office]
        if person is None or not own:
            return False
        acting = Deputy.objects.filter(Deputy.on(day), person=person).values("office")
        theirs = Office.objects.filter(Office.on(day)).filter(Q(person=person) | Q(pk__in=acting))
        return any(theirs.filter(**{name: getattr(office, name) for name in SAME_OFFICE}).exists() for office in own)

    def __str__(self) -> str:
        return self.title


class OfMeasure:
    """What hangs on a measure acts in its organisation, and is recorded under its name."""

    measure: Measure

    @property
    def organisation_id(self) -> int:
        return self.measure.organisation_id

    @property
    def reference(self) -> str:
        return self.measure.reference


class MeasureObjective(OfMeasure, Guarded):
    """That a measure tells of an objective. Neither is the more open, so this row points to both."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    objective = models.ForeignKey(Objective, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.measure_objective_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "objective"], name="tells_of_an_objective_once")]


class MeasureSuccession(Guarded):
    """That one measure took another's place."""

    earlier = models.OneToOneField(Measure, models.CASCADE, related_name="+")
    later = models.ForeignKey(Measure, models.CASCADE, related_name="+")

    seen_by = staticmethod(permissions.measure_succession_seen_by)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(earlier=F("later")), name="no_measure_replaces_itself")]
