"""Starts the followers of the record when an act has committed: in this process for now."""

import logging
from collections.abc import Sequence

from moothall.decisions.permissions import BRING_IN, PUBLISH
from moothall.record import actions as record, followers, queries
from moothall.record.models import Entry
from moothall.search.tasks import INDEX

PUBLISHES = {PUBLISH.key, BRING_IN.key}
log = logging.getLogger(__name__)


class Checkpoints:
    """Signs the record whenever a decision has been published, so that its proof can be taken away at once."""

    name = "checkpoints"

    def handle(self, entries: Sequence[Entry]) -> None:
        """The signature covers the whole record, so it bears the moment of the latest entry and not of these."""
        latest = queries.entry(queries.latest_number())
        if latest and any(entry.act in PUBLISHES for entry in entries):
            record.checkpoint(latest.at)


FOLLOWERS: tuple[followers.Follower, ...] = (INDEX, Checkpoints())


def wake() -> None:
    """Let every follower read what is new. One that fails holds up no other, and reads the same the next time it is woken."""
    for follower in FOLLOWERS:
        try:
            followers.catch_up(follower)
        except Exception:
            log.exception("The follower “%s” did not read what is new. It will try again after the next act.", follower.name)
