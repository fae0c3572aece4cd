"""Rows asked for by the names in their addresses: whoever looks sees what they may, however many are named at once."""

from moothall.access.naming import GREATEST, MOST, by_keys, by_names, every_row
from moothall.access.viewer import PUBLIC
from moothall.decisions import queries
from moothall.decisions.queries import listing
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import published, recorded


def titles(viewer, *names):
    return sorted(row.title for row in by_names(queries.decisions_named, viewer, names))


def test_each_sees_what_they_may_whoever_asked_before(here):
    published(here, "Library hours")
    recorded(here, "A draft")
    for _ in range(2):
        assert titles(PUBLIC, ("wrenmouth", 1), ("wrenmouth", 2)) == ["Library hours"]
        assert titles(here.clerk, ("wrenmouth", 1), ("wrenmouth", 2)) == ["A draft", "Library hours"]


def test_one_and_many_and_those_of_several_councils_are_found(here):
    other = factories.council("easthaven", "Easthaven", is_home=False)
    for number in range(5):
        published(here, f"Ours {number + 1}")
    published(other, "Theirs 1")
    names = [("wrenmouth", number) for number in (1, 3, 5)]
    assert titles(PUBLIC, names[0]) == ["Ours 1"]
    assert titles(PUBLIC, *names) == ["Ours 1", "Ours 3", "Ours 5"]
    assert titles(PUBLIC, ("easthaven", 1)) == ["Theirs 1"]
    assert titles(PUBLIC, ("easthaven", 1), names[0]) == ["Ours 1", "Theirs 1"]


def test_what_no_row_can_be_called_finds_nothing(here):
    published(here)
    assert titles(PUBLIC) == []
    assert titles(PUBLIC, ("wrenmouth", GREATEST + 1), ("wrenmouth", 10**40)) == []
    assert titles(PUBLIC, ("nowhere", 1)) == []
    assert titles(PUBLIC, *(("wrenmouth", number) for number in range(2, MOST + 9))) == []


def test_a_second_question_of_the_same_shape_is_asked_once(here, django_assert_num_queries):
    published(here)
    for names in ([("wrenmouth", 1)], [("wrenmouth", 1), ("wrenmouth", 2)]):
        titles(PUBLIC, *names)
        with django_assert_num_queries(1):
            titles(PUBLIC, *names)


def test_rows_are_found_by_their_keys_and_what_is_never_narrowed_is_found_whole(here, django_assert_num_queries):
    rows = [published(here, f"Decision {number}") for number in range(3)]
    draft = recorded(here, "A draft")
    keys = [row.pk for row in (*rows, draft)]
    assert {row.pk for row in by_keys(listing.with_these_keys, PUBLIC, keys)} == set(keys[:3])
    assert {row.pk for row in by_keys(listing.with_these_keys, here.clerk, keys)} == set(keys)
    assert by_keys(listing.with_these_keys, PUBLIC, [keys[1]]) == [rows[1]]
    assert by_keys(listing.with_these_keys, PUBLIC, []) == []
    assert every_row(queries.register, PUBLIC) == list(queries.register(PUBLIC))
    with django_assert_num_queries(2):
        every_row(queries.register, PUBLIC)
        by_keys(listing.with_these_keys, PUBLIC, keys[:3])
