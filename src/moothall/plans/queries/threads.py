"""What the golden thread asks of plans: rows by their references, and what hangs on decisions and commitments."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from moothall.access.naming import Names, Rows
from moothall.access.viewer import Viewer
from moothall.decisions.models import Decision, TakenAt
from moothall.meetings.models import Answer, OnAgenda
from moothall.plans.models import Action, ActionTie, Contribution, Objective, ObjectiveRisk, ObjectiveTie, Plan, PlanPlace, PutForward
from moothall.plans.rules import Asked


def called(names: Names, to: str = "") -> Q:
    """Rows of these councils and numbers; of another pair of one and the other too, which whoever asks leaves out."""
    return Q(**{f"{to}organisation__slug__in": {slug for slug, _ in names}, f"{to}number__in": {number for _, number in names}})


def plans_named(viewer: Viewer, names: Names) -> QuerySet[Plan]:
    return Plan.objects.visible_to(viewer).filter(called(names)).select_related("organisation").order_by("pk")


def objectives_named(viewer: Viewer, names: Names) -> QuerySet[Objective]:
    rows = Objective.objects.visible_to(viewer).filter(called(names)).select_related("organisation", "plan__organisation")
    return rows.order_by("pk")


def actions_named(viewer: Viewer, names: Names) -> QuerySet[Action]:
    rows = Action.objects.visible_to(viewer).filter(called(names))
    return rows.select_related("organisation", "plan__organisation", "objective__organisation").order_by("pk")


def above_plans(viewer: Viewer, plans: Collection[Plan]) -> QuerySet[PlanPlace]:
    return PlanPlace.objects.visible_to(viewer).filter(plan__in=plans).select_related("above__organisation").order_by("pk")


def above_objectives(viewer: Viewer, objectives: Collection[int]) -> QuerySet[Contribution]:
    rows = Contribution.objects.visible_to(viewer).filter(objective__in=objectives).select_related("to__organisation")
    return rows.order_by("pk")


def objective_ties(viewer: Viewer, chosen: Q) -> QuerySet[ObjectiveTie]:
    related = ("objective__organisation", "decision__organisation", "commitment__organisation")
    return ObjectiveTie.objects.visible_to(viewer).filter(chosen).select_related(*related).order_by("pk")


def action_ties(viewer: Viewer, chosen: Q) -> QuerySet[ActionTie]:
    related = ("action__organisation", "decision__organisation", "commitment__organisation")
    return ActionTie.objects.visible_to(viewer).filter(chosen).select_related(*related).order_by("pk")


def objective_risks(viewer: Viewer, chosen: Q) -> QuerySet[ObjectiveRisk]:
    """Which risks threaten which objectives."""
    rows = ObjectiveRisk.objects.visible_to(viewer).filter(chosen).select_related("objective__organisation", "risk__organisation")
    return rows.order_by("pk")


def threatened(viewer: Viewer, names: Names) -> QuerySet[ObjectiveRisk]:
    """The objectives that risks of these names threaten."""
    return objective_risks(viewer, called(names, "risk__"))


def ties_to(kind: str) -> tuple[Rows, Rows]:
    """The objectives and the actions that are tied to decisions, or to commitments, of these names."""
    return (
        lambda viewer, names: objective_ties(viewer, called(names, f"{kind}__")),
        lambda viewer, names: action_ties(viewer, called(names, f"{kind}__")),
    )


TIES = {kind: ties_to(kind) for kind in ("decision", "commitment")}  # made once, so that each is put into SQL once


def put_forward(viewer: Viewer, plans: Collection[int]) -> QuerySet[PutForward]:
    """The reports that ask members to approve these plans, the last asked last."""
    rows = PutForward.objects.visible_to(viewer).filter(plan__in=plans, asked=Asked.APPROVE)
    return rows.select_related("recommendation__report__organisation", "recommendation__report__body").order_by("put_at", "pk")


def asked_at_meetings(viewer: Viewer, names: Names) -> QuerySet[PutForward]:
    """What the reports on the agendas of these meetings ask about plans."""
    agendas = OnAgenda.objects.visible_to(viewer).filter(called(names, "item__meeting__"))
    rows = PutForward.objects.visible_to(viewer).filter(recommendation__report__in=agendas.values("report"))
    return rows.select_related("plan__organisation", "recommendation").order_by("put_at", "pk")


def agendas_of(viewer: Viewer, reports: Collection[int]) -> QuerySet[OnAgenda]:
    """The items with which these reports go."""
    rows = OnAgenda.objects.visible_to(viewer).filter(report__in=reports)
    return rows.select_related("item__meeting__organisation").order_by("pk")


def answered_by_decisions(viewer: Viewer, names: Names) -> QuerySet[PutForward]:
    """What was asked about plans, and answered at the items at which these decisions were taken."""
    taken = TakenAt.objects.visible_to(viewer).filter(called(names, "decision__"), item__isnull=False)
    answers = Answer.objects.visible_to(viewer).filter(part__resolution__item__in=taken.values("item"))
    rows = PutForward.objects.visible_to(viewer).filter(recommendation__in=answers.values("recommendation"))
    return rows.select_related("plan__organisation").order_by("put_at", "pk")


def decisions_on(viewer: Viewer, recommendations: Collection[int]) -> list[tuple[Decision, Answer]]:
    """The decisions that hold the answers to these recommendations, each with the answer."""
    given = Answer.objects.visible_to(viewer).filter(recommendation__in=recommendations)
    answers = list(given.select_related("part__resolution").order_by("recommendation__report", "recommendation__place"))
    items = {row.part.resolution.item_id for row in answers}
    taken = TakenAt.objects.visible_to(viewer).filter(item__in=items).select_related("decision__organisation")
    return [(row.decision, answer) for row in taken for answer in answers if answer.part.resolution.item_id == row.item_id]
