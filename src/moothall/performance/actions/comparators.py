"""What other places report is brought in, whole or not at all; and an indicator of theirs is put beside a measure of ours."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.performance.models import ComparatorGroup, Comparators, Indicator, Measure, MeasureIndicator, Place, PlacesReported
from moothall.performance.models.comparators import kept
from moothall.performance.permissions import comparators as permissions
from moothall.performance.rules.comparators.brought import Brought, Reported, digest, per_of

AT_ONCE = 500


@performs(permissions.BRING_COMPARATORS)
def bring_comparators(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    name: str,
    brought: Brought,
    source: str = "",
    year: str = "",
    ours: str = "",
) -> Organisation:
    """Take what the files of one source say. Brought in again, the source says what its files say now; what is tied to it stays so."""
    refuse_brought(name, brought, ours)
    row = Comparators.objects.filter(organisation=organisation, name=name).first()
    row = row or Comparators(organisation=organisation, name=name, number=next_number(organisation, "comparators"))
    row.source, row.year, row.brought_at, row.digest = source, year, at, digest(brought, source, year, ours)
    row.save()
    places = with_places(row, brought, ours)
    with_groups(row, brought, places)
    with_figures(brought, places, with_indicators(row, brought))
    add_facts(comparators=name, indicators=len(brought.indicators), places=len(places), figures=len(brought.figures))
    return organisation


def refuse_brought(name: str, brought: Brought, ours: str) -> None:
    if brought.wrong:
        raise Refused(" ".join(["Nothing was brought in.", *brought.wrong]))
    if not brought.figures:
        raise Refused("These files report no figure, so there is nothing to bring in.")
    if not name.strip():
        raise Refused("Say how the source is called.", "name")
    if ours and ours not in brought.places:
        raise Refused(f"No place of these files is called “{ours}”. Name yourselves as they do, or leave it out.", "ours")


def with_places(row: Comparators, brought: Brought, ours: str) -> dict[str, Place]:
    """Places by name. Which of them is ourselves is said anew each time, or follows from our name."""
    Place.objects.filter(comparators=row).update(is_ours=False, is_reference=False)
    mine = ours or (row.organisation.name if row.organisation.name in brought.places else "")
    made = [
        Place(comparators=row, name=name, code=code[:40], is_ours=name == mine, is_reference=name == brought.reference)
        for name, code in sorted(brought.places.items())
    ]
    names = ["code", "is_ours", "is_reference"]
    Place.objects.bulk_create(made, AT_ONCE, update_conflicts=True, unique_fields=["comparators", "name"], update_fields=names)
    return {place.name: place for place in Place.objects.filter(comparators=row)}


def with_groups(row: Comparators, brought: Brought, places: Mapping[str, Place]) -> None:
    """The groups as they are now: a file says who belongs together, and no group outlives its files."""
    ComparatorGroup.objects.filter(comparators=row).delete()
    ComparatorGroup.objects.bulk_create(
        ComparatorGroup(
            comparators=row, kind=group.kind, name=group.name, covers=group.covers, places=sorted(places[one].pk for one in names)
        )
        for group, names in brought.groups.items()
    )


def with_indicators(row: Comparators, brought: Brought) -> dict[str, Indicator]:
    """Indicators by code; one that stands beside a measure keeps its place there."""
    by_code: dict[str, list[Reported]] = defaultdict(list)
    for at, said in brought.figures.items():
        by_code[at.code].append(said)
    made = [
        Indicator(
            comparators=row,
            code=one.code,
            title=one.title,
            unit=one.unit,
            decimals=one.decimals,
            polarity=one.polarity,
            covers=one.covers,
            per=per_of(by_code[one.code]),
        )
        for one in brought.indicators.values()
    ]
    names = ["title", "unit", "decimals", "polarity", "covers", "per"]
    Indicator.objects.bulk_create(made, AT_ONCE, update_conflicts=True, unique_fields=["comparators", "code"], update_fields=names)
    return {one.code: one for one in Indicator.objects.filter(comparators=row)}


def with_figures(brought: Brought, places: Mapping[str, Place], indicators: Mapping[str, Indicator]) -> None:
    """What all places report, a row for each indicator and period; in place of what the files said before."""
    PlacesReported.objects.filter(indicator__in=[one.pk for one in indicators.values()]).delete()
    found: dict[tuple[str, object], dict[str, object]] = defaultdict(dict)
    for at, said in brought.figures.items():
        found[at.code, at.period][str(places[at.place].pk)] = kept(said)
    PlacesReported.objects.bulk_create(
        (
            PlacesReported(indicator=indicators[code], first_on=period.first, last_on=period.last, figures=figures)  # type: ignore[attr-defined]
            for (code, period), figures in found.items()
        ),
        AT_ONCE,
    )


@performs(permissions.TIE_INDICATOR)
def tie_indicator(measure: Measure, *, viewer: Viewer, at: datetime, indicator: Indicator | None) -> Measure:
    """Put what other places report of an indicator beside a measure; or, with none, take it away again."""
    if indicator is None:
        MeasureIndicator.objects.visible_to(THE_CLOCK).filter(measure=measure).delete()
        return measure
    if indicator.organisation_id != measure.organisation_id:
        raise Refused("That indicator belongs to another council's comparators. Choose one of yours.", "indicator")
    MeasureIndicator.objects.visible_to(THE_CLOCK).update_or_create(measure=measure, defaults={"indicator": indicator})
    return measure
