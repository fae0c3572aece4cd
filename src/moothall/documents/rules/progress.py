"""How far a piece of work in the background has come, judged from its facts and the moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SILENT_AFTER = timedelta(minutes=2)


class Progress(StrEnum):
    """Where a piece of work stands; the words are those of the page."""

    WAITING = "Waiting"
    UNDER_WAY = "Under way"
    SILENT = "Nothing heard"
    DONE = "Done"
    FAILED = "Not done"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a piece of work."""

    requested_at: datetime
    heard_at: datetime | None = None
    ended_at: datetime | None = None
    error: str = ""


def progress(moment: datetime, facts: Facts) -> Progress:
    """Where it stands. Work of which nothing was heard for two minutes is not called under way: its worker may be gone.

    >>> from datetime import UTC
    >>> nine = datetime(2026, 11, 4, 9, tzinfo=UTC)
    >>> progress(nine + timedelta(minutes=3), Facts(nine, heard_at=nine)).value
    'Nothing heard'
    """
    if facts.ended_at:
        return Progress.FAILED if facts.error else Progress.DONE
    if moment - (facts.heard_at or facts.requested_at) > SILENT_AFTER:
        return Progress.SILENT
    return Progress.UNDER_WAY if facts.heard_at else Progress.WAITING


def in_hundred(done: int, of: int) -> int:
    """How much of it is done, in hundredths; nought while nobody knows how much there is.

    >>> in_hundred(1, 3), in_hundred(0, 0)
    (33, 0)
    """
    return 100 * done // of if of else 0
