"""To let the limits of a measure's chart begin anew, and to undo that; and where they do, as the measure's page says it."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from moothall.access.acts import Refused
from moothall.performance import actions
from moothall.performance.forms import new_starts as forms
from moothall.performance.permissions import new_starts as permissions
from moothall.performance.permissions.returns import is_at_work
from moothall.performance.queries import new_starts as queries, returns, verdicts
from moothall.performance.rules.drawing.picture import Picture
from moothall.performance.rules.new_starts import why_none
from moothall.performance.rules.verdicts.whole import Verdict
from moothall.performance.views.working import measure_called, page, task
from moothall.plans.views.working import Doing, address, found, said

BEGIN = Doing(
    permissions.BEGIN_LIMITS_ANEW, forms.BeginAnew, said(actions.begin_limits_anew), "Let the limits begin anew",
    "Only where something changed for good, and is known to have. A bad run is no reason: it is what the chart is there to show.",
    "Let them begin anew", "The limits begin anew there. The reason stands below the chart.", "Let the limits begin anew",
)  # fmt: skip
UNDO = Doing(
    permissions.UNDO_NEW_START, forms.Undo, said(actions.undo_new_start), "Undo this new start",
    "The limits go on as if they had never begun anew there. It stays readable with both reasons.", "Undo it",
    "Undone. Both reasons stay readable.", "Undo", is_grave=True,
)  # fmt: skip


@login_required
def begin(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A measure that has no control chart says so in place of the form."""
    row = measure_called(request, slug, number)
    if not BEGIN.act.refusal(request.viewer, row, at=request.now) and (
        why := why_none(verdicts.of_measure(request.viewer, row, request.now))
    ):
        raise Refused(why)
    return task(request, row, BEGIN, (str(row), address(row)))


def called(request: HttpRequest, slug: str, number: int, turn: int) -> Any:
    return found(queries.new_start(request.viewer, measure_called(request, slug, number), turn), "new start")


undo = page(called, UNDO)


def of_page(request: HttpRequest, measure: Any, every: Sequence[Any], judged: Verdict, picture: Picture | None) -> dict[str, Any]:
    """Where limits begin anew on the chart, each with its reasons; what waits for a figure, what was undone; and who may add to it."""
    drawn = picture.begun if picture else ()
    anew = verdicts.counted_anew(returns.definitions_of(request.viewer, [measure.pk])[measure.pk]) if drawn else []
    may = {one: not one.act.refusal(request.viewer, measure, at=request.now) for one in (BEGIN, UNDO)} if request.viewer.person else {}
    standing = [one for one in every if one.undone_at is None]
    begun = [(one, reasons(one.period, anew, standing)) for one in reversed(drawn)]
    shown = {row.pk for _, (_, rows) in begun for row in rows}
    return {
        "begun": begun,
        "waiting": [row for row in standing if row.pk not in shown],
        "undone": [row for row in every if row.undone_at],
        "door": f"{address(measure)}/begin-anew" if may.get(BEGIN) and not why_none(judged) else "",
        "may_undo": bool(may.get(UNDO)),
        "address": address(measure),
        "names": is_at_work(request.viewer),
    }


def reasons(period: Any, anew: Sequence[Any], standing: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The definitions and the new starts of one period."""
    return [one for one in anew if one.from_on in period], [one for one in standing if one.from_on in period]
