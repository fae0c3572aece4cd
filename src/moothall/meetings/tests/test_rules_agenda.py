"""How an agenda is numbered and looked over, how a series falls, and how an hour is read."""

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given, strategies as some

from moothall.meetings.rules.agenda import Line, Looked, ToLookAt, counts_in_words, moved, numbers, to_look_at
from moothall.meetings.rules.hours import NotAnHour, hour_from
from moothall.meetings.rules.series import MOST, Proposed, Rhythm, days_of, in_words, proposed

OUT = [Line("1.", is_out=True), Line("2.", is_out=True)]
LEASE = Looked("3.", "Lease", 3, is_private=True, has_ground=True, has_public_interest=True)
EXCLUSION = Looked("2.", "Exclusion", 2, purpose="exclusion")


def sentences(*items, **about):
    return [one.sentence for one in to_look_at(items, **about)]


@given(some.lists(some.booleans(), max_size=60), some.lists(some.booleans(), max_size=60))
def test_no_number_is_given_twice_and_none_that_is_printed_changes(first, later):
    printed = numbers([Line(is_numbered=numbered) for numbered in first])
    lines = [Line(number, bool(number), is_out=True) for number in printed] + [Line(is_numbered=numbered) for numbered in later]
    given_numbers = [number for number in numbers(lines) if number]
    assert len(set(given_numbers)) == len(given_numbers)
    assert numbers(lines)[: len(printed)] == printed


def test_what_comes_between_two_that_are_out_takes_a_letter():
    assert numbers([Line(), *OUT]) == ["0A.", "1.", "2."]
    assert numbers([OUT[0], *(Line() for _ in range(27)), OUT[1]])[26:28] == ["1Z.", "1AA."]
    assert numbers([Line("", is_out=True), Line()]) == ["", "1."], "a page that prints no numbers"


@given(some.permutations(list(range(8))), some.integers(-3, 12))
def test_moving_one_leaves_the_others_in_their_order(things, place):
    shifted = moved(things, 3, place)
    assert [one for one in shifted if one != 3] == [one for one in things if one != 3]
    assert shifted.index(3) == min(max(place, 1), 8) - 1


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (Looked("1.", "Lease", 1, is_private=True), "say under which ground it is private"),
        (Looked("1.", "Lease", 1, has_ground=True), "the paragraph alone is not enough"),
        (Looked("1.", "Repairs", 1, awaits_report=True), "its report is not here"),
        (Looked("1.", "Repairs", 1, papers_to_follow=1), "1 paper has no file"),
        (Looked("1.", "Repairs", 1, papers_to_follow=2), "2 papers have no file"),
        (Looked("1.", "Repairs", 1, is_late=True), "it comes out with a supplement"),
        (Looked("1.", "Minutes", 1, purpose="minutes"), "no earlier meeting of this body"),
    ],
)
def test_what_is_missing_of_an_item_is_named(item, says):
    [sentence] = sentences(EXCLUSION, item) if item.is_private else sentences(item)
    assert says in sentence
    assert sentence.startswith(("Item 1, ",))


@pytest.mark.parametrize(
    "item",
    [
        Looked("1.", "Repairs", 1),
        Looked("1.", "Lease", 1, has_ground=True, is_confidential=True),
        Looked("1.", "Late", 1, is_late=True, is_urgent=True),
        Looked("1.", "Minutes", 1, purpose="minutes", confirms=True),
        Looked("", "Part one", 1, is_heading=True),
    ],
)
def test_what_is_in_order_is_left_alone(item):
    assert sentences(item) == []


def test_private_business_stands_after_the_public_has_left():
    assert sentences(EXCLUSION, LEASE) == []
    assert "no item before it excludes" in sentences(LEASE, EXCLUSION)[0]
    assert "stands after the press and public have left" in sentences(EXCLUSION, LEASE, Looked("4.", "Repairs", 4))[0]
    assert sentences(EXCLUSION, LEASE, Looked("", "Part two", 4, is_heading=True)) == []
    assert sentences(LEASE, is_briefing=True) == []


def test_what_the_law_asks_for_comes_first():
    found = to_look_at([Looked("1.", "Late", 1, is_late=True), Looked("2.", "Lease", 2, has_ground=True)], has_venue=False)
    assert [one.is_grave for one in found] == [True, True, False]
    assert counts_in_words(found) == "Two things must be put right, and one needs a look."
    assert sentences(has_time=False, has_venue=False)[0] == "The notice must give the hour and the place of the meeting."
    assert sentences(Looked("1.", "A", 1), has_time=False) == ["The notice must give the hour of the meeting."]
    assert sentences() == ["The agenda has no items yet."]
    assert counts_in_words([ToLookAt("a"), ToLookAt("b")]) == "Two things need a look."
    assert Looked("", "Apologies", 1).called == "Apologies"


def test_a_series_goes_on_to_its_last_day_and_no_further_than_sixty():
    first = date(2026, 1, 8)
    weekly = days_of(first, date(2026, 3, 5), Rhythm.WEEKS, 2)
    assert [day.isoformat() for day in weekly] == ["2026-01-08", "2026-01-22", "2026-02-05", "2026-02-19", "2026-03-05"]
    assert len(days_of(first, date(2036, 1, 1), Rhythm.WEEKS, 1)) == MOST
    assert days_of(first, date(2026, 1, 7), Rhythm.MONTHS, 1) == []
    with pytest.raises(ValueError, match="one week or month at least"):
        days_of(first, first, Rhythm.WEEKS, 0)


@given(some.dates(date(2000, 1, 1), date(2080, 1, 1)), some.integers(1, 12))
def test_a_monthly_series_stays_on_its_weekday_and_in_its_months(first, every):
    days = days_of(first, date(first.year + 3, 12, 28), Rhythm.MONTHS, every)
    assert days[0] == first
    assert {day.weekday() for day in days} == {first.weekday()}
    months = [day.year * 12 + day.month for day in days]
    assert {later - earlier for earlier, later in pairwise(months)} <= {every}


def test_what_speaks_against_a_day_is_said():
    days = [date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 30), date(2027, 1, 7), date(2027, 1, 9)]
    found = proposed(days, closed={days[2]}, taken={days[3]})
    assert [one.against for one in found] == [
        "Christmas Day", "Boxing Day", "The council is closed", "This body meets on that day already", "At the weekend",
    ]  # fmt: skip
    assert proposed([date(2027, 1, 8)]) == [Proposed(date(2027, 1, 8))]


def test_a_rhythm_is_said_in_words():
    first = date(2026, 1, 8)
    assert in_words(first, Rhythm.WEEKS, 1) == "every Thursday"
    assert in_words(first, Rhythm.MONTHS, 2) == "on the second Thursday of every second month"


@pytest.mark.parametrize("said", ["25:00", "13pm", "0am", "six", "", "18:60", "12:5", "1 8 pm"])
def test_what_is_no_hour_is_said_to_be_none(said):
    with pytest.raises(NotAnHour):
        hour_from(said)


@given(some.times())
def test_every_hour_is_read_as_it_is_written(moment):
    assert hour_from(moment.strftime("%H:%M")) == time(moment.hour, moment.minute)
