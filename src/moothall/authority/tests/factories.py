"""Rows of the council's own house, for the tests of this room and of the rooms above."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from moothall.access.models import Account
from moothall.access.viewer import Held, Role, Viewer
from moothall.authority import models

THEN = datetime(2026, 1, 5, 9, tzinfo=UTC)
LONG_AGO = date(2020, 5, 1)


class Organisation(DjangoModelFactory):
    class Meta:
        model = models.Organisation

    slug = factory.Sequence(lambda n: f"council-{n}")
    name = factory.Sequence(lambda n: f"Council {n}")


class Body(DjangoModelFactory):
    class Meta:
        model = models.Body

    organisation = factory.SubFactory(Organisation)
    number = factory.Sequence(lambda n: 1_000 + n)
    name = factory.Sequence(lambda n: f"Committee {n}")


class Person(DjangoModelFactory):
    class Meta:
        model = models.Person

    organisation = factory.SubFactory(Organisation)
    number = factory.Sequence(lambda n: 1_000 + n)
    name = factory.Sequence(lambda n: f"Person {n}")


class Ward(DjangoModelFactory):
    class Meta:
        model = models.Ward

    organisation = factory.SubFactory(Organisation)
    name = factory.Sequence(lambda n: f"Ward {n}")


class Office(DjangoModelFactory):
    class Meta:
        model = models.Office

    person = factory.SubFactory(Person)
    organisation = factory.SelfAttribute("person.organisation")
    title = "Councillor"
    since = LONG_AGO


class Seat(DjangoModelFactory):
    class Meta:
        model = models.Seat

    body = factory.SubFactory(Body)
    person = factory.SubFactory(Person, organisation=factory.SelfAttribute("..body.organisation"))
    since = LONG_AGO


def viewer_with(role: Role, organisation: models.Organisation) -> Viewer:
    """Somebody who holds this role in this organisation."""
    return Viewer(f"access/accounts/{role}", f"A {role}", frozenset({Held(role, organisation.pk)}))


def account_with(role: Role, organisation: models.Organisation) -> Account:
    """A way to sign in for somebody who holds this role in this organisation."""
    address = role.replace(" ", ".").replace("'", "").lower()
    account = Account.objects.create_user(f"{address}@{organisation.slug}.example", name=f"A {role}")
    Office(person=Person(organisation=organisation, account=account), title=role, role=role)
    return account
