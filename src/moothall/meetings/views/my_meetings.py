"""Where a clerk begins: the meetings whose papers they keep, with what is due next; and what is closed and should be looked at."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.authority.words import capitalised, counted
from moothall.meetings import permissions, queries, rules, shown
from moothall.meetings.rules.timeline import next_step

A_PAGE = 20
STILL_OPEN = timedelta(days=42)  # minutes are still owed for what was held in these weeks


def my_meetings(request: HttpRequest) -> HttpResponse:
    """What is to come and what was held lately, each with what is due next."""
    rows = queries.meetings_kept(request.viewer, request.today - STILL_OPEN)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    steps = queries.timelines(request.viewer, page.object_list, request.now)
    listed = [told(request, row, next_step(steps[row.pk])) for row in page.object_list]
    late = sum(one["step"] is not None and one["step"].state == "overdue" for one in listed)
    said = {"page": page, "rows": listed, "headline": headline(rows.count(), late), "bodies": queries.bodies_kept(request.viewer)}
    return render(request, "meetings/work/my_meetings.html", said)


def told(request: HttpRequest, row: Any, step: Any) -> dict[str, Any]:
    standings = rules.standings(shown.facts(row, (0, 0)), request.today)
    return {"meeting": row, "step": step, "standings": standings, "is_coming": row.held_on >= request.today}


def headline(meetings: int, late: int) -> str:
    """The page in a sentence.

    >>> headline(3, 1), headline(0, 0)
    ('You keep the papers of 3 meetings here. For one of them something is overdue.', 'No meeting is called whose papers you keep.')
    """
    if not meetings:
        return "No meeting is called whose papers you keep."
    overdue = f" For {'one' if late == 1 else late} of them something is overdue." if late else " Nothing is overdue on this page."
    return f"You keep the papers of {counted(meetings, 'meeting')} here.{overdue}"


def closed(request: HttpRequest) -> HttpResponse:
    """Everything that is not for publication, with the ground and the day to look again. Nothing here opens by itself."""
    rows = queries.closures_to_look_at(request.viewer)
    due = rows.filter(look_again_on__lte=request.today).count()
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    said = {
        "page": page,
        "rows": [{"closure": row, "ground": rules.ground_in_words(row.ground, row.paragraph)} for row in page.object_list],
        "headline": f"{capitalised(counted(page.paginator.count, 'thing'))} {'is' if page.paginator.count == 1 else 'are'} closed. "
        f"{capitalised(counted(due, 'day'))} to look again {'has' if due == 1 else 'have'} come.",
        "may_open": permissions.OPEN_WHAT_WAS_CLOSED,
    }
    return render(request, "meetings/work/closed.html", said)
