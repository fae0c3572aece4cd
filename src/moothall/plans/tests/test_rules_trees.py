"""Nothing stands within itself, however long the way round."""

import pytest
from hypothesis import given, strategies as st

from moothall.plans.rules import above, in_order, with_what_is_below, would_close_a_circle

LINKS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20)


@given(LINKS)
def test_whatever_is_linked_one_by_one_no_circle_ever_closes(wanted):
    links = []
    for lower, upper in wanted:
        if not would_close_a_circle(links, lower, upper):
            links.append((lower, upper))
    assert all(start not in above(links, start) for start in range(9))


@given(LINKS, st.integers(0, 8))
def test_a_circle_that_is_there_already_is_walked_once(links, start):
    assert above(links, start) <= {upper for _, upper in links}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9) | st.none()), max_size=10, unique_by=lambda row: row[0]))
def test_a_tree_is_read_from_the_top_and_each_thing_once(rows):
    read = in_order(rows)
    within, places = dict(rows), {key: place for place, (key, _) in enumerate(read)}
    assert len(places) == len(read) <= len(rows)
    for key, depth in read:
        parent = within[key] if within[key] in within else None
        assert depth == 0 if parent is None else places[parent] < places[key]


@pytest.mark.parametrize(("lower", "upper", "closes"), [(1, 1, True), (3, 1, True), (1, 3, False), (4, 1, False)])
def test_what_leads_back_to_itself_is_found(lower, upper, closes):
    assert would_close_a_circle([(1, 2), (2, 3)], lower, upper) is closes


@given(LINKS, st.lists(st.integers(0, 8)))
def test_what_is_below_is_what_leads_up_to_it(links, starts):
    below = with_what_is_below(links, starts)
    assert all((low in found) == (low == start or start in above(links, low)) for start, found in below.items() for low in range(9))
