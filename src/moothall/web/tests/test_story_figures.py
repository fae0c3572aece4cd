"""The sample council's figures agree with the words of its reports, and with the rules by which figures are judged."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from moothall.web.demo.matters.yearly import late_in_words, on_target
from moothall.web.demo.measured import april, figure, keeps_to, last_of, periods, target
from moothall.web.demo.measures import FRAMEWORKS, MEASURES, late, met
from moothall.web.demo.people import OFFICERS
from moothall.web.demo.places import DEPARTMENTS, PORTFOLIOS
from moothall.web.demo.strategy import PLANS

pytestmark = pytest.mark.once
BEGINS = date(2023, 5, 1)
TITLES = {title for _, title, *_ in OFFICERS} | {"Director of Homes"}
any_measure, any_period = st.sampled_from(MEASURES), st.integers(0, 60)


def test_each_measure_belongs_where_something_is():
    assert {each.department for each in MEASURES} <= {one.key for one in DEPARTMENTS}
    assert {each.portfolio for each in MEASURES} <= {one.key for one in PORTFOLIOS}
    assert {each.owner for each in MEASURES} <= TITLES
    assert {each.serves for each in MEASURES} <= {one.title for plan in PLANS for one in plan.objectives}
    assert {key for each in MEASURES for key, _ in each.codes} == {key for key, *_ in FRAMEWORKS}
    assert len({each.title for each in MEASURES}) == len({each.key for each in MEASURES}) == len(MEASURES)


@given(any_measure, any_period)
def test_a_share_is_never_more_than_the_whole_and_is_what_its_parts_come_to(told, index):
    value, those, of = figure(told, index)
    assert value == figure(told, index)[0]
    if told.counted:
        assert 0 <= those <= of
        assert abs(value - Decimal(100 * those) / of) <= Decimal("0.05")


@given(any_measure, st.integers(1, 8), st.integers(1, 4))
def test_the_last_period_of_a_quarter_ends_with_it(told, year, quarter):
    found = {index: after for index, _, after in periods(told, BEGINS, april(BEGINS, year * 12))}
    assert found[last_of(told, year, quarter)] == april(BEGINS, (year - 1) * 12 + quarter * 3)


@pytest.mark.parametrize("year", range(1, 5))
@pytest.mark.parametrize("quarter", range(1, 5))
def test_what_a_report_counts_is_what_the_figures_come_to(year, quarter):
    kept = [each for each in MEASURES if keeps_to(each, last_of(each, year, quarter))]
    assert on_target(year, quarter) == met(year, quarter) == len(kept) < len(MEASURES)
    assert late_in_words(year, quarter).startswith(("no ", "one ", "two ", "three ", "four ", "five "))
    assert 0 <= late(year, quarter) < len(MEASURES)
    assert all(target(each, year) for each in MEASURES)
