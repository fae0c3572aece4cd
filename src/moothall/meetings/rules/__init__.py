"""What the words of minutes and resolutions mean: kinds, references, conditions, minutes confirmed. And a meeting told in sentences."""

from moothall.meetings.rules.entries import EntryKind, kind_of_entry
from moothall.meetings.rules.linking import Piece, pieces
from moothall.meetings.rules.notice import clear_working_days, ground_in_words, notice_in_words
from moothall.meetings.rules.parts import PartKind, kinds_of_part
from moothall.meetings.rules.records import authors_differ, days_in, minutes_confirmed
from moothall.meetings.rules.references import Reference, clause_names, references_in
from moothall.meetings.rules.telling import Facts, headline, list_in_words, papers_in_words, standings

__all__ = [
    "EntryKind",
    "Facts",
    "PartKind",
    "Piece",
    "Reference",
    "authors_differ",
    "clause_names",
    "clear_working_days",
    "days_in",
    "ground_in_words",
    "headline",
    "kind_of_entry",
    "kinds_of_part",
    "list_in_words",
    "minutes_confirmed",
    "notice_in_words",
    "papers_in_words",
    "pieces",
    "references_in",
    "standings",
]
