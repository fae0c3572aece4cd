"""Dates for calendars, and news of agendas and minutes. All of it is what the public may see, whoever asks."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from icalendar import Calendar, Event

from moothall.access.viewer import PUBLIC
from moothall.authority.words import day_in_words
from moothall.documents.rules import legible
from moothall.meetings import forms, queries, rules, shown
from moothall.meetings.views.calendar import choices, choices_made

MOST_NEWS = 50
UTC = ZoneInfo("UTC")
RECENT = timedelta(days=90)  # a calendar that is fetched again keeps what has just been


def coming(request: HttpRequest) -> HttpResponse:
    """The meetings to come, and those of the last weeks, of all bodies or of those chosen."""
    form = forms.Which(request.GET, choices=choices(PUBLIC))
    rows = queries.coming(PUBLIC, request.today - RECENT)
    return calendar_of(request, queries.chosen(PUBLIC, rows, **choices_made(form)), "meetings")


def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = queries.meeting(PUBLIC, slug, number)
    if not row:
        raise Http404("There is no such meeting.")
    return calendar_of(request, [row], f"{slug}-{number}")


def calendar_of(request: HttpRequest, rows: Iterable[Any], name: str) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", "-//Moothall//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{settings.PLACE_NAME}: meetings")
    for row in rows:
        calendar.add_component(event_of(request, row))
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer


def event_of(request: HttpRequest, row: Any) -> Event:
    event = Event()
    event.add("uid", f"{row.reference}@{request.get_host()}")
    event.add(
        "dtstamp", max(when for when in (row.announced_at, row.moved_at, row.agenda_published_at, row.cancelled_at) if when).astimezone(UTC)
    )
    event.add("sequence", row.version - 1)  # grows whenever it is moved, cancelled or held after all
    event.add("summary", legible(row.body.name))
    event.add("dtstart", moment(row, row.starts_at) if row.starts_at else row.held_on)
    if row.starts_at and row.ends_at and row.ends_at > row.starts_at:
        event.add("dtend", moment(row, row.ends_at))
    if row.venue:
        event.add("location", legible(row.venue))
    event.add("url", page_of(request, row))
    event.add("status", "CANCELLED" if row.cancelled_at else "CONFIRMED")
    return event


def moment(row: Any, time: Any) -> datetime:
    return datetime.combine(row.held_on, time, ZoneInfo(settings.TIME_ZONE)).astimezone(UTC)


def page_of(request: HttpRequest, row: Any) -> str:
    return request.build_absolute_uri(reverse("meetings:meeting", args=[row.organisation.slug, row.number]))


def news(request: HttpRequest) -> HttpResponse:
    """The latest agendas and minutes."""
    here = request.build_absolute_uri
    latest = queries.news(PUBLIC, MOST_NEWS)
    counts = queries.counts_of(PUBLIC, [row for _, _, row in latest])
    feed = Atom1Feed(
        title=f"{settings.PLACE_NAME}: agendas and minutes",
        link=here(reverse("meetings:meetings")),
        feed_url=here(),
        description="New agendas and minutes, as they are published.",
        language="en-GB",
    )
    for when, what, row in latest:
        feed.add_item(
            title=legible(f"{what}: {row.body.name}, {day_in_words(row.held_on)}"),
            link=page_of(request, row),
            description=legible(rules.headline(shown.facts(row, counts[row.pk]), request.today)),
            unique_id=f"{page_of(request, row)}#{what.lower()}",
            updateddate=when,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
