"""What every act of this room does with a row: put right what may be said anew, and let one dated row follow another."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q, QuerySet

from moothall.access.acts import Refused
from moothall.authority.rules import ONE_DAY


def changed(row: Any, said: Mapping[str, Any], of: frozenset[str]) -> Any:
    """Change what may be said anew of a row; whose it is, its number, its account and its role are not."""
    if others := sorted(said.keys() - of):
        raise TypeError(f"{', '.join(others)} cannot be changed here")
    for name, value in said.items():
        setattr(row, name, value)
    kept(row, list(said))
    return row


def kept(row: Any, fields: list[str] | None = None) -> Any:
    """Save a row. What no two rows may share, and what would end before it begins, is refused with a sentence."""
    if (since := getattr(row, "since", None)) and (until := getattr(row, "until", None)) and until < since:
        raise Refused("It would end before it begins. Give a last day that is not before the first.")
    try:
        with transaction.atomic():
            row.save(update_fields=fields)
    except IntegrityError as clash:
        if "unique" not in str(clash).lower():
            raise
        raise Refused(f"There is one called “{row}” here already. Give it another name.") from clash
    return row


def removed(row: Any) -> Any:
    """Take a row away, unless something rests on it."""
    try:
        row.delete()
    except ProtectedError as resting:
        raise Refused("Something here rests on it already, so it cannot be taken back. Say until when it is held.") from resting
    return row


def end_before(rows: QuerySet[Any], since: date | None) -> None:
    """Let what goes on end on the day before another begins."""
    if since:
        rows.filter(Q(since__isnull=True) | Q(since__lt=since), until=None).update(until=since - ONE_DAY)
