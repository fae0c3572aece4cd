"""What of the meetings hangs on a reference: the reports and the item above a resolution, the meetings of a body."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.meetings import queries
from moothall.meetings.queries import reports as reported

OF_ITEM = re.compile(r"meetings/(?P<slug>[\w-]+)/(?P<number>\d{1,9})/items/(?P<position>\d{1,9})(?:/(?:resolved|papers)/\d+)?")
OF_BODY = re.compile(r"authority/bodies/(?P<slug>[\w-]+)/(?P<number>\d{1,9})")
OF_REPORT = re.compile(r"meetings/(?P<slug>[\w-]+)/reports/(?P<number>\d{1,9})(?:/recommendations/\d+)?")
MOST = 6


def hanging_from(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    """For an item, what was resolved at it or a paper: the reports and the item; for a report its items; for a body its meetings."""
    return {**from_items(references, viewer), **from_reports(references, viewer), **from_bodies(references, viewer)}


def from_items(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    named = {one: (at["slug"], int(at["number"]), int(at["position"])) for one in references if (at := OF_ITEM.fullmatch(one))}
    items = {
        (item.meeting.organisation.slug, item.meeting.number, item.position): item
        for item in queries.items_named(viewer, set(named.values()))
    }
    return {one: list(knots_of(items[key])) for one, key in named.items() if key in items}


def of_rows(items: Iterable[Any], _: Viewer) -> dict[str, list[Knot]]:
    """The same for items that a page has read with all that hangs on them: whoever looks at it may see what is in hand."""
    return {item.reference: list(knots_of(item)) for item in items}


def knots_of(item: Any) -> Iterator[Knot]:
    """The reports that went to an item, then the item."""
    for paper in (one for one in item.with_papers if one.kind == one.Kind.REPORT):
        day = f"published {day_in_words(paper.published_on, weekday=False)}" if paper.published_on else ""
        yield Knot("Report", paper.title, paper.reference, day)
    yield item_knot(item)


def item_knot(item: Any) -> Knot:
    called = f"{item.meeting.body.name}: {item.title}"
    return Knot("Agenda item", called, item.reference, day_in_words(item.meeting.held_on, weekday=False))


def from_reports(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    """For a report, and for what it recommends: the report, then the items that it goes with."""
    named = {one: (at["slug"], int(at["number"])) for one in references if (at := OF_REPORT.fullmatch(one))}
    rows = reported.reports_named(viewer, set(named.values()))
    tabled = reported.agendas_of_reports(viewer, rows)
    knots = {
        (row.organisation.slug, row.number): [Knot("Report", row.title, row.reference), *map(item_knot, tabled.get(row.pk, []))]
        for row in rows
    }
    return {one: knots[key] for one, key in named.items() if key in knots}


def from_bodies(references: Sequence[str], viewer: Viewer) -> dict[str, list[Knot]]:
    named = {(at["slug"], int(at["number"])): one for one in references if (at := OF_BODY.fullmatch(one))}
    knots: dict[str, list[Knot]] = {}
    for meeting in queries.latest_of_bodies(viewer, named.keys(), MOST):
        body = named[meeting.body.organisation.slug, meeting.body.number]
        note = "cancelled" if meeting.cancelled_at else meeting.venue
        knots.setdefault(body, []).append(Knot("Meeting", day_in_words(meeting.held_on), meeting.reference, note))
    return knots
