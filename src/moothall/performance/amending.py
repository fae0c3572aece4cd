"""The part of this room in the daily round: where Members amended a target, its owner is asked for the figure that they agreed."""

from datetime import datetime

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.words import counted
from moothall.performance import actions
from moothall.performance.queries import waiting


def daily(*, at: datetime) -> str:
    """Whoever owns such a target, and whoever stands in for them, gets one letter about it."""
    count = 0
    for council in authority.organisations(THE_CLOCK):
        if asked := waiting.to_be_asked(THE_CLOCK, council, at):
            actions.ask_for_amended(council, viewer=THE_CLOCK, at=at, asked=asked)
            count += len(asked)
    return f"{counted(count, 'letter')} about targets that Members amended {'is' if count == 1 else 'are'} on the way." if count else ""
