"""What is typed on the pages of the house is done, kept when it is refused, and put side by side when two people edit one thing."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 14)


@pytest.fixture
def council():
    return factories.Organisation(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)


@pytest.fixture
def keeper(client, council):
    client.force_login(factories.account_with(Role.ADMINISTRATOR, council))
    return client


def at(more: str = "") -> str:
    return f"/authority/house/wrenmouth/{more}"


def sent(client, more: str, **typed) -> str:
    """Send a form; nothing if it was done, the page if it was not."""
    answer = client.post(at(more), typed)
    assert answer.status_code in (200, 302)
    return "" if answer.status_code == 302 else answer.content.decode()


def person(council, number=7, name="Ada Marsh", **said):
    return factories.Person(organisation=council, number=number, name=name, **said)


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
    assert "This field is required" in sent(keeper, "kept/wards/add")


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
    assert "Select a valid choice" in sent(keeper, f"kept/departments/{part.pk}/change", name="Streets", within=other.pk, opened_at=1)


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


def year_form(client, day="14 5 2026", **changed) -> dict[str, object]:
    """What the page proposes, as a browser would send it back."""
    form = client.get(at("year"), {"day": day}).context
    assert form is None  # pages are drawn by Jinja2, which keeps nothing
    seats, offices = Seat.objects.filter(queries.goes_over(MAY)), Office.objects.filter(queries.goes_over(MAY), is_yearly=True)
    typed: dict[str, object] = {"seen": [*(f"seat-{seat.pk}" for seat in seats), *(f"office-{office.pk}" for office in offices)]}
    for seat in seats:
        typed |= {f"seat-{seat.pk}-stays": "on", f"seat-{seat.pk}-kind": seat.kind}
    for body in Body.objects.all():
        typed |= {f"body-{body.pk}-kind-{number}": "member" for number in (1, 2, 3)}
    typed |= {f"office-{office.pk}": f"{office.person.full_name} ({office.person.number})" for office in offices}
    return {name: value for name, value in (typed | changed).items() if value is not None}


def test_a_council_year_is_proposed_changed_and_begun_on_one_page(keeper, council):
    body = factories.Body(organisation=council, name="Planning Committee")
    chair = factories.Seat(body=body, person=person(council), kind="chair")
    goes = factories.Seat(body=body, person=person(council, 8, "Ben Holm"))
    mayor = factories.Office(person=chair.person, title="Mayor", is_yearly=True)
    person(council, 9, "Cy Fell")
    text = keeper.get(at("year"), {"day": "14 5 2026"}).content.decode()
    assert "2 seats and 1 yearly office end on the day before" in text
    typed = year_form(keeper, **{f"seat-{goes.pk}-stays": None, f"body-{body.pk}-more-1": "Cy Fell", f"office-{mayor.pk}": "Ben Holm (8)"})
    assert not sent(keeper, "year?day=2026-05-14", **typed)
    held = {seat.person.name: seat.kind for seat in Seat.objects.filter(Seat.on(MAY))}
    assert held == {"Ada Marsh": "chair", "Cy Fell": "member"}
    assert Office.objects.get(Office.on(MAY), title="Mayor").person.name == "Ben Holm"


def test_a_name_that_nobody_has_keeps_the_whole_year_as_it_was_typed(keeper, council):
    body = factories.Body(organisation=council, name="Planning Committee")
    seat = factories.Seat(body=body, person=person(council))
    typed = year_form(keeper, **{f"seat-{seat.pk}-kind": "chair", f"body-{body.pk}-more-2": "Nobody"})
    text = sent(keeper, "year?day=2026-05-14", **typed)
    assert "Nobody here is called “Nobody”" in text
    assert '<option value="chair" selected>' in text
    assert Seat.objects.get().until is None


def test_a_seat_given_while_the_year_was_typed_is_shown_before_anything_is_done(keeper, council):
    body = factories.Body(organisation=council, name="Planning Committee")
    factories.Seat(body=body, person=person(council))
    typed = year_form(keeper)
    late = factories.Seat(body=body, person=person(council, 8, "Ben Holm"))
    text = sent(keeper, "year?day=2026-05-14", **typed)
    assert "given or ended after you opened this page" in text
    assert f'id="id_seat-{late.pk}-stays" checked' in text or f'name="seat-{late.pk}-stays"' in text.split("checked")[1]
    assert not sent(keeper, "year?day=2026-05-14", **year_form(keeper))
    assert Seat.objects.filter(Seat.on(MAY)).count() == 2


def test_the_day_of_the_new_year_must_be_a_day(keeper):
    assert "Enter a day as numbers" in keeper.get(at("year"), {"day": "soon"}).content.decode()


def test_the_work_of_a_leaver_is_passed_on_on_one_page(keeper, council):
    ada = person(council)
    office, seat = (
        factories.Office(person=ada, title="Head of Repairs", role=Role.HEAD_OF_SERVICE),
        factories.Seat(person=ada, body__organisation=council),
    )
    person(council, 8, "Ben Holm")
    text = keeper.get(at("people/7/leave")).content.decode()
    assert "1 office and 1 seat end on the last day" in text
    seen = [f"office-{office.pk}", f"seat-{seat.pk}"]
    typed = {"seen": seen, "until": "30 9 2026", f"office-{office.pk}": "Ben Holm (8)", f"seat-{seat.pk}": ""}
    assert "somebody else must take over" in sent(keeper, "people/7/leave", **typed | {f"office-{office.pk}": "Ada Marsh"})
    assert "This field is required" in sent(keeper, "people/7/leave", **typed | {"until": ""})
    assert "Enter a day as numbers" in sent(keeper, "people/7/leave", **typed | {"until": "soon"})
    assert "open it again and look" in sent(keeper, "people/7/leave", **typed | {"seen": seen[:1]})
    assert not sent(keeper, "people/7/leave", **typed)
    after = date(2026, 10, 1)
    assert [(row.title, row.person.name) for row in Office.objects.filter(Office.on(after), title="Head of Repairs")] == [
        ("Head of Repairs", "Ben Holm")
    ]
    assert not Seat.objects.filter(Seat.on(after)).exists()


def test_people_are_brought_in_from_a_pasted_table_or_a_file(keeper, council):
    factories.Ward(organisation=council, name="Quayside")
    table = "Name;Party;Office;Ward;Since\nAda Marsh;Harbour Party;Councillor for Quayside;quayside;4 5 2026\n\nBen Holm;;;;\n"
    assert not sent(keeper, "people/import", text=table)
    office = Office.objects.get(person__name="Ada Marsh")
    assert (office.title, office.ward.name, office.since) == ("Councillor for Quayside", "Quayside", date(2026, 5, 4))
    file = SimpleUploadedFile("people.csv", "\ufeffname\nZoë Fell\n".encode())
    assert not sent(keeper, "people/import", file=file)
    assert not sent(keeper, "people/import", file=SimpleUploadedFile("people.csv", "name\nChloé Wren\n".encode("cp1252")))
    assert set(Person.objects.filter(name__in=["Zoë Fell", "Chloé Wren"]).values_list("name", flat=True)) == {"Zoë Fell", "Chloé Wren"}


def test_every_bad_line_is_named_and_nothing_is_half_loaded(keeper, council):
    person(council)
    before = Person.objects.count()
    lines = ["name,email,office,ward,since", "Ada Marsh,,,,", "Ben Holm,no address,,,", "Cy Fell,,Councillor,Nowhere,"]
    lines += ["Dee Wray,,Mayor,,31 2 2026", ",x@y.example,,,", "Eve Tarn,,,,1 5 2026", "Gus Ley,,,,", "Gus Ley,,,,"]
    text = sent(keeper, "people/import", text="\n".join(lines))
    for said in (
        "Line 2: “Ada Marsh” is here already, as person 7",
        "Line 3: email: Enter a valid email address",
        "Line 4: there is no ward called “Nowhere” here",
        "Line 5: There is no such day as 31 2 2026",
        "Line 6: name: This field is required",
        "Line 7: a ward, a department or a day belongs to an office",
        "Line 9: “Gus Ley” is here already, as another line of this table",
    ):
        assert said in text
    assert "Cy Fell,,Councillor,Nowhere" in text  # it can be put right in the box
    assert Person.objects.count() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Choose a file, or paste a table"),
        ("name\n", "There is no line under the headings"),
        ("name,shoe size\nAda,7", "There is no column “shoe_size” here"),
        ("party\nHarbour", "The column “name” is missing"),
        ("name,name\nAda,Ada", "stands there twice"),
        ("name\nAda,Ben", "Line 2 has more cells than there are headings"),
        ('name\n"Ada', "Line 2 cannot be read"),
        ("name\n" + "Ada\n" * 2001, "There are 2,001 lines"),
        ("\0", "Null characters are not allowed"),
        ("name\n" + "A" * 201, "Line 2: name: Ensure this value has at most 200 characters"),
    ],
)
def test_what_is_no_table_is_said_to_be_none(keeper, text, said):
    assert said in sent(keeper, "people/import", text=text)


def test_a_file_that_is_too_large_or_holds_nothing_is_not_read(keeper):
    assert "There is nothing in the table" in sent(keeper, "people/import", file=SimpleUploadedFile("people.csv", b"\0\0"))
    assert "larger than 1 MB" in sent(keeper, "people/import", file=SimpleUploadedFile("people.csv", b"x" * 1_000_001))


def test_a_hundred_bad_lines_are_named_and_the_rest_are_counted(keeper):
    text = sent(keeper, "people/import", text="name,since\n" + "Ada,x\n" * 130)
    assert "Line 101:" in text
    assert "Line 102:" not in text
    assert "And 30 more lines like these." in text


def test_seats_are_brought_in_and_taken_away_in_one_form(keeper, council):
    factories.Body(organisation=council, name="Planning Committee")
    person(council)
    person(council, 8, "Ben Holm")
    lines = ["body,person,kind,since,instead_of", "planning committee,Ada Marsh,Chair,14 5 2026,"]
    lines += ["Planning Committee,Ben Holm,substitute,,Ada Marsh"]
    assert not sent(keeper, "seats/import", text="\n".join(lines))
    assert {(seat.person.name, seat.kind) for seat in Seat.objects.all()} == {("Ada Marsh", "chair"), ("Ben Holm", "substitute")}
    taken = keeper.get(at("seats.csv")).content.decode()
    Seat.objects.all().delete()
    assert not sent(keeper, "seats/import", text=taken)
    assert Seat.objects.count() == 2


def test_every_bad_seat_is_named(keeper, council):
    factories.Body(organisation=council, name="Planning Committee")
    person(council)
    person(council, 8)
    person(council, 9, "Ben Holm")
    lines = ["Panel,Ben Holm,,,", ",Ben Holm,,,", "Planning Committee,Ada Marsh,,,", "Planning Committee,,99,,", "Planning Committee,,,,"]
    lines += ["Planning Committee,Ben Holm,,king,", "Planning Committee,Ben Holm,,member,Ben Holm", "Planning Committee,Ben Holm,,,"]
    text = sent(keeper, "seats/import", text="body,person,person_number,kind,instead_of\n" + "\n".join(lines))
    for said in (
        "Line 2: there is no body called “Panel” here",
        "Line 3: the body is missing",
        "Line 4: more than one person is called “Ada Marsh”",
        "Line 5: there is no person with the number called “99” here",
        "Line 6: the person is missing",
        "Line 7: “king” is no kind of seat",
        "Line 8: only a substitute comes for somebody else",
    ):
        assert said in text
    assert "Line 9" not in text
    assert not Seat.objects.exists()
    assert "it ends before it begins" in sent(
        keeper, "seats/import", text="body,person,since,until\nPlanning Committee,Ben Holm,2 5 2026,1 5 2026"
    )
    twice = "body,person\nPlanning Committee,Ben Holm\nPlanning Committee,Ben Holm\n"
    assert "has a seat on Planning Committee at that time already" in sent(keeper, "seats/import", text=twice)
    assert not Seat.objects.exists()


def test_the_lists_are_sorted_chosen_and_taken_away(keeper, council):
    person(council, 7, "Ada Marsh", party="Harbour Party")
    factories.Office(person=person(council, 8, "=Ben Holm", party="Alliance"), title="Mayor")
    factories.Office(person=Person.objects.get(number=7), title="Sheriff", until=MAY - timedelta(days=400))
    factories.Body(organisation=council, name="Zoo Panel", kind="committee")
    factories.Body(organisation=council, name="Arts Panel", expired=True)
    up, down = (keeper.get(at("people/"), {"former": "on", "sort": sort}).content.decode() for sort in ("party", "-party"))
    assert up.index("Ben Holm") < up.index("Ada Marsh")
    assert down.index("Ada Marsh") < down.index("Ben Holm")
    assert 'aria-sort="descending"' in down
    assert keeper.get(at("people/"), {"sort": "account__password"}).status_code == 200
    assert "'=Ben Holm" in keeper.get(at("people.csv")).content.decode()
    assert "Sheriff" not in keeper.get(at("offices/")).content.decode()
    assert "Sheriff" in keeper.get(at("offices.csv"), {"former": "on"}).content.decode()
    assert "Arts Panel" not in keeper.get(at("bodies/")).content.decode()
    assert "Zoo Panel" not in keeper.get(at("bodies/"), {"kind": "cabinet"}).content.decode()
    assert "Zoo Panel" in keeper.get(at("bodies.csv"), {"kind": "committee"}).content.decode()


@pytest.mark.parametrize(
    "page", ["", "people/", "offices/", "bodies/", "bodies/3/", "people/7/", "balance", "kept/wards/", "year?day=14+5+2026", "rules/"]
)
def test_a_page_asks_as_much_for_one_row_as_for_many(keeper, council, page, django_assert_max_num_queries):
    body, ada = factories.Body(organisation=council, number=3, kind="committee"), person(council)

    def asked(how_many: int, number: int) -> int:
        for each in range(how_many):
            one = person(council, number + each, f"Person {number + each}", party="Harbour Party")
            factories.Seat(body=body, person=one)
            office = factories.Office(person=ada, ward=factories.Ward(organisation=council), is_yearly=True)
            Deputy.objects.create(office=office, person=one)
            factories.Seat(person=ada, body=factories.Body(organisation=council, kind="committee", quorum=5))
        with django_assert_max_num_queries(40) as questions:
            assert keeper.get(at(page)).status_code == 200
        return len(questions)

    assert asked(1, 100) == asked(9, 200)
