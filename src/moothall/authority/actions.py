"""Every change to the council's own house."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority import permissions
from moothall.authority.models import Body, ClosureDay, Department, Office, Organisation, Person, Portfolio, Seat, Ward
from moothall.authority.numbering import next_number

OF_A_BODY = frozenset({"name", "kind", "purpose", "category", "quorum", "expired"})
OF_A_PERSON = frozenset({"name", "honorific", "party", "group", "email", "about"})
OF_AN_OFFICE = frozenset({"title", "since", "until", "department", "portfolio", "ward", "body"})
OF_A_SEAT = frozenset({"until"})


@performs(permissions.FOUND)
def found(organisations: type[Organisation], *, viewer: Viewer, at: datetime, name: str, slug: str, **said: Any) -> Organisation:
    """Add a council or a partner."""
    return organisations.objects.create(name=name, slug=slug, **said)


@performs(permissions.ADD_DEPARTMENT)
def add_department(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Department:
    return Department.objects.create(organisation=organisation, name=name, **said)


@performs(permissions.ADD_PORTFOLIO)
def add_portfolio(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Portfolio:
    return Portfolio.objects.create(organisation=organisation, name=name, **said)


@performs(permissions.ADD_WARD)
def add_ward(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Ward:
    return Ward.objects.create(organisation=organisation, name=name, **said)


@performs(permissions.ADD_BODY)
def add_body(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Body:
    return Body.objects.create(organisation=organisation, number=next_number(organisation, "body"), name=name, **said)


@performs(permissions.CHANGE_BODY)
def change_body(body: Body, *, viewer: Viewer, at: datetime, **said: Any) -> Body:
    return _changed(body, said, OF_A_BODY)


@performs(permissions.ADD_PERSON)
def add_person(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Person:
    return Person.objects.create(organisation=organisation, number=next_number(organisation, "person"), name=name, **said)


@performs(permissions.CHANGE_PERSON)
def change_person(person: Person, *, viewer: Viewer, at: datetime, **said: Any) -> Person:
    return _changed(person, said, OF_A_PERSON)


@performs(permissions.GIVE_ACCOUNT)
def give_account(person: Person, *, viewer: Viewer, at: datetime, email: str) -> Person:
    """Let a person sign in with this address; they choose a password, or use a code sent to it."""
    accounts = get_user_model().objects
    if accounts.filter(email=email.lower()).exists():
        raise Refused("Somebody else signs in with this address. Give an address of this person's own.")
    person.account = accounts.create_user(email, name=person.full_name, made_at=at)
    person.save(update_fields=["account"])
    return person


@performs(permissions.GIVE_OFFICE)
def give_office(person: Person, *, viewer: Viewer, at: datetime, title: str, **said: Any) -> Office:
    return Office.objects.create(person=person, organisation=person.organisation, title=title, **said)


@performs(permissions.GIVE_SEAT)
def give_seat(body: Body, *, viewer: Viewer, at: datetime, person: Person, **said: Any) -> Seat:
    return Seat.objects.create(body=body, person=person, **said)


@performs(permissions.CHANGE_OFFICE)
def change_office(office: Office, *, viewer: Viewer, at: datetime, **said: Any) -> Office:
    """Put right what is said of an office: its title, or the days from when and until when."""
    return _changed(office, said, OF_AN_OFFICE)


@performs(permissions.END_OFFICE)
def end_office(office: Office, *, viewer: Viewer, at: datetime, until: date | None) -> Office:
    """Say until when an office was, or will be, held; without a day it goes on."""
    return _changed(office, {"until": until}, OF_AN_OFFICE)


@performs(permissions.END_SEAT)
def end_seat(seat: Seat, *, viewer: Viewer, at: datetime, until: date | None) -> Seat:
    """Say until when a seat was, or will be, held; without a day it goes on."""
    return _changed(seat, {"until": until}, OF_A_SEAT)


@performs(permissions.CLOSE_DAYS)
def close_days(organisation: Organisation, *, viewer: Viewer, at: datetime, days: Mapping[date, str]) -> Organisation:
    """Close the council on each of these days, for the reason given with it."""
    closures = [ClosureDay(organisation=organisation, day=day, why=why) for day, why in days.items()]
    ClosureDay.objects.bulk_create(closures, update_conflicts=True, unique_fields=["organisation", "day"], update_fields=["why"])
    add_facts(**{f"closed on {day.isoformat()}": why for day, why in days.items()})
    return organisation


def _changed(row: Any, said: Mapping[str, Any], of: frozenset[str]) -> Any:
    """Change what may be said anew of a row; whose it is, its number, its account and its role are not."""
    if others := sorted(said.keys() - of):
        raise TypeError(f"{', '.join(others)} cannot be changed here")
    for name, value in said.items():
        setattr(row, name, value)
    row.save(update_fields=list(said))
    return row
