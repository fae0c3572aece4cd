"""Reminders come in the order that a council sets; figures are counted honestly."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from moothall.authority.rules import DEFINITIONS, CouncilYears
from moothall.decisions import rules
from moothall.decisions.rules import Asked, early_because
from moothall.post.rules import To, step_reached

NAMES = rules.CHASING
DEFAULTS = {name: DEFINITIONS[name].default for name in NAMES}
DAY = date(2026, 11, 18)
SETTINGS = st.fixed_dictionaries({name: st.integers(DEFINITIONS[name].least, min(DEFINITIONS[name].most, 60)) for name in NAMES})


@given(SETTINGS)
def test_nobody_who_was_told_earlier_is_left_out_later(settings):
    steps = rules.steps(settings)
    days = [step.day for step in steps]
    assert days == sorted(set(days))
    late = [set(step.to) for step in steps if step.day > 0]
    assert all(earlier <= later for earlier, later in pairwise(late))
    assert late[-1] == set(To)
    assert all(step.to == (To.OWNER,) for step in steps if step.day <= 0)


@pytest.mark.parametrize(
    ("setting", "over_them"), [("chase_head_after_days", To.HEAD), ("chase_portfolio_after_days", To.PORTFOLIO_HOLDER)]
)
def test_whoever_is_over_them_is_told_on_the_day_that_is_set_and_not_the_day_before(setting, over_them):
    for days in (2, 5, 10, 30):
        steps = rules.steps(DEFAULTS | {setting: days})
        assert over_them not in step_reached(days - 1, steps).to
        assert over_them in step_reached(days, steps).to


def test_the_first_reminder_comes_on_the_day_that_is_set_and_not_before():
    steps = rules.steps(DEFAULTS | {"chase_before_days": 7})
    assert step_reached(-8, steps) is None
    assert step_reached(-7, steps).day == -7


def test_everybody_is_reminded_again_and_again_or_not_at_all():
    again = rules.steps(DEFAULTS | {"chase_again_every_days": 20})
    assert [step_reached(days, again).day for days in (10, 29, 30, 49, 50)] == [10, 10, 30, 30, 50]
    assert step_reached(500, rules.steps(DEFAULTS | {"chase_again_every_days": 0})).day == 10


@pytest.mark.parametrize(
    ("days", "said"),
    [((-2, 0), "2 things that were asked of you are due soon"), ((1, 4), "2 things that were asked of you are late")],
)
def test_a_letter_about_several_things_is_called_after_how_near_they_are(days, said):
    assert rules.subject([(DAY, number) for number in days]) == said
    assert rules.subject([(DAY, 1), (DAY, 1), (DAY, 0)]) == "2 of 3 things that were asked of you are late"


def counted(*asked, key=rules.by_body_and_year):
    return rules.figures(asked, DAY, lambda first, last: (last - first).days, lambda one: key(one, years=YEARS))


YEARS = CouncilYears()


def test_in_time_is_on_the_day_or_before_and_not_a_day_later():
    asked = DAY - timedelta(days=30)
    for back, is_in_time in ((DAY - timedelta(days=1), 1), (DAY, 1)):
        [row] = counted(Asked("Cabinet", asked, due_on=DAY, back_on=back))
        assert (row.answered, row.with_a_day, row.in_time, row.late) == (1, 1, is_in_time, 0)
    [row] = counted(Asked("Cabinet", asked, due_on=DAY - timedelta(days=2), back_on=DAY - timedelta(days=1)))
    assert (row.in_time, row.median_days, row.is_small) == (0, 29, True)


def test_what_has_not_come_back_is_late_only_after_its_day_and_never_once_it_is_ended():
    asked = DAY - timedelta(days=30)
    for due_on, is_late in ((DAY, 0), (DAY - timedelta(days=1), 1), (None, 0)):
        [row] = counted(Asked("Cabinet", asked, due_on=due_on), Asked("Cabinet", asked, due_on=due_on, ended_on=asked))
        assert (row.asked, row.answered, row.ended, row.late, row.median_days) == (2, 0, 1, is_late, None)
    [row] = counted(Asked("Cabinet", asked, back_on=DAY + timedelta(days=1)))
    assert (row.answered, row.is_small) == (0, False)


DAYS = st.dates(date(2020, 1, 1), DAY)


@given(st.lists(st.builds(Asked, st.sampled_from("AB"), DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS)))
def test_every_thing_is_counted_once_by_body_and_once_by_year(asked):
    by_body, by_year = counted(*asked), counted(*asked, key=rules.by_year)
    for told in (by_body, by_year):
        assert sum(row.asked for row in told) == len(asked)
        assert all(row.answered + row.ended + row.late <= row.asked and row.in_time <= row.with_a_day <= row.answered for row in told)
    assert sum(row.late for row in by_body) == sum(row.late for row in by_year)


def test_what_came_back_before_effect_is_said_and_on_the_day_itself_is_not():
    assert early_because(None, DAY, "") == ""
    assert early_because(DAY, DAY, "") == early_because(DAY, None, "") == ""
    assert early_because(DAY - timedelta(days=1), DAY, "").endswith("before the decision took effect on 18 November 2026.")
    assert early_because(DAY, None, "This part waits.").endswith("although nobody may carry it out yet. This part waits.")
