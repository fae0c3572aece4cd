"""Figures as they stand at a moment: what was sent and what counts of it, and what is worked out from others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.performance import rules
from moothall.performance.models import Definition, FormulaUse, Measure, Return, TypedFigure
from moothall.performance.models.returns import facts_of
from moothall.performance.permissions import returns as permissions
from moothall.performance.rules import Part, Period, returns

A_FEW = 12  # statements, among which the last that counts is found
RELATED = ("measure__organisation", "measure__department", "measure__portfolio", "measure__reviewer", "sender")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is shown of one measure for one period: a value, or why there is none. `since` is when it was signed off, or else sent."""

    period: Period
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    because: str = ""
    comment: str = ""
    is_provisional: bool = False
    is_signed: bool = False
    since: datetime | None = None
    row: Return | None = None

    def part(self, part: Part) -> Decimal | None:
        return self.value if part is Part.VALUE else self.numerator if part is Part.NUMERATOR else self.denominator


Figures = dict[int, list[Figure]]  # of each measure, the first period first


def figures(viewer: Viewer, measures: Collection[int], moment: datetime, since: date | None = None) -> Figures:
    """What a viewer is shown of each of these measures at a moment; of one measure in as many questions as of many."""
    uses = used_with(viewer, measures)
    every = set(measures) | {one.used for one in uses}
    stated = of_rows(rows_until(viewer, every, moment, since), moment, permissions.is_at_work(viewer))
    if not uses:
        return {key: in_order(stated.get(key, {})) for key in measures}
    working = Working(definitions_of(viewer, every), stated, uses)
    return {key: in_order(working.of(key)) for key in measures}


def rows_until(viewer: Viewer, measures: Collection[int], moment: datetime, since: date | None = None) -> list[Return]:
    return sent_until(viewer, list(measures), moment, since) if measures else []


@put_once
def sent_until(viewer: Viewer, measures: Collection[int], moment: datetime, since: date | None) -> QuerySet[Return]:
    return every_sent(viewer, measures, moment, since)


def every_sent(viewer: Viewer, measures: Collection[int], moment: datetime, since: date | None) -> QuerySet[Return]:
    rows = Return.objects.visible_to(viewer).filter(measure__in=measures, sent_at__lte=moment)
    return (rows.filter(first_on__gte=since) if since else rows).order_by("first_on", "turn", "pk")


@dataclass(frozen=True, slots=True)
class Stated:
    """So much of a statement as its figure is worked out from; a list of many measures reads no more."""

    measure_id: int
    first_on: date
    last_on: date
    turn: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    no_value_because: str
    is_final: bool
    is_shown_before: bool
    sent_at: datetime
    sent_back_at: datetime | None
    signed_at: datetime | None

    comment: ClassVar[str] = ""

    def facts(self) -> returns.ReturnFacts:
        return facts_of(self)


@put_once
def stated_until(viewer: Viewer, measures: Collection[int], moment: datetime, since: date) -> QuerySet[Return, tuple[Any, ...]]:
    return every_sent(viewer, measures, moment, since).values_list(*(one.name for one in fields(Stated)))


def of_rows(rows: Iterable[Return | Stated], moment: datetime, is_at_work: bool) -> dict[int, dict[Period, Figure]]:
    """What is shown of each period, by measure."""
    by_period: dict[tuple[int, date, date], list[Return | Stated]] = defaultdict(list)
    for row in rows:
        by_period[row.measure_id, row.first_on, row.last_on].append(row)
    found: dict[int, dict[Period, Figure]] = defaultdict(dict)
    for (key, _, _), some in by_period.items():
        if figure := shown(some, moment, is_at_work):
            found[key][figure.period] = figure
    return found


def shown(rows: Sequence[Return | Stated], moment: datetime, is_at_work: bool) -> Figure | None:
    """What is shown of one period, of all that was sent."""
    facts = [row.facts() for row in rows]
    best = returns.shown(facts, moment, is_at_work=is_at_work)
    return next((figure_of(row, one, moment) for row, one in zip(rows, facts, strict=True) if one is best), None)


