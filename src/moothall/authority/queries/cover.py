"""Who acts for whom: what one person covers, and everybody of an organisation who covers somebody, now or soon."""

from datetime import date

from django.db.models import F, Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Deputy, Office, Organisation

RELATED = ("person__organisation", "office__person__organisation", "office__department", "office__organisation")


def covered_by(viewer: Viewer, day: date) -> QuerySet[Deputy]:
    """Those for whom the viewer acts on a day, while the office itself is held."""
    rows = Deputy.objects.filter(Deputy.on(day), held_on(day), person=viewer.person) if viewer.person else Deputy.objects.none()
    return rows.select_related(*RELATED).order_by("office__title", "pk")


def cover(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Deputy]:
    """Who acts for whom in an organisation on a day, or will: the first to begin first."""
    to_come = (Q(until__isnull=True) | Q(until__gte=day)) & (Q(office__until__isnull=True) | Q(office__until__gte=day))
    rows = Deputy.objects.filter(to_come, office__organisation=organisation).select_related(*RELATED)
    return rows.order_by(F("since").asc(nulls_first=True), "office__title", "pk")


def held_on(day: date) -> Q:
    """That the office for whose holder somebody acts is held on a day."""
    return Q(office__in=Office.objects.filter(Office.on(day)))
