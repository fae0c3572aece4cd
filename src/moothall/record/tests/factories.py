"""Acts to record, and what writes and breaks them in these tests."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

from moothall.record.rules import Draft

triggers = import_module("moothall.record.migrations.0002_final")

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def draft(number: int = 1, **changes) -> Draft:
    """An act on the decision of this number."""
    words = {
        "at": NOON + timedelta(minutes=number),
        "who": "access/accounts/7",
        "act": "decisions.publish",
        "subject": f"decisions/wrenmouth/{number}",
        "facts": {"effective_from": NOON.date(), "wards": ["Northfield", "Quay"], "cost": number * 1000},
        "sealed": {"reason": f"Words about number {number}"},
    }
    return Draft(**words | changes)


def drafts(count: int) -> list[Draft]:
    return [draft(number) for number in range(1, count + 1)]


def may_see_decisions(viewer, subject: str) -> bool:
    """A rule of rooms above, as settings would name it: decisions are open, all else is not."""
    return subject.startswith("decisions/")
