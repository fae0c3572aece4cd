"""Where the limits of control charts begin anew: as measures were defined anew, and as somebody said with the reason."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.performance.models import Measure
from moothall.performance.models.new_starts import NewStart


def of_measure(viewer: Viewer, measure: Measure) -> list[NewStart]:
    """Every new start that was recorded, those undone too, the latest period first."""
    return recorded(viewer, measure.pk)


@put_once
def recorded(viewer: Viewer, measure: int) -> QuerySet[NewStart]:
    return NewStart.objects.visible_to(viewer).filter(measure=measure).order_by("-from_on", "-turn")


def new_start(viewer: Viewer, measure: Measure, turn: int) -> NewStart | None:
    return NewStart.objects.visible_to(viewer).filter(measure=measure, turn=turn).select_related("measure__organisation").first()


def standing(viewer: Viewer, moment: datetime) -> QuerySet[NewStart]:
    """Those that stood at a moment: what was recorded or undone later changes nothing of what was judged then."""
    undone = Q(undone_at=None) | Q(undone_at__gt=moment)
    return NewStart.objects.visible_to(viewer).filter(undone, begun_at__lte=moment).order_by("from_on", "turn")


def days_of(viewer: Viewer, measure: Measure, moment: datetime) -> set[date]:
    """The days from which limits of a measure begin anew at a moment, as somebody said."""
    return set(standing(viewer, moment).filter(measure=measure).values_list("from_on", flat=True))


def of_measures(viewer: Viewer, measures: Collection[int], moment: datetime) -> dict[int, list[NewStart]]:
    found: dict[int, list[NewStart]] = {}
    for row in standing_for(viewer, measures, moment) if measures else ():
        found.setdefault(row.measure_id, []).append(row)
    return found


@put_once
def standing_for(viewer: Viewer, measures: Collection[int], moment: datetime) -> QuerySet[NewStart]:
    return standing(viewer, moment).filter(measure__in=measures)


def last_turn(measure: Measure) -> int:
    """How many new starts a measure has had."""
    last = NewStart.objects.visible_to(THE_CLOCK).filter(measure=measure).order_by("-turn").values_list("turn", flat=True).first()
    return last or 0
