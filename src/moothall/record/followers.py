"""Whatever must follow an act elsewhere reads the record from the last entry it handled, and so catches up by itself."""

from collections.abc import Sequence
from typing import Protocol

from django.db import transaction

from moothall.record import queries
from moothall.record.models import Cursor, Entry

BATCH = 500


class Follower(Protocol):
    """Something with a name of its own that handles entries in their order."""

    name: str

    def handle(self, entries: Sequence[Entry]) -> None: ...


def catch_up(follower: Follower, batch: int = BATCH) -> int:
    """Hand over every entry that the follower has not handled; return how many.

    Each batch is handled in one transaction with the cursor: a follower that fails is handed the same entries again.
    """
    handled = 0
    while queries.latest_number() > queries.followed_up_to(follower.name) and (count := hand_over(follower, batch)):
        handled += count
    return handled


def hand_over(follower: Follower, batch: int) -> int:
    """One batch. The cursor's row is locked, so that of two at once the second finds it done."""
    with transaction.atomic():
        cursor, _ = Cursor.objects.select_for_update().get_or_create(name=follower.name)
        entries = list(queries.entries_after(cursor.number)[:batch])
        if entries:
            follower.handle(entries)
            cursor.number = entries[-1].number
            cursor.save()
    return len(entries)


def begin_again(follower: Follower) -> None:
    """Let the follower read everything anew, as when an index is rebuilt."""
    Cursor.objects.filter(name=follower.name).update(number=0)
