"""Who may keep the council's own house: its housekeepers, in their own council; and a role is not everybody's to give."""

from datetime import date

import pytest

from moothall.access.acts import PERFORMED
from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.authority import permissions
from moothall.authority.models import Deputy, Organisation
from moothall.authority.permissions import ADMINISTRATORS, HOUSEKEEPERS, LAWYERS
from moothall.authority.tests import factories
from moothall.authority.tests.factories import viewer_with

pytestmark = pytest.mark.django_db
ACTS = [act for act, _ in PERFORMED.values() if act.key.startswith("authority.")]
OF_FEWER = {
    **dict.fromkeys(("found", "change_organisation", "give_account", "close_account"), ADMINISTRATORS),
    **dict.fromkeys(("set_rule", "change_rule", "set_governance", "change_governance", "delegate", "change_delegation"), LAWYERS),
}


@pytest.fixture
def person():
    return factories.Person()


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_each_act_is_open_to_those_it_names_in_their_own_council_only(act, person):
    elsewhere = factories.Organisation()
    expected = OF_FEWER.get(act.key.removeprefix("authority."), HOUSEKEEPERS)
    assert {role for role in Role if act.is_open_to(viewer_with(role, person.organisation), person)} == expected
    assert not any(act.is_open_to(viewer_with(role, elsewhere), person) for role in Role)
    assert not act.is_open_to(PUBLIC, person)
    assert act.is_open_to(THE_CLOCK, person)


def test_whoever_founds_an_organisation_needs_no_office_in_it():
    administrator = viewer_with(Role.ADMINISTRATOR, factories.Organisation())
    assert not permissions.FOUND.refusal(administrator, Organisation)
    assert "is for an administrator" in permissions.FOUND.refusal(PUBLIC, Organisation)


@pytest.mark.parametrize("role", [Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER])
def test_a_housekeeper_gives_titles_and_an_administrator_gives_roles(role, person):
    keeper, administrator = viewer_with(role, person.organisation), viewer_with(Role.ADMINISTRATOR, person.organisation)
    assert not permissions.GIVE_OFFICE.refusal(keeper, person, title="Mayor")
    assert "given by an administrator" in permissions.GIVE_OFFICE.refusal(keeper, person, title="Clerk", role=Role.ADMINISTRATOR)
    assert not permissions.GIVE_OFFICE.refusal(administrator, person, title="Clerk", role=Role.COMMITTEE_CLERK)
    assert not permissions.GIVE_OFFICE.refusal(THE_CLOCK, person, title="Clerk", role=Role.COMMITTEE_CLERK)


def test_a_way_in_is_given_once(person):
    administrator = viewer_with(Role.ADMINISTRATOR, person.organisation)
    assert not permissions.GIVE_ACCOUNT.refusal(administrator, person)
    account = factories.account_with(Role.MEMBER, person.organisation)
    assert "sign in already" in permissions.GIVE_ACCOUNT.refusal(administrator, account.person)


@pytest.mark.parametrize("role", [Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER])
def test_what_opens_something_is_ended_by_a_housekeeper_and_lengthened_by_an_administrator(role, person):
    begins, ends = date(2026, 5, 1), date(2026, 6, 1)
    office = factories.Office(person=person, role=Role.ADMINISTRATOR, since=begins, until=ends)
    title = factories.Office(person=person, since=begins, until=ends)
    deputy = Deputy(office=office, since=begins, until=ends)
    keeper, administrator = viewer_with(role, person.organisation), viewer_with(Role.ADMINISTRATOR, person.organisation)
    longer = [{"until": None}, {"until": date(2026, 6, 2)}, {"since": None}, {"since": date(2026, 4, 30)}]
    for row, act in ((office, permissions.CHANGE_OFFICE), (office, permissions.END_OFFICE), (deputy, permissions.END_DEPUTY)):
        assert all("given by an administrator" in act.refusal(keeper, row, **said) for said in longer)
        assert not any(act.refusal(administrator, row, **said) for said in longer)
        assert not any(act.refusal(keeper, row, **said) for said in ({"until": date(2026, 5, 31)}, {"since": date(2026, 5, 2)}, {}))
    assert not any(permissions.CHANGE_OFFICE.refusal(keeper, title, **said) for said in longer)
    assert "given by an administrator" in permissions.RESUME_OFFICE.refusal(keeper, office)
    assert not permissions.RESUME_OFFICE.refusal(administrator, office)
    assert not permissions.RESUME_OFFICE.refusal(keeper, title)


def test_an_office_with_open_ends_cannot_hold_longer_than_it_does(person):
    office = factories.Office(person=person, role=Role.ADMINISTRATOR, since=None)
    keeper = viewer_with(Role.COMMITTEE_CLERK, person.organisation)
    assert not permissions.CHANGE_OFFICE.refusal(keeper, office, since=None, until=None, title="Systems Manager")
