"""The years of a plan are said as people say them, and the next plan begins where one ends."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, strategies as st

from moothall.plans.rules import days_out_of_order, next_years, years_in_words
from moothall.plans.rules.years import a_year_later, is_whole_years

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, DAYS)
def test_the_next_plan_begins_the_day_after_and_lasts_as_long(first, last):
    assume(first <= last and not is_whole_years(first, last))
    assert next_years(first, last) == (last + timedelta(days=1), last + timedelta(days=1) + (last - first))


@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)), st.integers(1, 10))
def test_the_next_plan_of_whole_years_has_as_many(first, years):
    last = a_year_later(first, years) - timedelta(days=1)
    begins, ends = next_years(first, last)
    assert is_whole_years(first, last)
    assert (begins, ends) == (a_year_later(first, years), a_year_later(first, 2 * years) - timedelta(days=1))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 4, 1), (2027, 3, 31), "2026/27"),
        ((1999, 4, 1), (2000, 3, 31), "1999/00"),
        ((2026, 4, 1), (2028, 3, 31), "2026 to 2028"),
        ((2025, 1, 1), (2026, 12, 31), "2025 to 2026"),
        ((2026, 1, 1), (2026, 12, 31), "2026"),
        ((2026, 4, 1), (2026, 4, 1), "1 April 2026 to 1 April 2026"),
    ],
)
def test_years_are_said_as_people_say_them(first, last, words):
    assert years_in_words(date(*first), date(*last)) == words


def test_days_out_of_order_are_named_and_days_in_order_are_not():
    assert days_out_of_order(None, date(2026, 4, 1)) == days_out_of_order(date(2026, 4, 1), date(2026, 4, 1)) == ""
    assert "31 March 2026, is before the first day, 1 April 2026" in days_out_of_order(date(2026, 4, 1), date(2026, 3, 31))


def test_the_last_of_february_has_a_next_year():
    assert a_year_later(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_later(date(2028, 2, 29), 4) == date(2032, 2, 29)
