"""The figures of a measure: what its page shows of them, and the same to take away."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from moothall.access.viewer import PUBLIC
from moothall.documents import tables
from moothall.performance import queries
from moothall.performance.queries import verdicts
from moothall.performance.rules import Counting
from moothall.performance.rules.drawing.picture import Picture, picture
from moothall.performance.rules.verdicts.figures import PERIOD_NAMES, Figure
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.whole import Verdict
from moothall.performance.views.working import measure_called

AWAY = ("first_day", "last_day", "period", "figure", "unit", "target", "is_provisional")
NO_OTHERS = "No figures of other places have been brought in for it."


def of_page(request: HttpRequest, measure: Any, targets: Sequence[Any]) -> dict[str, Any]:
    """What the page of a measure says of its figures; its targets have been asked for already."""
    found = verdicts.of_measure(request.viewer, measure, request.now, targets)
    return {
        "verdict": found,
        "picture": drawn(found, measure.organisation.name),
        "figures_away": reverse("performance:figures-csv", args=[measure.organisation.slug, measure.number]),
        "others": NO_OTHERS,
    }


def drawn(found: Verdict, where: str) -> Picture | None:
    """The chart of a measure; a running total begins anew with its year."""
    given = found.given
    total_from = given.begins_in if given.counting is Counting.CUMULATIVE else None
    return picture(given.title, where, PERIOD_NAMES[given.frequency], given.figures, found.changing, given.stated, total_from)


def plain(one: Figure, stated: Stated) -> tuple[Any, ...]:
    """Figure, unit and target as numbers that another program reads."""
    value = None if one.value is None else stated.as_printed(one.value)
    return value, stated.unit, None if one.held is None else format(one.held.normalize(), "f")


def away(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Every figure that everybody may read, whoever asks, the first period first; one that is missing is an empty cell."""
    row = measure_called(request, slug, number)
    open_to_all = queries.measures.measures(PUBLIC).filter(pk=row.pk).first()
    given = verdicts.of_measure(PUBLIC, open_to_all, request.now).given if open_to_all else None
    rows = (
        (one.period.first, one.period.last, one.period.in_words(), *plain(one, given.stated), one.is_provisional)
        for one in (given.figures if given else ())
    )
    answer = HttpResponse("".join(tables.lines(AWAY, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="figures-of-measure-{row.number}.csv"'
    return answer
