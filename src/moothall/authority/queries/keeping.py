"""What whoever keeps the house asks: lists of one organisation, how many there are of each, and what needs a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from moothall.access.viewer import Viewer
from moothall.authority.models import Body, ClosureDay, Delegation, Department, Deputy, Office, Organisation, Person, Portfolio, Seat, Ward
from moothall.authority.queries.balance import NO_PLACE, political_balance
from moothall.authority.words import counted, day_in_words, joined

SOON = timedelta(days=28)
A_FEW = 5


@dataclass(frozen=True, slots=True)
class Look:
    """Something that needs a look: a sentence, and the page on which it is put right."""

    sentence: str
    page: str
    number: int = 0


def offices_in(viewer: Viewer, organisation: Organisation) -> QuerySet[Office]:
    rows = Office.objects.filter(organisation=organisation)
    return rows.select_related("organisation", "person__organisation", "department", "portfolio", "ward", "body").order_by("title", "pk")


def offices_chosen(viewer: Viewer, organisation: Organisation, day: date, words: str, former: bool) -> QuerySet[Office]:
    """Offices by a part of the title or of the holder's name; those that do not hold on the day only when asked for."""
    rows = offices_in(viewer, organisation).filter(Q(title__icontains=words) | Q(person__name__icontains=words))
    return rows if former else rows.filter(Office.on(day))


def deputies_in(viewer: Viewer, organisation: Organisation) -> QuerySet[Deputy]:
    rows = Deputy.objects.filter(office__organisation=organisation)
    return rows.select_related("person", "office__person__organisation", "office__organisation").order_by("pk")


def seats_in(viewer: Viewer, organisation: Organisation) -> QuerySet[Seat]:
    rows = Seat.objects.filter(body__organisation=organisation)
    return rows.select_related("body__organisation", "person", "instead_of").order_by("body__name", "person__name", "pk")


def bodies_chosen(viewer: Viewer, organisation: Organisation, day: date, said: Mapping[str, Any]) -> QuerySet[Body]:
    """Bodies by a part of the name and by kind, each with how many places of it are held on the day as `seated`."""
    held = Seat.objects.filter(Seat.on(day), body=OuterRef("pk")).exclude(kind__in=NO_PLACE).order_by()
    number = Subquery(held.values("body").annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    rows = Body.objects.filter(organisation=organisation, name__icontains=said.get("q", "")).annotate(seated=Coalesce(number, 0))
    if said.get("kind"):
        rows = rows.filter(kind=said["kind"])
    if not said.get("former"):
        rows = rows.filter(expired=False)
    return rows.select_related("organisation", "within").order_by("expired", "name", "pk")


def may_be_seated(viewer: Viewer, organisation: Organisation) -> QuerySet[Person]:
    """Who may be given a seat: the organisation's own people, those of its partners, and whoever sits here already."""
    seated = Seat.objects.filter(body__organisation=organisation).values("person")
    own_and_partners = Q(organisation=organisation) | Q(organisation__kind=Organisation.Kind.PARTNER)
    return Person.objects.filter(own_and_partners | Q(pk__in=seated)).select_related("organisation").order_by("name", "pk")


def closures_of(viewer: Viewer, organisation: Organisation) -> QuerySet[ClosureDay]:
    return ClosureDay.objects.filter(organisation=organisation).select_related("organisation").order_by("day")


def counts(viewer: Viewer, organisation: Organisation, day: date) -> dict[str, int]:
    """How many there are of each thing today."""
    of = {"organisation": organisation}
    return {
        "people": Person.objects.filter(**of).count(),
        "offices": Office.objects.filter(Office.on(day), **of).count(),
        "bodies": Body.objects.filter(expired=False, **of).count(),
        "seats": Seat.objects.filter(Seat.on(day), body__organisation=organisation).count(),
        "departments": Department.objects.filter(Department.on(day), **of).count(),
        "portfolios": Portfolio.objects.filter(Portfolio.on(day), **of).count(),
        "wards": Ward.objects.filter(Ward.on(day), **of).count(),
        "delegations": Delegation.objects.filter(Delegation.on(day), **of).count(),
        "closures": ClosureDay.objects.filter(day__gte=day, **of).count(),
    }


def needs_a_look(viewer: Viewer, organisation: Organisation, day: date) -> list[Look]:
    """Bodies without a chair or without enough members, a balance that is not kept, and what ends soon."""
    seats = list(Seat.objects.filter(Seat.on(day), body__organisation=organisation).values_list("body", "kind"))
    bodies = list(bodies_chosen(viewer, organisation, day, {}))
    return [*without_a_chair(bodies, seats), *too_few(bodies), *out_of_balance(viewer, organisation, day), *ends_soon(organisation, day)]


def without_a_chair(bodies: list[Body], seats: list[tuple[int, str]]) -> list[Look]:
    led = {body for body, kind in seats if kind in (Seat.Kind.CHAIR, Seat.Kind.DECIDER)}
    missing = [body for body in bodies if body.pk not in led and body.seated]  # type: ignore[attr-defined]
    return [Look(f"{body.name} has members and no chair.", "keep-body", body.number) for body in missing]


def too_few(bodies: list[Any]) -> list[Look]:
    few = [body for body in bodies if body.quorum and body.seated < body.quorum]
    return [
        Look(f"{body.name} has a quorum of {body.quorum}, and {body.seated} of its seats are held.", "keep-body", body.number)
        for body in few
    ]


def out_of_balance(viewer: Viewer, organisation: Organisation, day: date) -> list[Look]:
    political = political_balance(viewer, organisation.pk, day)
    if not political.sizes or political.is_kept:
        return []
    return [Look(f"Seats are not shared out by the groups' sizes: {joined(political.out_of_balance)}.", "balance")]


def ends_soon(organisation: Organisation, day: date) -> list[Look]:
    rows = Office.objects.filter(organisation=organisation, until__range=(day, day + SOON)).select_related("person").order_by("until", "pk")
    said = [
        Look(f"{row.person.full_name} holds the office “{row.title}” until {day_in_words(row.until)}.", "keep-person", row.person.number)
        for row in rows[:A_FEW]
    ]
    rest = rows.count() - len(said)
    return said + ([Look(f"{counted(rest, 'more office').capitalize()} end within four weeks.", "keep-offices")] if rest else [])
