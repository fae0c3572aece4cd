"""Whom something that was published concerns: what each asked for, held against what each may see of it."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from moothall.access.viewer import PUBLIC, Viewer
from moothall.alerts import queries, rules
from moothall.alerts.models import Subscriber, Subscription
from moothall.alerts.rules import Thing
from moothall.authority import queries as authority

Concerned = list[tuple[Subscriber, list[Subscription]]]


def matching(reference: str, at: datetime) -> Concerned:
    """Everybody who is to be told, each with what of theirs it is. An address is the public, and is asked as the public."""
    slug = reference.split("/")[-2] if "/" in reference else ""
    organisations = list(authority.organisations(PUBLIC).filter(slug=slug).values_list("pk", flat=True))
    rows = queries.told_of(organisations, at)
    seen: dict[Viewer, Thing | None] = {}
    found: Concerned = []
    for subscriber, theirs in groupby(rows, key=lambda row: row.subscriber):
        viewer = reader(subscriber, at)
        if viewer not in seen:
            seen[viewer] = queries.thing(viewer, reference)
        if fitting := fit(viewer, seen[viewer], list(theirs), at):
            found.append((subscriber, fitting))
    return found


def reader(subscriber: Subscriber, at: datetime) -> Viewer:
    """For whose eyes: a person of the house as they are on the day, an address as the public."""
    account = subscriber.person.account if subscriber.person else None
    return authority.viewer_of(account, rules.day_of(at)) if account else PUBLIC


def fit(viewer: Viewer, thing: Thing | None, rows: Sequence[Subscription], at: datetime) -> list[Subscription]:
    """Those of the subscriptions that the thing fits at a moment. Lists and words are looked for last, because that costs the most."""
    if thing is None:
        return []
    concerned = [row for row in rows if rules.concerns(thing, row.wanted)]
    listed = [row for row in concerned if not row.listed or queries.is_listed(viewer, thing, row.listed, at)]
    return [row for row in listed if queries.holds_words(viewer, thing, row.words)]
