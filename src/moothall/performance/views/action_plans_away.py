"""The action plans that a reader chose, to take away as a table, as everybody reads them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from moothall.access.viewer import PUBLIC
from moothall.decisions.rules import day_of
from moothall.performance.queries import action_plans as queries
from moothall.performance.queries.action_plans import PlanStanding
from moothall.performance.rules.action_plans import in_words
from moothall.performance.rules.door import shortened
from moothall.plans.views.table import file
from moothall.plans.views.working import address

HEADS = (
    "measure", "title", "department", "portfolio", "owner", "stands", "asked_on", "why_asked", "due_on", "working_days_late", "actions",
    "what_will_change", "promised", "unit", "in_period", "why_no_action", "written_on", "what_came", "address",
)  # fmt: skip


def table(kind: str) -> Callable[[HttpRequest], HttpResponse]:
    """The choice of the list works here too, whoever asks."""

    def away(request: HttpRequest) -> HttpResponse:
        found = list(queries.on_the_list(PUBLIC, request.now, request.GET.get("stand", "")))
        lines = (line(one, request) for one in queries.judged(PUBLIC, found, request.now))
        return file(kind, "action-plans", HEADS, lines)

    return away


def line(one: PlanStanding, request: HttpRequest) -> tuple[Any, ...]:
    row, measure = one.row, one.measure
    whose = (str(measure.department or ""), str(measure.portfolio or ""), str(measure.owner or ""))
    asked = (day_of(row.asked_at) if row.asked_at else None, row.because, one.due_on, one.days or None)
    promised = None if row.expected is None else shortened(row.expected)
    said = ("; ".join(action.title for action in one.actions), row.effect, promised, one.of.unit)
    shows = (row.until.in_words() if row.until else "", row.no_action_because, day_of(row.answered_at) if row.answered_at else None)
    came, where = in_words(one.came) if one.came else "", request.build_absolute_uri(address(measure))
    return (f"M{measure.number}", measure.title, *whose, one.word, *asked, *said, *shows, came, where)
