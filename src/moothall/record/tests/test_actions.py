"""An act is recorded once, in its order, and for good."""

import time
from datetime import timedelta

import pytest
from django.db import transaction

from moothall.record import actions, keys, merkle, notes, queries, rules
from moothall.record.models import Checkpoint, Entry, Node, RecordIsBroken, Sealed
from moothall.record.tests.factories import NOON, draft, drafts

pytestmark = pytest.mark.django_db


def test_entries_are_numbered_from_one_without_gaps():
    assert [entry.number for entry in actions.write(drafts(3))] == [1, 2, 3]
    assert [entry.number for entry in actions.write(drafts(2))] == [4, 5]
    assert queries.latest_number() == Entry.objects.count() == 5


def test_nothing_done_leaves_nothing():
    assert actions.write([]) == []
    assert queries.latest_number() == 0


def test_an_act_that_is_taken_back_leaves_no_gap():
    actions.write(drafts(2))
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.write(drafts(3))
        _ = 1 / 0
    assert [entry.number for entry in actions.write(drafts(1))] == [3]


def test_one_act_that_cannot_be_recorded_leaves_none_of_them():
    with pytest.raises(rules.NotForTheRecord), transaction.atomic():
        actions.write([draft(1), draft(2, facts={"x": object()})])
    assert queries.latest_number() == 0


def test_an_entry_read_back_gives_the_bytes_that_were_hashed():
    [written] = actions.write([draft(7)])
    read = queries.entry(1)
    assert read.data == written.data
    assert bytes(read.leaf) == merkle.leaf_hash(read.data)
    assert read.facts["cost"] == 7000


def test_what_is_sealed_is_kept_apart_and_can_be_forgotten():
    actions.write([draft(1, sealed={"reason": "Words", "name": "Somebody"}), draft(2)])
    before = queries.entry(1).data
    assert b"Words" not in before
    assert actions.forget([1], ["name"]) == 1
    assert actions.forget([1]) == 1
    assert actions.forget([1]) == 0
    assert list(Sealed.objects.values_list("entry", "fact")) == [(2, "reason")]
    assert queries.entry(1).data == before


@pytest.mark.parametrize("parts", [[1] * 21, [21], [5, 8, 8], [16, 5], [1, 20]])
def test_however_acts_are_gathered_the_tree_is_the_same(parts):
    for part in parts:
        actions.write(drafts(part))
    row = [bytes(leaf) for leaf in Entry.objects.order_by("number").values_list("leaf", flat=True)]
    assert queries.root_at(21) == merkle.root(row)
    assert Node.objects.count() == merkle.joined(21)


def test_a_thousand_acts_are_recorded_in_well_under_a_second():
    many = drafts(1000)
    start = time.process_time()
    actions.write(many)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("size", [3, 1027])
def test_adding_to_a_long_record_asks_no_more_than_to_a_short_one(size, django_assert_max_num_queries):
    actions.write(drafts(size))
    with django_assert_max_num_queries(7):
        actions.write(drafts(1))


def test_a_checkpoint_is_signed_by_the_key_of_this_place():
    actions.write(drafts(5))
    checkpoint = actions.checkpoint(NOON)
    head = notes.opened(checkpoint.note, keys.verifier())
    assert head == checkpoint.head == notes.Head("moothall.localhost/record", 5, queries.root_at(5))
    assert keys.path().stat().st_mode & 0o777 == 0o600


def test_a_checkpoint_bears_the_name_of_the_record(settings):
    settings.RECORD_ORIGIN = "wrenmouth.example/record"
    actions.write(drafts(1))
    assert actions.checkpoint(NOON).note.startswith("wrenmouth.example/record\n1\n")


def test_an_empty_record_is_not_signed_and_an_unchanged_one_not_twice():
    assert actions.checkpoint(NOON) is None
    actions.write(drafts(2))
    first = actions.checkpoint(NOON)
    assert actions.checkpoint(NOON + timedelta(days=1)) == first
    assert Checkpoint.objects.get().at == NOON


def test_each_checkpoint_continues_the_one_before():
    for _ in range(4):
        actions.write(drafts(3))
        actions.checkpoint(NOON)
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [3, 6, 9, 12]


def test_what_was_changed_behind_the_guard_is_never_signed(behind_the_guard):
    actions.write(drafts(3))
    actions.checkpoint(NOON)
    actions.write(drafts(3))
    behind_the_guard("UPDATE record_node SET hash = %s WHERE number = 1", [bytes(32)])
    with pytest.raises(RecordIsBroken, match="no longer begins with the 3 entries"):
        actions.checkpoint(NOON)


def test_a_record_cut_short_is_never_signed(behind_the_guard):
    actions.write(drafts(3))
    actions.checkpoint(NOON)
    behind_the_guard("DELETE FROM record_entry WHERE number = 3")
    with pytest.raises(RecordIsBroken, match="covers 3 entries, but the record ends at 2"):
        actions.checkpoint(NOON)


def test_a_missing_hash_stops_writing_with_a_sentence(behind_the_guard):
    actions.write(drafts(4))
    behind_the_guard("DELETE FROM record_node")
    with pytest.raises(RecordIsBroken, match="is not there"):
        actions.write(drafts(1))


def test_a_lost_key_is_asked_for_and_not_replaced():
    actions.write(drafts(1))
    actions.checkpoint(NOON)
    keys.path().unlink()
    actions.write(drafts(1))
    with pytest.raises(keys.NoKey, match="Put it back"):
        actions.checkpoint(NOON)
    assert not keys.path().exists()


def test_another_key_does_not_go_on_signing():
    actions.write(drafts(1))
    actions.checkpoint(NOON)
    keys.path().unlink()
    keys.make()
    actions.write(drafts(1))
    with pytest.raises(RecordIsBroken, match="not signed by the key"):
        actions.checkpoint(NOON)


@pytest.mark.parametrize("content", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_damaged_key_is_named(content):
    keys.make()
    keys.path().write_bytes(content)
    with pytest.raises(keys.NoKey, match="cannot be read"):
        keys.signing_key()


def test_making_the_key_again_keeps_the_first():
    keys.make()
    first = keys.verifier()
    keys.make()
    assert keys.verifier() == first
    assert [file.name for file in keys.path().parent.iterdir()] == ["record.pem"]