def figure_of(row: Return | Stated, facts: returns.ReturnFacts, moment: datetime) -> Figure:
    is_signed = facts.state(moment) is returns.ReturnState.SIGNED
    return Figure(
        period=facts.period,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        because=row.no_value_because,
        comment=row.comment,
        is_provisional=returns.is_provisional(facts, moment),
        is_signed=is_signed,
        since=row.signed_at if is_signed else row.sent_at,
        row=row if isinstance(row, Return) else None,
    )


def in_order(found: dict[Period, Figure]) -> list[Figure]:
    return [found[period] for period in sorted(found)]


@dataclass(frozen=True, slots=True)
class Uses:
    """That a measure is worked out from another, which has this number."""

    measure: int
    used: int
    number: int


def used_with(viewer: Viewer, measures: Collection[int]) -> list[Uses]:
    """All that these measures are worked out from, and all that those are, down to what is entered: one question a floor."""
    found: set[Uses] = set()
    known, next_floor = set(measures), set(measures)
    while next_floor:
        here = {Uses(*row) for row in uses_of(viewer, next_floor)}
        found |= here
        next_floor = {one.used for one in here} - known
        known |= next_floor
    return sorted(found, key=lambda one: (one.measure, one.number))


@put_once
def uses_of(viewer: Viewer, measures: Collection[int]) -> QuerySet[FormulaUse, tuple[int, int, int]]:
    rows = FormulaUse.objects.visible_to(viewer).filter(definition__measure__in=measures, definition__corrected_at=None)
    return rows.order_by().values_list("definition__measure", "uses", "uses__number").distinct()


def definitions_of(viewer: Viewer, measures: Collection[int]) -> dict[int, list[Definition]]:
    """Every definition that ever holds, of each of these measures."""
    found: dict[int, list[Definition]] = defaultdict(list)
    for row in that_ever_hold(viewer, measures) if measures else ():
        found[row.measure_id].append(row)
    return found


@put_once
def that_ever_hold(viewer: Viewer, measures: Collection[int]) -> QuerySet[Definition]:
    return Definition.objects.visible_to(viewer).filter(measure__in=measures, corrected_at=None).order_by("turn", "pk")


@dataclass
class Working:
    """Works figures out from others, each once: of the same period, by the definition of that period."""

    definitions: dict[int, list[Definition]]
    stated: dict[int, dict[Period, Figure]]
    uses: list[Uses]
    done: dict[int, dict[Period, Figure]] = field(default_factory=dict)

    def of(self, key: int) -> dict[Period, Figure]:
        if key not in self.done:
            below = {one.number: one.used for one in self.uses if one.measure == key}
            periods = set(self.stated.get(key, {})).union(*(self.of(used) for used in below.values()))
            found = {period: self.figure(key, period, below) for period in periods}
            self.done[key] = {period: figure for period, figure in found.items() if figure}
        return self.done[key]

    def figure(self, key: int, period: Period, below: dict[int, int]) -> Figure | None:
        """What was stated; where the definition of the period works it out from others, what it comes to."""
        definition = rules.holding(self.definitions.get(key, ()), period.last)
        own = self.stated.get(key, {}).get(period)
        if definition is None or not definition.is_worked_out_from_others:
            return own
        formula = rules.read(definition.formula)
        parts = {use: self.of(below[use.number]).get(period) if use.number else own for use in formula.uses if use.number in {0, *below}}
        worked = rules.worked_out(formula, {use: one.part(use.part) for use, one in parts.items() if one}, definition.decimals)
        return self.made(period, worked, [one for one in parts.values() if one])

    def made(self, period: Period, worked: rules.WorkedOut, parts: Sequence[Figure]) -> Figure:
        """As sure, and as new, as the least sure and the newest of what it is made of."""
        return Figure(
            period=period,
            value=worked.value,
            because=worked.because,
            is_provisional=any(one.is_provisional for one in parts),
            is_signed=all(one.is_signed for one in parts),
            since=max((one.since for one in parts if one.since), default=None),
        )


