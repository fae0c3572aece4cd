"""The people and bodies of the story as rows of this house, and who acts when."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Body, Department, Organisation, Person, Portfolio, Ward
from moothall.authority.queries import closure_days
from moothall.decisions import actions as decisions
from moothall.decisions.rules import LONDON, written
from moothall.web.demo import model
from moothall.web.demo.government import DELEGATIONS, FORM, PLACES, TEMPLATES

HOME = "wrenmouth"


@dataclass
class Cast:
    """Everybody and everything that the story names, by its key there."""

    borough: model.Borough
    organisations: dict[str, Organisation] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)
    portfolios: dict[str, Portfolio] = field(default_factory=dict)
    wards: dict[str, Ward] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    @property
    def home(self) -> Organisation:
        return self.organisations[HOME]

    def viewer(self, key: str, day: date) -> Viewer:
        """A person of the story as they were on a day."""
        person = self.people[key]
        held = [office for office in self.borough.offices if office.person == key and office.held_on(day)]
        roles = {Held(role, self.home.pk) for office in held for role in office.roles}
        reference = person.account.reference if person.account else person.reference
        return Viewer(reference, person.full_name, frozenset(roles), person.pk)

    def holder(self, role: Role, day: date) -> Viewer:
        """Somebody who held this role then; the clerks and the monitoring officer never leave an office empty."""
        key = next(office.person for office in self.borough.offices if role in office.roles and office.held_on(day))
        return self.viewer(key, day)

    def clerk_of(self, body: str, day: date) -> Viewer:
        return self.holder(Role.COMMITTEE_CLERK, day)

    def title_of(self, key: str, day: date) -> str:
        """The office that a person is known by on a day."""
        titles = [office.title for office in self.borough.offices if office.person == key and office.held_on(day) and office.title]
        return titles[0] if titles else ""


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of the story, in the hours of its town hall."""
    return datetime.combine(day, time(hour, minute), LONDON)


def found(borough: model.Borough) -> Cast:
    """Make the house of the council: everything that has no day of its own, on the day on which the story begins."""
    cast, then = Cast(borough), at(borough.begins, 8)
    for one in borough.organisations:
        said = {"name": one.name, "slug": one.key, "kind": one.kind, "is_home": one.key == HOME}
        cast.organisations[one.key] = authority.found(Organisation, viewer=THE_CLOCK, at=then, **said)
    for department in borough.departments:
        within = cast.departments.get(department.under)
        cast.departments[department.key] = authority.add_department(
            cast.home, viewer=THE_CLOCK, at=then, name=department.name, within=within
        )
    for portfolio in borough.portfolios:
        cast.portfolios[portfolio.key] = authority.add_portfolio(cast.home, viewer=THE_CLOCK, at=then, name=portfolio.name)
    for ward in borough.wards:
        cast.wards[ward] = authority.add_ward(cast.home, viewer=THE_CLOCK, at=then, name=ward)
    settle(cast, then)
    return cast


def settle(cast: Cast, then: datetime) -> None:
    """The people, the bodies and the rules."""
    for person in cast.borough.people:
        cast.people[person.key] = settled(cast, person, then)
    for body in cast.borough.bodies:
        said = {"name": body.name, "kind": body.kind, "purpose": body.remit, "quorum": body.quorum, "places": PLACES.get(body.key)}
        cast.bodies[body.key] = authority.add_body(cast.home, viewer=THE_CLOCK, at=then, **said)
    for rule in cast.borough.call_in_rules:
        decisions.set_call_in_rule(cast.home, viewer=THE_CLOCK, at=then, since=rule.valid_from, **written(rule))
    govern(cast, then)


def govern(cast: Cast, then: datetime) -> None:
    """The form of governance, and the scheme of delegation."""
    form, source = FORM
    since = next(office.starts for office in cast.borough.offices if office.portfolio)
    authority.set_governance(cast.home, viewer=THE_CLOCK, at=then, form=form, since=since, source=source)
    for one in DELEGATIONS:
        said = {"to": one.to, "what": one.what, "limits": one.limits, "since": since, "source": one.source}
        line = authority.delegate(cast.home, viewer=THE_CLOCK, at=then, by=cast.bodies[one.by], **said)
        if template := TEMPLATES.get(one.to):
            decisions.keep_officer_template(cast.home, viewer=THE_CLOCK, at=then, power=line, **template)


def settled(cast: Cast, person: model.Person, then: datetime) -> Person:
    """A person with a way to sign in. Councillors and officers of the council have one, partners too."""
    said = {"name": person.name, "honorific": "Councillor" if person.ward else "", "party": person.party, "email": person.email}
    row = authority.add_person(cast.organisations[person.organisation], viewer=THE_CLOCK, at=then, **said)
    return authority.give_account(row, viewer=THE_CLOCK, at=then, email=person.email)


def known(borough: model.Borough) -> Cast:
    """The same house, where it stands already."""
    cast = Cast(borough)
    cast.organisations = {row.slug: row for row in Organisation.objects.filter(slug__in=[one.key for one in borough.organisations])}
    cast.departments = by_name(Department, cast.home, borough.departments)
    cast.portfolios = by_name(Portfolio, cast.home, borough.portfolios)
    cast.wards = {row.name: row for row in Ward.objects.filter(organisation=cast.home)}
    cast.bodies = by_name(Body, cast.home, borough.bodies)
    emails = {person.email: person.key for person in borough.people}
    rows = Person.objects.filter(email__in=emails).select_related("organisation", "account")
    cast.people = {emails[row.email]: row for row in rows}
    return cast


def by_name(table: Any, home: Organisation, told: Any) -> dict[str, Any]:
    rows = {row.name: row for row in table.objects.filter(organisation=home)}
    return {one.key: rows[one.name] for one in told}


def close_for_holidays(cast: Cast, then: datetime) -> None:
    known = closure_days(THE_CLOCK, cast.home.pk)
    days = {closure.day: closure.reason for closure in cast.borough.closures if closure.day not in known}
    if days:
        authority.close_days(cast.home, viewer=THE_CLOCK, at=then, days=days)
