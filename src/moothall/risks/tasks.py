"""The part of this room in the daily round: whoever owns a risk, or an action about one, is reminded; then whoever is over them."""

from datetime import datetime

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.risks import actions, queries


def daily(*, at: datetime) -> str:
    """Everybody who is owed a reminder today is owed one letter, whatever it is about."""
    count = sum(remind(council, at) for council in authority.organisations(THE_CLOCK))
    return f"{counted(count, 'letter')} about risks {'is' if count == 1 else 'are'} on the way." if count else ""


def remind(council: Organisation, at: datetime) -> int:
    """Remind of what is owed in one council, at the steps at which it chases commitments too; and say how many people that are."""
    some = queries.reminding.owed(THE_CLOCK, council.pk, day_of(at))
    reminders = queries.reminding.reminders_due(THE_CLOCK, council.pk, some, day_of(at)) if some else []
    if reminders:
        actions.remind(council, viewer=THE_CLOCK, at=at, reminders=reminders)
    return len({one.person for one in reminders})
