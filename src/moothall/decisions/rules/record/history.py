"""What the days of a decision say against each other. Nothing of it is corrected: a reader must be told, not spared."""

import re
from dataclasses import dataclass
from datetime import date

from moothall.authority.words import day_in_words

A_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}|\d{4}-\d{2}-\d{2}")
NOT_FOR_CALL_IN = re.compile(r"^\W*not\s+(?:for|subject\s+to|open\s+to)\s+call[- ]?in", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsPublished:
    """What another system says of a decision. `open_until` is the last day of call-in by the council's own rule, where one holds."""

    decided_on: date | None = None
    effective_on: date | None = None
    open_until: date | None = None
    is_subject_to_call_in: bool | None = None
    call_in_words: str = ""
    is_key: bool | None = None
    announced_as_key: bool | None = None


def days_at_odds(decided_on: date | None, meeting_on: date | None, published_on: date | None) -> list[str]:
    """Days that cannot all be true, a sentence each.

    >>> days_at_odds(date(2009, 12, 2), date(2009, 12, 3), date(2009, 12, 1))  # doctest: +NORMALIZE_WHITESPACE
    ['It is shown as published on 1 December 2009, before it was decided on 2 December 2009.',
     'It is shown as decided on 2 December 2009, and at a meeting of 3 December 2009. Both are shown, neither is corrected.']
    """
    said = []
    if decided_on and published_on and published_on < decided_on:
        said.append(f"It is shown as published on {plain(published_on)}, before it was decided on {plain(decided_on)}.")
    if decided_on and meeting_on and decided_on != meeting_on:
        said.append(
            f"It is shown as decided on {plain(decided_on)}, and at a meeting of {plain(meeting_on)}. Both are shown, neither is corrected."
        )
    return said


def published_at_odds(said: AsPublished) -> list[str]:
    """What another system says of a decision and that cannot all be so, a sentence each. It is kept as published.

    >>> published_at_odds(AsPublished(is_subject_to_call_in=False, call_in_words="Call-in expires 10/12/2009"))
    ['It is published as not subject to call-in, and with a day for it: “Call-in expires 10/12/2009”.']
    """
    return [*effect_at_odds(said), *call_in_at_odds(said), *key_at_odds(said)]


def effect_at_odds(said: AsPublished) -> list[str]:
    found = []
    if said.effective_on and said.decided_on and said.effective_on < said.decided_on:
        found.append(f"It is shown as in effect from {plain(said.effective_on)}, before it was decided on {plain(said.decided_on)}.")
    if said.effective_on and said.open_until and said.is_subject_to_call_in and said.effective_on <= said.open_until:
        found.append(
            f"It is shown as in effect from {plain(said.effective_on)}, and by the council’s rule it could be called in until the end of "
            f"{plain(said.open_until)}."
        )
    return found


def call_in_at_odds(said: AsPublished) -> list[str]:
    if said.is_subject_to_call_in is False and A_DAY.search(said.call_in_words):
        return [f"It is published as not subject to call-in, and with a day for it: “{said.call_in_words}”."]
    if said.is_subject_to_call_in and NOT_FOR_CALL_IN.match(said.call_in_words):
        return [f"It is published as subject to call-in, and in a list as “{said.call_in_words}”."]
    return []


def key_at_odds(said: AsPublished) -> list[str]:
    if said.is_key is None or said.announced_as_key is None or said.is_key == said.announced_as_key:
        return []
    kinds = ("a key decision", "not a key decision")
    was, now = kinds if said.announced_as_key else reversed(kinds)
    return [f"It was announced as {was}, and is published as {now}."]


def plain(day: date) -> str:
    return day_in_words(day, weekday=False)
