"""Which measures are worked out from which: so that nothing goes round in a circle, and nothing that is closed can be worked out."""

from collections.abc import Collection

from django.db.models import QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.performance.models import FormulaUse, Measure


def links(organisation: int) -> list[tuple[int, int]]:
    """Which measure uses which, whoever may see it: so that no circle is closed through what somebody cannot see."""
    rows = FormulaUse.objects.visible_to(THE_CLOCK).filter(definition__measure__organisation=organisation)
    return list(rows.order_by().values_list("definition__measure", "uses").distinct())


def going_on(measure: Measure) -> list[Measure]:
    """The measures that are worked out from one by the definition that holds now or next, and have not ended, whoever may see them."""
    rows = FormulaUse.objects.visible_to(THE_CLOCK).filter(uses=measure, definition__until_on=None, definition__corrected_at=None)
    keys = rows.values("definition__measure")
    return list(Measure.objects.visible_to(THE_CLOCK).filter(pk__in=keys, ended_on=None).select_related("organisation").order_by("number"))


def worked_out_from(viewer: Viewer, measure: Measure) -> list[Measure]:
    """The measures that use one, by their definitions of any day."""
    return using(viewer, measure.pk)


@put_once
def using(viewer: Viewer, measure: int) -> QuerySet[Measure]:
    keys = FormulaUse.objects.visible_to(viewer).filter(uses=measure).values("definition__measure")
    return Measure.objects.visible_to(viewer).filter(pk__in=keys).select_related("organisation").order_by("number", "pk")


def used_by(viewer: Viewer, definitions: Collection[int]) -> list[Measure]:
    """The measures that these definitions use."""
    keys = FormulaUse.objects.visible_to(viewer).filter(definition__in=definitions).values("uses")
    return list(Measure.objects.visible_to(viewer).filter(pk__in=keys).select_related("organisation").order_by("number"))
