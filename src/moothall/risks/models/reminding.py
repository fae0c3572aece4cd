"""Of what somebody has been reminded already: the review of a risk, or an action about it."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Person
from moothall.risks import permissions
from moothall.risks.models.risk import OfRisk, Risk
from moothall.risks.models.treating import Treatment

STEP = ["person", "due_on", "step"]


class Reminded(OfRisk, Guarded):
    """That somebody was owed a reminder: each step once for each day on which the review, or the action, was due."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="+")
    treatment = models.ForeignKey(Treatment, models.CASCADE, null=True, blank=True, related_name="+", help_text="Empty: the review.")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField()
    step = models.SmallIntegerField(help_text="Working days after the day on which it is due; before it, negative.")
    days = models.SmallIntegerField(help_text="How many had passed when it was written.")
    reminded_at = models.DateTimeField()

    seen_by = staticmethod(permissions.reminded_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["risk", *STEP], condition=Q(treatment__isnull=True), name="a_review_is_recalled_once_a_step"),
            models.UniqueConstraint(fields=["treatment", *STEP], name="an_action_about_a_risk_is_recalled_once_a_step"),
        ]
