"""The links in our letters. Whoever holds one may do what it is for, and no more: so none is ever shown on a page that is not their own."""

from django.core import signing
from django.urls import reverse

from moothall.alerts import queries, rules
from moothall.alerts.models import Subscriber, Subscription

CONFIRM, YOURS = "moothall.alerts.confirm", "moothall.alerts.yours"
LONGEST = 300


class NotALink(ValueError):
    """The link is not one of ours, or is no longer good; the sentence says which."""


def to_confirm(row: Subscription) -> str:
    """The path that confirms one subscription, for a few days."""
    return reverse("alerts:confirm", args=[signing.dumps([row.pk, row.subscriber.mark], salt=CONFIRM)])


def token_of(subscriber: Subscriber) -> str:
    return signing.dumps([subscriber.pk, subscriber.mark], salt=YOURS)


def to_yours(subscriber: Subscriber) -> str:
    """The path at which somebody sees and changes what they asked for. It is good as long as they are told of anything."""
    return reverse("alerts:yours", args=[token_of(subscriber)])


def to_stop(subscriber: Subscriber) -> str:
    return reverse("alerts:stop", args=[token_of(subscriber)])


def to_be_confirmed(token: str) -> Subscription:
    """What a link confirms."""
    key, mark = read(token, CONFIRM, int(rules.CONFIRMED_WITHIN.total_seconds()))
    row = queries.subscription(key)
    if row is None or row.subscriber.mark != mark:
        raise NotALink("What this link confirms is no longer here. Ask again to be told.")
    return row


def whose(token: str) -> Subscriber:
    """Whose link this is."""
    found = queries.by_link(*read(token, YOURS))
    if found is None:
        raise NotALink("Nobody is told of anything by this link any more. You need do nothing else.")
    return found


def read(token: str, salt: str, seconds: int | None = None) -> tuple[int, str]:
    try:
        if len(token) > LONGEST:
            raise signing.BadSignature
        key, mark = signing.loads(token, salt=salt, max_age=seconds)
    except signing.SignatureExpired:
        raise NotALink("This link is more than three days old. Ask again to be told.") from None
    except (signing.BadSignature, ValueError, TypeError):
        raise NotALink("This is not a link that this site made. Copy the whole of it from the letter.") from None
    return key, mark
