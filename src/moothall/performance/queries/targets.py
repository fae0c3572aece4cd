"""Targets: where each stands, by what Members answered and by what the frameworks ask; and how many wait to be agreed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from django.db.models import Max, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.decisions import rules as of_decisions
from moothall.decisions.models import Decision
from moothall.decisions.queries import effects
from moothall.decisions.queries.effects import Effect
from moothall.decisions.rules import day_of
from moothall.decisions.rules.effects import effect_begins
from moothall.meetings.models import Answer, Recommendation
from moothall.performance import rules
from moothall.performance.models import Carrying, Measure, Target, TargetPut
from moothall.performance.queries.frameworks import customs
from moothall.performance.queries.measures import carryings
from moothall.plans.rules import Answered

OF_A_TARGET = ("measure__organisation", "measure__department", "measure__owner", "measure__deputy")
OF_A_PUT = ("recommendation__report__organisation", "recommendation__report__body", "decision__organisation")


@dataclass(frozen=True, slots=True)
class Asked:
    """That Members were asked about a target, and the answer that counts, if there is one."""

    row: TargetPut
    effect: Effect | None = None
    since: datetime | None = None
    answered: Answered = Answered.NONE

    @property
    def put(self) -> rules.TargetPut:
        return rules.TargetPut(put_at=self.row.put_at, answered=self.answered, since=self.since, is_amended=self.row.is_amended)

    @property
    def decision(self) -> Decision | None:
        return self.row.decision or (self.effect.decision if self.effect else None)


@dataclass(frozen=True, slots=True)
class Standing:
    """One target, where it stands, and for the sake of which frameworks Members should agree it."""

    row: Target
    facts: rules.TargetFacts
    judged: rules.Judged
    frameworks: tuple[rules.Carried, ...]
    asked: tuple[Asked, ...]
    is_followed: bool = False
    waits_since: date = date.max

    @property
    def waits(self) -> bool:
        """Whether Members have still to agree it; one in whose place another stands waits no more."""
        return self.judged.waits and not self.is_followed

    @property
    def why_members(self) -> str:
        return rules.why_members(self.frameworks)

    @property
    def amended(self) -> Asked | None:
        """The answer by which Members amended the figure, while theirs has not been entered."""
        found = [one for one in self.asked if one.put.answered is Answered.AMENDED and not one.row.is_amended]
        return found[-1] if found and not self.judged.counts and not self.is_followed else None


def targets(viewer: Viewer, measures: Collection[int], moment: datetime) -> dict[int, list[Standing]]:
    """The targets of each of these measures, the latest time first; as many questions for one measure as for many."""
    return by_measure(measures, standings(viewer, of_measures(viewer, measures) if measures else [], moment))


@put_once
def of_measures(viewer: Viewer, measures: Collection[int]) -> QuerySet[Target]:
    return in_full(Target.objects.visible_to(viewer).filter(measure__in=measures))


def of_list(
    viewer: Viewer, measures: Collection[Measure], carried: Mapping[int, list[Carrying]], moment: datetime
) -> dict[int, list[Standing]]:
    """The same for measures that a list has in hand with what carries them, so that neither is fetched again."""
    known = {row.pk: row for row in measures}
    rows = of_known(viewer, list(known)) if known else []
    for row in rows:
        row.measure = known[row.measure_id]
    return by_measure(known, standings(viewer, rows, moment, carried))


@put_once
def of_known(viewer: Viewer, measures: Collection[int]) -> QuerySet[Target]:
    return Target.objects.visible_to(viewer).filter(measure__in=measures).order_by("-from_on", "-turn", "pk")


def by_measure(measures: Iterable[int], found: Iterable[Standing]) -> dict[int, list[Standing]]:
    made: dict[int, list[Standing]] = {key: [] for key in measures}
    for one in found:
        made[one.row.measure_id].append(one)
    return made


def target(viewer: Viewer, measure: Measure, turn: int) -> Target | None:
    rows = Target.objects.visible_to(viewer).filter(measure=measure, turn=turn)
    return rows.select_related("measure__organisation", "measure__owner", "measure__deputy").first()


def standing_of(viewer: Viewer, key: int, moment: datetime) -> Standing | None:
    """Where one target stands, for whoever is written to about it."""
    return next(iter(standings(viewer, list(in_full(Target.objects.visible_to(viewer).filter(pk=key))), moment)), None)


def in_full(rows: QuerySet[Target]) -> QuerySet[Target]:
    return rows.select_related(*OF_A_TARGET).order_by("-from_on", "-turn", "pk")


def standings(
    viewer: Viewer, rows: Sequence[Target], moment: datetime, known: Mapping[int, list[Carrying]] | None = None
) -> list[Standing]:
    """Where each of these targets stands at a moment; what carries their measures may be known already."""
    if not rows:
        return []
    keys = sorted({row.measure_id for row in rows})
    carried, custom = carryings(viewer, keys) if known is None else known, customs(viewer, sorted({row.organisation_id for row in rows}))
    asked, followed = questions(viewer, rows, moment), followed_by_others(viewer, rows)
    settings = cache(custom.on)
    made = []
    for row in rows:
        facts_of_row = (one.facts() for one in carried.get(row.measure_id, ()))
        frameworks = rules.agreed_by_members(facts_of_row, settings(row.organisation_id, row.from_on), row.from_on, row.last_on)
        facts = facts_of(row, frameworks, asked[row.pk])
        made.append(Standing(row, facts, rules.judged(facts, moment), frameworks, tuple(asked[row.pk]), row.pk in followed))
    return aged(made, moment)


def aged(made: Sequence[Standing], moment: datetime) -> list[Standing]:
    """The same with how long each has waited, among those of its measure that are here."""
    beside: dict[int, list[rules.TargetFacts]] = defaultdict(list)
    for one in made:
        beside[one.row.measure_id].append(one.facts)
    return [
        replace(one, waits_since=rules.waits_since(one.facts, beside[one.row.measure_id], moment)) if one.waits else one for one in made
    ]


def facts_of(row: Target, frameworks: Iterable[rules.Carried], asked: Iterable[Asked]) -> rules.TargetFacts:
    return rules.TargetFacts(
        turn=row.turn,
        from_on=row.from_on,
        last_on=row.last_on,
        value=row.value,
        set_on=row.set_on,
        needs_from=min((one.from_on or date.min for one in frameworks), default=None),
        puts=tuple(one.put for one in asked),
        entered_on=day_of(row.entered_at),
        withdrawn_on=day_of(row.withdrawn_at) if row.withdrawn_at else None,
        points=row.points,
    )


def followed_by_others(viewer: Viewer, rows: Collection[Target]) -> set[int]:
    """Those of these targets in whose place another was set for the same time."""
    turns = last_turns(viewer, {row.measure_id for row in rows})
    found = {(measure, from_on): turn for measure, from_on, turn in turns}
    return {row.pk for row in rows if row.turn < found.get((row.measure_id, row.from_on), 0)}


@put_once
def last_turns(viewer: Viewer, measures: Collection[int]) -> QuerySet[Target, tuple[int, date, int]]:
    rows = Target.objects.visible_to(viewer).filter(measure__in=measures, withdrawn_at=None).order_by()
    return rows.values("measure", "from_on").annotate(last=Max("turn")).values_list("measure", "from_on", "last")


def questions(viewer: Viewer, rows: Collection[Target], moment: datetime) -> dict[int, list[Asked]]:
    """What Members were asked about each of these targets, the first question first."""
    puts = puts_of(viewer, [row.pk for row in rows])
    answers = effects.in_effect(viewer, [row.recommendation_id for row in puts if row.recommendation_id], moment)
    found: dict[int, list[Asked]] = defaultdict(list)
    for row in puts:
        found[row.target_id].append(question(row, answers, moment))
    return found


@put_once
def puts_of(viewer: Viewer, targets: Collection[int]) -> QuerySet[TargetPut]:
    return TargetPut.objects.visible_to(viewer).filter(target__in=targets).select_related(*OF_A_PUT).order_by("put_at", "pk")


def question(row: TargetPut, answers: dict[int, list[Effect]], moment: datetime) -> Asked:
    if row.decision:
        return Asked(row, None, effect_begins(moment, row.decision.facts()), answered_by(None, row.decision, moment))
    effect = counting(answers.get(row.recommendation_id or 0, []), moment)
    return Asked(row, effect, effect.since if effect else None, answered_by(effect, effect.decision if effect else None, moment))


def answered_by(effect: Effect | None, decision: Decision | None, moment: datetime) -> Answered:
    """How Members answered. A decision that says so itself agrees; one that was changed after call-in amends what it had agreed."""
    said = Answered(effect.how) if effect else Answered.AGREED if decision else Answered.NONE
    is_changed = decision is not None and of_decisions.standing(moment, decision.facts()) is of_decisions.Standing.CHANGED
    return Answered.AMENDED if said is Answered.AGREED and is_changed else said


def counting(answers: Sequence[Effect], moment: datetime) -> Effect | None:
    """The answer that counts is the last that has effect; while none has, the last."""
    effective = [one for one in answers if one.has_effect_at(moment)]
    return ([None, *answers, *effective])[-1]


def in_force(found: Iterable[Standing], day: date, moment: datetime) -> Standing | None:
    """The target of a measure to which figures for a day are held."""
    by_turn = {one.facts.turn: one for one in found}
    best = rules.in_force((one.facts for one in by_turn.values()), day, moment)
    return by_turn[best.turn] if best else None


def last_turn(measure: Measure) -> int:
    found = Target.objects.visible_to(THE_CLOCK).filter(measure=measure).aggregate(last=Max("turn"))
    return found["last"] or 0


def may_be_put(viewer: Viewer, measure: Measure) -> QuerySet[Recommendation]:
    """The recommendations of reports that this viewer works on or reads and Members have not answered, the newest first."""
    rows = Recommendation.objects.visible_to(viewer).filter(report__organisation=measure.organisation_id, report__withdrawn_at=None)
    rows = rows.exclude(pk__in=Answer.objects.visible_to(viewer).values("recommendation"))
    return rows.select_related("report__organisation", "report__body").order_by("-report__pk", "place")
