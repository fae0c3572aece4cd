"""A pack is one file with one numbering; what papers brought for readers stays, and what could run or tell too much does not."""

import pikepdf
import pytest
from markupsafe import Markup
from pypdf import PdfReader

from moothall.documents import pdf
from moothall.documents.binding import Cover, Named, Sent, Written, bind, stamps
from moothall.documents.tests import sent

pytestmark = pytest.mark.skipif(not pdf.is_offered(), reason="Pango is not here")
COVER = Cover("Cabinet, 8 December 2026", kind="Agenda pack", headline="Twelve items.", facts=(("Venue", "Moot Hall"),))


@pytest.fixture
def pack(tmp_path):
    def bound(*parts, **how):
        into = tmp_path / "pack.pdf"
        return bind(COVER, parts, into=into, **how), into

    return bound


def written(title="The lease", **facts):
    return Written(title, Markup("<h2>Purpose</h2><p>To agree.</p><h2>Why</h2><p>Because.</p>"), **facts)


def texts(path):
    return [one.extract_text() for one in PdfReader(path).pages]


def whole(path):
    """Every byte of a file, with nothing packed."""
    loose = path.with_suffix(".loose.pdf")
    with pikepdf.open(path) as file:
        file.save(
            loose,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
    return loose.read_bytes()


def roles(path):
    """What the tree says, from the top down."""
    found = []

    def walk(element):
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append(str(element.S)[1:])
            below = element.get("/K", pikepdf.Array())
            for one in below.as_list() if isinstance(below, pikepdf.Array) else [below]:
                walk(one)

    with pikepdf.open(path) as file:
        if "/StructTreeRoot" in file.Root:
            for one in file.Root.StructTreeRoot.K.as_list():
                walk(one)
    return found


def test_a_pack_of_our_own_papers_can_be_read_by_everybody(pack):
    bound, path = pack(written(label="5"), written("The map", label="5a", level=2), written("The budget", label="6"))
    assert bound.is_for_everybody
    assert pdf.faults(path.read_bytes()) == []
    assert [(paper.first, paper.last) for paper in bound.papers] == [(3, 3), (4, 4), (5, 5)]
    assert (bound.first, bound.last) == (1, 5)


def test_the_tags_of_what_was_sent_are_kept(pack, tmp_path):
    bound, path = pack(
        written(),
        Sent("Annex", sent.tagged(tmp_path / "annex.pdf", "One", "Two")),
        Sent("More", sent.tagged(tmp_path / "more.pdf", "Three")),
    )
    assert bound.is_for_everybody, pdf.faults(path.read_bytes())
    assert [paper.has_tags for paper in bound.papers] == [True, True, True]
    found = roles(path)
    assert found.count("Document") == 1
    with pikepdf.open(path) as file:
        assert [str(part.T) for part in file.Root.StructTreeRoot.K[0].K] == [COVER.title, "The lease", "Annex", "More"]
    assert found.count("TH") == 2 * 3 + 1 + 3  # the cover has one fact, the contents have three columns
    assert found.count("Link") == 3 + 3


def test_each_tag_leads_to_its_own_page(pack, tmp_path):
    _, path = pack(
        Sent("Annex", sent.tagged(tmp_path / "annex.pdf", "One", "Two")), Sent("More", sent.tagged(tmp_path / "more.pdf", "Three"))
    )
    with pikepdf.open(path) as file:
        numbers = dict(pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree).items())
        keys = [int(page.obj.StructParents) for page in file.pages]
        assert len(set(keys)) == len(keys)
        for page, key in zip(file.pages, keys, strict=True):
            assert {element.Pg.objgen for element in numbers[key].as_list() if isinstance(element, pikepdf.Dictionary)} == {page.obj.objgen}
        for page in file.pages:
            for link in page.obj.get("/Annots", ()):
                assert numbers[int(link.StructParent)].S == "/Link"


def test_a_paper_without_tags_is_named_as_such_and_the_pack_claims_nothing(pack, tmp_path):
    bound, path = pack(written(), Sent("A scan", sent.plain(tmp_path / "scan.pdf", "Scanned")))
    assert not bound.is_for_everybody
    assert [paper.has_tags for paper in bound.papers] == [True, False]
    assert "came without tags" in texts(path)[1]
    assert b"pdfuaid" not in whole(path)
    assert roles(path).count("H1") == 2  # what had tags keeps them


def test_a_supplement_continues_the_numbering(pack):
    bound, path = pack(written(), starts_at=41)
    assert (bound.first, bound.last, bound.papers[0].first) == (41, 43, 43)
    assert [text.split()[-2:] for text in texts(path)] == [["Page", "41"], ["Page", "42"], ["Page", "43"]]
    with pikepdf.open(path) as file:
        assert file.pages[2].label == "43"


SHAPES = [
    {},
    {"turn": 90},
    {"turn": 180},
    {"turn": 270},
    {"size": (842, 595)},
    {"size": (2384, 3370)},
    {"size": (200, 200)},
    {"crop": [100, 100, 500, 700]},
    {"crop": [-50, -50, 5_000, 5_000]},
    {"crop": [500, 700, 100, 100], "turn": 90},
    {"crop": [9_000, 9_000, 9_100, 9_100]},
]


