"""How the council is governed, and what it delegates, as it is written down."""

from django.db.models import F, QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Delegation, Governance


def governances(viewer: Viewer) -> QuerySet[Governance]:
    """Every form there was, the newest first."""
    return Governance.objects.order_by(F("since").desc(nulls_last=True), "-pk")


def delegations(viewer: Viewer) -> QuerySet[Delegation]:
    """Every line of the scheme, by whom it names."""
    return Delegation.objects.select_related("by__organisation").order_by("to", "pk")
