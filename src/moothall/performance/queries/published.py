"""What of figures is published: the licence of a council, the figures that were signed off last, and the measures that everybody reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.performance import rules
from moothall.performance.models import Definition, Return
from moothall.performance.queries.measures import on_a_list
from moothall.performance.queries.returns import definitions_of
from moothall.performance.rules.licences import SETTING, Licence, licence_of


def licence(organisation: int, day: date) -> Licence | None:
    """Under which licence a council publishes its figures on a day."""
    return licence_of(authority.settings(PUBLIC, organisation, day, (SETTING,))[SETTING])


@dataclass(frozen=True, slots=True)
class Signed:
    """A figure that was signed off, as the definition of its period says it."""

    row: Return
    figure: str


def signed_last(moment: datetime, most: int) -> list[Signed]:
    """The figures that were signed off last, the newest first."""
    rows = Return.objects.visible_to(PUBLIC).filter(signed_at__lte=moment, value__isnull=False)
    found = list(rows.select_related("measure__organisation").order_by("-signed_at", "-pk")[:most])
    every = definitions_of(PUBLIC, {row.measure_id for row in found})
    pairs = ((row, rules.holding(every[row.measure_id], row.last_on)) for row in found)
    return [Signed(row, of.figure(row.value)) for row, of in pairs if of]


def open_measures(day: date) -> Iterator[Definition]:
    """Every measure that everybody reads, by the definition of a day."""
    rows = on_a_list(PUBLIC, day).order_by("measure__organisation", "measure__number", "pk")
    return rows.iterator(chunk_size=500)
