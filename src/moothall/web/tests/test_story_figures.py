"""The sample council's figures agree with the words of its reports, and with the rules by which figures are judged."""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from moothall.performance.rules import Counting, Polarity, SetBy, definition_lacks, rounded
from moothall.performance.rules.verdicts.rating import Rating
from moothall.web.demo.matters.yearly import late_in_words, on_target, without_figure
from moothall.web.demo.measured import april, figure, last_of, periods, profile, stands, target, year_of
from moothall.web.demo.measures import BY_KEY, FRAMEWORKS, MEASURES, in_words, late, tally
from moothall.web.demo.measures.reading import month_of
from moothall.web.demo.people import OFFICERS
from moothall.web.demo.places import DEPARTMENTS, PORTFOLIOS
from moothall.web.demo.strategy import PLANS
from moothall.web.demo.telling.defining import definition
from moothall.web.demo.telling.figures import REASONS

pytestmark = pytest.mark.once
BEGINS, TODAY = date(2023, 5, 1), date(2026, 11, 22)
TITLES = {title for _, title, *_ in OFFICERS} | {"Director of Homes"}
PUBLISHED = Path(__file__).resolve().parents[5] / "shared" / "data" / "indicators" / "national_indicators_partial_sourced.csv"
any_measure = st.sampled_from(MEASURES)


def test_there_are_six_score_measures_and_each_belongs_where_something_is():
    assert len(MEASURES) == 120
    assert {each.department for each in MEASURES} <= {one.key for one in DEPARTMENTS}
    assert {each.portfolio for each in MEASURES} <= {one.key for one in PORTFOLIOS}
    assert {each.owner for each in MEASURES} | {each.reviewer for each in MEASURES} <= TITLES
    assert not [each for each in MEASURES if each.owner == each.reviewer]
    assert {each.serves for each in MEASURES} - {""} <= {one.title for plan in PLANS for one in plan.objectives}
    assert {key for each in MEASURES for key, _ in each.codes} == {key for key, *_ in FRAMEWORKS}
    assert len({each.title for each in MEASURES}) == len({each.key for each in MEASURES}) == len(MEASURES)


def test_no_framework_names_two_measures_alike_and_each_measure_stands_in_one():
    named = Counter(code for each in MEASURES for code in each.codes)
    assert [code for code, times in named.items() if times > 1] == []
    assert all(each.codes for each in MEASURES)


def test_they_are_of_every_kind():
    assert {each.months for each in MEASURES} == {1, 3, 12}
    assert {each.polarity for each in MEASURES} == set(Polarity)
    assert {each.counting for each in MEASURES} == set(Counting)
    assert {each.set_by for each in MEASURES} == set(SetBy)
    assert any(each.pooled for each in MEASURES)
    assert any(each.is_held_back for each in MEASURES)


def test_national_indicators_are_called_as_they_were_published():
    if not PUBLISHED.exists():
        pytest.skip("the sourced list of national indicators is not beside this repository")
    rows = csv.DictReader(PUBLISHED.read_text("utf-8").splitlines())
    published = {f"NI {row['ni']}": row["title_as_published"].casefold() for row in rows}
    ours = {code: each.title.casefold() for each in MEASURES for framework, code in each.codes if framework == "national"}
    assert ours.items() <= published.items()


def test_each_definition_is_one_that_this_house_takes():
    empty = {"numerator": "", "denominator": "", "formula": "", "window": None, "frequency_words": ""}
    assert [each.key for each in MEASURES if any(definition_lacks(empty | definition(each)))] == []


def test_of_four_years_each_figure_is_there_or_a_reason_why_there_is_none():
    for each in MEASURES:
        found = [figure(each, index) for index, *_ in periods(each, BEGINS, TODAY)]
        assert len(found) * each.months >= 4 * 12, each.key
        assert all((one.value is None) == (one.because in REASONS) for one in found), each.key
        known = [one.value for one in found if one.value is not None]
        assert min(known) >= 0, each.key
        assert each.unit != "%" or each.polarity is Polarity.PLAN or max(known) <= 100, each.key
        assert all(rounded(one, each.decimals) == one for one in known), each.key


