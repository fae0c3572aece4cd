"""What a reader has chosen of the register: each choice a question of its own, one of which finds the rows and the others judge them.

A register of a hundred thousand is never read from end to end. The choice that leaves the fewest rows leads: the rows are found by
its index, and each is asked whether the others hold too. `queries.titled` says why the others are kept off their indexes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.lookups import Exact, GreaterThanOrEqual, In, LessThan, LessThanOrEqual

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Body, Department, Organisation, Portfolio, Ward
from moothall.authority.rules import ONE_DAY
from moothall.decisions import standings
from moothall.decisions.models import Decision, DecisionPart, Matter, MatterLink, TakenAt
from moothall.decisions.models.decision import TAKES_EFFECT
from moothall.decisions.queries.titled import Beside, made_by, number_of_titled, titled
from moothall.decisions.rules import start_of
from moothall.decisions.rules.titles import words_in
from moothall.decisions.standings import CallInState, Choice

FEW = 15_000  # so many rows are found and put in order in less time than a page may take
VERY_FEW = 4_000  # what is more common than this alone is met soon enough by whoever reads the newest
MOST_NAMED = 200


class Day(StrEnum):
    """By which of its days a decision is looked for and put in order."""

    DECIDED = "decided"
    PUBLISHED = "published"
    EFFECT = "effect"
    CLOSING = "closing"


COLUMNS: dict[Day, Any] = {
    Day.DECIDED: F("decided_on"),
    Day.PUBLISHED: F("published_at"),
    Day.EFFECT: TAKES_EFFECT,
    Day.CLOSING: F("call_in_closes_at"),
}
ORDERS: dict[Day, tuple[Any, ...]] = {day: (column.desc(nulls_last=True), "-pk") for day, column in COLUMNS.items()} | {
    Day.CLOSING: (F("call_in_closes_at").asc(nulls_last=True), "pk")
}


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a reader wants to see of the register. Empty is everything."""

    words: str = ""
    organisation: Organisation | None = None
    kind: str = ""
    body: Body | None = None
    who: str = ""
    ward: Ward | None = None
    portfolio: Portfolio | None = None
    department: Department | None = None
    matter: Matter | None = None
    is_key: bool | None = None
    is_urgent: bool | None = None
    has_conditions: bool = False
    standing: frozenset[Choice] = field(default_factory=frozenset)
    call_in: CallInState | None = None
    soon: datetime | None = None
    day: Day = Day.DECIDED
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Narrowing:
    """One choice: as a way to its rows, and as what is asked of a row that was found by another. `count` counts no further than told."""

    leads: Any
    follows: Any
    count: Callable[[int], int]
    is_in_order: bool = False


def order_of(choices: Choices) -> tuple[Any, ...]:
    return ORDERS[choices.day]


def narrowed(viewer: Viewer, rows: QuerySet[Decision], choices: Choices, moment: datetime) -> QuerySet[Decision]:
    """These rows as far as they were chosen, found by what leaves the fewest."""
    found = list(narrowings(viewer, choices, moment))
    leader = leading(found, choices)
    in_order = leader is None or (leader.is_in_order and choices.day is Day.DECIDED)
    return judged(led_by(leader, found, rows), choices, moment).filter(during(choices, leads=in_order))


def judged_only(viewer: Viewer, rows: QuerySet[Decision], choices: Choices, moment: datetime) -> QuerySet[Decision]:
    """The same, where the rows are found by something else."""
    found = list(narrowings(viewer, choices, moment))
    return judged(led_by(None, found, rows), choices, moment).filter(during(choices, leads=False))


