"""People and seats come in from a table, all lines or none; lists are sorted, chosen and taken away."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moothall.access.viewer import Role
from moothall.authority.models import (
    Deputy,
    Office,
    Person,
    Seat,
)
from moothall.authority.tests import factories
from moothall.authority.tests.keeping import at, person, sent

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MAY = date(2026, 5, 14)


@pytest.fixture
def council():
    return factories.Organisation(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)


@pytest.fixture
def keeper(client, council):
    client.force_login(factories.account_with(Role.ADMINISTRATOR, council))
    return client


@pytest.mark.both
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


@pytest.mark.both
def test_every_bad_line_is_named_and_nothing_is_half_loaded(keeper, council):
    person(council)
    before = Person.objects.count()
    lines = ["name,email,office,ward,since", "Ada Marsh,,,,", "Ben Holm,no address,,,", "Cy Fell,,Councillor,Nowhere,"]
    lines += ["Dee Wray,,Mayor,,31 2 2026", ",x@y.example,,,", "Eve Tarn,,,,1 5 2026", "Gus Ley,,,,", "Gus Ley,,,,"]
    text = sent(keeper, "people/import", text="\n".join(lines))
    for said in (
        "Line 2: “Ada Marsh” is here already, as person 7",
        "Line 3: “email” must be an e-mail address",
        "Line 4: there is no ward called “Nowhere” here",
        "Line 5: There is no such day as 31 2 2026",
        "Line 6: “name” is empty. Fill it in.",
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
        ("\0", "characters that cannot be seen"),
        ("name\n" + "A" * 201, "Line 2: “name” is too long. Use at most 200 letters."),
    ],
)
def test_what_is_no_table_is_said_to_be_none(keeper, text, said):
    assert said in sent(keeper, "people/import", text=text)


@pytest.mark.both
def test_a_file_that_is_too_large_or_holds_nothing_is_not_read(keeper):
    assert "There is nothing in the table" in sent(keeper, "people/import", file=SimpleUploadedFile("people.csv", b"\0\0"))
    assert "larger than 1 MB" in sent(keeper, "people/import", file=SimpleUploadedFile("people.csv", b"x" * 1_000_001))


@pytest.mark.both
def test_a_hundred_bad_lines_are_named_and_the_rest_are_counted(keeper):
    text = sent(keeper, "people/import", text="name,since\n" + "Ada,x\n" * 130)
    assert "Line 101:" in text
    assert "Line 102:" not in text
    assert "And 30 more lines like these." in text


@pytest.mark.both
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


@pytest.mark.both
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


@pytest.mark.both
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
