"""The council whose pages are stored: its bodies, wards and people, found by their keys or names and remembered in between."""

from collections import defaultdict
from datetime import date, datetime
from functools import cached_property

from django.utils.text import slugify

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions, queries
from moothall.authority.models import Body, Organisation, Person, Ward
from moothall.decisions import queries as decisions
from moothall.exchange.ledger import MARK, Ledger, key_of
from moothall.meetings import queries as meetings

from .names import kind_of_body, match
from .words import shortened

SYSTEM = "moderngov"
BODY, PERSON = "body", "person"
MEETING, LISTED_MEETING = "meeting", "meeting in a list"
DECISION, LISTED_DECISION, OFFICERS_DECISION = "decision", "decision in a list", "decision in the officers' list"
ISSUE, PLAN_ITEM, NOTICE, UNDER_AN_ISSUE, ATTENDANCE = "issue", "item of a forward plan", "notice", "named under an issue", "attendance"
OF_WHAT_IS_HERE = ("days_of_meetings", "days_awaited", "numbers_by_title")
LONGEST_NAME = 200


def organisation_named(name: str, at: datetime) -> Organisation:
    """The council of this name; one that is first met here is added, and is not at home here."""
    if found := known_organisation(name):
        return found
    name, every = tidied(name), queries.organisations(THE_CLOCK)
    slug = first = slugify(name)[:70] or "council"
    taken = set(every.filter(slug__startswith=first).values_list("slug", flat=True))
    count = 2
    while slug in taken:
        slug, count = f"{first}-{count}", count + 1
    return actions.found(Organisation, viewer=THE_CLOCK, at=at, name=name, slug=slug)


def known_organisation(name: str) -> Organisation | None:
    return queries.organisations(THE_CLOCK).filter(name__iexact=tidied(name)).first()


def tidied(name: str) -> str:
    return shortened(" ".join(name.split()), LONGEST_NAME)


def is_own(key: str) -> bool:
    """Whether the other system gave this key; what is told apart by its words has a mark in it."""
    return bool(key) and MARK not in key


def number_of(reference: str) -> int:
    return int(reference.rpartition("/")[2])


class Council:
    """One council while its pages are stored. What it remembers is forgotten when a page is taken back."""

    def __init__(self, organisation: Organisation, at: datetime) -> None:
        self.organisation, self.at = organisation, at
        self.ledger = Ledger(organisation, SYSTEM, at)

    def forget(self) -> None:
        self.ledger.forget()
        for remembered in ("bodies", "wards", "people", "people_by_name", "people_with_keys", *OF_WHAT_IS_HERE):
            self.__dict__.pop(remembered, None)

    @cached_property
    def bodies(self) -> dict[str, Body]:
        return {key_of(body.name): body for body in queries.bodies(THE_CLOCK).filter(organisation=self.organisation)}

    @cached_property
    def wards(self) -> dict[str, Ward]:
        return {key_of(ward.name): ward for ward in queries.wards(THE_CLOCK).filter(organisation=self.organisation)}

    @cached_property
    def people(self) -> dict[int, Person]:
        """By their numbers."""
        return {person.number: person for person in queries.people(THE_CLOCK).filter(organisation=self.organisation)}

    @cached_property
    def people_by_name(self) -> dict[str, list[Person]]:
        named: dict[str, list[Person]] = defaultdict(list)
        for person in self.people.values():
            named[match(person.name)].append(person)
        return named

    @cached_property
    def days_of_meetings(self) -> set[tuple[int, date]]:
        """The body and the day of each meeting that is here: most pages are of another, and ask no further."""
        return set(meetings.meetings(THE_CLOCK).filter(organisation=self.organisation).order_by().values_list("body", "held_on"))

    @cached_property
    def days_awaited(self) -> set[tuple[int, date]]:
        """The body and the day of each meeting that a decision names."""
        named = decisions.register(THE_CLOCK).filter(organisation=self.organisation, body__isnull=False)
        return {(body, day) for body, day in named.order_by().values_list("body", "meeting_on") if day}

    @cached_property
    def numbers_by_title(self) -> dict[str, set[int]]:
        """The numbers of the decisions of each title: most pages are of one that no decision bears, and ask no further."""
        found: dict[str, set[int]] = defaultdict(set)
        every = decisions.register(THE_CLOCK).filter(organisation=self.organisation)
        for title, number in every.order_by().values_list("title", "number"):
            found[title].add(number)
        return found

    def known_body(self, name: str, key: str = "") -> Body | None:
        """The body of this key, else of this name, if it is here."""
        reference = self.ledger.reference(key, BODY) if key else ""
        if reference and (found := next((body for body in self.bodies.values() if body.reference == reference), None)):
            return found
        return self.bodies.get(key_of(shortened(name, 300)))

    def body(self, name: str, key: str = "") -> Body:
        """The body; one that is met for the first time is added as far as its name says what it is."""
        body = self.known_body(name, key)
        if body is None:
            said = {"name": shortened(name, 300), "kind": kind_of_body(name)}
            body = actions.add_body(self.organisation, viewer=THE_CLOCK, at=self.at, **said)
            self.bodies[key_of(body.name)] = body
        if key and self.ledger.source(BODY, key) is None:
            self.ledger.enter(BODY, key, "", body.reference)
        return body

    def known_ward(self, name: str) -> Ward | None:
        return self.wards.get(key_of(shortened(name, LONGEST_NAME)))

    def ward(self, name: str) -> Ward:
        """The ward; one that is met for the first time is added."""
        key = key_of(shortened(name, LONGEST_NAME))
        if key not in self.wards:
            said = {"name": shortened(name, LONGEST_NAME)}
            self.wards[key] = actions.add_ward(self.organisation, viewer=THE_CLOCK, at=self.at, **said)
        return self.wards[key]

    def person(self, name: str, key: str = "") -> Person | None:
        """The person of this key; else the only one of this name, unless they have a key of their own."""
        if key and (reference := self.ledger.reference(key, PERSON)):
            return self.people.get(number_of(reference))
        named = self.people_by_name.get(match(name), [])
        if is_own(key):
            named = [person for person in named if person.number not in self.people_with_keys]
        return named[0] if len(named) == 1 else None

    @cached_property
    def people_with_keys(self) -> set[int]:
        """The numbers of those to whom the other system gave a key."""
        return {number_of(reference) for key, reference in self.ledger.of_kind(PERSON).items() if is_own(key)}

    def keep(self, person: Person, key: str) -> None:
        """Remember somebody who is new, or of whom something has changed."""
        if is_own(key):
            self.people_with_keys.add(person.number)
        self.people[person.number] = person
        self.__dict__.pop("people_by_name", None)
