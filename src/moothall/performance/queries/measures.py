"""Measures: which there are, what each means on a day, whose they are, and of what they tell."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.naming import by_keys
from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority.models import Department, Office, Organisation, Portfolio
from moothall.decisions.queries import holders
from moothall.performance.models import (
    Carrying,
    Definition,
    Framework,
    Measure,
    MeasureObjective,
    MeasureSuccession,
    Tolerance,
)
from moothall.plans.models import Objective
from moothall.plans.queries import objectives as plans

RELATED = ("organisation", "department", "portfolio", "owner", "deputy", "reviewer")
OF_A_LIST = ("measure__organisation", "measure__department", "measure__portfolio", "measure__owner")
ORDERS = {
    "title": ("measure__title", "measure__number"),
    "department": ("measure__department__name", "measure__title", "measure__number"),
    "portfolio": ("measure__portfolio__name", "measure__title", "measure__number"),
    "newest": ("-measure__made_at", "-measure__number"),
}


@dataclass(frozen=True, kw_only=True)
class WantedMeasures:
    """What a reader wants to see of the measures. Empty is everything that has not ended."""

    words: str = ""
    council: Organisation | None = None
    framework: Framework | None = None
    department: Department | None = None
    portfolio: Portfolio | None = None
    objective: Objective | None = None
    polarity: str = ""
    show: str = ""
    ended: bool = False
    order: str = "title"

    @property
    def is_narrowed(self) -> bool:
        return self != WantedMeasures(order=self.order)


def measures(viewer: Viewer) -> QuerySet[Measure]:
    return Measure.objects.visible_to(viewer).select_related(*RELATED).order_by("title", "number", "pk")


def measure(viewer: Viewer, slug: str, number: int) -> Measure | None:
    return next(iter(called(viewer, slug, number)), None)


@put_once
def called(viewer: Viewer, slug: str, number: int) -> QuerySet[Measure]:
    return measures(viewer).filter(organisation__slug=slug, number=number)


def holding(day: date) -> Q:
    """The definition that holds on a day: the first of a measure holds for all days before it too."""
    return (Q(reaches_back=True) | Q(from_on__lte=day)) & (Q(until_on=None) | Q(until_on__gte=day)) & Q(corrected_at=None)


def on_a_list(viewer: Viewer, day: date) -> QuerySet[Definition]:
    """Every measure, each by the definition that holds on a day."""
    return Definition.objects.visible_to(viewer).filter(holding(day)).select_related(*OF_A_LIST)


def narrowed(viewer: Viewer, wanted: WantedMeasures, day: date) -> QuerySet[Definition]:
    """What of the measures a reader has chosen."""
    ended = Q(measure__ended_on__lt=day)
    rows = on_a_list(viewer, day).filter(ended if wanted.ended else ~ended | Q(measure__ended_on=None))
    if wanted.words:
        rows = rows.filter(found_by(viewer, wanted.words))
    if wanted.framework:
        rows = rows.filter(measure__in=carried_on(viewer, day).filter(framework=wanted.framework).values("measure"))
    if wanted.objective:
        rows = rows.filter(measure__in=of_objectives(viewer, [wanted.objective.pk]).values("measure"))
    asked = {"organisation": wanted.council, "department": wanted.department, "portfolio": wanted.portfolio}
    rows = rows.filter(**{f"measure__{name}": value for name, value in asked.items() if value})
    rows = rows.filter(polarity=wanted.polarity) if wanted.polarity else rows
    return rows.order_by(*ORDERS.get(wanted.order, ORDERS["title"]), "pk")


def keys_of(rows: QuerySet[Definition]) -> QuerySet[Definition, int]:
    """The same as keys alone: thousands are put in order sooner than with all that the few of a page show."""
    return rows.select_related(None).values_list("pk", flat=True)


def with_keys(viewer: Viewer, keys: Sequence[int]) -> list[Definition]:
    """These definitions with what a list shows, in this order."""
    found = {row.pk: row for row in by_keys(of_a_list, viewer, keys)}
    return [found[key] for key in keys if key in found]


def of_a_list(viewer: Viewer, keys: Collection[int]) -> QuerySet[Definition]:
    return Definition.objects.visible_to(viewer).filter(pk__in=keys).select_related(*OF_A_LIST)


def found_by(viewer: Viewer, words: str) -> Q:
    """By its title, by what it means, or by how a framework names it."""
    coded = Carrying.objects.visible_to(viewer).filter(code__iexact=words).values("measure")
    return Q(measure__title__icontains=words) | Q(in_words__icontains=words) | Q(rationale__icontains=words) | Q(measure__in=coded)


def carried_on(viewer: Viewer, day: date) -> QuerySet[Carrying]:
    return Carrying.objects.visible_to(viewer).filter(Q(until_on=None) | Q(until_on__gte=day))


def carryings(viewer: Viewer, measures: Collection[int]) -> dict[int, list[Carrying]]:
    """The frameworks that carry, or carried, each of these measures."""
    rows = carrying(viewer, measures) if measures else []
    frameworks = {row.pk: row for row in frameworks_with(PUBLIC, {row.framework_id for row in rows})} if rows else {}  # few carry many
    found: dict[int, list[Carrying]] = defaultdict(list)
    for row in rows:
        row.framework = frameworks[row.framework_id]
        found[row.measure_id].append(row)
    return found


@put_once
def carrying(viewer: Viewer, measures: Collection[int]) -> QuerySet[Carrying]:
    return Carrying.objects.visible_to(viewer).filter(measure__in=measures).order_by("framework__name", "from_on", "pk")


@put_once
def frameworks_with(viewer: Viewer, keys: Collection[int]) -> QuerySet[Framework]:
    return Framework.objects.filter(pk__in=keys).select_related("organisation").order_by("pk")


def definitions(viewer: Viewer, measure: Measure) -> list[Definition]:
    """How a measure was defined, the latest definition first."""
    return meanings(viewer, measure.pk)


@put_once
def meanings(viewer: Viewer, measure: int) -> QuerySet[Definition]:
    return Definition.objects.visible_to(viewer).filter(measure=measure).order_by("-turn")


def definition(viewer: Viewer, measure: Measure, day: date) -> Definition:
    """By what a figure for a day is read."""
    [found] = that_hold(viewer, [measure.pk], day)
    return found


def definitions_on(viewer: Viewer, measures: Collection[int], day: date) -> dict[int, Definition]:
    """By what figures of each of these measures are read on a day, in one question."""
    return {row.measure_id: row for row in that_hold(viewer, measures, day)} if measures else {}


@put_once
def that_hold(viewer: Viewer, measures: Collection[int], day: date) -> QuerySet[Definition]:
    return Definition.objects.visible_to(viewer).filter(holding(day), measure__in=measures).order_by("pk")


def tolerances(viewer: Viewer, measure: Measure) -> list[Tolerance]:
    """Every tolerance that was set, the last first."""
    return set_for(viewer, measure.pk)


@put_once
def set_for(viewer: Viewer, measure: int) -> QuerySet[Tolerance]:
    return Tolerance.objects.visible_to(viewer).filter(measure=measure).order_by("-from_on", "-turn")


def of_objectives(viewer: Viewer, objectives: Collection[int]) -> QuerySet[MeasureObjective]:
    return MeasureObjective.objects.visible_to(viewer).filter(objective__in=objectives)


def objectives_of(viewer: Viewer, measure: Measure) -> list[Objective]:
    """Of which objectives a measure tells."""
    return told_of_by(viewer, measure.pk)


@put_once
def told_of_by(viewer: Viewer, measure: int) -> QuerySet[Objective]:
    keys = MeasureObjective.objects.visible_to(viewer).filter(measure=measure).values("objective")
    return plans.objectives(viewer).filter(pk__in=keys)


def objectives_told_of(viewer: Viewer) -> QuerySet[Objective]:
    """The objectives of which some measure tells."""
    keys = MeasureObjective.objects.visible_to(viewer).values("objective")
    return Objective.objects.visible_to(viewer).filter(pk__in=keys).select_related("organisation").order_by("title", "pk")


def before_and_after(viewer: Viewer, measure: Measure) -> tuple[list[Measure], Measure | None]:
    """The measures whose place one took, and the one that took its place."""
    found = successions(viewer, measure.pk)
    after = next((row.later for row in found if row.earlier_id == measure.pk), None)
    return [row.earlier for row in found if row.later_id == measure.pk], after


@put_once
def successions(viewer: Viewer, measure: int) -> QuerySet[MeasureSuccession]:
    rows = MeasureSuccession.objects.visible_to(viewer).filter(Q(earlier=measure) | Q(later=measure))
    return rows.select_related("earlier__organisation", "later__organisation").order_by("pk")


def numbered(viewer: Viewer, organisation: int, numbers: Collection[int]) -> dict[int, Measure]:
    """The measures of a council that have these numbers, as a formula names them."""
    rows = measures(viewer).filter(organisation=organisation, number__in=numbers)
    return {row.number: row for row in rows}


def people_of(viewer: Viewer, measure: Measure, day: date) -> dict[str, Office | None]:
    """Who holds each office that a measure names, on a day."""
    named = {name: getattr(measure, name) for name in ("owner", "deputy", "reviewer")}
    held = holders(viewer, [office for office in named.values() if office], day)
    return {name: held.get(office.pk) if office else None for name, office in named.items()}


def latest(measure: Measure) -> Definition | None:
    """The definition of a measure after which no other begins; none while it is being written."""
    return Definition.objects.visible_to(THE_CLOCK).filter(measure=measure, until_on=None, corrected_at=None).first()


def last_turn(table: type[Definition] | type[Tolerance], measure: Measure) -> int:
    """How many of these a measure has."""
    last = table.objects.visible_to(THE_CLOCK).filter(measure=measure).order_by("-turn").values_list("turn", flat=True).first()
    return last or 0
