"""Minutes in plain text: where they begin, and their resolutions, with and without RESOLVED and numbers."""

import pytest

from . import saying
from .samples import with_minute


@pytest.mark.parametrize(
    "opening",
    [
        "RESOLVED:",
        "RESOLVED",
        "Resolved:",
        "RESOLVED -",
        "RESOLVED UNANIMOUSLY:",
        "It was RESOLVED",
        "DECISION:",
        "AGREED:",
        "RECOMMENDED:",
    ],
)
def test_every_word_that_opens_a_resolution_is_known(opening):
    page = with_minute("The Cabinet considered the report of the Head of Transport.", f"{opening} That the fares be frozen.")
    (resolution,) = page.items[0].minute.resolutions
    assert (resolution.opening, [part.text for part in resolution.parts]) == (opening, ["That the fares be frozen."])


@pytest.mark.parametrize(
    ("clauses", "numbers"),
    [
        (["That the fares be frozen."], [("", "")]),
        (["That:-", "(1) the fares be frozen; and", "(2) the routes be kept."], [("1", "(1)"), ("2", "(2)")]),
        (["the fares be frozen."], [("", "")]),
        (["the fares be frozen;", "the routes be kept; and", "a report be made."], [("1", ""), ("2", ""), ("3", "")]),
        (["(1) the fares be frozen; and", "(2) the routes be kept."], [("1", "(1)"), ("2", "(2)")]),
        (["That (1) the fares be frozen; and (2) subject to (1) above, the routes be kept."], [("1", "(1)"), ("2", "(2)")]),
        (["(a) That the fares be frozen", "(b) That the routes be kept"], [("a", "(a)"), ("b", "(b)")]),
        (["1. That the fares be frozen.", "2. That the routes be kept."], [("1", "1."), ("2", "2.")]),
        (["That the fares be frozen.", "That the routes be kept."], [("1", ""), ("2", "")]),
        (["(i) the fares be frozen; and", "(ii) the routes be kept."], [("i", "(i)"), ("ii", "(ii)")]),
    ],
)
def test_clauses_are_parted_however_they_are_numbered(clauses, numbers):
    page = with_minute("The Cabinet considered the report of the Head of Transport.", "RESOLVED:", *clauses)
    (resolution,) = page.items[0].minute.resolutions
    assert [(part.number, part.number_as_printed) for part in resolution.parts] == numbers
    told = " ".join(saying.of_minute(page.items[0].minute)).split()
    assert told == " ".join(["The Cabinet considered the report of the Head of Transport.", "RESOLVED:", *clauses]).split()


@pytest.mark.parametrize(
    "first",
    [
        "The Committee received a report.",
        "Members noted the position on fares since last year.",
        "Consideration was given to a note on fares.",
        "Councillor Finch asked about the number 7 bus.",
        "Mr. Lark, Head of Transport, presented the report.",
        "There were no questions.",
        "No declarations were made.",
        "Apologies for absence were received.",
        "Further to Minute No. 12, the fares were explained.",
        "The Chair welcomed everybody to the meeting.",
        "It was reported that fares had risen.",
        "Discussion took place on the fares.",
        "Mr. J. B. Lark of Wrenmouth Buses presented the figures.",
        "The attention of those present was drawn to the number 7 bus.",
    ],
)
def test_the_minute_begins_where_somebody_does_something(first):
    item = with_minute("To consider the fares.", first, "The rest followed.").items[0]
    assert [entry.text for entry in item.agenda] == ["Report of the Head of Transport", "To consider the fares."]
    assert [entry.text for entry in item.minute.entries] == [first, "The rest followed."]


@pytest.mark.parametrize(
    "line",
    [
        "To receive the report.",
        "Members are requested to give notice of any interest.",
        "(Ms. Wren, Head of Transport to present the report)",
        "The Head of Transport will present the report.",
        "Copy attached.",
        "Minutes of the meeting held on 4 April 2011.",
    ],
)
def test_what_is_asked_of_members_belongs_to_the_agenda(line):
    item = with_minute(line, "The Cabinet considered the report.").items[0]
    assert [entry.text for entry in item.agenda][1:] == [line]


def test_words_about_what_should_be_done_are_no_resolution():
    page = with_minute("The Cabinet considered the report.", "Members felt that:", "fares should be frozen;", "routes could be kept.")
    assert not page.items[0].minute.resolutions


def test_a_resolution_in_the_middle_of_a_paragraph_is_found():
    said = with_minute("The Cabinet considered the report. RESOLVED: That it be noted.").items[0].minute.said
    assert [type(each).__name__ for each in said] == ["EntrySaid", "ResolutionSaid"]


def test_lines_broken_by_the_width_of_a_screen_are_one_paragraph():
    page = with_minute(
        "The Cabinet considered the report of the Head of Transport which set\nout the fares that had been asked for in every part "
        "of the town and the\nCouncil's view."
    )
    assert len(page.items[0].minute.entries) == 1
