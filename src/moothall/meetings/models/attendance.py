"""Who was expected at a meeting, and who came."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Person
from moothall.meetings import permissions
from moothall.meetings.models.meeting import Meeting


class Attendance(Guarded):
    """Who was expected at a meeting, and who came."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    position = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=200)
    office = models.CharField(max_length=300, blank=True)
    attended = models.CharField(max_length=60, blank=True, help_text="Present, apologies, expected…, as published.")

    seen_by = staticmethod(permissions.attendance_seen_by)
