"""Other systems are let in on a page that shows the token once, listed for those who keep the plans, and shut out in one act."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK
from moothall.performance.queries import systems as queries
from moothall.performance.tests.factories import counted
from moothall.performance.tests.sending import asked, let_in, looked
from moothall.plans.tests.reading import cost, signed_in, words_of

LIST, NEW = "/performance/systems/", "/performance/wrenmouth/new-system"
TOKEN = re.compile(r"moothall_[\w-]{43}")


def day(after=100):
    last = timezone.localdate() + timedelta(days=after)
    return f"{last.day} {last.month} {last.year}"


@pytest.fixture
def homes(here):
    return counted(here)


@pytest.fixture
def keeper(here):
    return signed_in(here.keeper)


def test_a_token_is_shown_once_opens_the_door_and_is_withdrawn(here, homes, keeper):
    assert "No other system sends figures yet." in words_of(keeper.get(LIST))
    answer = keeper.post(NEW, {"name": "Housing system", "measures": f"m{homes.number}", "ends_on": day()})
    [token] = set(TOKEN.findall(answer.content.decode()))
    assert answer["Cache-Control"] == "private, no-store"
    row = queries.systems(THE_CLOCK).get()
    row.shown_once = token
    figure = {"measure": f"M{homes.number}", "from": "2026-07-01", "value": 44}
    assert asked(row, figure).json()["sent"] == 1
    page = f"/{row.reference}"
    for address, words in (
        (LIST, f"Only M{homes.number}"),
        (LIST, "Kit Keeper answers for it"),
        (page, "1 new figure"),
        (page, "Opens the door"),
    ):
        assert words in words_of(keeper.get(address))
        assert token not in keeper.get(address).content.decode()
    assert "by another system, with a token" in words_of(keeper.get(f"/{homes.reference}"))
    [second] = set(TOKEN.findall(keeper.post(f"{page}/renew", {"ends_on": day(50)}).content.decode()))
    assert looked(row).status_code == 401
    row.shown_once = second
    assert looked(row).status_code == 200
    assert "Withdraw it" in keeper.get(f"{page}/withdraw").content.decode()
    assert "Kit Keeper withdrew its token" in words_of(keeper.post(f"{page}/withdraw", follow=True))
    assert looked(row).status_code == 401
    assert [keeper.get(f"{page}/{verb}").status_code for verb in ("renew", "withdraw")] == [403, 403]


def test_what_is_wrong_stands_beside_its_box_and_what_was_typed_is_kept(here, homes, keeper):
    def said(**typed):
        return words_of(keeper.post(NEW, {"name": "Housing", "department": here.homes.pk, "ends_on": day()} | typed))

    assert "Enter a day as numbers" in said(ends_on="x" * 100) + said(ends_on="soon")
    for typed, words in (
        ({"name": ""}, "“What is the system called?” is not answered."),
        ({"name": "x" * 100}, "Use at most 80 letters."),
        ({"name": "\x00"}, "characters that cannot be seen"),
        ({"ends_on": day(-1)}, "That day is over."),
        ({"ends_on": day(999)}, "A token lasts until"),
        ({"department": ""}, "Choose one: an office"),
        ({"office": here.office.pk}, "Choose one: an office"),
        ({"department": "", "office": 999_999}, "Choose one of those listed."),
        ({"department": "", "measures": "M1 two"}, "“two” is no number of a measure."),
        ({"department": "", "measures": "M99999"}, "There is no measure M99999 here."),
        ({"department": "", "measures": "M1 " * 201}, "Name 200 measures at most"),
    ):
        assert words in said(**typed), typed
    page = keeper.post(NEW, {"name": "Housing <b>", "measures": "M1 two"}).content.decode()
    assert 'value="Housing &lt;b&gt;"' in page
    assert 'value="M1 two"' in page
    assert not queries.systems(THE_CLOCK).exists()


def test_whoever_keeps_no_plans_learns_of_no_system(here, homes, client):
    row = let_in(here)
    for page in (LIST, NEW, f"/{row.reference}"):
        assert client.get(page).status_code == 302
    owner = signed_in(here.owner)
    assert [owner.get(page).status_code for page in (LIST, NEW, f"/{row.reference}", f"/{row.reference}/withdraw")] == [403, 403, 404, 404]


def test_many_systems_cost_as_many_questions_as_one(here, homes, keeper):
    let_in(here, "First", measures=[homes])
    one = cost(keeper, LIST)
    for number in range(3):
        let_in(here, f"System {number}", measures=[homes])
    assert cost(keeper, LIST) == one
