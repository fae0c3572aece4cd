"""A council whose publications are followed, and readers who asked to be told."""

from datetime import datetime, timedelta
from email.message import Message
from typing import Any

from django.core import mail
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK
from moothall.alerts import actions, queries
from moothall.alerts.models import Subscription
from moothall.alerts.tasks import ALERTS
from moothall.decisions.tests.factories import at
from moothall.record import followers
from moothall.search.tasks import INDEX
from moothall.worker.running import Worker

READER, OTHER = "reader@example.org", "other@example.org"
ASKED = at(2009, 11, 1)
PUBLISHED = at(2009, 12, 9)


def wants(here: Any, address: str = READER, *, frequency: str = "at once", moment: datetime = ASKED, **wanted: Any) -> Subscription:
    """Somebody asks, and confirms."""
    actions.ask(address, at=moment, organisation=here.row, frequency=frequency, **wanted)
    rows = Subscription.objects.visible_to(THE_CLOCK).filter(subscriber__address=address)
    row = rows.select_related("subscriber", *queries.subscriptions.RELATED).latest("pk")
    return actions.confirm(row, at=moment)


def follow() -> None:
    """Let the index and the alerts read what is new."""
    for follower in (INDEX, ALERTS):
        followers.catch_up(follower)


def work(later: timedelta = timedelta()) -> int:
    return Worker("one", lambda: timezone.now() + later).work_off()


def letters(to: str = READER) -> list[Message]:
    """What came to an address of what was published; the questions whether it wants letters are no news."""
    return [
        letter
        for letter in mail.outbox
        if letter.to == [to] and "List-Unsubscribe" in letter.extra_headers and "What" not in letter.subject[:4]
    ]
