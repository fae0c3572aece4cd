"""A report's structure: what is typed is kept, nothing in it runs, and each paragraph has a number that can be cited."""

import json

import pytest
from hypothesis import assume, given, strategies as st

from moothall.documents import structure
from moothall.documents.structure import Heading, Image, Paragraph, Point, Points, Run, Table, from_markup, to_html, to_markup
from moothall.documents.structure.blocks import squared, tidy

REPORT = """# Purpose

To agree the *lease* of **Kelp Street** as [the law](https://example.org/law) wants.

Second line\\
after a break.

## Background

- one
- two
  1. first
  2. second

Table: What it costs

| Year | £ |
| --- | --- |
| 2026 | 1,200 |
| 2027 | 900 |

![A map of the harbour](harbour.png)
"""


def words(*texts):
    return tuple(Run(text) for text in texts)


def shape(blocks):
    return [type(block).__name__ for block in blocks]


def test_what_is_typed_becomes_the_parts_of_a_report():
    blocks = from_markup(REPORT)
    assert shape(blocks) == ["Heading", "Paragraph", "Paragraph", "Heading", "Points", "Table", "Image"]
    assert blocks[1].words[1] == Run("lease", is_stressed=True)
    assert blocks[1].words[-2] == Run("the law", link="https://example.org/law")
    assert blocks[2].words == words("Second line\nafter a break.")
    assert blocks[4].points[1].under == Points((Point(words("first")), Point(words("second"))), is_ordered=True)
    assert blocks[5] == Table(
        (words("Year"), words("£")), ((words("2026"), words("1,200")), (words("2027"), words("900"))), "What it costs"
    )
    assert blocks[6] == Image("harbour.png", "A map of the harbour")


def test_it_reads_back_as_it_was():
    assert from_markup(to_markup(from_markup(REPORT))) == from_markup(REPORT)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("#Purpose", [Heading(1, "Purpose")]),
        ("Purpose\n=======", [Heading(1, "Purpose")]),
        ("• one\n• two", [Points((Point(words("one")), Point(words("two"))))]),
        ("1) one\r\n2) two", [Points((Point(words("one")), Point(words("two"))), is_ordered=True)]),
        ("Ward\tVotes\nQuay\t12", [Table((words("Ward"), words("Votes")), ((words("Quay"), words("12")),))]),
        ("    set in", [Paragraph(words("set in"))]),
        ("> quoted", [Paragraph(words("> quoted"))]),
        ("```\ncode\n```", [Paragraph(words("``` code ```"))]),
        ("R&amp;D", [Paragraph(words("R&amp;D"))]),
        ("<https://example.org/>", [Paragraph((Run("https://example.org/", link="https://example.org/"),))]),
        ("", []),
        ("***", []),
        ("- ", []),
        ("#", []),
    ],
)
def test_markup_forgives(typed, meant):
    assert from_markup(typed) == meant


@pytest.mark.parametrize(
    "typed", ["<b onclick=x>", "<script>alert(1)</script>", "<!-- x -->", "[x](javascript:alert(1))", "![x](https://a.b/c.png)"]
)
def test_markup_of_a_page_is_only_words(typed):
    page = to_html(from_markup(typed))
    assert "<script" not in page
    assert "onclick=" not in page.replace("&lt;b onclick=x&gt;", "")
    assert "href=" not in page
    assert "<img" not in page


def test_a_picture_from_elsewhere_leaves_its_words():
    assert from_markup("See ![a map](https://example.org/map.png) here") == [Paragraph(words("See a map here"))]


def test_unseen_characters_are_left_out():
    assert from_markup("an\u202enual \x00report") == [Paragraph(words("annual report"))]


def test_more_than_a_report_holds_is_refused_in_a_sentence():
    with pytest.raises(structure.TooLong, match="Put part of it into an annex"):
        from_markup("x" * 200_001)


def test_what_is_nested_without_end_is_read_as_far_as_it_can_be():
    assert "deep" in structure.text_of(from_markup("- " * 5_000 + "deep"))
    assert "deep" in structure.text_of(from_markup("\n".join(" " * 2 * level + "- deep" * (level == 300) + "- x" for level in range(301))))
    assert from_markup("[" * 20_000) == [Paragraph(words("[" * 20_000))]
    assert from_markup("*a " * 5_000)


SIGNS = st.text(st.sampled_from("ab 1.)(*_[]<>!#-+=|\\`:&/~^\"'£•\n\t"), max_size=40)
ANYTHING = st.text(max_size=60)


@given(st.one_of(SIGNS, ANYTHING))
def test_words_that_look_like_markup_are_read_back_as_words(text):
    kept = tidy([structure.run(text)])
    assume(kept and not any(line[:1] in "•◦▪▫‣∙·●○■□–" for line in kept[0].text.split("\n")))
    assert from_markup(to_markup([Paragraph(kept)])) == [Paragraph(kept)]


RUNS = st.lists(
    st.builds(Run, st.text("ab .,(", min_size=1, max_size=6), st.booleans(), st.booleans(), st.sampled_from(["", "/a", "https://b.c/"]))
)
WORDS = RUNS.map(tidy).filter(bool)


