"""Actions of a plan as a table: brought in after a look at what would be done, and taken away as CSV or Excel."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.documents import sheets, tables
from moothall.documents.rules.kinds import XLSX
from moothall.plans import actions, permissions, queries
from moothall.plans.forms.table import COLUMNS, EXAMPLE, HOW, NEEDED, PlanTable
from moothall.plans.views.working import address, by, plan_called

Rows = Iterable[Sequence[Any]]
AWAY = (*COLUMNS, *HOW)
CSV = "text/csv; charset=utf-8"


@login_required
def bring(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The first press shows what would be done; the second does it."""
    row = plan_called(request, slug, number)
    if why := permissions.BRING_ACTIONS.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PlanTable(*sent, viewer=request.viewer, today=request.today, plan=row)
    page = {"form": form, "plan": row, "columns": COLUMNS, "needed": NEEDED}
    if request.method != "POST" or not form.is_valid():
        return render(request, "plans/table.html", page)
    lines = [one["line"] for one in form.rows]
    if request.POST.get("do") != "take":
        new = {one.objective.casefold() for one in lines if isinstance(one.objective, str)}
        return render(request, "plans/table_preview.html", page | {"rows": lines, "new": len(new), "text": form.text_sent})
    actions.bring_actions(row, **by(request), rows=lines)
    messages.success(request, f"Added: {counted(len(lines), 'action')}.")
    return redirect(address(row))


def to_fill(kind: str) -> Callable[..., HttpResponse]:
    @login_required
    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        """The columns with one line for example, as a spreadsheet opens it."""
        plan_called(request, slug, number)
        return file(kind, "actions-to-fill", COLUMNS, [[EXAMPLE[name] for name in COLUMNS]])

    return given


def away(kind: str) -> Callable[..., HttpResponse]:
    def given(request: HttpRequest, slug: str, number: int) -> HttpResponse:
        """The actions of a plan as everybody reads them, whoever asks."""
        row = queries.plan(PUBLIC, slug, number)
        if row is None:
            raise Http404("There is no such plan here.")
        return file(kind, f"plan-{row.number}-actions", AWAY, cells(request, row))

    return given


def cells(request: HttpRequest, plan: Any) -> Rows:
    """A line for each action: what it is, how it goes, and what was said of it last."""
    for row in queries.reporting.in_full(queries.actions.of_plan(PUBLIC, plan)):
        said_on = row["said_at"] and day_of(row["said_at"])
        now = queries.reporting.line(row, request.today)
        what = (now.title, now.due_on, row["start_on"], now.owner, *row["aim"], row["about"])
        yield (*what, now.said.value, said_on, now.comment)


def file(kind: str, name: str, header: Sequence[str], rows: Rows) -> HttpResponse:
    content: Any = sheets.to_xlsx(name, header, rows) if kind == XLSX.ending else "".join(tables.lines(header, rows))
    answer = HttpResponse(content, content_type=XLSX.media_type if kind == XLSX.ending else CSV)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def offered(request: HttpRequest, row: Any) -> list[tuple[str, str, bool]]:
    """The link to this page, for whoever may bring in a table."""
    if not request.viewer.person or permissions.BRING_ACTIONS.refusal(request.viewer, row, at=request.now):
        return []
    return [("Bring in actions from a table", f"{address(row)}/table", False)]


VIEWS = {
    "table": bring,
    "actions-to-fill.csv": to_fill("csv"),
    "actions-to-fill.xlsx": to_fill("xlsx"),
    "actions.csv": away("csv"),
    "actions.xlsx": away("xlsx"),
}
