"""The measures that a reader chose, to take away as a table: what each means, its target, and how it does, as everybody reads it."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from moothall.access.viewer import PUBLIC
from moothall.decisions.rules import day_of
from moothall.performance import queries, rules
from moothall.performance.forms.measures import Measures
from moothall.performance.queries import kept
from moothall.performance.queries.measures import WantedMeasures
from moothall.plans.views.table import file
from moothall.plans.views.working import address

MEANT = (
    "number", "title", "in_words", "unit", "decimals", "better_when", "how_often", "kind", "department", "portfolio", "owner", "frameworks",
    "target", "target_for", "target_standing", "source", "area", "address",
)  # fmt: skip
DOES = (
    "figure", "figure_for", "is_provisional", "rating", "why_so_rated", "really_changing", "direction_of_travel", "in_one_sentence",
    "is_late", "judged_on",
)  # fmt: skip
HEADS = (*MEANT, *DOES)
NOT_JUDGED = ("",) * len(DOES)


def table(kind: str) -> Callable[[HttpRequest], HttpResponse]:
    """The measures that were chosen, as everybody reads them, whoever asks."""

    def away(request: HttpRequest) -> HttpResponse:
        form = Measures(request.GET or None, viewer=PUBLIC, now=request.now)
        wanted = form.wanted() if form.is_valid() else WantedMeasures()
        return file(kind, "measures", HEADS, cells(request, kept.narrowed(PUBLIC, wanted, request.today)))

    return away


def cells(request: HttpRequest, found: Any) -> Iterator[tuple[Any, ...]]:
    """A line for each measure."""
    rows = list(found)
    keys = [one.measure_id for one in rows]
    carried, judged = queries.measures.carryings(PUBLIC, keys), kept.of_list(PUBLIC, keys)
    every = queries.targets.of_list(PUBLIC, [one.measure for one in rows], carried, request.now)
    for of in rows:
        now = queries.targets.in_force(every[of.measure_id], request.today, request.now)
        where = request.build_absolute_uri(address(of.measure))
        yield (*meant(of, carried[of.measure_id], now), where, *does(request, judged.get(of.measure_id)))


def meant(of: Any, carried: Any, now: Any) -> tuple[Any, ...]:
    """What it means, whose it is, and its target."""
    row = of.measure
    names = [f"{one.framework.name}: {one.code}" if one.code else one.framework.name for one in carried if one.until_on is None]
    whose = (row.department or "", row.portfolio or "", row.owner or "")
    aim = (format(now.row.value.normalize(), "f"), now.row.period.in_words(), now.judged.standing.value) if now else ("", "", "")
    kind = (rules.Polarity(of.polarity).words, of.get_frequency_display(), of.get_counting_display())
    said = (f"M{row.number}", row.title, of.in_words, of.unit, of.decimals, *kind)
    return (*said, *map(str, whose), "; ".join(names), *aim, of.source, of.geography)


def does(request: HttpRequest, one: Any) -> tuple[Any, ...]:
    """How it does, as it was worked out last; empty cells for one that has not been yet."""
    if one is None:
        return NOT_JUDGED
    words = one.words
    value = Decimal(words["value"]) if words.get("value") else None
    last = (value, words.get("period", ""), words.get("is_provisional", False))
    said = (one.rating, words.get("because", ""), one.change, words.get("way", ""), words.get("whole", ""))
    return (*last, *said, bool(one.due_on and one.due_on < request.today), day_of(one.worked_out_at))
