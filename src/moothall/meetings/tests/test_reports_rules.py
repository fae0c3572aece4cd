"""Where a report stands, what it says, how two versions differ, and how an upload finds its sections."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from moothall.documents.structure import Heading, from_markup, text_of
from moothall.meetings.rules import reports as rules

DAY = date(2026, 5, 6)
WAITING = rules.Asked("legal", "Ms Ames", date(2026, 5, 8))
GIVEN = rules.Asked("legal", "Ms Ames", date(2026, 5, 8), rules.Outcome.CLEARED, 2)
REFUSED = rules.Asked("finance", "Mr Pence", date(2026, 5, 8), rules.Outcome.REFUSED)
LINES = st.lists(st.text(alphabet="ab ", min_size=1, max_size=12), max_size=8)


@pytest.mark.parametrize(
    ("facts", "word", "turn"),
    [
        ({}, "Draft", "The author submits it to the clerks."),
        ({"empty_sections": ("Purpose",)}, "Draft", "The author writes on."),
        ({"asked": (WAITING,)}, "Out for clearance", "Ms Ames is to clear it for legal: due on Friday 8 May."),
        ({"asked": (GIVEN,), "needed": ("legal",)}, "Cleared", "The author submits it to the clerks."),
        ({"asked": (GIVEN, REFUSED)}, "Refused", "It is the author's turn: read why, change it, and ask again."),
        ({"is_sent_back": True}, "Sent back", "It is the author's turn: read why, change it, and ask again."),
        ({"is_sent_back": True, "is_submitted": True}, "Submitted", "The clerks put it on an agenda."),
        ({"is_submitted": True, "is_on_agenda": True}, "On an agenda", "The clerks publish it with its agenda."),
        (
            {"is_submitted": True, "is_on_agenda": True, "needed": ("legal",)},
            "On an agenda",
            "The author completes it, or it stays out of the agenda.",
        ),
        ({"is_published": True, "asked": (REFUSED,)}, "Published", "Nobody has to do anything more."),
        ({"is_withdrawn": True, "is_published": True}, "Withdrawn", "Nobody has to do anything more."),
    ],
)
def test_one_word_says_where_it_stands_and_one_sentence_whose_turn_it_is(facts, word, turn):
    known = rules.Facts(**facts)
    assert rules.standing(known) == word
    assert rules.whose_turn(known, DAY) == turn
    assert rules.tone(rules.standing(known)) in {"plain", "wait", "open", "stop"}


def test_all_that_is_missing_is_named():
    facts = rules.Facts(
        empty_sections=("Purpose",),
        pictures_without_words=("plan.png",),
        pictures_missing=("map.png",),
        has_recommendations=False,
        needed=("legal", "equality"),
        asked=(WAITING, REFUSED),
    )
    assert rules.lacks(facts) == [
        "“Purpose” is empty",
        "It is for decision and recommends nothing",
        "The picture “plan.png” says nothing in words",
        "The text calls a picture “map.png” that is not here",
        "Equality has not been asked for",
        "Finance was refused by Mr Pence",
        "Legal is awaited from Ms Ames",
        "It has not been submitted",
    ]
    assert rules.headline(facts, "Cabinet", DAY) == "For Cabinet: 7 things still missing."
    assert rules.lacks(rules.Facts(is_withdrawn=True)) == ["It has been withdrawn"]
    assert not rules.contents_lacking(rules.Facts(is_for_decision=False, has_recommendations=False))


def test_the_first_sentence_says_for_whom_and_when():
    assert rules.headline(rules.Facts(wanted_on=date(2026, 5, 14)), "Cabinet", DAY) == "For Cabinet on Thursday 14 May: nothing is missing."
    assert "2027" in rules.headline(rules.Facts(wanted_on=date(2027, 5, 14)), "Cabinet", DAY)
    assert rules.headline(rules.Facts(is_published=True), "Cabinet", DAY).startswith("It has been published")
    assert rules.headline(rules.Facts(is_withdrawn=True), "Cabinet", DAY).startswith("It has been withdrawn")


def test_what_changed_since_a_clearance_is_known_and_the_latest_of_a_kind_counts():
    assert rules.changed_since(rules.Facts(version=3, asked=(GIVEN, WAITING))) == [GIVEN]
    assert rules.changed_since(rules.Facts(version=2, asked=(GIVEN,))) == []
    assert rules.latest([WAITING, REFUSED, GIVEN]) == (GIVEN, REFUSED)
    assert rules.is_cleared(rules.Facts(needed=("legal",), asked=(GIVEN,)))


@pytest.mark.parametrize(
    ("titles", "words"), [([], ""), (["A", "B"], "2 reports stayed out, because something is missing: “A” and “B”. The rest went out.")]
)
def test_what_stayed_out_is_named(titles, words):
    assert rules.left_out_in_words(titles) == words


@given(LINES, LINES)
def test_both_texts_can_be_read_back_from_their_comparison(earlier, later):
    lines = rules.compared(earlier, later)
    assert ["".join(one.words for one in line.earlier) for line in lines if line.earlier] == earlier
    assert ["".join(one.words for one in line.later) for line in lines if line.later] == later
    assert all(not any(one.is_changed for one in (*line.earlier, *line.later)) for line in lines if line.change is rules.Change.SAME)


def test_a_comparison_says_what_happened_in_words():
    lines = rules.compared(["One stays.", "It costs £5 a year.", "Gone."], ["One stays.", "It costs £6 a year."])
    assert [line.change for line in lines] == [rules.Change.SAME, rules.Change.CHANGED, rules.Change.TAKEN_OUT]
    assert [one.words for one in lines[1].later if one.is_changed] == ["£6"]
    assert rules.summary(lines) == "1 paragraph changed, 1 paragraph taken out."
    assert rules.summary(rules.compared(["a"], ["b", "c"])) == "2 paragraphs added, 1 paragraph taken out."


def contents(**texts):
    return rules.Contents(
        tuple(rules.Written(one.key, one.heading, one.holds, texts.get(one.key, "")) for one in rules.STANDARD), ("Agree.",)
    )


def test_a_report_is_one_document_with_its_implications_under_one_heading():
    said = contents(purpose="To agree.", legal="A power.", risk="# How likely\n\nNot very.", papers="One\n\nTwo")
    headings = [(one.level, one.text) for one in rules.structure_of(said) if isinstance(one, Heading)]
    assert headings == [
        *((1, "Purpose"), (1, "Recommendations"), (1, "Implications"), (2, "Legal"), (2, "Risk"), (3, "How likely")),
        (1, "Background papers"),
    ]
    assert rules.first_words(said) == "To agree."
    assert rules.first_words(contents(purpose="word " * 200)).endswith("…")
    assert rules.words_in(said) > 10
    assert rules.contents_of(said.kept()) == said
    assert said.text("nothing") == ""


def test_a_new_template_keeps_what_was_written_in_sections_that_it_does_not_have():
    said = rules.Contents((rules.Written("own", "My own", text="Words."), rules.Written("empty", "Empty")), ())
    now = rules.laid_out(rules.STANDARD, said)
    assert [one.heading for one in now.sections][-2:] == ["My own", "Background papers"]
    assert "Empty" not in [one.heading for one in now.sections]
    assert [one.heading for one in rules.laid_out(rules.STANDARD[:2], said).sections] == ["Purpose", "Recommendations", "My own"]


def test_a_document_finds_its_sections_whatever_their_numbers_and_nothing_of_it_is_lost():
    parts = ("Before.", "# 1. PURPOSE", "To agree.", "# 2 Legal implications:", "A power.", "# Strange", "## Deeper", "Words.")
    text = "\n\n".join([*parts, "# Background papers", "- One\n- Two"])
    found = rules.placed(rules.STANDARD, from_markup(text))
    assert (found.contents.text("purpose"), found.contents.text("legal"), found.contents.text("papers")) == (
        "To agree.",
        "A power.",
        "One\nTwo",
    )
    assert found.contents.text("strange") == "# Deeper\n\nWords."
    assert found.contents.text("before-the-first-heading") == "Before."
    assert len(found.notes) == 3
    empty = rules.placed(rules.STANDARD, from_markup("# Strange\n\n# Purpose\n\nTo agree.\n\n# Recommendations\n\n1. Agree it."))
    assert (empty.contents.recommended, empty.notes) == (("Agree it.",), [])
    assert empty.contents.text("purpose") == "To agree."
    assert "strange" not in [one.key for one in empty.contents.sections], "a heading with nothing under it is no section"
    for word in ("Before.", "To agree.", "A power.", "Words.", "Two"):
        assert word in text_of(rules.structure_of(found.contents))


def test_pictures_of_an_upload_get_names_that_are_free():
    blocks, names = rules.renamed(from_markup("![A](a.png)\n\n![B](b.png)\n\n![A](a.png)"), ["a.png", "a-2.png"])
    assert names == {"a.png": "a-3.png", "b.png": "b.png"}
    assert [one.file for one in blocks] == ["a-3.png", "b.png", "a-3.png"]


def test_a_key_is_never_given_twice():
    assert rules.key_for("Legal", ["legal", "legal-2"]) == "legal-3"
    assert rules.key_for("", []) == rules.key_for("日本", []) == "section"
