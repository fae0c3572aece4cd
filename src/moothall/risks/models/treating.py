"""What is done about a risk: controls that keep it down, and actions that will bring it further down."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Office
from moothall.risks import permissions, rules
from moothall.risks.models.risk import OfRisk, Risk


class Control(OfRisk, Guarded):
    """What is done already, who sees to it, and how sure it is that it works."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    assurance = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in rules.Assurance], default=rules.Assurance.NOT_TESTED.value
    )
    how = models.TextField(blank=True, help_text="How that is known.")
    tested_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    seen_by = staticmethod(permissions.of_risk)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["risk", "number"], name="one_control_a_number")]

    @property
    def is_over(self) -> bool:
        return self.ended_on is not None


class Treatment(OfRisk, Guarded):
    """An action that is to bring a risk down: who does it, by when, and how it goes."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField()
    said = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Doing], default=rules.Doing.NOT_STARTED.value)
    comment = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)

    seen_by = staticmethod(permissions.of_risk)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["risk", "number"], name="one_treatment_a_number")]

    @property
    def is_over(self) -> bool:
        return rules.Doing(self.said).is_over


class TreatmentMoved(Guarded):
    """Another day was given: the old one is kept, with the reason and who moved it."""

    treatment = models.ForeignKey(Treatment, models.CASCADE, related_name="+")
    was_on = models.DateField()
    is_on = models.DateField()
    because = models.TextField()
    moved_by = models.CharField(max_length=300, help_text="In words: the office, not the name.")
    moved_at = models.DateTimeField()

    seen_by = staticmethod(permissions.of_treatment)
