"""The part of this room in the daily round: whoever owns a risk is reminded to look at it, and whoever is over them when it is late."""

from datetime import datetime

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.words import counted
from moothall.decisions import rules as decisions
from moothall.post import actions as post, rules as reminders
from moothall.post.models import Mail
from moothall.risks import queries

REVIEW = "risks.review"


def daily(*, at: datetime) -> str:
    """Each reminder whose day has come is owed, once."""
    count = sum(len(remind(council, at)) for council in authority.organisations(THE_CLOCK))
    return f"{counted(count, 'letter')} about risks {'is' if count == 1 else 'are'} on the way." if count else ""


def remind(council: Organisation, at: datetime) -> list[Mail]:
    """Remind of the reviews of one council, at the steps at which it chases commitments too."""
    today = decisions.day_of(at)
    rows = queries.owing.reviews(THE_CLOCK, council, today)
    steps = decisions.steps(authority.settings(THE_CLOCK, council.pk, today, decisions.CHASING)) if rows else ()
    closed = authority.closure_days(THE_CLOCK, council.pk) if rows else frozenset()
    letters: list[Mail] = []
    for row in rows:
        days = reminders.days_past(row.review_on, today, closed)
        if reminders.step_reached(days, steps):
            of = {"organisation": council, "about": row.reference, "due_on": row.review_on, "days": days, "at": at}
            letters += post.remind(REVIEW, whom=queries.owing.whom(THE_CLOCK, row, today), steps=steps, **of)
    return letters
