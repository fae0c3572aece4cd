"""Packs: everything of one publication as one PDF, for everybody and for those who are entitled to all of it."""

from typing import Any

from django.db import models

from moothall.access.guard import Guarded
from moothall.documents.models import File
from moothall.meetings import permissions
from moothall.meetings.models.publication import Publication


class Pack(Guarded):
    """A publication bound into one file. Its page numbers go on where the meeting's last pack ended; what was bound is kept as it is."""

    class Edition(models.TextChoices):
        PUBLIC = "public", "Public edition"
        PRIVATE = "private", "Members' edition, with what is not for publication"

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="packs")
    edition = models.CharField(max_length=10, choices=Edition)
    turn = models.PositiveSmallIntegerField(default=1, help_text="Bound anew, when something in it was closed: the last one counts.")
    file = models.ForeignKey(File, models.PROTECT)
    first_page = models.PositiveIntegerField()
    last_page = models.PositiveIntegerField()
    holds = models.JSONField(default=list, help_text="The papers in it, by item and place; and the items whose minute is in it.")
    is_for_everybody = models.BooleanField(default=False, help_text="The whole of it passed as readable by everybody.")
    made_at = models.DateTimeField()

    seen_by = staticmethod(permissions.pack_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "edition", "turn"], name="one_pack_a_turn")]

    @property
    def organisation_id(self) -> Any:
        return self.publication.organisation_id

    @property
    def reference(self) -> str:
        return f"{self.publication.reference}/{self.edition}.pdf"

    @property
    def pages(self) -> int:
        return self.last_page - self.first_page + 1

    def __str__(self) -> str:
        return self.get_edition_display()
