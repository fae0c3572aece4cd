"""What members were asked about a plan, what they answered, and whether that has effect."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import Viewer
from moothall.decisions.queries import effects
from moothall.decisions.queries.effects import Effect
from moothall.decisions.rules import day_of
from moothall.meetings.models import Item, Recommendation
from moothall.plans import rules
from moothall.plans.models import Plan, PutForward


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that members were asked about a plan, the answer that counts, if there is one, and those that they gave beside it."""

    row: PutForward
    effect: Effect | None
    others: tuple[Effect, ...] = ()

    @property
    def put(self) -> rules.Put:
        how = rules.Answered(self.effect.how) if self.effect else rules.Answered.NONE
        return rules.Put(
            asked=rules.Asked(self.row.asked),
            edition=self.row.edition,
            put_at=self.row.put_at,
            answered=how,
            since=self.effect.since if self.effect else None,
            entered_edition=self.row.entered_edition,
        )

    @property
    def answered(self) -> str:
        """How, in a word. Who agrees to note progress notes it."""
        if self.effect is None:
            return "Not answered yet"
        put = self.put
        if put.asked is rules.Asked.PROGRESS and put.answered is rules.Answered.AGREED:
            return rules.Answered.NOTED.capitalize()
        return self.effect.answer.get_how_display()

    @property
    def item(self) -> Item | None:
        return self.effect.answer.part.resolution.item if self.effect else None


def questions(viewer: Viewer, plans: Collection[int], moment: datetime) -> dict[int, list[Question]]:
    """What members were asked about each of these plans, the first question first; five questions of the tables for any number."""
    rows = put_forward(viewer, plans) if plans else []
    answers = effects.in_effect(viewer, [row.recommendation_id for row in rows], moment)
    found: dict[int, list[Question]] = {key: [] for key in plans}
    for row in rows:
        told = answers.get(row.recommendation_id, [])
        counts = counting(told, moment)
        found[row.plan_id].append(Question(row, counts, tuple(one for one in told if one is not counts)))
    return found


@put_once
def put_forward(viewer: Viewer, plans: Collection[int]) -> QuerySet[PutForward]:
    rows = (
        PutForward.objects.visible_to(viewer)
        .filter(plan__in=plans)
        .select_related("recommendation__report__organisation", "recommendation__report__body")
    )
    return rows.order_by("put_at", "pk")


def counting(answers: Collection[Effect], moment: datetime) -> Effect | None:
    """The answer that counts: the last that has effect; while none has, the last."""
    effective = [one for one in answers if one.has_effect_at(moment)]
    return ([None, *answers, *effective])[-1]


def approval_of(plan: Plan, asked: Collection[Question], moment: datetime) -> rules.Approval:
    """Where a plan stands at a moment, by these questions."""
    closed_on = day_of(plan.closed_at) if plan.closed_at and plan.closed_at <= moment else None
    said = {"edition": plan.edition, "is_published": plan.published_at is not None, "closed_on": closed_on}
    return rules.approval([one.put for one in asked], moment, **said)  # type: ignore[arg-type]


def approvals(viewer: Viewer, plans: Collection[Plan], moment: datetime) -> dict[int, rules.Approval]:
    """Where each of these plans stands at a moment."""
    asked = questions(viewer, [row.pk for row in plans], moment)
    return {row.pk: approval_of(row, asked[row.pk], moment) for row in plans}


def may_be_put(viewer: Viewer, plan: Plan) -> QuerySet[Recommendation]:
    """The recommendations of reports that this viewer works on or reads, and that ask nothing about this plan yet; the newest first."""
    taken = PutForward.objects.visible_to(viewer).filter(plan=plan).values("recommendation")
    rows = Recommendation.objects.visible_to(viewer).filter(report__organisation=plan.organisation_id, report__withdrawn_at=None)
    rows = rows.exclude(pk__in=taken).select_related("report__organisation", "report__body")
    return rows.order_by("-report__pk", "place")
