"""Political balance as a council stands on a day: who sits on the council says who belongs to which group."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC
from moothall.authority import queries
from moothall.authority.models import Seat
from moothall.authority.tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


@pytest.fixture
def council():
    """Thirteen of one group, seven of another, and four of whom each stands alone or says nothing."""
    organisation = factories.Organisation()
    body = factories.Body(organisation=organisation, kind="council")
    groups = ["Together"] * 13 + ["Alliance"] * 7 + ["Alone", "", "", ""]
    for group in groups:
        factories.Seat(body=body, person=factories.Person(organisation=organisation, group=group, party="Said otherwise" if group else ""))
    return organisation


def committee(council, places=9, **said):
    return factories.Body(organisation=council, kind="committee", places=places, name="Planning Committee", **said)


def seated(body, council, **wanted):
    for group, number in wanted.items():
        for person in list(queries.people(PUBLIC).filter(organisation=council, group=group))[:number]:
            factories.Seat(body=body, person=person)


def shares(council, day=DAY):
    [one] = queries.political_balance(PUBLIC, council.pk, day).bodies
    return {share.group: (share.seats, share.held) for share in one.balance.shares}


def test_groups_are_read_from_the_council_and_shares_stand_beside_what_is_held(council):
    body = committee(council)
    seated(body, council, Together=6, Alliance=2, Alone=1)
    political = queries.political_balance(PUBLIC, council.pk, DAY)
    assert political.sizes == {"Together": 13, "Alliance": 7, "": 4}
    assert shares(council) == {"Together": (5, 6), "Alliance": (3, 2), "": (1, 1)}
    assert political.out_of_balance == ["Planning Committee"]


def test_substitutes_spokespersons_and_seats_of_other_days_take_no_place(council):
    body = committee(council, places=None)
    seated(body, council, Together=2)
    for kind in ("substitute", "spokesperson"):
        factories.Seat(body=body, person__group="Alliance", kind=kind)
    factories.Seat(body=body, person__group="Alliance", until=date(2026, 5, 31))
    [one] = queries.political_balance(PUBLIC, council.pk, DAY).bodies
    assert one.balance.places == 2


@pytest.mark.parametrize("said", [{"kind": "cabinet"}, {"kind": "board"}, {"balance_waived": True}, {"expired": True}])
def test_balance_is_asked_of_ordinary_committees_only(council, said):
    factories.Body(organisation=council, **{"kind": "committee"} | said)
    assert queries.political_balance(PUBLIC, council.pk, DAY).bodies == ()


def test_each_committee_may_be_kept_and_all_together_not(council):
    for _ in range(3):
        seated(factories.Body(organisation=council, kind="committee", places=2), council, Together=1, Alliance=1)
    political = queries.political_balance(PUBLIC, council.pk, DAY)
    assert [one.balance.is_kept for one in political.bodies] == [True, True, True]
    assert political.out_of_balance == ["all ordinary committees together"]
    assert not political.is_kept


def test_where_nobody_sits_on_the_council_nothing_is_shared_out():
    organisation = factories.Organisation()
    body = factories.Body(organisation=organisation, kind="committee", places=3)
    factories.Seat(body=body)
    political = queries.political_balance(PUBLIC, organisation.pk, DAY)
    assert political.sizes == {}
    assert political.is_kept
    assert Seat.objects.count() == 1
