"""Entries, the hashes over them, what is sealed, the checkpoints, and how far each follower has read. No keys to anything."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models

from moothall.record import notes, rules


class RecordIsFinal(Exception):
    """What has been recorded cannot be changed or removed."""

    def __init__(self) -> None:
        super().__init__("The record is final: what has been recorded cannot be changed or removed.")


class RecordIsBroken(Exception):
    """What is stored does not fit together, or does not fit what was signed; the sentence says where."""


class FinalQuerySet(models.QuerySet):
    """Rows may be added and read."""

    def update(self, **values: Any) -> NoReturn:
        raise RecordIsFinal

    def delete(self) -> NoReturn:
        raise RecordIsFinal

    delete.queryset_only = True

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise RecordIsFinal

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        if args or options:  # of these, ignoring or updating what is there would hide or change it
            raise RecordIsFinal
        return super().bulk_create(objs)


class Final(models.Model):
    """A row that is written once. Triggers in the database hold the same for whoever goes round Django."""

    objects = FinalQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self._state.adding:
            raise RecordIsFinal
        super().save(**options | {"force_insert": True})  # otherwise Django tries to update a row of that number first

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise RecordIsFinal


class Entry(Final):
    """One act. Numbers begin at 1 and have no gaps, so the latest number is also how many there are."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=rules.LONGEST)
    act = models.CharField(max_length=rules.LONGEST)
    subject = models.CharField(max_length=rules.LONGEST)
    facts = models.JSONField(default=dict)
    leaf = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["subject", "-number"], name="record_entry_subject")]
        constraints = [models.CheckConstraint(condition=models.Q(number__gte=1), name="record_entry_numbered_from_one")]

    def __str__(self) -> str:
        return f"{self.number}: {self.act} on {self.subject}"

    @property
    def data(self) -> bytes:
        """What is hashed: worked out from the words, never read from a column."""
        return rules.entry_data(number=self.number, at=self.at, who=self.who, act=self.act, subject=self.subject, facts=self.facts)


class Node(Final):
    """The hash over a perfect subtree of two entries or more; `merkle.Piece.number` says which."""

    number = models.BigIntegerField(primary_key=True)
    hash = models.BinaryField(max_length=32)


class Checkpoint(Final):
    """The record's root at a size, signed: whoever keeps one can show that nothing before it was changed later."""

    size = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    note = models.TextField()

    def __str__(self) -> str:
        return f"checkpoint of {self.size} entries"

    @property
    def head(self) -> notes.Head:
        """What it says, taken as read; `notes.opened` asks for the signature."""
        return notes.head_of(notes.parted(self.note)[0])


class Sealed(models.Model):
    """The salt and value of a sealed fact, for as long as they may be kept. Erasing them leaves the record whole."""

    entry = models.BigIntegerField()
    fact = models.CharField(max_length=rules.LONGEST)
    salt = models.BinaryField()
    value = models.BinaryField()

    class Meta:
        verbose_name_plural = "sealed"
        constraints = [models.UniqueConstraint(fields=["entry", "fact"], name="record_sealed_once")]


class Cursor(models.Model):
    """How far a follower has read. Bookkeeping: no act, and so no entry."""

    name = models.CharField(max_length=100, primary_key=True)
    number = models.BigIntegerField(default=0)
