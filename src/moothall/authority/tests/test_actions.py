"""Every change to the council's own house: done on the row, numbered, on the record, and nothing that may not be said anew."""

from datetime import date

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions, queries
from moothall.authority.models import Body, Office, Organisation, Person, Seat
from moothall.authority.tests import factories
from moothall.authority.tests.factories import THEN, viewer_with
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return factories.Organisation(slug="wrenmouth")


@pytest.fixture
def by(council):
    return {"viewer": viewer_with(Role.COMMITTEE_CLERK, council), "at": THEN}


@pytest.fixture
def administrator(council):
    return {"viewer": viewer_with(Role.ADMINISTRATOR, council), "at": THEN}


def test_an_organisation_is_founded():
    council = actions.found(Organisation, viewer=THE_CLOCK, at=THEN, name="Wrenmouth Borough Council", slug="wrenmouth", is_home=True)
    assert queries.home(THE_CLOCK) == council
    assert Entry.objects.get().subject == "authority/organisations/wrenmouth"


def test_departments_portfolios_and_wards_are_added(council, by):
    actions.add_department(council, name="Housing", **by)
    actions.add_portfolio(council, name="Homes", since=date(2026, 1, 1), **by)
    actions.add_ward(council, name="Quayside", **by)
    asked = (queries.departments, queries.portfolios, queries.wards)
    assert [str(question(THE_CLOCK).get()) for question in asked] == ["Housing", "Homes", "Quayside"]


def test_bodies_and_people_are_numbered_in_their_own_council(council, by):
    other = factories.Organisation()
    first, second = (actions.add_body(council, name=name, **by) for name in ("Council", "Cabinet"))
    assert (first.reference, second.reference) == ("authority/bodies/wrenmouth/1", "authority/bodies/wrenmouth/2")
    assert actions.add_body(other, viewer=THE_CLOCK, at=THEN, name="Council").number == 1
    assert actions.add_person(council, name="Ada Marsh", **by).reference == "authority/people/wrenmouth/1"


def test_what_is_said_of_a_body_a_person_and_an_office_is_changed(council, by):
    body, office = factories.Body(organisation=council), factories.Office(person__organisation=council)
    actions.change_body(body, name="Executive", quorum=4, **by)
    actions.change_person(office.person, party="Harbour Party", **by)
    actions.change_office(office, title="Mayor", **by)
    actions.end_office(office, until=date(2026, 5, 1), **by)
    assert (Body.objects.get().name, Body.objects.get().quorum) == ("Executive", 4)
    assert Person.objects.get().party == "Harbour Party"
    assert (Office.objects.get().title, Office.objects.get().until) == ("Mayor", date(2026, 5, 1))


@pytest.mark.parametrize(
    ("change", "row", "said"),
    [
        (actions.change_person, factories.Person, {"account_id": 1}),
        (actions.change_person, factories.Person, {"number": 7, "name": "x"}),
        (actions.change_body, factories.Body, {"organisation_id": 1}),
        (actions.change_office, factories.Office, {"role": Role.ADMINISTRATOR}),
    ],
)
def test_whose_a_row_is_and_what_it_opens_is_not_changed_by_the_way(change, row, said):
    with pytest.raises(TypeError, match="cannot be changed here"):
        change(row(), viewer=THE_CLOCK, at=THEN, **said)
    assert not Entry.objects.exists()


def test_a_person_is_given_a_way_in(council, administrator):
    person = factories.Person(organisation=council, honorific="Councillor", name="Ada Marsh")
    actions.give_account(person, email="Ada@Wrenmouth.example", **administrator)
    account = Person.objects.get().account
    assert (account.email, account.name, account.made_at) == ("ada@wrenmouth.example", "Councillor Ada Marsh", THEN)
    assert not account.has_usable_password()
    assert "ada@" not in str(Entry.objects.get().data).lower()


def test_two_people_do_not_sign_in_with_one_address(council, administrator):
    for _ in range(2):
        factories.Person(organisation=council)
    first, second = Person.objects.order_by("pk")
    actions.give_account(first, email="ada@wrenmouth.example", **administrator)
    with pytest.raises(Refused, match="Somebody else signs in with this address"):
        actions.give_account(second, email="ADA@wrenmouth.example", **administrator)


def test_offices_make_a_viewer_on_the_days_on_which_they_are_held(council, administrator):
    account = factories.account_with(Role.MEMBER, council)
    actions.give_office(
        account.person, title="Clerk", role=Role.COMMITTEE_CLERK, since=date(2026, 2, 1), until=date(2026, 2, 28), **administrator
    )
    days = {date(2026, 1, 31): False, date(2026, 2, 1): True, date(2026, 2, 28): True, date(2026, 3, 1): False}
    for day, is_clerk in days.items():
        viewer = queries.viewer_of(account, day)
        assert viewer.holds_at(council.pk, Role.COMMITTEE_CLERK) is is_clerk
        assert viewer.holds_at(council.pk, Role.MEMBER)
    account.is_active = False
    assert queries.viewer_of(account, date(2026, 2, 1)).offices == frozenset()


def test_a_seat_is_given_and_ended(council, by):
    body, person = factories.Body(organisation=council), factories.Person(organisation=council)
    seat = actions.give_seat(body, person=person, kind=Seat.Kind.CHAIR, since=date(2026, 1, 1), **by)
    actions.end_seat(seat, until=date(2026, 6, 1), **by)
    assert (Seat.objects.get().kind, Seat.objects.get().until) == ("chair", date(2026, 6, 1))


def test_days_are_closed_once_each_and_the_record_says_which(council, by):
    eve, day = date(2026, 12, 24), date(2026, 12, 29)
    actions.close_days(council, days={eve: "Christmas Eve"}, **by)
    actions.close_days(council, days={eve: "Closed early", day: "Between the years"}, **by)
    assert queries.closure_days(THE_CLOCK, council.pk) == {eve, day}
    assert council.closure_days.get(day=eve).why == "Closed early"
    assert Entry.objects.latest("number").facts["closed on 2026-12-29"] == "Between the years"
