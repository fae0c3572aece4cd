"""Which figures are late, by department and owner, in working days: for everybody to read."""

from collections.abc import Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted
from moothall.performance.queries import returns_owed as queries
from moothall.performance.queries.returns_owed import Late

NO_DEPARTMENT = "Of no department"


def late(request: HttpRequest) -> HttpResponse:
    found = queries.all_late(request.viewer, request.now)
    said = {"departments": by_department(found), "headline": headline(found), "council": authority.home(request.viewer)}
    return render(request, "performance/late.html", said)


def by_department(found: Sequence[Late]) -> list[tuple[str, list[Late]]]:
    """The late figures under the name of their department, the latest first in each."""
    rows = sorted(found, key=lambda one: (department_of(one) == NO_DEPARTMENT, department_of(one)))
    return [(name, list(some)) for name, some in groupby(rows, key=department_of)]


def department_of(one: Late) -> str:
    return one.expected.measure.department.name if one.expected.measure.department else NO_DEPARTMENT


def headline(found: Sequence[Late]) -> str:
    """How many are late, and by how much the latest is.

    >>> headline([])
    'Every figure that is due has been sent.'
    """
    if not found:
        return "Every figure that is due has been sent."
    most = max(one.days for one in found)
    are = "figure is" if len(found) == 1 else "figures are"
    return f"{capitalised(counted(len(found), are, are))} late, the latest by {counted(most, 'working day')}."
