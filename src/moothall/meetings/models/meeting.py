"""One sitting of a body, as it is called, moved, published and minuted."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Body, Organisation
from moothall.meetings import permissions


class Meeting(Versioned, Guarded):
    """One sitting of a body. Facts and moments only: what state it is in follows from them."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True, help_text="When it is planned to end.")
    venue = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    status_as_published = models.CharField(max_length=200, blank=True, help_text="In another system's own words.")
    minutes_as_published = models.CharField(
        max_length=60, blank=True, help_text="The kind of page it was read from: agenda and draft minutes…"
    )
    is_webcast = models.BooleanField(default=False)
    is_briefing = models.BooleanField(
        default=False, help_text="A private briefing: no meeting in law. It is never public, and what it asks for is noted as actions."
    )
    join_address = models.URLField(max_length=500, blank=True, help_text="Where to join or watch from elsewhere.")
    series = models.PositiveIntegerField(null=True, blank=True, help_text="The number of the series that it was called in.")
    convened_at = models.DateTimeField(null=True, blank=True, help_text="When it was called, if at shorter notice than the law's.")
    announced_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True, help_text="When it was last moved to another day, hour or place.")
    agenda_published_at = models.DateTimeField(null=True, blank=True)
    decisions_published_at = models.DateTimeField(null=True, blank=True, help_text="When what was resolved came out, ahead of the minutes.")
    minutes_published_at = models.DateTimeField(null=True, blank=True)
    minutes_are_draft = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    seen_by = staticmethod(permissions.meeting_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_meeting_a_number"),
            models.CheckConstraint(
                condition=Q(is_briefing=False)
                | Q(announced_at=None, agenda_published_at=None, decisions_published_at=None, minutes_published_at=None),
                name="a_briefing_is_never_public",
            ),
        ]
        indexes = [
            models.Index(fields=["held_on", "starts_at", "id"]),
            models.Index(fields=["organisation", "held_on"]),
            models.Index(fields=["body", "held_on"]),
            models.Index(fields=["held_on"], name="meetings_announced", condition=models.Q(announced_at__isnull=False)),
        ]

    @property
    def reference(self) -> str:
        return f"meetings/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on:%-d %B %Y}"


class Moved(Guarded):
    """Where and when a meeting was to be before it was moved: the notice that was given is kept."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="moves")
    was_on = models.DateField()
    was_at = models.TimeField(null=True, blank=True)
    was_in = models.CharField(max_length=300, blank=True)
    moved_at = models.DateTimeField()
    because = models.CharField(max_length=300, blank=True)

    seen_by = staticmethod(permissions.of_meeting)


class Remark(Guarded):
    """What a page names and does not hold, or holds and could not be placed. Nothing is dropped silently."""

    class Kind(models.TextChoices):
        GAP = "gap", "Not here"
        UNPLACED = "unplaced", "Not placed"
        CONTRADICTION = "contradiction", "Contradiction"
        NOTE = "note", "Note"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="remarks")
    item = models.ForeignKey("meetings.Item", models.CASCADE, related_name="remarks", null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    said = models.TextField(blank=True, help_text="The words on the page.")
    sentence = models.TextField(help_text="What is missing, in words for people.")

    seen_by = staticmethod(permissions.remark_seen_by)
