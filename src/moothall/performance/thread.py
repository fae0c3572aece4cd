"""What of measures hangs on a reference: on objectives and actions, on whatever agrees their targets; and the way up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from moothall.access.naming import by_names
from moothall.access.threads import Knot
from moothall.access.viewer import Viewer
from moothall.performance import queries
from moothall.performance.models import ActionPlan, Measure

NAMED = r"([\w-]+)/(\d{1,9})"
MEASURE = re.compile(rf"performance/measures/{NAMED}")
OBJECTIVE = re.compile(rf"plans/objectives/{NAMED}")
ACTION = re.compile(rf"plans/actions/{NAMED}")
DECISION = re.compile(rf"decisions/{NAMED}")
REPORT = re.compile(r"meetings/([\w-]+)/reports/(\d{1,9})")
Names = dict[str, tuple[str, int]]
Thread = dict[str, list[Knot]]
NO_OBJECTIVE = Knot("Objective", "It tells of none of the objectives that are set out")
NO_MEASURE = Knot("Measure", "No measure tells of it")
MOST = 4  # measures on the thread of one thing; its own page, and the list, show all


def hanging_from(references: Sequence[str], viewer: Viewer) -> Thread:
    """The knots of this room on each reference; as many queries for one reference as for many of its kind."""
    found: Thread = {}
    for kind, answer in KINDS:
        if names := named(kind, references):
            found |= answer(names, viewer)
    return found


def named(kind: re.Pattern[str], references: Iterable[str]) -> Names:
    found = {reference: kind.fullmatch(reference) for reference in references}
    return {reference: (match[1], int(match[2])) for reference, match in found.items() if match}


def on_measures(names: Names, viewer: Viewer) -> Thread:
    """Upwards: the plan and the objective of which it tells; and the last report that asks about its targets."""
    rows = [row for row in by_names(queries.threads.measures_named, viewer, names.values()) if row.reference in names]
    keys = [row.pk for row in rows]
    above: dict[int, list[Knot]] = defaultdict(list)
    for one in queries.threads.objectives(viewer, keys):
        above[one.measure_id].append(Knot("Objective", one.objective.title, one.objective.reference, one.objective.plan.title))
    asked: dict[int, Knot] = {}
    for put in queries.threads.puts(viewer, keys):
        asked[put.target.measure_id] = put_knot(put)
    return {
        row.reference: [*(above[row.pk] or [NO_OBJECTIVE]), measure_knot(row, is_here=True), *([asked[row.pk]] if row.pk in asked else [])]
        for row in rows
    }


def put_knot(put: object) -> Knot:
    """The decision, or the report, by which Members are asked about a target."""
    decision, recommendation = put.decision, put.recommendation  # type: ignore[attr-defined]
    if decision:
        return Knot("Decision", decision.title, decision.reference)
    report = recommendation.report
    return Knot("Report", report.title, report.reference, f"to {report.body}")


def on_objectives(names: Names, viewer: Viewer) -> Thread:
    """On an objective: the measures that tell of it."""
    found: Thread = {reference: [] for reference in names}
    keys: dict[str, int] = {}
    told = [one for one in by_names(queries.threads.of_objectives, viewer, names.values()) if one.objective.reference in found]
    promised = queries.threads.promised(viewer, [one.measure_id for one in told]) if told else {}
    for one in told:
        found[one.objective.reference].append(measure_knot(one.measure, promised.get(one.measure_id)))
        keys[one.objective.reference] = one.objective_id
    for tie in by_names(queries.threads.bettered_for, viewer, names.values()):
        reference, knot = tie.action.objective.reference, measure_knot(tie.plan.measure, tie.plan)
        if reference in found and knot.reference not in {one.reference for one in found[reference]}:
            found[reference].append(knot)
    some = {reference: few(knots, f"?objective={keys.get(reference, '')}", MOST - 1) for reference, knots in found.items()}
    return {reference: [together(reference), *knots] if knots else [NO_MEASURE] for reference, knots in some.items()}


def together(reference: str) -> Knot:
    """What the measures of an objective come to."""
    return Knot("Measures", "How its measures add up", reference.replace("plans/", "performance/", 1))


def on_actions(names: Names, viewer: Viewer) -> Thread:
    """On an action: the measures that it is to better, as long as the action plan that says so stands."""
    found: dict[str, list[Knot]] = defaultdict(list)
    for tie in by_names(queries.threads.bettered_by, viewer, names.values()):
        found[tie.action.reference].append(measure_knot(tie.plan.measure, tie.plan))
    return {reference: few(knots) for reference, knots in found.items() if reference in names}


def on_decisions(names: Names, viewer: Viewer) -> Thread:
    """On a decision: the measures whose targets it agrees."""
    return of_puts(names, [(put.decision.reference, put) for put in by_names(queries.threads.of_decisions, viewer, names.values())])


def on_reports(names: Names, viewer: Viewer) -> Thread:
    """On a report: the measures about whose targets it asks."""
    found = by_names(queries.threads.of_reports, viewer, names.values())
    return of_puts(names, [(put.recommendation.report.reference, put) for put in found])


def of_puts(names: Names, puts: Iterable[tuple[str, object]]) -> Thread:
    found: dict[str, dict[str, Knot]] = defaultdict(dict)
    for reference, put in puts:
        measure = put.target.measure  # type: ignore[attr-defined]
        found[reference][measure.reference] = measure_knot(measure)
    return {reference: few(list(knots.values())) for reference, knots in found.items() if reference in names}


def few(knots: Sequence[Knot], question: str = "", most: int = MOST) -> list[Knot]:
    """The first of many; the last leads to the list of all."""
    if len(knots) <= most:
        return list(knots)
    return [*knots[: most - 1], Knot("Measures", f"And {len(knots) - most + 1} more", f"performance/measures/{question}")]


def measure_knot(row: Measure, plan: ActionPlan | None = None, *, is_here: bool = False) -> Knot:
    """A measure; and by when its action plan is to have bettered it."""
    until = f", action plan until {plan.until.in_words()}" if plan and plan.until else ""
    return Knot("Measure", row.title, row.reference, f"M{row.number}{until}", is_here)


KINDS = ((MEASURE, on_measures), (OBJECTIVE, on_objectives), (ACTION, on_actions), (DECISION, on_decisions), (REPORT, on_reports))
