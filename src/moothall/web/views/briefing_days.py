"""The days of a portfolio as a calendar of one's own: for whoever the address was given to, as they are today."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from icalendar import Calendar, Event

from moothall.access.briefing import Day
from moothall.authority import queries as authority
from moothall.documents.rules import legible
from moothall.web import briefings
from moothall.web.queries import briefing as queries

UTC = ZoneInfo("UTC")
RECENT, AHEAD = timedelta(days=366), timedelta(days=5 * 366)  # what was missed stays for a year, unless it is done
MOST = 500


def days(request: HttpRequest, key: str) -> HttpResponse:
    """What whoever the address belongs to may see today. Without the office it tells nothing."""
    choice = queries.choice_of_calendar(key)
    account = choice and choice.person.account
    if not (choice and account and account.is_active and queries.as_what(choice.person_id, choice.portfolio_id, request.today)):
        raise Http404("There is no such calendar.")
    viewer = authority.viewer_of(account, request.today)
    since = request.today - RECENT
    brief = queries.brief(viewer, choice.portfolio, request.now, since, request.today + AHEAD, is_calendar=True)
    rows = briefings.days(brief, since, MOST)
    answer = HttpResponse(calendar_of(request, choice.portfolio, rows), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="briefing.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def calendar_of(request: HttpRequest, portfolio: Any, rows: list[Day]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Moothall//Briefing//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", legible(f"{settings.PLACE_NAME}: {portfolio.name}"))
    for row in rows:
        calendar.add_component(event_of(request, row))
    written: bytes = calendar.to_ical()
    return written


def event_of(request: HttpRequest, row: Day) -> Event:
    """One day. Its number never changes; when it is moved, or missed, its turn grows, so that a calendar takes the new one."""
    event = Event()
    event.add("uid", f"{row.reference}{f'/{row.part}' if row.part else ''}@{request.get_host()}")
    event.add("dtstamp", row.changed_at.astimezone(UTC))
    event.add("sequence", row.turn)
    event.add("summary", legible(row.said))
    event.add("dtstart", moment(row, row.starts_at) if row.starts_at else row.on)
    if row.starts_at and row.ends_at and row.ends_at > row.starts_at:
        event.add("dtend", moment(row, row.ends_at))
    if row.where:
        event.add("location", legible(row.where))
    event.add("url", request.build_absolute_uri(f"{reverse('home')}{row.reference}"))
    event.add("status", "CANCELLED" if row.is_cancelled else "CONFIRMED")
    return event


def moment(row: Day, time: Any) -> datetime:
    return datetime.combine(row.on, time, ZoneInfo(settings.TIME_ZONE)).astimezone(UTC)
