"""What a resolution asks somebody to do, until it has come back."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.authority.models import Office, Organisation
from moothall.decisions import permissions
from moothall.decisions.models.decision import DecisionPart
from moothall.meetings.models import Item, ResolutionPart


class Commitment(Guarded):
    """Proposed from the words of a resolution, confirmed by a clerk. No owner and no due day is ever invented."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    resolution_part = models.ForeignKey(ResolutionPart, models.CASCADE, null=True, blank=True, related_name="commitments")
    decision_part = models.ForeignKey(DecisionPart, models.CASCADE, null=True, blank=True, related_name="commitments")
    who = models.CharField(max_length=300, help_text="As the resolution says it.")
    what = models.TextField()
    said = models.TextField(help_text="The words that it was read from.")
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True)
    due_words = models.CharField(max_length=300, blank=True, help_text="As the resolution says it, where it does.")
    due_on = models.DateField(null=True, blank=True)
    proposed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    seen_by = staticmethod(permissions.commitment_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_commitment_a_number"),
            models.CheckConstraint(
                condition=Q(resolution_part__isnull=False, decision_part__isnull=True)
                | Q(resolution_part__isnull=True, decision_part__isnull=False),
                name="a_commitment_has_one_source",
            ),
            models.CheckConstraint(condition=Q(confirmed_at__isnull=True) | Q(dismissed_at__isnull=True), name="confirmed_or_dismissed"),
        ]
        indexes = [models.Index(fields=["due_on", "id"]), models.Index(fields=["-proposed_at", "-id"])]

    @property
    def reference(self) -> str:
        return f"decisions/commitments/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return f"{self.who}: {self.what}"


class ReportedBack(Guarded):
    """That a commitment was answered by an item of a meeting. It is seen by those who may see both."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="reports_back")
    item = models.ForeignKey(Item, models.CASCADE, related_name="answers")

    seen_by = staticmethod(permissions.reported_back_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "item"], name="one_answer_an_item")]
