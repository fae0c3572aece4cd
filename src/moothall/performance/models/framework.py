"""Frameworks that carry measures: a national set, a Local Area Agreement, a corporate plan, a partnership."""

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded, Open
from moothall.access.versions import Versioned
from moothall.authority.models import Organisation
from moothall.performance import permissions, rules
from moothall.performance.models.measure import Measure, OfMeasure


class Framework(Versioned, Open):
    """One framework of a council. Whether Members should agree the targets in it follows from its kind, by a dated rule of the council."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(one.value, one.words) for one in rules.FrameworkKind])
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True, help_text="Where it is set out.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_framework_a_number"),
            models.UniqueConstraint(fields=["organisation", "name"], name="one_framework_a_name"),
        ]

    @property
    def reference(self) -> str:
        return f"performance/frameworks/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.name


class Carrying(OfMeasure, Guarded):
    """That a framework carries a measure, under a code of its own, from a day to a day."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, blank=True, help_text="How the framework names it, such as NI 156.")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    seen_by = staticmethod(permissions.of_measure)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "framework"], condition=Q(until_on__isnull=True), name="carried_once_by_a_framework"
            ),
            models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="carried_from_before_until"),
        ]
        indexes = [models.Index(fields=["framework", "code"], name="measures_of_a_framework")]

    def facts(self) -> rules.Carried:
        framework = self.framework
        return rules.Carried(rules.FrameworkKind(framework.kind), framework.name, self.from_on, self.until_on)
