"""Bodies of a council with their categories, and who sits on them."""

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions, queries
from moothall.authority.models import Body, Seat
from moothall.authority.words import counted
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import AttendeeSaid, CommitteeSaid, CommitteesPage

from .council import BODY, Council
from .desk import Desk
from .words import shortened, text_of

NOT_KNOWN = "{} sits on {}, and is not known here yet, so no seat was given. Read the list of councillors before this page."
SEATS = (
    ("vice", Seat.Kind.VICE_CHAIR),
    ("deputy chair", Seat.Kind.VICE_CHAIR),
    ("chair", Seat.Kind.CHAIR),
    ("substitute", Seat.Kind.SUBSTITUTE),
)


def store(page: CommitteesPage, desk: Desk) -> str:
    """Every body of the list: added, or changed to what the list says of it now."""
    desk.council.ledger.look_up([BODY], [key(committee) for committee in page.committees])
    for committee in page.committees:
        if reading := desk.news(BODY, key(committee), committee):
            body = store_body(committee, desk.council)
            reading.became(body.reference)
            seat(committee.members, body, desk)
    return f"list of {counted(len(page.committees), 'committee')}"


def key(committee: CommitteeSaid) -> str:
    return committee.committee_id or key_of("", committee.title)


def store_body(committee: CommitteeSaid, council: Council) -> Body:
    body = council.body(committee.title, key(committee))
    told = said_of(committee, body, council)
    changed = {name: value for name, value in told.items() if value != getattr(body, name)}
    if changed:
        body = actions.change_body(body, viewer=THE_CLOCK, at=council.at, **changed)
        council.__dict__.pop("bodies", None)
    return body


def said_of(committee: CommitteeSaid, body: Body, council: Council) -> dict:
    """What the list says. Of two committees of one name the body has ended only when both have."""
    is_over = committee.is_expired or committee.is_deleted
    others = [known for _, known in council.ledger.of_reference(body.reference) if known != key(committee)]
    name = shortened(committee.title, 300)
    is_taken = key_of(name) in council.bodies and council.bodies[key_of(name)].pk != body.pk
    told = {
        "name": body.name if is_taken or not name else name,
        "category": shortened(committee.category, 200),
        "expired": is_over and (body.expired or not others),
    }
    return told | ({"purpose": text_of(committee.purpose)} if committee.purpose else {})


def seat(members: tuple[AttendeeSaid, ...], body: Body, desk: Desk) -> None:
    """Give a seat to each member who is known here and has none. From when is not said, so no day is given."""
    council = desk.council
    seated = {seat.person_id for seat in queries.seats_on(THE_CLOCK, body).filter(until=None)} if members else set()
    for member in members:
        person = council.person(member.name, member.person_id)
        if person is None:
            desk.notes.append(NOT_KNOWN.format(member.name, body.name))
        elif person.pk not in seated:
            kind = kind_of_seat(member.role)
            words = shortened(member.role, 200)
            actions.give_seat(body, viewer=THE_CLOCK, at=council.at, person=person, kind=kind, words=words)


def kind_of_seat(role: str) -> Seat.Kind:
    """
    >>> kind_of_seat("Vice-Chair").value, kind_of_seat("Committee Member").value
    ('vice chair', 'member')
    """
    return next((kind for word, kind in SEATS if word in role.casefold()), Seat.Kind.MEMBER)
