"""The index: for each row that can be found, its number and its words. It answers with row keys only."""

from django.db import models


class Indexed(models.Model):
    """The words of one row of some room. Bookkeeping: whoever may see the row is asked of the row itself, every time."""

    number = models.BigIntegerField(primary_key=True)
    page = models.BigIntegerField(help_text="The number of the row whose page it stands on: what is found there is found once.")
    kind = models.PositiveSmallIntegerField()
    key = models.BigIntegerField()
    organisation = models.BigIntegerField(null=True)
    body = models.BigIntegerField(null=True)
    about = models.CharField(max_length=200, db_index=True, help_text="The reference of what the row belongs to, and is read anew with.")
    title = models.TextField()
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="indexed_once")]
        indexes = [models.Index(fields=["organisation", "number"]), models.Index(fields=["body", "number"])]
