"""The matrix is read from what was typed or refused with a sentence; where a risk stands follows from it alone."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from moothall.risks import rules
from moothall.risks.rules import PLAIN, Kind, NotSuitable, Placed, State, Travel

STEPS = "Rare: a\nUnlikely: b\nLikely: c\nCertain: d"
FOUR = {"size": 4, "likelihoods": STEPS, "impacts": STEPS, "bands": "Low: 1\nHigh: 9", "accepts": 6, "appetites": "Money: 6\nLaw: 2"}
SCORES = st.integers(1, 5)


def four(**said):
    return rules.grid(**FOUR | said)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"size": 3}, "4 steps or 5"),
        ({"accepts": 17}, "from 1 to 16"),
        ({"likelihoods": "Rare: a"}, "Write 4 steps of likelihood, one on a line, the lowest first. There are 1."),
        ({"impacts": STEPS.replace("Certain", "rare")}, "a word of its own"),
        ({"impacts": STEPS.replace("Rare: a", "Rare")}, "“Rare” lacks"),
        ({"impacts": STEPS.replace("Rare", "R" * 41)}, "at most 40 letters"),
        ({"bands": "Low: 1"}, "Write 2 to 5 bands"),
        ({"bands": "Low: 2\nHigh: 9"}, "The lowest band begins at 1"),
        ({"bands": "Low: 1\nHigh: 1"}, "no two bands"),
        ({"bands": "Low: 1\nLarge: 9"}, "a first letter of its own"),
        ({"bands": "Low: 1\nHigh: 17"}, "a score from 1 to 16: “High: 17”"),
        ({"bands": "Low: 1\nHigh: ²"}, "does not read so"),
        ({"appetites": "Money: 6\nmoney: 5"}, "name each only once"),
        ({"appetites": ""}, "Name 1 to 20 categories"),
    ],
)
def test_what_makes_no_matrix_is_refused_with_a_sentence_that_says_what_to_do(said, why):
    with pytest.raises(NotSuitable, match=why.replace("²", ".")):
        four(**said)


def test_a_matrix_is_kept_and_read_again_as_it_was():
    for one in (PLAIN, four()):
        assert rules.grid(**rules.kept(one)) == one


def test_each_score_has_one_band_and_a_category_that_is_not_named_has_the_general_line():
    assert [PLAIN.band(score).letter for score in (1, 7, 8, 14, 15, 25)] == ["L", "L", "M", "M", "H", "H"]
    assert (four().accepted("Law"), four().accepted("Weather")) == (2, 6)
    assert (four().is_beyond("Law", 2), four().is_beyond("Law", 3)) == (False, True)
    assert four().categories == ("Money", "Law")
    assert (four().holds(4, 4), four().holds(5, 1), four().holds(1, 0)) == (True, False, False)


@given(SCORES, SCORES, SCORES, SCORES)
def test_a_risk_never_goes_two_ways_at_once(likely, bad, other_likely, other_bad):
    one, other = Placed(likely, bad, PLAIN, 1), Placed(other_likely, other_bad, PLAIN, 1)
    there, back = rules.travel(one, other), rules.travel(other, one)
    assert {there, back} in ({Travel.SAME}, {Travel.WORSE, Travel.BETTER})
    assert PLAIN.band(one.score) in PLAIN.bands


def test_scores_of_two_matrices_are_never_compared():
    now = Placed(4, 4, four(), 2)
    assert rules.travel(Placed(5, 5, PLAIN, None), now) is Travel.ANEW
    assert rules.travel(None, now) is Travel.FIRST


@given(st.lists(st.tuples(SCORES, SCORES), max_size=30))
def test_the_heat_map_holds_each_risk_once(places):
    found = rules.cells(PLAIN, places)
    assert sum(cell.number for row in found for cell in row) == len(places)
    assert (found[0][0].likelihood, found[-1][-1].likelihood, found[0][-1].score) == (5, 1, 25)


def test_the_first_sentence_says_where_a_risk_is_against_what_is_accepted():
    high, low = Placed(4, 4, PLAIN), Placed(1, 2, PLAIN)
    said = {
        (None, State.OPEN): "not been assessed yet",
        (high, State.OPEN): "That is 7 beyond the 9 that the council accepts for money, and nobody has accepted it.",
        (high, State.TOLERATED): "for money, accepted by Ada Able.",
        (low, State.OPEN): "Rare (1) and minor (2): 2 of 25, low. The council accepts 9 for money, so this is within it.",
        (low, State.CLOSED): "It is closed.",
    }
    for (now, state), words in said.items():
        assert words in rules.against_appetite("Money", now, state, "Ada Able")


def test_beyond_the_appetite_one_person_accepts_a_risk_by_name():
    high, low = Placed(4, 4, PLAIN), Placed(1, 2, PLAIN)
    assert "Assess it first" in rules.cannot_be_tolerated("Money", None, True)
    assert "name the person" in rules.cannot_be_tolerated("Money", high, False)
    assert (rules.cannot_be_tolerated("Money", high, True), rules.cannot_be_tolerated("Money", low, False)) == ("", "")


@pytest.mark.parametrize(
    ("state", "day", "is_late"), [("open", 9, True), ("open", 10, False), ("tolerated", 9, True), ("closed", 9, False)]
)
def test_a_review_is_late_from_the_day_after_until_the_risk_is_closed(state, day, is_late):
    assert rules.review_is_late(date(2026, 11, day), State(state), date(2026, 11, 10)) is is_late


def test_the_register_reads_in_a_sentence():
    assert rules.headline([], 0, 0, 0, 0) == "No risk stands here."
    assert rules.headline([], 0, 0, 1, 0) == "1 risk: 1 not assessed yet."
    assert rules.headline(["High", "High"], 2, 2, 1, 1) == (
        "3 risks: 2 high and 1 not assessed yet. 2 are beyond what the council accepts, 2 reviews are late "
        "and 1 stands under an older matrix and must be assessed again."
    )
    assert rules.headline(["Low"], 0, 0, 0, 2).endswith("None are beyond what the council accepts and 2 stand under an older matrix "
                                                        "and must be assessed again.")  # fmt: skip


def test_every_kind_of_assessment_has_its_words_and_what_is_over_is_over():
    assert set(rules.KINDS) == set(Kind)
    assert [one.is_over for one in rules.Doing] == [False, False, True, True]
