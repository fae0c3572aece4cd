"""Why something may be closed: the paragraphs of Schedule 12A of the day, who may still see it, and what the public reads."""

from datetime import date

import pytest

from moothall.meetings.rules.law.grounds import (
    exclusion,
    lacks,
    may_members_see,
    not_for_publication,
    numbers_in,
    paragraphs_on,
    qualifications,
)
from moothall.meetings.rules.law.rule import Nation

TODAY = date(2026, 11, 12)
SEVEN = ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("day", "is_standards", "nation", "numbers"),
    [
        (date(2006, 2, 28), False, Nation.ENGLAND, []),
        (date(2006, 3, 1), False, Nation.ENGLAND, SEVEN),
        (date(2009, 12, 2), False, Nation.ENGLAND, SEVEN),
        (date(2009, 12, 2), True, Nation.ENGLAND, [*SEVEN, "7A", "7B", "7C"]),
        (date(2012, 6, 30), True, Nation.ENGLAND, [*SEVEN, "7A", "7B", "7C"]),
        (date(2012, 7, 1), True, Nation.ENGLAND, SEVEN),
        (TODAY, False, Nation.WALES, ["12", "13", "14", "15", "16", "17", "18"]),
        (date(2007, 3, 31), False, Nation.WALES, []),
        (TODAY, False, Nation.SCOTLAND, []),
    ],
)
def test_a_closure_names_a_paragraph_of_its_day(day, is_standards, nation, numbers):
    assert [paragraph.number for paragraph in paragraphs_on(day, nation, is_standards)] == numbers


def test_each_paragraph_has_its_words_and_source():
    for paragraph in paragraphs_on(date(2010, 1, 1), is_standards_committee=True):
        assert paragraph.words[0].isupper()
        assert paragraph.short
        assert "Schedule 12A" in paragraph.source


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972", ["3"]),
        ("1, 3 and 7a", ["1", "3", "7A"]),
        ("3 and 3", ["3"]),
        ("paragraphs 14 and 16", ["14", "16"]),
        ("paragraph 2.4", []),
        ("", []),
        ("exempt", []),
    ],
)
def test_the_paragraphs_that_somebody_wrote_are_found(text, numbers):
    assert numbers_in(text) == numbers


def test_nothing_is_exempt_without_its_paragraph_and_the_public_interest():
    assert lacks(["3"], "The price would fall.", TODAY) == []
    assert lacks([], "", TODAY) == [
        "Name the paragraph of Schedule 12A.",
        "Say why the public interest in keeping it closed outweighs that in disclosing it (Schedule 12A, paragraph 10).",
    ]
    assert lacks(["8"], "Because.", TODAY) == ["There is no paragraph 8. On that day there were 1, 2, 3, 4, 5, 6 and 7."]
    assert lacks(["7C"], "Because.", TODAY) == ["Paragraph 7C was only for standards committees, until 30 June 2012."]
    assert lacks(["7c"], "Because.", date(2010, 1, 1), is_standards_committee=True) == []
    assert lacks(["14"], " ", TODAY, Nation.WALES) == [
        "Say why the public interest in keeping it closed outweighs that in disclosing it (Schedule 12A, paragraph 21)."
    ]
    assert lacks(["3"], "Because.", date(2005, 1, 1)) == [
        "Schedule 12A as it stood on that day is not recorded here. Give the ground in words."
    ]


@pytest.mark.parametrize(
    ("number", "found"), [("3", ["8", "9", "10"]), ("1", ["9", "10"]), ("7", ["9", "10"]), ("7a", ["9", "10"]), ("12", [])]
)
def test_each_paragraph_has_its_qualifications(number, found):
    assert [qualification.number for qualification in qualifications(number)] == found


@pytest.mark.parametrize("number", ["1", "2", "4", "5", "7", "7A", "8", "12"])
def test_what_is_closed_to_members_too_is_seen_by_none_of_them_by_right(number):
    assert not may_members_see([number])


def test_members_may_see_paragraph_6_and_paragraph_3_but_no_terms_of_a_contract():
    assert may_members_see(["6"])
    assert may_members_see(["3", "6"])
    assert not may_members_see(["3"], is_contract_terms=True)
    assert may_members_see(["6"], is_contract_terms=True)
    assert not may_members_see([])
    assert may_members_see(["14", "17"], nation=Nation.WALES)
    assert not may_members_see(["14"], is_contract_terms=True, nation=Nation.WALES)


def test_the_public_reads_that_it_is_not_for_publication_and_why():
    assert not_for_publication(["1", "3"]) == (
        "Not for publication by virtue of paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972."
    )
    assert "Part 4 of Schedule 12A" in not_for_publication(["14"], Nation.WALES)
    assert not_for_publication([]).startswith("Not for publication: confidential information")


def test_a_resolution_to_exclude_names_the_items_the_paragraph_and_the_power_of_its_day():
    said = exclusion(["3"], ["9", "10"], TODAY)
    assert said.startswith(
        "That, under section 100A(4) of the Local Government Act 1972, the public be excluded from the meeting during items 9 and 10"
    )
    assert "paragraph 3 of Part 1 of Schedule 12A" in said
    assert "regulation 4(2)(b) of SI 2012/2089" in exclusion(["3"], ["9"], date(2012, 9, 10), is_executive=True)
    assert "section 100A(4)" in exclusion(["3"], ["9"], date(2012, 9, 9), is_executive=True)
    assert "section 50A(4)" in exclusion(["6"], ["9"], TODAY, nation=Nation.SCOTLAND)


@pytest.mark.parametrize(("numbers", "items"), [([], ["9"]), (["3"], [])])
def test_a_resolution_that_names_nothing_is_refused(numbers, items):
    with pytest.raises(ValueError, match="names the items and the paragraph"):
        exclusion(numbers, items, TODAY)
