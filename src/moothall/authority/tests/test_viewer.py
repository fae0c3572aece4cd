"""What an account is on a day: the offices and seats of its person, each where it counts."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from moothall.access.viewer import PUBLIC, Held, Role
from moothall.authority import queries
from moothall.authority.models import Seat
from moothall.authority.tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


@pytest.fixture
def council():
    return factories.Organisation()


@pytest.fixture
def account(council):
    return factories.account_with(Role.MEMBER, council)


@pytest.mark.parametrize("kind", Seat.Kind.values)
def test_a_seat_of_each_kind_counts_on_its_body_on_the_days_on_which_it_is_held(account, council, kind):
    body = factories.Body(organisation=council)
    factories.Seat(body=body, person=account.person, kind=kind, since=DAY, until=DAY + timedelta(days=1))
    days = {DAY + timedelta(days=n): n in (0, 1) for n in range(-1, 3)}
    assert {day: body.pk in queries.viewer_of(account, day).bodies for day in days} == days
    viewer = queries.viewer_of(account, DAY)
    assert viewer.sits_on(body.pk, kind)
    assert not viewer.sits_on(body.pk, "no such kind")
    assert Held(Role.MEMBER, council.pk, None, body.pk, kind) in viewer.offices


def test_a_seat_of_somebody_else_or_on_another_body_opens_nothing(account, council):
    body = factories.Body(organisation=council)
    factories.Seat(body=body)
    assert queries.viewer_of(account, DAY).bodies == frozenset()
    assert not queries.viewer_of(account, DAY).sits_on(body.pk)


def test_whoever_only_sits_on_a_body_is_no_councillor_by_that(account, council):
    partners = factories.Body(kind="board")
    factories.Seat(body=partners, person=account.person)
    viewer = queries.viewer_of(account, DAY)
    assert viewer.bodies == {partners.pk}
    assert not viewer.holds_at(partners.organisation_id, Role.MEMBER)
    assert viewer.organisations(Role.MEMBER) == {council.pk}
    account.person.offices.all().delete()
    assert not queries.viewer_of(account, DAY).holds(*Role)
    assert not queries.viewer_of(account, DAY).roles


def test_what_a_viewer_is_takes_as_many_questions_for_one_seat_as_for_many(account, council, django_assert_num_queries):
    for body in (factories.Body(organisation=council) for _ in range(5)):
        factories.Seat(body=body, person=account.person)
        factories.Office(person=account.person, body=body, role=Role.SCRUTINY_MEMBER)
        with django_assert_num_queries(3):  # who they are, what they hold, and of a councillor what the council lets them read
            assert body.pk in queries.viewer_of(account, DAY).bodies


def test_nobody_signed_in_and_an_account_of_nobody_hold_nothing(django_user_model):
    assert queries.viewer_of(AnonymousUser(), DAY) is PUBLIC
    assert queries.viewer_of(django_user_model.objects.create_user("ada@example.org"), DAY).offices == frozenset()
