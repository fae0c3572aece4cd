"""The targets of a department, portfolio or framework for a year on one page: typed, or from a table; all of them set, or none."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.access.acts import Refused
from moothall.authority.words import counted, day_in_words
from moothall.performance import actions, permissions, rules
from moothall.performance.forms.returns import Together
from moothall.performance.forms.targets_grid import COLUMNS, KNOWN, MOST_LINES, Setting, TargetRow, TargetsTable, Which, keys_in
from moothall.performance.queries import targets_grid as queries
from moothall.performance.views.targets import may_report, which
from moothall.plans.views.rows import paged
from moothall.plans.views.table import file
from moothall.plans.views.working import by, council

A_PAGE, READ, SET = 100, "read", "set"
EMPTY: dict[str, Any] = dict.fromkeys(("year", "headline", "rows", "page", "number", "was_read", "to_members", "table")) | {
    "together": Together([])
}
USUALLY = {"set_by": rules.SetBy.OFFICER.value}
NOTHING = "No target was typed. Type one for each measure that should have one, or leave its row empty."


@login_required
def grid(request: HttpRequest, slug: str) -> HttpResponse:
    row = council(request, slug)
    if why := permissions.BRING_TARGETS.refusal(request.viewer, row, at=request.now):
        raise Refused(why)
    chosen = which(request, row)
    if not chosen.is_valid():
        return render(request, "performance/targets_grid.html", EMPTY | {"council": row, "which": chosen})
    if request.method != "POST":
        return shown(request, row, chosen)
    return read(request, row, chosen) if request.POST.get("do") == READ else sent(request, row, chosen)


def shown(request: HttpRequest, row: Any, chosen: Which, **more: Any) -> HttpResponse:
    """The measures of what was chosen, page by page, with empty boxes."""
    every = queries.theirs(request.viewer, row, chosen.part, request.now)
    page = paged(request, every, A_PAGE)
    found = lines(request, chosen, list(page))
    return answer(request, row, chosen, [TargetRow(of=one) for one in found], page=page, number=len(every), **more)


def lines(request: HttpRequest, chosen: Which, some: Sequence[Any]) -> list[queries.GridLine]:
    return queries.lines(request.viewer, some, chosen.cleaned_data["year"].first, request.now)


def answer(request: HttpRequest, row: Any, chosen: Which, rows: Sequence[TargetRow], **more: Any) -> HttpResponse:
    about = {"viewer": request.viewer, "now": request.now, "organisation": row}
    waiting = [one for one in rows if one.of.then and one.of.then.waits and not one.of.then.asked]
    asked = urlencode({"of": chosen.cleaned_data["of"], "year": chosen.data["year"]})
    said = {
        "council": row,
        "which": chosen,
        "year": chosen.cleaned_data["year"].in_words(),
        "asked": asked,
        "rows": rows,
        "whose": Setting(**about),
        "table": TargetsTable(viewer=request.viewer, organisation=row),
        "columns": COLUMNS,
        "most": MOST_LINES,
        "headline": in_words(rows, chosen.cleaned_data["year"].in_words()),
        "to_members": f"{may_report(request)}?{asked}" if waiting and may_report(request) else "",
        "waiting": len(waiting),
    }
    return render(request, "performance/targets_grid.html", EMPTY | said | more)


def in_words(rows: Sequence[TargetRow], year: str) -> str:
    """How far it has come, in a sentence."""
    if not rows:
        return ""
    number = sum(row.of.then is not None for row in rows)
    have = "has" if number <= 1 else "have"
    return f"{number if number else 'None'} of {counted(len(rows), 'measure')} {have} a target for {year}."


def sent(request: HttpRequest, row: Any, chosen: Which) -> HttpResponse:
    """Set what was typed, all or nothing; what is wrong stands beside its box, with everything that was typed."""
    whose = Setting(request.POST, viewer=request.viewer, now=request.now, organisation=row)
    rows = rows_of(request, row, chosen, request.POST, keys_in(request.POST))
    filled = [one for one in rows if not one.is_left_alone]
    if not filled:
        whose.add_error(None, NOTHING)
    is_right = all([whose.is_valid(), *(one.is_valid() for one in filled)])
    if whose.is_valid() and is_set(request, row, whose, filled, is_look=not is_right or request.POST.get("do") != SET):
        return redirect(request.get_full_path())
    return answer(request, row, chosen, rows, whose=whose, together=Together([whose, *filled]))


def rows_of(request: HttpRequest, row: Any, chosen: Which, data: Mapping[str, Any], keys: Sequence[int]) -> list[TargetRow]:
    return [TargetRow(data, of=one) for one in lines(request, chosen, queries.called(request.viewer, row, keys[:MOST_LINES]))]


def is_set(request: HttpRequest, row: Any, whose: Setting, filled: Sequence[TargetRow], *, is_look: bool) -> bool:
    """Whether they were set; if not, why is said beside each. A look sets none, and looks at those that can be read."""
    new = [one.new(whose.cleaned_data) for one in filled if one.is_valid()]
    if not new:
        return False
    try:
        actions.bring_targets(row, **by(request), rows=new, is_look=is_look)
    except actions.OnlyLooked:
        return False
    except Refused as refused:
        say_why(refused, whose, filled)
        return False
    proposed = sum(bool(one.of.members) for one in filled)
    said = [f"{counted(proposed, 'target')} proposed to Members"] if proposed else []
    said += [f"{counted(len(filled) - proposed, 'target')} set"] if proposed < len(filled) else []
    messages.success(request, f"{', '.join(said)}.")
    return True


def say_why(refused: Refused, whose: Setting, filled: Sequence[TargetRow]) -> None:
    """Beside the box of the row that is wrong, or of what is said of all of them."""
    by_key = {one.of.measure.pk: one for one in filled}
    for key, why in getattr(refused, "wrong", {}).items():
        if why.box in whose.fields:
            whose.add_error(why.box, str(why))
        else:
            by_key[key].refuse(str(why), why.box)
    if not isinstance(refused, actions.TargetsRefused):
        whose.add_error(None, str(refused))


def read(request: HttpRequest, row: Any, chosen: Which) -> HttpResponse:
    """Put what a table says into the boxes; nothing is set by that."""
    table = TargetsTable(request.POST, request.FILES, viewer=request.viewer, organisation=row)
    if not table.is_valid():
        return shown(request, row, chosen, table=table, together=table)
    found = lines(request, chosen, [one["measure"] for one in table.rows])
    data = table.typed() | {f"target-{one.measure.pk}-heard": str(one.turn) for one in found}
    rows = [TargetRow(data, of=one) for one in found]
    whose = Setting(
        USUALLY | {"set_on": day_in_words(request.today, weekday=False)}, viewer=request.viewer, now=request.now, organisation=row
    )
    if whose.is_valid():
        is_set(request, row, whose, rows, is_look=True)
    return answer(request, row, chosen, rows, whose=whose, together=Together([whose, *rows]), was_read=True)


def to_fill(kind: str) -> Callable[..., HttpResponse]:
    @login_required
    def given(request: HttpRequest, slug: str) -> HttpResponse:
        """The measures of what was chosen, a line each, with what is known of them."""
        row = council(request, slug)
        chosen = which(request, row)
        if not chosen.is_valid():
            raise Refused("Choose whose targets, and for which year, on the page of targets.")
        some = queries.theirs(request.viewer, row, chosen.part, request.now)[:MOST_LINES]
        return file(kind, "targets-to-fill", (*COLUMNS, *KNOWN), [line_of(one) for one in lines(request, chosen, some)])

    return given


def line_of(one: queries.GridLine) -> list[Any]:
    last = one.of.figure(one.looked.known[-1]) if one.looked.known else ""
    return [f"M{one.measure.number}", *("" for _ in COLUMNS[1:]), one.measure.title, last, one.now_in_words]


VIEWS = {"targets-grid": grid, "targets-to-fill.csv": to_fill("csv"), "targets-to-fill.xlsx": to_fill("xlsx")}
