"""What somebody asked for must all be so; letters go soon or in the morning; an address is not written to for ever."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.alerts import rules
from moothall.alerts.rules import Frequency, Thing, Wanted

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
OF_ALL = Thing("decisions/w/1", 1, "A road", bodies=frozenset({2}), wards=frozenset({3}), departments=frozenset({4}))
OF_SAVINGS = Thing("plans/savings/w/1", 1, "Vans", portfolios=frozenset({5}), plans=frozenset({6}), programmes=frozenset({7}))


@pytest.mark.parametrize(
    "wanted", [Wanted(1), Wanted(1, 2), Wanted(1, 2, 3), Wanted(1, ward=3), Wanted(1, 2, 3, 4), Wanted(1, department=4)]
)
def test_what_has_all_that_was_asked_for_concerns_them(wanted):
    assert rules.concerns(OF_ALL, wanted)


@pytest.mark.parametrize("wanted", [Wanted(9), Wanted(1, 9), Wanted(1, 2, 9), Wanted(1, ward=9), Wanted(1, 2, 3, 9), Wanted(9, 2, 3, 4)])
def test_what_lacks_one_thing_that_was_asked_for_does_not(wanted):
    assert not rules.concerns(OF_ALL, wanted)


def test_what_concerns_every_ward_concerns_each():
    assert rules.concerns(Thing("decisions/w/1", 1, "A tax", is_all_wards=True), Wanted(1, ward=3))
    assert not rules.concerns(Thing("decisions/w/1", 1, "A tax", is_all_wards=True), Wanted(1, body=2, ward=3))


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        ("2026-11-20T06:59:59", "2026-11-20T07:00:00+00:00"),
        ("2026-11-20T07:00:00", "2026-11-21T07:00:00+00:00"),
        ("2026-03-28T12:00:00", "2026-03-29T07:00:00+01:00"),  # the clocks go forward in between
        ("2026-10-24T12:00:00", "2026-10-25T07:00:00+00:00"),  # and back
    ],
)
def test_once_a_day_is_the_next_morning_here(at, morning):
    assert rules.due_at(Frequency.DAILY, datetime.fromisoformat(at).replace(tzinfo=rules.HERE)).isoformat() == morning


def test_at_once_leaves_a_moment_for_what_comes_out_together():
    assert rules.due_at(Frequency.AT_ONCE, NOW) == NOW + rules.GATHERED


def test_the_day_is_the_one_here():
    assert rules.day_of(datetime(2026, 6, 1, 23, 30, tzinfo=UTC)).day == 2


@given(st.lists(st.integers(0, 30), max_size=60))
def test_no_address_gets_more_letters_in_a_day_than_it_may(hours):
    letters, since, sent = 0, None, []
    at = NOW
    for passed in hours:
        at += timedelta(hours=passed)
        if counted := rules.letters_after(letters, since, at):
            (letters, since), _ = counted, sent.append(at)
    for first in sent:
        assert sum(first <= moment < first + rules.A_DAY for moment in sent) <= 2 * rules.LETTERS_A_DAY
    assert len(sent) >= min(len(hours), rules.LETTERS_A_DAY)


@pytest.mark.parametrize("address", ["a@example.org", "anna.long@example.org", "@"])
def test_an_address_is_known_by_its_owner_only(address):
    hidden = rules.hidden_address(address)
    assert "…@" in hidden
    assert "anna" not in hidden


def test_savings_concern_whoever_follows_their_portfolio_their_plan_or_their_programme_and_nobody_else():
    named = {"portfolio": 5, "plan": 6, "programme": 7}
    assert rules.concerns(OF_SAVINGS, Wanted(1, **named))
    assert not [name for name in named if rules.concerns(OF_SAVINGS, Wanted(1, **named | {name: 9}))]
