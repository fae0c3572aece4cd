"""What is typed on the pages of the house is done, kept when it is refused, and put side by side when two people edit one thing."""

from datetime import date

import pytest

from moothall.access.models import Account
from moothall.access.viewer import PUBLIC, Role
from moothall.authority import queries
from moothall.authority.models import (
    Body,
    Delegation,
    Department,
    Deputy,
    Governance,
    Office,
    Organisation,
    Person,
    Portfolio,
    Seat,
    Setting,
)
from moothall.authority.tests import factories
from moothall.authority.tests.keeping import at, person, sent

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 14)


@pytest.fixture
def council():
    return factories.Organisation(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)


@pytest.fixture
def keeper(client, council):
    client.force_login(factories.account_with(Role.ADMINISTRATOR, council))
    return client


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("departments", {"name": "Housing"}, "Housing"),
        ("portfolios", {"name": "Homes", "since": "1 4 2026"}, "Homes"),
        ("wards", {"name": "Quayside"}, "Quayside"),
        ("governance", {"form": "leader and cabinet", "since": "1 5 2026"}, "Leader and cabinet"),
        ("delegations", {"what": "Granting licences", "to": "Head of Licensing"}, "Granting licences"),
    ],
)
def test_each_kind_is_added_and_changed_on_its_page(keeper, council, kind, typed, expected):
    assert not sent(keeper, f"kept/{kind}/add", **typed)
    text = keeper.get(at(f"kept/{kind}/")).content.decode()
    assert expected in text
    table = {"departments": Department, "portfolios": Portfolio, "governance": Governance, "delegations": Delegation}.get(kind)
    row = table.objects.get() if table else queries.wards(PUBLIC).get()
    assert not sent(keeper, f"kept/{kind}/{row.pk}/change", **typed, until="1 5 2027", opened_at=row.version)
    row.refresh_from_db()
    assert (row.until, row.version) == (date(2027, 5, 1), 2)


def test_a_wrong_day_keeps_what_was_typed_and_says_what_to_do(keeper):
    text = sent(keeper, "kept/wards/add", name="Quayside", since="31 2 2026")
    assert 'value="Quayside"' in text
    assert "There is no such day as 31 2 2026" in text
    assert "Must be on or after the first day" in sent(keeper, "kept/wards/add", name="Quayside", since="2 5 2026", until="1 5 2026")
    assert "is empty." in sent(keeper, "kept/wards/add")


def test_a_name_that_is_taken_is_refused_on_the_form(keeper):
    sent(keeper, "kept/wards/add", name="Quayside")
    text = sent(keeper, "kept/wards/add", name="Quayside")
    assert "There is one called “Quayside” here already" in text
    assert 'value="Quayside"' in text


def test_a_department_never_stands_within_its_own_part(keeper, council):
    whole = Department.objects.create(organisation=council, name="Place")
    part = Department.objects.create(organisation=council, name="Streets", within=whole)
    assert "cannot stand within itself" in sent(keeper, f"kept/departments/{whole.pk}/change", name="Place", within=part.pk, opened_at=1)
    other = Department.objects.create(organisation=factories.Organisation(), name="Elsewhere")
    assert "Choose one of those listed" in sent(keeper, f"kept/departments/{part.pk}/change", name="Streets", within=other.pk, opened_at=1)


def test_who_saves_second_sees_both_texts_and_can_save_again(keeper, council):
    body = factories.Body(organisation=council, number=3, name="Planning Committee")
    assert not sent(keeper, "bodies/3/change", name="Planning", kind="committee", opened_at=1)
    text = sent(keeper, "bodies/3/change", name="Planning and Licensing", kind="committee", opened_at=1)
    assert "Somebody else changed this after you opened it" in text
    assert "<pre>Planning</pre>" in text
    assert "<pre>Planning and Licensing</pre>" in text
    assert 'name="opened_at" value="2"' in text
    body.refresh_from_db()
    assert body.name == "Planning"
    assert not sent(keeper, "bodies/3/change", name="Planning and Licensing", kind="committee", opened_at=2)


