"""What the golden thread asks of the register: rows with the few columns that a knot shows, for they hang on every page."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from moothall.access.hanging import Hung
from moothall.access.naming import Names
from moothall.access.viewer import Viewer
from moothall.decisions.models import Commitment, Decision, ReportedBack, TakenAt
from moothall.decisions.queries.commitment_states import answers, any_of
from moothall.meetings.models import Item

MEETING = ("number", "held_on", "organisation__slug", "body__name")
ITEM = ("position", "title", "meeting__number", "meeting__held_on", "meeting__organisation__slug")
DECISION = (
    *("number", "title", "maker_kind", "maker_words", "meeting_words", "decided_on"),
    *("is_subject_to_call_in", "is_urgent", "call_in_closes_at", "effective_from", "called_in_at", "call_in_invalid_at"),
    *("published_at", "is_published_elsewhere", "referred_at", "confirmed_at", "changed_at", "call_in_lapses_at"),
    *("withdrawn_at", "superseded_at"),
    *("organisation__slug", "body__name", "person__honorific", "person__name"),
)
COMMITMENT = (
    *("number", "who", "what", "organisation__slug", "asked_by__name", "asked_on"),
    *("decision_part__decision", "resolution_part__resolution", "undertaking__entry"),
)
ITEMS = ("resolution_part__resolution__item", "undertaking__entry__item", "item")  # where it was asked or undertaken


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
    return taken(viewer).filter(decision__in=decisions)


def taken(viewer: Viewer) -> QuerySet[TakenAt]:
    rows = TakenAt.objects.visible_to(viewer).select_related("meeting__organisation", "meeting__body", "item__meeting__organisation")
    return rows.only("decision", *under("meeting", MEETING), *under("item", ITEM)).order_by("pk")


TAKEN = Hung("was_taken", "decision", taken, alone=True)


def commitments_of_meetings(viewer: Viewer, names: Names) -> QuerySet[Commitment]:
    """What the resolutions of these meetings ask of whom."""
    return asked(viewer, any_of(of_these(f"{path}__meeting__", names) for path in ITEMS))


def answered_at_meetings(viewer: Viewer, names: Names) -> QuerySet[ReportedBack]:
    """What comes back to the items of these meetings."""
    related = ("commitment__organisation", "item__meeting__organisation")
    rows = answers(viewer).filter(of_these("item__meeting__", names)).select_related(*related)
    commitment, item = ("number", "who", "what", "organisation__slug"), ("position", "meeting__number", "meeting__organisation__slug")
    return rows.only(*under("commitment", commitment), *under("item", item)).order_by("commitment__number")


def commitments_of_decisions(viewer: Viewer, decisions: Collection[Decision], items: Collection[Item]) -> QuerySet[Commitment]:
    """What the words of these decisions ask, or those of the items on which they were taken."""
    wanted = Q(decision_part__decision__in=decisions)
    if items:
        wanted |= any_of(Q(**{f"{path}__in": items}) for path in ITEMS)
    return asked(viewer, wanted)


def asked(viewer: Viewer, wanted: Q) -> QuerySet[Commitment]:
    related = ("organisation", "decision_part", "asked_by", *(f"{path}__meeting__organisation" for path in ITEMS))
    item = ("position", "meeting__number", "meeting__organisation__slug")
    rows = Commitment.objects.visible_to(viewer).filter(wanted).select_related(*related)
    return rows.only(*COMMITMENT, *(name for path in ITEMS for name in under(path, item))).order_by("number")


def of_these(path: str, names: Names) -> Q:
    """Those of these councils and numbers; a few more may come along, where two councils count alike."""
    slugs, numbers = {slug for slug, _ in names}, {number for _, number in names}
    return Q(**{f"{path}organisation__slug__in": slugs, f"{path}number__in": numbers})


def under(path: str, names: Iterable[str]) -> list[str]:
    return [f"{path}__{name}" for name in names]
