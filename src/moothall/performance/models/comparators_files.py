"""Files of other places' figures that somebody sent: looked over first, then brought in, and taken back where they were wrong."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.authority.models import Organisation
from moothall.documents.models import File
from moothall.performance.models.comparators import Comparators
from moothall.performance.permissions import comparators as permissions


class ComparatorFiles(Guarded):
    """The files of one source that were sent together, and what became of them."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200, help_text="How the source is called.")
    source = models.CharField(max_length=300, help_text="Who publishes it, and under which licence.")
    year = models.CharField(max_length=40, help_text="Of when the groups are.")
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=200)
    found = models.JSONField(null=True, help_text="What they say, once they were looked over.")
    ours = models.CharField(max_length=200, blank=True, help_text="How they call ourselves.")
    leaves_out = models.BooleanField(default=False, help_text="Whether the rows that cannot be placed are left out.")
    brought_at = models.DateTimeField(null=True)
    brought_by = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True, help_text="What the source said before, so that it can say so again.")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=200, blank=True)
    taken_back_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.files_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_set_of_comparator_files_a_number")]

    @property
    def reference(self) -> str:
        return f"performance/comparators/{self.organisation.slug}/files/{self.number}"

    @property
    def standing(self) -> str:
        if self.taken_back_at:
            return "Taken back"
        if self.brought_at:
            return "Brought in"
        return "Looked over" if self.found else "Sent"

    def is_last_of(self, source: Comparators | None) -> bool:
        """Whether what a source says now is what these files said."""
        return source is not None and source.brought_at == self.brought_at

    def __str__(self) -> str:
        return self.name


class ComparatorFile(Guarded):
    """One of them, under the name by which it was sent."""

    files = models.ForeignKey(ComparatorFiles, models.CASCADE, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.file_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["files", "name"], name="one_comparator_file_a_name")]
