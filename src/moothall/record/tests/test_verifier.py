"""The one-file verifier agrees with the record, needs nothing of this house, and believes nothing it is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.urls import reverse

from moothall.record import actions, keys, notes
from moothall.record.tests.factories import NOON, draft, drafts
from moothall.record.views import VERIFIER

pytestmark = pytest.mark.django_db


@pytest.fixture
def fetched(client, settings, tmp_path):
    """What somebody downloads from two checkpoints of eleven and twenty entries: proofs, checkpoints and the key."""
    settings.MOOTHALL_MAY_SEE_SUBJECT = "moothall.record.tests.factories.may_see_decisions"
    actions.write(drafts(11))
    actions.checkpoint(NOON)
    actions.write([draft(number, sealed={}) for number in range(12, 21)])
    actions.checkpoint(NOON)
    wanted = {
        "proof.json": ("proof", 7),
        "growth.json": ("consistency", 11, 20),
        "old": ("checkpoint-of", 11),
        "new": ("checkpoint",),
        "key": ("key",),
    }
    for file, (name, *args) in wanted.items():
        (tmp_path / file).write_bytes(client.get(reverse(f"record:{name}", args=args)).content)
    return tmp_path


def verify(folder: Path, *words: str) -> tuple[int, str]:
    """Run it as a stranger does: by itself, in his own folder, without this house on the path."""
    ran = subprocess.run(
        [sys.executable, "-E", "-s", VERIFIER, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stdout + ran.stderr


def altered(folder: Path, file: str, **changes) -> str:
    """The file with some parts replaced, under another name."""
    content = json.loads((folder / file).read_text()) | changes
    (folder / "altered.json").write_text(json.dumps(content))
    return "altered.json"


def test_it_imports_nothing_of_ours():
    assert "moothall" not in VERIFIER.read_text()


def test_an_entry_is_shown_to_be_in_the_record(fetched):
    code, said = verify(fetched, "proof", "proof.json", "--key", "key")
    assert code == 0
    assert said.startswith("This entry is number 7 of the 20 entries of moothall.localhost/record that were signed:\n")
    assert "act: decisions.publish" in said
    assert "subject: decisions/wrenmouth/7" in said


def test_the_key_may_be_given_in_words_and_the_checkpoint_may_be_ones_own(fetched):
    assert verify(fetched, "proof", "proof.json", "--key", str(keys.verifier()), "--checkpoint", "new")[0] == 0
    code, said = verify(fetched, "proof", "proof.json", "--key", "key", "--checkpoint", "old")
    assert code == 1
    assert "not about the checkpoint in old" in said


def test_the_record_is_shown_to_have_only_grown(fetched):
    code, said = verify(fetched, "consistency", "growth.json", "--key", "key", "--old", "old", "--new", "new")
    assert (code, said) == (
        0,
        "The record of moothall.localhost/record only grew, from 11 to 20 entries: none of the first 11 was changed or removed.\n",
    )


def test_changed_words_do_not_fit(fetched):
    data = json.loads((fetched / "proof.json").read_text())["data"].replace("decisions.publish", "decisions.withdraw")
    code, said = verify(fetched, "proof", altered(fetched, "proof.json", data=data), "--key", "key")
    assert code == 1
    assert "not number 7 of the 20" in said


@pytest.mark.parametrize("data", ["[]", "nonsense", '{"number":true}', '{"number":7,"x":"\ud800"}', '{"number":0}', '{"number":21}'])
def test_what_is_no_entry_does_not_fit(fetched, data):
    assert verify(fetched, "proof", altered(fetched, "proof.json", data=data), "--key", "key")[0] == 1


@pytest.mark.parametrize("cut", [slice(1, None), slice(0, -1), slice(0, 0)])
def test_a_cut_proof_does_not_fit(fetched, cut):
    for command, file in (("proof", "proof.json"), ("consistency", "growth.json")):
        proof = json.loads((fetched / file).read_text())["proof"][cut]
        assert verify(fetched, command, altered(fetched, file, proof=proof), "--key", "key")[0] == 1


def test_a_surplus_hash_does_not_fit(fetched):
    for command, file in (("proof", "proof.json"), ("consistency", "growth.json")):
        proof = [*json.loads((fetched / file).read_text())["proof"], notes.encoded(bytes(32))]
        assert verify(fetched, command, altered(fetched, file, proof=proof), "--key", "key")[0] == 1


def test_a_record_signed_by_somebody_else_does_not_fit(fetched):
    head = notes.Head(keys.origin(), 20, bytes(32))
    forged = altered(fetched, "proof.json", checkpoint=notes.signed(head, Ed25519PrivateKey.generate()))
    code, said = verify(fetched, "proof", forged, "--key", "key")
    assert code == 1
    assert "not signed by the key" in said


def test_two_histories_do_not_fit(fetched):
    other = notes.signed(notes.Head(keys.origin(), 11, bytes(32)), keys.signing_key())
    code, said = verify(fetched, "consistency", altered(fetched, "growth.json", old=other), "--key", "key")
    assert code == 1
    assert "does not begin with the 11 entries" in said


@pytest.mark.parametrize(
    "words",
    [
        ("proof", "nowhere.json", "--key", "key"),
        ("proof", "growth.json", "--key", "key"),
        ("proof", "key", "--key", "key"),
        ("proof", "proof.json", "--key", "new"),
        ("proof", "proof.json", "--key", "nowhere"),
        ("proof", "proof.json", "--key", "a+00000000+AAAA"),
        ("proof", "proof.json", "--key", "key", "--checkpoint", "nowhere"),
        ("proof",),
    ],
)
def test_what_cannot_be_read_is_no_verdict(fetched, words):
    assert verify(fetched, *words)[0] == 2


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 8])
def test_it_agrees_for_every_entry_and_every_growth(size, client, settings, tmp_path):
    settings.MOOTHALL_MAY_SEE_SUBJECT = "moothall.record.tests.factories.may_see_decisions"
    for _ in range(size):
        actions.write([draft(1)])
        actions.checkpoint(NOON)
    (tmp_path / "key").write_text(str(keys.verifier()))
    for number in {1, size // 2 + 1, size}:
        (tmp_path / "proof").write_bytes(client.get(reverse("record:proof", args=[number])).content)
        assert verify(tmp_path, "proof", "proof", "--key", "key")[0] == 0
        (tmp_path / "growth").write_bytes(client.get(reverse("record:consistency", args=[number, size])).content)
        assert verify(tmp_path, "consistency", "growth", "--key", "key")[0] == 0
