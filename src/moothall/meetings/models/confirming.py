"""The way of draft minutes to the chair and back, and the corrections with which they were confirmed."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Person
from moothall.meetings import permissions
from moothall.meetings.models.agenda import Item
from moothall.meetings.models.meeting import Meeting


class Review(Guarded):
    """Draft minutes sent to the chair, as they were then, and what came back. Each time is kept."""

    class Answer(models.TextChoices):
        WAITING = "", "With the chair"
        AGREED = "agreed", "Agreed as sent"
        CHANGES = "changes", "Changes asked for"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reviews")
    number = models.PositiveSmallIntegerField()
    chair = models.ForeignKey(Person, models.PROTECT, related_name="reviews")
    asked = models.TextField(blank=True, help_text="What the clerk wrote to the chair.")
    contents = models.JSONField(default=list, help_text="The minutes as they were sent, item by item.")
    sent_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered = models.TextField(blank=True, help_text="What the chair wrote of the whole.")
    answered_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.review_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_review_a_number")]

    @property
    def reference(self) -> str:
        return f"workspace/meetings/{self.meeting.organisation.slug}/{self.meeting.number}/reviews/{self.number}"

    @property
    def organisation_id(self) -> Any:
        return self.meeting.organisation_id


class ReviewNote(Guarded):
    """What the chair wrote of one item."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="notes")
    place = models.PositiveIntegerField(help_text="The place of the item on the agenda.")
    text = models.TextField()

    seen_by = staticmethod(permissions.review_note_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "place"], name="one_note_an_item")]


class Correction(Guarded):
    """A correction with which a later meeting confirmed the minutes. The draft is kept as it was published; this is printed with it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="corrections")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="corrections")
    position = models.PositiveSmallIntegerField(default=1)
    words = models.TextField()
    noted_at = models.DateTimeField()
    is_closed = models.BooleanField(default=False, help_text="It corrects a minute that is closed, and is closed with it.")

    seen_by = staticmethod(permissions.correction_seen_by)

    @property
    def organisation_id(self) -> Any:
        return self.meeting.organisation_id
