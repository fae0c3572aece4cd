"""What other places report: sources, groups, and a measure of ours among the places of a group."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.performance.models import ComparatorGroup, Comparators, Indicator, Measure, MeasureIndicator, Place, PlacesReported
from moothall.performance.rules import Polarity
from moothall.performance.rules.verdicts.chance import Chance, by_chance
from moothall.performance.rules.verdicts.others import Among, GroupKind, There, among
from moothall.performance.rules.verdicts.saying import Stated

FEWEST = "quarters_fewest_places"
ORDER = {kind.value: place for place, kind in enumerate((GroupKind.NEIGHBOURS, GroupKind.FAMILY, GroupKind.REGION, GroupKind.COUNTRY))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One group of an indicator for its last period: who reports what, and where we stand among them."""

    group: ComparatorGroup
    indicator: Indicator
    period: str
    there: tuple[There, ...]
    ours: str
    among: Among
    reference: There | None = None

    @property
    def mine(self) -> There | None:
        return next((one for one in self.there if one.place == self.ours), None)

    @property
    def stated(self) -> Stated:
        return Stated(self.indicator.unit, self.indicator.decimals, Polarity(self.indicator.polarity))

    def chance(self) -> Chance | None:
        """The same places by their size; worked out where it is shown, as it takes some time."""
        return by_chance(self.there, self.among, self.indicator.per, self.stated)


def sources() -> QuerySet[Comparators]:
    return Comparators.objects.select_related("organisation").order_by("name", "pk")


def source(slug: str, number: int) -> Comparators | None:
    return sources().filter(organisation__slug=slug, number=number).first()


def named(organisation: Organisation, name: str) -> Comparators | None:
    """The source of this name, as it was brought in last."""
    return Comparators.objects.filter(organisation=organisation, name=name).first()


def indicators(row: Comparators) -> QuerySet[Indicator]:
    return Indicator.objects.filter(comparators=row).order_by("title", "code")


def groups(row: Comparators) -> list[ComparatorGroup]:
    return sorted(groups_of(PUBLIC, row.pk), key=lambda one: ORDER[one.kind])


@put_once
def groups_of(viewer: Viewer, comparators: int) -> QuerySet[ComparatorGroup]:
    rows = ComparatorGroup.objects.filter(comparators=comparators).select_related("comparators__organisation")
    return rows.order_by("name", "covers", "pk")


def may_be_tied(organisation: int) -> QuerySet[Indicator]:
    """Every indicator of a council's sources."""
    found = Indicator.objects.filter(comparators__organisation=organisation).select_related("comparators")
    return found.order_by("comparators__name", "title", "code")


def tied(viewer: Viewer, measures: Collection[int]) -> dict[int, Indicator]:
    """Which indicator stands beside each of these measures."""
    return {row.measure_id: row.indicator for row in ties(viewer, measures)} if measures else {}


@put_once
def ties(viewer: Viewer, measures: Collection[int]) -> QuerySet[MeasureIndicator]:
    rows = MeasureIndicator.objects.visible_to(viewer).filter(measure__in=measures)
    return rows.select_related("indicator__comparators__organisation").order_by("pk")


def beside(viewer: Viewer, measure: Measure, day: date) -> list[Beside]:
    """A measure of ours among each group that its indicator has, the nearest group first."""
    found = tied(viewer, [measure.pk]).get(measure.pk)
    return of_indicator(found, day) if found else []


def of_indicator(one: Indicator, day: date) -> list[Beside]:
    """An indicator's last period, group by group; with ourselves the groups in which we stand, without us every group."""
    last = next(iter(reported_last(PUBLIC, one.pk)), None)
    if last is None:
        return []
    places = {place.pk: place for place in places_of(PUBLIC, one.comparators_id)}
    ours = next((place for place in places.values() if place.is_ours), None)
    fewest = int(authority.settings(PUBLIC, one.organisation_id, day, [FEWEST])[FEWEST])
    mine = (group for group in groups(one.comparators) if group.covers in ("", one.covers) and (ours is None or ours.pk in group.places))
    found = next((place for place in places.values() if place.is_reference), None)
    reference = last.there(found.pk, found.name) if found else None
    return [replace(compared(one, group, last, [places[key] for key in group.places], ours, fewest), reference=reference) for group in mine]


@put_once
def reported_last(viewer: Viewer, indicator: int) -> QuerySet[PlacesReported]:
    return PlacesReported.objects.filter(indicator=indicator).order_by("-last_on", "-first_on")[:1]


@put_once
def places_of(viewer: Viewer, comparators: int) -> QuerySet[Place]:
    return Place.objects.filter(comparators=comparators).order_by("pk")


def compared(
    one: Indicator, group: ComparatorGroup, last: PlacesReported, places: Iterable[Place], ours: Place | None, fewest: int
) -> Beside:
    there = tuple(last.there(place.pk, place.name) for place in places)
    name = ours.name if ours else ""
    found = among(there, name, Polarity(one.polarity), fewest=fewest, per=one.per)
    return Beside(group=group, indicator=one, period=last.period.in_words(), there=there, ours=name, among=found)


def places(row: Comparators) -> list[tuple[int, str]]:
    """Every place of a source, by key and name."""
    return list(Place.objects.filter(comparators=row).order_by("name").values_list("pk", "name"))


def reported(one: Indicator) -> QuerySet[PlacesReported]:
    return PlacesReported.objects.filter(indicator=one).order_by("-last_on", "-first_on")


def last_reported(row: Comparators) -> dict[int, str]:
    """Until when each indicator of a source is reported, by its key."""
    found = PlacesReported.objects.filter(indicator__comparators=row).values_list("indicator").annotate(last=Max("last_on"))
    return dict(found.order_by())