def place_of_number(page):
    """Where the running number is drawn, worked out as a reader of files does."""
    matrix, kept = pikepdf.Matrix(), []
    for values, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop() if kept else matrix
            case "cm":
                matrix = pikepdf.Matrix(*map(float, values)) @ matrix
            case "Do" if str(values[0]).startswith("/RunningNumber"):
                return matrix
    raise AssertionError("no number is drawn")


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_the_number_stands_in_the_lower_right_corner_however_a_page_is_turned_and_cut(pack, tmp_path, shape):
    _, path = pack(Sent("Plan", sent.plain(tmp_path / "plan.pdf", "Plan", **shape)))
    with pikepdf.open(path) as file:
        page = file.pages[2]
        place, turn = place_of_number(page), shape.get("turn", 0)
        shown = stamps.seen(page)
    x, y = (place.e - shown.left) / (shown.right - shown.left), (place.f - shown.bottom) / (shown.top - shown.bottom)
    corner = {0: (1, 0), 90: (1, 1), 180: (0, 1), 270: (0, 0)}[turn]
    assert (abs(x - corner[0]) < 0.5, abs(y - corner[1]) < 0.5) == (True, True), (x, y)
    assert 0 < x < 1
    assert 0 < y < 1


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ({}, (0, 0, 595, 842)),
        ({"crop": [100, 100, 500, 700]}, (100, 100, 500, 700)),
        ({"crop": [-50, -50, 5_000, 5_000]}, (0, 0, 595, 842)),
        ({"crop": [500, 700, 100, 100]}, (100, 100, 500, 700)),
        ({"crop": [9_000, 9_000, 9_100, 9_100]}, (0, 0, 595, 842)),
    ],
)
def test_what_is_seen_of_a_page_is_what_is_cut_out_of_it(tmp_path, shape, box):
    with pikepdf.open(sent.plain(tmp_path / "plan.pdf", "Plan", **shape)) as file:
        shown = stamps.seen(file.pages[0])
    assert (shown.left, shown.bottom, shown.right, shown.top) == box


def test_a_page_that_is_drawn_sloppily_does_not_carry_the_number_away(pack, tmp_path):
    file = sent.plain(tmp_path / "sloppy.pdf", "Sloppy", content=b"q q q 0.1 0 0 0.1 300 300 cm ")
    _, path = pack(Sent("Sloppy", file))
    with pikepdf.open(path) as bound:
        assert place_of_number(bound.pages[2]).a == 1


def test_the_contents_lead_to_each_paper_and_name_what_is_not_there(pack, tmp_path):
    parts = [written(label="5"), Named("Valuation", "Not for publication: paragraph 3 of Schedule 12A.", label="5a", level=2)]
    bound, path = pack(*parts, Sent("Scan", sent.plain(tmp_path / "scan.pdf", "a", "b"), label="6", note="Tabled at the meeting."))
    contents = texts(path)[1]
    for words in ("The lease", "Not for publication: paragraph 3", "not in this pack", "4–5", "Tabled at the meeting."):
        assert words in contents, words
    assert (bound.papers[1].first, bound.papers[2].first, bound.papers[2].last) == (None, 4, 5)
    with pikepdf.open(path) as file:
        targets = [link.A.D[0].objgen for link in file.pages[1].obj.Annots]
        assert targets == [file.pages[2].obj.objgen, file.pages[3].obj.objgen]


def test_the_bookmarks_stand_in_two_levels(pack, tmp_path):
    _, path = pack(
        written(label="5"),
        Sent("Annex", sent.plain(tmp_path / "a.pdf", "a"), label="5a", level=2),
        Sent("Plan", sent.tagged(tmp_path / "p.pdf", "One", "Two")),
    )
    with pikepdf.open(path) as file, file.open_outline() as outline:
        shown = [(item.title, [below.title for below in item.children]) for item in outline.root]
    assert shown == [(COVER.title, []), ("5 The lease", ["Purpose", "Why", "5a Annex"]), ("Plan", ["One", "Two"])]


def test_a_pack_says_how_far_it_has_come(pack):
    steps = []
    pack(written("One"), written("Two"), progress=lambda done, of, sentence: steps.append((done, of, sentence)))
    assert steps[0] == (0, 4, "Paper 1 of 2: One")
    assert [step[0] for step in steps] == [0, 1, 2, 3]
    assert {step[1] for step in steps} == {4}


def test_the_same_papers_make_the_same_file(pack, tmp_path):
    file = sent.tagged(tmp_path / "annex.pdf", "One")
    _, path = pack(written(), Sent("Annex", file))
    first = path.read_bytes()
    _, path = pack(written(), Sent("Annex", file))
    assert path.read_bytes() == first


def test_contents_that_take_many_pages_still_name_the_right_ones(pack):
    bound, path = pack(*[Named(f"Paper {n}", "Circulated before.") for n in range(60)], written())
    assert "The lease" in texts(path)[bound.papers[-1].first - 1]
