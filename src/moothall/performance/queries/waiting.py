"""The targets that Members should agree and have not: of a whole place, from plain values, because it may have thousands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation, Person
from moothall.decisions.models import Decision
from moothall.decisions.queries import effects, holders
from moothall.decisions.rules import day_of
from moothall.decisions.rules.effects import effect_begins
from moothall.performance import rules
from moothall.performance.models import Carrying, Target, TargetPut
from moothall.performance.permissions.acts import writes_in
from moothall.performance.queries.frameworks import Customs, customs
from moothall.performance.queries.returns_owed import owned
from moothall.performance.queries.targets import Standing, answered_by, counting, in_full, standings
from moothall.plans.rules import Answered
from moothall.post.models import Mail

FIELDS = ("pk", "measure", "measure__organisation", "measure__title", "turn", "from_on", "last_on", "value", "set_on", "withdrawn_at")
Carried = dict[int, list[rules.Carried]]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One target that waits, and since when."""

    target: int
    set_on: date
    title: str
    was_asked: bool


def waiting(viewer: Viewer, moment: datetime, *, organisation: int | None = None, portfolio: int | None = None) -> list[Waiting]:
    """Every target that Members should agree and have not, the longest waiting first: of what runs now, or is to come.

    Of a whole place, of one council, or of one portfolio.
    """
    custom = customs(viewer, authority.every_council(PUBLIC))
    rows = candidates(viewer, custom.kinds, day_of(moment), organisation, portfolio)
    of, puts = carried(viewer, custom.kinds, {row["measure"] for row in rows}), put_of(viewer, [row["pk"] for row in rows], moment)
    same: dict[tuple[int, date], list[tuple[Row, rules.TargetFacts]]] = defaultdict(list)
    needed = needs(of, custom)
    for row in sorted(rows, key=lambda row: row["turn"]):
        same[row["measure"], row["from_on"]].append((row, facts_of(row, needed(row), puts[row["pk"]])))
    found = [one for some in same.values() if (one := last_of(some, moment))]
    return sorted(found, key=lambda one: (one.set_on, one.title, one.target))


def last_of(some: Sequence[tuple[Row, rules.TargetFacts]], moment: datetime) -> Waiting | None:
    """Of the targets for one time the last that was not withdrawn, if Members have still to agree it, and since when they are to."""
    row, facts = next(((row, facts) for row, facts in reversed(some) if row["withdrawn_at"] is None), ({}, None))
    if facts is None or facts.needs_from is None or not rules.judged(facts, moment).waits:
        return None
    since = rules.waits_since(facts, [one for _, one in some], moment)
    was_asked = any(one.answered is Answered.NONE for one in facts.puts)
    return Waiting(row["pk"], since, row["measure__title"], was_asked)


def standings_of(viewer: Viewer, found: Collection[Waiting], moment: datetime) -> list[Standing]:
    """These targets in full, in the same order."""
    rows = with_keys(viewer, [one.target for one in found]) if found else []
    by_key = {one.row.pk: one for one in standings(viewer, rows, moment)}
    return [replace(by_key[one.target], waits_since=one.set_on) for one in found if one.target in by_key]


@put_once
def with_keys(viewer: Viewer, keys: Collection[int]) -> QuerySet[Target]:
    return in_full(Target.objects.visible_to(viewer).filter(pk__in=keys))


def may_be_reported(viewer: Viewer, organisation: Organisation, moment: datetime) -> list[Standing]:
    """The targets of a council that can be put to Members now: they wait, no question about them is open, no amended figure is owed."""
    found = waiting(viewer, moment, organisation=organisation.pk)
    return [one for one in standings_of(viewer, [one for one in found if not one.was_asked], moment) if one.amended is None]


def theirs_to_report(viewer: Viewer, organisation: Organisation, moment: datetime) -> list[Standing]:
    """Those of them that this person may put to Members: of measures of their department, or that their office owns."""
    found, own = may_be_reported(viewer, organisation, moment), set(owned(viewer, day_of(moment)).order_by().values_list("pk", flat=True))
    measures = ((one, one.row.measure) for one in found)
    return [one for one, of in measures if of.pk in own or writes_in(viewer, of.organisation_id, of.department_id)]


@dataclass(frozen=True, slots=True)
class Amended:
    """Somebody who is to be asked for the figure that Members agreed; the key says that they are asked once for one answer."""

    target: Target
    person: Person
    key: str


