"""That work was passed on from one office to another, all of it in one act; and what came, so that it can be handed back."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Office, Organisation
from moothall.plans import permissions


class Handover(Guarded):
    """Many things passed on at once. It is for those who write plans and for whoever got them: the reason may be personal."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    to = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty where it went back to those who had it before."
    )
    because = models.TextField()
    held_from = models.DateField(help_text="From which day the other office answers for it.")
    by = models.CharField(max_length=300, help_text="In words: the office, not the name.")
    at = models.DateTimeField()
    hands_back = models.PositiveIntegerField(null=True, blank=True, help_text="The number of what it takes back.")
    handed_back_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.handover_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_handover_a_number")]

    @property
    def reference(self) -> str:
        return f"plans/handed-over/{self.organisation.slug}/{self.number}"

    @property
    def title(self) -> str:
        return f"Work handed to the {self.to.title}" if self.to else "Work handed back"

    def __str__(self) -> str:
        return self.title


class HandedOver(Guarded):
    """One thing that passed on. It says of what kind it is, and no word of it: what it is called, only those read who may see it."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    was = models.ForeignKey(Office, models.PROTECT, related_name="+")
    now = models.ForeignKey(Office, models.PROTECT, related_name="+")

    seen_by = staticmethod(permissions.of_handover)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["handover", "kind", "key"], name="handed_over_once")]
        indexes = [models.Index(fields=["kind", "key"], name="hands_of_a_thing")]
