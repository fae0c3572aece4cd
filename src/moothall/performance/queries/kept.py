"""The verdicts that are kept: counted for a whole council, and listed; and how measures that everybody reads stand beside an objective."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from moothall.access.viewer import Viewer
from moothall.performance.models import Definition, KeptVerdict, Measure, MeasureObjective
from moothall.performance.queries import measures
from moothall.performance.queries.measures import WantedMeasures, carried_on
from moothall.performance.rules.verdicts.changing import Change
from moothall.performance.rules.verdicts.glance import Line, Show, worst_first
from moothall.performance.rules.verdicts.rating import Rating

RELATED = ("measure__organisation", "measure__portfolio", "measure__department")
WORSE_FIRST = (Change.WORSE, Change.LOW, Change.HIGH, Change.BETTER)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Of which part of a council somebody wants to know."""

    organisation: int
    portfolio: Any = None
    department: Any = None
    framework: Any = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.portfolio or self.department or self.framework)


@dataclass(slots=True)
class Counts:
    """How the measures of a part stand: how many are rated how, really change, are late, or wait for Members."""

    by_rating: Counter[Rating] = field(default_factory=Counter)
    changed: Counter[Change] = field(default_factory=Counter)
    late: int = 0
    waiting: int = 0
    oldest: date | None = None
    unsure: int = 0
    since: datetime | None = None

    @property
    def number(self) -> int:
        return self.by_rating.total()

    @property
    def really_changed(self) -> int:
        return sum(number for change, number in self.changed.items() if change.is_real)

    def add(self, group: Mapping[str, Any]) -> None:
        self.by_rating[Rating(group["rating"])] += group["number"]
        self.changed[Change(group["change"])] += group["number"]
        self.late, self.waiting, self.unsure = self.late + group["late"], self.waiting + group["waiting"], self.unsure + group["unsure"]
        self.oldest = min((one for one in (self.oldest, group["oldest"]) if one), default=None)
        self.since = min((one for one in (self.since, group["since"]) if one), default=None)


def running(path: str, day: date) -> Q:
    return Q(**{f"{path}ended_on": None}) | Q(**{f"{path}ended_on__gte": day})


def wanted(viewer: Viewer, of: Wanted, day: date, path: str = "measure__") -> Q:
    """The measures of a part, as a choice of rows that lead to them by `path`."""
    asked = {"organisation": of.organisation, "portfolio": of.portfolio, "department": of.department}
    chosen = Q(**{f"{path}{name}": value for name, value in asked.items() if value}) & running(path, day)
    if of.framework:
        chosen &= Q(**{f"{path}pk__in": carried_on(viewer, day).filter(framework=of.framework).values("measure")})
    return chosen


def counts(viewer: Viewer, chosen: Q, day: date) -> Counts:
    found = Counts()
    for group in grouped(viewer, chosen, day):
        found.add(group)
    return found


def by_portfolio(viewer: Viewer, chosen: Q, day: date) -> list[tuple[Any, Counts]]:
    """The same for each portfolio, by name; what belongs to none is left out."""
    found: dict[tuple[str, int], Counts] = defaultdict(Counts)
    for group in grouped(viewer, chosen & Q(measure__portfolio__isnull=False), day, "measure__portfolio__name", "measure__portfolio"):
        found[group["measure__portfolio__name"], group["measure__portfolio"]].add(group)
    return [((key, name), one) for (name, key), one in sorted(found.items(), key=lambda pair: pair[0])]


def grouped(viewer: Viewer, chosen: Q, day: date, *names: str) -> QuerySet[KeptVerdict, dict[str, Any]]:
    rows = KeptVerdict.objects.visible_to(viewer).filter(chosen).order_by().values(*names, "rating", "change")
    return rows.annotate(
        number=Count("pk"),
        late=Count("pk", filter=Q(due_on__lt=day)),
        waiting=Count("waits_since"),
        oldest=Min("waits_since"),
        unsure=Count("pk", filter=Q(is_stale=True)),
        since=Min("worked_out_at"),
    )


def not_judged(viewer: Viewer, of: Wanted, day: date, known: int) -> int:
    """How many measures have no verdict yet, of those that everybody reads."""
    every = Measure.objects.visible_to(viewer).filter(wanted(viewer, of, day, ""), closed_under="").count()
    return max(every - known, 0)


def number_closed(viewer: Viewer, of: Wanted, day: date) -> int:
    """How many closed measures somebody may see, of which nothing is counted here."""
    return Measure.objects.visible_to(viewer).filter(wanted(viewer, of, day, ""), ~Q(closed_under="")).count()


