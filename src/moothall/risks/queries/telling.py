"""Risks by the names in their addresses, as the thread asks for them."""

from django.db.models import QuerySet

from moothall.access.naming import Names
from moothall.access.viewer import Viewer
from moothall.risks.models import Risk


def risks_named(viewer: Viewer, names: Names) -> QuerySet[Risk]:
    """Rows of these councils and numbers; of another pair of one and the other too, which whoever asks leaves out."""
    called = {"organisation__slug__in": {slug for slug, _ in names}, "number__in": {number for _, number in names}}
    return Risk.objects.visible_to(viewer).filter(**called).select_related("organisation").order_by("pk")
