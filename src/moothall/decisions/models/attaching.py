"""What of the papers of a decision is not for publication, said in words that everybody may read."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.decisions import permissions
from moothall.decisions.models.decision import Decision, OfDecision
from moothall.meetings.models import Closure


class Withheld(OfDecision, Guarded):
    """Why a paper of a decision is closed. What is closed names it by number; this row never names what is closed."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="withheld")
    number = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=20, choices=Closure.Ground)
    paragraph = models.CharField(max_length=20, blank=True, help_text="Of Part 1 of Schedule 12A to the Local Government Act 1972.")
    public_interest = models.TextField(blank=True)
    can_be_said = models.TextField(blank=True)
    closed_at = models.DateTimeField()
    was_public = models.BooleanField(default=False, help_text="What it closes had been public before.")
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.of_decision)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="one_withheld_a_number")]

    @property
    def reference(self) -> str:
        return self.decision.reference