def led_by(leader: Narrowing | None, found: Sequence[Narrowing], rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """The rows that one choice finds, as far as they have what the others ask."""
    for each in found:
        rows = rows.filter(each.leads if each is leader else each.follows)
    return rows


def judged(rows: QuerySet[Decision], choices: Choices, moment: datetime) -> QuerySet[Decision]:
    """What no index could say: where it stands, and what most decisions are."""
    rows = rows.filter(standings.chosen(choices.standing, moment))
    if choices.call_in:
        rows = rows.filter(standings.in_call_in(choices.call_in, moment, choices.soon or moment))
    common = {"is_key": choices.is_key, "is_urgent": choices.is_urgent}
    return rows.filter(**{name: False for name, wanted in common.items() if wanted is False})


def leading(found: Sequence[Narrowing], choices: Choices) -> Narrowing | None:
    """The one that leaves the fewest rows; nothing where each leaves so many that reading them in their order soon finds enough."""
    in_order = [each for each in found if each.is_in_order and choices.day is Day.DECIDED]
    if len(found) == 1 and in_order:
        return in_order[0]
    most, fewest = VERY_FEW if len(found) == 1 and not (choices.standing or choices.call_in) else FEW, None
    for each in found:
        number = each.count(most + 1)
        if number <= VERY_FEW:
            return each
        if number <= most:
            most, fewest = number, each
    if fewest:
        return fewest
    return in_order[0] if in_order else None


def during(choices: Choices, *, leads: bool) -> Q:
    """From the first day to the last, both included; an empty day is an open end."""
    column = COLUMNS[choices.day] if leads else Beside(COLUMNS[choices.day])
    first, last, bounds = choices.first, choices.last, list[Any]()
    if choices.day is Day.DECIDED:
        bounds = [first and GreaterThanOrEqual(column, first), last and LessThanOrEqual(column, last)]
    else:
        bounds = [first and GreaterThanOrEqual(column, start_of(first)), last and LessThan(column, end_of(last))]
    return Q(*(bound for bound in bounds if bound))


def end_of(day: date) -> datetime:
    return start_of(day + ONE_DAY) if day < date.max else datetime.max.replace(tzinfo=UTC)


def narrowings(viewer: Viewer, choices: Choices, moment: datetime) -> Iterator[Narrowing]:
    """Each choice by which rows can be found; first those that mostly leave few."""
    if words := words_in(choices.words):
        yield by_words(words)
    if whose := words_in(choices.who):
        yield by_whom(viewer, whose)
    if choices.ward:
        yield about_ward(choices.ward)
    if choices.matter:
        yield of_matter(viewer, choices.matter)
    if choices.has_conditions:
        yield with_conditions(viewer)
    for few in (standings.few(choices.standing, moment), standings.few_in_call_in(choices.call_in, moment)):
        if few is not None:
            among = Decision.objects.visible_to(viewer).filter(few).values("pk")
            yield Narrowing(Q(pk__in=among), Q(), number_of(few))
    yield from by_columns(viewer, choices)


def by_columns(viewer: Viewer, choices: Choices) -> Iterator[Narrowing]:
    """A department is chosen with its parts."""
    chosen = {"organisation": choices.organisation, "body": choices.body, "portfolio": choices.portfolio, "maker_kind": choices.kind}
    for name, value in chosen.items():
        if value:
            key = value if isinstance(value, str) else value.pk
            yield Narrowing(Q(**{name: key}), Q(Exact(Beside(F(name)), key)), number_of(Q(**{name: key})), is_in_order=True)
    if choices.department:
        keys = departments_within(viewer, choices.department)
        found = Q(department__in=keys)
        yield Narrowing(found, Q(In(Beside(F("department")), keys)), number_of(found), is_in_order=len(keys) == 1)
    for name in ("is_key", "is_urgent"):
        if getattr(choices, name):
            yield Narrowing(Q(**{name: True}), Q(**{name: True}), number_of(Q(**{name: True})), is_in_order=True)


def departments_within(viewer: Viewer, department: Department) -> list[int]:
    """The department itself, and whatever stands within it, however deep."""
    above = dict(authority.departments(viewer).filter(organisation=department.organisation_id).values_list("pk", "within"))
    return [key for key in above if department.pk in within_what(key, above)]


def within_what(key: int | None, above: dict[int, int | None]) -> Iterator[int]:
    """A department, what it stands within, and so on; each once, even where they stand within each other."""
    passed: set[int] = set()
    while key is not None and key not in passed:
        passed.add(key)
        yield key
        key = above.get(key)


def by_words(words: tuple[str, ...]) -> Narrowing:
    """All of them in the title or the code."""
    return Narrowing(Q(titled(words, leads=True)), Q(titled(words, leads=False)), partial(number_of_titled, words))


def by_whom(viewer: Viewer, words: tuple[str, ...]) -> Narrowing:
    """All of them in who decided as published, or in the name of the person or the body that did."""
    leads, follows = Q(made_by(words, leads=True)), Q(made_by(words, leads=False))
    for name, rows in (("person", authority.people(viewer)), ("body", authority.bodies(viewer))):
        for word in words:
            rows = rows.filter(name__icontains=word)
        if keys := list(rows.order_by().values_list("pk", flat=True)[:MOST_NAMED]):
            leads |= Q(**{f"{name}__in": keys})
            follows |= Q(In(Beside(F(name)), keys))
    return Narrowing(leads, follows, number_of(leads))


def about_ward(ward: Ward) -> Narrowing:
    """Those that name the ward, and those of its council that concern every ward."""
    naming = Decision.wards.through.objects.filter(ward=ward).values("decision_id")
    every = Q(is_all_wards=True, organisation=ward.organisation_id)
    return Narrowing(Q(pk__in=naming) | every, Q(In(Beside(F("pk")), naming)) | every, number_of(Q(pk__in=naming) | every))


def of_matter(viewer: Viewer, matter: Matter) -> Narrowing:
    """Those that were joined to its history, and those taken on an item that was."""
    links = MatterLink.objects.visible_to(viewer).filter(matter=matter)
    items = TakenAt.objects.visible_to(viewer).filter(item__in=links.filter(item__isnull=False).values("item"))
    keys = sorted({*links.filter(decision__isnull=False).values_list("decision", flat=True), *items.values_list("decision", flat=True)})
    return Narrowing(Q(pk__in=keys), Q(In(Beside(F("pk")), keys or [0])), lambda _: len(keys))


def with_conditions(viewer: Viewer) -> Narrowing:
    """Those of which a part waits for a condition."""
    waiting = DecisionPart.objects.visible_to(viewer).filter(has_condition=True, condition_met_at__isnull=True).values("decision")
    return Narrowing(Q(pk__in=waiting), Q(In(Beside(F("pk")), waiting)), lambda most: waiting[:most].count())


def number_of(found: Q) -> Callable[[int], int]:
    """How many rows a choice leaves, for whoever looks: nobody is shown it, it only says where to begin."""
    return lambda most: Decision.objects.visible_to(THE_CLOCK).filter(found).order_by()[:most].count()
