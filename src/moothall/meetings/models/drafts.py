"""What a clerk types while the meeting goes on, before it is written into the minutes."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.meetings import permissions
from moothall.meetings.models.agenda import Item, OfItem


class MinuteDraft(OfItem, Guarded):
    """The minute of one item as it is typed. It is kept at every pause, and only clerks see it."""

    item = models.OneToOneField(Item, models.CASCADE, related_name="minute_draft")
    text = models.TextField(blank=True)
    is_closed = models.BooleanField(default=False, help_text="What is minuted here is not for publication, unless a line says otherwise.")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200, help_text="Whose words these are, for the other clerk.")
    window = models.CharField(max_length=40, blank=True, help_text="The open page that saved last: it is never in its own way.")
    turn = models.PositiveIntegerField(default=0, help_text="The count of that page's savings: what arrives out of order is left.")
    written_version = models.PositiveIntegerField(null=True, blank=True, help_text="The version that stands in the minutes.")

    seen_by = staticmethod(permissions.draft_seen_by)

    @property
    def is_written(self) -> bool:
        """Whether the minutes say what stands here."""
        return self.written_version == self.version


class EarlierDraft(OfItem, Guarded):
    """A text that another clerk's took the place of, or that was cut to nothing: kept, so that no saved word is lost."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="earlier_drafts")
    text = models.TextField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.draft_seen_by)
