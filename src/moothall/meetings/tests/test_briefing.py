"""What comes before whoever holds a portfolio is said in one sentence."""

from datetime import date

import pytest

from moothall.meetings.briefing import shortened
from moothall.meetings.rules.briefed import asked_in_words

pytestmark = pytest.mark.once
FIRST = ("Cabinet", date(2026, 12, 10))


def test_what_is_asked_is_counted_with_where_it_comes_first():
    assert asked_in_words(0, 0, None, is_holder=True) == ""
    assert asked_in_words(1, 0, FIRST, is_holder=True) == "You are asked to consider 1 report, at Cabinet on Thursday 10 December."
    assert asked_in_words(1, 1, FIRST, is_holder=False).startswith("The portfolio holder is asked to agree 1 recommendation, at Cabinet")
    assert asked_in_words(2, 0, FIRST, is_holder=True).endswith("2 reports, the first at Cabinet on Thursday 10 December.")


def test_a_long_recommendation_is_cut_between_words():
    assert shortened("That  the roof\nbe mended.") == "That the roof be mended."
    assert shortened("word " * 100) == ("word " * 48).strip() + "…"
