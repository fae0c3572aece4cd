"""The part of the outbox in the daily round."""

from datetime import datetime

from moothall.post import actions


def daily(*, at: datetime) -> str:
    """Nothing that should have gone days ago is left lying."""
    count = actions.take_up_what_was_left(at)
    return f"Letters that should have gone days ago, taken up again: {count:,}." if count else ""
