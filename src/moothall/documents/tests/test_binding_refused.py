"""What a pack refuses or leaves out: papers that are damaged, tags that cannot be trusted, whatever could run or tell too much."""

from random import Random

import pikepdf
import pytest
from pypdf import PdfReader

from moothall.documents import pdf
from moothall.documents.binding import Cover, NotBound, Sent, bind
from moothall.documents.tests import sent
from moothall.documents.tests.test_binding import roles, texts, whole, written

pytestmark = pytest.mark.skipif(not pdf.is_offered(), reason="Pango is not here")
COVER = Cover("Cabinet, 8 December 2026", kind="Agenda pack", headline="Twelve items.", facts=(("Venue", "Moot Hall"),))


@pytest.fixture
def pack(tmp_path):
    def bound(*parts, **how):
        into = tmp_path / "pack.pdf"
        return bind(COVER, parts, into=into, **how), into

    return bound


def test_nothing_that_runs_calls_out_or_tells_of_people_is_bound(pack, tmp_path):
    _, path = pack(Sent("Form", sent.with_everything_that_runs(tmp_path / "form.pdf")))
    content = whole(path)
    for word in (b"JavaScript", b"app.alert", b"Launch", b"calc.exe", b"other.pdf", b"javascript:", b"/AA", b"OpenAction", b"/AcroForm"):
        assert word not in content, word
    for word in (b"the attached word", b"the private", b"the comment", sent.MAKER.encode(), b"EmbeddedFile"):
        assert word not in content, word
    assert b"https://example.org/kept" in content
    assert "Filled in" in texts(path)[2]


def test_what_was_to_be_left_behind_was_there_before(tmp_path):
    content = whole(sent.with_everything_that_runs(tmp_path / "form.pdf"))
    for word in (b"app.alert", b"calc.exe", b"the attached word", b"the private", b"the comment", sent.MAKER.encode()):
        assert word in content, word


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (sent.locked, "“Annex 2” is locked with a password"),
        (sent.broken, "“Annex 2” is damaged"),
        (lambda path: sent.broken(path, b""), "“Annex 2” is damaged"),
        (lambda path: sent.broken(path, b"PK\x03\x04" + bytes(100)), "“Annex 2” is damaged"),
        (lambda path: sent.broken(path, sent.plain(path, "x").read_bytes()[:300]), "“Annex 2” is damaged"),
        (sent.plain, "“Annex 2” is damaged"),
        (sent.deep, "“Annex 2” is damaged"),
        (sent.with_redaction, "“Annex 2” has marks for redaction that were never applied"),
    ],
)
def test_a_paper_that_cannot_be_bound_is_named_with_what_to_do(pack, tmp_path, make, why):
    file = make(tmp_path / "annex.pdf")
    with pytest.raises(NotBound, match=why):
        pack(written(), Sent("Annex 2", file))
    assert not (tmp_path / "pack.pdf").exists()


def test_a_paper_of_too_many_pages_is_refused(pack, tmp_path, monkeypatch):
    monkeypatch.setattr("moothall.documents.binding.uploads.MOST_PAGES", 2)
    with pytest.raises(NotBound, match="has 3 pages; 2 are the most"):
        pack(Sent("Long", sent.plain(tmp_path / "long.pdf", "a", "b", "c")))


def damaged(content, chance):
    """A file with some of its bytes changed, lost, or overwritten by words that mean something in it."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(content))
        word = chance.choice([b"/K", b"[", b"]", b"<<", b">>", b"null", b"-1", b"99999999999", b"/Kids", b"/Obj", b"7 0 R", b"\xff", b""])
        content[place : place + max(len(word), chance.randint(0, 30) * (not word))] = word
    return bytes(content)


def bound_or_refused(pack, file):
    """The sentence of a refusal, or how many pages can be read in the pack."""
    try:
        _, path = pack(Sent("Annex", file))
    except NotBound as sentence:
        return str(sentence), 0
    return "", len(PdfReader(path).pages)


@pytest.mark.parametrize("seed", range(12))
def test_however_a_paper_is_damaged_it_is_bound_or_refused_in_a_sentence(pack, tmp_path, seed):
    make = [sent.tagged, sent.with_everything_that_runs, sent.with_layers, sent.plain][seed % 4]
    content = whole(make(tmp_path / "whole.pdf", *(["One", "Two"] if make in {sent.tagged, sent.plain} else [])))
    chance = Random(seed)
    for _ in range(3):
        file = sent.broken(tmp_path / "annex.pdf", damaged(content, chance))
        said, pages = bound_or_refused(pack, file)
        assert said.startswith("“Annex” ") or pages


def test_a_file_that_only_asks_for_an_owner_is_bound(pack, tmp_path):
    _, path = pack(Sent("Annex", sent.locked(tmp_path / "annex.pdf", password="")))
    assert "Locked" in texts(path)[2]


def test_tags_that_lead_back_into_themselves_are_left_out(pack, tmp_path):
    bound, path = pack(Sent("Round", sent.in_a_circle(tmp_path / "round.pdf")), written())
    assert [paper.has_tags for paper in bound.papers] == [False, True]
    assert "Round" in texts(path)[2]


def test_tags_that_cannot_be_trusted_are_left_out_and_said_to_be(pack, tmp_path):
    file = sent.tagged(tmp_path / "odd.pdf", "Odd")
    with pikepdf.open(file, allow_overwriting_input=True) as odd:
        odd.Root.StructTreeRoot.ParentTree = pikepdf.Dictionary(Nums=7)
        odd.save(file)
    bound, path = pack(Sent("Odd", file), written())
    assert [paper.has_tags for paper in bound.papers] == [False, True]
    assert "came without tags" in texts(path)[1]
    assert not bound.is_for_everybody


def test_roles_of_two_files_that_share_a_name_do_not_mix(pack, tmp_path):
    files = []
    for name, role in (("one", "/P"), ("two", "/H1")):
        file = sent.tagged(tmp_path / f"{name}.pdf", name)
        with pikepdf.open(file, allow_overwriting_input=True) as odd:
            odd.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary({"/Special": pikepdf.Name(role)})
            odd.Root.StructTreeRoot.K[0].K[1].S = pikepdf.Name.Special
            odd.save(file)
        files.append(Sent(name, file))
    _, path = pack(*files)
    with pikepdf.open(path) as file:
        given = {key: str(value) for key, value in file.Root.StructTreeRoot.RoleMap.items()}
        assert sorted(given.values()) == ["/H1", "/P"]
    assert {role for role in roles(path) if "Special" in role} == {key[1:] for key in given}


def test_a_layer_that_was_switched_off_stays_off(pack, tmp_path):
    _, path = pack(written(), Sent("Plan", sent.with_layers(tmp_path / "plan.pdf")))
    with pikepdf.open(path) as file:
        hidden = file.Root.OCProperties.D.OFF[0]
        assert hidden.Name == "Owners"
        assert hidden.objgen == file.pages[3].obj.Resources.Properties.L2.objgen
