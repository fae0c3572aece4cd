"""Who asked to be told of what, and what was published, as each may see it."""

from moothall.alerts.queries.subscriptions import (
    anybody,
    asked_lately,
    by_link,
    never_confirmed,
    news_of,
    of_person,
    of_subscriber,
    still_open,
    subscriber,
    subscription,
    told_of,
    unsent,
)
from moothall.alerts.queries.things import holds_words, thing

__all__ = [
    "anybody",
    "asked_lately",
    "by_link",
    "holds_words",
    "never_confirmed",
    "news_of",
    "of_person",
    "of_subscriber",
    "still_open",
    "subscriber",
    "subscription",
    "thing",
    "told_of",
    "unsent",
]
