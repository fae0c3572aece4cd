"""Councillors with their parties, wards and terms. Of private addresses there is nothing on the page that is read."""

from collections.abc import Sequence

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions, queries
from moothall.authority.models import Office, Person
from moothall.authority.words import counted
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import CouncillorSaid, CouncillorsPage, Term

from .council import PERSON, Council
from .desk import Desk
from .names import parted
from .words import room_for, shortened

NO_TERM = Term(None, None)


def store(page: CouncillorsPage, desk: Desk) -> str:
    """Every councillor of the list with the ward under which they stand."""
    named = [(each, ward.title or each.district) for ward in page.wards for each in ward.councillors]
    desk.council.ledger.look_up([PERSON], [key(each) for each, _ in named])
    for councillor, ward in named:
        if reading := desk.news(PERSON, key(councillor), [ward, councillor]):
            person = store_person(councillor, desk.council)
            give_offices(person, councillor, ward, desk)
            reading.became(person.reference)
    return f"list of {counted(len(named), 'councillor')}"


def key(councillor: CouncillorSaid) -> str:
    return councillor.person_id or key_of("", councillor.name)


def store_person(councillor: CouncillorSaid, council: Council) -> Person:
    """The person as the list tells of them, added or changed."""
    told = said_of(councillor)
    person = council.person(councillor.name, key(councillor))
    if person is None:
        person = actions.add_person(council.organisation, viewer=THE_CLOCK, at=council.at, **told)
    elif changed := {name: value for name, value in told.items() if value != getattr(person, name)}:
        person = actions.change_person(person, viewer=THE_CLOCK, at=council.at, **changed)
    council.keep(person, key(councillor))
    return person


def said_of(councillor: CouncillorSaid) -> dict[str, str]:
    honorific, name = parted(councillor.name)
    about = f"Represents {councillor.representing}." if councillor.representing else ""
    told = {"name": name, "honorific": honorific, "party": councillor.party, "group": councillor.group, "email": councillor.email}
    limits = room_for(Person)
    return {field: shortened(value, limits[field]) for field, value in told.items()} | {"about": about}


def give_offices(person: Person, councillor: CouncillorSaid, ward: str, desk: Desk) -> None:
    """The seat of the ward, a term at a time, and the posts held. An office ends only when the list says on which day."""
    held = list(queries.offices_of(THE_CLOCK, person).filter(role=""))
    of_wards = [office for office in held if office.ward_id]
    if ward:
        give_terms(person, [office for office in of_wards if key_of(office.ward) == key_of(ward)], ward, councillor.terms, desk.council)
    for office in of_wards:
        if key_of(office.ward) != key_of(ward) and office.until is None:
            desk.notes.append(f"{person} was {office.title}, and the list no longer says so nor when that ended. It stays open here.")
    give_posts(person, [office for office in held if not office.ward_id and not office.since], councillor.key_posts, desk)


def give_terms(person: Person, held: Sequence[Office], ward: str, terms: Sequence[Term], council: Council) -> None:
    """A term that is known by its first day is given its last; one that is new takes the place of one without days."""
    known = {office.since: office for office in held}
    for term in terms or [NO_TERM]:
        days = {"since": term.begins_on, "until": term.ends_on}
        office = known.pop(term.begins_on, None) or known.pop(None, None)
        if office is None:
            said = {"title": shortened(f"Councillor for {ward}", 200), "ward": council.ward(ward)}
            actions.give_office(person, viewer=THE_CLOCK, at=council.at, **said, **days)
        elif (office.since, office.until) != (term.begins_on, term.ends_on):
            actions.change_office(office, viewer=THE_CLOCK, at=council.at, **days)


def give_posts(person: Person, held: Sequence[Office], posts: str, desk: Desk) -> None:
    """The posts in the list's own words: commas part them, and stand within them too, so they are kept as one."""
    title = shortened(posts, 200)
    if title != posts:
        desk.notes.append(f"The posts of {person} are longer than a title holds, and were shortened: {posts}")
    known = next(iter(held), None)
    if known is None and title:
        actions.give_office(person, viewer=THE_CLOCK, at=desk.council.at, title=title)
    elif known and title and known.title != title:
        actions.change_office(known, viewer=THE_CLOCK, at=desk.council.at, title=title)
    elif known and not title:
        desk.notes.append(f"{person} was {known.title}, and the list no longer says so nor when that ended. It stays open here.")
