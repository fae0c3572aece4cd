"""A meeting's status as Modern.Gov writes it: a word, and sometimes a note behind it."""

from typing import NamedTuple

from .values import tidy

KNOWN = {"confirmed", "cancelled", "provisional", "postponed", "rescheduled", "withdrawn", "moved", "new", "adjourned", "abandoned", ""}


class Status(NamedTuple):
    """The word and the note as published, and whether the word is one that Modern.Gov uses."""

    word: str
    note: str
    is_known: bool


def status(text: str | None) -> Status:
    """The status and the note behind it.

    >>> status("Confirmed; Rescheduled from 24 September 2026")
    Status(word='Confirmed', note='Rescheduled from 24 September 2026', is_known=True)
    """
    word, _, note = tidy(text).partition(";")
    return Status(word.strip(), note.strip(), word.strip().lower() in KNOWN)
