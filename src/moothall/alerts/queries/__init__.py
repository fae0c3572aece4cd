"""Who asked to be told of what, and what was published, as each may see it."""

from moothall.alerts.queries.subscriptions import (
    anybody,
    asked_lately,
    by_link,
    moments_of,
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
from moothall.alerts.queries.things import holds_words, is_listed, thing

__all__ = [
    "anybody",
    "asked_lately",
    "by_link",
    "holds_words",
    "is_listed",
    "moments_of",
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
