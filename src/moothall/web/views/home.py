"""The front page, and the pages that say what the house is."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority
from moothall.decisions import queries as decisions
from moothall.decisions import rules
from moothall.meetings import queries as meetings

A_FEW = 4
A_WEEK = timedelta(days=7)


def home(request: HttpRequest) -> HttpResponse:
    """What is being decided: what can still be called in, the next meetings, what was decided last, what was asked for."""
    viewer = request.viewer
    still_open = list(decisions.open_to_call_in(viewer, request.now)[:A_FEW])
    said = {
        "open": [open_row(request, row) for row in still_open],
        "open_count": decisions.open_to_call_in(viewer, request.now).count(),
        "coming": list(meetings.coming(viewer, request.today)[:A_FEW]),
        "this_week": meetings.between(viewer, request.today, request.today + A_WEEK).count(),
        "latest": list(decisions.register(viewer)[:A_FEW]),
        "commitments": list(decisions.commitments(viewer)[:A_FEW]),
        "commitment_count": decisions.commitments(viewer).count(),
        "archives": list(authority.organisations(viewer).filter(is_home=False)[:8]),
    }
    return render(request, "web/home.html", said)


def open_row(request: HttpRequest, decision: Any) -> dict[str, Any]:
    """A decision with how long is left to call it in."""
    closed = authority.closure_days(request.viewer, decision.organisation_id)
    moments = rules.Moments(decision.call_in_closes_at, decision.effective_from)
    return {"decision": decision, "left": rules.days_left_sentence(moments, request.now, closed)}


def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "web/open_data.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")
