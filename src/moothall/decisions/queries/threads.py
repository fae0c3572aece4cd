"""What the golden thread asks of the register: rows with the few columns that a knot shows, for they hang on every page."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.decisions.models import Commitment, Decision, TakenAt
from moothall.meetings.models import Item

Names = Collection[tuple[str, int]]
MEETING = ("number", "held_on", "organisation__slug", "body__name")
ITEM = ("position", "title", "meeting__number", "meeting__held_on", "meeting__organisation__slug")
DECISION = (
    *("number", "title", "maker_kind", "maker_words", "meeting_words", "decided_on"),
    *("organisation__slug", "body__name", "person__honorific", "person__name"),
)
COMMITMENT = ("number", "who", "what", "organisation__slug", "decision_part__decision", "resolution_part__resolution")
ITEM_OF_PART = "resolution_part__resolution__item"


def decisions_named(viewer: Viewer, names: Names) -> QuerySet[Decision]:
    """The decisions of these councils and numbers."""
    rows = Decision.objects.visible_to(viewer).filter(of_these("", names)).select_related("organisation", "body", "person")
    return rows.only(*DECISION).order_by("pk")


def taken_at_meetings(viewer: Viewer, names: Names) -> QuerySet[TakenAt]:
    """The decisions taken at meetings of these councils and numbers."""
    related = ("meeting__organisation", "item__meeting__organisation", *(f"decision__{key}" for key in ("organisation", "body", "person")))
    rows = TakenAt.objects.visible_to(viewer).filter(of_these("meeting__", names)).select_related(*related)
    return rows.only(
        *under("meeting", MEETING[:3]),
        *under("item", ("position", "meeting__number", "meeting__organisation__slug")),
        *under("decision", DECISION),
    ).order_by("item__position", "decision__number")


def taken_at_any(viewer: Viewer, decisions: Collection[Decision]) -> QuerySet[TakenAt]:
    """At which meetings, and on which items, these were taken, where they are here."""
    rows = TakenAt.objects.visible_to(viewer).filter(decision__in=decisions)
    rows = rows.select_related("meeting__organisation", "meeting__body", "item__meeting__organisation")
    return rows.only("decision", *under("meeting", MEETING), *under("item", ITEM)).order_by("pk")


def commitments_of_meetings(viewer: Viewer, names: Names) -> QuerySet[Commitment]:
    """What the resolutions of these meetings ask of whom."""
    return asked(viewer, of_these(f"{ITEM_OF_PART}__meeting__", names))


def commitments_of_decisions(viewer: Viewer, decisions: Collection[Decision], items: Collection[Item]) -> QuerySet[Commitment]:
    """What the words of these decisions ask, or those of the items on which they were taken."""
    wanted = Q(decision_part__decision__in=decisions)
    if items:
        wanted |= Q(**{f"{ITEM_OF_PART}__in": items})
    return asked(viewer, wanted)


def asked(viewer: Viewer, wanted: Q) -> QuerySet[Commitment]:
    related = ("organisation", "decision_part", f"{ITEM_OF_PART}__meeting__organisation")
    item = under(ITEM_OF_PART, ("position", "meeting__number", "meeting__organisation__slug"))
    rows = Commitment.objects.visible_to(viewer).filter(wanted).select_related(*related)
    return rows.only(*COMMITMENT, *item).order_by("number")


def of_these(path: str, names: Names) -> Q:
    """Those of these councils and numbers; a few more may come along, where two councils count alike."""
    slugs, numbers = {slug for slug, _ in names}, {number for _, number in names}
    return Q(**{f"{path}organisation__slug__in": slugs, f"{path}number__in": numbers})


def under(path: str, names: Iterable[str]) -> list[str]:
    return [f"{path}__{name}" for name in names]
