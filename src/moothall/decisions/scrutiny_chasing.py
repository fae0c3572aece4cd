"""The part of scrutiny in the daily round: who owes it a response, who carries out what was accepted, and late steps of a call-in."""

from datetime import date, datetime, timedelta
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.words import counted
from moothall.decisions import rules
from moothall.decisions.queries import recommended, scrutiny_owed as owed
from moothall.decisions.queries.scrutiny_owed import Whom
from moothall.decisions.rules import Standing
from moothall.post import actions as post, rules as reminders
from moothall.post.models import Mail
from moothall.post.rules import Step

AHEAD = timedelta(days=90)  # nobody is reminded earlier than the longest time that a council can set
RESPONSE, ACTION, CALL_IN = "decisions.scrutiny_response", "decisions.scrutiny_action", "decisions.call_in_late"


def daily(*, at: datetime) -> str:
    """Each reminder whose day has come is owed, once."""
    today = rules.day_of(at)
    letters = [remind(RESPONSE, row, row.due_on, owed.who_answers(row, today), at) for row in responses(today)]
    letters += [remind(ACTION, row, row.do_by, owed.who_carries_out(row, today), at) for row in actions_owed(today)]
    letters += [late_step(row, due_on, step, at) for row, due_on, step in owed.call_ins_waiting(THE_CLOCK, today)]
    count = sum(len(some) for some in letters)
    return f"{counted(count, 'letter')} about scrutiny {'is' if count == 1 else 'are'} on the way." if count else ""


def responses(today: date) -> list[Any]:
    return list(recommended.waiting(THE_CLOCK).filter(due_on__lte=today + AHEAD))


def actions_owed(today: date) -> list[Any]:
    return list(recommended.being_done(THE_CLOCK).filter(do_by__lte=today + AHEAD, owner__isnull=False).select_related("owner__department"))


def remind(kind: str, row: Any, due_on: date, whom: Whom, at: datetime) -> list[Mail]:
    steps, days = counted_from(row.organisation, due_on, at)
    return post.remind(kind, organisation=row.organisation, about=row.reference, due_on=due_on, days=days, whom=whom, at=at, steps=steps)


def counted_from(organisation: Organisation, due_on: date, at: datetime) -> tuple[tuple[Step, ...], int]:
    """The council's steps, and how many working days have passed: one clock for everything that is chased here."""
    today = rules.day_of(at)
    steps = rules.steps(authority.settings(THE_CLOCK, organisation.pk, today, rules.CHASING))
    return steps, reminders.days_past(due_on, today, authority.closure_days(THE_CLOCK, organisation.pk))


def late_step(call_in: Any, due_on: date, step: str, at: datetime) -> list[Mail]:
    """The clerk and the monitoring officer once it is late, then whoever must act and is over it, as the rule for chasers says."""
    decision, today = call_in.decision, rules.day_of(at)
    if decision.standing(at) not in (Standing.CALLED_IN, Standing.REFERRED):
        return []
    council, whom = decision.organisation, owed.told_of_a_call_in(decision, step, today)
    steps, days = counted_from(council, due_on, at)
    late = tuple(one for one in steps if one.day > 0)
    about = f"{decision.reference}/call-in"
    return post.remind(CALL_IN, organisation=council, about=about, due_on=due_on, days=days, whom=whom, at=at, steps=late)
