"""Figures as a table: to fill in, with all that somebody owes; and brought in after a look at what would be done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.authority.words import counted
from moothall.performance import actions
from moothall.performance.actions import LinesRefused, OnlyLooked
from moothall.performance.forms.returns_table import COLUMNS, EXAMPLE, KNOWN, MOST_LINES, NEEDED, FiguresTable
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries import returns_owed
from moothall.plans.views.table import file
from moothall.plans.views.working import by, council


@login_required
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """The first press shows what would be done; the second does it."""
    row = council(request, slug)
    if why := permissions.BRING_FIGURES.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FiguresTable(*sent, viewer=request.viewer, organisation=row)
    page: dict[str, Any] = {"form": form, "council": row, "columns": COLUMNS, "needed": NEEDED, "most": MOST_LINES, "rows": None}
    if request.method != "POST" or not form.is_valid():
        return render(request, "performance/figures_table.html", page)
    lines = [one["line"] for one in form.rows]
    try:
        actions.bring_figures(row, **by(request), rows=lines, is_look=request.POST.get("do") != "take")
    except OnlyLooked:
        return render(request, "performance/figures_table.html", page | {"rows": lines, "text": form.text_sent})
    except LinesRefused as refused:
        form.refuse(refused.sentences)
        form.keep_text()
        return render(request, "performance/figures_table.html", page)
    messages.success(request, f"Sent for review: {counted(len(lines), 'figure')}.")
    return redirect(reverse("my-updates"))


def to_fill(kind: str) -> Callable[..., HttpResponse]:
    @login_required
    def given(request: HttpRequest, slug: str) -> HttpResponse:
        """All that somebody owes, a line each; where nothing is owed, one line for example."""
        row = council(request, slug)
        found = returns_owed.to_fill(request.viewer, row, request.now)
        lines = [line_of(one) for one in found] or [[EXAMPLE.get(name, "") for name in (*COLUMNS, *KNOWN)]]
        return file(kind, "figures-to-fill", (*COLUMNS, *KNOWN), lines)

    return given


def line_of(one: returns_owed.FigureUpdate) -> list[Any]:
    """The measure and the period, and what is known of it; the rest is to be filled in."""
    of = one.expected.definition
    first = one.expected.period.first
    last = of.figure(one.looked.known[-1]) if one.looked.known else ""
    known = {"measure": f"M{one.measure.number}", "from": f"{first.day} {first.month} {first.year}"}
    said = (one.measure.title, one.expected.period.in_words(), last, of.figure(one.looked.point))
    return [*(known.get(name, "") for name in COLUMNS), *said]
