"""The record answers with proofs that stand on their own, and cheaply."""

import pytest

from moothall.record import actions, merkle, queries
from moothall.record.tests.factories import NOON, draft, drafts

pytestmark = pytest.mark.django_db


def test_what_happened_to_one_thing_is_read_newest_first():
    actions.write([draft(1, act="first"), draft(2), draft(1, act="second")])
    assert [entry.act for entry in queries.entries_of("decisions/wrenmouth/1")] == ["second", "first"]
    assert list(queries.entries_of("decisions/wrenmouth/9")) == []


def test_the_latest_number_is_one_cheap_read(django_assert_num_queries):
    actions.write(drafts(3))
    with django_assert_num_queries(1):
        assert queries.latest_number() == 3


def test_every_entry_is_proved_under_its_checkpoint():
    actions.write(drafts(21))
    checkpoint = actions.checkpoint(NOON)
    for number in range(1, 22):
        found = queries.inclusion(number, checkpoint)
        assert merkle.verify_inclusion(number - 1, 21, merkle.leaf_hash(found.entry.data), found.proof, checkpoint.head.root)


def test_an_entry_after_a_checkpoint_is_not_proved_by_it():
    actions.write(drafts(3))
    checkpoint = actions.checkpoint(NOON)
    actions.write(drafts(1))
    assert queries.inclusion(4, checkpoint) is None
    assert queries.inclusion(0, checkpoint) is None


def test_an_old_checkpoint_still_proves_its_entries():
    actions.write(drafts(5))
    old = actions.checkpoint(NOON)
    actions.write(drafts(50))
    found = queries.inclusion(2, old)
    assert merkle.verify_inclusion(1, 5, bytes(found.entry.leaf), found.proof, old.head.root)


def test_growth_is_proved_between_any_two_checkpoints():
    checkpoints = []
    for more in (1, 2, 5, 8, 9):
        actions.write(drafts(more))
        checkpoints.append(actions.checkpoint(NOON))
    for at, old in enumerate(checkpoints):
        for new in checkpoints[at:]:
            proof = queries.consistency(old, new).proof
            assert merkle.verify_consistency(old.size, new.size, old.head.root, new.head.root, proof)
    assert queries.latest_checkpoint() == checkpoints[-1]
    assert queries.checkpoint_of(3) == checkpoints[1]
    assert queries.checkpoint_of(4) is None


@pytest.mark.parametrize("size", [5, 2000])
def test_a_proof_reads_as_little_from_a_long_record_as_from_a_short_one(size, django_assert_num_queries):
    actions.write(drafts(size))
    checkpoint = actions.checkpoint(NOON)
    with django_assert_num_queries(3):
        queries.inclusion(3, checkpoint)
