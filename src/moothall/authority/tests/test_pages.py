"""People and bodies as everybody may read them: who sits where, since when, and who sat there before."""

from datetime import date, timedelta

import pytest

from moothall.authority.models import Deputy, Seat
from moothall.authority.tests import factories

pytestmark = pytest.mark.django_db
GONE = date(2024, 5, 1)


@pytest.fixture
def council():
    return factories.Organisation(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)


def page(client, path: str, **choices) -> str:
    answer = client.get(path, choices)
    assert answer.status_code == 200
    return answer.content.decode()


def councillor(council, number: int = 1, **said):
    """As an import makes them: a party, a ward, a term."""
    person = factories.Person(organisation=council, number=number, honorific="Councillor", party="Harbour Party", **said)
    factories.Office(person=person, ward=factories.Ward(organisation=council))
    return person


def test_the_bodies_of_a_place_are_listed_by_council(client, council):
    factories.Body(organisation=council, name="Cabinet", purpose="It decides.")
    factories.Body(organisation=council, name="Old Panel", expired=True)
    factories.Body(organisation__name="Another Council", name="Their Cabinet")
    text = page(client, "/authority/")
    assert "2 bodies and no people" in text
    assert "It decides." in text
    assert "No longer meets" in text
    assert text.index("Wrenmouth Borough Council</a></h2>") < text.index("Another Council</a></h2>")


def test_a_place_without_bodies_says_what_brings_them(client):
    assert "No bodies yet" in page(client, "/authority/")


def test_people_are_those_who_hold_something_today_and_the_others_when_asked_for(client, council):
    councillor(council, name="Ada Marsh")
    factories.Seat(person=factories.Person(organisation=council, name="Ben Seated"), body__organisation=council)
    factories.Office(person=factories.Person(organisation=council, name="Cy Before"), until=GONE)
    today, ever = page(client, "/authority/people/"), page(client, "/authority/people/", former="on")
    assert "Ada Marsh" in today
    assert "Ben Seated" in today
    assert "Cy Before" not in today
    assert "Cy Before" in ever
    assert "Holds no office now" in ever


@pytest.mark.parametrize(
    ("choice", "expected"), [({"q": "ada"}, True), ({"q": "zzz"}, False), ({"party": "Harbour Party"}, True), ({"party": "Other"}, True)]
)
def test_people_are_chosen_and_a_wrong_choice_leaves_the_list_as_it_was(client, council, choice, expected):
    councillor(council, name="Ada Marsh")
    text = page(client, "/authority/people/", **choice)
    assert ("Ada Marsh" in text) is expected
    assert ("Nobody matches" in text) is not expected


def test_the_people_of_a_ward_are_those_who_represent_it(client, council):
    person = councillor(council, name="Ada Marsh")
    former = factories.Person(organisation=council, name="Cy Before")
    ward = person.offices.get().ward
    factories.Office(person=former, ward=ward, until=GONE)
    councillor(council, number=2, name="Dee Elsewhere")
    text = page(client, "/authority/people/", ward=ward.pk)
    assert [name in text for name in ("Ada Marsh", "Cy Before", "Dee Elsewhere")] == [True, False, False]
    assert "Cy Before" in page(client, "/authority/people/", ward=ward.pk, former="on")


def test_a_person_has_offices_and_seats_of_today_and_of_before(client, council):
    person = councillor(council, name="Ada Marsh", email="ada@wrenmouth.example")
    body = factories.Body(organisation=council, name="Cabinet")
    factories.Seat(person=person, body=body, kind=Seat.Kind.CHAIR)
    factories.Office(person=person, title="Mayor", until=GONE)
    text = page(client, f"/{person.reference}")
    assert "Councillor Ada Marsh</h1>" in text
    assert f'href="/{body.reference}"' in text
    assert "Harbour Party" in text
    assert text.index("Sits on") < text.index("Before</h2>") < text.index("Mayor")
    assert "since 1 May 2020" in text


def test_a_person_of_whom_only_the_name_is_known_says_so(client, council):
    assert "No office and no seat is recorded." in page(client, f"/{factories.Person(organisation=council).reference}")


def test_a_body_shows_who_sits_on_it_and_who_chairs(client, council):
    body = factories.Body(organisation=council, name="Cabinet", quorum=3)
    chair = factories.Seat(body=body, kind=Seat.Kind.CHAIR, person__name="Ada Marsh")
    factories.Seat(body=body, person__name="Cy Before", until=GONE)
    text = page(client, f"/{body.reference}")
    assert "<dt>Chair</dt><dd>Ada Marsh</dd>" in text
    assert f'href="/{chair.person.reference}"' in text
    assert "1 former seat" in text
    assert "No meeting of this body is here yet." in text


def test_everybody_sees_who_acts_for_whom_today_and_for_whom_a_substitute_comes(client, council):
    office = factories.Office(person=factories.Person(organisation=council, name="Ada Marsh"), title="Head of Repairs")
    ben = factories.Person(organisation=council, name="Ben Holm")
    Deputy.objects.create(office=office, person=ben)
    Deputy.objects.create(office=office, person=factories.Person(organisation=council, name="Cy Before"), until=GONE)
    text = page(client, f"/{office.person.reference}")
    assert "Ben Holm</a> acts as deputy" in text
    assert "Cy Before" not in text
    seat = factories.Seat(body__organisation=council, person=ben, kind="substitute", instead_of=office.person)
    whole = factories.Body(organisation=council, name="Planning Committee")
    seat.body.within = whole
    seat.body.save()
    text = page(client, f"/{seat.body.reference}")
    assert "Substitute for Ada Marsh" in text
    assert "<dt>Part of</dt><dd>Planning Committee</dd>" in text


def test_a_page_that_is_not_there_is_not_found(client, council):
    for path in ("/authority/people/wrenmouth/9", "/authority/bodies/wrenmouth/9", "/authority/people/nowhere/1"):
        assert client.get(path).status_code == 404


def test_names_are_never_markup(client, council):
    person = factories.Person(organisation=council, name="<b>Ada</b>", party="<i>x</i>")
    body = factories.Body(organisation=council, name="<script>x</script>")
    for row in (person, body):
        text = page(client, f"/{row.reference}")
        assert "<b>" not in text
        assert "<script>" not in text


@pytest.mark.parametrize("path", ["/authority/", "/authority/people/", "/authority/people/?former=on", "person", "body"])
def test_a_page_asks_as_much_for_one_row_as_for_many(client, council, path, django_assert_max_num_queries):
    body, person = factories.Body(organisation=council), factories.Person(organisation=council)
    address = {"person": f"/{person.reference}", "body": f"/{body.reference}"}.get(path, path)

    def asked(how_many: int, number: int) -> int:
        for each in range(how_many):
            councillor(council, number=number + each)
            factories.Seat(body=body, person=factories.Person(organisation=council))
            factories.Seat(person=person, body=factories.Body(organisation=council))
            factories.Office(person=person, since=GONE - timedelta(days=each))
        with django_assert_max_num_queries(12) as questions:
            assert client.get(address).status_code == 200
        return len(questions)

    assert asked(1, 100) == asked(12, 200)
