"""Bodies and the seats on them: added, changed, given, ended, and taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority import permissions
from moothall.authority.actions.changing import changed, kept, removed
from moothall.authority.models import Body, Organisation, Person, Seat
from moothall.authority.numbering import next_number

OF_A_BODY = frozenset({"name", "kind", "purpose", "category", "quorum", "expired", "within", "places", "balance_waived"})
OF_A_SEAT = frozenset({"kind", "since", "until", "instead_of", "for_group", "words"})
SEATED_TWICE = "{} has a seat on {} at that time already. Change that seat, or give this one other days."


@performs(permissions.ADD_BODY)
def add_body(organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, **said: Any) -> Body:
    return kept(Body(organisation=organisation, number=next_number(organisation, "body"), name=name, **said))


@performs(permissions.CHANGE_BODY)
def change_body(body: Body, *, viewer: Viewer, at: datetime, **said: Any) -> Body:
    return changed(body, said, OF_A_BODY)


@performs(permissions.GIVE_SEAT)
def give_seat(body: Body, *, viewer: Viewer, at: datetime, person: Person, **said: Any) -> Seat:
    return alone(kept(Seat(body=body, person=person, **said)), viewer)


@performs(permissions.GIVE_SEATS)
def give_seats(body: Body, *, viewer: Viewer, at: datetime, seats: Sequence[Seat]) -> Body:
    """Give many seats on one body at once, as an import or the sample council knows them."""
    for seat in seats:
        seat.body = body
    Seat.objects.bulk_create(seats)
    add_facts(seats=len(seats))
    return body


@performs(permissions.BRING_SEATS)
def bring_seats(organisation: Organisation, *, viewer: Viewer, at: datetime, seats: Sequence[dict[str, Any]]) -> Organisation:
    """Give every seat in a table; all of them, or none."""
    for said in seats:
        body = said["body"]
        give_seat(body, viewer=viewer, at=at, **{name: value for name, value in said.items() if name != "body"})
    add_facts(seats=len(seats))
    return organisation


@performs(permissions.CHANGE_SEAT)
def change_seat(seat: Seat, *, viewer: Viewer, at: datetime, **said: Any) -> Seat:
    """Put right what is said of a seat: its kind, its days, for whom a substitute comes."""
    return alone(changed(seat, said, OF_A_SEAT), viewer)


@performs(permissions.END_SEAT)
def end_seat(seat: Seat, *, viewer: Viewer, at: datetime, until: date | None) -> Seat:
    """Say until when a seat was, or will be, held; without a day it goes on."""
    return alone(changed(seat, {"until": until}, OF_A_SEAT), viewer)


@performs(permissions.RESUME_SEAT)
def resume_seat(seat: Seat, *, viewer: Viewer, at: datetime) -> Seat:
    """Take back that a seat ends."""
    return alone(changed(seat, {"until": None}, OF_A_SEAT), viewer)


@performs(permissions.WITHDRAW_SEAT)
def withdraw_seat(seat: Seat, *, viewer: Viewer, at: datetime) -> Body:
    """Take back a seat that was given and has not begun."""
    return removed(seat).body


def alone(seat: Seat, viewer: Viewer) -> Seat:
    """The seat, unless the person sits there twice at one time, which only a substitute may. What another system published stays."""
    others = Seat.objects.filter(body=seat.body, person=seat.person).exclude(pk=seat.pk)
    others = others.filter(kind=Seat.Kind.SUBSTITUTE) if seat.is_substitute else others.exclude(kind=Seat.Kind.SUBSTITUTE)
    if not viewer.sees_everything and any(overlap(seat, other) for other in others):
        raise Refused(SEATED_TWICE.format(seat.person.full_name, seat.body.name))
    return seat


def overlap(one: Seat, other: Seat) -> bool:
    """Whether two dated rows hold on a common day."""
    return (one.until is None or other.since is None or other.since <= one.until) and (
        other.until is None or one.since is None or one.since <= other.until
    )
