"""What the law asks the record of a decision to say, by who decided and when; what is missing; what its words show."""

from moothall.decisions.rules.record.history import AsPublished, days_at_odds, published_at_odds
from moothall.decisions.rules.record.instruments import (
    BASES,
    INSTRUMENTS,
    Basis,
    Field,
    Instrument,
    Taken,
    instrument,
    instruments_for,
)
from moothall.decisions.rules.record.missing import Kept, Lack, basis_in_words, keep_until, missing, says_nobody, why_nothing_is_asked
from moothall.decisions.rules.record.words import approves_what_was_done, effect_in_words

__all__ = [
    "BASES",
    "INSTRUMENTS",
    "AsPublished",
    "Basis",
    "Field",
    "Instrument",
    "Kept",
    "Lack",
    "Taken",
    "approves_what_was_done",
    "basis_in_words",
    "days_at_odds",
    "effect_in_words",
    "instrument",
    "instruments_for",
    "keep_until",
    "missing",
    "published_at_odds",
    "says_nobody",
    "why_nothing_is_asked",
]
