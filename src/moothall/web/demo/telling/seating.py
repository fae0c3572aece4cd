"""Who holds what, as it is known on the day of telling: new offices and seats are given all at once, and those that have ended end."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Office, Seat, Setting
from moothall.web.demo import model
from moothall.web.demo.government import YEARLY
from moothall.web.demo.telling.cast import Cast

SEATS = {
    "Chair": "chair",
    "Vice-chair": "vice chair",
    "Member": "member",
    "Decider": "decider",
    "Spokesperson": "spokesperson",
}


def seat_everybody(cast: Cast, then: datetime) -> None:
    """Offices and seats, an act for each organisation and each body, however many there are."""
    give_offices(cast, then)
    give_seats(cast, then)


def give_offices(cast: Cast, then: datetime) -> None:
    known = {(row.person_id, row.title, row.role, row.since): row for row in Office.objects.filter(person__in=cast.people.values())}
    new: dict[Any, list[Office]] = defaultdict(list)
    for office in cast.borough.offices:
        for role in office.roles or ("",):
            wanted = office_of(cast, office, role)
            row = known.get((wanted.person_id, wanted.title, wanted.role, wanted.since))
            if row is None:
                new[wanted.person.organisation].append(wanted)
            elif row.until != wanted.until:
                authority.end_office(row, viewer=THE_CLOCK, at=then, until=wanted.until)
    for organisation, offices in new.items():
        authority.appoint(organisation, viewer=THE_CLOCK, at=then, offices=offices)


def office_of(cast: Cast, office: model.Office, role: str) -> Office:
    return Office(
        person=cast.people[office.person],
        title=office.title,
        role=role,
        since=office.starts,
        until=office.ends,
        department=cast.departments.get(office.department),
        portfolio=cast.portfolios.get(office.portfolio),
        body=cast.bodies.get(office.body),
        ward=next((row for name, row in cast.wards.items() if office.title == f"Councillor for {name}"), None),
        is_yearly=office.title.startswith(YEARLY),
    )


def give_seats(cast: Cast, then: datetime) -> None:
    known = {(row.body_id, row.person_id, row.kind, row.since): row for row in Seat.objects.filter(body__in=cast.bodies.values())}
    new: dict[Any, list[Seat]] = defaultdict(list)
    for seat in cast.borough.seats:
        body, person, kind = cast.bodies[seat.body], cast.people[seat.person], SEATS[seat.part]
        row = known.get((body.pk, person.pk, kind, seat.starts))
        if row is None:
            new[body].append(Seat(person=person, kind=kind, since=seat.starts, until=seat.ends))
        elif row.until != seat.ends:
            authority.end_seat(row, viewer=THE_CLOCK, at=then, until=seat.ends)
    for body, seats in new.items():
        authority.give_seats(body, viewer=THE_CLOCK, at=then, seats=seats)


def set_rules(cast: Cast, then: datetime) -> None:
    """The rules that the council has set for itself up to now."""
    known = set(Setting.objects.filter(organisation=cast.home).values_list("name", "since"))
    for rule in cast.borough.rules:
        if (rule.name, rule.since) not in known:
            said = {"name": rule.name, "value": rule.value, "since": rule.since, "source": rule.source}
            authority.set_rule(cast.home, viewer=THE_CLOCK, at=then, **said)
