"""The clock of call-in: a cell for each day counted, and how many working days are left."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from moothall.authority.rules import NONE, ONE_DAY, working_days, working_days_between
from moothall.authority.words import WEEKDAYS, capitalised, counted, day_in_words, time_in_words
from moothall.decisions.rules.call_in import FIRST_COUNTED, LAST_COUNTED, LONDON, CallInRule, Moments, Reading, Unit, day_of
from moothall.decisions.rules.reasons import closing_in_words

# A longer row would be no clock; a day of effect published years away is told in words.
MOST_CELLS = 40


class CellState(StrEnum):
    """Where a day of the clock lies from today."""

    GONE = "gone"
    TODAY = "today"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the clock."""

    day: date
    state: CellState
    caption: str

    @property
    def name(self) -> str:
        """The day in the least words: Fri 20."""
        return f"{WEEKDAYS[self.day.weekday()][:3]} {self.day.day}"


def clock(moments: Moments, published_at: datetime, rule: CallInRule, today: date, closed: Collection[date] = NONE) -> list[Cell]:
    """The days from publication to effect, as the council's rule counts them; no cells where the end is not known.

    >>> from moothall.decisions.rules.call_in import USUAL_RULE, moments_after, start_of
    >>> published_at = start_of(date(2009, 12, 9))
    >>> cells = clock(moments_after(published_at, USUAL_RULE), published_at, USUAL_RULE, date(2009, 12, 14))
    >>> [cell.caption for cell in cells]
    ['day 0', 'day 1', 'day 2', 'today', 'day 4', 'takes effect']
    """
    if moments.effective_from is None:
        return []
    days = _days_shown(day_of(published_at), day_of(moments.effective_from), rule, closed)
    first = 1 if rule.reading == Reading.PUBLICATION_DAY_COUNTS else 0
    captions = [f"day {number}" for number in range(first, first + len(days) - 1)] + [_end_of_clock(moments.effective_from)]
    return [_cell(day, caption, today, is_last=day == days[-1]) for day, caption in zip(days, captions, strict=False)]


def days_left_sentence(moments: Moments, moment: datetime, closed: Collection[date] = NONE) -> str:
    """How long call-in is still open, in working days, with the day and the time at which it closes; empty where that is not known.

    >>> closes_at = datetime(2026, 11, 20, 17, tzinfo=LONDON)
    >>> days_left_sentence(Moments(closes_at, closes_at), datetime(2026, 11, 18, 9, tzinfo=LONDON))
    '2 working days left after today. Closes 5pm, Friday 20 November.'
    """
    if moments.call_in_closes_at is None:
        return ""
    closes_at = moments.call_in_closes_at.astimezone(LONDON)
    if moment >= closes_at:
        return f"Call-in closed at {closing_in_words(closes_at)}."
    is_day_s_end = closes_at.time() == time(0)
    last_day = closes_at.date() - ONE_DAY if is_day_s_end else closes_at.date()
    said = "at the end of" if is_day_s_end else f"{time_in_words(closes_at)},"
    if last_day == day_of(moment):
        return f"Today is the last day. Closes {said} {day_in_words(last_day, year=False)}."
    left = counted(working_days_between(day_of(moment), last_day, closed), "working day")
    return f"{capitalised(left)} left after today. Closes {said} {day_in_words(last_day, year=False)}."


def _days_shown(first: date, last: date, rule: CallInRule, closed: Collection[date]) -> list[date]:
    length = (last - first).days
    if not 0 < length <= 2 * MOST_CELLS or not FIRST_COUNTED <= first <= LAST_COUNTED:
        return []
    every = [first + timedelta(days=count) for count in range(1, length + 1)]
    days = working_days(first, last, closed) if rule.unit == Unit.WORKING else every
    # Effect may begin on a day that is not counted: when a Friday has ended, for one.
    shown = [first, *days] if days and days[-1] == last else [first, *days, last]
    return shown if len(shown) <= MOST_CELLS else []


def _end_of_clock(effective_from: datetime) -> str:
    here = effective_from.astimezone(LONDON)
    return "takes effect" if here.time() == time(0) else time_in_words(here)


def _cell(day: date, caption: str, today: date, *, is_last: bool) -> Cell:
    if day == today:
        return Cell(day, CellState.TODAY, caption if is_last else "today")
    return Cell(day, CellState.GONE if day < today else CellState.LEFT, caption)
