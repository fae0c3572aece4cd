"""Starts the followers of the record when an act has committed: in this process for now."""

from moothall.record import followers
from moothall.search.tasks import INDEX

FOLLOWERS = [INDEX]


def wake() -> None:
    """Let every follower read what is new. What it misses now, it reads the next time it is woken."""
    for follower in FOLLOWERS:
        followers.catch_up(follower)
