"""The papers of decisions that one person took, and what of them is not for publication."""

from collections.abc import Collection

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.decisions.models import Decision, Document, Withheld


def document(viewer: Viewer, decision: Decision, position: int) -> Document | None:
    """A paper that is kept here, if this viewer may read it."""
    rows = Document.objects.visible_to(viewer).filter(decision=decision, position=position, file__isnull=False)
    return rows.select_related("decision__organisation", "file").first()


def papers(viewer: Viewer, decision: Decision) -> QuerySet[Document]:
    rows = Document.objects.visible_to(viewer).filter(decision=decision).select_related("decision__organisation", "file")
    return rows.order_by("position", "pk")


def withheld(viewer: Viewer, decision: Decision) -> QuerySet[Withheld]:
    """What of its papers is closed, and what was and has been opened since."""
    rows = Withheld.objects.visible_to(viewer).filter(decision=decision)
    return rows.select_related("decision__organisation").order_by("number")


def withheld_as(viewer: Viewer, decision: Decision, number: int) -> Withheld | None:
    return withheld(viewer, decision).filter(number=number).first()


def reports_on(viewer: Viewer, decisions: Collection[Decision]) -> QuerySet[Document]:
    """The reports on which these were decided, where they are kept here and may be read."""
    rows = Document.objects.visible_to(viewer).filter(decision__in=decisions, kind=Document.Kind.REPORT, file__isnull=False)
    return rows.select_related("decision__organisation").order_by("decision", "position")
