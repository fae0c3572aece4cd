"""What may be asked about the council's own house; it is open, so the viewer is asked for and sees it all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When

from moothall.access.asking import put_once
from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.authority.models import Body, ClosureDay, Department, Deputy, Office, Organisation, Person, Portfolio, Seat, Ward
from moothall.authority.queries.settings import where_it_is_so

READ_BY_MEMBERS = "members_see_exempt_of_other_bodies"
ORGANISATIONS = Organisation  # what a founding act begins with: there is no row yet


def viewer_of(account: Any, day: date) -> Viewer:
    """The viewer that an account is on a day, with the offices and seats held then and where they count."""
    if not account.is_authenticated or not account.is_active:
        return PUBLIC
    person = next(iter(people_of(PUBLIC, account.pk)), None)
    rows = held_on(PUBLIC, person, day) if person else []
    held = frozenset(Held(Role(role), *where) for role, *where in rows)
    viewer = Viewer(reference=account.reference, name=str(account), offices=held, person=person)
    councils = viewer.organisations(Role.MEMBER)
    return replace(viewer, reads_exempt_at=where_it_is_so(councils, READ_BY_MEMBERS, day)) if councils else viewer


@put_once
def people_of(viewer: Viewer, account: int) -> QuerySet[Person, int]:
    return Person.objects.filter(account=account).order_by("pk").values_list("pk", flat=True)[:1]


@put_once
def held_on(viewer: Viewer, person: int, day: date) -> QuerySet[Any, tuple[Any, ...]]:
    """What a person's offices and seats open on a day, in one question: role, organisation, department, body, kind of seat.

    A deputy holds what the office opens, on the days on which both hold.
    """
    acting = Deputy.objects.filter(Deputy.on(day), person=person).values("office")
    offices = Office.objects.filter(Q(person=person) | Q(pk__in=acting), Office.on(day)).exclude(role="")
    seats = Seat.objects.filter(Seat.on(day), person=person)
    nowhere = Value(None, IntegerField())
    return offices.values_list("role", "organisation_id", "department_id", "body_id", Value("")).union(
        seats.values_list(Value(Role.MEMBER.value), "body__organisation_id", nowhere, "body_id", "kind")
    )


def organisations(viewer: Viewer) -> QuerySet[Organisation]:
    """The council whose place this is, then the others by name."""
    return Organisation.objects.order_by("-is_home", "name")


@put_once
def every_council(viewer: Viewer) -> QuerySet[Organisation, int]:
    """The keys of all of them."""
    return Organisation.objects.order_by("pk").values_list("pk", flat=True)


def organisation(viewer: Viewer, slug: str) -> Organisation | None:
    return Organisation.objects.filter(slug=slug).first()


def home(viewer: Viewer) -> Organisation | None:
    return next(iter(at_home(PUBLIC)), None)


@put_once
def at_home(viewer: Viewer) -> QuerySet[Organisation]:
    return Organisation.objects.filter(is_home=True).order_by("pk")[:1]


def bodies(viewer: Viewer) -> QuerySet[Body]:
    return Body.objects.select_related("organisation", "within__organisation").order_by(
        "-organisation__is_home", "organisation__name", "expired", "name"
    )


def body(viewer: Viewer, slug: str, number: int) -> Body | None:
    return bodies(viewer).filter(organisation__slug=slug, number=number).first()


def person(viewer: Viewer, slug: str, number: int) -> Person | None:
    return people(viewer).filter(organisation__slug=slug, number=number).first()


def people_chosen(viewer: Viewer, day: date, said: Mapping[str, Any]) -> QuerySet[Person]:
    """People by what somebody chose; without a choice, all who hold an office or a seat on the day."""
    rows = people(viewer)
    held = Office.objects.filter(Office.on(day))
    if said.get("q"):
        rows = rows.filter(name__icontains=said["q"])
    if said.get("organisation"):
        rows = rows.filter(organisation=said["organisation"])
    if said.get("party"):
        rows = rows.filter(party=said["party"])
    if said.get("ward"):
        of_ward = Office.objects.filter(ward=said["ward"])
        rows = rows.filter(pk__in=(of_ward if said.get("former") else of_ward.filter(Office.on(day))).values("person"))
    if not said.get("former"):
        seated = Seat.objects.filter(Seat.on(day))
        rows = rows.filter(Q(pk__in=held.values("person")) | Q(pk__in=seated.values("person")))
    return rows


def parties(viewer: Viewer) -> list[str]:
    return list(Person.objects.exclude(party="").order_by("party").values_list("party", flat=True).distinct())


def people(viewer: Viewer) -> QuerySet[Person]:
    return Person.objects.select_related("organisation").order_by("-organisation__is_home", "organisation__name", "name", "pk")


def with_offices_on(rows: QuerySet[Person], day: date) -> QuerySet[Person]:
    """People, each with the offices and wards held on a day ready to be read as `held`."""
    offices = Office.objects.filter(Office.on(day)).select_related("ward", "portfolio", "department").order_by("title", "pk")
    return rows.prefetch_related(Prefetch("offices", queryset=offices, to_attr="held"))


def offices_held(viewer: Viewer, day: date) -> QuerySet[Office]:
    """What the viewer is here today."""
    held = Office.objects.filter(Office.on(day), person=viewer.person) if viewer.person else Office.objects.none()
    return held.select_related("organisation", "ward", "portfolio", "department").order_by("title", "pk")


def offices_of(viewer: Viewer, person: Person) -> QuerySet[Office]:
    related = ("ward", "portfolio", "department", "body__organisation")
    return Office.objects.filter(person=person).select_related(*related).order_by("-since", "title", "pk")


def offices_with_deputies(viewer: Viewer, person: Person) -> QuerySet[Office]:
    """The same, each with everybody who acts, acted or is to act for the holder."""
    deputies = Deputy.objects.select_related("person__organisation").order_by("since", "pk")
    return offices_of(viewer, person).prefetch_related(Prefetch("deputies", queryset=deputies))


def seats_of(viewer: Viewer, person: Person) -> QuerySet[Seat]:
    return Seat.objects.filter(person=person).select_related("body__organisation").order_by("-since", "body__name", "pk")


def seats_on(viewer: Viewer, body: Body) -> QuerySet[Seat]:
    """The chair first, as a minute lists them."""
    rank = Case(*(When(kind=kind, then=number) for number, kind in enumerate(Seat.Kind.values)))
    return (
        Seat.objects.filter(body=body).select_related("person__organisation", "instead_of").order_by(rank, "person__name", "-since", "pk")
    )


def wards(viewer: Viewer) -> QuerySet[Ward]:
    return Ward.objects.select_related("organisation").order_by("-organisation__is_home", "organisation__name", "name", "pk")


def departments(viewer: Viewer) -> QuerySet[Department]:
    return Department.objects.select_related("within").order_by("name", "pk")


def portfolios(viewer: Viewer) -> QuerySet[Portfolio]:
    return Portfolio.objects.order_by("name", "pk")


def closure_days(viewer: Viewer, organisation: int) -> frozenset[date]:
    """The days on which this organisation is closed, beyond the bank holidays."""
    return frozenset(days_closed(PUBLIC, organisation))


@put_once
def days_closed(viewer: Viewer, organisation: int) -> QuerySet[ClosureDay, date]:
    return ClosureDay.objects.filter(organisation=organisation).values_list("day", flat=True)


def closures_between(viewer: Viewer, first: date, last: date) -> QuerySet[ClosureDay]:
    """The closure days of a stretch of the calendar, with whose they are and why."""
    return ClosureDay.objects.filter(day__range=(first, last)).select_related("organisation").order_by("day", "organisation__name", "pk")
