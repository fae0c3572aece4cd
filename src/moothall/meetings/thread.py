"""What of the meetings hangs on a reference: the reports and the item above a resolution, the meetings of a body."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.meetings import queries

OF_ITEM = re.compile(r"meetings/(?P<slug>[\w-]+)/(?P<number>\d{1,9})/items/(?P<position>\d{1,9})(?:/(?:resolved|papers)/\d+)?")
OF_BODY = re.compile(r"authority/bodies/(?P<slug>[\w-]+)/(?P<number>\d{1,9})")
MOST = 6


def hanging_from(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    """For an item, a part of its resolution or a paper: the reports and the item. For a body: its latest meetings."""
    return {**from_items(references, viewer), **from_bodies(references, viewer)}


def from_items(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    named = {one: (at["slug"], int(at["number"]), int(at["position"])) for one in references if (at := OF_ITEM.fullmatch(one))}
    items = {
        (item.meeting.organisation.slug, item.meeting.number, item.position): item
        for item in queries.items_named(viewer, set(named.values()))
    }
    return {one: list(knots_of(items[key])) for one, key in named.items() if key in items}


def knots_of(item: Any) -> Iterator[Knot]:
    """The reports that went to an item, then the item."""
    for paper in item.with_papers:
        day = f"published {day_in_words(paper.published_on, weekday=False)}" if paper.published_on else ""
        yield Knot("Report", paper.title, paper.reference, day)
    called = f"{item.meeting.body.name}: {item.title}"
    yield Knot("Agenda item", called, item.reference, day_in_words(item.meeting.held_on, weekday=False))


def from_bodies(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    named = {(at["slug"], int(at["number"])): one for one in references if (at := OF_BODY.fullmatch(one))}
    knots: dict[str, list[Knot]] = {}
    for meeting in queries.latest_of_bodies(viewer, named.keys(), MOST):
        body = named[meeting.body.organisation.slug, meeting.body.number]
        note = "cancelled" if meeting.cancelled_at else meeting.venue
        knots.setdefault(body, []).append(Knot("Meeting", day_in_words(meeting.held_on), meeting.reference, note))
    return knots
