"""How a step's state is said: when it was done, until when it is due, and how many working days are left."""

from datetime import date, datetime

from moothall.authority.rules import working_days_between
from moothall.authority.words import capitalised, counted, day_in_words, time_in_words
from moothall.meetings.rules.law.counting import MIDNIGHT, Deadline, Unit, clear_days, day_of
from moothall.meetings.rules.law.rule import Rule
from moothall.meetings.rules.law.sitting import Sitting
from moothall.meetings.rules.law.step import State


def state_of(sitting: Sitting, due: Deadline, done_at: datetime | None) -> State:
    """Where a step is that has a last moment."""
    done_at = sitting.happened(done_at)
    if done_at is not None:
        return State.DONE_IN_TIME if due.is_kept_by(done_at) else State.DONE_LATE
    if not due.is_kept_by(sitting.moment):
        return State.OVERDUE
    left = working_days_between(sitting.today, due.work_by, sitting.facts.closed)
    return State.DUE_SOON if left <= sitting.facts.own.soon else State.DUE


def time_left(sitting: Sitting, due: Deadline) -> str:
    """The working days left after today, or by how many it is late.

    A day that is no working day is never the last to work on: "No working day is left" then, though the law's moment has not passed.
    """
    closed = sitting.facts.closed
    if not due.is_kept_by(sitting.moment):
        late = working_days_between(due.day, sitting.today, closed)
        return f"{capitalised(counted(late, 'working day'))} late" if late else "Late"
    if sitting.today > due.work_by:
        return "No working day is left"
    left = working_days_between(sitting.today, due.work_by, closed)
    return f"{capitalised(counted(left, 'working day'))} left after today" if left else "Today is the last day"


def by_when(sitting: Sitting, due: Deadline) -> str:
    """Until when, in words; where the last lawful day is no working day, both days."""
    if due.at.time() != MIDNIGHT:
        return f"{time_in_words(due.at)} on {said(sitting, due.day)}"
    end = f"the end of {said(sitting, due.day)}"
    if due.work_by == due.day:
        return end
    return f"{said(sitting, due.work_by)}, the last working day before the law's last moment, {end}"


def said(sitting: Sitting, day: date) -> str:
    """A day, with its year where that is not this year."""
    return day_in_words(day, year=day.year != sitting.today.year)


def days_before(done_on: date, held_on: date, unit: Unit, sitting: Sitting) -> str:
    """How long before the meeting something was done, in the unit of its rule."""
    if done_on >= held_on:
        return "on the day of the meeting" if done_on == held_on else "after the meeting"
    number = clear_days(done_on, held_on, unit, sitting.facts.closed) if unit.is_clear else (held_on - done_on).days
    return f"{counted(number, unit.word)} before"


def done_in_words(sitting: Sitting, rule: Rule, due: Deadline, done_at: datetime) -> str:
    """When it was done, how long before, and where it was late, by which count."""
    unit = rule.unit or Unit.CALENDAR
    done_on = day_of(done_at)
    words = f"Published {said(sitting, done_on)}: {days_before(done_on, sitting.facts.held_on, unit, sitting)}."
    if due.is_kept_by(done_at):
        return words + (" The meeting was called that day, at shorter notice." if sitting.is_called_late(rule) else "")
    return f"{words} The last lawful moment was {_moment(sitting, due)}.{_other_reading(sitting, rule, done_on)}{_newness(rule, due)}"


def not_done_in_words(sitting: Sitting, rule: Rule, due: Deadline) -> str:
    """Until when it is due, or since when it is late."""
    if due.is_kept_by(sitting.moment):
        return f"Due by {by_when(sitting, due)}."
    begins = "No publication is recorded here." if sitting.has_begun else "Not published."
    return f"{begins} The last lawful moment was {_moment(sitting, due)}.{_newness(rule, due)}"


def _moment(sitting: Sitting, due: Deadline) -> str:
    if due.at.time() != MIDNIGHT:
        return f"{time_in_words(due.at)} on {said(sitting, due.day)}"
    return f"the end of {said(sitting, due.day)}"


def _other_reading(sitting: Sitting, rule: Rule, done_on: date) -> str:
    """That a count of all days, which is how the words of the Acts stand, would have been kept."""
    if rule.unit != Unit.CLEAR_WORKING or rule.number is None:
        return ""
    number = clear_days(done_on, sitting.facts.held_on, Unit.CLEAR_CALENDAR)
    if number < rule.number:
        return ""
    return f" With weekends and holidays counted there are {counted(number, 'clear day')}, which is enough by that reading."


def _newness(rule: Rule, due: Deadline) -> str:
    """That a rule had not begun when it would have had to be kept, as in the weeks after it came into force."""
    if rule.valid_from is None or due.day >= rule.valid_from:
        return ""
    return f" The rule itself began only on {day_in_words(rule.valid_from, weekday=False)}."