def test_two_people_who_put_a_rule_right_see_both_values(keeper, council):
    row = Setting.objects.create(organisation=council, name="notice_days", value=7)
    assert not sent(keeper, f"rules/{row.pk}/change", value=8, opened_at=1)
    text = sent(keeper, f"rules/{row.pk}/change", value=9, opened_at=1)
    assert "<pre>8</pre>" in text
    assert "<pre>9</pre>" in text


@pytest.mark.parametrize("opened", ["", "0", "x", "99999999999999999999", "-1"])
def test_a_version_that_is_none_is_no_way_round(keeper, council, opened):
    person(council)
    assert sent(keeper, "people/7/change", name="Somebody else", opened_at=opened)
    assert Person.objects.get(number=7).name == "Ada Marsh"


def test_an_organisation_is_added_with_a_word_for_its_addresses(keeper, council):
    assert not sent(keeper, "add", name="Saltcoast Police", kind="partner")
    assert Organisation.objects.get(slug="saltcoast-police").kind == "partner"
    assert "is taken" in sent(keeper, "add", name="Saltcoast  Police", kind="partner")
    assert "no letters for an address" in sent(keeper, "add", name="...", kind="partner")
    assert not sent(keeper, "change", name="Wrenmouth City Council", opened_at=1)
    assert Organisation.objects.get(pk=council.pk).name == "Wrenmouth City Council"


def test_a_person_is_added_changed_let_in_and_kept_out(keeper, council):
    assert not sent(keeper, "people/add", name="Ada Marsh", honorific="Councillor", party="Harbour Party")
    ada = Person.objects.get(name="Ada Marsh")
    where = f"people/{ada.number}"
    assert not sent(keeper, f"{where}/change", name="Ada Marsh", group="Alliance", opened_at=1)
    assert Person.objects.get(pk=ada.pk).sits_with == "Alliance"
    assert not sent(keeper, f"{where}/account", email="ada@wrenmouth.example")
    assert "This person signs in" in keeper.get(at(f"{where}/")).content.decode()
    assert not sent(keeper, f"{where}/account/close")
    assert not Account.objects.get(email="ada@wrenmouth.example").is_active
    assert "The way to sign in is closed." in keeper.get(at(f"{where}/")).content.decode()
    assert not sent(keeper, f"{where}/account/close")
    assert Account.objects.get(email="ada@wrenmouth.example").is_active


def test_an_address_that_somebody_else_signs_in_with_is_refused_on_the_form(keeper, council):
    person(council)
    factories.account_with(Role.MEMBER, council)
    text = sent(keeper, "people/7/account", email="member@wrenmouth.example")
    assert "Somebody else signs in with this address" in text


def test_only_an_administrator_is_offered_what_an_office_opens(client, keeper, council):
    person(council)
    assert "What it opens" in keeper.get(at("people/7/offices/add")).content.decode()
    assert not sent(keeper, "people/7/offices/add", title="Clerk", role=Role.COMMITTEE_CLERK, since="1 5 2026")
    client.force_login(factories.account_with(Role.COMMITTEE_CLERK, council))
    assert "What it opens" not in client.get(at("people/7/offices/add")).content.decode()
    assert not sent(client, "people/7/offices/add", title="Mayor", role=Role.ADMINISTRATOR, is_yearly="on")
    assert set(Office.objects.filter(person__number=7).values_list("title", "role")) == {("Clerk", Role.COMMITTEE_CLERK), ("Mayor", "")}


