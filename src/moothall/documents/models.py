"""Files, known by what is in them; and the jobs that make files."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Guarded, Open
from moothall.authority.models import Organisation
from moothall.documents import permissions, rules


class File(Open):
    """One file by the hash of its content: the same file sent twice is kept once. It has no address of its own.

    What it is called, and who may read it, is said by the guarded row that points to it.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_has_a_hash")]


class Job(Guarded):
    """A piece of work in the background that makes something: who asked, how far it has come, how it ended.

    What it makes is named by its reference; who may read that is said there, not here.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=40)
    title = models.CharField(max_length=300)
    makes = models.CharField(max_length=200)
    requested_by = models.CharField(max_length=200)
    requested_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    heard_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    sentence = models.CharField(max_length=500, blank=True)
    error = models.CharField(max_length=1_000, blank=True)
    ended_at = models.DateTimeField(null=True)

    seen_by = staticmethod(permissions.job_seen_by)

    class Meta:
        indexes = [models.Index(fields=["makes", "kind"], name="job_by_what_it_makes")]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("of")), name="job_is_not_more_than_done"),
            models.UniqueConstraint(fields=["kind", "makes", "requested_by"], condition=Q(ended_at=None), name="job_is_asked_for_once"),
        ]

    def progress(self, moment: datetime) -> rules.Progress:
        return rules.progress(moment, rules.Facts(self.requested_at, self.heard_at, self.ended_at, self.error))

    @property
    def in_hundred(self) -> int:
        return rules.in_hundred(self.done, self.of)
