"""The page on which all that was stated of a measure stands, for whoever asks what a figure was before and why it was put right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority.words import capitalised, counted
from moothall.performance.permissions.returns import SEND_FIGURE, is_at_work
from moothall.performance.queries import returns_sent as queries
from moothall.performance.rules.returns import confidence
from moothall.performance.views.working import measure_called


def sent(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = measure_called(request, slug, number)
    found = queries.stated(request.viewer, row, request.now)
    said = {"measure": row, "found": found, "headline": headline(found), "confidence": confidence, "is_at_work": is_at_work(request.viewer)}
    said["may_send"] = bool(request.viewer.person) and not SEND_FIGURE.refusal(request.viewer, row, at=request.now)
    return render(request, "performance/sent.html", said)


def headline(found: list[queries.Stated]) -> str:
    """Of how many periods something was stated, and how many were put right after their cut-off.

    >>> headline([])
    'No figure has been entered yet.'
    """
    if not found:
        return "No figure has been entered yet."
    later = sum(bool(one.later and one.frozen) for one in found)
    revised = f" {capitalised(counted(later, 'figure'))} {'was' if later == 1 else 'were'} revised after the cut-off." if later else ""
    return f"{capitalised(counted(len(found), 'period'))} on record.{revised}"
