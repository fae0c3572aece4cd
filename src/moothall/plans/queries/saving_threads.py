"""What the golden thread asks of savings: lines by their references, and what hangs on objectives and decisions."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from moothall.access.naming import Names
from moothall.access.viewer import Viewer
from moothall.plans.models import SavingLine, SavingObjective, SavingPut


def called(names: Names, council: str, number: str) -> Q:
    return Q(**{f"{council}__slug__in": {slug for slug, _ in names}, f"{number}__in": {number for _, number in names}})


def lines_named(viewer: Viewer, names: Names) -> QuerySet[SavingLine]:
    rows = SavingLine.objects.visible_to(viewer).filter(called(names, "programme__organisation", "number"))
    return rows.select_related("programme__organisation").order_by("pk")


def put_by(viewer: Viewer, lines: Collection[int]) -> QuerySet[SavingPut]:
    related = ("recommendation__report__organisation", "decision__organisation")
    return SavingPut.objects.visible_to(viewer).filter(line__in=lines).select_related(*related).order_by("put_at", "pk")


def served_by(viewer: Viewer, lines: Collection[int]) -> QuerySet[SavingObjective]:
    rows = SavingObjective.objects.visible_to(viewer).filter(line__in=lines)
    return rows.select_related("objective__organisation").order_by("pk")


def on_objectives(viewer: Viewer, names: Names) -> QuerySet[SavingObjective]:
    rows = SavingObjective.objects.visible_to(viewer).filter(called(names, "objective__organisation", "objective__number"))
    return rows.select_related("objective__organisation", "line__programme__organisation").order_by("line__number", "pk")


def on_decisions(viewer: Viewer, names: Names) -> QuerySet[SavingPut]:
    rows = SavingPut.objects.visible_to(viewer).filter(called(names, "decision__organisation", "decision__number"))
    return rows.select_related("decision__organisation", "line__programme__organisation").order_by("line__number", "pk")
