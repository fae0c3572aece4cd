"""A trend is said where chance would seldom look so, and never across a gap."""

from itertools import permutations
from math import erfc, factorial, isclose, sqrt

import pytest
from hypothesis import given, settings, strategies as st

from moothall.statistics.polarity import goodness
from moothall.statistics.trend import FALLING, LEVEL, RISING, UNKNOWN, five_point_trend, mann_kendall, proportion_trend

YEARS = [2021, 2022, 2023, 2024, 2025]


def trend(*values, **more):
    return five_point_trend(range(2026 - len(values), 2026), values, **({"level": 0.05} | more))


def test_five_that_rise_or_fall_each_year_are_a_trend_and_four_of_five_are_none():
    assert [trend(1, 2, 3, 4, 5).direction, trend(5, 4, 3, 2, 1).direction] == [RISING, FALLING]
    assert trend(1, 3, 2, 4, 5).direction == LEVEL
    assert trend(1, 2, 3, 4, 5).why == "Rising over the latest 5 years: figures in no order at all look so ordered only 1.7 times in 100."
    assert trend(1, 3, 2, 4, 5).why.endswith("no clear change: figures in no order at all look like this 8 times in 100.")
    assert trend(1, 2, 3, 2, 1).why == "The figures rise as often as they fall."


def test_the_latest_five_count_and_the_years_before_do_not():
    assert trend(90, 80, 1, 2, 3, 4, 5).direction == RISING
    assert trend(1, 2, 3, 4, 5, None).direction == RISING
    assert trend(1, 2, 3, 4, 5, 6, 0, points=6).direction == LEVEL
    assert five_point_trend(YEARS[::-1], [1, 2, 3, 4, 5], level=0.05).direction == FALLING


def test_nothing_is_filled_in():
    assert trend(1, 2, None, 4, 5).why == "A trend needs the values of 5 years running; 2023 has none."
    assert trend(1, 2, 3).why == "A trend needs the values of 5 years running; 2021, 2022 have none."
    assert (trend(None).direction, trend(None).why, trend().direction) == (UNKNOWN, "There is no value yet.", UNKNOWN)


def test_what_never_changes_has_no_trend():
    assert (trend(7, 7, 7, 7, 7).direction, trend(7, 7, 7, 7, 7).chance) == (LEVEL, 1.0)


def test_the_slope_is_the_median_change_of_a_year():
    assert trend(10, 12, 14, 16, 90).slope == 2


@given(st.lists(st.integers(0, 3), min_size=2, max_size=6))
@settings(max_examples=40)
def test_the_chance_is_that_of_all_orders_of_the_same_values(values):
    score, chance = mann_kendall(values)
    orders = [mann_kendall_score(order) for order in permutations(values)]
    assert isclose(chance, sum(abs(each) >= abs(score) for each in orders) / len(orders))


def mann_kendall_score(values):
    return sum((b > a) - (b < a) for place, a in enumerate(values) for b in values[place + 1 :])


def test_a_long_series_is_still_exact():
    score, chance = mann_kendall(list(range(60)))
    assert score == 1770
    assert isclose(chance, 2 / factorial(60))


@pytest.mark.parametrize(("polarity", "word"), [("higher", "improving"), ("lower", "worsening"), ("plan", RISING), ("none", RISING)])
def test_whether_a_rise_is_good_follows_from_the_measure(polarity, word):
    assert trend(1, 2, 3, 4, 5).towards(polarity) == word
    assert trend(7, 7, 7, 7, 7).towards(polarity) == LEVEL


def test_where_the_plan_is_best_coming_nearer_to_it_is_a_rise():
    nearer = [goodness(value, "plan", 10) for value in (15, 6, 13, 8, 11)]
    assert trend(*nearer).towards("higher") == "improving"
    assert goodness(3.0, "none") is None


def test_counts_say_what_shares_alone_cannot():
    shares = [0.5, 0.52, 0.54, 0.56, 0.58]
    few = proportion_trend(YEARS, [share * 50 for share in shares], [50] * 5, level=0.05)
    many = proportion_trend(YEARS, [share * 5_000 for share in shares], [5_000] * 5, level=0.05)
    assert (few.direction, many.direction, round(many.slope, 6)) == (LEVEL, RISING, 0.02)
    down = proportion_trend(YEARS, [share * 5_000 for share in reversed(shares)], [5_000] * 5, level=0.05)
    assert down.direction == FALLING


def test_the_chi_squared_test_for_trend_gives_what_its_formula_gives_by_hand():
    # of a hundred each, 0.3 in all: they lean by 100, with a variance of 0.3 * 0.7 * 100 * 10
    found = proportion_trend(YEARS, [10, 20, 30, 40, 50], [100] * 5, level=0.05)
    assert isclose(found.chance, erfc(100 / sqrt(210) / sqrt(2)))


def test_shares_that_are_all_none_or_all_whole_have_no_trend_and_gaps_none_either():
    assert proportion_trend(YEARS, [0] * 5, [9] * 5, level=0.05).direction == LEVEL
    assert proportion_trend(YEARS, [1, 2, None, 4, 5], [9] * 5, level=0.05).direction == UNKNOWN


@pytest.mark.parametrize(
    ("field", "call"),
    [
        ("level", lambda: trend(1, 2, 3, 4, 5, level=0)),
        ("points", lambda: trend(1, 2, 3, 4, 5, points=3)),
        ("years", lambda: five_point_trend([2025, 2025], [1, 2], level=0.05)),
        ("numerators", lambda: proportion_trend([2025], [5], [4], level=0.05)),
        ("numerators", lambda: proportion_trend([2025], [0], [0], level=0.05)),
        ("polarity", lambda: goodness(1, "up")),
        ("plan", lambda: goodness(1, "plan")),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_field(field, call):
    with pytest.raises(ValueError, match=f"^{field}: "):
        call()
