"""Registers for everybody: attendance by member, declarations of interest, dispensations. A table holds what is public, whoever asks."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.documents import tables
from moothall.meetings import queries
from moothall.meetings.rules import attending, declaring

A_PAGE = 50
EARLIEST, LATEST = 1900, 2200


def attendance(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """How often each member was expected over a council year, and came."""
    year, stretch, years = chosen_year(request, year)
    rows = queries.attendance_register(request.viewer, *stretch)
    said = {"rows": rows, "year": year, "years": years, "headline": attendance_headline(rows, year), "words": attending.year_words}
    return render(request, "meetings/live/attendance_register.html", said)


def attendance_headline(rows: Sequence[Any], year: int) -> str:
    """Of all the places that were to be filled, how many were."""
    expected, came = sum(row.expected for row in rows), sum(row.came for row in rows)
    if not expected:
        return f"No attendance is published for {attending.year_words(year)}."
    return f"In {attending.year_words(year)} members kept {came:,} of {expected:,} expected attendances."


def chosen_year(request: HttpRequest, year: int | None) -> tuple[int, tuple[date, date], list[int]]:
    """The council year, its first and last day, and all of which something is here."""
    if year is not None and not EARLIEST <= year <= LATEST:
        raise Http404("There is no such year.")
    reckoned = authority.council_years(request.viewer, authority.home(request.viewer))
    years = queries.years_attended(request.viewer, reckoned)
    year = year or (years[0] if years else reckoned.of(request.today))
    return year, reckoned.bounds(year), years


def attendance_table(request: HttpRequest, year: int) -> HttpResponseBase:
    year, stretch, _ = chosen_year(request, year)
    rows = queries.attendance_register(PUBLIC, *stretch)
    columns = ("member", "council", "year", "expected", "attended", "apologies", "as_substitute")
    cells = (
        (
            str(row.person),
            row.person.organisation.name,
            attending.year_words(year),
            row.expected,
            row.came,
            row.apologies,
            row.as_substitute,
        )
        for row in rows
    )
    return table(columns, cells, f"attendance-{year}")


def declarations(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """What was declared over a council year, the newest first."""
    year, stretch, years = chosen_year(request, year)
    page = Paginator(queries.declarations_register(request.viewer, *stretch), A_PAGE).get_page(request.GET.get("page"))
    rows = [(row, *declared(row)) for row in page.object_list]
    said = {"rows": rows, "page": page, "year": year, "years": years, "words": attending.year_words}
    return render(request, "meetings/live/declarations_register.html", said)


def declared(row: Any) -> tuple[str, str]:
    """The interest and what was done, each in words."""
    one = queries.as_declared(row)
    return declaring.interest_in_words(one), declaring.IN_WORDS.get(row.did, "")


def declarations_table(request: HttpRequest, year: int) -> HttpResponseBase:
    year, stretch, _ = chosen_year(request, year)
    rows = queries.declarations_register(PUBLIC, *stretch).iterator(chunk_size=500)
    columns = ("date", "body", "item", "member", "kind", "interest", "did", "dispensation", "address")
    cells = (
        (
            *(row.item.meeting.held_on, row.item.meeting.body.name, row.item.title, row.name, row.kind, *declared(row)),
            *(row.dispensation.given_by if row.dispensation else "", request.build_absolute_uri(f"/{row.item.reference}")),
        )
        for row in rows
    )
    return table(columns, cells, f"declarations-{year}")


def dispensations(request: HttpRequest) -> HttpResponse:
    """Who may take part in spite of an interest, by whose leave, from when until when."""
    page = Paginator(queries.all_dispensations(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/live/dispensations_register.html", {"rows": page.object_list, "page": page, "today": request.today})


def dispensations_table(request: HttpRequest) -> HttpResponseBase:
    columns = ("member", "council", "body", "allows", "about", "because", "given_by", "from", "until", "ended_at")
    cells = (
        (
            *(str(row.person), row.organisation.name, row.body.name if row.body else "", row.allows, row.about, row.because),
            *(row.given_by, row.since, row.until, row.ended_at),
        )
        for row in queries.all_dispensations(PUBLIC).iterator(chunk_size=500)
    )
    return table(columns, cells, "dispensations")


def table(columns: Sequence[str], cells: Iterable[Sequence[Any]], name: str) -> HttpResponseBase:
    answer = StreamingHttpResponse(tables.lines(columns, cells), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
