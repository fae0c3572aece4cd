"""A council year begun in one act, and a leaver's work passed on in one act: whole, or not at all."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.authority import actions, queries
from moothall.authority.models import Office, Seat
from moothall.authority.said import Heirs, Sitting
from moothall.authority.tests import factories
from moothall.authority.tests.factories import THEN, viewer_with
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 14)
A_DAY = timedelta(days=1)


@pytest.fixture
def council():
    return factories.Organisation()


@pytest.fixture
def by(council):
    return {"viewer": viewer_with(Role.COMMITTEE_CLERK, council), "at": THEN}


@pytest.fixture
def administrator(council):
    return {"viewer": viewer_with(Role.ADMINISTRATOR, council), "at": THEN}


@pytest.fixture
def body(council):
    return factories.Body(organisation=council)


def person(council, name="Ada Marsh"):
    return factories.Person(organisation=council, name=name)


def sitting_on(body, day):
    return {seat.person.name: seat.kind for seat in queries.seats_on(PUBLIC, body) if seat.holds_on(day)}


def rolled(council, by, sittings, holders=None, seen=None):
    keys = [seat.pk for seat in queries.seats_before(PUBLIC, council, MAY)] if seen is None else seen
    return actions.roll_over(council, day=MAY, sittings=sittings, holders=holders or {}, seen=keys, **by)


def test_a_year_ends_every_seat_the_day_before_and_opens_the_new_ones(council, body, by):
    chair, member, new = (person(council, name) for name in ("Ada Marsh", "Ben Holm", "Cy Fell"))
    factories.Seat(body=body, person=chair, kind=Seat.Kind.CHAIR)
    factories.Seat(body=body, person=member)
    rolled(council, by, {body: [Sitting(member, Seat.Kind.CHAIR), Sitting(new)]})
    assert sitting_on(body, MAY - A_DAY) == {"Ada Marsh": "chair", "Ben Holm": "member"}
    assert sitting_on(body, MAY) == {"Ben Holm": "chair", "Cy Fell": "member"}


def test_the_history_of_the_council_and_of_each_body_says_so(council, body, by):
    factories.Seat(body=body)
    rolled(council, by, {body: [Sitting(person(council))]})
    [of_body], [of_council] = (queries.history(PUBLIC, row.reference).last for row in (body, council))
    assert (of_body.what, of_body.facts) == ("Filling a body for the council year", "Day: 14 May 2026; ended: 1; opened: 1")
    assert of_council.what == "Beginning a council year"


def test_a_seat_that_ended_before_or_begins_later_is_left_alone(council, body, by):
    gone = factories.Seat(body=body, until=MAY - 2 * A_DAY)
    later = factories.Seat(body=body, since=MAY + A_DAY)
    rolled(council, by, {body: []})
    assert set(Seat.objects.values_list("pk", "until")) == {(gone.pk, gone.until), (later.pk, None)}


def test_a_substitute_comes_for_somebody_or_for_a_group(council, body, by):
    member, other = person(council), person(council, "Ben Holm")
    sittings = [Sitting(member), Sitting(other, Seat.Kind.SUBSTITUTE, instead_of=member)]
    rolled(council, by, {body: [*sittings, Sitting(person(council, "Cy Fell"), Seat.Kind.SUBSTITUTE, for_group="Harbour Party")]})
    substitutes = Seat.objects.filter(kind=Seat.Kind.SUBSTITUTE).order_by("pk")
    assert [(seat.instead_of, seat.for_group) for seat in substitutes] == [(member, ""), (None, "Harbour Party")]


def test_a_seat_given_meanwhile_is_not_swept_away_unseen(council, body, by):
    seen = factories.Seat(body=body)
    factories.Seat(body=body)
    with pytest.raises(Refused, match="given or ended after you opened this page"):
        rolled(council, by, {body: []}, seen=[seen.pk])
    assert not Seat.objects.exclude(until=None).exists()
    assert not Entry.objects.exists()


def test_a_yearly_office_passes_to_another_goes_on_or_stays_empty(council, by):
    mayor, chair, clerk = (
        factories.Office(person=person(council, name), title=name, is_yearly=True) for name in ("Mayor", "Chair", "Sheriff")
    )
    lasting = factories.Office(person=mayor.person, title="Councillor")
    rolled(council, by, {}, {mayor: person(council, "Ben Holm"), chair: chair.person, clerk: None})
    held = {office.title: office.person.name for office in Office.objects.filter(Office.on(MAY))}
    assert held == {"Mayor": "Ben Holm", "Chair": "Chair", "Councillor": "Mayor"}
    assert Office.objects.get(pk=chair.pk).until is None
    assert Office.objects.get(pk=lasting.pk).until is None


def test_a_yearly_office_that_nobody_looked_at_stops_the_year(council, by):
    factories.Office(person=person(council), is_yearly=True)
    with pytest.raises(Refused, match="open it again and look"):
        rolled(council, by, {})


def test_who_is_named_twice_for_one_body_is_named_in_the_refusal_and_nothing_is_done(council, body, by):
    factories.Seat(body=body)
    ada = person(council)
    with pytest.raises(Refused, match="Ada Marsh is named 2 times for"):
        rolled(council, by, {factories.Body(organisation=council): [Sitting(person(council))], body: [Sitting(ada), Sitting(ada)]})
    assert Seat.objects.filter(until=None).count() == 1
    assert not Entry.objects.exists()


def test_a_leaver_passes_each_office_and_each_seat_on_and_what_nobody_takes_stays_empty(council, body, by):
    leaver, heir = person(council), person(council, "Ben Holm")
    head, plain = factories.Office(person=leaver, title="Head of Repairs"), factories.Office(person=leaver, title="Safety lead")
    seat = factories.Seat(body=body, person=leaver, kind=Seat.Kind.CHAIR)
    actions.hand_on(leaver, until=MAY, heirs=Heirs({head: heir, plain: None}, {seat: heir}), **by)
    assert [office.title for office in Office.objects.filter(Office.on(MAY)).order_by("title")] == ["Head of Repairs", "Safety lead"]
    [after] = Office.objects.filter(Office.on(MAY + A_DAY))
    assert (after.title, after.person, after.since) == ("Head of Repairs", heir, MAY + A_DAY)
    assert sitting_on(body, MAY) == {"Ada Marsh": "chair"}
    assert sitting_on(body, MAY + A_DAY) == {"Ben Holm": "chair"}
    assert Entry.objects.latest("number").act == "authority.hand_on"


def test_what_a_leaver_was_to_hold_later_passes_on_from_its_own_first_day(council, body, by):
    leaver, heir = person(council), person(council, "Ben Holm")
    june, july = date(2026, 6, 1), date(2026, 7, 1)
    seat, office = factories.Seat(body=body, person=leaver, since=june, until=july), factories.Office(person=leaver, since=june)
    deputy = actions.name_deputy(factories.Office(person=heir), person=leaver, since=june, **by)
    actions.hand_on(leaver, until=MAY, heirs=Heirs({office: heir}, {seat: heir}), **by)
    assert [(row.person, row.since, row.until) for row in Seat.objects.all()] == [(heir, june, july)]
    assert [(row.person, row.since) for row in Office.objects.filter(since=june)] == [(heir, june)]
    assert not type(deputy).objects.exists()


def test_whoever_leaves_acts_as_nobodys_deputy_any_more(council, by):
    leaver = person(council)
    deputy = actions.name_deputy(factories.Office(person=person(council, "Ben Holm")), person=leaver, since=date(2026, 1, 1), **by)
    actions.hand_on(leaver, until=MAY, heirs=Heirs(), **by)
    deputy.refresh_from_db()
    assert deputy.until == MAY


def test_an_office_that_opens_something_is_passed_on_by_an_administrator(council, by, administrator):
    leaver, heir = person(council), person(council, "Ben Holm")
    office = factories.Office(person=leaver, role=Role.HEAD_OF_SERVICE)
    with pytest.raises(Refused, match="given by an administrator"):
        actions.hand_on(leaver, until=MAY, heirs=Heirs({office: heir}), **by)
    assert Office.objects.get().until is None
    actions.hand_on(leaver, until=MAY, heirs=Heirs({office: heir}), **administrator)
    assert Office.objects.get(person=heir).role == Role.HEAD_OF_SERVICE


def test_nobody_takes_over_from_themselves_and_nothing_is_left_out_unseen(council, by):
    leaver = person(council)
    office = factories.Office(person=leaver)
    with pytest.raises(Refused, match="Ada Marsh leaves, so somebody else must take over"):
        actions.hand_on(leaver, until=MAY, heirs=Heirs({office: leaver}), **by)
    with pytest.raises(Refused, match="open it again and look"):
        actions.hand_on(leaver, until=MAY, heirs=Heirs(), **by)


def test_what_has_begun_or_bears_something_is_not_taken_back(council, body):
    seat = factories.Seat(body=body, since=THEN.date())
    with pytest.raises(Refused, match="This has begun"):
        actions.withdraw_seat(seat, viewer=THE_CLOCK, at=THEN)
    office = factories.Office(person=person(council), since=MAY)
    actions.withdraw_office(office, viewer=THE_CLOCK, at=THEN)
    assert not Office.objects.exists()


def test_what_is_sent_twice_is_done_once(council, body, by):
    leaver, heir = person(council), person(council, "Ben Holm")
    seat = factories.Seat(body=body, person=leaver)
    heirs = Heirs({}, {seat: heir})
    actions.hand_on(leaver, until=MAY - 2 * A_DAY, heirs=heirs, **by)
    with pytest.raises(Refused, match="open it again and look"):
        actions.hand_on(leaver, until=MAY - 2 * A_DAY, heirs=heirs, **by)
    seen = [row.pk for row in queries.seats_before(PUBLIC, council, MAY)]
    rolled(council, by, {body: [Sitting(heir)]}, seen=seen)
    with pytest.raises(Refused, match="open it again and look"):
        rolled(council, by, {body: [Sitting(heir)]}, seen=seen)
    assert sitting_on(body, MAY) == {"Ben Holm": "member"}