def test_an_office_is_changed_ended_and_goes_on_after_all(keeper, council):
    office = factories.Office(person=person(council), title="Mayor")
    assert not sent(keeper, f"offices/{office.pk}/change", title="Lord Mayor", since="1 5 2025", opened_at=1)
    assert not sent(keeper, f"offices/{office.pk}/end", until="14 5 2026", opened_at=2)
    office.refresh_from_db()
    assert (office.title, office.until) == ("Lord Mayor", MAY)
    assert not sent(keeper, f"offices/{office.pk}/resume")
    office.refresh_from_db()
    assert office.until is None
    assert keeper.get(at(f"offices/{office.pk}/resume")).status_code == 403
    assert "before it begins" in sent(keeper, f"offices/{office.pk}/end", until="14 5 2020", opened_at=office.version)


def test_what_has_not_begun_is_taken_back(keeper, council):
    seat = factories.Seat(body__organisation=council, since=date(2099, 1, 1))
    assert "Take back" in keeper.get(at(f"bodies/{seat.body.number}/")).content.decode()
    assert not sent(keeper, f"seats/{seat.pk}/withdraw")
    assert not Seat.objects.exists()
    begun = factories.Seat(body__organisation=council)
    assert keeper.get(at(f"seats/{begun.pk}/withdraw")).status_code == 403


def test_a_deputy_is_named_and_holds_the_role_while_the_office_is_held(keeper, council):
    office = factories.Office(person=person(council), role=Role.HEAD_OF_SERVICE, title="Head of Repairs")
    account = factories.account_with(Role.MEMBER, council)
    name = account.person.name
    assert "Choose a name from the list" in sent(keeper, f"offices/{office.pk}/deputy", person="Nobody at all", since="1 5 2026")
    assert "holds this office" in sent(keeper, f"offices/{office.pk}/deputy", person="Ada Marsh (7)", since="1 5 2026")
    assert not sent(keeper, f"offices/{office.pk}/deputy", person=name, since="1 5 2026", until="31 5 2026")
    days = {date(2026, 4, 30): False, date(2026, 5, 1): True, date(2026, 5, 31): True, date(2026, 6, 1): False}
    assert {day: queries.viewer_of(account, day).holds_at(council.pk, Role.HEAD_OF_SERVICE) for day in days} == days
    Office.objects.filter(pk=office.pk).update(until=date(2026, 5, 10))
    assert not queries.viewer_of(account, date(2026, 5, 11)).holds(Role.HEAD_OF_SERVICE)
    deputy = Deputy.objects.get()
    assert not sent(keeper, f"deputies/{deputy.pk}/end", until="2 5 2026", opened_at=1)
    deputy.refresh_from_db()
    assert deputy.until == date(2026, 5, 2)


def test_two_people_of_one_name_are_told_apart_by_their_numbers(keeper, council):
    body = factories.Body(organisation=council, number=3)
    first, second = person(council), person(council, number=8)
    assert "More than one person is called" in sent(keeper, "bodies/3/seats/add", person="ada marsh", kind="member")
    assert not sent(keeper, "bodies/3/seats/add", person="Ada Marsh (8)", kind="chair")
    assert body.seats.get().person == second
    assert first != second


def test_a_partner_s_people_sit_on_a_board_and_hold_no_office_of_the_council(keeper, council):
    board = factories.Body(organisation=council, number=3, kind="board")
    police = factories.Organisation(name="Saltcoast Police", kind="partner")
    factories.Person(organisation=police, number=7, name="Ros Tayler")
    factories.Person(organisation=factories.Organisation(), name="Neighbour Nan")
    office = factories.Office(person=person(council))
    text = keeper.get(at("bodies/3/seats/add")).content.decode()
    assert 'value="Ros Tayler (Saltcoast Police 7)"' in text
    assert "Neighbour Nan" not in text
    assert "Nobody here is called" in sent(keeper, "bodies/3/seats/add", person="Ros Tayler (Easthaven 7)", kind="member")
    assert not sent(keeper, "bodies/3/seats/add", person="Ros Tayler (Saltcoast Police 7)", kind="member")
    assert board.seats.get().person.organisation == police
    assert "Nobody here is called" in sent(
        keeper, f"offices/{office.pk}/deputy", person="Ros Tayler (Saltcoast Police 7)", since="1 5 2026"
    )
    assert keeper.get(at("bodies/3/")).status_code == 200


