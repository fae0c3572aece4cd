"""Political balance: seats follow the groups' sizes, the majority has most, and one group never has all."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from moothall.authority import rules
from moothall.authority.rules import NO_GROUP, Share

sizes = st.dictionaries(st.sampled_from(["Together", "Alliance", "Residents", "Harbour", NO_GROUP]), st.integers(1, 60), min_size=1).map(
    dict
)
places = st.integers(1, 30)


def shares(places: int, sizes: dict[str, int]) -> dict[str, int]:
    return {share.group: share.seats for share in rules.balance(places, sizes).shares}


@pytest.mark.parametrize(
    ("places", "sizes", "expected"),
    [
        pytest.param(
            9, {"A": 13, "B": 7, "": 4}, {"A": 5, "B": 3, "": 1}, id="exact 4.875, 2.625 and 1.5: the largest fractions are rounded up"
        ),
        pytest.param(6, {"A": 12, "B": 12}, {"A": 3, "B": 3}, id="two equal groups"),
        pytest.param(10, {"A": 13, "B": 12}, {"A": 6, "B": 4}, id="a bare majority has the majority of an even body"),
        pytest.param(5, {"A": 30, "B": 1, "C": 1}, {"A": 4, "B": 1, "C": 0}, id="one group never has all"),
        pytest.param(1, {"A": 13, "B": 7}, {"A": 1, "B": 0}, id="of one place nothing can be shared"),
        pytest.param(2, {"A": 20, "B": 4}, {"A": 1, "B": 1}, id="not all to one comes before the majority"),
        pytest.param(7, {"A": 24}, {"A": 7}, id="a council of one group"),
        pytest.param(4, {"": 14, "A": 10}, {"": 2, "A": 2}, id="members of no group have no majority"),
        pytest.param(0, {"A": 3, "B": 2}, {"A": 0, "B": 0}, id="no places"),
        pytest.param(5, {}, {}, id="nobody sits on the council"),
    ],
)
def test_seats_are_shared_out_by_the_largest_remainder_within_the_principles(places, sizes, expected):
    assert shares(places, sizes) == expected


def test_the_majority_takes_what_it_lacks_from_whoever_was_rounded_up_furthest():
    # Exact 4.08, 3.04 and 0.88: the largest fraction leaves the majority four of eight, and five are most.
    assert shares(8, {"A": 51, "B": 38, "C": 11}) == {"A": 5, "B": 3, "C": 0}


@given(places, sizes)
def test_every_place_is_given_once_and_nobody_gets_less_than_nothing(places, sizes):
    given = shares(places, sizes)
    assert sum(given.values()) == places
    assert min(given.values()) >= 0


@given(places, sizes)
def test_a_majority_of_the_council_has_most_seats_unless_only_all_would_do(places, sizes):
    given, total = shares(places, sizes), sum(sizes.values())
    for group in (group for group, size in sizes.items() if group != NO_GROUP and size * 2 > total):
        assert given[group] * 2 > places or (places == 2 and len(sizes) > 1)


@given(places.filter(lambda number: number > 1), sizes.filter(lambda each: len(each) > 1))
def test_no_group_has_every_seat(places, sizes):
    assert all(number < places for group, number in shares(places, sizes).items() if group != NO_GROUP)


@given(places, sizes.filter(lambda each: 2 * max(each.values()) <= sum(each.values()) and len(each) > 2))
def test_where_nobody_has_a_majority_each_group_is_within_one_seat_of_its_exact_share(places, sizes):
    balance = rules.balance(places, sizes)
    if places > 1:
        assert all(abs(share.seats - share.exact) <= 1 for share in balance.shares)


def test_a_tie_is_said():
    assert rules.balance(3, {"A": 5, "B": 5}).is_tied
    assert not rules.balance(3, {"A": 6, "B": 3}).is_tied
    assert not rules.balance(2, {"A": 5, "B": 5}).is_tied


def test_what_is_held_stands_beside_what_is_due():
    balance = rules.balance(9, {"A": 13, "B": 7, "": 4}, {"A": 6, "B": 2})
    assert [share.difference_in_words for share in balance.shares] == [
        "1 seat more than its share",
        "1 seat fewer than its share",
        "1 seat fewer than its share",
    ]
    assert (balance.is_kept, balance.empty) == (False, 1)
    kept = rules.balance(9, {"A": 13, "B": 7, "": 4}, {"A": 5, "B": 3, "": 1})
    assert (kept.is_kept, kept.empty) == (True, 0)
    assert kept.shares[0].difference_in_words == "as many as its share"
    assert Share("A", 9, Fraction(3), 3, held=5).difference_in_words == "2 seats more than its share"


def test_whoever_stands_alone_belongs_to_no_group():
    assert rules.groups(["A", "B", "A", "B", "A", "C", ""]) == {"A": 3, "B": 2, NO_GROUP: 2}
    assert rules.groups(["B", "A", "A", "B"]) == {"A": 2, "B": 2}
    assert rules.groups([]) == {}
