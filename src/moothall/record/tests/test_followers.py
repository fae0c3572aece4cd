"""A follower reads every entry once and in order, and catches up by itself."""

import pytest

from moothall.record import actions, followers, queries
from moothall.record.tests.factories import drafts

pytestmark = pytest.mark.django_db


class Reader:
    """Remembers what it was handed; may fail at a given entry."""

    name = "reader"

    def __init__(self):
        self.read, self.batches, self.fails_at = [], [], None

    def handle(self, entries):
        numbers = [entry.number for entry in entries]
        if self.fails_at in numbers:
            raise OSError("the disk is full")
        self.batches.append(len(numbers))
        self.read += numbers


def test_a_follower_reads_everything_once_and_in_order():
    reader = Reader()
    actions.write(drafts(7))
    assert followers.catch_up(reader, batch=3) == 7
    assert reader.read == [1, 2, 3, 4, 5, 6, 7]
    assert reader.batches == [3, 3, 1]
    assert followers.catch_up(reader) == 0
    actions.write(drafts(2))
    assert followers.catch_up(reader) == 2
    assert reader.read == list(range(1, 10))
    assert queries.followed_up_to("reader") == 9


def test_two_followers_do_not_know_each_other():
    first, second = Reader(), Reader()
    second.name = "another"
    actions.write(drafts(2))
    followers.catch_up(first)
    assert queries.followed_up_to("another") == 0
    followers.catch_up(second)
    assert second.read == [1, 2]


def test_a_follower_that_failed_is_handed_the_same_entries_again():
    reader = Reader()
    actions.write(drafts(6))
    reader.fails_at = 4
    with pytest.raises(OSError, match="disk is full"):
        followers.catch_up(reader, batch=2)
    assert queries.followed_up_to("reader") == 2
    reader.fails_at = None
    followers.catch_up(reader, batch=2)
    assert reader.read == [1, 2, 3, 4, 5, 6]


def test_a_follower_that_has_read_all_takes_no_lock(django_assert_num_queries):
    reader = Reader()
    actions.write(drafts(1))
    followers.catch_up(reader)
    with django_assert_num_queries(2):
        followers.catch_up(reader)


def test_a_follower_can_begin_again():
    reader = Reader()
    actions.write(drafts(2))
    followers.catch_up(reader)
    followers.begin_again(reader)
    followers.catch_up(reader)
    assert reader.read == [1, 2, 1, 2]
