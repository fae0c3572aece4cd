"""Who signs a call-in in the tests, and under which rule."""

from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.decisions import actions
from moothall.decisions.rules import Group, written
from moothall.decisions.tests.factories import (
    EARLY,
    at,
    person,
)

LATER, AFTER = at(2009, 12, 10), at(2009, 12, 16)
THREE = [["councillors who are not in the executive", 3, Group.NON_EXECUTIVE]]


def seen(table, **found):
    return table.objects.visible_to(THE_CLOCK).filter(**found)


def by_rule(here, rule=None, **said):
    """Let a published rule, or one that is said here, hold."""
    told = written(rule) if rule else {"days": 5, "source": "Rule 15"}
    return actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, **told | said)


def councillor(here, name, role=Role.MEMBER, **office):
    return person(here.row, name, role) if not office else with_office(here, name, role, **office)


def with_office(here, name, role, **office):
    row = authority.add_person(here.row, viewer=THE_CLOCK, at=EARLY, name=name)
    authority.give_account(row, viewer=THE_CLOCK, at=EARLY, email=f"{name.replace(' ', '.').lower()}@wrenmouth.example")
    authority.give_office(row, viewer=THE_CLOCK, at=EARLY, title=name, role=role, **office)
    row.refresh_from_db()
    return Viewer(row.account.reference, name, frozenset({Held(role, here.row.pk)}), row.pk)


def seated(here, viewer, body, kind="member"):
    authority.give_seat(body, viewer=THE_CLOCK, at=EARLY, person=Person.objects.get(pk=viewer.person), kind=kind)


def ask(decision, viewer, moment=LATER):
    return actions.call_in(decision, viewer=viewer, at=moment, grounds="The ward was not asked.")
