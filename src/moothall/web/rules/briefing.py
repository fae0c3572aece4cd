"""A portfolio's briefing: since when it tells, what it says first, and when a letter of it is due. No Django."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from moothall.access.briefing import Part, Thing, Topic
from moothall.authority.rules import NONE, Value, is_working_day, working_days_between
from moothall.authority.words import day_in_words

SETTINGS = ("briefing_rhythm", "briefing_before_meeting_days")
WORDS_A_MINUTE = 200
AHEAD = timedelta(days=30)  # how far the page and the letter look
ONE_DAY = timedelta(days=1)


class Rhythm(StrEnum):
    """How often somebody has their briefing by e-mail."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    MEETING = "before each meeting"
    NEVER = "never"


LABELS = {
    Rhythm.WEEKLY: "Once a week, on its first working day",
    Rhythm.MONTHLY: "Once a month, on its first working day",
    Rhythm.MEETING: "Before each meeting at which the portfolio holder decides",
    Rhythm.NEVER: "Never",
}
BECAUSE = {
    Rhythm.WEEKLY: "once a week",
    Rhythm.MONTHLY: "once a month",
    Rhythm.MEETING: "before each meeting at which the portfolio holder decides",
}


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A meeting before which a letter may be due: its reference and its day."""

    reference: str
    held_on: date


def occasion(rhythm: Rhythm, today: date, meetings: Iterable[NextMeeting] = (), *, before: int = 2, closed: Collection[date] = NONE) -> str:
    """What a letter of today would be for, so that there is one for each: a week, a month, a meeting; nothing, if none is due.

    Letters go on working days. If the round did not run on the first of them, the next does as well.

    >>> occasion(Rhythm.MONTHLY, date(2026, 11, 2)), occasion(Rhythm.WEEKLY, date(2026, 11, 22))
    ('2026-11', '')
    >>> occasion(Rhythm.MEETING, date(2026, 12, 8), [NextMeeting("meetings/wrenmouth/7", date(2026, 12, 10))])
    'meetings/wrenmouth/7/2026-12-10'
    """
    if not is_working_day(today, closed):
        return ""
    if rhythm is Rhythm.WEEKLY:
        year, week, _ = today.isocalendar()
        return f"{year}-W{week:02}"
    if rhythm is Rhythm.MONTHLY:
        return f"{today:%Y-%m}"
    near = (one for one in meetings if one.held_on > today and working_days_between(today, one.held_on, closed) <= before)
    first = min(near, key=lambda one: (one.held_on, one.reference), default=None) if rhythm is Rhythm.MEETING else None
    return f"{first.reference}/{first.held_on}" if first else ""


def rhythm_of(chosen: str, settings: Mapping[str, Value]) -> Rhythm:
    """What somebody chose; the council's own custom, while they have chosen nothing."""
    return Rhythm(chosen or str(settings["briefing_rhythm"]))


def a_month_before(day: date) -> date:
    """
    >>> a_month_before(date(2026, 3, 31)), a_month_before(date(2026, 1, 15))
    (datetime.date(2026, 2, 28), datetime.date(2025, 12, 15))
    """
    last = day.replace(day=1) - ONE_DAY
    return last.replace(day=min(day.day, monthrange(last.year, last.month)[1]))


def first_day(last_told: date | None, today: date) -> date:
    """Since when a briefing tells, if nobody says otherwise: since the last letter, or for a month.

    >>> first_day(None, date(2026, 11, 22)), first_day(date(2026, 11, 2), date(2026, 11, 22))
    (datetime.date(2026, 10, 22), datetime.date(2026, 11, 2))
    """
    return last_told if last_told and last_told < today else a_month_before(today)


def sentences(parts: Sequence[Part], since: date) -> list[str]:
    """What stands on the first screen, in the order of the topics; what happened since the day is one sentence, the last.

    >>> sentences([Part(Topic.CHANGED, clause="1 action was done"), Part(Topic.OFF, sentence="2 actions are late.")], date(2026, 10, 22))
    ['2 actions are late.', 'Since 22 October 1 action was done.']
    """
    ordered = [part for topic in Topic for part in parts if part.topic is topic]
    said, clauses = [part.sentence for part in ordered if part.sentence], [part.clause for part in ordered if part.clause]
    day = day_in_words(since, year=False, weekday=False)
    if clauses:
        return [*said, f"Since {day} {'; '.join(clauses)}."]
    return [*(said or ["Nothing of this portfolio waits for anybody, and nothing is off course."]), f"Nothing has changed since {day}."]


@dataclass(slots=True)
class Section:
    """What all rooms say of a topic: the first things of each, and of what there are more, how many and where."""

    things: list[Thing] = field(default_factory=list)
    rests: list[tuple[int, str, str]] = field(default_factory=list)


def by_topic(parts: Iterable[Part]) -> dict[Topic, Section]:
    """What all rooms say of each topic, as one."""
    found = {topic: Section() for topic in Topic}
    for part in parts:
        found[part.topic].things += part.things
        if part.left:
            found[part.topic].rests.append((part.left, *part.rest))
    return found


def minutes_to_read(words: Iterable[str]) -> int:
    """
    >>> minutes_to_read(["one two three"]), minutes_to_read(["word " * 900])
    (1, 4)
    """
    return max(1, sum(len(text.split()) for text in words) // WORDS_A_MINUTE)
