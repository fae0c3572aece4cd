"""How the law counts days: law.md, section 0, as a table, and what holds for every count."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.authority.rules import is_working_day
from moothall.meetings.rules.law import (
    Unit,
    can_be_counted,
    clear_days,
    day_of,
    deadline,
    last_day,
    last_day_after,
    last_day_of_years,
    start_of,
)
from moothall.meetings.tests.tables import at, days, each_row_of

ONE_DAY = timedelta(days=1)
THURSDAY = date(2026, 11, 12)
days_of_meetings = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
closures = st.frozensets(st.dates(min_value=date(2026, 9, 1), max_value=date(2026, 12, 31)), max_size=20)
autumn_days = st.dates(min_value=date(2026, 10, 1), max_value=date(2027, 1, 31))
day_units = st.sampled_from([unit for unit in Unit if unit != Unit.YEARS])


def is_enough(done, held, number, unit, closed):
    """Whether so many days lie between, said by counting them one by one; nothing is before a meeting on its own day."""
    if done >= held:
        return False
    between = [done + timedelta(days=count) for count in range(1, (held - done).days)]
    counted = [day for day in between if not unit.is_working or is_working_day(day, closed)]
    counts_itself = not unit.is_clear and (not unit.is_working or is_working_day(done, closed))
    return len(counted) + counts_itself >= number


@each_row_of("section_0_counting")
def test_each_case_of_section_0_has_its_last_lawful_day(row):
    held, number, unit, closed = date.fromisoformat(row["held"]), int(row["number"]), Unit(row["unit"]), days(row["closed"])
    found = last_day(held, number, unit, closed)
    assert str(found) == row["last_day"]
    assert str(deadline(found, closed=closed).work_by) == row["work_by"]
    verdicts = ["enough" if is_enough(day, held, number, unit, closed) else "too few" for day in (found, found + ONE_DAY)]
    assert verdicts == [row["just_before"], row["just_after"]]
    if unit.is_clear:
        assert clear_days(found, held, unit, closed) >= number


@each_row_of("section_0_counting")
def test_each_last_lawful_day_ends_at_midnight_in_england(row):
    found = deadline(date.fromisoformat(row["last_day"]))
    assert found.is_kept_by(found.at - timedelta(minutes=1))
    assert not found.is_kept_by(found.at)
    assert day_of(found.at) == found.day + ONE_DAY


@given(held=days_of_meetings, number=st.integers(0, 40), unit=day_units)
def test_the_last_day_leaves_enough_and_the_next_does_not(held, number, unit):
    found = last_day(held, number, unit)
    if unit.is_working:
        assert number == 0 or is_enough(found, held, number, unit, frozenset())
    else:
        assert (held - found).days == number + unit.is_clear
    if number and unit == Unit.CLEAR_WORKING:
        assert not is_enough(found + ONE_DAY, held, number, unit, frozenset())


@given(held=autumn_days, number=st.integers(0, 30), unit=day_units, closed=closures, more=closures)
def test_closure_days_only_ever_make_the_last_day_earlier(held, number, unit, closed, more):
    assert last_day(held, number, unit, closed | more) <= last_day(held, number, unit, closed)


@given(held=autumn_days, number=st.integers(0, 30), unit=day_units, closed=closures)
def test_more_days_are_never_due_later_and_a_later_meeting_never_earlier(held, number, unit, closed):
    assert last_day(held, number + 1, unit, closed) <= last_day(held, number, unit, closed)
    assert last_day(held, number, unit, closed) <= last_day(held + ONE_DAY, number, unit, closed)


@given(held=autumn_days, number=st.integers(0, 30), closed=closures)
def test_working_days_are_the_safe_side_of_all_days(held, number, closed):
    assert last_day(held, number, Unit.CLEAR_WORKING, closed) <= last_day(held, number, Unit.CLEAR_CALENDAR, closed)
    assert last_day(held, number, Unit.WORKING, closed) <= last_day(held, number, Unit.CALENDAR, closed)


@given(day=autumn_days, closes_at=st.none() | st.times(), closed=closures, early=st.datetimes(), late=st.datetimes())
def test_what_is_done_later_is_never_more_lawful(day, closes_at, closed, early, late):
    found = deadline(day, closes_at, closed)
    early, late = sorted([early.replace(tzinfo=UTC), late.replace(tzinfo=UTC)])
    assert found.is_kept_by(early) or not found.is_kept_by(late)


@given(day=autumn_days, closes_at=st.times(), closed=closures)
def test_office_hours_only_ever_make_the_moment_earlier(day, closes_at, closed):
    by_hours, by_day = deadline(day, closes_at, closed), deadline(day, closed=closed)
    assert by_hours.at < by_day.at
    assert is_working_day(by_hours.day, closed)
    assert by_hours.work_by == by_day.work_by == by_hours.day


@given(begins=days_of_meetings, number=st.integers(0, 40), unit=st.sampled_from([Unit.WORKING, Unit.CALENDAR]))
def test_a_period_beginning_with_a_day_never_ends_after_one_that_begins_the_day_after(begins, number, unit):
    first = last_day_after(begins, number, unit, is_first_day_counted=True)
    assert first <= last_day_after(begins, number, unit)


@pytest.mark.parametrize(
    ("begins", "years", "ends"),
    [
        (date(2010, 8, 4), 6, date(2016, 8, 3)),
        (date(2010, 8, 4), 4, date(2014, 8, 3)),
        (date(2012, 2, 29), 6, date(2018, 2, 28)),
        (date(2012, 2, 29), 4, date(2016, 2, 28)),
        (date(2012, 3, 1), 4, date(2016, 2, 29)),
        (date(2010, 1, 1), 6, date(2015, 12, 31)),
    ],
)
def test_years_beginning_with_a_day_end_the_day_before_it_returns(begins, years, ends):
    assert last_day_of_years(begins, years) == ends


def test_the_clocks_change_no_day():
    """The last hour of a day in summer is still that day, whatever the hour is elsewhere."""
    summer, winter = deadline(date(2026, 10, 19)), deadline(date(2026, 3, 23))
    assert summer.at.astimezone(UTC) == datetime(2026, 10, 19, 23, tzinfo=UTC)
    assert winter.at.astimezone(UTC) == datetime(2026, 3, 24, tzinfo=UTC)
    assert summer.is_kept_by(datetime(2026, 10, 19, 22, 59, tzinfo=UTC))
    assert not summer.is_kept_by(datetime(2026, 10, 19, 23, 0, tzinfo=UTC))
    assert day_of(datetime(2026, 10, 19, 23, tzinfo=UTC)) == date(2026, 10, 20)
    assert start_of(date(2026, 3, 29)).astimezone(UTC) == datetime(2026, 3, 29, tzinfo=UTC)


def test_the_stroke_of_closing_time_is_in_time_and_a_minute_later_is_not():
    found = deadline(date(2026, 11, 4), time(17))
    assert found.is_kept_by(at(2026, 11, 4, 17))
    assert not found.is_kept_by(at(2026, 11, 4, 17, 1))


def test_a_late_meeting_leaves_no_clear_day():
    assert clear_days(THURSDAY, THURSDAY) == clear_days(THURSDAY + ONE_DAY, THURSDAY, Unit.CLEAR_CALENDAR) == 0


@pytest.mark.parametrize(
    ("number", "unit", "sentence"),
    [
        (-1, Unit.CLEAR_WORKING, "0 to 366 days, and -1 is not"),
        (367, Unit.CALENDAR, "0 to 366 days, and 367 is not"),
        (6, Unit.YEARS, "Years are not counted in days"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(number, unit, sentence):
    with pytest.raises(ValueError, match=sentence):
        last_day(THURSDAY, number, unit)
    with pytest.raises(ValueError, match=sentence):
        last_day_after(THURSDAY, number, unit)


@pytest.mark.parametrize("number", [True, 5.0, "5", None])
def test_what_is_no_whole_number_of_days_is_refused(number):
    with pytest.raises(TypeError, match="whole numbers"):
        last_day(THURSDAY, number)


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="needs its time zone"):
        day_of(datetime(2026, 11, 12, 18))
    with pytest.raises(ValueError, match="needs its time zone"):
        deadline(THURSDAY).is_kept_by(datetime(2026, 11, 12, 18))


def test_years_of_which_nobody_knows_the_holidays_cannot_be_counted():
    assert can_be_counted(date(1875, 1, 1))
    assert can_be_counted(date(2092, 12, 31))
    assert not can_be_counted(date(1066, 10, 14))
    assert not can_be_counted(date(2093, 1, 1))
    assert last_day(date(1875, 1, 1), 366) < last_day(date(2092, 12, 31), 366)


def test_each_unit_has_its_word():
    assert {unit: unit.word for unit in Unit} == {
        Unit.CLEAR_WORKING: "clear working day",
        Unit.CLEAR_CALENDAR: "clear day",
        Unit.WORKING: "working day",
        Unit.CALENDAR: "day",
        Unit.YEARS: "year",
    }
