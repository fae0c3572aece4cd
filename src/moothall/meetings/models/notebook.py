"""What a reader keeps for themselves: notes beside papers, what they have read, and the secret address of their calendar."""

from django.db import models

from moothall.access.guard import Guarded
from moothall.meetings import permissions


class Note(Guarded):
    """Somebody's own words about a meeting, an item or a paper. They are seen by nobody else and stand in no record."""

    owner = models.CharField(max_length=100)
    about = models.CharField(max_length=200, help_text="The reference of what it is about. It stays when that is revised.")
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    seen_by = staticmethod(permissions.own_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "about"], name="one_note_a_reader")]


class ReadMark(Guarded):
    """That somebody has read a paper: for their own list."""

    owner = models.CharField(max_length=100)
    about = models.CharField(max_length=200)
    read_at = models.DateTimeField()

    seen_by = staticmethod(permissions.own_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "about"], name="one_mark_a_reader")]


class CalendarKey(Guarded):
    """The secret part of the address at which somebody's own calendar is fetched. A new one makes the old one useless."""

    owner = models.CharField(max_length=100, unique=True)
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    seen_by = staticmethod(permissions.own_seen_by)
