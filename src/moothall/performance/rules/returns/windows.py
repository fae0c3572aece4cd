"""The reporting calendar: when the window for a period's figures opens, when they are due and reviewed, and when its report is cut off."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from moothall.authority.rules import NONE, working_day_after, working_days_between
from moothall.authority.words import counted, day_in_words
from moothall.decisions.rules import day_of, start_of
from moothall.performance.rules.periods import ONE_DAY, Frequency, Period, period_of

LONGEST = 120  # working days: half a year, after which no report waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How many working days after the end of a period each thing happens. These hold where a council has said nothing."""

    opens_after: int = 1
    due_within: int = 10
    reviewed_within: int = 15
    cut_off_after: int = 20


USUAL = Calendar()
STEPS = ("opens_after", "due_within", "reviewed_within", "cut_off_after")
LATER = {
    "due_within": "Figures are due on the day on which the window opens, or later.",
    "reviewed_within": "Figures are reviewed on the day on which they are due, or later.",
    "cut_off_after": "The cut-off is on the day by which figures are reviewed, or later.",
}


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """What a council said from a day: for all of it, or for one portfolio. One without days lets a portfolio follow the council again."""

    from_on: date
    turn: int
    portfolio: int | None = None
    calendar: Calendar | None = None


class WindowState(StrEnum):
    """Where the window of a period stands."""

    TO_COME = "Not open yet"
    OPEN = "Open"
    OVERDUE = "Past its day"
    CUT_OFF = "Cut off"


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one period's figures."""

    period: Period
    opens_on: date
    due_on: date
    review_by: date
    cut_off_on: date

    @property
    def cut_off_at(self) -> datetime:
        """The end of the day of the cut-off: what counts at this moment stands in the report of the period, whatever comes later."""
        return start_of(self.cut_off_on + ONE_DAY)

    def state(self, moment: datetime) -> WindowState:
        today = day_of(moment)
        if today < self.opens_on:
            return WindowState.TO_COME
        if today > self.cut_off_on:
            return WindowState.CUT_OFF
        return WindowState.OVERDUE if today > self.due_on else WindowState.OPEN


def calendar_lacks(calendar: Calendar) -> tuple[str, str]:
    """What is out of order in a calendar, as the box and the sentence; two empty words if nothing is.

    >>> calendar_lacks(Calendar(due_within=16))
    ('reviewed_within', 'Figures are reviewed on the day on which they are due, or later.')
    """
    days = [getattr(calendar, name) for name in STEPS]
    for name, day in zip(STEPS, days, strict=True):
        if not 0 <= day <= LONGEST:
            return name, f"Enter a number of working days from 0 to {LONGEST}."
    for name, before, day in zip(STEPS[1:], days, days[1:], strict=False):
        if day < before:
            return name, LATER[name]
    return "", ""


def calendar_for(rules: Iterable[CalendarRule], portfolio: int | None, day: date) -> Calendar:
    """What holds for a portfolio on a day: its own exception, else what the council has said, else what holds where nothing is said.

    >>> own = CalendarRule(date(2026, 4, 1), 2, 7, Calendar(due_within=5))
    >>> [calendar_for([own], one, date(2026, 9, 30)).due_within for one in (7, 8)]
    [5, 10]
    """
    begun = sorted((one for one in rules if one.from_on <= day), key=lambda one: (one.from_on, one.turn))
    own = [one for one in begun if portfolio is not None and one.portfolio == portfolio]
    if own and own[-1].calendar:
        return own[-1].calendar
    general = [one.calendar for one in begun if one.portfolio is None and one.calendar]
    return general[-1] if general else USUAL


def window_of(period: Period, calendar: Calendar, closed: Collection[date] = NONE, arrives_within: int | None = None) -> Window:
    """The days of a period. A figure that comes later than it would be due is due on the first working day after it came.

    >>> window_of(Period(date(2026, 7, 1), date(2026, 9, 30)), USUAL).due_on
    datetime.date(2026, 10, 14)
    """
    opens, due, review, cut_off = (working_day_after(period.last, getattr(calendar, name), closed) for name in STEPS)
    here = period.last + timedelta(days=arrives_within or 0)
    if here > due:
        due = working_day_after(here, 1, closed)
    return Window(period, opens, due, max(review, due), cut_off)


def last_ended(frequency: Frequency, today: date, begins_in: int) -> Period | None:
    """The last period that has ended before a day.

    >>> last_ended(Frequency.QUARTERLY, date(2026, 11, 22), 4).in_words()
    'July to September 2026'
    """
    now = period_of(frequency, today, begins_in)
    return period_of(frequency, now.first - ONE_DAY, begins_in) if now else None


def due_again(last: date, days: int, closed: Collection[date] = NONE) -> date | None:
    """When a measure that follows no calendar is due again: so many days after its last period, on a working day; never with nought.

    >>> due_again(date(2026, 3, 31), 365), due_again(date(2026, 3, 31), 0)
    (datetime.date(2027, 3, 31), None)
    """
    return working_day_after(last + timedelta(days=days) - ONE_DAY, 1, closed) if days else None


def late_by(due_on: date, today: date, closed: Collection[date] = NONE) -> int:
    """How many working days late something is; nought on its day and before.

    >>> late_by(date(2026, 11, 20), date(2026, 11, 24)), late_by(date(2026, 11, 20), date(2026, 11, 20))
    (2, 0)
    """
    return working_days_between(due_on, today, closed) if today > due_on else 0


def lateness_in_words(window: Window, today: date, closed: Collection[date] = NONE) -> str:
    """What a page says where the figure of a period is not there.

    >>> quarter = window_of(Period(date(2026, 7, 1), date(2026, 9, 30)), USUAL)
    >>> lateness_in_words(quarter, date(2026, 10, 16))
    'The figure for July to September 2026 was due on 14 October 2026. It is 2 working days late.'
    """
    which = f"The figure for {window.period.in_words()}"
    day = day_in_words(window.due_on, weekday=False)
    if today <= window.due_on:
        return f"{which} is due on {day}."
    days = late_by(window.due_on, today, closed)
    late = f"It is {counted(days, 'working day')} late." if days else "It is late."
    return f"{which} was due on {day}. {late}"
