"""The register to take away: as a table, as a feed, and as a calendar. Whoever is signed in, these are for the public."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from icalendar import Calendar, Event

from moothall.access.viewer import PUBLIC
from moothall.authority.words import is_unseen
from moothall.decisions import choice_words, queries, rules, words
from moothall.decisions.queries import Choices, listing
from moothall.decisions.queries.choosing import Day
from moothall.decisions.views.choosing import chosen
from moothall.decisions.views.rows import address, plain
from moothall.documents import tables

COLUMNS = (
    *("reference", "organisation", "code", "title", "decided_by", "decided_on", "is_key", "is_subject_to_call_in", "is_urgent"),
    *("wards", "portfolio", "department", "published_at", "call_in_closes_at", "effective_from", "effective_as_published"),
    *("status_as_published", "standing", "address"),
)
AT_ONCE = 500
NEWEST = 50


def table(request: HttpRequest) -> HttpResponseBase:
    """The chosen decisions, one a line, sent while they are read."""
    reading = chosen(request, PUBLIC)
    if reading.is_wrong:
        return HttpResponseBadRequest(wrong_words(reading.form), content_type="text/plain; charset=utf-8")
    rows = queries.chosen(PUBLIC, reading.choices, request.now).iterator(chunk_size=AT_ONCE)
    answer = StreamingHttpResponse(tables.lines(COLUMNS, cells(request, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return answer


def cells(request: HttpRequest, rows: Iterator[Any]) -> Iterator[list[Any]]:
    """What the table says of each decision, in the order of its columns."""
    while some := list(islice(rows, AT_ONCE)):
        wards = queries.wards_of(PUBLIC, some)
        for row in some:
            facts = plain(row, wards.get(row.pk, []), request.now) | {"address": request.build_absolute_uri(address(row))}
            yield [facts[column] for column in COLUMNS]


def feed(request: HttpRequest) -> HttpResponse:
    """The decisions that were published last, of those that were chosen."""
    reading = chosen(request, PUBLIC)
    if reading.is_wrong:
        return HttpResponseBadRequest(wrong_words(reading.form), content_type="text/plain; charset=utf-8")
    here = request.build_absolute_uri()
    home = request.build_absolute_uri(reverse("decisions:register"))
    name = seen(choice_words.list_in_words(reading.on_any_day)) if reading.is_narrowed else "Decisions"
    atom = Atom1Feed(f"{name}, {settings.PLACE_NAME}", home, "Decisions as they are published", language="en-gb", feed_url=here)
    rows = queries.newest_published(PUBLIC, queries.chosen(PUBLIC, by_publication(reading.on_any_day), request.now))
    for row in rows[:NEWEST]:
        link = request.build_absolute_uri(address(row))
        atom.add_item(row.title, link, told(row, request.now), pubdate=row.published_at, updateddate=row.published_at, unique_id=link)
    return HttpResponse(atom.writeString("utf-8"), content_type=Atom1Feed.content_type)


def seen(words: str) -> str:
    """What was typed, without what nobody can see: a feed may not hold it."""
    return "".join(letter for letter in words if not is_unseen(letter))


def by_publication(choices: Choices) -> Choices:
    """The same, looked for in the order of the feed where no days of another kind were chosen."""
    return choices if choices.first or choices.last else replace(choices, day=Day.PUBLISHED)


def told(row: Any, moment: datetime) -> str:
    """Who decided, and where it stands."""
    return ". ".join(word for word in (words.maker_of(row), row.standing(moment).value, row.purpose) if word) + "."


def call_in_calendar(request: HttpRequest) -> HttpResponse:
    """When call-in closes, for each decision that is open to it now, of those that were chosen."""
    reading = chosen(request, PUBLIC)
    if reading.is_wrong:
        return HttpResponseBadRequest(wrong_words(reading.form), content_type="text/plain; charset=utf-8")
    calendar = Calendar()
    calendar.add("prodid", "-//Moothall//Decisions//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Call-in, {settings.PLACE_NAME}")
    for row in listing.open_and_chosen(PUBLIC, reading.on_any_day, request.now):
        calendar.add_component(closing(request, row))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def closing(request: HttpRequest, row: Any) -> Event:
    """The moment at which a decision can no longer be called in; it lasts no time."""
    event = Event()
    link = request.build_absolute_uri(address(row))
    event.add("uid", f"{row.reference}@{request.get_host()}")
    event.add("summary", f"Call-in closes: {row.title}")
    event.add("description", f"Call-in closes at {rules.closing_in_words(row.call_in_closes_at)}.")
    event.add("dtstamp", row.published_at.astimezone(UTC))
    event.add("dtstart", row.call_in_closes_at.astimezone(UTC))
    event.add("url", link)
    return event


def wrong_words(form: Any) -> str:
    """What was wrong, a line for each box."""
    return "".join(f"{form[name].label}: {' '.join(errors)}\n" for name, errors in form.errors.items())
