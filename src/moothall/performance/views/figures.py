"""The figures of a measure: what its page shows of them, and the same to take away."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from moothall.access.viewer import PUBLIC
from moothall.decisions.rules import day_of
from moothall.documents import tables
from moothall.performance import queries
from moothall.performance.queries import comparators, returns, verdicts
from moothall.performance.queries.reports_places import place_of
from moothall.performance.rules import Counting, returns as rules_of_returns
from moothall.performance.rules.drawing.picture import Picture, picture
from moothall.performance.rules.verdicts.figures import PERIOD_NAMES, Figure
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.whole import Verdict
from moothall.performance.views import new_starts
from moothall.performance.views.comparators import shown
from moothall.performance.views.working import measure_called

AWAY = ("first_day", "last_day", "period", "figure", "unit", "target", "is_provisional")


def of_page(request: HttpRequest, measure: Any, targets: Sequence[Any]) -> dict[str, Any]:
    """What the page of a measure says of its figures; its targets have been asked for already."""
    beside = comparators.beside(request.viewer, measure, request.today)
    places, starts = {measure.pk: place_of(beside[0])} if beside else {}, queries.new_starts.of_measure(request.viewer, measure)
    known = verdicts.Asked({measure.pk: targets}, places, {measure.pk: [one for one in starts if one.undone_at is None]})
    found = verdicts.of_measure(request.viewer, measure, request.now, known)
    picture = drawn(found, measure.organisation.name)
    return {
        "verdict": found,
        "beside": [shown(one, by_size=place == 0) for place, one in enumerate(beside)],
        "picture": picture,
        "starts": new_starts.of_page(request, measure, starts, found, picture),
        "as_of": as_of(request, measure),
        "figures_away": reverse("performance:figures-csv", args=[measure.organisation.slug, measure.number]),
    }


def as_of(request: HttpRequest, measure: Any) -> str:
    """As of when the last figure is; nothing where none was stated."""
    last = returns.latest(request.viewer, measure, request.now)
    if last is None or last.since is None:
        return ""
    return rules_of_returns.as_of(last.period, day_of(last.since), is_signed=last.is_signed, is_provisional=last.is_provisional)


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
