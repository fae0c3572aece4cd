"""`moothall record verify` finds what was changed behind the guard, and names the first entry that does not fit."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import call_command
from django.db import connection

from moothall.record import actions, keys, merkle, notes, verification
from moothall.record.models import Entry
from moothall.record.tests.factories import NOON, draft, drafts

pytestmark = pytest.mark.django_db

OTHER_WORDS = "is not what was recorded: its words give another hash than the one kept."
SIGNED_OTHERWISE = "or one before it is not what was signed: the checkpoint of"
UNSIGNED = "The record is whole: 10 entries checked, and 10 entries not under a checkpoint yet."


def broken(sentence):
    return 1, f"The record is broken. {sentence}"


def cannot(sentence):
    return 2, f"The record cannot be verified. {sentence}"


@pytest.fixture
def verify(capsys):
    """Run the command; return its code and its one sentence."""

    def run(**options):
        code = 0
        try:
            call_command("record_verify", **options)
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return code, (said.out + said.err).strip()

    return run


@pytest.fixture
def recorded():
    """Ten entries, checkpoints of four and eight."""
    actions.write(drafts(4))
    actions.checkpoint(NOON)
    actions.write(drafts(4))
    actions.checkpoint(NOON)
    actions.write(drafts(2))


def test_an_empty_record_is_whole(verify):
    assert verify() == (0, "The record is whole: it is empty.")


def test_a_whole_record_says_what_was_checked_and_what_is_not_signed_yet(verify, recorded):
    assert verify() == (0, "The record is whole: 10 entries checked, and 2 entries not under a checkpoint yet.")
    actions.checkpoint(NOON)
    assert verify() == (0, "The record is whole: 10 entries checked, and the latest checkpoint covers them all.")


def test_forgetting_leaves_the_record_whole(verify, recorded):
    assert actions.forget(range(1, 11)) == 10
    assert verify()[0] == 0


def test_it_goes_on_from_batch_to_batch(verify, recorded, monkeypatch):
    monkeypatch.setattr(verification, "BATCH", 3)
    assert verify()[0] == 0


TAMPERING = {
    "UPDATE record_entry SET who = 'access/accounts/8' WHERE number = 6":
        f"Entry 6 {OTHER_WORDS}",
    "UPDATE record_entry SET facts = '{}' WHERE number = 3":
        f"Entry 3 {OTHER_WORDS}",
    "UPDATE record_entry SET at = '2001-01-01 00:00:00+00:00' WHERE number = 1":
        f"Entry 1 {OTHER_WORDS}",
    "DELETE FROM record_entry WHERE number = 5":
        "Entry 5 is missing.",
    "DELETE FROM record_entry WHERE number = 1":
        "Entry 1 is missing.",
    "DELETE FROM record_entry WHERE number > 6":
        "Entry 7 is missing: the record ends at 6, but a checkpoint covers 8 entries.",
    "DELETE FROM record_entry WHERE number > 9":
        "Entry 10 is missing: the record ends at 9, but there are hashes over entries after it.",
    "UPDATE record_entry SET number = 11 WHERE number = 10":
        "Entry 10 is missing.",
    "DELETE FROM record_node WHERE number = 5":
        "Entry 7: the stored hash over entries 7 to 8 is missing.",
    "INSERT INTO record_node SELECT 99, hash FROM record_node WHERE number = 1":
        "Entry 11 is missing: the record ends at 10, but there are hashes over entries after it.",
    "INSERT INTO record_node SELECT 0, hash FROM record_node WHERE number = 1":
        "Entry 1 is not the first: record_node has a row before it.",
    "INSERT INTO record_checkpoint SELECT 3, at, note FROM record_checkpoint WHERE size = 4":
        f"Entry 3 {SIGNED_OTHERWISE} 3 entries has another root.",
    "INSERT INTO record_checkpoint SELECT 99, at, note FROM record_checkpoint WHERE size = 4":
        "Entry 11 is missing: the record ends at 10, but a checkpoint covers 99 entries.",
    "UPDATE record_sealed SET entry = 77 WHERE entry = 4":
        "Entry 11 is missing: the record ends at 10, but something is sealed for an entry after it.",
    "UPDATE record_sealed SET fact = 'cost' WHERE entry = 4":
        "Entry 4: the sealed value of “cost” is not the one that was recorded.",
    "UPDATE record_checkpoint SET note = 'nonsense' WHERE size = 8":
        "Entry 8: its checkpoint does not hold. This is not a checkpoint: it has no signatures after a blank line.",
}  # fmt: skip


@pytest.mark.parametrize(("sql", "sentence"), TAMPERING.items())
def test_tampering_is_found_and_named(verify, recorded, behind_the_guard, sql, sentence):
    behind_the_guard(sql)
    code, said = verify()
    if not sentence:  # nobody can tell from the record alone that there were checkpoints: that is why others keep them
        assert (code, said) == (0, UNSIGNED)
    else:
        assert (code, said) == broken(f"{sentence}")


def test_a_sealed_value_put_in_the_place_of_another_is_found(verify, recorded, behind_the_guard):
    behind_the_guard("UPDATE record_sealed SET value = %s WHERE entry = 2", [b'"Other words"'])
    assert verify() == broken("Entry 2: the sealed value of “reason” is not the one that was recorded.")


def rewrite(behind_the_guard, number, *, nodes):
    """Change an entry and mend its own hash, and perhaps every hash above it: the work of somebody who knows how."""
    behind_the_guard("UPDATE record_entry SET act = 'decisions.withdraw' WHERE number = %s", [number])
    entry = Entry.objects.get(number=number)
    behind_the_guard("UPDATE record_entry SET leaf = %s WHERE number = %s", [merkle.leaf_hash(entry.data), number])
    edge = merkle.Edge()
    for leaf in Entry.objects.order_by("number").values_list("leaf", flat=True) if nodes else []:
        for piece, hash in edge.add(bytes(leaf)):
            behind_the_guard("UPDATE record_node SET hash = %s WHERE number = %s", [hash, piece.number])


def test_an_entry_rewritten_with_its_hash_does_not_fit_the_tree(verify, recorded, behind_the_guard):
    rewrite(behind_the_guard, 6, nodes=False)
    assert verify() == broken("Entry 5: the stored hash over entries 5 to 6 does not fit.")


def test_an_entry_rewritten_with_every_hash_does_not_fit_the_checkpoint(verify, recorded, behind_the_guard):
    rewrite(behind_the_guard, 6, nodes=True)
    assert verify() == broken(f"Entry 8 {SIGNED_OTHERWISE} 8 entries has another root.")


def test_a_record_rewritten_and_signed_anew_does_not_fit_a_checkpoint_that_somebody_kept(verify, recorded, behind_the_guard, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text(actions.checkpoint(NOON).note)
    rewrite(behind_the_guard, 6, nodes=True)
    behind_the_guard("DELETE FROM record_checkpoint")
    actions.checkpoint(NOON)
    assert verify()[0] == 0
    assert verify(since=str(kept)) == broken(f"Entry 10 {SIGNED_OTHERWISE} 10 entries has another root.")


def test_damaged_rows_are_named_too(verify, recorded, behind_the_guard):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite lets a column hold what it was not made for")
    behind_the_guard("UPDATE record_entry SET at = 'yesterday' WHERE number = 3")
    code, said = verify()
    assert code == 1
    assert said.startswith("The record is broken. Entry 3 is damaged")


def test_only_what_follows_a_checkpoint_is_checked(verify, recorded, behind_the_guard):
    whole = "The record is whole: 6 entries checked after the checkpoint of 4 entries, and 2 entries not under a checkpoint yet."
    assert verify(since="4") == (0, whole)
    behind_the_guard("UPDATE record_entry SET act = 'x' WHERE number = 7")
    assert verify(since="8")[0] == 0
    assert verify(since="4") == broken(f"Entry 7 {OTHER_WORDS}")


def test_a_checkpoint_that_somebody_kept_shows_that_the_record_was_cut_short(verify, behind_the_guard, tmp_path):
    actions.write(drafts(3))
    kept = tmp_path / "kept.txt"
    kept.write_text(actions.checkpoint(NOON).note)
    behind_the_guard("DELETE FROM record_entry WHERE number = 3")
    behind_the_guard("DELETE FROM record_checkpoint")
    assert verify(since=str(kept)) == broken("Entry 3 is missing: the record ends at 2, but the checkpoint covers 3 entries.")


@pytest.mark.parametrize(("since", "sentence"), [
    ("77", "There is no checkpoint of 77 entries."),
    ("9" * 30, "cannot be read"),
    ("/nowhere/at/all", "cannot be read"),
])  # fmt: skip
def test_a_checkpoint_that_is_not_there_is_no_verdict(verify, recorded, since, sentence):
    code, said = verify(since=since)
    assert code == 2
    assert said.startswith("The record cannot be verified. ")
    assert sentence in said


def test_a_checkpoint_of_another_record_is_no_verdict(verify, recorded, tmp_path):
    kept = tmp_path / "kept.txt"
    head = notes.Head(keys.origin(), 1, bytes(32))
    kept.write_text(notes.signed(head, Ed25519PrivateKey.generate()))
    assert verify(since=str(kept)) == cannot("The checkpoint is not signed by the key of moothall.localhost/record.")


def test_without_the_key_no_signature_can_be_checked(verify, recorded):
    keys.path().unlink()
    code, said = verify()
    assert code == 2
    assert "Put it back" in said


def test_memory_does_not_grow_with_the_record(recorded, monkeypatch, django_assert_max_num_queries):
    """Each batch is read for itself: seven batches, four questions each, and what is asked once."""
    monkeypatch.setattr(verification, "BATCH", 100)
    actions.write([draft(number) for number in range(690)])
    with django_assert_max_num_queries(7 * 4 + 10):
        assert list(verification.Verification().run())[-1] == 700


def test_the_record_is_signed_by_a_command_for_the_clock(capsys):
    call_command("record_checkpoint")
    assert "nothing to sign" in capsys.readouterr().out
    actions.write(drafts(2))
    call_command("record_checkpoint")
    assert capsys.readouterr().out == "The checkpoint of 2 entries stands.\n"
