"""What of savings hangs on a reference: those that serve an objective, those that a decision agrees, and the way up from a line."""

import re
from collections import defaultdict
from collections.abc import Sequence

from moothall.access.naming import by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.plans.models import SavingLine, SavingPut
from moothall.plans.queries import saving_threads as queries
from moothall.plans.thread import NAMED, Names, Thread, named, objective_knot

LINE, OBJECTIVE, DECISION = (re.compile(rf"{place}/{NAMED}") for place in ("plans/savings/lines", "plans/objectives", "decisions"))
# Nothing is said of what the reader may not read: it may be there.
NOT_ASKED = Knot("Decision", "Nothing that can be read here agrees it")
NO_OBJECTIVE = Knot("Objective", "No objective that can be read here is named")


def hanging_from(references: Sequence[str], viewer: Viewer) -> Thread:
    """The knots of savings on each reference; as many queries for one reference as for many of its kind."""
    found: Thread = defaultdict(list)
    if names := named(LINE, references):
        found |= on_lines(names, viewer)
    if names := named(OBJECTIVE, references):
        for one in by_names(queries.on_objectives, viewer, names.values()):
            found[one.objective.reference].append(saving_knot(one.line))
    if names := named(DECISION, references):
        for put in by_names(queries.on_decisions, viewer, names.values()):
            found[put.decision.reference].append(saving_knot(put.line))
    return {reference: found[reference] for reference in references if reference in found}


def on_lines(names: Names, viewer: Viewer) -> Thread:
    """Upwards: by what members are asked to agree it; and the objective that it serves."""
    rows = [row for row in by_names(queries.lines_named, viewer, names.values()) if row.reference in names]
    asked: dict[int, list[Knot]] = defaultdict(list)
    for put in queries.put_by(viewer, [row.pk for row in rows]):
        asked[put.line_id].append(asked_knot(put))
    serves = {one.line_id: objective_knot(one.objective) for one in queries.served_by(viewer, [row.pk for row in rows])}
    return {
        row.reference: [*(asked[row.pk] or [NOT_ASKED]), saving_knot(row, is_here=True), serves.get(row.pk, NO_OBJECTIVE)] for row in rows
    }


def asked_knot(put: SavingPut) -> Knot:
    if put.decision:
        return Knot("Decision", put.decision.title, put.decision.reference)
    assert put.recommendation
    return Knot("Report", put.recommendation.report.title, put.recommendation.report.reference)


def saving_knot(row: SavingLine, *, is_here: bool = False) -> Knot:
    return Knot("Saving", row.title, row.reference, "", is_here)