@given(any_measure, st.integers(-1, 60))
def test_a_share_is_what_its_parts_come_to(told, index):
    found = figure(told, index)
    if told.counted and found.value is not None:
        per = 100 if told.unit == "%" else 1
        assert abs(found.value - Decimal(per * found.those) / found.of) <= Decimal(1).scaleb(-told.decimals) / 2


def test_a_measure_that_is_worked_out_lies_between_its_parts():
    for told in (each for each in MEASURES if each.pooled):
        for index in range(14):
            parts = [figure(one, index).value for one in told.pooled]
            assert min(parts) <= figure(told, index).value <= max(parts)


@given(any_measure, st.integers(1, 8))
def test_a_profile_leads_to_the_target_of_its_year(told, year):
    points, wanted = profile(told, year), target(told, year)
    if points:
        assert wanted == (sum(points) if told.counting is Counting.ADDED else points[-1])
        assert len(points) * told.months == 12


@given(any_measure, st.integers(1, 8), st.integers(1, 4))
def test_the_last_period_of_a_quarter_ends_with_it_or_is_the_last_that_had_ended(told, year, quarter):
    found = {index: after for index, _, after in periods(told, BEGINS, april(BEGINS, year * 12))}
    ends = april(BEGINS, (year - 1) * 12 + quarter * 3)
    assert found[last_of(told, year, quarter)] == max(after for after in found.values() if after <= ends)


@pytest.mark.parametrize("year", range(1, 5))
@pytest.mark.parametrize("quarter", range(1, 5))
def test_what_a_report_counts_is_what_the_figures_come_to(year, quarter):
    numbers = tally(year, quarter)
    judged = [stands(each, last_of(each, year, quarter)) for each in MEASURES]
    assert numbers.total() == len(MEASURES)
    assert all(numbers[one] <= judged.count(one) for one in Rating if one is not Rating.NO_FIGURE)
    assert 40 <= on_target(year, quarter) == numbers[Rating.ON] <= 90
    assert 5 <= numbers[Rating.OFF] <= 35
    assert str(numbers[Rating.OFF]) in in_words(year, quarter)
    assert without_figure(year, quarter)
    assert late_in_words(year, quarter).endswith("had come in late")
    assert 0 <= late(year, quarter) < 20


def test_figures_turn_when_the_story_turns():
    def mean(key, begins, ends):
        told = [one.value for month in range(month_of(begins), month_of(ends) + 1) if (one := figure(BY_KEY[key], month))]
        return sum(told) / len(told)

    assert mean("bins", "3 November", "3 January") > 2 * mean("bins", "3 June", "3 August")  # the rounds changed
    assert mean("bins", "3 April", "4 June") < mean("bins", "3 November", "3 January") / 2  # and were put right
    assert str(figure(BY_KEY["on_time"], month_of("3 October")).value) == "81.6"  # as the Cabinet Member was told in November
    two_years = range(month_of("3 October") - 24, month_of("3 October"))
    assert figure(BY_KEY["on_time"], month_of("3 October")).value < min(figure(BY_KEY["on_time"], month).value for month in two_years)
    assert figure(BY_KEY["damp_days"], month_of("4 October")).value == 27  # as Cabinet was told in November
    assert mean("movement", "2 October", "2 December") > mean("movement", "2 March", "2 April")  # the breach was closed with stone


@given(any_measure, st.integers(-1, 60))
def test_a_figure_is_judged_by_the_target_of_the_year_in_which_it_ends(told, index):
    how, found = stands(told, index), figure(told, index)
    assert (how is Rating.NO_FIGURE) == (found.value is None)
    if told.polarity is Polarity.HIGHER and not told.adds_up and how is Rating.ON:
        assert found.value >= target(told, year_of(told, index))
