"""Questions from the public: until when one may be asked, and how one stands. The days are the council's own (standing orders)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from moothall.authority.rules import last_working_day_before
from moothall.authority.words import day_in_words

LONGEST = 2_000  # letters: about 300 words, what can be read out in two minutes
AT_MOST = 3  # questions of one person to one meeting
AT_ONCE = 200  # questions waiting for one meeting, before people are asked to write instead


def last_day_to_ask(held_on: date, working_days: int, closed: Collection[date] = frozenset()) -> date:
    """The last day on which a question for a meeting may be here: so many working days before it. 0 is the day itself.

    >>> last_day_to_ask(date(2026, 11, 19), 3)  # a Thursday
    datetime.date(2026, 11, 16)
    >>> last_day_to_ask(date(2026, 12, 29), 3)  # over Christmas; Monday 28 December is a bank holiday
    datetime.date(2026, 12, 22)
    """
    day = held_on
    for _ in range(working_days):
        day = last_working_day_before(day, closed)
    return day


@dataclass(frozen=True, slots=True)
class Facts:
    """What has happened to a question."""

    accepted_at: datetime | None = None
    refused_at: datetime | None = None
    withdrawn_at: datetime | None = None
    answered_at: datetime | None = None


def standing(facts: Facts) -> tuple[str, str]:
    """How a question stands, in words and in tone.

    >>> standing(Facts())
    ('Waiting to be read', 'wait')
    """
    if facts.withdrawn_at:
        return "Withdrawn", "plain"
    if facts.refused_at:
        return "Not taken", "stop"
    if facts.answered_at:
        return "Answered", "open"
    return ("To be answered at the meeting", "plain") if facts.accepted_at else ("Waiting to be read", "wait")


def until_in_words(last_day: date, today: date) -> str:
    """Until when a question can be asked, for whoever reads the page today.

    >>> until_in_words(date(2026, 11, 16), date(2026, 11, 10))
    'Questions must be here by the end of Monday 16 November.'
    >>> until_in_words(date(2026, 11, 16), date(2026, 11, 17))
    'Questions for this meeting had to be here by the end of Monday 16 November.'
    """
    said = day_in_words(last_day, year=last_day.year != today.year)
    return f"Questions {'must be here' if today <= last_day else 'for this meeting had to be here'} by the end of {said}."
