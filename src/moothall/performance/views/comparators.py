"""What other places report: the sources, the indicators and groups of one, and an indicator group by group."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.authority import queries as authority
from moothall.authority.words import capitalised, counted
from moothall.documents import tables
from moothall.performance.permissions.comparators import SEND_COMPARATORS
from moothall.performance.queries import comparators as queries, comparators_files as queries_of_files
from moothall.performance.rules import Polarity
from moothall.performance.rules.drawing.funnel import funnel
from moothall.performance.rules.drawing.strip import strip
from moothall.performance.rules.verdicts.chance import in_words as chance_in_words
from moothall.performance.rules.verdicts.others import GroupKind, beside, beside_in_words, in_words
from moothall.plans.views.rows import paged

A_PAGE, LAST_SENT = 60, 20
AWAY = ("first_day", "last_day", "period", "place", "figure", "numerator", "denominator", "is_missing", "is_not_its_service", "low", "high")
SIDES = {
    Polarity.HIGHER: "High is good.",
    Polarity.LOWER: "Low is good.",
    Polarity.PLAN: "As planned is best, so nobody is ranked.",
    Polarity.NONE: "No figure is better than another, so nobody is ranked.",
}


def sources(request: HttpRequest) -> HttpResponse:
    rows = list(queries.sources())
    headline = f"{capitalised(counted(len(rows), 'source'))} of what other places report." if rows else ""
    said = {"rows": rows, "headline": headline, "sent": list(queries_of_files.sent(request.viewer)[:LAST_SENT]), "offers": offered(request)}
    return render(request, "performance/comparators.html", said)


def offered(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """What whoever keeps the council's plans may do here."""
    home = authority.home(request.viewer) if request.viewer.person else None
    if home is None or SEND_COMPARATORS.refusal(request.viewer, home, at=request.now):
        return []
    return [("Bring in figures of other places", reverse("performance:send-comparators", args=[home.slug]), False)]


def source(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = source_called(slug, number)
    groups = queries.groups(row)
    page = paged(request, queries.indicators(row), A_PAGE)
    until = queries.last_reported(row)
    said = {
        "row": row,
        "page": page,
        "rows": [(one, reverse("performance:indicator", args=[slug, number, one.pk]), until.get(one.pk)) for one in page],
        "groups": [(one, GroupKind(one.kind).words, len(one.places)) for one in groups],
        "headline": f"{capitalised(counted(page.paginator.count, 'indicator'))}, in {counted(len(groups), 'group')} of places.",
    }
    return render(request, "performance/comparators_source.html", said)


def indicator(request: HttpRequest, slug: str, number: int, key: int) -> HttpResponse:
    """One indicator's last period, each group with its strip and its table."""
    row = source_called(slug, number)
    one = indicator_called(row, key)
    said = {
        "row": row,
        "of": one,
        "groups": [shown(found) for found in queries.of_indicator(one, request.today)],
        "better": Polarity(one.polarity).words,
        "away": reverse("performance:indicator-csv", args=[slug, number, key]),
    }
    return render(request, "performance/comparators_indicator.html", said)


def shown(found: queries.Beside, *, by_size: bool = True) -> dict[str, Any]:
    """One group as a page shows it, by the size of its places too where that is wanted."""
    kind = GroupKind(found.group.kind)
    title = f"{found.indicator.title}, {found.group.name}, {found.period}"
    year, sized = found.group.comparators.year, found.chance() if by_size else None
    return beside_reference(found) | {
        "key": f"group-{found.group.pk}",
        "name": found.group.name,
        "kind": kind.words,
        "period": found.period,
        "rank": found.among.rank(),
        "councils": kind.councils,
        "address": reverse(
            "performance:indicator", args=[found.group.comparators.organisation.slug, found.group.comparators.number, found.indicator.pk]
        ),
        "words": in_words(found.among, kind, found.stated),
        "chance": chance_in_words(sized, found.ours, found.stated) if sized else "",
        "funnel": funnel(sized, found.ours, found.stated, f"{title}, by size") if sized else None,
        "strip": strip(found.there, found.ours, found.among, found.stated, title),
        "under": f"{found.group.name}{f', groups of {year}' if year else ''}, {found.period}. {SIDES[found.stated.polarity]}",
    }


def beside_reference(found: queries.Beside) -> dict[str, Any]:
    """How each place stands beside the reference of the source, and ourselves in a sentence; nothing where it has none."""
    if found.reference is None:
        return {"reference": "", "outcomes": {}, "beside": ""}
    said = {one.place: beside(one, found.reference, found.stated.polarity) for one in found.there}
    return {
        "reference": found.reference.place,
        "outcomes": {place: word.capitalize() for place, word in said.items() if word},
        "beside": beside_in_words(found.mine, found.reference, found.stated.polarity, found.stated) if found.mine else "",
    }


def away(request: HttpRequest, slug: str, number: int, key: int) -> HttpResponse:
    """All that places report of an indicator, the last period first."""
    one = indicator_called(source_called(slug, number), key)
    answer = HttpResponse("".join(tables.lines(AWAY, cells(one))), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="comparators-{one.pk}.csv"'
    return answer


def cells(one: Any) -> Iterator[tuple[Any, ...]]:
    places = queries.places(one.comparators)
    for row in queries.reported(one):
        for key, name in places:
            said = row.there(key, name)
            parts = (said.value, said.numerator, said.denominator)
            missing = said.value is None and not said.is_not_theirs
            yield (row.first_on, row.last_on, row.period.in_words(), name, *parts, missing, said.is_not_theirs, said.low, said.high)


def source_called(slug: str, number: int) -> Any:
    row = queries.source(slug, number)
    if row is None:
        raise Http404("No source of comparators has this address.")
    return row


def indicator_called(row: Any, key: int) -> Any:
    one = queries.indicators(row).filter(pk=key).select_related("comparators__organisation").first()
    if one is None:
        raise Http404("No indicator has this address.")
    return one
