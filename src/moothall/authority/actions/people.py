"""People and the offices they hold: added, changed, given, ended, and acted in by a deputy."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority import permissions
from moothall.authority.actions.changing import changed, kept, removed
from moothall.authority.models import Deputy, Office, Organisation, Person
from moothall.authority.numbering import next_number

OF_A_PERSON = frozenset({"name", "honorific", "party", "group", "email", "about"})
OF_AN_OFFICE = frozenset({"title", "since", "until", "department", "portfolio", "ward", "body", "is_yearly"})
OF_A_DEPUTY = frozenset({"until"})


@performs(permissions.ADD_PERSON)
def add_person(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Person:
    return Person.objects.create(organisation=organisation, number=next_number(organisation, "person"), name=name, **said)


@performs(permissions.CHANGE_PERSON)
def change_person(person: Person, *, viewer: Viewer, at: datetime, **said: Any) -> Person:
    return changed(person, said, OF_A_PERSON)


@performs(permissions.BRING_PEOPLE)
def bring_people(organisation: Organisation, *, viewer: Viewer, at: datetime, people: Sequence[dict[str, Any]]) -> Organisation:
    """Add everybody in a table, each with the office that stands beside the name; all of them, or nobody."""
    for said in people:
        person = add_person(organisation, viewer=viewer, at=at, **{name: value for name, value in said.items() if name != "office"})
        if said.get("office"):
            give_office(person, viewer=viewer, at=at, **said["office"])
    add_facts(people=len(people))
    return organisation


@performs(permissions.GIVE_ACCOUNT)
def give_account(person: Person, *, viewer: Viewer, at: datetime, email: str) -> Person:
    """Let a person sign in with this address; they choose a password, or use a code sent to it."""
    accounts = get_user_model().objects
    if accounts.filter(email=email.lower()).exists():
        raise Refused("Somebody else signs in with this address. Give an address of this person's own.")
    person.account = accounts.create_user(email, name=person.full_name, made_at=at)
    person.save(update_fields=["account"])
    return person


@performs(permissions.CLOSE_ACCOUNT)
def close_account(person: Person, *, viewer: Viewer, at: datetime, is_closed: bool) -> Person:
    """Let nobody sign in any more as this person, or let them again."""
    account: Any = person.account
    account.is_active = not is_closed
    account.save(update_fields=["is_active"])
    return person


@performs(permissions.GIVE_OFFICE)
def give_office(person: Person, *, viewer: Viewer, at: datetime, title: str, **said: Any) -> Office:
    return kept(Office(person=person, organisation=person.organisation, title=title, **said))


@performs(permissions.APPOINT)
def appoint(organisation: Organisation, *, viewer: Viewer, at: datetime, offices: Sequence[Office]) -> Organisation:
    """Give many offices of one organisation at once."""
    for office in offices:
        office.organisation = organisation
    Office.objects.bulk_create(offices)
    add_facts(offices=len(offices))
    return organisation


@performs(permissions.CHANGE_OFFICE)
def change_office(office: Office, *, viewer: Viewer, at: datetime, **said: Any) -> Office:
    """Put right what is said of an office: its title, or the days from when and until when."""
    return changed(office, said, OF_AN_OFFICE)


@performs(permissions.END_OFFICE)
def end_office(office: Office, *, viewer: Viewer, at: datetime, until: date | None) -> Office:
    """Say until when an office was, or will be, held; without a day it goes on."""
    return changed(office, {"until": until}, OF_AN_OFFICE)


@performs(permissions.RESUME_OFFICE)
def resume_office(office: Office, *, viewer: Viewer, at: datetime) -> Office:
    """Take back that an office ends."""
    return changed(office, {"until": None}, OF_AN_OFFICE)


@performs(permissions.WITHDRAW_OFFICE)
def withdraw_office(office: Office, *, viewer: Viewer, at: datetime) -> Person:
    """Take back an office that was given and has not begun."""
    return removed(office).person


@performs(permissions.NAME_DEPUTY)
def name_deputy(office: Office, *, viewer: Viewer, at: datetime, person: Person, since: date, until: date | None = None) -> Deputy:
    """Let somebody act for the holder of an office from a day to a day. What the office opens is then open to them too."""
    if person.organisation_id != office.organisation_id:
        raise Refused(f"{person.full_name} belongs to another organisation. A deputy comes from the same one.")
    return kept(Deputy(office=office, person=person, since=since, until=until))


@performs(permissions.END_DEPUTY)
def end_deputy(deputy: Deputy, *, viewer: Viewer, at: datetime, until: date) -> Deputy:
    """Say until when a deputy acts."""
    return changed(deputy, {"until": until}, OF_A_DEPUTY)


@performs(permissions.WITHDRAW_DEPUTY)
def withdraw_deputy(deputy: Deputy, *, viewer: Viewer, at: datetime) -> Person:
    """Take back a deputy whose time has not begun."""
    return removed(deputy).office.person
