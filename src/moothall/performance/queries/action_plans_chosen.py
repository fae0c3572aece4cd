"""Which action plans are meant: of which measures, and of what time."""

from collections.abc import Collection
from datetime import date, datetime
from enum import Enum

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import Viewer
from moothall.decisions.queries import any_of
from moothall.performance.models import ActionPlan
from moothall.performance.rules.action_plans import Ended

RELATED = ("measure__organisation", "measure__department", "measure__portfolio", "measure__owner", "measure__deputy")


class Of(Enum):
    """By what measures are chosen; each says through which keys."""

    MEASURES = ("measure",)
    OWNERS = ("measure__owner", "measure__deputy")
    PORTFOLIO = ("measure__portfolio",)
    COUNCIL = ("measure__organisation",)

    def chosen(self, keys: Collection[int]) -> Q:
        return any_of(Q(**{f"{name}__in": keys}) for name in self.value)


def rows(viewer: Viewer) -> QuerySet[ActionPlan]:
    """Every action plan, those of a measure in their order."""
    return ActionPlan.objects.visible_to(viewer).select_related(*RELATED).order_by("measure", "turn")


def standing_at(moment: datetime) -> Q:
    """Those that were there at a moment, and not over."""
    return (Q(asked_at__lte=moment) | Q(answered_at__lte=moment)) & (Q(ended_at=None) | Q(ended_at__gt=moment))


@put_once
def that_stand(viewer: Viewer, moment: datetime, day: date, of: Of, keys: Collection[int]) -> QuerySet[ActionPlan]:
    running = Q(measure__ended_on=None) | Q(measure__ended_on__gte=day)
    return rows(viewer).filter(standing_at(moment) & running & of.chosen(keys))


@put_once
def that_ended(viewer: Viewer, since: datetime, moment: datetime, of: Of, keys: Collection[int]) -> QuerySet[ActionPlan]:
    return rows(viewer).filter(of.chosen(keys), ended_how__in=(Ended.CLOSED, Ended.RENEWED), ended_at__gt=since, ended_at__lte=moment)


@put_once
def of_one(viewer: Viewer, measure: int) -> QuerySet[ActionPlan]:
    return rows(viewer).filter(measure=measure)
