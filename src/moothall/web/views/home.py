"""The front page, and the pages that say what the house is."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority import queries as authority
from moothall.decisions import queries as decisions, rules
from moothall.meetings import queries as meetings
from moothall.performance.views import aims
from moothall.record import queries as record

A_FEW = 4
SOME_COUNCILS = 8
A_WEEK = timedelta(days=6)  # today and six days more


def home(request: HttpRequest) -> HttpResponse:
    """What is being decided: what can be called in, the next meetings, what was decided last, what was asked for; and how all is going."""
    viewer = request.viewer
    today, now = request.today, request.now
    still_open = decisions.open_to_call_in(viewer, now)
    said = {
        "open": open_rows(request, list(still_open[:A_FEW])),
        "open_count": still_open.count(),
        "coming": list(meetings.coming(viewer, today)[:A_FEW]),
        "this_week": meetings.between(viewer, today, today + A_WEEK).filter(cancelled_at=None).count(),
        "latest": list(decisions.register(viewer)[:A_FEW]),
        "commitments": list(decisions.outstanding(viewer, today)[:A_FEW]),
        "commitment_count": decisions.commitments(viewer).count(),
        "doing": aims.of_place(request),
        "archives": list(authority.organisations(viewer).filter(is_home=False)[:SOME_COUNCILS]),
    }
    return render(request, "web/home.html", said)


def open_rows(request: HttpRequest, rows: list[Any]) -> list[dict[str, Any]]:
    """Decisions, each with how long is left to call it in on its own council's calendar."""
    viewer, now = request.viewer, request.now
    closed = {key: authority.closure_days(viewer, key) for key in {row.organisation_id for row in rows}}
    return [{"decision": row, "left": rules.days_left_sentence(moments_of(row), now, closed[row.organisation_id])} for row in rows]


def moments_of(decision: Any) -> rules.Moments:
    return rules.Moments(decision.call_in_closes_at, decision.effective_from)


def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "web/open_data.html", {"is_signed": record.latest_checkpoint() is not None})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")
