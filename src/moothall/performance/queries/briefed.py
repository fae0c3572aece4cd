"""What of measures belongs to a portfolio, for its briefing: as many questions for one measure as for many."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import Viewer
from moothall.decisions.rules import day_of, start_of
from moothall.performance.models import Definition, Measure, Return
from moothall.performance.queries import action_plans as plans, listed, measures, returns_owed, targets, verdicts, waiting
from moothall.performance.queries.action_plans import Of, PlanStanding
from moothall.performance.queries.listed import Doing
from moothall.performance.queries.returns import definitions_of
from moothall.performance.queries.returns_owed import Late
from moothall.performance.queries.targets import Standing
from moothall.performance.rules.verdicts.whole import Verdict


@put_once
def of_portfolio(viewer: Viewer, portfolio: int, day: date) -> QuerySet[Measure]:
    """The measures of a portfolio that have not ended."""
    running = Q(ended_on=None) | Q(ended_on__gte=day)
    return measures.measures(viewer).filter(running, portfolio=portfolio)


def meant(viewer: Viewer, some: Sequence[Measure]) -> dict[int, list[Definition]]:
    return definitions_of(viewer, [one.pk for one in some])


def doing(viewer: Viewer, some: Sequence[Measure], moment: datetime, meant: Mapping[int, list[Definition]]) -> dict[int, Doing]:
    """How each of these measures does, as a list says it: that reads no more than its last figures. Who is late is told beside them."""
    carried = measures.carryings(viewer, [one.pk for one in some])
    return listed.doing(viewer, some, targets.of_list(viewer, some, carried, moment), moment, {}, meant) if some else {}


def judged(viewer: Viewer, some: Sequence[Measure], moment: datetime) -> dict[int, Verdict]:
    """The whole verdict on each of these measures, where there is one: each costs a control chart of all its figures."""
    return dict(verdicts.of_measures(viewer, some, moment)) if some else {}


def to_agree(viewer: Viewer, portfolio: int, moment: datetime) -> list[tuple[Standing, Definition]]:
    """The targets of a portfolio that Members have not agreed, the longest waiting first, each with how its figures are said."""
    found = waiting.standings_of(viewer, waiting.waiting(viewer, moment, portfolio=portfolio), moment)
    meant = measures.definitions_on(viewer, [one.row.measure_id for one in found], day_of(moment))
    return [(one, meant[one.row.measure_id]) for one in found]


def action_plans(viewer: Viewer, portfolio: int, since: date, moment: datetime) -> list[PlanStanding]:
    """The action plans that stand for the measures of a portfolio, and those that ended in vain since a day."""
    own = Of.PORTFOLIO, [portfolio]
    return [*plans.standing(viewer, moment, *own), *plans.missed(viewer, start_of(since), moment, *own)]


def came_in(viewer: Viewer, some: Sequence[Measure], since: date) -> dict[int, int]:
    """How many figures of each of these were signed off since a day."""
    return dict(signed_since(viewer, [one.pk for one in some], start_of(since))) if some else {}


@put_once
def signed_since(viewer: Viewer, measures: Collection[int], moment: datetime) -> QuerySet[Return, tuple[int, int]]:
    rows = Return.objects.visible_to(viewer).filter(measure__in=measures, signed_at__gte=moment).order_by()
    return rows.values_list("measure").annotate(number=Count("pk"))


def late(viewer: Viewer, some: Sequence[Measure], moment: datetime, meant: Mapping[int, list[Definition]]) -> list[Late]:
    return returns_owed.late(viewer, some, moment, meant) if some else []
