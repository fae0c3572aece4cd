"""Clauses that a part names, and minutes that a text confirms: each is found, or named as a gap."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from moothall.meetings import rules
from moothall.meetings.rules import Reference


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("subject to (1) above, the plan be approved", [Reference("subject to (1) above", "1", is_condition=True)]),
        ("resolution (2) below be noted", [Reference("resolution (2) below", "2")]),
        (
            "in accordance with (1) and (3) above",
            [Reference("(1) and (3) above", "1"), Reference("(1) and (3) above", "3")],
        ),
        (
            "subject to paragraphs (1) to (3) above, act",
            [Reference("subject to paragraphs (1) to (3) above", number, is_condition=True) for number in "123"],
        ),
        ("subject to the agreement in 2 above, act", [Reference("subject to the agreement in 2 above", "2", is_condition=True)]),
        (
            "subject to (1), (2) and (3) above",
            [Reference("subject to (1), (2) and (3) above", number, is_condition=True) for number in "123"],
        ),
        ("subject\nto (1)\nabove, act", [Reference("subject to (1) above", "1", is_condition=True)]),
        (
            "the plan be approved subject to the approval of Council and the Director be asked to act",
            [Reference("subject to the approval of Council", is_condition=True)],
        ),
        ("subject to planning permission, the sale be approved", [Reference("subject to planning permission", is_condition=True)]),
        (
            "subject to (2) below, and provided that funds are found, act",
            [Reference("subject to (2) below", "2", is_condition=True), Reference("provided that funds are found", is_condition=True)],
        ),
        ("as outlined in paragraph 2.4 of the report", []),
        ("as outlined in paragraph (2) of the report", []),
        ("paragraph (2) of this resolution", [Reference("paragraph (2)", "2")]),
        ("the Assistant Chief Executive (Management) be thanked", []),
        ("(1) the plan be approved", []),
        ("the contract be subject to annual review", []),
        ("", []),
    ],
)
def test_the_clauses_and_conditions_that_a_part_names_are_found(text, references):
    assert rules.references_in(text, [1, 2, 3]) == references


def test_a_clause_that_is_not_there_is_named_as_a_gap():
    [reference] = rules.references_in("subject to (4) above, the plan be approved", [1, 2, 3])
    assert not reference.is_there
    assert reference.gap == "It refers to (4), and there is no (4) here."
    present, missing = rules.references_in("in line with (1) and (5) below", [1, 2])
    assert (present.is_there, missing.is_there) == (True, False)


def test_a_letter_is_found_only_where_the_clauses_are_lettered():
    assert rules.references_in("subject to paragraph (a)", ["(a)", "(b)"])[0].is_there
    assert rules.references_in("subject to paragraph (a)", [1, 2])[0].gap == "It refers to (a), and there is no (a) here."


@given(st.text(), st.sets(st.integers(1, 30)))
def test_whatever_is_read_every_reference_has_its_clause_or_its_gap(text, numbers):
    for reference in rules.references_in(text, numbers):
        assert reference.words in " ".join(text.split())
        assert reference.is_there == (
            not reference.number or int(reference.number) in numbers if reference.number.isdecimal() else reference.is_there
        )


@given(st.integers(1, 40), st.sets(st.integers(1, 40)))
def test_a_gap_is_told_exactly_when_the_clause_is_missing(number, numbers):
    [reference] = rules.references_in(f"subject to ({number}) above, the plan be approved", numbers)
    assert (reference.number, reference.is_condition) == (str(number), True)
    assert reference.is_there == (number in numbers)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("That the Minutes of the meeting held on 9 June 2010 be confirmed as a correct record.", [date(2010, 6, 9)]),
        ("The Minutes of the Policy Committee meeting on 23 September 2015 were approved as a correct record.", [date(2015, 9, 23)]),
        (
            "That the minutes of the meetings held on 9 and 16 June 2010 be agreed and signed by the Chair.",
            [date(2010, 6, 9), date(2010, 6, 16)],
        ),
        (
            "the Minutes of the meetings held on Wednesday 9th June, 14 July and 4th August, 2010 be confirmed",
            [date(2010, 6, 9), date(2010, 7, 14), date(2010, 8, 4)],
        ),
        ("the minutes of 31/12/2009 and of 09.06.2010 be approved", [date(2009, 12, 31), date(2010, 6, 9)]),
        ("the minutes of the meeting of 9 June 2010, subject to one amendment, be confirmed", [date(2010, 6, 9)]),
        ("the minutes of 9 June 2010 and 4 August 2010 be received", [date(2010, 6, 9), date(2010, 8, 4)]),
        ("Minutes of the meeting held on Wednesday 9 June 2010.", []),
        ("the Minutes of the meeting held on 9 June 2010 be not confirmed", []),
        ("the Minutes of the meeting held on 9 June 2010 not be confirmed", []),
        ("the Minutes of the meeting held on 31 June 2010 be confirmed", []),
        ("the Minutes of the meeting held on 9 June be confirmed", []),
        ("the Minutes of 45/13/2010 be confirmed", []),
        ("the report on 9 June 2010 be confirmed", []),
    ],
)
def test_which_earlier_minutes_are_confirmed_is_read_from_the_resolution(text, days):
    assert list(rules.minutes_confirmed(text)) == days


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 12, 31)), min_size=1, max_size=4))
def test_every_day_named_is_read_back(days):
    named = " and ".join(f"{day.day} {day:%B} {day.year}" for day in days)
    assert list(rules.minutes_confirmed(f"That the Minutes of the meetings held on {named} be confirmed as a correct record.")) == days


@pytest.mark.parametrize(
    ("agenda", "minute", "said"),
    [
        (
            ["Assistant Chief Executive"],
            ["the Chief Executive"],
            "The agenda names the Assistant Chief Executive as the author, the minute the Chief Executive. Both are kept as published.",
        ),
        (
            ["Chair of the Board", "Director of Place"],
            ["Chair of the Board"],
            "The agenda names the Chair of the Board and the Director of Place as the authors, the minute the Chair of the Board. "
            "Both are kept as published.",
        ),
        (
            ["Director of Place (Roads)"],
            ["Director of Place (Parks)"],
            "The agenda names the Director of Place (Roads) as the author, the minute the Director of Place (Parks). "
            "Both are kept as published.",
        ),
        (["Assistant Chief Executive"], ["Assistant Chief Executive (Management)"], ""),
        (["the Director, Equalities Partnership"], ["Director of the Equalities Partnership"], ""),
        (["Chair", "Director"], ["Director", "Chair"], ""),
        (["Chair"], [], ""),
        ([], ["Chair"], ""),
    ],
)
def test_a_page_that_contradicts_itself_about_who_reported_is_shown_to(agenda, minute, said):
    assert rules.authors_differ(agenda, minute) == said
