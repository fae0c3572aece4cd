"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given, strategies as some

from moothall.authority.days import NotADay, day_from
from moothall.authority.words import day_in_words

FIRST_OF_APRIL = date(2026, 4, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "1 4 2026",
        "01/04/2026",
        "1-4-2026",
        "1.4.2026",
        "2026-04-01",
        "1 April 2026",
        "1 apr 26",
        "Wednesday 1st April, 2026",
        " 1  4  2026 ",
    ],
)
def test_a_day_is_read_in_every_common_form(typed):
    assert day_from(typed) == FIRST_OF_APRIL


@pytest.mark.parametrize("typed", ["31 2 2026", "29 February 2026", "0 1 2026", "1 13 2026", "1 Smarch 2026"])
def test_a_day_that_does_not_exist_is_named_with_an_example(typed):
    with pytest.raises(NotADay, match="There is no such day as .*28 2 2026"):
        day_from(typed)


@pytest.mark.parametrize("typed", ["", "soon", "4", "2026", "1/4", "１ ４ ２０２６ x", "1 4 2026 or so", "\u202e1 4 2026"])
def test_what_is_no_day_gets_a_sentence(typed):
    with pytest.raises(NotADay, match="Enter a day as numbers"):
        day_from(typed)


@given(some.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_words_is_read_back(day):
    assert day_from(day_in_words(day)) == day


@given(some.text(max_size=60))
def test_whatever_is_typed_is_a_day_or_a_sentence(text):
    try:
        read = day_from(text)
    except NotADay as sentence:
        read = str(sentence)
    assert isinstance(read, date) or read.endswith(".")
