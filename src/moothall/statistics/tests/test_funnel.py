"""Limits of a funnel are those of counting every case, smooth, and the same whichever way they are worked out."""

from fractions import Fraction
from math import comb, factorial, isclose

import pytest
from hypothesis import given, settings, strategies as st

from moothall.statistics import funnel
from moothall.statistics.funnel import proportion_limits, rate_limits

CHANCES = [0.95, 0.998]


def by_counting(weights, tail):
    """The definition of Spiegelhalter (2005), in fractions."""
    total = sum(weights)
    so_far = Fraction(0)
    for count, weight in enumerate(weights):
        so_far += Fraction(weight, total) if isinstance(weight, int) else weight / total
        if so_far > tail:
            return max(0.0, float(count - (so_far - tail) / (Fraction(weight) / total)))
    raise AssertionError


@given(st.integers(1, 60), st.integers(1, 19), st.sampled_from(CHANCES))
@settings(max_examples=40)
def test_a_proportion_has_the_limits_of_counting_every_case(size, twentieths, chance):
    share = Fraction(twentieths, 20)
    weights = [comb(size, k) * share**k * (1 - share) ** (size - k) for k in range(size + 1)]
    found = proportion_limits(twentieths / 20, size, chance=chance)
    for limit, tail in zip(found, ((1 - chance) / 2, (1 + chance) / 2), strict=True):
        assert isclose(limit, by_counting(weights, Fraction(tail)) / size, rel_tol=1e-7, abs_tol=1e-9)


@pytest.mark.parametrize(("mean", "chance"), [(0.01, 0.95), (0.5, 0.998), (3, 0.95), (20, 0.998)])
def test_a_rate_has_the_limits_of_counting_every_case(mean, chance):
    share = Fraction(mean)
    weights = [share**k / factorial(k) for k in range(120)]
    found = rate_limits(mean, 1, chance=chance)
    for limit, tail in zip(found, ((1 - chance) / 2, (1 + chance) / 2), strict=True):
        assert isclose(limit, by_counting(weights, Fraction(tail)), rel_tol=1e-7, abs_tol=1e-9)


@pytest.mark.parametrize("chance", CHANCES)
@pytest.mark.parametrize(("limits", "given"), [(proportion_limits, (0.2, 600_000)), (rate_limits, (1.0, 95_000.0))], ids=["share", "rate"])
def test_large_places_have_the_same_limits_by_the_expansion(limits, given, chance, monkeypatch):
    quick = limits(*given, chance=chance)
    monkeypatch.setattr(funnel, "LARGE", 1e12)
    for expanded, counted in zip(quick, limits(*given, chance=chance), strict=True):
        assert abs(expanded - counted) * given[1] < 0.01


def test_the_larger_a_place_the_narrower_its_limits():
    widths = [high - low for low, high in (proportion_limits(0.3, size, chance=0.95) for size in (10, 100, 10_000, 1_000_000, 10**9))]
    assert widths == sorted(widths, reverse=True)


def test_what_cannot_vary_has_no_width_and_no_limit_leaves_what_is_possible():
    assert proportion_limits(0.0, 5, chance=0.95) == (0, 0)
    assert proportion_limits(1.0, 5, chance=0.95) == (1, 1)
    assert rate_limits(0, 100, chance=0.95) == (0, 0)
    low, high = proportion_limits(0.99, 5, chance=0.998)
    assert 0 <= low < high <= 1
    assert rate_limits(0.1, 5, chance=0.998)[0] == 0
    assert proportion_limits(0.5, 1, chance=1 - 1e-16)[1] <= 1


def test_a_rate_may_be_given_for_a_thousand_residents():
    low, high = rate_limits(5, 20_000, chance=0.95, per=1_000)
    assert low < 5 < high
    assert isclose(low, rate_limits(0.005, 20_000, chance=0.95)[0] * 1_000)


@pytest.mark.parametrize(
    "call",
    [
        lambda: proportion_limits(1.1, 5, chance=0.95),
        lambda: proportion_limits(0.5, 0, chance=0.95),
        lambda: rate_limits(-1, 5, chance=0.95),
        lambda: rate_limits(1, 0, chance=0.95),
        lambda: rate_limits(float("nan"), 1, chance=0.95),
        lambda: proportion_limits(0.5, 5, chance=1),
    ],
)
def test_what_cannot_be_meant_is_refused(call):
    with pytest.raises(ValueError, match="^(centre|chance): "):
        call()