SHOWN = {
    Show.OFF: Q(rating=Rating.OFF),
    Show.NEAR: Q(rating=Rating.NEAR),
    Show.ON: Q(rating=Rating.ON),
    Show.NOT_RATED: Q(rating=Rating.NOT_RATED),
    Show.NO_FIGURE: Q(rating=Rating.NO_FIGURE),
    Show.NOT_AGREED: Q(waits_since__isnull=False),
    Show.CHANGED: Q(change__in=[one.value for one in WORSE_FIRST]),
}


def stands(show: Show, day: date) -> Q:
    return Q(due_on__lt=day) if show is Show.LATE else SHOWN[show]


def narrowed(viewer: Viewer, wanted: WantedMeasures, day: date) -> QuerySet[Definition]:
    """What of the measures a reader has chosen, by how they stand too. That was worked out as everybody reads: no closed one stands so."""
    rows = measures.narrowed(viewer, wanted, day)
    if not wanted.show:
        return rows
    return rows.filter(measure__in=KeptVerdict.objects.visible_to(viewer).filter(stands(Show(wanted.show), day)).values("measure"))


def of_list(viewer: Viewer, some: Collection[int]) -> dict[int, KeptVerdict]:
    """What was worked out last of each of these measures."""
    return {row.measure_id: row for row in KeptVerdict.objects.visible_to(viewer).filter(measure__in=some).order_by("pk")}


def shown(viewer: Viewer, chosen: Q, show: Show, day: date) -> QuerySet[KeptVerdict]:
    """The measures of a part that stand as somebody asks, by title; those that wait, the longest waiting first."""
    order = {Show.LATE: ("due_on",), Show.NOT_AGREED: ("waits_since",), Show.CHANGED: ("-change",)}.get(show, ())
    rows = KeptVerdict.objects.visible_to(viewer).filter(chosen, stands(show, day)).select_related(*RELATED)
    return rows.order_by(*order, "measure__title", "measure__number", "pk")


def in_short(viewer: Viewer, chosen: Q) -> Counter[Rating]:
    """How many measures of a part are rated how, and no more: for a page that has little time."""
    rows = KeptVerdict.objects.visible_to(viewer).filter(chosen).order_by().values_list("rating")
    return Counter({Rating(rating): number for rating, number in rows.annotate(number=Count("pk"))})


def worst(viewer: Viewer, chosen: Q, most: int, day: date) -> list[Line]:
    """The first measures that are off target and really getting worse."""
    rows = KeptVerdict.objects.visible_to(viewer).filter(chosen, rating=Rating.OFF, change=Change.WORSE)
    keys = list(rows.order_by("rating", "change", "pk").values_list("pk", flat=True))  # in this order, because that is an index
    found = KeptVerdict.objects.visible_to(viewer).filter(pk__in=keys).select_related("measure__organisation") if keys else []
    return sorted((line_of(row, day) for row in found), key=lambda one: (one.title, one.reference))[:most]


def line_of(row: KeptVerdict, day: date) -> Line:
    """What a list says of a measure."""
    late = row.due_on if row.due_on and row.due_on < day else None
    return Line.of(row.measure.title, row.measure.reference, Rating(row.rating), row.words, late)


def of_objectives(viewer: Viewer, objectives: Collection[int], day: date) -> dict[int, list[Line]]:
    """The measures that tell of each of these objectives, the worst first; two questions for any number."""
    rows = MeasureObjective.objects.visible_to(viewer).filter(objective__in=objectives).order_by("pk")
    ties = list(rows.values_list("objective", "measure"))
    lines = lines_of(viewer, {key for _, key in ties}, day) if ties else {}
    found: dict[int, list[Line]] = defaultdict(list)
    for objective, key in ties:
        found[objective] += [lines[key]] if key in lines else []
    return {key: worst_first(some) for key, some in found.items()}


def told_of(viewer: Viewer, framework: Any, day: date) -> QuerySet[MeasureObjective, dict[str, Any]]:
    """The objectives of which measures in a framework tell."""
    carried = carried_on(viewer, day).filter(framework=framework).values("measure")
    return MeasureObjective.objects.visible_to(viewer).filter(measure__in=carried).values("objective")


def lines_of(viewer: Viewer, some: Collection[int], day: date) -> dict[int, Line]:
    rows = KeptVerdict.objects.visible_to(viewer).filter(running("measure__", day), measure__in=some)
    return {row.measure_id: line_of(row, day) for row in rows.select_related("measure__organisation").order_by("measure__title", "pk")}
