"""What other places report, open to everybody; beside a closed measure it gives nothing of it away. And an objective with its measures."""

from datetime import date, datetime
from typing import Any

from moothall.performance.models import ComparatorFiles, ComparatorGroup, Comparators, Indicator, MeasureIndicator, Place, PlacesReported

KEYS, ONE = (1, 99), "<slug:slug>/<int:number>"
SOURCE, FILES = "/performance/comparators/wrenmouth/1", "/performance/comparators/wrenmouth/files"


def note(rows: dict[str, Any], then: datetime) -> None:
    """Write it all down."""
    source = Comparators.objects.create(organisation=rows["body"].organisation, number=1, name="Benchmarks", brought_at=then)
    places = [Place.objects.create(comparators=source, name=name, is_ours=name == "Wrenmouth") for name in ("Wrenmouth", "Easthaven")]
    keys = [place.pk for place in places]
    ComparatorGroup.objects.create(comparators=source, kind="region", name="East", places=keys)
    one = Indicator.objects.create(pk=1, comparators=source, code="R1", title="Repairs on time", unit="%", polarity="higher")
    said = {str(key): [str(value), "", ""] for key, value in zip(keys, (81, 92), strict=True)}
    PlacesReported.objects.create(indicator=one, first_on=date(2025, 4, 1), last_on=date(2026, 3, 31), figures=said)
    said = {"name": rows["closed measure"].title, "source": "A club", "year": "2025", "sent_at": then, "sent_by": "clock"}
    ComparatorFiles.objects.create(organisation=source.organisation, number=1, **said)  # which nobody has looked over yet
    for measure in (rows["measure"], rows["closed measure"]):
        MeasureIndicator.objects.create(measure=measure, indicator=one)


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    measures, objectives = "/performance/measures/wrenmouth", "/performance/objectives/wrenmouth"
    return {
        "performance/comparators/": ["/performance/comparators/"],
        f"performance/comparators/{ONE}": [SOURCE, "/performance/comparators/wrenmouth/9"],
        **{
            f"performance/comparators/<slug:slug>/files/<int:number>{verb}": [f"{FILES}/{number}{verb}" for number in (1, 9)]
            for verb in ("", "/take-back")
        },
        "performance/<slug:slug>/send-comparators": [f"/performance/{slug}/send-comparators" for slug in ("wrenmouth", "nowhere")],
        f"performance/comparators/{ONE}/indicators/<int:key>": [f"{SOURCE}/indicators/{key}" for key in KEYS],
        f"performance/comparators/{ONE}/indicators/<int:key>.csv": [f"{SOURCE}/indicators/{key}.csv" for key in KEYS],
        f"performance/measures/{ONE}/figures.csv": [f"{measures}/{number}/figures.csv" for number in (1, 2, 9)],
        f"performance/objectives/{ONE}": [f"{objectives}/{number}" for number in (1, 2, 3, 9)],
    }
