"""What the words of minutes and resolutions mean: kinds of entry, kinds of part, references and conditions, minutes confirmed."""

from moothall.meetings.rules.entries import EntryKind, kind_of_entry
from moothall.meetings.rules.parts import PartKind, kinds_of_part
from moothall.meetings.rules.records import authors_differ, days_in, minutes_confirmed
from moothall.meetings.rules.references import Reference, references_in

__all__ = [
    "EntryKind",
    "PartKind",
    "Reference",
    "authors_differ",
    "days_in",
    "kind_of_entry",
    "kinds_of_part",
    "minutes_confirmed",
    "references_in",
]
