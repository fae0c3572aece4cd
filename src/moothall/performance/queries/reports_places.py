"""Where many measures stand among others at once: for a report, in as many questions for one measure as for many."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from moothall.access.viewer import PUBLIC, Viewer
from moothall.authority import queries as authority
from moothall.performance.models import ComparatorGroup, Indicator, Place, PlacesReported
from moothall.performance.queries import comparators
from moothall.performance.queries.comparators import FEWEST, Beside
from moothall.performance.rules.verdicts import whole
from moothall.performance.rules.verdicts.others import GroupKind

BySource = dict[int, list[Any]]


def places(viewer: Viewer, measures: Collection[int], organisation: int, day: date) -> dict[int, whole.Place]:
    """The place of each of these measures in the nearest group in which we stand; none where nothing stands beside it."""
    tied = comparators.tied(viewer, measures)
    if not tied:
        return {}
    last = last_reported(tied.values())
    sources = {one.comparators_id for one in tied.values()}
    there, groups = by_source(Place.objects.filter(comparators__in=sources)), by_source(groups_of(sources))
    fewest = int(authority.settings(PUBLIC, organisation, day, [FEWEST])[FEWEST])
    found: dict[int, whole.Place] = {}
    for key, one in tied.items():
        nearest = beside(one, last.get(one.pk), there[one.comparators_id], groups[one.comparators_id], fewest)
        found |= {key: place_of(nearest)} if nearest else {}
    return found


def last_reported(indicators: Iterable[Indicator]) -> dict[int, PlacesReported]:
    """What all places report of each indicator for its last period: which that is, is asked before the figures of any are read."""
    ends = PlacesReported.objects.filter(indicator__in=list(indicators)).order_by("last_on", "first_on", "pk")
    last = dict(ends.values_list("indicator", "pk"))
    return {row.indicator_id: row for row in PlacesReported.objects.filter(pk__in=last.values())}


def groups_of(sources: Collection[int]) -> list[ComparatorGroup]:
    """The nearest kind first."""
    found = ComparatorGroup.objects.filter(comparators__in=sources).order_by("name", "covers", "pk")
    return sorted(found, key=lambda one: comparators.ORDER[one.kind])


def by_source(rows: Iterable[Any]) -> BySource:
    found: BySource = defaultdict(list)
    for row in rows:
        found[row.comparators_id].append(row)
    return found


def beside(one: Indicator, last: PlacesReported | None, there: list[Place], groups: list[ComparatorGroup], fewest: int) -> Beside | None:
    """An indicator in the nearest group in which we stand."""
    by_key = {place.pk: place for place in there}
    ours = next((place for place in there if place.is_ours), None)
    mine = [group for group in groups if ours and group.covers in ("", one.covers) and ours.pk in group.places]
    if last is None or not mine:
        return None
    return comparators.compared(one, mine[0], last, [by_key[key] for key in mine[0].places], ours, fewest)


def place_of(nearest: Beside) -> whole.Place:
    """Our place in the nearest group, for the sentences about the measure."""
    found, kind = nearest.among, GroupKind(nearest.group.kind)
    rank = f"{found.rank()} {kind.councils} in {nearest.period}" if found.rank() else ""
    return whole.Place(rank, found.quarter, found.is_first, found.is_last)
