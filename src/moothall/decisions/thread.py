"""What of the register hangs on a reference: on an agenda item, a meeting, a decision, a commitment."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from moothall.access.naming import by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, counted, day_in_words
from moothall.decisions import queries
from moothall.decisions.attaching_permissions import ALONE
from moothall.decisions.models import Commitment, Decision, TakenAt
from moothall.decisions.queries import attaching, call_in, matters, recording
from moothall.decisions.rules import Maker
from moothall.decisions.words import clock_of, maker_of
from moothall.meetings.models import Item

MEETING = re.compile(r"meetings/([-\w]+)/(\d+)(?:/items/(\d+))?")
DECISION = re.compile(r"decisions/(?!commitments/)([-\w]+)/(\d+)")
COMMITMENT = re.compile(r"decisions/commitments/([-\w]+)/(\d+)")

MOST_COMMITMENTS = 2  # of one decision on the thread; the page lists them all
LONGEST_WORDS = 90

Thread = dict[str, list[Knot]]


def hanging_from(references: Sequence[str], viewer: Viewer) -> Thread:
    """The knots of this room on each reference, in the order of the thread; as many queries for one reference as for many."""
    return (
        on_meetings(named(MEETING, references), viewer)
        | on_decisions(named(DECISION, references), viewer)
        | on_commitments(named(COMMITMENT, references), viewer)
    )


def named(kind: re.Pattern[str], references: Iterable[str]) -> dict[str, tuple[str, int]]:
    """The references of one kind, each with the council and the number that it names."""
    found = {reference: kind.fullmatch(reference) for reference in references}
    return {reference: (match[1], int(match[2])) for reference, match in found.items() if match}


def on_meetings(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """What was decided at a meeting or on one of its items, and what that asks of whom."""
    if not names:
        return {}
    knots: Thread = defaultdict(list)
    decided = list(by_names(queries.taken_at_meetings, viewer, names.values()))
    for taken in decided:
        for reference in of_meeting_and_item(taken.meeting.reference, taken.item):
            knots[reference].append(clocked(taken.decision))
    gap = Knot("Decision", "No decision in the register names this item")
    for commitment in by_names(queries.commitments_of_meetings, viewer, names.values()):
        for reference in of_meeting_and_item("", commitment.asking_item):
            knots[reference] = [*(knots[reference] or [gap]), commitment_knot(commitment)]
    asked_by = {taken.decision.pk: taken.item.reference for taken in decided if taken.item}
    for commitment in queries.commitments_of_decisions(viewer, list(asked_by), ()) if asked_by else ():
        knots[asked_by[commitment.decision_part.decision_id]].append(commitment_knot(commitment))
    for answer in by_names(queries.answered_at_meetings, viewer, names.values()):
        came = replace(commitment_knot(answer.commitment), kind="Asked before", note="comes back here")
        knots[answer.item.reference] = [came, *knots[answer.item.reference]]
    for heard in by_names(queries.heard_at_meetings, viewer, names.values()):
        knots[heard.item.reference] = [called_in_knot(heard.call_in.decision), *knots[heard.item.reference]]
    for meeting, count in recording.left_to_record(viewer, [name for reference, name in names.items() if "/items/" not in reference]):
        knots[meeting].append(to_record_knot(meeting, count))
    return {reference: knots.get(reference) or ([gap] if "/items/" in reference else []) for reference in names}


def of_meeting_and_item(meeting: str, item: Item | None) -> list[str]:
    return [reference for reference in (meeting, item.reference if item else "") if reference]


def on_decisions(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """From the report to what the decision asks of whom, with a gap for what is not here."""
    rows = exactly(by_names(queries.decisions_named, viewer, names.values()), names)
    return dict(zip((row.reference for row in rows), whole_threads(rows, viewer), strict=True))


def of_rows(rows: Sequence[Decision], viewer: Viewer) -> Thread:
    """The same for decisions that a page has read."""
    return {row.reference: knots for row, knots in zip(rows, whole_threads(list(rows), viewer), strict=True)}


def on_commitments(names: dict[str, tuple[str, int]], viewer: Viewer) -> Thread:
    """Upwards: the decision or the item whose words made it; and what came back for it."""
    rows: list[Commitment] = exactly(by_names(queries.named_by, viewer, names.values()), names)
    behind = queries.decisions_behind(viewer, rows) if rows else {}
    back = gathered(queries.reports_back(viewer, rows) if rows else (), lambda row: row.commitment_id)
    decision_of = {row.pk: row.decision_part.decision if row.decision_part else behind.get(row.pk) for row in rows}
    return {row.reference: up_from(row, decision_of[row.pk], [one.item for one in back[row.pk]]) for row in rows}


def whole_threads(rows: list[Any], viewer: Viewer) -> list[list[Knot]]:
    """The thread through each of these decisions."""
    if not rows:
        return []
    matters.with_thread(viewer, rows)
    items = [row.was_taken.item for row in rows if row.was_taken and row.was_taken.item]
    reports = gathered(queries.reports_of(viewer, items) if items else (), lambda paper: paper.item_id)
    asked = gathered(queries.commitments_of_decisions(viewer, rows, items), where_asked)
    alone = [row for row in rows if row.was_taken is None and row.maker_kind in ALONE]
    own = gathered(attaching.reports_on(viewer, alone) if alone else (), lambda paper: paper.decision_id)
    called = [row for row in rows if row.called_in_at]
    heard = gathered(call_in.hearings_of(viewer, called) if called else (), lambda one: one.call_in.decision_id)
    threads = []
    for row in rows:
        place = row.was_taken
        item = place.item_id if place else None
        above = [*report_knots(place, reports[item]), *map(report_knot, own[row.pk]), item_knot(row, place)]
        after = call_in_knots(row, heard[row.pk])
        below = commitment_knots(row, asked["decision", row.pk] or asked["item", item])
        whole = [Knot("The whole matter", shortened(link.matter.title), link.matter.reference) for link in row.of_matters]
        threads.append([*above, decision_knot(row, is_here=True), *after, *below, *whole])
    return threads


def where_asked(row: Commitment) -> tuple[str, int]:
    """The decision, or the item of a meeting, whose words ask it."""
    if row.decision_part:
        return "decision", row.decision_part.decision_id
    return "item", row.asking_item.pk if row.asking_item else 0


def up_from(row: Commitment, decision: Decision | None, answers: list[Item]) -> list[Knot]:
    above = [knot_of_item(row.asking_item)] if row.asking_item else []
    if not above and not decision:
        above = [Knot("Agenda item", f"The item at which {row.asked_by} asked for it is not here")]
    gap = Knot("Decision", why_no_decision(row))
    here = Knot("Commitment", capitalised(shortened(row.what)), row.reference, is_here=True)
    came = [Knot("Reported back", str(item.title), item.reference, day_in_words(item.meeting.held_on, weekday=False)) for item in answers]
    below = came or [Knot("Reported back", "Nothing has come back to a meeting yet")]
    return [*above, decision_knot(decision) if decision else gap, here, *below]


def why_no_decision(row: Commitment) -> str:
    if row.undertaking:
        return "None: it was said at the meeting"
    return "No decision in the register names this item" if row.resolution_part else "None: a clerk wrote it down"


def exactly(rows: Iterable, names: dict[str, tuple[str, int]]) -> list:
    """Only those that were named: a number may have been asked for of another council."""
    return [row for row in rows if row.reference in names]


def gathered(rows: Iterable, key: Callable) -> defaultdict:
    by_key = defaultdict(list)
    for row in rows:
        by_key[key(row)].append(row)
    return by_key


def report_knots(place: TakenAt | None, papers: list) -> list[Knot]:
    if place is None or place.item is None:
        return []
    if not papers:
        return [Knot("Report", "No report on this item can be read here")]
    more = f"and {counted(len(papers) - 1, 'other report')}" if len(papers) > 1 else ""
    return [Knot("Report", shortened(papers[0].title), papers[0].reference, more)]


def report_knot(paper: Any) -> Knot:
    """A report that one person decided on, and no meeting."""
    return Knot("Report", shortened(paper.title), paper.reference)


def item_knot(row: Decision, place: TakenAt | None) -> Knot:
    """The item, or the meeting, at which it was taken; else what is said of one, and that it is not here."""
    if place and place.item:
        return knot_of_item(place.item)
    if place:
        return Knot("Meeting", str(place.meeting.body), place.meeting.reference, day_in_words(place.meeting.held_on, weekday=False))
    if row.meeting_words:
        return Knot("Agenda item", "The meeting it names is not here")
    alone = row.maker_kind == Maker.OFFICER
    return Knot("Agenda item", "None: an officer decided, not a meeting" if alone else "No meeting is named")


def knot_of_item(item: Item) -> Knot:
    return Knot("Agenda item", shortened(item.title), item.reference, day_in_words(item.meeting.held_on, weekday=False))


def called_in_knot(row: Decision) -> Knot:
    """On the item at which a call-in is considered: the decision, and where its call-in stands."""
    return Knot("Called in", shortened(row.title), f"{row.reference}/call-in", "considered here")


def call_in_knots(row: Decision, heard: list[Any]) -> list[Knot]:
    """Through scrutiny and back: where a call-in that counts was considered, or that no meeting has it yet."""
    if heard:
        told = [(one.item, one.item.meeting) for one in heard]
        return [
            Knot("Called in", str(meeting.body), item.reference, day_in_words(meeting.held_on, weekday=False)) for item, meeting in told
        ]
    if row.called_in_at is None or row.facts().held_until:
        return []
    answered = row.referred_at or row.confirmed_at or row.changed_at
    return [Knot("Called in", "The meeting that considered it is not here" if answered else "It is on no published agenda yet")]


def to_record_knot(meeting: str, count: int) -> Knot:
    """On a meeting, for whoever records: what it resolved and the register does not name yet."""
    waits = f"{capitalised(counted(count, 'item'))} resolved something that is not recorded yet"
    return Knot("To record", "Record its decisions", meeting.replace("meetings/", "decisions/recording/meetings/", 1), waits)


def clocked(row: Decision) -> Knot:
    """On the item at which it was taken: the decision with its clock."""
    return replace(decision_knot(row), note=". ".join(word for word in (maker_of(row), clock_of(row)) if word))


def decision_knot(row: Decision, *, is_here: bool = False) -> Knot:
    return Knot("Decision", shortened(row.title), row.reference, maker_of(row), is_here)


def commitment_knot(row: Commitment) -> Knot:
    return Knot("Commitment", capitalised(shortened(f"{row.who}: {row.what}" if row.who else row.what)), row.reference)


def commitment_knots(row: Decision, rows: list[Commitment]) -> list[Knot]:
    if not rows:
        return [Knot("Commitment", "Its words ask nobody to report back")]
    more = len(rows) - MOST_COMMITMENTS
    others = [Knot("Commitment", f"and {counted(more, 'other')}", f"{row.reference}#commitments")] if more > 0 else []
    return [*map(commitment_knot, rows[:MOST_COMMITMENTS]), *others]


def shortened(words: str) -> str:
    """The beginning of a long text, up to the end of a word.

    >>> shortened("report back"), len(shortened("word " * 50)) <= LONGEST_WORDS
    ('report back', True)
    """
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rsplit(" ", 1)[0] + "…"
