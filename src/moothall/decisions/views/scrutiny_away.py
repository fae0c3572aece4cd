"""A work programme to take away, as a table and as a calendar. Whoever is signed in, these are for the public."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from icalendar import Calendar, Event

from moothall.access.viewer import PUBLIC
from moothall.authority import queries as authority
from moothall.decisions.queries import scrutiny as queries
from moothall.decisions.rules import LONDON
from moothall.decisions.views.rows import Row, address
from moothall.decisions.views.scrutiny import entry_rows, year_asked
from moothall.documents import tables

COLUMNS = (
    "reference",
    "body",
    "held_on",
    "title",
    "purpose",
    "brought_by",
    "what_members_want_to_know",
    "standing",
    "topic",
    "notice",
    "address",
)


def rows_of(request: HttpRequest, slug: str, number: int) -> tuple[Any, list[Row]]:
    body = queries.body(PUBLIC, slug, number)
    if body is None:
        raise Http404("There is no such scrutiny body.")
    years = authority.council_years(PUBLIC, body.organisation)
    year = year_asked(request, years)
    return body, entry_rows(PUBLIC, list(queries.programme(PUBLIC, body, year, *years.bounds(year))), request.today)


def table(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    _, rows = rows_of(request, slug, number)
    answer = StreamingHttpResponse(tables.lines(COLUMNS, (cells(request, one) for one in rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="work-programme.csv"'
    return answer


def cells(request: HttpRequest, one: Row) -> list[Any]:
    row = one["row"]
    joined = [request.build_absolute_uri(address(thing)) if thing else "" for thing in (row.topic, row.notice)]
    link = request.build_absolute_uri(one["address"])
    return [row.reference, str(row.body), one["on"], row.title, row.purpose, one["owner"], row.note, one["standing"].value, *joined, link]


def calendar(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What comes on which day."""
    body, rows = rows_of(request, slug, number)
    dates = Calendar()
    dates.add("prodid", "-//Moothall//Work programme//EN")
    dates.add("version", "2.0")
    dates.add("x-wr-calname", f"Work programme of {body}")
    for one in rows:
        if one["on"] and not one["row"].meeting.cancelled_at:
            dates.add_component(event_of(request, one))
    return HttpResponse(dates.to_ical(), content_type="text/calendar; charset=utf-8")


def event_of(request: HttpRequest, one: Row) -> Event:
    row, event = one["row"], Event()
    event.add("uid", f"{row.reference}@{request.get_host()}")
    event.add("summary", f"{row.body}: {row.title}")
    event.add("description", f"{row.purpose}." + (f" Brought by {one['owner']}." if one["owner"] else ""))
    event.add("dtstamp", row.planned_at.astimezone(UTC))
    event.add("sequence", row.version - 1)
    starts = row.meeting.starts_at
    if starts:
        event.add("dtstart", datetime.combine(one["on"], starts, LONDON))
    else:
        event.add("dtstart", one["on"])
        event.add("dtend", one["on"] + timedelta(days=1))
    event.add("url", request.build_absolute_uri(one["address"]))
    return event
