"""A forecast says how it was made, and with what chance its range holds; a figure of another kind is carried on otherwise."""

import pytest
from hypothesis import given, settings, strategies as st

from moothall.statistics.forecast import year_end

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)


def test_a_year_to_date_figure_grows_by_the_part_of_the_year_that_others_had_reached():
    past = [[10, 20, 30, 100], [10, 25, 30, 100], [10, 40, 50, 100]]
    found = year_end([9, 20, None, None], accumulation="cumulative", past=past)
    assert (found.value, found.low, found.high, found.chance) == (80, 50, 100, 0.5)
    assert found.method == "By now the year usually stands at 25% of its end (the median of 3 earlier years)."


def test_without_an_earlier_year_it_grows_evenly_and_has_no_range():
    found = year_end([20, 41, None, None], accumulation="cumulative")
    assert (found.value, found.low, found.chance, found.known) == (82, None, None, 2)
    nothing_then = year_end([20, 41, None, None], accumulation="cumulative", past=[[0, 0, 0, 0], [None] * 4, [-1, -2, 3, 4]])
    assert nothing_then.value == 82


def test_a_level_moves_as_it_did_in_earlier_years():
    past = [[50, 40, 45, 60], [52, 42, 45, 66], [51, 41, 45, 69], [50, None, 1, 2]]
    found = year_end([53, 43, None, None], accumulation="snapshot", past=past)
    assert (found.value, found.low, found.high, found.chance) == (67, 63, 71, 0.5)
    assert year_end([53, 43, None, None], accumulation="snapshot", past=past[:1]).low is None
    assert "one earlier year" in year_end([53, 43, None, None], accumulation="snapshot", past=past[:1]).method


def test_a_level_without_earlier_years_stays_and_wanders_by_its_own_steps():
    found = year_end([10, 12, 10, 12, 10, None, None, None, None], accumulation="snapshot")
    assert (found.value, found.chance) == (10, 0.8)
    assert round(found.high - 10, 3) == round(1.2815515655 * 2 / 1.128 * 2, 3)
    assert year_end([10, 12, None, None], accumulation="snapshot").low is None


def test_a_rolling_figure_carries_the_year_before_and_has_no_season():
    past = [[50, 40, 45, 90]]
    found = year_end([91, 92, None, None], accumulation="rolling", past=past)
    assert found.value == 92
    assert found.low < 92 < found.high
    assert "most of it is the year already gone" in found.method


def test_a_year_that_is_whole_is_no_forecast_and_one_without_figures_has_none():
    assert year_end([1, 2, 3, 4], accumulation="cumulative").method == "The year is complete."
    assert year_end([None, None], accumulation="snapshot") is None


@pytest.mark.parametrize("accumulation", ["snapshot", "cumulative", "rolling"])
@given(st.lists(st.lists(st.one_of(st.none(), NUMBERS), min_size=4, max_size=4), max_size=5), st.lists(NUMBERS, min_size=1, max_size=4))
@settings(max_examples=25)
def test_a_range_holds_its_own_forecast(accumulation, past, begun):
    found = year_end(begun + [None] * (4 - len(begun)), accumulation=accumulation, past=past)
    assert found.low is None or found.low <= found.value <= found.high or abs(found.value - found.low) < 1e-6 * abs(found.value)


@pytest.mark.parametrize(
    ("field", "year", "more"),
    [
        ("accumulation", [1], {"accumulation": "yearly"}),
        ("past", [], {"accumulation": "snapshot"}),
        ("past", [1, 2], {"accumulation": "snapshot", "past": [[1]]}),
        ("year", [float("nan")], {"accumulation": "snapshot"}),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_field(field, year, more):
    with pytest.raises(ValueError, match=f"^{field}: "):
        year_end(year, **more)
