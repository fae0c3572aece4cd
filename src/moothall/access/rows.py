"""Writing many rows at once, inside an act: those that were there keep their places, so that what hangs on them stays."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from moothall.access.viewer import THE_CLOCK


def plainly(thing: Any, *without: str) -> dict[str, Any]:
    """The fields of a plain thing, as they are named in its table."""
    return {name: getattr(thing, name) for name in thing.__slots__ if name not in without}


def in_place(table: Any, wanted: Sequence[Any], known: Mapping[Any, Any], key: Callable[[Any], Any]) -> list[Any]:
    """Write the wanted rows; one whose key is known keeps its place, so that what hangs on it stays. The rest goes."""
    fields = [field.name for field in table._meta.concrete_fields if not field.primary_key]
    for row in wanted:
        row.pk = known[key(row)].pk if key(row) in known else None
    table.objects.bulk_create([row for row in wanted if row.pk is None])
    old = [row for row in wanted if key(row) in known]
    if old:
        table.objects.visible_to(THE_CLOCK).bulk_update(old, fields)
    if surplus := {row.pk for row in known.values()} - {row.pk for row in wanted}:
        table.objects.visible_to(THE_CLOCK).filter(pk__in=surplus).delete()
    return list(wanted)
