"""What came of a report at meetings: what Members were asked and answered, what scrutiny said, how that was answered, what is owed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import Viewer
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.models import Commitment, RecommendationAnswer, ScrutinyRecommendation
from moothall.decisions.queries import effects
from moothall.decisions.queries.effects import Effect
from moothall.meetings.models import OnAgenda
from moothall.performance.models import QuarterlyPut, QuarterlyReport
from moothall.performance.rules.reports import Before

OF_A_PUT = ("recommendation__report__organisation", "recommendation__report__body", "report__organisation")
NOT_YET = "Not answered yet."


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that Members were asked about a report, the answer that counts, and the commitments that came of it."""

    row: QuarterlyPut
    effect: Effect | None
    commitments: tuple[Commitment, ...] = ()

    @property
    def answer(self) -> str:
        """How it was answered, in the words of the minutes."""
        if self.effect is None:
            return NOT_YET
        how = self.effect.answer.get_how_display()
        return f"{how}: {self.effect.words}" if self.effect.words else f"{how}."

    @property
    def where(self) -> str:
        if self.effect is None:
            return ""
        meeting = self.effect.answer.part.resolution.item.meeting
        return f"{meeting.body}, {day_in_words(meeting.held_on, weekday=False)}"

    @property
    def reference(self) -> str:
        """Where the answer is read: the decision, or the item at which it was given, or the report while there is none."""
        if self.effect is None:
            return str(self.row.recommendation.report.reference)
        return str(self.effect.decision.reference if self.effect.decision else self.effect.answer.part.resolution.item.reference)


def questions(viewer: Viewer, reports: Collection[int], moment: datetime) -> dict[int, list[Question]]:
    """What Members were asked about each of these reports, the first question first; as many questions of tables for one as for many."""
    rows = list(puts(viewer, reports))
    answers = effects.in_effect(viewer, [row.recommendation_id for row in rows], moment)
    counted = {row.pk: counting(answers.get(row.recommendation_id, []), moment) for row in rows}
    owed = commitments(viewer, [one.answer.part_id for one in counted.values() if one])
    found: dict[int, list[Question]] = {key: [] for key in reports}
    for row in rows:
        effect = counted[row.pk]
        found[row.report_id].append(Question(row, effect, tuple(owed.get(effect.answer.part_id, ())) if effect else ()))
    return found


def puts(viewer: Viewer, reports: Collection[int]) -> list[QuarterlyPut]:
    return put_about(viewer, reports) if reports else []


@put_once
def put_about(viewer: Viewer, reports: Collection[int]) -> QuerySet[QuarterlyPut]:
    rows = QuarterlyPut.objects.visible_to(viewer).filter(report__in=reports)
    return rows.select_related(*OF_A_PUT).order_by("put_at", "recommendation__place", "pk")


def counting(answers: Collection[Effect], moment: datetime) -> Effect | None:
    """The last answer that has effect; while none has, the last."""
    effective = [one for one in answers if one.has_effect_at(moment)]
    return ([None, *answers, *effective])[-1]


def commitments(viewer: Viewer, parts: Collection[int]) -> dict[int, list[Commitment]]:
    """What somebody owes by each of these parts of resolutions."""
    found: dict[int, list[Commitment]] = {}
    of = Q(resolution_part__in=parts) | Q(decision_part__from_part__in=parts)
    rows = Commitment.objects.visible_to(viewer).filter(of).select_related("organisation", "owner", "decision_part").order_by("pk")
    for row in rows if parts else ():
        part = row.resolution_part_id or (row.decision_part.from_part if row.decision_part else None)
        found.setdefault(part or 0, []).append(row)
    return found


def before(viewer: Viewer, row: QuarterlyReport, moment: datetime) -> tuple[str, list[Before]]:
    """The last report on the same thing: what Members resolved on it, what scrutiny recommended, and how that was answered."""
    last = last_one(viewer, row)
    if last is None:
        return "", []
    return str(last), [*resolved(viewer, last, moment), *scrutinised(viewer, last)]


def last_one(viewer: Viewer, row: QuarterlyReport) -> QuarterlyReport | None:
    """The last report that was issued on the same thing, for an earlier quarter."""
    same = {"scope": row.scope, "department": row.department_id, "portfolio": row.portfolio_id, "plan": row.plan_id}
    rows = QuarterlyReport.objects.visible_to(viewer).filter(organisation=row.organisation_id, **same)
    found = rows.filter(issued_at__isnull=False, last_on__lt=row.first_on).order_by("-last_on", "-number")
    return found.select_related("organisation", "department", "portfolio", "plan").first()


def resolved(viewer: Viewer, last: QuarterlyReport, moment: datetime) -> list[Before]:
    asked = questions(viewer, [last.pk], moment)[last.pk]
    return [Before(asked=one.row.recommendation.text, answer=one.answer, where=one.where, reference=one.reference) for one in asked]


def scrutinised(viewer: Viewer, last: QuarterlyReport) -> list[Before]:
    """What scrutiny recommended where the report was before it, each with the response to it."""
    papers = {row.recommendation.report_id for row in puts(viewer, [last.pk])}
    items = OnAgenda.objects.visible_to(viewer).filter(report__in=papers).values("item")
    rows = ScrutinyRecommendation.objects.visible_to(viewer).filter(resolution_part__resolution__item__in=items)
    found = list(rows.select_related("organisation", "body", "portfolio", "resolution_part").order_by("made_on", "number"))
    answers = last_answers(viewer, [one.pk for one in found])
    return [
        Before(asked=one.words, answer=response(answers.get(one.pk)), where=f"{one.body}, to {one.addressee}", reference=one.reference)
        for one in found
    ]


def last_answers(viewer: Viewer, keys: Collection[int]) -> dict[int, RecommendationAnswer]:
    """The last response to each of these."""
    rows = RecommendationAnswer.objects.visible_to(viewer).filter(recommendation__in=keys)
    last = dict(rows.order_by().values_list("recommendation").annotate(last=Max("turn"))) if keys else {}
    return {row.recommendation_id: row for row in rows.order_by("pk") if row.turn == last[row.recommendation_id]} if keys else {}


def response(row: RecommendationAnswer | None) -> str:
    if row is None:
        return NOT_YET
    return " ".join(one for one in (f"{capitalised(row.verdict)}: {row.reasons}", row.will_do) if one)
