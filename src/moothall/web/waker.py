"""Starts the followers of the record when an act has committed: in the worker, or in this process where there is none."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from moothall.alerts.tasks import ALERTS
from moothall.decisions.permissions import BRING_IN, PUBLISH
from moothall.decisions.tasks import ANNOUNCEMENTS, DUE_DAYS, PROPOSALS
from moothall.meetings.tasks import PACKS
from moothall.performance.judging import VERDICTS
from moothall.record import actions as record, followers, queries
from moothall.record.models import Entry
from moothall.search.tasks import INDEX
from moothall.worker import actions as queue, queries as worker
from moothall.worker.tasks import work

PUBLISHES = {PUBLISH.key, BRING_IN.key}
log = logging.getLogger(__name__)


class NotRead(Exception):
    """Some followers failed; each has said how."""


class Checkpoints:
    """Signs the record whenever a decision has been published, so that its proof can be taken away at once."""

    name = "checkpoints"

    def handle(self, entries: Sequence[Entry]) -> None:
        """The signature covers the whole record, so it bears the moment of the latest entry and not of these."""
        latest = queries.entry(queries.latest_number())
        if latest and any(entry.act in PUBLISHES for entry in entries):
            record.checkpoint(latest.at)


FOLLOWERS: tuple[followers.Follower, ...] = (INDEX, Checkpoints(), ALERTS, PACKS, DUE_DAYS, PROPOSALS, ANNOUNCEMENTS, VERDICTS)


def wake() -> None:
    """Let the worker hand over what is new, if one is there; otherwise do it here and now."""
    now = timezone.now()
    if worker.is_there(now):
        queue.once(follow, at=now)
    else:
        hand_over()


@work
def follow(*, at: datetime) -> None:
    """The same in the worker. What failed is tried again there, also if no other act comes."""
    if failed := hand_over():
        raise NotRead(f"{len(failed)} followers did not read what is new.")


def hand_over() -> list[str]:
    """Let every follower read what is new; return the names of those that failed.

    One that fails holds up no other. Of two processes that do this at once, each entry is handed over by one: the cursor is locked.
    """
    return [follower.name for follower in FOLLOWERS if not has_read(follower)]


def has_read(follower: followers.Follower) -> bool:
    try:
        followers.catch_up(follower)
    except Exception:
        log.exception("The follower “%s” did not read what is new. It will try again after the next act.", follower.name)
        return False
    return True
