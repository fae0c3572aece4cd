"""What the golden thread asks of quarterly reports: rows by their references, and which report tells of what."""

from collections.abc import Collection

from django.db.models import QuerySet

from moothall.access.naming import Names
from moothall.access.viewer import Viewer
from moothall.decisions.models import Commitment, Decision, TakenAt
from moothall.decisions.queries import effects
from moothall.meetings.models import Answer
from moothall.performance.models import QuarterlyLine, QuarterlyPut, QuarterlyReport
from moothall.performance.queries.reports_before import commitments, puts
from moothall.performance.queries.threads import called

RELATED = ("report__organisation", "report__department", "report__portfolio", "report__plan")


def reports_named(viewer: Viewer, names: Names) -> QuerySet[QuarterlyReport]:
    rows = QuarterlyReport.objects.visible_to(viewer).filter(called(names))
    return rows.select_related("organisation", "department", "portfolio", "plan").order_by("pk")


def of_measures(viewer: Viewer, names: Names) -> QuerySet[QuarterlyLine]:
    """The reports that tell of measures of these names, the last one last."""
    rows = QuarterlyLine.objects.visible_to(viewer).filter(called(names, "measure__"), report__issued_at__isnull=False)
    return rows.select_related("measure__organisation", *RELATED).order_by("report__last_on", "report__issued_at", "pk")


def of_papers(viewer: Viewer, names: Names) -> QuerySet[QuarterlyPut]:
    """The quarterly reports about which papers of these names ask Members."""
    rows = QuarterlyPut.objects.visible_to(viewer).filter(called(names, "recommendation__report__"))
    return rows.select_related("recommendation__report__organisation", *RELATED).order_by("pk")


def of_decisions(viewer: Viewer, names: Names) -> list[tuple[str, QuarterlyReport]]:
    """The quarterly reports about which Members were asked at the items at which these decisions were taken."""
    taken = list(
        TakenAt.objects.visible_to(viewer).filter(called(names, "decision__"), item__isnull=False).select_related("decision__organisation")
    )
    answers = (
        Answer.objects.visible_to(viewer)
        .filter(part__resolution__item__in={row.item_id for row in taken})
        .select_related("part__resolution")
    )
    items = {row.recommendation_id: row.part.resolution.item_id for row in answers}
    puts = of_recommendations(viewer, items)
    return [(row.decision.reference, put.report) for put in puts for row in taken if row.item_id == items[put.recommendation_id]]


def what_came(viewer: Viewer, reports: Collection[int]) -> list[tuple[QuarterlyPut, Answer | None, Decision | None, list[Commitment]]]:
    """What Members were asked about each of these reports, with the last answer, the decision that holds it, and what is owed by it."""
    rows = puts(viewer, reports)
    last = {one.recommendation_id: one for one in effects.answers_to(viewer, [row.recommendation_id for row in rows])}
    taken, owed = effects.registered(viewer, list(last.values())), commitments(viewer, [one.part_id for one in last.values()])
    found = []
    for row in rows:
        answer = last.get(row.recommendation_id)
        decision = taken.get(answer.part.resolution.item_id) if answer else None
        found.append((row, answer, decision, owed.get(answer.part_id, []) if answer else []))
    return found


def of_recommendations(viewer: Viewer, keys: Collection[int]) -> list[QuarterlyPut]:
    rows = QuarterlyPut.objects.visible_to(viewer).filter(recommendation__in=keys).select_related(*RELATED)
    return list(rows.order_by("pk")) if keys else []
