"""The history of a thing is what the record says of it, in words: by the office for everybody, by the name for those who work here."""

from datetime import date, timedelta

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.authority import actions, queries
from moothall.authority.tests import factories
from moothall.authority.tests.factories import THEN, viewer_with
from moothall.record import actions as record
from moothall.record.rules import Draft

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture
def council():
    return factories.Organisation()


@pytest.fixture
def body(council):
    return factories.Body(organisation=council)


@pytest.fixture
def clerk(council):
    account = factories.account_with(Role.COMMITTEE_CLERK, council)
    account.person.offices.update(title="Clerk to the Committees")
    return queries.viewer_of(account, THEN.date())


def test_each_act_is_told_with_its_plain_facts_and_only_the_names_of_what_is_sealed(body, clerk):
    actions.change_body(body, viewer=clerk, at=THEN, purpose="It hears of flooding.", quorum=4)
    [one] = queries.history(PUBLIC, body.reference).last
    assert (one.what, one.facts, one.sealed) == ("Changing what is said of a body", "Quorum: 4", "purpose")
    assert "flooding" not in str(one)


def test_everybody_reads_the_office_and_those_who_work_here_the_name(council, body, clerk):
    actions.change_body(body, viewer=clerk, at=THEN, quorum=4)
    assert queries.history(PUBLIC, body.reference).last[0].who == "by Clerk to the Committees"
    named = queries.history(viewer_with(Role.MEASURE_OWNER, council), body.reference).last[0].who
    assert named == f"by {queries.people(THE_CLOCK).get(pk=clerk.person).name}, Clerk to the Committees"


def test_the_office_is_the_one_held_on_that_day(body, clerk):
    actions.change_body(body, viewer=clerk, at=THEN, quorum=4)
    for office in queries.offices_held(clerk, THEN.date()):
        office.until = THEN.date() - A_DAY
        office.save()
    assert queries.history(PUBLIC, body.reference).last[0].who == "by somebody who signs in here"


def test_what_no_person_did_is_said_to_be_so(body):
    actions.change_body(body, viewer=THE_CLOCK, at=THEN, quorum=4)
    assert queries.history(PUBLIC, body.reference).last[0].who == "by an import or by Moothall itself"


def test_days_yes_and_no_and_lists_are_said_as_people_say_them(council, body, clerk):
    seat = factories.Seat(body=body)
    actions.end_seat(seat, viewer=clerk, at=THEN, until=date(2026, 5, 1))
    actions.change_body(body, viewer=clerk, at=THEN, expired=True, quorum=None)
    actions.close_days(council, viewer=clerk, at=THEN, days={date(2026, 12, 24): "Christmas Eve"})
    later, earlier = queries.history(PUBLIC, body.reference).last
    assert (earlier.facts, later.facts) == ("Until: 1 May 2026", "Expired: yes; quorum: none")
    assert queries.history(PUBLIC, council.reference).last[0].facts == "Closed on 24 December 2026: Christmas Eve"
    assert queries.value_in_words([True, 2]) == "yes, 2"


def test_an_act_that_nobody_performs_any_more_keeps_the_name_it_had(body):
    record.write([Draft(at=THEN, who="clock", act="authority.bless", subject=body.reference)])
    assert queries.history(PUBLIC, body.reference).last[0].what == "authority.bless"


def test_the_newest_come_first_and_the_number_of_all_is_known(body, clerk, django_assert_num_queries):
    for quorum in range(1, 6):
        actions.change_body(body, viewer=clerk, at=THEN, quorum=quorum)
    with django_assert_num_queries(3):
        past = queries.history(PUBLIC, body.reference, most=3)
    assert [one.facts for one in past.last] == ["Quorum: 5", "Quorum: 4", "Quorum: 3"]
    assert past.count == 5
    assert queries.history(PUBLIC, "authority/bodies/nowhere/1").count == 0


def test_the_page_of_a_body_shows_its_history(client, body, clerk):
    actions.change_body(body, viewer=clerk, at=THEN, quorum=4)
    text = client.get(f"/{body.reference}").content.decode()
    assert "1 entry in the record" in text
    assert "<strong>Changing what is said of a body</strong> by Clerk to the Committees." in text
