"""The work of scrutiny on the golden thread: what is planned for a meeting, what it recommended, what a decision answers."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from moothall.access.naming import Rows, by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.queries import recommended, scrutiny
from moothall.decisions.thread import DECISION, MEETING, Thread, exactly, knot_of_item, named, shortened

MATTER = re.compile(r"decisions/matters/([-\w]+)/(\d+)")
NOTICE = re.compile(r"decisions/notices/([-\w]+)/(\d+)")
RECOMMENDATION = re.compile(r"decisions/scrutiny/recommendations/([-\w]+)/(\d+)")


def hanging_from(references: Sequence[str], viewer: Viewer) -> Thread:
    """The knots of scrutiny on each reference; as many questions for one reference of a kind as for many."""
    return (
        on_meetings(named(MEETING, references), viewer)
        | on_decisions(named(DECISION, references), viewer)
        | about(named(MATTER, references), "matter", scrutiny.about_matters, viewer)
        | on_notices(named(NOTICE, references), viewer)
        | on_recommendations(named(RECOMMENDATION, references), viewer)
    )


def on_meetings(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """What the programme plans for it, what it recommended, and of which recommendations it has the news."""
    knots: Thread = defaultdict(list)
    planned = by_names(scrutiny.entries_at, viewer, names.values())
    items = scrutiny.on_agendas(viewer, planned) if planned else {}
    for entry in planned:
        standing_at = items[entry.pk].item.reference if entry.pk in items else entry.meeting.reference  # type: ignore[union-attr]
        knots[standing_at].append(knot_of_entry(entry))
    for row in by_names(recommended.of_meetings, viewer, names.values()):
        knots[row.resolution_part.resolution.item.reference].append(knot_of(row))  # type: ignore[union-attr]
    for heard in by_names(recommended.heard_at, viewer, names.values()):
        knots[heard.item.reference].append(knot_of(heard.recommendation, note="the news comes here"))
    return {reference: knots[reference] for reference in names}


def knot_of(row: Any, *, note: str = "", is_here: bool = False) -> Knot:
    return Knot("Recommended by scrutiny", capitalised(shortened(row.words)), row.reference, note or f"to {row.addressee}", is_here)


def on_decisions(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """Which recommendations it answers, and which topics are about it."""
    knots: Thread = defaultdict(list)
    for row in by_names(recommended.answered_by, viewer, names.values()):
        knots[row.decision.reference].append(knot_of(row.recommendation, note="answered by this decision"))
    for reference, some in about(names, "decision", scrutiny.about_decisions, viewer).items():
        knots[reference] += some
    return {reference: knots[reference] for reference in names}


def on_notices(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """Which topics are about what it announces, and to which scrutiny meeting it comes first."""
    knots = about(names, "notice", scrutiny.about_notices, viewer)
    for entry in by_names(scrutiny.entries_about, viewer, names.values()):
        if entry.notice and entry.notice.reference in knots:
            knots[entry.notice.reference].append(knot_of_entry(entry))
    return knots


def knot_of_entry(entry: Any) -> Knot:
    on = day_in_words(entry.meeting.held_on, weekday=False) if entry.meeting else "no meeting yet"
    return Knot("Work programme of scrutiny", shortened(entry.title), entry.reference, f"{entry.purpose}, {on}")


def about(names: dict[str, tuple[str, int]], kind: str, links: Rows, viewer: Viewer) -> Thread:
    """The topics of scrutiny that are about it."""
    knots: Thread = defaultdict(list)
    for link in by_names(links, viewer, names.values()):
        knots[getattr(link, kind).reference].append(Knot("Topic of scrutiny", shortened(link.topic.title), link.topic.reference))
    return {reference: knots[reference] for reference in names}


def on_recommendations(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """From where it was made to what became of it, with a gap for what is not here."""
    if not names:
        return {}
    rows = exactly(by_names(recommended.named, viewer, names.values()), names)
    decided: Thread = defaultdict(list)
    for one in recommended.answers_of(viewer, rows):
        decided[one.recommendation.reference].append(Knot("Decision", shortened(one.decision.title), one.decision.reference, "answers it"))
    heard: Thread = defaultdict(list)
    for back in recommended.heard_of(viewer, rows):
        on = day_in_words(back.item.meeting.held_on, weekday=False)
        heard[back.recommendation.reference].append(Knot("News to scrutiny", shortened(back.item.title), back.item.reference, on))
    return {row.reference: whole(row, decided[row.reference], heard[row.reference]) for row in rows}


def whole(row: Any, decided: list[Knot], heard: list[Knot]) -> list[Knot]:
    above = knot_of_item(row.resolution_part.resolution.item) if row.resolution_part else topic_knot(row.topic)
    given = Knot("Response", capitalised(row.verdict), f"{row.reference}#response", answered_on(row))
    answered = decided or [given if row.answered_on else Knot("Response", "There is no response yet")]
    return [above, knot_of(row, is_here=True), *answered, *(heard or [Knot("News to scrutiny", "Nothing has come back to scrutiny yet")])]


def topic_knot(topic: Any) -> Knot:
    return Knot("Topic of scrutiny", shortened(topic.title), topic.reference) if topic else Knot("Topic of scrutiny", "It is not here")


def answered_on(row: Any) -> str:
    return day_in_words(row.answered_on, weekday=False) if row.answered_on else ""
