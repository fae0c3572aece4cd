"""Files of other places' figures that were sent, and what a source said before some were brought in."""

from typing import Any

from django.db.models import QuerySet, Sum

from moothall.access.viewer import Viewer
from moothall.performance.models import (
    ComparatorFile,
    ComparatorFiles,
    ComparatorGroup,
    Comparators,
    Indicator,
    Place,
    PlacesReported,
)


def sent(viewer: Viewer) -> QuerySet[ComparatorFiles]:
    """The last that were sent first; without what they say, which may be long."""
    rows = ComparatorFiles.objects.visible_to(viewer).select_related("organisation")
    return rows.defer("before").order_by("-sent_at", "-number", "pk")


def called(viewer: Viewer, slug: str, number: int) -> ComparatorFiles | None:
    return sent(viewer).filter(organisation__slug=slug, number=number).first()


def files_of(viewer: Viewer, row: ComparatorFiles) -> list[ComparatorFile]:
    rows = ComparatorFile.objects.visible_to(viewer).filter(files=row).select_related("file")
    return list(rows.order_by("name"))


def size_of(viewer: Viewer, row: ComparatorFiles) -> int:
    return ComparatorFile.objects.visible_to(viewer).filter(files=row).aggregate(size=Sum("file__size"))["size"] or 0


def said_before(row: Comparators | None) -> dict[str, Any] | None:
    """All that a source says, as plain data; nothing where there is none."""
    if row is None:
        return None
    indicators = Indicator.objects.filter(comparators=row)
    figures = PlacesReported.objects.filter(indicator__in=indicators.values("pk")).order_by("indicator", "first_on", "last_on")
    return {
        "source": {"source": row.source, "year": row.year, "digest": row.digest, "brought_at": row.brought_at.isoformat()},
        "places": list(Place.objects.filter(comparators=row).order_by("pk").values("pk", "name", "code", "is_ours", "is_reference")),
        "groups": list(ComparatorGroup.objects.filter(comparators=row).order_by("pk").values("kind", "name", "covers", "places")),
        "indicators": [plain(one) for one in indicators.order_by("pk").values(*MEANING)],
        "figures": [
            {
                "indicator_id": one.indicator_id,
                "first_on": one.first_on.isoformat(),
                "last_on": one.last_on.isoformat(),
                "figures": one.figures,
            }
            for one in figures
        ],
    }


MEANING = ("pk", "title", "unit", "decimals", "polarity", "covers", "per")


def plain(one: dict[str, Any]) -> dict[str, Any]:
    return one | {"per": None if one["per"] is None else str(one["per"])}
