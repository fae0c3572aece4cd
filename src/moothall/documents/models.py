"""Files, known by what is in them."""

from django.db import models

from moothall.access.guard import Open


class File(Open):
    """One file by the hash of its content: the same file sent twice is kept once. It has no address of its own.

    What it is called, and who may read it, is said by the guarded row that points to it.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_has_a_hash")]
