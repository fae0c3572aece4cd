"""What is kept in front of the house tells nobody what they may not read; and a cache broken on purpose is heard."""

import pytest
from django.conf import settings

from moothall.access.viewer import Role
from moothall.web import page_cache
from moothall.web.waker import wake
from tests.canary import marked, place, walk
from tests.canary.kept import BehindTheCache, window
from tests.test_canary import EXAMPLES

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ASKED = len(walk.READING)
ADDRESSES = [address for examples in EXAMPLES.values() for address in examples]
CLERK = marked.OF_CLERKS


@pytest.fixture(scope="module")
def sample(once):
    return once(told)


def told():
    sample = place.sample()
    wake()
    return sample


@pytest.fixture
def council(sample, monkeypatch):
    """The sample, at a moment that lasts."""
    monkeypatch.setattr(page_cache.time, "time", lambda: 1_800_000_000.0)
    return sample


@pytest.fixture
def house():
    return BehindTheCache()


@pytest.fixture
def clerk(house, council):
    clerk = window(house)
    clerk.force_login(place.account_of(Role.COMMITTEE_CLERK, council.council, 1), backend=settings.AUTHENTICATION_BACKENDS[0])
    return clerk


def heard(client, addresses=ADDRESSES):
    return frozenset().union(*(marked.heard_in(answer.words) for answer in walk.answers(client, addresses, walk.READING)))


def test_the_public_and_a_clerk_read_through_one_cache_and_each_their_own(house, clerk):
    public = window(house)
    assert heard(public) == set()
    kept, drawn = dict(house.cache.shelf.pages), house.drawn
    assert len(kept) > 40
    assert heard(clerk) == CLERK
    assert house.drawn == drawn + len(ADDRESSES) * ASKED, "a clerk is given nothing that was kept"
    assert house.cache.shelf.pages == kept, "nothing that a clerk was given is kept"
    drawn, again = house.drawn, [address for address in ADDRESSES if any(address.partition("?")[0] in key for key in kept)]
    assert heard(public, again) == set()
    assert house.drawn == drawn + len(again) - len(kept), "the public is given what was kept"


def test_a_cache_that_no_longer_asks_who_looks_is_heard(house, clerk, monkeypatch):
    address = ["/meetings/wrenmouth/1"]
    heard(clerk, address)
    assert heard(window(house), address) == set(), "it is silent before"
    monkeypatch.setattr(page_cache, "is_for_anybody", lambda environ: environ["REQUEST_METHOD"] == "GET")
    monkeypatch.setattr(page_cache, "may_be_kept", lambda answer: answer.status_code == 200)
    house.cache.shelf = page_cache.Shelf()
    assert heard(clerk, address)
    assert heard(window(house), address)


@pytest.mark.parametrize("guard", ["is_for_anybody", "may_be_kept"])
def test_with_one_of_its_two_guards_gone_the_other_still_keeps_it_silent(house, clerk, monkeypatch, guard):
    broken = {
        "is_for_anybody": lambda environ: environ["REQUEST_METHOD"] == "GET",
        "may_be_kept": lambda answer: answer.status_code == 200,
    }
    monkeypatch.setattr(page_cache, guard, broken[guard])
    address = ["/meetings/wrenmouth/1", "/decisions/wrenmouth/2"]
    assert heard(clerk, address)
    assert heard(window(house), address) == set()
