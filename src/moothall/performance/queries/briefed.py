"""What of measures belongs to a portfolio, for its briefing: as many questions for one measure as for many."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q

from moothall.access.viewer import Viewer
from moothall.decisions.rules import day_of, start_of
from moothall.performance.models import Definition, Measure, Return
from moothall.performance.queries import measures, returns_owed, verdicts, waiting
from moothall.performance.queries.returns_owed import Late
from moothall.performance.queries.targets import Standing
from moothall.performance.rules.verdicts.whole import Verdict


def of_portfolio(viewer: Viewer, portfolio: int, day: date) -> list[Measure]:
    """The measures of a portfolio that have not ended."""
    running = Q(ended_on=None) | Q(ended_on__gte=day)
    return list(measures.measures(viewer).filter(running, portfolio=portfolio))


def judged(viewer: Viewer, some: Sequence[Measure], moment: datetime) -> list[tuple[Measure, Verdict]]:
    """These measures with the verdict on each, where there is one."""
    found = verdicts.of_measures(viewer, some, moment) if some else {}
    return [(one, found[one.pk]) for one in some if one.pk in found]


def to_agree(viewer: Viewer, portfolio: int, moment: datetime) -> list[tuple[Standing, Definition]]:
    """The targets of a portfolio that Members have not agreed, the longest waiting first, each with how its figures are said."""
    found = waiting.standings_of(viewer, waiting.waiting(viewer, moment, Q(measure__portfolio=portfolio)), moment)
    meant = measures.definitions_on(viewer, [one.row.measure_id for one in found], day_of(moment))
    return [(one, meant[one.row.measure_id]) for one in found]


def came_in(viewer: Viewer, some: Sequence[Measure], since: date) -> dict[int, int]:
    """How many figures of each of these were signed off since a day."""
    rows = Return.objects.visible_to(viewer).filter(measure__in=some, signed_at__gte=start_of(since))
    found: dict[int, int] = {}
    for key in rows.order_by().values_list("measure", flat=True) if some else ():
        found[key] = found.get(key, 0) + 1
    return found


def late(viewer: Viewer, some: Sequence[Measure], moment: datetime) -> list[Late]:
    return returns_owed.late(viewer, some, moment) if some else []
