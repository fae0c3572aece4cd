"""Who was expected at a meeting, who came, and in whose place."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Person
from moothall.meetings import permissions
from moothall.meetings.models.meeting import Meeting


class Attendance(Guarded):
    """Who was expected at a meeting, and who came."""

    class Capacity(models.TextChoices):
        MEMBER = "member", "Member"
        SUBSTITUTE = "substitute", "Substitute"
        DECIDER = "decider", "Decides alone"
        SPOKESPERSON = "spokesperson", "Spokesperson, without a vote"
        OFFICER = "officer", "Officer"
        SPEAKER = "speaker", "Public speaker"
        OTHER = "", "Also there"

    class Came(models.TextChoices):
        PRESENT = "Present", "Present"
        APOLOGIES = "Apologies", "Apologies"
        ABSENT = "Absent", "Absent"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    position = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=200)
    office = models.CharField(max_length=300, blank=True)
    attended = models.CharField(max_length=60, blank=True, help_text="Present, apologies, expected…, as published.")
    capacity = models.CharField(max_length=20, choices=Capacity, blank=True)
    is_chair = models.BooleanField(default=False, help_text="Who presided.")
    instead_of = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    arrived_at = models.TimeField(null=True, blank=True, help_text="Where it was after the beginning.")
    left_at = models.TimeField(null=True, blank=True, help_text="Where it was before the end.")
    recorded_at = models.DateTimeField(
        null=True, blank=True, help_text="When a clerk here wrote it down: it is then seen with the minutes, not before."
    )

    seen_by = staticmethod(permissions.attendance_seen_by)

    class Meta:
        indexes = [models.Index(fields=["person", "meeting"], name="attendance_of_a_person")]

    @property
    def organisation_id(self) -> Any:
        return self.meeting.organisation_id

    @property
    def is_present(self) -> bool:
        return self.attended == self.Came.PRESENT

    @property
    def has_a_vote(self) -> bool:
        return self.capacity in {self.Capacity.MEMBER, self.Capacity.SUBSTITUTE, self.Capacity.DECIDER}
