"""A council year and a leaver: what was held is proposed, changed and confirmed on one page."""

from datetime import date

import pytest

from moothall.access.viewer import Role
from moothall.authority import queries
from moothall.authority.models import Body, Office, Seat
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
    assert "“Last day” is empty. Enter a day" in sent(keeper, "people/7/leave", **typed | {"until": ""})
    assert "Enter a day as numbers" in sent(keeper, "people/7/leave", **typed | {"until": "soon"})
    assert "open it again and look" in sent(keeper, "people/7/leave", **typed | {"seen": seen[:1]})
    assert not sent(keeper, "people/7/leave", **typed)
    after = date(2026, 10, 1)
    assert [(row.title, row.person.name) for row in Office.objects.filter(Office.on(after), title="Head of Repairs")] == [
        ("Head of Repairs", "Ben Holm")
    ]
    assert not Seat.objects.filter(Seat.on(after)).exists()
