"""A checkpoint is a signed note as C2SP has it, and holds only for the key that signed it."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, strategies as st

from moothall.record import notes

NAME = "wrenmouth.example/record"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VERIFIER = notes.verifier_key(NAME, KEY)
HEAD = notes.Head(NAME, 118, bytes(range(100, 132)))
NOTE = notes.signed(HEAD, KEY)


def test_a_checkpoint_is_written_as_other_logs_write_it():
    text, _, signature = NOTE.partition("\n\n")
    assert text.split("\n") == [NAME, "118", "ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoM="]
    assert signature.startswith(f"— {NAME} ")
    assert signature.endswith("\n")
    assert notes.decoded(signature.split()[-1])[:4] == VERIFIER.id


def test_the_worked_example_of_the_format_keeps_its_shape():
    """The example of C2SP tlog-checkpoint: what it says is read, and its key, which is not ours, is not trusted."""
    note = (
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    )
    text, [(name, signature)] = notes.parted(note)
    assert notes.head_of(text).size == 20852163
    assert (name, len(signature)) == ("example.com/behind-the-sofa", 68)
    with pytest.raises(notes.NotANote, match="not signed"):
        notes.opened(note, VERIFIER)


def test_a_checkpoint_says_what_was_signed():
    assert notes.opened(NOTE, VERIFIER) == HEAD


def test_a_witness_may_sign_too():
    assert notes.opened(f"{NOTE}— witness.example {notes.encoded(b'12345678')}\n", VERIFIER) == HEAD


def test_another_key_of_the_same_name_does_not_open_it():
    with pytest.raises(notes.NotANote, match="not signed by the key"):
        notes.opened(NOTE, notes.verifier_key(NAME, Ed25519PrivateKey.generate()))


def test_our_key_under_another_record_does_not_open_it():
    head = notes.Head("elsewhere.example/record", 1, bytes(32))
    note = notes.signed(head, KEY)
    ours = f"{head}\n— {NAME} {notes.encoded(VERIFIER.id + KEY.sign(str(head).encode()))}\n"
    for each in (note, ours):
        with pytest.raises(notes.NotANote):
            notes.opened(each, VERIFIER)


@given(st.integers(0, len(NOTE) - 1), st.sampled_from("\n +A9—"))
def test_no_other_letter_anywhere_is_accepted(place, letter):
    changed = NOTE[:place] + letter + NOTE[place + 1 :]
    if changed != NOTE:
        with pytest.raises(notes.NotANote):
            notes.opened(changed, VERIFIER)


@given(st.text())
def test_nonsense_is_not_a_checkpoint(text):
    with pytest.raises(notes.NotANote):
        notes.opened(text, VERIFIER)


ROOT = notes.encoded(bytes(32))


@pytest.mark.parametrize(
    "lines",
    [
        [NAME, "1", ""],
        [NAME, "01", ROOT, ""],
        [NAME, "-1", ROOT, ""],
        [NAME, "²", ROOT, ""],
        [NAME, "9" * 5000, ROOT, ""],
        [NAME, "1", "AAAA", ""],
        [NAME, "1", ROOT],
        ["", "1", ROOT, ""],
    ],
)
def test_a_head_must_be_whole(lines):
    with pytest.raises(notes.NotANote):
        notes.head_of("\n".join(lines))


def test_an_empty_record_has_a_head_too():
    assert notes.head_of(f"{NAME}\n0\n{notes.encoded(bytes(32))}\n").size == 0


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb", " a"])
def test_a_key_has_a_plain_name(name):
    with pytest.raises(ValueError, match="may not be called"):
        notes.verifier_key(name, KEY)
