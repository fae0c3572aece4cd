"""What the golden thread asks of measures: rows by their references, and what hangs on objectives and decisions."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.naming import Names
from moothall.access.viewer import Viewer
from moothall.performance.models import ActionPlan, ActionPlanAction, Measure, MeasureObjective, TargetPut
from moothall.plans.models import Objective


def called(names: Names, to: str = "") -> Q:
    """Rows of these councils and numbers; of another pair of one and the other too, which whoever asks leaves out."""
    return Q(**{f"{to}organisation__slug__in": {slug for slug, _ in names}, f"{to}number__in": {number for _, number in names}})


def measures_named(viewer: Viewer, names: Names) -> QuerySet[Measure]:
    return Measure.objects.visible_to(viewer).filter(called(names)).select_related("organisation").order_by("pk")


def of_objectives(viewer: Viewer, names: Names) -> QuerySet[MeasureObjective]:
    """The measures that tell of objectives of these names."""
    rows = MeasureObjective.objects.visible_to(viewer).filter(called(names, "objective__"))
    return rows.select_related("measure__organisation", "objective__organisation").order_by("measure__title", "pk")


@put_once
def objectives(viewer: Viewer, measures: Collection[int]) -> QuerySet[MeasureObjective]:
    rows = MeasureObjective.objects.visible_to(viewer).filter(measure__in=measures)
    return rows.select_related("objective__organisation", "objective__plan__organisation").order_by("pk")


def promised(viewer: Viewer, measures: Collection[int]) -> dict[int, ActionPlan]:
    """The action plan that stands for each of these measures, once it has been written."""
    rows = ActionPlan.objects.visible_to(viewer).filter(measure__in=measures, ended_at=None, answered_at__isnull=False)
    return {row.measure_id: row for row in rows}


def ties(viewer: Viewer) -> QuerySet[ActionPlanAction]:
    """That an action is to better a measure, where the action plan that says so stands."""
    rows = ActionPlanAction.objects.visible_to(viewer).filter(plan__ended_at=None)
    return rows.select_related("plan__measure__organisation", "action__organisation").order_by("plan__measure__title", "pk")


def bettered_by(viewer: Viewer, names: Names) -> QuerySet[ActionPlanAction]:
    """The measures that actions of these names are to better."""
    return ties(viewer).filter(called(names, "action__"))


def bettered_for(viewer: Viewer, names: Names) -> QuerySet[ActionPlanAction]:
    """The measures that actions of objectives of these names are to better; the objective is seen by whoever asks."""
    objectives = Objective.objects.visible_to(viewer).filter(called(names))
    return ties(viewer).filter(action__objective__in=objectives).select_related("action__objective__organisation")


@put_once
def puts(viewer: Viewer, measures: Collection[int]) -> QuerySet[TargetPut]:
    """By what Members were asked about targets of these measures, the last asked last."""
    rows = TargetPut.objects.visible_to(viewer).filter(target__measure__in=measures)
    related = ("target", "recommendation__report__organisation", "recommendation__report__body", "decision__organisation")
    return rows.select_related(*related).order_by("put_at", "pk")


def of_decisions(viewer: Viewer, names: Names) -> QuerySet[TargetPut]:
    """The targets that decisions of these names agree by saying so."""
    rows = TargetPut.objects.visible_to(viewer).filter(called(names, "decision__"))
    return rows.select_related("target__measure__organisation", "decision__organisation").order_by("pk")


def of_reports(viewer: Viewer, names: Names) -> QuerySet[TargetPut]:
    """The targets about which reports of these names ask."""
    rows = TargetPut.objects.visible_to(viewer).filter(called(names, "recommendation__report__"))
    return rows.select_related("target__measure__organisation", "recommendation__report__organisation").order_by("pk")
