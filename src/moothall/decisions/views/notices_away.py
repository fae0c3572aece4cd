"""Decisions to come, to take away: as a feed, as a table and as a calendar. Whoever is signed in, these are for the public."""

from datetime import UTC, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from icalendar import Calendar, Event

from moothall.access.viewer import PUBLIC
from moothall.authority.words import joined
from moothall.decisions import queries
from moothall.decisions.forms import notices as forms
from moothall.decisions.queries import Coming
from moothall.decisions.rules import notices as law
from moothall.decisions.views.feeds import wrong_words
from moothall.decisions.views.notices import maker_in_words
from moothall.decisions.views.rows import address
from moothall.documents import tables

NEWEST, MOST = 50, 2_000
COLUMNS = (
    *("reference", "organisation", "title", "matter", "is_key", "to_be_decided_by", "due_on", "due_until", "is_private", "wards"),
    *("portfolio", "department", "first_published_on", "days_count_from", "may_be_decided_from", "announced", "withdrawn_on", "address"),
)


def choices_of(request: HttpRequest) -> tuple[Coming, str]:
    """What was chosen, and what is wrong with it, if anything."""
    form = forms.ComingChoices(request.GET or None, viewer=PUBLIC)
    if not form.is_bound:
        return Coming(first=request.today), ""
    return (form.coming(request.today), "") if form.is_valid() else (Coming(), wrong_words(form))


def refused(wrong: str) -> HttpResponseBadRequest:
    return HttpResponseBadRequest(wrong, content_type="text/plain; charset=utf-8")


def table(request: HttpRequest) -> HttpResponseBase:
    wanted, wrong = choices_of(request)
    if wrong:
        return refused(wrong)
    rows = list(queries.coming_decisions(PUBLIC, wanted)[:MOST])
    judged = queries.verdicts(PUBLIC, rows, request.today)
    wards = queries.wards_of_notices(PUBLIC, rows)
    cells = (cells_of(request, row, judged.get(row.pk), wards.get(row.pk, [])) for row in rows)
    answer = StreamingHttpResponse(tables.lines(COLUMNS, cells), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="coming-decisions.csv"'
    return answer


def cells_of(request: HttpRequest, row: Any, judged: law.Verdict | None, wards: Any) -> list[Any]:
    return [
        *(row.reference, row.organisation.name, row.title, row.matter, row.is_key, maker_in_words(row), row.due_on, row.due_until),
        *(row.is_private, "all" if row.is_all_wards else joined(str(ward) for ward in wards)),
        *(str(row.portfolio or ""), str(row.department or ""), row.published_at, row.counts_from),
        *(judged.made_from if judged else None, judged.state.value if judged else "", row.withdrawn_at),
        request.build_absolute_uri(address(row)),
    ]


def feed(request: HttpRequest) -> HttpResponse:
    """The notices that came out last, of those that were chosen."""
    wanted, wrong = choices_of(request)
    if wrong:
        return refused(wrong)
    here, home = request.build_absolute_uri(), request.build_absolute_uri(reverse("decisions:coming"))
    atom = Atom1Feed(f"Coming decisions, {settings.PLACE_NAME}", home, "Decisions before they are made", language="en-gb", feed_url=here)
    for row in queries.newest_notices(PUBLIC, queries.coming_decisions(PUBLIC, wanted))[:NEWEST]:
        link = request.build_absolute_uri(address(row))
        told = ". ".join(word for word in (maker_in_words(row), law.when(row.due_on, row.due_until), row.matter) if word)
        atom.add_item(row.title, link, told, pubdate=row.published_at, updateddate=row.published_at, unique_id=link)
    return HttpResponse(atom.writeString("utf-8"), content_type=Atom1Feed.content_type)


def calendar(request: HttpRequest) -> HttpResponse:
    """The day, or the days, on which each is to be decided."""
    wanted, wrong = choices_of(request)
    if wrong:
        return refused(wrong)
    dates = Calendar()
    dates.add("prodid", "-//Moothall//Coming decisions//EN")
    dates.add("version", "2.0")
    dates.add("x-wr-calname", f"Coming decisions, {settings.PLACE_NAME}")
    for row in queries.coming_decisions(PUBLIC, wanted).filter(due_on__isnull=False)[:MOST]:
        dates.add_component(event_of(request, row))
    return HttpResponse(dates.to_ical(), content_type="text/calendar; charset=utf-8")


def event_of(request: HttpRequest, row: Any) -> Event:
    event = Event()
    event.add("uid", f"{row.reference}@{request.get_host()}")
    event.add("summary", f"To be decided: {row.title}")
    event.add("description", f"By {maker_in_words(row)}." if maker_in_words(row) else "")
    event.add("dtstamp", row.published_at.astimezone(UTC))
    event.add("sequence", row.version - 1)
    event.add("dtstart", row.due_on)
    event.add("dtend", (row.due_until or row.due_on) + timedelta(days=1))
    event.add("url", request.build_absolute_uri(address(row)))
    return event
