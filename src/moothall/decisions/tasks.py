"""The part of this room in the daily round: whoever owns a commitment is reminded of its day."""

from datetime import datetime, timedelta

from moothall.access.viewer import THE_CLOCK
from moothall.authority.queries import closure_days
from moothall.authority.words import counted
from moothall.decisions import queries, rules
from moothall.decisions.models import Commitment
from moothall.post import actions as post, queries as outbox, rules as reminders
from moothall.post.models import Mail

AHEAD = timedelta(days=14)  # nobody is reminded earlier


def daily(*, at: datetime) -> str:
    """Each reminder whose day has come is owed, once."""
    rows = queries.owed_by(THE_CLOCK, rules.day_of(at) + AHEAD, at)
    count = sum(len(remind(row, at)) for row in rows)
    return f"{counted(count, 'reminder')} of commitments {'is' if count == 1 else 'are'} on the way." if count else ""


def remind(row: Commitment, at: datetime) -> list[Mail]:
    assert row.owner
    assert row.due_on
    today = rules.day_of(at)
    return post.remind(
        "decisions.reminder",
        organisation=row.organisation,
        about=row.reference,
        due_on=row.due_on,
        days=reminders.days_past(row.due_on, today, closure_days(THE_CLOCK, row.organisation_id)),
        whom=outbox.whom(row.owner, today),
        at=at,
    )
