"""Whether what a report recommended was agreed, and since when that has effect: asked by the rooms whose plans and targets rest on it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone

from moothall.access.asking import put_once
from moothall.access.viewer import Viewer
from moothall.authority.models import Body
from moothall.decisions.models import Decision, DecisionPart, TakenAt
from moothall.decisions.rules.effects import agreed_since
from moothall.meetings.models import Answer, Meeting

EXECUTIVE = frozenset({Body.Kind.CABINET, Body.Kind.SINGLE_MEMBER})
AGREED = frozenset({Answer.How.AGREED, Answer.How.AMENDED})


@dataclass(frozen=True, slots=True)
class Effect:
    """How one part of a resolution answers a recommendation, and since when that has effect, or from when it will. Nothing is no effect."""

    recommendation: int
    how: str
    words: str
    answer: Answer
    since: datetime | None
    decision: Decision | None = None

    def has_effect_at(self, moment: datetime) -> bool:
        return self.how in AGREED and self.since is not None and self.since <= moment


def in_effect(viewer: Viewer, recommendations: Collection[int], moment: datetime) -> dict[int, list[Effect]]:
    """How each of these recommendations was answered, the last answer last; four questions for any number."""
    answers = answers_to(viewer, recommendations)
    by_item, parts = registered(viewer, answers), parts_of(viewer, answers)
    found: dict[int, list[Effect]] = {}
    for row in answers:
        decision = by_item.get(row.part.resolution.item_id)
        since = began(row, decision, parts.get(row.part_id), moment) if row.how in AGREED else None
        made = Effect(row.recommendation_id, row.how, row.part.text, row, since, decision)
        found.setdefault(row.recommendation_id, []).append(made)
    return found


def answers_to(viewer: Viewer, recommendations: Collection[int]) -> list[Answer]:
    return answers_in_order(viewer, list(recommendations)) if recommendations else []


@put_once
def answers_in_order(viewer: Viewer, recommendations: list[int]) -> QuerySet[Answer]:
    related = ("part__resolution__item__meeting__organisation", "part__resolution__item__meeting__body")
    rows = Answer.objects.visible_to(viewer).filter(recommendation__in=recommendations).select_related(*related)
    return rows.order_by("part__resolution__item__meeting__held_on", "pk")


def registered(viewer: Viewer, answers: Collection[Answer]) -> dict[int, Decision]:
    """The decision that the register made of each item."""
    items = {row.part.resolution.item_id for row in answers}
    return {row.item_id: row.decision for row in taken_on(viewer, items) if row.item_id} if items else {}


@put_once
def taken_on(viewer: Viewer, items: Collection[int]) -> QuerySet[TakenAt]:
    return TakenAt.objects.visible_to(viewer).filter(item__in=items).select_related("decision__organisation").order_by("pk")


def parts_of(viewer: Viewer, answers: Collection[Answer]) -> dict[int, DecisionPart]:
    """The part of a decision that was taken from each part of a resolution."""
    keys = {row.part_id for row in answers}
    return {row.from_part: row for row in taken_from(viewer, keys) if row.from_part} if keys else {}


@put_once
def taken_from(viewer: Viewer, parts: Collection[int]) -> QuerySet[DecisionPart]:
    return DecisionPart.objects.visible_to(viewer).filter(from_part__in=parts).order_by("pk")


def began(row: Answer, decision: Decision | None, part: DecisionPart | None, moment: datetime) -> datetime | None:
    meeting = row.part.resolution.item.meeting
    since = partial(agreed_since, moment, met_at=met_at(meeting), is_executive=meeting.body.kind in EXECUTIVE)
    return since(
        decision=decision.facts() if decision else None,
        waits=bool(part and part.has_condition),
        condition_met_at=part.condition_met_at if part else None,
    )


def met_at(meeting: Meeting) -> datetime:
    """When a meeting began; where its hour is not known, with its day."""
    return datetime.combine(meeting.held_on, meeting.starts_at or time(), get_current_timezone())