def figure(viewer: Viewer, measure: Measure, period: Period, moment: datetime) -> Figure | None:
    """The figure of one period."""
    found = figures(viewer, [measure.pk], moment, since=period.first)[measure.pk]
    return next((one for one in found if one.period == period), None)


def latest(viewer: Viewer, measure: Measure, moment: datetime) -> Figure | None:
    """The figure of the last period that is shown, as it was stated: for whoever says as of when a page is."""
    found = of_rows(reversed(last_sent(viewer, measure.pk, moment)), moment, permissions.is_at_work(viewer))
    return max(found.get(measure.pk, {}).values(), key=lambda one: one.period, default=None)


@put_once
def last_sent(viewer: Viewer, measure: int, moment: datetime) -> QuerySet[Return]:
    rows = Return.objects.visible_to(viewer).filter(measure=measure, sent_at__lte=moment)
    return rows.order_by("-first_on", "-turn", "pk")[:A_FEW]


def every_statement(viewer: Viewer, measure: Measure) -> list[Return]:
    """All that was sent of a measure, the latest period first, and of each period the last statement first."""
    rows = Return.objects.visible_to(viewer).filter(measure=measure).select_related(*RELATED)
    return list(rows.order_by("-first_on", "-last_on", "-turn", "pk"))


def statements(viewer: Viewer, measure: Measure, period: Period) -> list[Return]:
    """All that was sent for a period, the last first."""
    rows = Return.objects.visible_to(viewer).filter(measure=measure, first_on=period.first, last_on=period.last)
    return list(rows.select_related(*RELATED).order_by("-turn"))


def return_called(viewer: Viewer, key: int) -> Return | None:
    return Return.objects.visible_to(viewer).filter(pk=key).select_related(*RELATED).first()


def last_statement(measure: Measure, period: Period) -> Return | None:
    """What was sent last for a period, whoever may see it: for whoever sends the next."""
    rows = Return.objects.visible_to(THE_CLOCK).filter(measure=measure, first_on=period.first, last_on=period.last)
    return rows.order_by("-turn").first()


def is_stated(last: Return | None, new: Any) -> bool:
    """Whether somebody states what was stated last, as sure as it was, so that a table or another system can send it again."""
    says = any(one is not None for one in (new.value, new.numerator, new.denominator)) or bool(new.no_value_because.strip())
    if last is None or last.sent_back_at or not says:
        return False
    same = (last.numerator, last.denominator, last.no_value_because) == (new.numerator, new.denominator, new.no_value_because)
    is_as_sure = last.is_final == new.is_final and new.comment.strip() in ("", last.comment.strip())
    return same and is_as_sure and (new.value is None or new.value == last.value)


def last_statements(of: Mapping[int, Period]) -> dict[int, Return]:
    """The same of many measures, by their keys, each for a period of its own."""
    first = {period.first for period in of.values()}
    rows = Return.objects.visible_to(THE_CLOCK).filter(measure__in=list(of), first_on__in=first).order_by("turn")
    return {row.measure_id: row for row in rows if row.period == of[row.measure_id]}


def typed(viewer: Viewer, measures: Collection[int]) -> dict[tuple[int, Period], TypedFigure]:
    """What has been typed and not been sent, by measure and period."""
    rows = TypedFigure.objects.visible_to(viewer).filter(measure__in=measures).select_related("measure")
    return {(row.measure_id, row.period): row for row in rows}


def was_signed(row: Return) -> bool:
    """Whether this statement of a period, or an earlier one, was signed off: whoever sends another then revises it."""
    rows = Return.objects.visible_to(THE_CLOCK).filter(measure=row.measure_id, first_on=row.first_on, last_on=row.last_on)
    return rows.filter(signed_at__isnull=False).exists()
