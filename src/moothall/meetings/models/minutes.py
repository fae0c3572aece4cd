"""What was said and resolved."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.meetings import permissions
from moothall.meetings.models.agenda import Item, OfItem


class MinuteEntry(OfItem, Guarded):
    """One paragraph of a minute: what was considered, reported, raised, said or agreed."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    text = models.TextField()
    bullets = models.JSONField(default=list, blank=True)
    markup = models.TextField(blank=True)
    is_closed = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.minute_seen_by)


class Resolution(OfItem, Guarded):
    """What was resolved on an item, in numbered parts."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="resolutions")
    position = models.PositiveIntegerField(help_text="Its place among the entries of the minute.")
    heading = models.CharField(max_length=60, blank=True, help_text="As printed: RESOLVED; empty where the page lost it.")
    lead = models.TextField(blank=True, help_text="Words before the parts: That")
    is_closed = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.resolution_seen_by)


class ResolutionPart(Guarded):
    """One numbered part. What it refers to is kept by number, because another part may be closed."""

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    printed = models.CharField(max_length=12, blank=True, help_text="The number as printed; empty where it was rebuilt.")
    text = models.TextField()
    kinds = models.JSONField(default=list, blank=True)
    refers_to = models.JSONField(default=list, blank=True)
    is_closed = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.part_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resolution", "number"], name="one_part_a_number")]

    @property
    def reference(self) -> str:
        return f"{self.resolution.item.reference}/resolved/{self.number}"

    @property
    def organisation_id(self) -> Any:
        return self.resolution.organisation_id
