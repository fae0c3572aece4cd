"""Whoever keeps the council's house does it on pages: every page answers, and every page keeps out who has no business there."""

from datetime import date

import pytest

from moothall.access.viewer import Role
from moothall.authority.models import Office, Seat, Setting
from moothall.authority.tests import factories
from moothall.record.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NONSENSE = {
    "name": "\u202e\x00nonsense",
    "title": "<b>",
    "since": "2026-02-30",
    "until": "99 99 9999",
    "first": "x",
    "person": "(999999999)",
    "kind": "king",
    "value": "-1",
    "email": "@",
    "opened_at": "1e9",
    "seen": "seat-x",
    "text": '"',
    "form": "x",
}
HUGE = {name: word * 4_000 for name, word in NONSENSE.items()}
TWICE = {name: ["x", "y"] for name in NONSENSE}
WRONG = ("people/?page=x&sort=--", "people/?page=999999&q=%00", "bodies/?kind=x", "year?day=%00", "kept/wards/?page=-1", "offices/?q=%25")
KINDS = ("departments", "portfolios", "wards", "governance", "delegations")


@pytest.fixture
def council():
    return factories.Organisation(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)


@pytest.fixture
def house(council):
    """One of each thing that is kept."""
    person = factories.Person(organisation=council, number=7, name="Ada Marsh", honorific="Councillor", party="Harbour Party")
    body = factories.Body(organisation=council, number=3, name="Planning Committee", kind="committee", quorum=2, places=3)
    return {
        "person": person,
        "body": body,
        "office": factories.Office(person=person, title="Mayor", is_yearly=True),
        "seat": factories.Seat(body=body, person=person),
        "ward": factories.Ward(organisation=council, name="Quayside"),
        "rule": Setting.objects.create(organisation=council, name="notice_days", value=7),
        "closure": council.closure_days.create(day=date(2099, 12, 24), why="Christmas Eve"),
    }


def pages(house) -> list[str]:
    office, seat, rule = f"offices/{house['office'].pk}", f"seats/{house['seat'].pk}", house["rule"].pk
    return [
        *("", "balance", "year", "year?day=14+5+2026", "closures/", "closures/add", f"closures/{house['closure'].pk}/open"),
        *("people/", "people.csv", "people/add", "people/import"),
        *("people/7/", "people/7/change", "people/7/offices/add", "people/7/leave"),
        *("offices/", "offices.csv", f"{office}/change", f"{office}/deputy", f"{office}/end"),
        *("bodies/", "bodies.csv", "bodies/add", "bodies/3/", "bodies/3/change", "bodies/3/seats/add"),
        *("seats.csv", "seats/import", f"{seat}/change", f"{seat}/end"),
        *(f"kept/{kind}/{more}" for kind in KINDS for more in ("", "add")),
        *(f"kept/wards/{house['ward'].pk}/change", "rules/", "rules/notice_days", "rules/notice_days/set", f"rules/{rule}/change"),
    ]


@pytest.fixture
def clerk(client, council):
    client.force_login(factories.account_with(Role.MONITORING_OFFICER, council))
    return client


def at(more: str = "") -> str:
    return f"/authority/house/wrenmouth/{more}"


def test_every_page_of_the_house_answers_whoever_keeps_it(clerk, house):
    answers = {more: clerk.get(at(more)).status_code for more in pages(house)}
    assert answers == dict.fromkeys(answers, 200)


@pytest.mark.both
@pytest.mark.parametrize("typed", [{}, NONSENSE, HUGE, TWICE], ids=["nothing", "nonsense", "too much", "everything twice"])
def test_whatever_is_sent_is_answered_by_a_page_and_nothing_is_written(clerk, house, typed):
    to_type_in = [more for more in pages(house) if not more.endswith("/open")]  # there is nothing to type, only a button
    assert {more: clerk.post(at(more), typed).status_code for more in to_type_in} == dict.fromkeys(to_type_in, 200)
    assert not Entry.objects.exists()


@pytest.mark.both
def test_a_wrong_choice_of_a_list_is_a_page(clerk, house):
    assert {more: clerk.get(at(more)).status_code for more in WRONG} == dict.fromkeys(WRONG, 200)


def test_nobody_else_comes_in(client, council, house):
    assert {client.get(at(more)).status_code for more in pages(house)} == {302}
    client.force_login(factories.account_with(Role.MEMBER, council))
    assert {client.get(at(more)).status_code for more in pages(house)} == {403}
    client.force_login(factories.account_with(Role.ADMINISTRATOR, factories.Organisation()))
    assert {client.get(at(more)).status_code for more in pages(house)} == {403}


@pytest.mark.both
def test_what_is_not_there_is_not_found(clerk, council):
    people = ("people/99/", "people/99/leave", "offices/99/change", "offices/99/deputy")
    bodies = ("bodies/99/", "seats/99/end", "seats/99/change", "deputies/99/resume", "things/1/end")
    rest = ("kept/things/", "kept/wards/99/change", "rules/colour", "rules/99/change", "closures/99/open")
    for more in (*people, *bodies, *rest):
        assert clerk.get(at(more)).status_code == 404, more
    assert clerk.get("/authority/house/nowhere/").status_code == 404


@pytest.mark.both
def test_the_reading_pages_of_the_house_are_open(client, council, house):
    office = Office.objects.get()
    office.ward = house["ward"]
    office.save()
    Seat.objects.update(kind="chair")
    assert "1 body and 1 person." in client.get(f"/{council.reference}").content.decode()
    assert "Councillor Ada Marsh" in client.get(f"/{house['ward'].reference}").content.decode()
    for path in ("organisations/nowhere", "wards/wrenmouth/99", "departments/wrenmouth/1", "portfolios/wrenmouth/1"):
        assert client.get(f"/authority/{path}").status_code == 404
