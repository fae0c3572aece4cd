"""The council sets its matrix from a day on. What was assessed before keeps the matrix of its own day."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.decisions.rules import day_of
from moothall.risks import permissions, queries, rules
from moothall.risks.models import Matrix

IN_THE_PAST = "A matrix begins today or later: what was judged before keeps the matrix of its own day."
IN_USE = "Risks have been assessed under the matrix of that day already, so it is not changed. Let the new one begin on a later day."


@performs(permissions.SET_MATRIX)
def set_matrix(
    organisation: Organisation, *, viewer: Viewer, at: datetime, since: date, size: int, accepts: int, source: str = "", **lines: str
) -> Matrix:
    """Set the matrix that holds from a day on; `lines` are its likelihoods, impacts, bands and appetites, as they are typed.

    One of the same day is put right as long as nothing was assessed under it.
    """
    if since < day_of(at):
        raise Refused(IN_THE_PAST)
    kept = read(size, accepts, lines) | {"source": source}
    row = queries.matrices.matrices(viewer, organisation.pk).filter(since=since).first() or Matrix(organisation=organisation, since=since)
    if row.pk and queries.matrices.is_used(row):
        raise Refused(IN_USE)
    for name, value in kept.items():
        setattr(row, name, value)
    row.save()
    add_facts(steps=size, since=since)
    return row


def read(size: int, accepts: int, lines: dict[str, str]) -> dict[str, Any]:
    """What was typed, as it is kept, if it makes a matrix."""
    try:
        return rules.kept(rules.grid(size=size, accepts=accepts, **lines))
    except rules.NotSuitable as why:
        raise Refused(str(why)) from why
