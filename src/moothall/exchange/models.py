"""Bookkeeping of the doors: what was read from which system, what it became here, and what it said when it was read."""

from django.db import models

from moothall.access.guard import Open
from moothall.authority.models import Organisation


class Source(Open):
    """One thing of another system. It shows nobody anything: what the thing became is asked for by its reference."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    system = models.CharField(max_length=20)
    kind = models.CharField(max_length=40, help_text="What was read: a meeting, a line in a list of meetings…")
    key = models.CharField(max_length=200, help_text="The other system's own key, or what else tells this thing from all others.")
    reference = models.CharField(max_length=200, blank=True, help_text="What it became; empty where it has no place yet.")
    digest = models.CharField(max_length=64, blank=True, help_text="Of what it said when it was last read; empty where it was only named.")
    earlier = models.JSONField(default=list, blank=True, help_text="The digests of what it said before.")
    said = models.JSONField(null=True, blank=True, help_text="Its words, where no room has a place for them yet.")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "system", "kind", "key"], name="one_source_a_key")]
        indexes = [models.Index(fields=["organisation", "reference"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
