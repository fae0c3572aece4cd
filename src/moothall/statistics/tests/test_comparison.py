"""Places are compared with those that have a figure; a missing one is missing, and real published comparisons come out as published."""

import csv
import json
from collections import defaultdict
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given, settings, strategies as st

from moothall.statistics.comparison import Average, beside_reference, mean_of_places, median_of_places, pooled_rate, standings

FIGURES = {"Ashby": 9.0, "Byfleet": 7.0, "Carne": 7.0, "Dunmere": None, "Eskmouth": 5.0}
PLACES = st.dictionaries(st.integers(0, 40), st.one_of(st.none(), st.integers(0, 6).map(float)), max_size=30)


def places(figures, polarity, **more):
    found = standings(figures, polarity, **({"fewest_for_quarters": 4} | more))
    return {name: (each.place, each.quarter) for name, each in found.items()}


def test_those_alike_share_the_better_place_and_the_better_quarter():
    assert places(FIGURES, "higher") == {"Ashby": (1, 1), "Byfleet": (2, 2), "Carne": (2, 2), "Eskmouth": (4, 4)}
    assert places(FIGURES, "lower") == {"Eskmouth": (1, 1), "Byfleet": (2, 2), "Carne": (2, 2), "Ashby": (4, 4)}
    assert standings(FIGURES, "higher", fewest_for_quarters=4)["Carne"].shared_with == 1


def test_where_the_plan_is_best_the_nearest_is_first_and_where_nothing_is_judged_nobody_is():
    assert places(FIGURES, "plan", plan=7.5) == {"Byfleet": (1, 1), "Carne": (1, 1), "Ashby": (3, 3), "Eskmouth": (4, 4)}
    assert places(FIGURES, "none") == {}


def test_a_small_group_has_no_quarters():
    assert {quarter for _, quarter in places(FIGURES, "higher", fewest_for_quarters=5).values()} == {None}


def test_a_missing_figure_is_no_average_and_has_no_place():
    assert "Dunmere" not in places(FIGURES, "higher")
    assert mean_of_places(FIGURES) == Average(7.0, places=4, missing=1)
    assert median_of_places(FIGURES) == Average(7.0, places=4, missing=1)
    for nobody in ({}, {"Ashby": None}):
        assert mean_of_places(nobody).value is median_of_places(nobody).value is pooled_rate(nobody, {}).value is None


def test_a_pooled_rate_counts_every_resident_alike():
    tops, wholes = {"a": 1, "b": 90, "c": 5, "d": 3}, {"a": 10, "b": 100, "c": None, "e": 7}
    assert pooled_rate(tops, wholes, per=100) == Average(100 * 91 / 110, places=2, missing=3)
    assert pooled_rate({"a": 0}, {"a": 0}) == Average(None, places=1, missing=0)


@given(PLACES, st.sampled_from(["higher", "lower"]))
@settings(max_examples=40)
def test_a_place_is_one_more_than_those_that_are_better(figures, polarity):
    found = standings(figures, polarity, fewest_for_quarters=1)
    sign = 1 if polarity == "higher" else -1
    there = {name: value for name, value in figures.items() if value is not None}
    assert found.keys() == there.keys()
    for name, value in there.items():
        better = sum(sign * other > sign * value for other in there.values())
        assert (found[name].place, found[name].of, found[name].quarter) == (better + 1, len(there), better * 4 // len(there) + 1)


@given(PLACES)
@settings(max_examples=20)
def test_one_more_place_without_a_figure_changes_nobody_else(figures):
    more = figures | {"new": None}
    assert places(more, "higher") == places(figures, "higher")
    assert mean_of_places(more).value == mean_of_places(figures).value


@pytest.mark.parametrize(
    ("low", "high", "polarity", "word"),
    [
        (1, 2, "higher", "worse"), (1, 2, "lower", "better"), (4, 5, "higher", "better"), (4, 5, "lower", "worse"),
        (4, 5, "none", "higher"), (1, 2, "plan", "lower"), (2, 3, "higher", "similar"), (3, 4, "lower", "similar"),
    ],
)  # fmt: skip
def test_a_figure_differs_where_its_interval_leaves_the_reference_out(low, high, polarity, word):
    assert beside_reference(low, high, 3, polarity) == word


def test_what_cannot_be_meant_is_refused_by_its_field():
    with pytest.raises(ValueError, match="^figures: that of Ashby is no number"):
        mean_of_places({"Ashby": float("nan")})
    with pytest.raises(ValueError, match="^denominators: "):
        pooled_rate({"a": 1}, {"a": -1})
    with pytest.raises(ValueError, match="^low: "):
        beside_reference(2, 1, 3, "higher")


def test_the_published_red_amber_and_green_come_out_as_published(shared_data):
    file = json.loads((shared_data / "indicators" / "fingertips_benchmark_rag_expected.json").read_text())
    assert (file["polarity"], file["benchmarkMethod"]) == ("LowIsGood", "CIOverlappingReferenceValue95")
    rows = [row for area in file["areaHealthData"] for segment in area["indicatorSegments"] for row in segment["healthData"]]
    wanted = [(row, row["benchmarkComparison"]) for row in rows]
    found = [beside_reference(row["lowerCi"], row["upperCi"], beside["benchmarkValue"], "lower") for row, beside in wanted]
    assert found == [beside["outcome"].lower() for _, beside in wanted]
    assert len(found) == 33


def test_the_published_averages_of_family_groups_are_means_of_places(shared_data):
    groups = defaultdict(dict)
    with (shared_data / "lgbf" / "LGBF_ScotDataReal_ISSpatialHub.csv").open() as file:
        for row in csv.DictReader(file):
            key = (row["Code"], row["Year"], row["FamilyGroup"], row["FG_Avg_Indicator_Real"])
            groups[key][row["LocalAuthority"]] = float(row["LA_IndicatorReal"]) if row["LA_IndicatorReal"] else None
    alike = [isclose(mean_of_places(each).value, float(key[3]), rel_tol=1e-6, abs_tol=1e-9) for key, each in groups.items() if key[3]]
    assert len(alike) > 4_500
    assert alike.count(False) <= 7  # of these the file itself holds another figure


@given(st.lists(st.integers(-999, 999), min_size=1, max_size=20), st.integers(-99, 99), st.sampled_from([1, 10, 100]))
@settings(max_examples=60)
def test_averages_and_distances_are_those_of_the_figures_as_written(tenths, plan, per):
    """0.1 and 0.3 lie equally far from 0.2, and a mean of 79.95 is no 79.94999."""
    figures = {place: number / 10 for place, number in enumerate(tenths)}
    exact = sorted(Fraction(number, 10) for number in tenths)
    assert mean_of_places(figures).value == float(sum(exact) / len(exact))
    assert median_of_places(figures).value == float((exact[(len(exact) - 1) // 2] + exact[len(exact) // 2]) / 2)
    wholes = dict.fromkeys(figures, 0.7)
    assert pooled_rate(figures, wholes, per=per).value == float(per * sum(exact) / (len(exact) * Fraction(7, 10)))
    found = standings(figures, "plan", plan=plan / 10, fewest_for_quarters=4)
    for place, number in enumerate(tenths):
        assert found[place].place == 1 + sum(abs(other - plan) < abs(number - plan) for other in tenths)
        assert found[place].shared_with == sum(abs(other - plan) == abs(number - plan) for other in tenths) - 1
