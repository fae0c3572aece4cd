"""The working calendar: what a council's days are counted by."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from moothall.authority import rules

CALENDAR = Path(__file__).parents[5] / "shared" / "data" / "calendar"
needs_calendar = pytest.mark.skipif(not CALENDAR.is_dir(), reason="the real calendar (../shared/data/calendar) is not beside this copy")
SATURDAY = 5

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
numbers = st.integers(0, 60)
closures = st.frozensets(st.dates(date(2009, 1, 1), date(2012, 12, 31)), max_size=40)
days_near_closures = st.dates(date(2009, 1, 1), date(2012, 12, 31))


def rows(name):
    with (CALENDAR / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@needs_calendar
def test_the_dates_of_the_real_record_and_of_the_worked_cases_come_out():
    for case in rows("call_in_cases.csv"):
        reached = rules.working_day_after(date.fromisoformat(case["publication_date"]), int(case["working_days"]))
        assert reached == date.fromisoformat(case["expected_date"]), case["why"]


@needs_calendar
def test_every_bank_holiday_of_25_years_is_closed_and_every_other_weekday_is_open():
    closed = {date.fromisoformat(row["date"]) for row in rows("england_bank_holidays_2005_2029.csv")}
    day, differing = date(2005, 1, 1), []
    while day <= date(2029, 12, 31):
        if rules.is_working_day(day) != (day.weekday() < SATURDAY and day not in closed):
            differing.append(day)
        day += timedelta(days=1)
    assert not differing


@pytest.mark.parametrize(
    ("published", "n", "reached"),
    [
        pytest.param(date(2009, 12, 9), 5, date(2009, 12, 16), id="a plain week"),
        pytest.param(date(2009, 12, 23), 5, date(2010, 1, 4), id="across Christmas and the new year"),
        pytest.param(date(2010, 12, 24), 1, date(2010, 12, 29), id="Christmas on a weekend has substitute days"),
        pytest.param(date(2011, 4, 21), 1, date(2011, 4, 26), id="across Easter"),
        pytest.param(date(2011, 4, 28), 1, date(2011, 5, 3), id="the royal wedding of 2011 and May Day"),
        pytest.param(date(2012, 6, 1), 1, date(2012, 6, 6), id="the Diamond Jubilee moved the spring holiday of 2012"),
        pytest.param(date(2012, 5, 25), 1, date(2012, 5, 28), id="the usual last Monday of May 2012 was a working day"),
        pytest.param(date(2022, 6, 1), 1, date(2022, 6, 6), id="the Platinum Jubilee of 2022"),
        pytest.param(date(2022, 9, 16), 1, date(2022, 9, 20), id="the state funeral of 2022"),
        pytest.param(date(2023, 5, 5), 1, date(2023, 5, 9), id="the coronation of 2023"),
        pytest.param(date(2023, 4, 6), 2, date(2023, 4, 12), id="Easter 2023"),
        pytest.param(date(2024, 2, 28), 1, date(2024, 2, 29), id="a leap day"),
    ],
)
def test_working_days_pass_over_weekends_and_bank_holidays(published, n, reached):
    assert rules.working_day_after(published, n) == reached


def test_a_scottish_or_irish_holiday_does_not_close_an_english_council():
    saint_patricks_day, second_of_january = date(2025, 3, 17), date(2025, 1, 2)
    assert rules.is_working_day(saint_patricks_day)
    assert rules.is_working_day(second_of_january)


def test_no_days_after_a_day_is_the_day_itself_even_when_it_is_closed():
    christmas = date(2009, 12, 25)
    assert rules.working_day_after(christmas, 0, frozenset({christmas})) == christmas


def test_a_councils_closure_days_come_on_top_of_the_bank_holidays():
    between_the_years = frozenset({date(2009, 12, 29), date(2009, 12, 30), date(2009, 12, 31)})
    assert rules.working_day_after(date(2009, 12, 23), 5, between_the_years) == date(2010, 1, 7)
    assert rules.working_day_after(date(2009, 12, 24), 1, between_the_years) == date(2010, 1, 4)


def test_the_nearest_working_day_before_a_monday_is_the_friday():
    assert rules.last_working_day_before(date(2009, 12, 14)) == date(2009, 12, 11)
    assert rules.last_working_day_before(date(2009, 12, 14), {date(2009, 12, 11)}) == date(2009, 12, 10)


def test_no_working_days_lie_between_a_day_and_an_earlier_one():
    assert rules.working_days_between(date(2009, 12, 16), date(2009, 12, 9)) == 0


@given(days, numbers, numbers)
def test_counting_on_from_where_one_stopped_reaches_the_same_day(day, n, m):
    assert rules.working_day_after(rules.working_day_after(day, n), m) == rules.working_day_after(day, n + m)


@given(days_near_closures, st.integers(1, 60), closures)
def test_the_day_reached_is_a_working_day_and_the_nth_of_those_between(day, n, closed):
    reached = rules.working_day_after(day, n, closed)
    assert rules.is_working_day(reached, closed)
    assert rules.working_days_between(day, reached, closed) == n
    assert rules.working_days(day, reached, closed)[-1] == reached


@given(days_near_closures, numbers, closures, closures)
def test_one_more_closure_day_never_brings_a_date_forward(day, n, closed, more):
    assert rules.working_day_after(day, n, closed | more) >= rules.working_day_after(day, n, closed)


@given(days, numbers, st.integers(0, 30))
def test_a_later_publication_never_ends_sooner(day, n, later):
    assert rules.working_day_after(day + timedelta(days=later), n) >= rules.working_day_after(day, n)


@given(days_near_closures, closures)
def test_nothing_is_open_between_the_last_working_day_before_and_the_day(day, closed):
    before = rules.last_working_day_before(day, closed)
    assert before < day
    assert rules.is_working_day(before, closed)
    assert rules.working_days_between(before, day - timedelta(days=1), closed) == 0


def test_days_are_not_counted_backwards():
    with pytest.raises(ValueError, match="counted forwards from 0, and -1 is less"):
        rules.working_day_after(date(2009, 12, 9), -1)


@pytest.mark.parametrize("n", [1.0, "5", None, True])
def test_what_is_no_whole_number_of_days_is_refused(n):
    with pytest.raises(TypeError, match="counted in whole numbers"):
        rules.working_day_after(date(2009, 12, 9), n)


@pytest.mark.parametrize("day", [datetime(2009, 12, 9, 17), "2009-12-09", None])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(TypeError, match="A day is needed to count from"):
        rules.working_day_after(day, 0)


@pytest.mark.parametrize("closed", ["2009-12-10", None, date(2009, 12, 10)])
def test_closure_days_that_are_no_set_of_days_are_refused(closed):
    with pytest.raises(TypeError, match="The closure days must be a set of days"):
        rules.working_day_after(date(2009, 12, 9), 5, closed)


@pytest.mark.parametrize("day", [date(1850, 1, 1), date(2150, 1, 1), date.min, date(9999, 12, 1)])
def test_a_year_whose_bank_holidays_nobody_knows_is_refused_and_not_guessed(day):
    with pytest.raises(ValueError, match=f"The bank holidays of {day.year} are not known"):
        rules.working_day_after(day, 5)