def to_be_asked(viewer: Viewer, organisation: Organisation, moment: datetime) -> list[Amended]:
    """Who owns a target that Members amended, or stands in for its owner, and has had no letter about it."""
    found = standings_of(viewer, waiting(viewer, moment, organisation=organisation.pk), moment)
    rows = [one for one in found if one.amended]
    offices = [office for one in rows for office in (one.row.measure.owner, one.row.measure.deputy) if office]
    held = holders(viewer, offices, day_of(moment)) if offices else {}
    asked = []
    for one in rows:
        people = {held[key].person for key in (one.row.measure.owner_id, one.row.measure.deputy_id) if key in held}
        answer = one.amended.row.pk if one.amended else 0
        asked += [Amended(one.row, person, f"target amended {one.row.pk} {answer} {person.reference}") for person in people]
    had = set(Mail.objects.visible_to(viewer).filter(key__in=[one.key for one in asked]).values_list("key", flat=True))
    return sorted((one for one in asked if one.key not in had), key=lambda one: one.key)


@put_once
def candidates(
    viewer: Viewer, kinds: Sequence[str], today: date, organisation: int | None, portfolio: int | None
) -> QuerySet[Target, dict[str, Any]]:
    """The targets that run now, or are to come, of measures in a framework of which Members agree the targets."""
    framed = Carrying.objects.visible_to(viewer).filter(framework__kind__in=kinds).values("measure")
    rows: QuerySet[Target] = Target.objects.visible_to(viewer).filter(measure__in=framed, last_on__gte=today)
    rows = rows.filter(Q(measure__ended_on=None) | Q(measure__ended_on__gte=today))
    asked = {"measure__organisation": organisation, "measure__portfolio": portfolio}
    return rows.filter(**{name: key for name, key in asked.items() if key is not None}).order_by().values(*FIELDS)


def carried(viewer: Viewer, kinds: Sequence[str], measures: Collection[int]) -> Carried:
    found: Carried = defaultdict(list)
    for measure, kind, from_on, until_on in carrying(viewer, kinds, measures) if measures else ():
        found[measure].append(rules.Carried(rules.FrameworkKind(kind), "", from_on, until_on))
    return found


@put_once
def carrying(viewer: Viewer, kinds: Sequence[str], measures: Collection[int]) -> QuerySet[Carrying, tuple[Any, ...]]:
    rows = Carrying.objects.visible_to(viewer).filter(framework__kind__in=kinds, measure__in=measures).order_by()
    return rows.values_list("measure", "framework__kind", "from_on", "until_on")


def put_of(viewer: Viewer, targets: Collection[int], moment: datetime) -> dict[int, list[rules.TargetPut]]:
    """What Members were asked about each of these targets, and what they answered."""
    rows = put_forward(viewer, targets) if targets else []
    answers = effects.in_effect(viewer, sorted({row[1] for row in rows if row[1]}), moment)
    decided = Decision.objects.visible_to(viewer).in_bulk({row[2] for row in rows if row[2]})
    found: dict[int, list[rules.TargetPut]] = defaultdict(list)
    for target, recommendation, decision, put_at, is_amended in rows:
        effect = counting(answers.get(recommendation, []), moment)
        since = effect_begins(moment, decided[decision].facts()) if decision else effect.since if effect else None
        answered = answered_by(effect, decided[decision] if decision else effect.decision if effect else None, moment)
        found[target].append(rules.TargetPut(put_at=put_at, answered=answered, since=since, is_amended=is_amended))
    return found


@put_once
def put_forward(viewer: Viewer, targets: Collection[int]) -> QuerySet[TargetPut, tuple[Any, ...]]:
    fields = ("target", "recommendation", "decision", "put_at", "is_amended")
    return TargetPut.objects.visible_to(viewer).filter(target__in=targets).order_by("put_at", "pk").values_list(*fields)


def needs(of: Carried, custom: Customs) -> Any:
    """From which day Members should agree a target; nothing if they need not. The rules of a council are asked once for each day."""
    on = cache(custom.on)

    def needed(row: dict[str, Any]) -> date | None:
        settings = on(row["measure__organisation"], row["from_on"])
        found = rules.agreed_by_members(of[row["measure"]], settings, row["from_on"], row["last_on"])
        return min((one.from_on or date.min for one in found), default=None)

    return needed


def facts_of(row: Row, needs_from: date | None, puts: Iterable[rules.TargetPut]) -> rules.TargetFacts:
    said = {name: row[name] for name in ("turn", "from_on", "last_on", "value", "set_on")}
    return rules.TargetFacts(needs_from=needs_from, puts=tuple(puts), **said)
