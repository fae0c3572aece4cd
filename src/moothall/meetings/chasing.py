"""The part of reports in the daily round: whoever was asked to clear one is reminded of its day, and later its author too."""

from datetime import datetime, timedelta

from moothall.access.viewer import THE_CLOCK
from moothall.authority.queries import closure_days
from moothall.authority.words import counted
from moothall.meetings.models import Clearance
from moothall.meetings.queries import reports as queries
from moothall.post import actions as post, rules as reminders
from moothall.post.models import Mail
from moothall.post.rules import To

AHEAD = timedelta(days=14)  # nobody is reminded earlier


def daily(*, at: datetime) -> str:
    """Each reminder whose day has come is owed, once."""
    count = sum(len(remind(row, at)) for row in queries.clearances_awaited(at.date() + AHEAD))
    return f"{counted(count, 'reminder')} of clearances {'is' if count == 1 else 'are'} on the way." if count else ""


def remind(row: Clearance, at: datetime) -> list[Mail]:
    closed = closure_days(THE_CLOCK, row.organisation_id)
    return post.remind(
        "meetings.clearance_reminder",
        organisation=row.report.organisation,
        about=row.called,
        due_on=row.due_on,
        days=reminders.days_past(row.due_on, at.date(), closed),
        whom={To.OWNER: row.asked_of, To.HEAD: row.report.author},
        at=at,
    )
