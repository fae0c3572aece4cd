"""What ends when a council year is rolled over, and what somebody who leaves still holds."""

from datetime import date
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When

from moothall.access.viewer import Viewer
from moothall.authority.models import Deputy, Office, Organisation, Person, Seat

RANK = Case(*(When(kind=kind, then=number) for number, kind in enumerate(Seat.Kind.values)))


def goes_over(day: date) -> Q:
    """What began before a day and would still be held on it."""
    return (Q(since__isnull=True) | Q(since__lt=day)) & (Q(until__isnull=True) | Q(until__gte=day))


def seats_before(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Seat]:
    """The seats of last year, by body, the chair first."""
    rows = Seat.objects.filter(goes_over(day), body__organisation=organisation, body__expired=False)
    return rows.select_related("body", "person", "instead_of").order_by("body__name", "body", RANK, "person__name", "pk")


def yearly_offices_before(viewer: Viewer, organisation: Organisation, day: date) -> QuerySet[Office]:
    """The offices that were given for last year."""
    rows = Office.objects.filter(goes_over(day), organisation=organisation, is_yearly=True)
    return rows.select_related("person", "body", "portfolio").order_by("title", "person__name", "pk")


def held_after(viewer: Viewer, person: Person, until: date) -> tuple[list[Office], list[Seat], list[Deputy]]:
    """The offices, seats and deputyships that somebody would hold after a day, those that have not begun among them."""
    later = Q(until__isnull=True) | Q(until__gt=until)
    return ([*of(Office, person, later)], [*of(Seat, person, later)], [*of(Deputy, person, later)])


def of(table: Any, person: Person, when: Q) -> QuerySet[Any]:
    related = {
        Office: ("person", "body", "portfolio", "department", "ward"),
        Seat: ("person", "body"),
        Deputy: ("person", "office__person"),
    }
    return table.objects.filter(when, person=person).select_related(*related[table]).order_by(F("since").asc(nulls_first=True), "pk")
