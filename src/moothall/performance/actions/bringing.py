"""Many measures are brought in at once, from a table: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.performance import permissions
from moothall.performance.actions.framework import carry_measure
from moothall.performance.actions.measure import write_measure
from moothall.performance.models import Framework


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """One measure as a table says it: its words, from when, and which frameworks carry it under which code."""

    line: int
    from_on: date
    words: dict[str, Any] = field(default_factory=dict)
    carried: tuple[tuple[Framework, str], ...] = ()


@performs(permissions.BRING_MEASURES)
def bring_measures(organisation: Organisation, *, viewer: Viewer, at: datetime, rows: Sequence[NewMeasure]) -> Organisation:
    """Write them in the order of the table. A line that is refused is named, and nothing is kept."""
    if not rows:
        raise Refused("There is nothing to bring in.")
    by = {"viewer": viewer, "at": at}
    for row in rows:
        try:
            made = write_measure(organisation, **by, from_on=row.from_on, **row.words)
            for framework, code in row.carried:
                carry_measure(made, **by, framework=framework, from_on=row.from_on, code=code)
        except Refused as refused:
            raise Refused(f"Line {row.line}: {refused}") from refused
    add_facts(measures=len(rows))
    return organisation
