"""What of quarterly reports hangs on a reference: from a measure to its last report, and on to what Members resolved and what is owed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from moothall.access.naming import by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.performance.models import QuarterlyReport
from moothall.performance.queries import reports_threads as queries

NAMED = r"([\w-]+)/(\d{1,9})"
MEASURE = re.compile(rf"performance/measures/{NAMED}")
REPORT = re.compile(rf"performance/reports/{NAMED}")
PAPER = re.compile(r"meetings/([\w-]+)/reports/(\d{1,9})")
DECISION = re.compile(rf"decisions/{NAMED}")
Names = dict[str, tuple[str, int]]
Thread = dict[str, list[Knot]]
NOT_ASKED = Knot("Report", "It has not been to a meeting")


def hanging_from(references: Sequence[str], viewer: Viewer) -> Thread:
    """The knots of quarterly reports on each reference; as many queries for one reference as for many of its kind."""
    found: Thread = {}
    for kind, answer in ((MEASURE, on_measures), (REPORT, on_reports), (PAPER, on_papers), (DECISION, on_decisions)):
        if names := named(kind, references):
            found |= answer(names, viewer)
    return found


def named(kind: re.Pattern[str], references: Iterable[str]) -> Names:
    found = {reference: kind.fullmatch(reference) for reference in references}
    return {reference: (match[1], int(match[2])) for reference, match in found.items() if match}


def on_measures(names: Names, viewer: Viewer) -> Thread:
    """On a measure: the last report that tells of it, and what came of that."""
    last = {row.measure.reference: row.report for row in by_names(queries.of_measures, viewer, names.values())}
    mine = {reference: row for reference, row in last.items() if reference in names}
    came = what_came(mine.values(), viewer)
    return {reference: [report_knot(row), *came[row.pk]] for reference, row in mine.items()}


def on_reports(names: Names, viewer: Viewer) -> Thread:
    """On a report: itself, and what Members resolved on it."""
    rows = [row for row in by_names(queries.reports_named, viewer, names.values()) if row.reference in names]
    came = what_came(rows, viewer)
    return {row.reference: [report_knot(row, is_here=True), *(came[row.pk] or [NOT_ASKED])] for row in rows}


def what_came(rows: Iterable[QuarterlyReport], viewer: Viewer) -> dict[int, list[Knot]]:
    """Of each report: the paper to a meeting, the decision or the item at which it was answered, and what is owed; each once."""
    keys = {row.pk for row in rows}
    knots: dict[int, list[Knot]] = {key: [] for key in keys}
    for put, answer, decision, owed in queries.what_came(viewer, keys):
        knots[put.report_id] += knots_of(put.recommendation.report, answer, decision, owed)
    return {key: once(found) for key, found in knots.items()}


def knots_of(paper: Any, answer: Any, decision: Any, owed: Iterable[Any]) -> Iterator[Knot]:
    yield Knot("Report", paper.title, paper.reference, f"to {paper.body}")
    if decision:
        yield Knot("Decision", decision.title, decision.reference)
    elif answer:
        item = answer.part.resolution.item
        yield Knot("Agenda item", item.title, item.reference, str(item.meeting.body))
    for one in owed:
        yield Knot("Commitment", str(one), one.reference)


def once(knots: Iterable[Knot]) -> list[Knot]:
    return list({knot.reference: knot for knot in knots}.values())


def on_papers(names: Names, viewer: Viewer) -> Thread:
    """On a report to a meeting: the quarterly report about which it asks."""
    found = by_names(queries.of_papers, viewer, names.values())
    return of_pairs(names, ((row.recommendation.report.reference, row.report) for row in found))


def on_decisions(names: Names, viewer: Viewer) -> Thread:
    """On a decision: the quarterly report about which it answers."""
    return of_pairs(names, queries.of_decisions(viewer, list(names.values())))


def of_pairs(names: Names, pairs: Iterable[tuple[str, QuarterlyReport]]) -> Thread:
    found: Thread = {}
    for reference, row in pairs:
        if reference in names:
            found[reference] = once([*found.get(reference, []), report_knot(row)])
    return found


def report_knot(row: QuarterlyReport, *, is_here: bool = False) -> Knot:
    knot = Knot("Quarterly report", str(row.of), row.reference, row.period.in_words())
    return replace(knot, is_here=True) if is_here else knot
