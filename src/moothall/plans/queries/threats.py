"""Which risks threaten which objectives, as far as somebody may see both; and which are beyond what the council accepts."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import Viewer
from moothall.plans.models import ObjectiveRisk
from moothall.risks import queries as risks
from moothall.risks.queries.registers import Standing


def threats(viewer: Viewer, objectives: Collection[int], day: date) -> dict[int, list[Standing]]:
    """The risks to each of these objectives that are not closed, the worst first; as many questions for one as for many."""
    links: dict[int, list[int]] = defaultdict(list)
    for risk, objective in linked(viewer, objectives) if objectives else ():
        links[risk].append(objective)
    found: dict[int, list[Standing]] = defaultdict(list)
    for one in risks.risks(viewer, list(links), day):
        for objective in links[one.risk.pk] if not one.risk.closed_at else ():
            found[objective].append(one)
    return found


@put_once
def linked(viewer: Viewer, objectives: Collection[int]) -> QuerySet[ObjectiveRisk, tuple[int, int]]:
    return ObjectiveRisk.objects.visible_to(viewer).filter(objective__in=objectives).values_list("risk", "objective")
