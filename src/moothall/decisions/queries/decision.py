"""One decision, and what hangs on it."""

from collections.abc import Collection

from django.db.models import QuerySet

from moothall.access.hanging import Hung, hang
from moothall.access.naming import Names, by_names
from moothall.access.viewer import Viewer
from moothall.decisions.models import ConditionMet, Decision, DecisionPart, Document, Particulars, Passage, Remark, Supersession, TakenAt
from moothall.decisions.queries.call_in import every_request
from moothall.decisions.queries.commitments import commitments
from moothall.decisions.queries.register import register
from moothall.decisions.queries.threads import TAKEN, of_these, taken_at_any
from moothall.meetings.models import Item, Paper


def decision(viewer: Viewer, slug: str, number: int) -> Decision | None:
    return next((row for row in by_names(decisions_called, viewer, {(slug, number)}) if row.number == number), None)


def decisions_called(viewer: Viewer, names: Names) -> QuerySet[Decision]:
    return register(viewer).select_related("call_in_rule", "body__organisation").filter(of_these("", names))


def with_contents(viewer: Viewer, decision: Decision) -> Decision:
    """The decision with all that its page tells of it, in questions that are SQL already."""
    hang([decision], viewer, CONTENTS)
    return decision


def passages(viewer: Viewer, decision: Decision) -> QuerySet[Passage]:
    return Passage.objects.visible_to(viewer).filter(decision=decision).order_by("position", "pk")


def parts(viewer: Viewer, decision: Decision) -> QuerySet[DecisionPart]:
    return DecisionPart.objects.visible_to(viewer).filter(decision=decision).order_by("number")


def documents(viewer: Viewer, decision: Decision) -> QuerySet[Document]:
    return Document.objects.visible_to(viewer).filter(decision=decision).select_related("file").order_by("position", "pk")


def remarks(viewer: Viewer, decision: Decision) -> QuerySet[Remark]:
    return Remark.objects.visible_to(viewer).filter(decision=decision).order_by("pk")


def taken_at(viewer: Viewer, decision: Decision) -> TakenAt | None:
    return taken_at_any(viewer, [decision]).first()


def reports_of(viewer: Viewer, items: Collection[Item]) -> QuerySet[Paper]:
    """The reports on which these items were decided, where they may be read."""
    papers = Paper.objects.visible_to(viewer).filter(item__in=items, kind=Paper.Kind.REPORT)
    return papers.select_related("item__meeting__organisation").order_by("item", "position", "pk")


def superseding(viewer: Viewer) -> QuerySet[Supersession]:
    """What took the place of which."""
    shown = (f"{one}__{name}" for one in ("earlier", "later") for name in ("number", "title", "organisation__slug"))
    rows = Supersession.objects.visible_to(viewer)
    return rows.select_related("earlier__organisation", "later__organisation").only(*shown).order_by("pk")


OF_PARTS = (
    Hung("has_commitments", "decision_part", lambda viewer: commitments(viewer).order_by("number")),
    Hung("how_met", "part", lambda viewer: ConditionMet.objects.visible_to(viewer).order_by("pk"), alone=True),
)
CONTENTS = (
    Hung("has_passages", "decision", lambda viewer: Passage.objects.visible_to(viewer).order_by("position", "pk")),
    Hung("has_parts", "decision", lambda viewer: DecisionPart.objects.visible_to(viewer).order_by("number"), below=OF_PARTS),
    Hung("has_documents", "decision", lambda viewer: Document.objects.visible_to(viewer).select_related("file").order_by("position", "pk")),
    Hung("has_remarks", "decision", lambda viewer: Remark.objects.visible_to(viewer).order_by("pk")),
    Hung("has_particulars", "decision", lambda viewer: Particulars.objects.visible_to(viewer).select_related("power"), alone=True),
    Hung("has_requests", "decision", every_request),
    Hung("gave_way_to", "earlier", superseding),
    Hung("took_the_place_of", "later", superseding),
    TAKEN,
)
