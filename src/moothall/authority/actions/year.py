"""A council year begun, and a leaver's work passed on: each in one act, whole or not at all."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority import permissions, queries
from moothall.authority.actions.bodies import end_seat, give_seat, withdraw_seat
from moothall.authority.actions.people import end_deputy, end_office, give_office, withdraw_deputy, withdraw_office
from moothall.authority.models import Body, Office, Organisation, Person, Seat
from moothall.authority.rules import ONE_DAY
from moothall.authority.said import Heirs, Sitting

LOOK_AGAIN = "Seats or offices were given or ended after you opened this page. Nothing was changed: open it again and look."
OF_AN_OFFICE = ("title", "role", "department", "portfolio", "ward", "body", "is_yearly")
OF_A_SEAT = ("kind", "instead_of", "for_group", "words")
ENDS = {end_office: withdraw_office, end_seat: withdraw_seat, end_deputy: withdraw_deputy}


@performs(permissions.SEAT_ANEW)
def seat_anew(body: Body, *, viewer: Viewer, at: datetime, day: date, sittings: Sequence[Sitting]) -> Body:
    """End every seat of a body on the day before, and open those of the new year."""
    ended = Seat.objects.filter(queries.goes_over(day), body=body).update(until=day - ONE_DAY)
    Seat.objects.bulk_create(
        Seat(body=body, person=each.person, kind=each.kind, since=day, instead_of=each.instead_of, for_group=each.for_group)
        for each in sittings
    )
    add_facts(ended=ended, opened=len(sittings))
    return body


@performs(permissions.ROLL_OVER)
def roll_over(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    day: date,
    sittings: Mapping[Body, Sequence[Sitting]],
    holders: Mapping[Office, Person | None],
    seen: Collection[int],
) -> Organisation:
    """Begin a council year: what was given for the last one ends the day before, and what is given for this one opens.

    `seen` are the keys of the seats that were proposed: a seat given or ended meanwhile is not swept away unseen.
    Whoever keeps a yearly office goes on in it.
    """
    refuse_what_was_not_seen(seen, queries.seats_before(viewer, organisation, day))
    refuse_what_was_not_seen([office.pk for office in holders], queries.yearly_offices_before(viewer, organisation, day))
    for body, each in sittings.items():
        refuse_two_places(body, each)
        seat_anew(body, viewer=viewer, at=at, day=day, sittings=each)
    for office, person in holders.items():
        if person is None or person.pk != office.person_id:
            pass_office(office, person, day - ONE_DAY, viewer, at)
    return organisation


@performs(permissions.HAND_ON)
def hand_on(person: Person, *, viewer: Viewer, at: datetime, until: date, heirs: Heirs) -> Person:
    """End all that somebody holds, and give each office and seat to whoever takes it over; what nobody takes stays empty."""
    offices, seats, deputyships = queries.held_after(viewer, person, until)
    refuse_what_was_not_seen([office.pk for office in heirs.offices], offices)
    refuse_what_was_not_seen([seat.pk for seat in heirs.seats], seats)
    refuse_the_leaver(person, [*heirs.offices.values(), *heirs.seats.values()])
    for office, heir in heirs.offices.items():
        pass_office(office, heir, until, viewer, at)
    for seat, heir in heirs.seats.items():
        pass_seat(seat, heir, until, viewer, at)
    for deputyship in deputyships:
        end(end_deputy, deputyship, until, viewer, at)
    return person


def pass_office(office: Office, heir: Person | None, until: date, viewer: Viewer, at: datetime) -> None:
    end(end_office, office, until, viewer, at)
    if heir:
        said = {name: getattr(office, name) for name in OF_AN_OFFICE}
        give_office(heir, viewer=viewer, at=at, **said, **days_of(office, until))


def pass_seat(seat: Seat, heir: Person | None, until: date, viewer: Viewer, at: datetime) -> None:
    end(end_seat, seat, until, viewer, at)
    if heir:
        said = {name: getattr(seat, name) for name in OF_A_SEAT}
        give_seat(seat.body, viewer=viewer, at=at, person=heir, **said, **days_of(seat, until))


def end(ending: Any, row: Any, until: date, viewer: Viewer, at: datetime) -> None:
    """End what has begun, and take back what has not."""
    if row.since and row.since > until:
        ENDS[ending](row, viewer=viewer, at=at)
    else:
        ending(row, viewer=viewer, at=at, until=until)


def days_of(row: Any, until: date) -> dict[str, date | None]:
    """From when until when whoever takes something over holds it: until the day that was set before, if one was."""
    return {"since": max(until + ONE_DAY, row.since or until), "until": row.until}


def refuse_what_was_not_seen(seen: Iterable[int], rows: Iterable[Any]) -> None:
    if set(seen) != {row.pk for row in rows}:
        raise Refused(LOOK_AGAIN)


def refuse_the_leaver(person: Person, heirs: Iterable[Person | None]) -> None:
    if any(heir and heir.pk == person.pk for heir in heirs):
        raise Refused(f"{person.full_name} leaves, so somebody else must take over. Leave the box empty if nobody does yet.")


def refuse_two_places(body: Body, sittings: Sequence[Sitting]) -> None:
    """Nobody sits twice on one body."""
    counted = Counter((each.person.full_name, each.kind == Seat.Kind.SUBSTITUTE) for each in sittings)
    for (name, _), number in counted.items():
        if number > 1:
            raise Refused(f"{name} is named {number} times for {body.name}. Name each person once.")
