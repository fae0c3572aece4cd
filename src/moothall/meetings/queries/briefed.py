"""What comes before whoever holds a portfolio: the meetings at which they decide, and what is recommended there."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Seat
from moothall.meetings.models import Item, Meeting, OnAgenda, Recommendation
from moothall.meetings.queries.reading import meetings

EXECUTIVE = (Body.Kind.CABINET, Body.Kind.SINGLE_MEMBER)


def where_they_sit(viewer: Viewer, people: Collection[int], day: date) -> list[int]:
    """The bodies of the executive on which any of these people has a seat."""
    seats = Seat.objects.filter(Seat.on(day), person__in=people, body__kind__in=EXECUTIVE)
    return sorted(set(seats.values_list("body", flat=True))) if people else []


def meetings_of(viewer: Viewer, bodies: Collection[int], first: date, last: date) -> QuerySet[Meeting]:
    """What these bodies have called between two days, in order; a cancelled one says so."""
    rows = meetings(viewer).filter(body__in=bodies, held_on__range=(first, last), is_briefing=False)
    return rows.order_by("held_on", "starts_at", "pk")


def reports_to(viewer: Viewer, bodies: Collection[int], day: date) -> QuerySet[Item]:
    """The items with a report on the agendas of their coming meetings, in order."""
    rows = Item.objects.visible_to(viewer).filter(meeting__body__in=bodies, meeting__held_on__gte=day, meeting__cancelled_at=None)
    rows = rows.filter(purpose=Item.Purpose.REPORT, withdrawn_at=None, is_heading=False)
    return rows.select_related("meeting__organisation", "meeting__body").order_by("meeting__held_on", "meeting", *Item.IN_ORDER)


def recommended_on(viewer: Viewer, items: Collection[Item]) -> dict[int, list[Recommendation]]:
    """What is recommended on each of these items, by its key; two questions for any number."""
    reports = dict(OnAgenda.objects.visible_to(viewer).filter(item__in=items).order_by("pk").values_list("report", "item"))
    found: dict[int, list[Recommendation]] = defaultdict(list)
    for row in Recommendation.objects.visible_to(viewer).filter(report__in=list(reports)).order_by("report", "place"):
        found[reports[row.report_id]].append(row)
    return found
