"""What was announced before it was decided, on the golden thread: the notice of an item or a decision, and what a notice announces."""

import re
from collections import defaultdict
from collections.abc import Sequence

from moothall.access.naming import by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words
from moothall.decisions import queries
from moothall.decisions.models import Decision, Notice, NoticeLink
from moothall.decisions.rules import day_of
from moothall.decisions.thread import DECISION, MEETING, Thread, named, shortened

NOTICE = re.compile(r"decisions/notices/([-\w]+)/(\d+)")


def hanging_from(references: Sequence[str], viewer: Viewer) -> Thread:
    """The notices on each reference; as many queries for one reference of a kind as for many."""
    return (
        on_meetings(named(MEETING, references), viewer)
        | on_decisions(named(DECISION, references), viewer)
        | on_notices(named(NOTICE, references), viewer)
    )


def on_meetings(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    knots: Thread = defaultdict(list)
    for link in by_names(queries.announced_at_meetings, viewer, names.values()):
        for thing in (link.meeting, link.item):
            if thing and thing.reference in names:
                knots[thing.reference].append(knot_of(link.notice))
    return knots


def on_decisions(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    found = queries.notices_named_by(viewer, names.values())
    return {reference: [knot_of(row)] for reference, row in found.items() if reference in names}


def of_rows(rows: Sequence[Decision], viewer: Viewer) -> Thread:
    """The same for decisions that a page has read."""
    return {row.reference: [knot_of(notice)] for row in rows if (notice := queries.notice_of(viewer, row))}


def on_notices(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """The notice itself, and what it announces, or that nothing is joined to it."""
    if not names:
        return {}
    found = set(names.values())
    joined: Thread = defaultdict(list)
    for link in by_names(queries.links_of_notices, viewer, found):
        joined[link.notice.reference].append(knot_of_link(link))
    gap = [Knot("Agenda item", "No agenda names it yet")]
    rows = (row for row in by_names(queries.notices_named, viewer, found) if row.reference in names)
    return {row.reference: [knot_of(row, is_here=True), *(joined[row.reference] or gap)] for row in rows}


def knot_of(row: Notice, *, is_here: bool = False) -> Knot:
    on = day_in_words(day_of(row.published_at), weekday=False) if row.published_at else "draft"
    return Knot("Notice", shortened(row.title), row.reference, on, is_here)


def knot_of_link(link: NoticeLink) -> Knot:
    if link.item:
        return Knot("Agenda item", shortened(link.item.title), link.item.reference, day_in_words(link.item.meeting.held_on, weekday=False))
    if link.meeting:
        return Knot("Meeting", str(link.meeting.body), link.meeting.reference, day_in_words(link.meeting.held_on, weekday=False))
    if link.report:
        return Knot("Report", shortened(link.report.title), link.report.reference)
    assert link.decision
    return Knot("Decision", shortened(link.decision.title), link.decision.reference)
