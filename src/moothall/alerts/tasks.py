"""What follows the record: whoever asked is told of what was published."""

from collections.abc import Sequence
from datetime import datetime

from moothall.alerts import actions, queries
from moothall.alerts.kinds import is_news
from moothall.record import queries as record
from moothall.record.models import Entry


class NotYetIndexed(Exception):
    """The index has not read so far, and words are looked for in it."""


class Alerts:
    """The follower. Handed the same entries again, it tells nobody twice."""

    name = "alerts"

    def handle(self, entries: Sequence[Entry]) -> None:
        news = [entry for entry in entries if is_news(entry)]
        if not news or not queries.anybody():
            return
        if record.followed_up_to("search") < news[-1].number:
            raise NotYetIndexed(f"Entry {news[-1].number} waits for the index.")
        for entry in news:
            actions.tell(entry)


ALERTS = Alerts()


def daily(*, at: datetime) -> str:
    """The part of this room in the daily round."""
    count = actions.forget_who_never_confirmed(at)
    return f"Requests for letters that nobody confirmed, forgotten: {count:,}." if count else ""
