"""Measures as a table: brought in after a look at what would be done, and a table to fill in as CSV or Excel."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from moothall.access.acts import Refused
from moothall.authority.words import counted
from moothall.performance import actions, permissions
from moothall.performance.forms.table import COLUMNS, EXAMPLE, NEEDED, MeasuresTable
from moothall.plans.views.table import file
from moothall.plans.views.working import by, council


@login_required
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """The first press shows what would be done; the second does it."""
    row = council(request, slug)
    if why := permissions.BRING_MEASURES.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = MeasuresTable(*sent, viewer=request.viewer, today=request.today, organisation=row)
    page: dict[str, Any] = {"form": form, "council": row, "columns": COLUMNS, "needed": NEEDED}
    if request.method != "POST" or not form.is_valid():
        return render(request, "performance/table.html", page)
    lines = [one["line"] for one in form.rows]
    if request.POST.get("do") != "take":
        return render(request, "performance/table_preview.html", page | {"rows": lines, "text": form.text_sent})
    try:
        actions.bring_measures(row, **by(request), rows=lines)
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "performance/table.html", page)
    messages.success(request, f"Brought in: {counted(len(lines), 'measure')}.")
    return redirect(reverse("performance:measures"))


def to_fill(kind: str) -> Callable[..., HttpResponse]:
    @login_required
    def given(request: HttpRequest, slug: str) -> HttpResponse:
        """The columns with one line for example, as a spreadsheet opens it."""
        council(request, slug)
        return file(kind, "measures-to-fill", COLUMNS, [[EXAMPLE[name] for name in COLUMNS]])

    return given
