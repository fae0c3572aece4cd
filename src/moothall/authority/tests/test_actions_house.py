"""What the acts of the house refuse, what they do many times at once, and what they leave as it was."""

from datetime import date

import pytest
from django.db import IntegrityError

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions
from moothall.authority.actions.changing import removed
from moothall.authority.models import Body, Deputy, Governance, Office, Seat, Setting, Ward
from moothall.authority.tests import factories
from moothall.authority.tests.factories import THEN, viewer_with
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db
BY_THE_CLOCK = {"viewer": THE_CLOCK, "at": THEN}


@pytest.fixture
def council():
    return factories.Organisation()


@pytest.fixture
def by(council):
    return {"viewer": viewer_with(Role.MONITORING_OFFICER, council), "at": THEN}


def test_many_offices_are_one_entry_and_each_belongs_to_the_council(council):
    people = [factories.Person(organisation=council) for _ in range(3)]
    actions.appoint(council, offices=[Office(person=person, title="Councillor") for person in people], **BY_THE_CLOCK)
    assert Office.objects.filter(organisation=council).count() == 3
    assert (Entry.objects.get().subject, Entry.objects.get().facts) == (council.reference, {"offices": 3})


def test_many_offices_that_open_something_are_given_by_an_administrator(council, by):
    offices = [Office(person=factories.Person(organisation=council), title="Clerk", role=Role.ADMINISTRATOR)]
    with pytest.raises(Refused, match="given by an administrator"):
        actions.appoint(council, offices=offices, **by)
    actions.appoint(council, offices=offices, viewer=viewer_with(Role.ADMINISTRATOR, council), at=THEN)
    assert Office.objects.get().role == Role.ADMINISTRATOR


def test_the_seats_of_a_body_are_one_entry(council):
    body = factories.Body(organisation=council)
    actions.give_seats(body, seats=[Seat(person=factories.Person()) for _ in range(3)], **BY_THE_CLOCK)
    assert body.seats.count() == 3
    assert Entry.objects.get().subject == body.reference


def test_what_another_system_published_twice_is_kept_twice(council):
    seat = factories.Seat(body__organisation=council)
    actions.give_seat(seat.body, person=seat.person, kind="chair", **BY_THE_CLOCK)
    assert seat.body.seats.count() == 2


def test_a_value_that_a_rule_cannot_have_is_refused_and_nothing_ends(council, by):
    actions.set_rule(council, name="notice_days", value=7, **by)
    with pytest.raises(Refused, match="whole number from 1 to 90"):
        actions.set_rule(council, name="notice_days", value=0, since=date(2026, 5, 1), **by)
    assert Setting.objects.get().until is None
    with pytest.raises(Refused, match="whole number from 1 to 90"):
        actions.change_rule(Setting.objects.get(), value="many", **by)


def test_the_record_says_which_rule_was_set_to_what_and_the_source_stays_sealed(council, by):
    row = actions.set_rule(council, name="notice_days", value=7, since=date(2026, 5, 1), source="Constitution", **by)
    facts = Entry.objects.latest("number").facts
    assert {name: facts[name] for name in ("rule", "set_to", "since")} == {"rule": "notice_days", "set_to": 7, "since": "2026-05-01"}
    assert "Constitution" not in str(facts)
    actions.change_rule(row, since=date(2026, 6, 1), **by)
    assert Setting.objects.get().since == date(2026, 6, 1)
    assert "set_to" not in Entry.objects.latest("number").facts


def test_one_form_of_governance_follows_another(council, by):
    actions.set_governance(council, form="leader and cabinet", **by)
    actions.set_governance(council, form="committees", since=date(2026, 5, 14), **by)
    assert list(Governance.objects.order_by("pk").values_list("until", flat=True)) == [date(2026, 5, 13), None]


def test_what_no_two_may_share_is_refused_and_what_else_the_tables_forbid_is_a_fault(council, by):
    ward = actions.add_ward(council, name="Quayside", **by)
    with pytest.raises(Refused, match="There is one called “Quayside” here already"):
        actions.add_ward(council, name="Quayside", **by)
    assert Ward.objects.get() == ward
    seat = factories.Seat(body__organisation=council)
    with pytest.raises(IntegrityError):
        actions.change_seat(seat, for_group="Alliance", **by)


def test_a_deputy_comes_from_the_same_organisation_and_is_somebody_else(council, by):
    office = factories.Office(person__organisation=council)
    with pytest.raises(Refused, match="belongs to another organisation"):
        actions.name_deputy(office, person=factories.Person(), since=date(2026, 5, 1), **by)
    with pytest.raises(Refused, match="holds this office"):
        actions.name_deputy(office, person=office.person, since=date(2026, 5, 1), **by)
    office.role = Role.HEAD_OF_SERVICE
    office.save()
    with pytest.raises(Refused, match="given by an administrator"):
        actions.name_deputy(office, person=factories.Person(organisation=council), since=date(2026, 5, 1), **by)
    assert not Deputy.objects.exists()


def test_what_something_rests_on_is_not_taken_away():
    office = factories.Office()
    with pytest.raises(Refused, match="Something here rests on it already"):
        removed(office.person)
    assert Office.objects.get() == office


def test_a_seat_that_was_to_end_goes_on_after_all(council, by):
    seat = factories.Seat(body__organisation=council, until=date(2026, 5, 1))
    actions.resume_seat(seat, **by)
    assert Seat.objects.get().until is None
    with pytest.raises(Refused, match="This goes on already"):
        actions.resume_seat(seat, **by)


def test_who_opened_a_form_before_somebody_else_saved_is_told_what_stands_there_now(council, by):
    body = factories.Body(organisation=council, name="Planning")
    actions.change_body(body, name="Planning Committee", opened_at=1, **by)
    with pytest.raises(ChangedMeanwhile) as told:
        actions.change_body(body, name="Planning and Licensing", opened_at=1, **by)
    assert told.value.row.name == "Planning Committee"
    assert Body.objects.get().version == 2


def test_a_way_in_is_closed_only_where_there_is_one(council):
    administrator = {"viewer": viewer_with(Role.ADMINISTRATOR, council), "at": THEN}
    with pytest.raises(Refused, match="has no way to sign in"):
        actions.close_account(factories.Person(organisation=council), is_closed=True, **administrator)


def test_a_seat_does_not_grow_over_another_of_the_same_person(council, by):
    first = factories.Seat(body__organisation=council, until=date(2026, 5, 1))
    second = factories.Seat(body=first.body, person=first.person, since=date(2026, 5, 2))
    for act, said in ((actions.resume_seat, {}), (actions.end_seat, {"until": date(2026, 5, 2)}), (actions.change_seat, {"until": None})):
        with pytest.raises(Refused, match="has a seat on"):
            act(first, **said, **by)
    first.refresh_from_db()
    assert first.until == date(2026, 5, 1)
    actions.end_seat(second, until=date(2026, 6, 1), **by)
    actions.give_seat(first.body, person=first.person, kind=Seat.Kind.SUBSTITUTE, **by)
