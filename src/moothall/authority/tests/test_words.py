"""The house's way of saying days, times, sizes, lists and counts."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, strategies as st

from moothall.authority import words


def test_a_day_names_its_weekday_and_may_leave_out_what_is_plain():
    day = date(2010, 8, 4)
    assert words.day_in_words(day) == "Wednesday 4 August 2010"
    assert words.day_in_words(day, year=False) == "Wednesday 4 August"
    assert words.day_in_words(day, weekday=False) == "4 August 2010"
    assert words.day_in_words(day, year=False, weekday=False) == "4 August"


@given(st.dates())
def test_a_day_in_words_is_the_day_that_a_calendar_shows(day):
    weekday, number, month, year = words.day_in_words(day).split()
    assert date(int(year), words.MONTHS.index(month), int(number)) == day
    assert words.WEEKDAYS.index(weekday) == day.weekday()


def test_days_say_each_month_once_and_the_years_only_when_they_differ():
    assert words.days_in_words([]) == ""
    assert words.days_in_words([date(2009, 12, 10)]) == "10 December"
    assert words.days_in_words([date(2009, 12, 10)], year=True) == "10 December 2009"
    assert words.days_in_words([date(2010, 3, 30), date(2010, 3, 31), date(2010, 4, 1)]) == "30 and 31 March, and 1 April"
    new_year = [date(2009, 12, 31), date(2010, 1, 4), date(2010, 1, 5)]
    assert words.days_in_words(new_year) == "31 December 2009, and 4 and 5 January 2010"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (time(9), "9am"),
        (time(9, 5), "9:05am"),
        (time(0, 15), "12:15am"),
        (time(0), "midnight"),
        (time(12), "noon"),
        (time(12, 30), "12:30pm"),
        (time(12, 0, 30), "noon"),
        (time(18), "6pm"),
        (datetime(2010, 8, 4, 18, 30, tzinfo=UTC), "6:30pm"),
    ],
)
def test_a_time_shows_minutes_only_when_there_are_any(moment, said):
    assert words.time_in_words(moment) == said


def test_a_moment_is_its_time_and_its_day():
    moment = datetime(2026, 11, 20, 12)
    assert words.moment_in_words(moment) == "noon on Friday 20 November 2026"
    assert words.moment_in_words(moment, year=False, weekday=False) == "noon on 20 November"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (1024, "1 KB"),
        (54 * 1024, "54 KB"),
        (1024 * 1024 - 1, "1 MB"),
        (1024 * 1024, "1 MB"),
        (2_202_010, "2.1 MB"),
        (200 * 1024**2, "200 MB"),
        (1024**3 - 1, "1 GB"),
        (3 * 1024**3 // 2, "1.5 GB"),
        (5000 * 1024**3, "5,000 GB"),
    ],
)
def test_a_size_is_said_as_a_reader_s_machine_says_it(size, said):
    assert words.size_in_words(size) == said


@given(st.integers(1, 10**13))
def test_a_file_with_something_in_it_is_never_said_to_be_empty(size):
    assert not words.size_in_words(size).startswith("0 ")


def test_a_size_below_nothing_is_refused():
    with pytest.raises(ValueError, match="A file cannot have a size of -1"):
        words.size_in_words(-1)


def test_a_list_has_one_and_before_its_last():
    assert words.joined(iter(["notes", "plans", "papers"])) == "notes, plans and papers"


@pytest.mark.parametrize(
    ("number", "thing", "said"),
    [
        (0, "decision", "no decisions"),
        (1, "working day", "1 working day"),
        (2, "working day", "2 working days"),
        (3, "body", "3 bodies"),
        (4, "search", "4 searches"),
        (1000, "box", "1,000 boxes"),
    ],
)
def test_a_count_agrees_with_its_thing(number, thing, said):
    assert words.counted(number, thing) == said


def test_a_plural_of_its_own_can_be_given():
    assert words.counted(0, "person", "people") == "no people"


def test_small_numbers_are_words_and_large_ones_figures():
    assert [words.number_in_words(number) for number in (0, 5, 10, 11, -1)] == ["no", "five", "ten", "11", "-1"]
    said = [words.ordinal_in_words(number) for number in (1, 8, 10, 11, 22, 23, 111, 1002, 0)]
    assert said == ["first", "eighth", "tenth", "11th", "22nd", "23rd", "111th", "1,002nd", "0th"]


def test_a_sentence_begins_with_a_large_letter_and_keeps_the_rest():
    assert words.capitalised("the SISP was agreed.") == "The SISP was agreed."
    assert words.capitalised("") == ""
