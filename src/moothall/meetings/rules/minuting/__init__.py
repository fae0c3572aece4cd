"""Taking minutes: what a clerk types, understood, looked over, and written back."""

from moothall.meetings.rules.minuting.answering import proposed_answers
from moothall.meetings.rules.minuting.blocks import (
    Block,
    MotionSaid,
    PartSaid,
    Resolved,
    Said,
    Understood,
    UndertakingSaid,
    VoteSaid,
)
from moothall.meetings.rules.minuting.checks import closing_needed, looked_over, whom
from moothall.meetings.rules.minuting.reading import understood
from moothall.meetings.rules.minuting.renumbering import in_order
from moothall.meetings.rules.minuting.usual import Usual, usual_words
from moothall.meetings.rules.minuting.voting import motion_in_words, vote_in_words
from moothall.meetings.rules.minuting.writing import as_text, rearranged, tidied

__all__ = [
    "Block",
    "MotionSaid",
    "PartSaid",
    "Resolved",
    "Said",
    "Understood",
    "UndertakingSaid",
    "Usual",
    "VoteSaid",
    "as_text",
    "closing_needed",
    "in_order",
    "looked_over",
    "motion_in_words",
    "proposed_answers",
    "rearranged",
    "tidied",
    "understood",
    "usual_words",
    "vote_in_words",
    "whom",
]
