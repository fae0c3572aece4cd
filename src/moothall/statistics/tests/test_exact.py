"""A mean is right to the last bit, whatever is added in whatever order."""

from fractions import Fraction
from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from moothall.statistics.charting.exact import exact_means

FLOATS = st.floats(-1e100, 1e100, allow_nan=False).filter(lambda number: not number or abs(number) >= 1e-100)
ALIKE = st.floats(0.5, 100).map(lambda number: round(number, 2))
GROUPS = st.lists(st.one_of(st.lists(FLOATS, min_size=1), st.lists(ALIKE, min_size=1, max_size=40)), min_size=1, max_size=5)


def means(groups, chosen=None):
    values = np.array([value for group in groups for value in group])
    begins = np.cumsum([0, *(len(group) for group in groups[:-1])])
    return exact_means(values, np.ones(len(values), dtype=bool) if chosen is None else np.array(chosen), begins).tolist()


def rounded_once(values):
    return float(sum(map(Fraction, values)) / len(values))


@given(GROUPS)
@settings(max_examples=100)
def test_each_mean_is_the_exact_one_rounded_once(groups):
    assert means(groups) == [rounded_once(group) for group in groups]


@given(st.lists(FLOATS, min_size=1), st.randoms())
@settings(max_examples=50)
def test_no_order_changes_a_mean(values, random):
    shuffled = list(values)
    random.shuffle(shuffled)
    assert means([shuffled]) == means([values])


@pytest.mark.parametrize(
    "values",
    [
        [95.9 / 7] * 7,
        [0.1, 0.2, 0.3],
        [1e15, 1e-12, -1e15],  # needs fractions: plain addition says nought
        [1.0, 1 + 2**-52],  # half way between two floats: to the even one
        [1 + 2**-52, 1 + 2**-51],
        [0.0, 0.0],
        [-5e-100, 5e-100],
    ],
)
def test_a_mean_that_plain_addition_gets_wrong_is_right(values):
    assert means([values, [1.0]]) == [rounded_once(values), 1.0]


def test_what_is_not_chosen_counts_for_nothing_and_none_at_all_has_no_mean():
    found = means([[1.0, 2.0, 9.0], [float("nan"), 4.0]], [True, True, False, False, False])
    assert found[0] == 1.5
    assert isnan(found[1])
