"""The part of this room in the daily round: whoever owes a figure is reminded."""

from datetime import datetime

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.performance import actions
from moothall.performance.queries import returns_reminding as queries


def daily(*, at: datetime) -> str:
    """Everybody who owes figures gets one letter a day, whatever it is about."""
    count = sum(remind(council, at) for council in authority.organisations(THE_CLOCK))
    return f"{counted(count, 'letter')} about figures {'is' if count == 1 else 'are'} on the way." if count else ""


def remind(council: Organisation, at: datetime) -> int:
    """Remind of what is owed in one council, and say how many people that are."""
    some = queries.owed(THE_CLOCK, council, at)
    due = queries.reminders_due(THE_CLOCK, council, some, day_of(at)) if some else []
    if due:
        actions.remind_of_figures(council, viewer=THE_CLOCK, at=at, reminders=due)
    return len({one.person for one in due})
