"""Saving lines with every sum that hangs on them: what the rules add up, in as many questions for one line as for hundreds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from moothall.access.hanging import Hung, hang, values
from moothall.access.viewer import Viewer
from moothall.decisions.models import Decision
from moothall.decisions.queries.effects import Effect, in_effect
from moothall.decisions.rules.effects import effect_begins
from moothall.meetings.models import Answer
from moothall.plans.models import SavingDelivered, SavingLine, SavingProfile, SavingPut, SavingShare, SavingsProgramme, StreamPartner
from moothall.plans.queries.approvals import counting
from moothall.plans.rules import savings as rules


def partners(viewer: Viewer, streams: Collection[int]) -> QuerySet[StreamPartner]:
    rows = StreamPartner.objects.visible_to(viewer).filter(stream__in=streams).select_related("organisation", "stream")
    return rows.order_by("-organisation__is_home", "organisation__name", "pk")


def shares(viewer: Viewer) -> QuerySet[SavingShare]:
    return SavingShare.objects.visible_to(viewer).select_related("department", "portfolio").order_by("pk")


def profiles(viewer: Viewer) -> QuerySet[SavingProfile]:
    return SavingProfile.objects.visible_to(viewer).order_by("year", "turn")


def held(viewer: Viewer) -> QuerySet[SavingProfile]:
    """Those that hold now."""
    return profiles(viewer).filter(ended_at=None)


def delivered(viewer: Viewer) -> QuerySet[SavingDelivered]:
    return SavingDelivered.objects.visible_to(viewer).order_by("on", "number")


def puts(viewer: Viewer) -> QuerySet[SavingPut]:
    related = ("recommendation__report__organisation", "decision__organisation")
    return SavingPut.objects.visible_to(viewer).select_related(*related).order_by("put_at", "pk")


WITH_ALL = (
    Hung("with_shares", "line", shares),
    Hung("with_profiles", "line", profiles),
    Hung("with_delivered", "line", delivered),
    Hung("with_puts", "line", puts),
)
SHARES, HELD, DELIVERED, PUTS = (Hung("sums", "line", rows) for rows in (shares, held, delivered, puts))


@dataclass(frozen=True)
class Agreement:
    """What came of asking members: how they answered, if they did, and since when that has effect, or from when it will."""

    how: str = ""
    since: datetime | None = None
    decision: Decision | None = None
    is_agreed: bool = False
    is_amended: bool = False
    waits_for_figures: bool = False


class Asked(NamedTuple):
    """By what members are asked to agree a line, and for how much in each year, as plain values."""

    decision_id: int | None
    recommendation_id: int | None
    amounts: Mapping[str, int]
    amended_at: datetime | None


class Sums(NamedTuple):
    """All that hangs on these lines, as plain values by the key of the line."""

    shares: Mapping[int, Sequence[tuple[int, int | None, int]]]
    held: Mapping[int, Sequence[tuple[int, list[int]]]]
    delivered: Mapping[int, Sequence[tuple[date, Decimal]]]
    asked: Mapping[int, Sequence[Asked]]


def sums_of(viewer: Viewer, rows: Sequence[SavingLine]) -> Sums:
    asked = values(rows, viewer, PUTS, *Asked._fields)
    return Sums(
        values(rows, viewer, SHARES, "department_id", "portfolio_id", "parts"),
        values(rows, viewer, HELD, "year", "pennies"),
        values(rows, viewer, DELIVERED, "on", "amount"),
        {key: [Asked(*one) for one in found] for key, found in asked.items()},
    )


class Known:
    """Some lines with their sums. Of a programme's lines, which may be hundreds, only what is added up; of one line, every row."""

    def __init__(self, viewer: Viewer, rows: Iterable[SavingLine], moment: datetime, programme: SavingsProgramme | None = None) -> None:
        self.rows, self.moment = list(rows), moment
        if programme:
            for row in self.rows:
                row.programme = programme  # known already: hundreds of lines need not each bring it
        else:
            hang(self.rows, viewer, WITH_ALL)
        self.sums = sums_of(viewer, self.rows)
        every = [one for found in self.sums.asked.values() for one in found]
        self.effects: dict[int, list[Effect]] = in_effect(viewer, {one.recommendation_id for one in every if one.recommendation_id}, moment)
        self.decisions = decisions_of(viewer, {one.decision_id for one in every if one.decision_id})
        self.begun = {key: effect_begins(moment, one.facts()) for key, one in self.decisions.items()}
        streams = sorted({row.stream_id for row in self.rows if row.stream_id})
        self.partners = list(partners(viewer, streams)) if streams else []
        self.facts = {row.pk: self.facts_of(row) for row in self.rows}

    def facts_of(self, row: SavingLine) -> rules.Line:
        parts = [one.parts for one in self.partners if row.stream_id == one.stream_id and one.organisation_id == row.organisation_id]
        own = [rules.Share(*one) for one in self.sums.shares.get(row.pk, ())]
        return rules.Line(
            key=row.pk,
            workstream=row.workstream_id,
            shares=tuple(own) or (rules.Share(row.department_id, row.portfolio_id),),
            ours=parts[0] if parts else rules.WHOLE,
            planned={year: rules.in_pennies(pennies) for year, pennies in self.sums.held.get(row.pk, ())},
            delivered=tuple(rules.Delivered(*one) for one in self.sums.delivered.get(row.pk, ())),
            agreed=self.agreed(row),
            is_at_risk=row.judged == row.Judged.AT_RISK,
            is_achievable=row.judged != row.Judged.NOT_ACHIEVABLE,
        )

    def agreed(self, row: SavingLine) -> dict[int, Decimal]:
        """What members agreed in each year, by an answer that has effect: the last that they gave."""
        kept = [put for put in self.sums.asked.get(row.pk, ()) if self.agreement(put).is_agreed]
        return {int(year): pennies * rules.PENNY for year, pennies in kept[-1].amounts.items()} if kept else {}

    def agreement(self, put: Asked | SavingPut) -> Agreement:
        """What has come of it by now."""
        if put.decision_id:
            since = self.begun[put.decision_id]
            return Agreement("Agreed", since, self.decisions[put.decision_id], is_agreed=since is not None and since <= self.moment)
        effect = counting(self.effects.get(put.recommendation_id or 0, []), self.moment)
        if effect is None:
            return Agreement()
        is_amended = effect.how == Answer.How.AMENDED
        waits = is_amended and put.amended_at is None
        label = effect.answer.get_how_display()
        return Agreement(label, effect.since, effect.decision, effect.has_effect_at(self.moment) and not waits, is_amended, waits)

    def amended(self, row: SavingLine) -> list[SavingPut]:
        """Of one line: by what members were asked to agree it, where they agreed it as amended; the last that was put last."""
        return [put for put in row.with_puts if self.agreement(put).is_amended]  # type: ignore[attr-defined]


def decisions_of(viewer: Viewer, keys: Collection[int]) -> dict[int, Decision]:
    """The decisions that agree lines, each read once: a budget agrees dozens."""
    rows = Decision.objects.visible_to(viewer).filter(pk__in=keys).select_related("organisation") if keys else ()
    return {row.pk: row for row in rows}
