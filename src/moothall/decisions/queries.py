"""What may be asked about decisions and commitments."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.decisions import rules, standings
from moothall.decisions.models import (
    CallInRequest,
    CallInRule,
    Commitment,
    Decision,
    DecisionPart,
    Document,
    Passage,
    Remark,
    ReportedBack,
    Supersession,
    TakenAt,
)
from moothall.meetings.models import Item, Meeting


def register(viewer: Viewer) -> QuerySet[Decision]:
    """Newest first."""
    related = ("organisation", "body", "person", "portfolio", "department")
    return Decision.objects.visible_to(viewer).select_related(*related).order_by("-decided_on", "-pk")


def decision(viewer: Viewer, slug: str, number: int) -> Decision | None:
    return register(viewer).select_related("call_in_rule").filter(organisation__slug=slug, number=number).first()


def passages(viewer: Viewer, decision: Decision) -> QuerySet[Passage]:
    return Passage.objects.visible_to(viewer).filter(decision=decision).order_by("position", "pk")


def parts(viewer: Viewer, decision: Decision) -> QuerySet[DecisionPart]:
    return DecisionPart.objects.visible_to(viewer).filter(decision=decision).order_by("number")


def documents(viewer: Viewer, decision: Decision) -> QuerySet[Document]:
    return Document.objects.visible_to(viewer).filter(decision=decision).order_by("position", "pk")


def remarks(viewer: Viewer, decision: Decision) -> QuerySet[Remark]:
    return Remark.objects.visible_to(viewer).filter(decision=decision).order_by("pk")


def requests(viewer: Viewer, decision: Decision) -> QuerySet[CallInRequest]:
    """Who has asked for call-in, and why."""
    return CallInRequest.objects.visible_to(viewer).filter(decision=decision).select_related("member__organisation").order_by("asked_at", "pk")


def taken_at(viewer: Viewer, decision: Decision) -> TakenAt | None:
    """The meeting, and the item, at which it was taken, where they are here."""
    related = ("meeting__organisation", "meeting__body", "item__meeting__organisation")
    return TakenAt.objects.visible_to(viewer).filter(decision=decision).select_related(*related).first()


def superseded_by(viewer: Viewer, decision: Decision) -> Supersession | None:
    return Supersession.objects.visible_to(viewer).filter(earlier=decision).select_related("later__organisation").first()


def supersedes(viewer: Viewer, decision: Decision) -> Supersession | None:
    return Supersession.objects.visible_to(viewer).filter(later=decision).select_related("earlier__organisation").first()


def taken_at_meeting(viewer: Viewer, meeting: Meeting) -> QuerySet[TakenAt]:
    """The decisions taken at a meeting, by item."""
    rows = TakenAt.objects.visible_to(viewer).filter(meeting=meeting).select_related("decision__organisation", "item")
    return rows.order_by("item__position", "decision__number")


def awaiting_meeting(viewer: Viewer, body: int, held_on: date) -> QuerySet[Decision]:
    """Decisions that name a meeting of this body on this day, and are not joined to it yet."""
    named = Decision.objects.visible_to(viewer).filter(body=body, meeting_on=held_on)
    return named.exclude(pk__in=TakenAt.objects.visible_to(viewer).values("decision"))


def open_to_call_in(viewer: Viewer, moment: datetime) -> QuerySet[Decision]:
    """Those that can be called in at this moment; the first to close comes first."""
    return register(viewer).filter(standings.is_open(moment)).order_by("call_in_closes_at", "pk")


def call_in_rules(viewer: Viewer, organisation: int) -> QuerySet[CallInRule]:
    return CallInRule.objects.filter(organisation=organisation).order_by("-since", "-pk")


def call_in_rule(organisation: int, day: date) -> tuple[CallInRule | None, rules.CallInRule]:
    """The council's rule of a day, with its row; the usual rule, and no row, where none is recorded."""
    row = CallInRule.objects.filter(CallInRule.on(day), organisation=organisation).order_by("-since", "-pk").first()
    return row, row.as_rule() if row else rules.USUAL_RULE


def call_in_rule_of(decision: Decision) -> tuple[CallInRule | None, rules.CallInRule]:
    """The rule under which a decision was published."""
    row = decision.call_in_rule
    return row, row.as_rule() if row else rules.USUAL_RULE


def commitments(viewer: Viewer) -> QuerySet[Commitment]:
    """With where each comes from; those with the nearest day first, then those without one, newest first."""
    related = (
        "organisation",
        "owner__person",
        "resolution_part__resolution__item__meeting__organisation",
        "resolution_part__resolution__item__meeting__body",
        "decision_part__decision__organisation",
    )
    return Commitment.objects.visible_to(viewer).select_related(*related).order_by("due_on", "-proposed_at", "-pk")


def commitment(viewer: Viewer, slug: str, number: int) -> Commitment | None:
    return commitments(viewer).filter(organisation__slug=slug, number=number).first()


def reports_back(viewer: Viewer, commitments: Sequence[Commitment]) -> QuerySet[ReportedBack]:
    """What came back for these."""
    rows = ReportedBack.objects.visible_to(viewer).filter(commitment__in=commitments)
    return rows.select_related("item__meeting__organisation", "item__meeting__body").order_by("item__meeting__held_on", "pk")


def of_meeting(viewer: Viewer, meeting: Meeting) -> QuerySet[Commitment]:
    return commitments(viewer).filter(resolution_part__resolution__item__meeting=meeting).order_by("number")


def of_item(viewer: Viewer, item: Item) -> QuerySet[Commitment]:
    return commitments(viewer).filter(resolution_part__resolution__item=item).order_by("number")


def of_decision(viewer: Viewer, decision: Decision) -> QuerySet[Commitment]:
    return commitments(viewer).filter(decision_part__decision=decision).order_by("number")