@given(WORDS)
def test_emphasis_is_read_back_or_left_out_but_the_words_stay(kept):
    (block,) = from_markup(to_markup([Paragraph(kept)]))
    assert structure.plain(block.words) == structure.plain(kept)


POINT = st.builds(
    Point, WORDS, st.none() | st.builds(Points, st.lists(st.builds(Point, WORDS), min_size=1, max_size=3).map(tuple), st.booleans())
)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, st.integers(1, 4), WORDS.map(structure.plain)),
        st.builds(Paragraph, WORDS),
        st.builds(Points, st.lists(POINT, min_size=1, max_size=3).map(tuple), st.booleans()),
        st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3).map(
            lambda rows: Table(squared(rows)[0], squared(rows)[1:], "Costs")
        ),
        st.builds(Image, st.just("map.png"), WORDS.map(structure.plain)),
    ),
    max_size=5,
)


@given(BLOCKS)
def test_a_whole_report_is_read_back_word_by_word_and_part_by_part(blocks):
    again = from_markup(to_markup(blocks))
    assert structure.text_of(again) == structure.text_of(blocks)
    assert shape(again) == shape(blocks)


@given(BLOCKS)
def test_a_report_is_kept_as_json_and_comes_back_whole(blocks):
    assert structure.from_json(json.loads(json.dumps(structure.to_json(blocks)))) == blocks


@pytest.mark.parametrize(
    "damaged",
    [
        [{"kind": "script"}],
        [{"kind": "heading", "level": 9, "text": "x"}],
        [{"kind": "heading", "level": 1, "text": ["x"]}],
        [{"kind": "paragraph"}],
        [{"kind": "image", "file": "../secret.png", "alternative": ""}],
        [7],
        7,
    ],
)
def test_json_that_no_report_wrote_is_refused(damaged):
    with pytest.raises(ValueError):
        structure.from_json(damaged)


def test_a_link_in_json_is_checked_as_any_other():
    (block,) = structure.from_json([{"kind": "paragraph", "words": [{"text": "x", "link": "javascript:x"}]}])
    assert block.words[0].link == ""


def numbers(typed):
    return [part.number for part in structure.numbered(from_markup(typed))]


def test_paragraphs_are_counted_by_their_section():
    assert numbers("# Purpose\n\none\n\ntwo\n\n## In detail\n\nthree\n\n- x\n\n# Why\n\none") == [
        "1",
        "1.1",
        "1.2",
        "",
        "1.3",
        "",
        "2",
        "2.1",
    ]


def test_without_headings_paragraphs_are_counted_plainly():
    assert numbers("one\n\ntwo") == ["1", "2"]


def test_what_stands_before_the_first_heading_is_counted_by_letters():
    assert numbers("one\n\ntwo\n\n# Purpose\n\nthree") == ["a", "b", "1", "1.1"]


def test_the_number_that_an_author_typed_holds():
    parts = list(structure.numbered(from_markup("# 3. Costs\n\n3.4 The lease\n\nMore\n\n3.4.1 Under it")))
    assert [part.number for part in parts] == ["3", "3.4", "3.5", "3.4.1"]
    assert parts[0].block == Heading(1, "Costs")
    assert parts[1].block == Paragraph(words("The lease"))


def test_an_amount_at_the_beginning_is_no_number_of_a_paragraph():
    assert numbers("# Costs\n\n£3.4 million") == ["1", "1.1"]
    assert numbers("# 2026 in review\n\nx") == ["1", "1.1"]


def test_a_page_shows_the_numbers_and_can_be_linked_to():
    page = to_html(from_markup("# Purpose\n\nTo agree"), has_numbers=True)
    assert '<h2 id="section-1"><span class="no">1</span> Purpose</h2>' in page
    assert '<p class="counted" id="paragraph-1.1"><span class="no">1.1</span> To agree</p>' in page


def test_a_table_says_what_its_columns_are():
    page = to_html(from_markup(REPORT), address_of=lambda file: f"/files/{file}")
    assert "<caption>What it costs</caption>" in page
    assert '<th scope="col">Year</th>' in page
    assert '<img src="/files/harbour.png" alt="A map of the harbour">' in page


def test_a_picture_that_cannot_be_shown_is_said():
    assert "Picture: A map of the harbour" in to_html(from_markup(REPORT))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("# Recommendations\n\n1. approve\n2. note\n\n# Why\n\n1. no", ["approve", "note"]),
        ("# 2. Recommendation\n\nThat Cabinet:\n\n2.1 approve\n\n2.2 note", ["approve", "note"]),
        ("# Officer recommendations:\n\n(a) approve\n\n(b) note", ["approve", "note"]),
        ("# Why\n\nx\n\n## Recommended\n\nThat Cabinet agrees the lease.\n\n# Costs", ["That Cabinet agrees the lease."]),
        ("# Why\n\n1. no", []),
        ("", []),
    ],
)
def test_recommendations_are_found_under_their_heading(typed, found):
    assert structure.recommendations(from_markup(typed)) == found
