"""Measures add up to the state of an objective by a rule that can be read; one more that is off target never makes it better."""

import pytest
from hypothesis import given, strategies as st

from moothall.performance.rules.verdicts.adding_up import WORST_FIRST, AddingUp, By, course_of, in_words, together
from moothall.performance.rules.verdicts.rating import Rating
from moothall.plans.rules import Course, ObjectiveState

pytestmark = pytest.mark.once
ON, NEAR, OFF, NOT, NONE = Rating.ON, Rating.NEAR, Rating.OFF, Rating.NOT_RATED, Rating.NO_FIGURE
CASES = [
    ([ON, ON, OFF], By.SHARE, 33, Course.OFF),
    ([ON, ON, ON, OFF], By.SHARE, 33, Course.CLOSE),
    ([ON, ON, NEAR], By.SHARE, 33, Course.CLOSE),
    ([ON, ON, ON, OFF], By.WORST, 33, Course.OFF),
    ([ON, NEAR], By.WORST, 33, Course.CLOSE),
    ([ON, NOT, NONE], By.WORST, 33, Course.ON),
    ([NOT, NONE], By.SHARE, 33, Course.NOTHING),
    ([OFF], By.NOT, 33, Course.NOTHING),
    ([], By.SHARE, 1, Course.NOTHING),
]


@pytest.mark.parametrize(("ratings", "by", "percent", "course"), CASES)
def test_the_rule_of_the_council_makes_the_state(ratings, by, percent, course):
    assert course_of(ratings, AddingUp(by, percent)) is course


@given(st.lists(st.sampled_from(Rating), max_size=8), st.sampled_from([By.SHARE, By.WORST]), st.integers(1, 100))
def test_one_more_off_target_never_makes_it_better_and_what_is_not_rated_makes_nothing_of_it(ratings, by, percent):
    rule = AddingUp(by, percent)
    before, after = course_of(ratings, rule), course_of([*ratings, OFF], rule)
    assert before is Course.NOTHING or WORST_FIRST.index(after) <= WORST_FIRST.index(before)
    assert course_of([*ratings, NOT, NONE], rule) is before


PLAN = [
    (Course.ON, [OFF], Course.OFF),
    (Course.OFF, [ON], Course.OFF),
    (Course.MET, [ON], Course.MET),
    (Course.MET, [NEAR], Course.CLOSE),
    (Course.NOTHING, [ON], Course.ON),
    (Course.CLOSE, [], Course.CLOSE),
    (Course.NOTHING, [], Course.NOTHING),
]


@pytest.mark.parametrize(("plan", "ratings", "course"), PLAN)
def test_the_worse_of_actions_and_measures_counts(plan, ratings, course):
    assert together(ObjectiveState(plan, "Of 2 actions 1 is late."), ratings, AddingUp()).course is course


def test_what_it_rests_on_is_said():
    said = together(ObjectiveState(Course.ON, "Of 2 actions 2 are on track."), [OFF, ON, NOT], AddingUp())
    assert said.because == "Of 3 measures 1 is off target, 1 is on target and 1 is not rated. Of 2 actions 2 are on track."
    assert together(ObjectiveState(Course.NOTHING, "Nothing to judge it by."), [], AddingUp()).because == "Nothing to judge it by."
    assert in_words([]) == ""
    assert in_words([NOT]) == "Its only measure is not rated."


def test_the_rule_can_be_read_and_follows_what_the_council_has_set():
    assert AddingUp.of({"measures_make_objective": "worst", "measures_off_percent": 20}) == AddingUp(By.WORST, 20)
    assert AddingUp(By.NOT).in_words() == "Measures are shown and do not count."
    assert (
        AddingUp()
        .in_words()
        .startswith("Measures: off course when 33 of 100 or more are off target; close behind when any is off or near.")
    )
