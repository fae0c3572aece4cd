"""What was typed becomes a question that both databases can be asked, whatever it was."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from moothall.search.rules import Question, for_fts5, for_postgresql, kind_and_key, number_of, question, range_of

DAYS = st.none() | st.dates(max_value=date(2800, 1, 1))


def test_every_word_is_wanted_phrases_stay_together_and_a_minus_leaves_out():
    assert question('damp "call in" -parking -"on street"') == Question(
        phrases=(("damp",), ("call", "in")), without=(("parking",), ("on", "street"))
    )


@pytest.mark.parametrize("typed", ["“call in”", '"call in"', "«call in»", '"call   in', "call-in", "call_in"])
def test_a_phrase_may_be_typed_in_many_ways(typed):
    assert question(typed).phrases in ((("call", "in"),), (("call",), ("in",)))


def test_what_was_left_open_is_not_lost():
    assert question('damp "call in').phrases == (("damp",), ("call",), ("in",))


@pytest.mark.parametrize("typed", ["", "   ", "-", '"', '""', "*** :: ()", "\u202e\u200f", "-damp", "\x00"])
def test_where_no_word_is_wanted_nothing_is_asked(typed):
    assert not question(typed)


def test_a_question_is_said_in_words_alone():
    assert str(question('\u202edamp\x00 "call in" -parking')) == "damp “call in”, without parking"


@given(st.text(max_size=400))
def test_no_mark_of_either_language_comes_through(typed):
    asked = question(typed)
    assert len(str(asked)) < 1200
    if asked:
        words = [word for phrase in asked.phrases + asked.without for word in phrase]
        assert all(word.isalnum() or not word.isascii() for word in words)
        assert for_fts5(asked).count('"') == 2 * len(asked.phrases + asked.without)
        assert for_postgresql(asked).count("'") == 2 * len(words)


@given(DAYS, st.integers(0, 31), st.integers(1, 2**36 - 1))
def test_an_index_number_keeps_its_row_and_fits_in_a_column(on, kind, key):
    number = number_of(on, kind, key)
    assert kind_and_key(number) == (kind, key)
    assert 0 < number < 2**63


@given(st.dates(max_value=date(2800, 1, 1)), st.dates(max_value=date(2800, 1, 1)))
def test_a_later_day_has_a_larger_number(one, other):
    if one < other:
        assert number_of(one, 31, 2**36 - 1) < number_of(other, 0, 1)


@given(st.dates(max_value=date(2800, 1, 1)), st.none() | st.dates(), st.none() | st.dates())
def test_a_stretch_of_days_holds_its_first_and_its_last_and_nothing_else(day, first, last):
    low, high = range_of(first, last)
    assert (low <= number_of(day, 3, 7) <= high) is ((not first or first <= day) and (not last or day <= last))
    assert high < 2**63


def test_what_has_no_day_comes_first_and_only_if_no_day_is_asked_for():
    undated = number_of(None, 1, 1)
    assert undated > number_of(date.max, 1, 1)
    assert range_of()[1] >= undated
    assert not range_of(first=date(2026, 1, 1))[1] >= undated
    assert not range_of(last=date.max)[1] >= undated


@pytest.mark.parametrize(("kind", "key"), [(-1, 1), (32, 1), (1, 0), (1, 2**36)])
def test_what_does_not_fit_in_a_number_is_refused(kind, key):
    with pytest.raises(ValueError, match="do not fit"):
        number_of(None, kind, key)
