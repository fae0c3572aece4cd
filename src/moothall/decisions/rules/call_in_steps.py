"""What must follow a call-in within how many working days, and what follows by itself where it does not."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from moothall.authority.rules import NONE, ONE_DAY, working_day_after, working_days_between
from moothall.authority.words import counted, day_in_words
from moothall.decisions.rules.call_in import FIRST_COUNTED, LAST_COUNTED, CallInRule, Moments, day_of, start_of
from moothall.decisions.rules.call_in_terms import Outcome, Step, Then
from moothall.decisions.rules.reasons import closing_in_words


@dataclass(frozen=True, slots=True)
class Due:
    """The day on which a step is due at the latest, and the moment at which the decision takes effect without it, if there are such."""

    on: date | None = None
    lapses_at: datetime | None = None


NO_DAY = Due()


def due(rule: CallInRule, step: Step, since: datetime, moments: Moments, closed: Collection[date] = NONE) -> Due:
    """When a step that began at a moment is due; without a day where the rule gives no time for it.

    What takes effect because a step was not taken never does so before the day on which it would have, had nobody called it in.
    """
    deadline = rule.within(step)
    if deadline is None:
        return NO_DAY
    on = working_day_after(day_of(since), deadline.working_days, closed)
    ends = start_of(on + ONE_DAY)
    lapses = max(ends, moments.effective_from or ends) if deadline.then is Then.EFFECT else None
    return Due(on, lapses)


def outcomes_of(rule: CallInRule) -> tuple[Outcome, ...]:
    """What scrutiny may do by the rule; where the rule says nothing, all that the Act and constitutions know."""
    return rule.outcomes or tuple(Outcome)


def time_passed(called_in_at: datetime, answered_at: datetime, moments: Moments, closed: Collection[date] = NONE) -> str:
    """What of the clock had passed when a call-in was found to be none, and what is left of it. The clock was not stopped.

    >>> from datetime import timedelta
    >>> began = start_of(date(2009, 12, 11))
    >>> time_passed(began, began + timedelta(days=3), Moments(start_of(date(2009, 12, 16)), start_of(date(2009, 12, 16))))
    'It stood as called in for 1 working day. Its clock ran on meanwhile: call-in closes at the end of Tuesday 15 December 2009.'
    """
    stood = counted(working_days_between(day_of(called_in_at), day_of(answered_at), closed), "working day")
    said = f"It stood as called in for {stood}."
    if moments.call_in_closes_at is None:
        return said
    closes = closing_in_words(moments.call_in_closes_at)
    if answered_at < moments.call_in_closes_at:
        return f"{said} Its clock ran on meanwhile: call-in closes at {closes}."
    return f"{said} Its clock ran on meanwhile: call-in closed at {closes}."


def published_late(rule: CallInRule, decided_on: date | None, published_on: date, closed: Collection[date] = NONE) -> str:
    """That a decision came out later than the rule allows, in a sentence; nothing where it did not, or where that cannot be said."""
    deadline = rule.within(Step.PUBLISHED)
    if deadline is None or decided_on is None or not FIRST_COUNTED <= decided_on <= LAST_COUNTED:
        return ""
    due_on = working_day_after(decided_on, deadline.working_days, closed)
    late = late_in_words(due_on, published_on, closed)
    return f"By the rule it should have been published by {day_in_words(due_on)}: {late}." if late else ""


def late_in_words(due_on: date, today: date, closed: Collection[date] = NONE) -> str:
    """How long a step is late; empty while it is not.

    >>> late_in_words(date(2026, 11, 20), date(2026, 11, 24)), late_in_words(date(2026, 11, 20), date(2026, 11, 20))
    ('2 working days late', '')
    """
    if today <= due_on:
        return ""
    return f"{counted(working_days_between(due_on, today, closed), 'working day')} late"
