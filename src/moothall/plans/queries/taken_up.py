"""Commitments and the actions that were taken up from them: which can be, and of which the report back is still owed."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, Q, QuerySet

from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.decisions import queries as decisions
from moothall.decisions.models import Commitment
from moothall.plans.models import Action, ActionTie, Plan
from moothall.plans.queries.objectives import OVER
from moothall.plans.rules import Said

MOST_TO_CHOOSE = 200
GOES_ON = Q(action__said=Said.STOPPED, action__ended_on=None)


def may_be_taken_up(viewer: Viewer, plan: Plan, day: date) -> QuerySet[Commitment]:
    """What is asked of the department of a plan, or of anybody for a plan of the whole council, and is no action yet: the nearest first."""
    taken = ActionTie.objects.visible_to(viewer).filter(commitment__isnull=False).values("commitment")
    rows = decisions.outstanding(viewer, day).filter(organisation=plan.organisation_id, confirmed_at__isnull=False).exclude(pk__in=taken)
    rows = rows.filter(owner__department=plan.department_id) if plan.department_id else rows
    return rows.order_by(F("due_on").asc(nulls_last=True), "-proposed_at", "-pk")


def is_for_everybody(commitment: Commitment) -> bool:
    return Commitment.objects.visible_to(PUBLIC).filter(pk=commitment.pk).exists()


def has_come_back(commitment: Commitment, day: date) -> bool:
    """Whether a commitment is over, or its report has come to a meeting."""
    return not decisions.outstanding(THE_CLOCK, day).filter(pk=commitment.pk).exists()


def action_of(commitment: Commitment) -> ActionTie | None:
    """The action that was taken up from a commitment, whoever may see it."""
    rows = ActionTie.objects.visible_to(THE_CLOCK).filter(commitment=commitment)
    return rows.select_related("action__organisation").order_by("pk").first()


def taken_up(viewer: Viewer, actions: QuerySet[Action]) -> list[int]:
    """Those of these actions that were taken up from a commitment: asked from the few that were, because an office may own thousands."""
    keys = list(ActionTie.objects.visible_to(viewer).filter(commitment__isnull=False).values_list("action", flat=True))
    return list(actions.filter(pk__in=keys).values_list("pk", flat=True)) if keys else []


def owing_back(viewer: Viewer, actions: Collection[int], day: date) -> list[ActionTie]:
    """Those of these actions that are over while what was asked has not come back to a meeting.

    What was carried over goes on, and is asked for at its own end. The nearest day first.
    """
    if not actions:
        return []
    asked = decisions.outstanding(viewer, day).values("pk")
    rows = ActionTie.objects.visible_to(viewer).filter(action__in=actions, action__said__in=OVER, commitment__in=asked).exclude(GOES_ON)
    related = ("action__organisation", "commitment__organisation", "commitment__asked_by")
    return list(rows.select_related(*related).order_by(F("commitment__due_on").asc(nulls_last=True), "pk"))
