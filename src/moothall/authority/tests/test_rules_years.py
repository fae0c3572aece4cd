"""Council years: one rule for all rooms, kept by date; every day lies in one of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.access.viewer import PUBLIC
from moothall.authority import queries
from moothall.authority.models import Setting
from moothall.authority.rules import BEGINS_IN, CouncilYears, MonthSet
from moothall.authority.tests import factories

DAYS = st.dates(min_value=date(1974, 4, 1), max_value=date(2100, 1, 1))
SET = st.builds(MonthSet, st.integers(1, 12), st.none() | DAYS, st.none() | DAYS)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 4, 30), 2025), (date(2026, 5, 1), 2026), (date(2026, 12, 31), 2026), (date(2027, 1, 1), 2026)]
)
def test_a_council_year_begins_in_may_where_nobody_says_otherwise(day, year):
    assert CouncilYears().of(day) == year
    first, last = CouncilYears().bounds(year)
    assert first <= day <= last
    assert CouncilYears().began(day) == first == date(year, 5, 1)


@given(DAYS, st.lists(SET, max_size=4))
def test_whatever_is_set_each_day_lies_in_one_year_and_years_follow_each_other(day, months):
    years = CouncilYears(months)
    first, last = years.bounds(years.of(day))
    assert first <= day <= last
    assert first.day == 1
    assert years.begins(years.of(day) + 1) == last + timedelta(days=1)


def test_a_year_is_shorter_when_a_council_moves_its_beginning():
    years = CouncilYears([MonthSet(5), MonthSet(4, since=date(2026, 1, 1))])
    assert years.bounds(2025) == (date(2025, 5, 1), date(2026, 3, 31))
    assert years.bounds(2026) == (date(2026, 4, 1), date(2027, 3, 31))


def test_a_rule_that_begins_after_its_own_month_waits_for_the_next_year():
    years = CouncilYears([MonthSet(4, since=date(2026, 4, 15))])
    assert (years.begins(2026), years.begins(2027)) == (date(2026, 4, 1), date(2027, 4, 1))
    assert CouncilYears([MonthSet(4, since=date(2026, 6, 1))]).begins(2026) == date(2026, 5, 1)


@pytest.mark.django_db
def test_what_the_council_has_set_is_read_with_its_days():
    council = factories.Organisation()
    assert queries.council_years(PUBLIC, council).begins(2026) == queries.council_years(PUBLIC, None).begins(2026) == date(2026, 5, 1)
    Setting.objects.create(organisation=council, name=BEGINS_IN, value="4", since=date(2026, 1, 1))
    years = queries.council_years(PUBLIC, council)
    assert (years.begins(2025), years.begins(2026)) == (date(2025, 5, 1), date(2026, 4, 1))
    assert queries.council_years(PUBLIC, factories.Organisation()).begins(2026) == date(2026, 5, 1)
