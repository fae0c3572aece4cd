"""The part of this room in the daily round: action plans are asked for, and whoever owes something of a measure is reminded."""

from datetime import datetime

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.performance import actions
from moothall.performance.queries import action_plans_asking, returns_reminding as queries


def daily(*, at: datetime) -> str:
    """First what follows from the figures is asked for; then everybody who owes something gets one letter a day, whatever it is about."""
    councils = list(authority.organisations(THE_CLOCK))
    for council in councils:
        ask(council, at)
    count = sum(remind(council, at) for council in councils)
    return f"{counted(count, 'letter')} about figures {'is' if count == 1 else 'are'} on the way." if count else ""


def ask(council: Organisation, at: datetime) -> None:
    """Ask for the action plans that the council's rule asks for."""
    if found := action_plans_asking.to_ask(THE_CLOCK, council, at):
        actions.ask_for_action_plans(council, viewer=THE_CLOCK, at=at, asking=found)


def remind(council: Organisation, at: datetime) -> int:
    """Remind of what is owed in one council, and say how many people that are."""
    some = queries.owed(THE_CLOCK, council, at)
    due = queries.reminders_due(THE_CLOCK, council, some, day_of(at)) if some else []
    if due:
        actions.remind_of_figures(council, viewer=THE_CLOCK, at=at, reminders=due)
    return len({one.person for one in due})