def test_a_seat_is_given_changed_and_nobody_sits_twice(keeper, council):
    body = factories.Body(organisation=council, number=3, places=5, quorum=2)
    person(council)
    assert not sent(keeper, "bodies/3/seats/add", person="Ada Marsh", kind="member", since="1 5 2026")
    assert "has a seat on" in sent(keeper, "bodies/3/seats/add", person="Ada Marsh", kind="chair", since="1 6 2026")
    seat = body.seats.get()
    assert "Only a substitute" in sent(keeper, f"seats/{seat.pk}/change", kind="chair", for_group="Alliance", opened_at=1)
    assert not sent(keeper, f"seats/{seat.pk}/change", kind="chair", since="1 5 2026", opened_at=1)
    person(council, number=8, name="Ben Holm")
    both = {"person": "Ben Holm", "kind": "substitute", "instead_of": "Ada Marsh", "for_group": "Alliance"}
    assert "not both" in sent(keeper, "bodies/3/seats/add", **both)
    assert not sent(keeper, "bodies/3/seats/add", **both | {"for_group": ""})
    assert "Substitute for Ada Marsh" in keeper.get(at("bodies/3/")).content.decode()


def test_a_body_is_added_and_a_quorum_larger_than_its_places_is_refused(keeper, council):
    assert "There are only 3 places" in sent(keeper, "bodies/add", name="Panel", places=3, quorum=4)
    assert not sent(keeper, "bodies/add", name="Panel", kind="committee", places=3, quorum=2)
    assert not sent(keeper, "bodies/add", name="Sub-panel", within=Body.objects.get().pk)
    assert Body.objects.get(name="Sub-panel").within.name == "Panel"


def test_the_council_is_closed_on_working_days_and_opened_again(keeper, council):
    assert not sent(keeper, "closures/add", first="24 12 2098", last="31 12 2098", why="Christmas closedown")
    days = sorted(council.closure_days.values_list("day", flat=True))
    assert [day.day for day in days] == [24, 29, 30, 31]  # 25 and 26 are holidays, 27 and 28 a weekend
    assert "closed on those days anyway" in sent(keeper, "closures/add", first="27 12 2098", why="Sunday")
    assert "at most 60 days" in sent(keeper, "closures/add", first="1 1 2098", last="31 12 2098", why="x")
    assert not sent(keeper, f"closures/{council.closure_days.first().pk}/open")
    assert council.closure_days.count() == 3


def test_a_rule_is_set_from_a_day_on_and_the_one_before_ends(keeper, council):
    assert not sent(keeper, "rules/notice_days/set", value=7, since="1 5 2026", source="Constitution, part 4")
    assert not sent(keeper, "rules/notice_days/set", value=6, since="1 6 2026")
    days = [date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 1)]
    assert [queries.setting(PUBLIC, council.pk, "notice_days", day) for day in days] == [5, 7, 6]
    text = keeper.get(at("rules/notice_days")).content.decode()
    assert "Constitution, part 4" in text
    assert "Enter a whole number from 1 to 90" in sent(keeper, "rules/notice_days/set", value=400)
    assert not sent(keeper, "rules/leave_room_with_interest/set", value="False", since="1 5 2026")
    assert queries.setting(PUBLIC, council.pk, "leave_room_with_interest", MAY) is False
    assert not sent(keeper, "rules/notice_unit/set", value="clear_calendar", since="1 5 2026")
    assert queries.setting(PUBLIC, council.pk, "notice_unit", MAY) == "clear_calendar"


def test_a_clerk_reads_the_rules_and_sets_none(client, council):
    client.force_login(factories.account_with(Role.COMMITTEE_CLERK, council))
    assert "Set it from a day on" not in client.get(at("rules/notice_days")).content.decode()
    assert client.get(at("rules/notice_days/set")).status_code == 403
    assert client.post(at("rules/notice_days/set"), {"value": 7}).status_code == 403
