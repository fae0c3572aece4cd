"""How a decision is told in few words: who took it, what it is about, and since when it stands as it does."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from moothall.authority.words import capitalised, counted, day_in_words, joined, number_in_words
from moothall.decisions import rules
from moothall.decisions.rules import Standing

A_MOMENT = timedelta(microseconds=1)


def maker_of(decision: Any) -> str:
    """Who decided: as published, else the person or body that the register names, else the kind of decision maker."""
    return decision.maker_words or str(decision.person or decision.body or decision.maker_kind or "")


def about(decision: Any, wards: Sequence[str]) -> str:
    """The code, and what sets the decision apart: CAB/26/118. Key decision, all wards."""
    places = "all wards" if decision.is_all_wards else joined(wards)
    marks = {"key decision": decision.is_key, "urgent": decision.is_urgent, "part private": decision.is_part_private}
    line = capitalised(", ".join([*(mark for mark, holds in marks.items() if holds), *([places] if places else [])]))
    return ". ".join(word for word in (decision.code, line) if word)


def note_on(decision: Any, standing: Standing, today: date) -> str:
    """What is near about the standing: until when, from when or since when. Nothing where that is not known."""
    if standing is Standing.OPEN_TO_CALL_IN:
        last_day = rules.day_of(decision.call_in_closes_at - A_MOMENT)
        return f"closes {day_in_words(last_day, year=last_day.year != today.year)}"
    if standing in {Standing.WAITING, Standing.NOT_YET}:
        return f"takes effect on {short_day(decision.facts().takes_effect_at, today, weekday=True)}"
    at = since_when(decision, standing)
    if at is None:
        return ""
    if standing.is_in_effect:
        return f"since {short_day(at, today)}"
    return f"on {short_day(at, today)}" + (", see why" if standing is Standing.WITHDRAWN else "")


def clock_of(decision: Any) -> str:
    """The clock as days that hold at any moment: open to call-in until, in effect from; or on which day it was called in."""
    facts = decision.facts()
    if facts.called_in_at and facts.is_called_in_in_time and facts.held_until is None:
        return f"Called in on {day_in_words(rules.day_of(facts.called_in_at), weekday=False)}"
    if facts.is_beyond_call_in or not (facts.call_in_closes_at and facts.takes_effect_at):
        return ""
    closes, effect = rules.closing_in_words(facts.call_in_closes_at), rules.beginning_in_words(facts.takes_effect_at)
    return f"Open to call-in until {closes}, in effect from {effect}"


def since_when(decision: Any, standing: Standing) -> datetime | None:
    """The moment at which the decision came to stand as it does."""
    if standing in {Standing.IN_EFFECT, Standing.NOT_SUBJECT_TO_CALL_IN, Standing.URGENT}:
        return decision.facts().in_effect_since
    return {
        Standing.CALLED_IN: decision.called_in_at,
        Standing.REFERRED: decision.referred_at,
        Standing.CONFIRMED: decision.confirmed_at,
        Standing.CHANGED: decision.changed_at,
        Standing.WITHDRAWN: decision.withdrawn_at,
        Standing.SUPERSEDED: decision.superseded_at,
    }.get(standing)


def short_day(at: datetime, today: date, *, weekday: bool = False) -> str:
    """A day with its year only where that is not this one."""
    day = rules.day_of(at)
    return day_in_words(day, year=day.year != today.year, weekday=weekday)


def range_in_words(first: date | None, last: date | None) -> str:
    """The stretch of days that is looked at: since 1 April 2026.

    >>> range_in_words(date(2026, 4, 1), None), range_in_words(None, date(2026, 3, 31))
    ('since 1 April 2026', 'up to 31 March 2026')
    """
    begin = day_in_words(first, weekday=False) if first else ""
    end = day_in_words(last, weekday=False) if last else ""
    if begin and end:
        return f"from {begin} to {end}"
    return f"since {begin}" if begin else f"up to {end}" if end else ""


def how_many(number: int, thing: str, most: int) -> str:
    """A count, or that it is more than was counted.

    >>> how_many(143, "decision", 1000), how_many(1001, "decision", 1000)
    ('143 decisions', 'More than 1,000 decisions')
    """
    return capitalised(counted(number, thing) if number <= most else f"more than {counted(most, thing)}")


def standing_counts(still_open: int, called_in: int) -> str:
    """How many can still be called in and how many have been, as a sentence; empty when neither is so.

    >>> standing_counts(4, 1), standing_counts(0, 2), standing_counts(1, 0)
    ('Four can still be called in, and one has been.', 'Two have been called in.', 'One can still be called in.')
    """
    opened = f"{number_in_words(still_open)} can still be called in" if still_open else ""
    if not called_in:
        return capitalised(f"{opened}.") if opened else ""
    called = f"{number_in_words(called_in)} {'has' if called_in == 1 else 'have'} been"
    return capitalised(f"{opened}, and {called}." if opened else f"{called} called in.")


def parted(standing: str) -> tuple[str, str]:
    """A standing in few words, and the rest of it, for where there is little room.

    >>> parted("In effect, not subject to call-in"), parted("Called in")
    (('In effect', 'not subject to call-in'), ('Called in', ''))
    """
    first, _, rest = standing.replace(";", ",").partition(", ")
    return first, rest


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that was kept a paragraph a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def late_and_new(late: int, new: int, back: int = 0) -> str:
    """How many commitments are overdue, how many wait for a clerk, and how many have come back to a meeting.

    >>> late_and_new(1, 3), late_and_new(0, 1), late_and_new(0, 0)
    ('One is overdue, and three are not yet confirmed.', 'One is not yet confirmed.', '')
    >>> late_and_new(0, 2, 33)
    'Two are not yet confirmed, and 33 have come back.'
    """
    overdue = f"{number_in_words(late)} {'is' if late == 1 else 'are'} overdue" if late else ""
    proposed = f"{number_in_words(new)} {'is' if new == 1 else 'are'} not yet confirmed" if new else ""
    reported = f"{number_in_words(back)} {'has' if back == 1 else 'have'} come back" if back else ""
    said = [word for word in (overdue, proposed, reported) if word]
    return capitalised(", and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) + ".") if said else ""
