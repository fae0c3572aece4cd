"""What has left the house: each publication of a meeting, what it was, and when."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.meetings import permissions
from moothall.meetings.models.meeting import Meeting


class Publication(Guarded):
    """One publication: a notice, an agenda, a supplement, minutes. It is kept as it was, whatever is published after it."""

    class Kind(models.TextChoices):
        NOTICE = "notice", "Notice of meeting"
        FIRST_PRIVATE = "first private notice", "First notice of a private meeting"
        SECOND_PRIVATE = "second private notice", "Second notice of a private meeting"
        URGENT_PRIVATE = "urgent private notice", "Notice of an urgent private meeting"
        AGENDA = "agenda", "Agenda"
        SUPPLEMENT = "supplement", "Supplement"
        REVISED_AGENDA = "revised agenda", "Revised agenda"
        DECISIONS = "decisions", "Decisions"
        DRAFT_MINUTES = "draft minutes", "Draft minutes"
        MINUTES = "minutes", "Minutes"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="publications")
    turn = models.PositiveSmallIntegerField(help_text="Its number among all publications of the meeting: a part of its address.")
    kind = models.CharField(max_length=30, choices=Kind)
    number = models.PositiveSmallIntegerField(default=1, help_text="The first, the second of its kind at this meeting.")
    published_at = models.DateTimeField()
    because = models.TextField(blank=True, help_text="Why it came after the agenda; what was revised.")
    contents = models.JSONField(default=list, blank=True, help_text="What it held, as the public could read it then.")
    first_page = models.PositiveIntegerField(null=True, blank=True, help_text="Page numbers run on through a meeting's papers.")
    last_page = models.PositiveIntegerField(null=True, blank=True)

    seen_by = staticmethod(permissions.of_meeting)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind", "number"], name="one_publication_a_number"),
            models.UniqueConstraint(fields=["meeting", "turn"], name="one_publication_a_turn"),
        ]

    @property
    def organisation_id(self) -> Any:
        return self.meeting.organisation_id

    @property
    def reference(self) -> str:
        return f"{self.meeting.reference}/published/{self.turn}"

    def __str__(self) -> str:
        several = self.number > 1 or self.kind == self.Kind.SUPPLEMENT
        return f"{self.get_kind_display()} {self.number}" if several else self.get_kind_display()
