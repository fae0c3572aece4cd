"""Reminders come on their days, once, and what became of a letter follows from its facts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.post import rules
from moothall.post.rules import STEPS, Facts, State, Step, To

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (Facts(NOW + AN_HOUR), State.WAITING),
        (Facts(NOW), State.DUE),
        (Facts(NOW - AN_HOUR, trouble="no server"), State.IN_TROUBLE),
        (Facts(NOW, sent_at=NOW), State.SENT),
        (Facts(NOW, dropped_at=NOW), State.DROPPED),
    ],
)
def test_what_became_of_a_letter(facts, state):
    assert rules.state(NOW, facts) is state


def test_nobody_is_reminded_long_before_the_day():
    assert rules.step_reached(-6) is None


@pytest.mark.parametrize(("days", "step"), [(-5, -5), (-2, -5), (-1, -1), (0, 0), (1, 1), (4, 1), (5, 5), (9, 5), (10, 10), (300, 10)])
def test_each_reminder_comes_on_its_day_and_one_that_was_missed_is_not_made_up_for(days, step):
    assert rules.step_reached(days).day == step


def test_whoever_owes_it_is_reminded_each_time_and_others_only_when_it_is_late():
    assert all(To.OWNER in step.to for step in STEPS)
    assert {to for step in STEPS if step.day <= 0 for to in step.to} == {To.OWNER}
    assert To.HEAD in rules.step_reached(5).to


def test_a_council_may_have_steps_of_its_own():
    assert rules.step_reached(2, [Step(2, (To.HEAD,)), Step(-1, (To.OWNER,))]) == Step(2, (To.HEAD,))


def test_a_day_that_is_moved_reminds_anew():
    first, second = date(2026, 11, 20), date(2026, 11, 27)
    keys = {rules.reminder_key("x", "decisions/commitments/w/1", day, STEPS[0], "p") for day in (first, first, second)}
    assert len(keys) == 2


@given(st.text())
def test_the_subject_of_a_mail_is_one_line_whatever_a_title_holds(text):
    said = rules.one_line(text)
    assert said.splitlines() in ([], [said])
    assert said.isprintable()


@pytest.mark.parametrize(
    ("today", "days"),
    [(date(2026, 12, 18), -5), (date(2026, 12, 24), -1), (date(2026, 12, 29), 0), (date(2026, 12, 30), 1), (date(2027, 1, 4), 3)],
)
def test_only_working_days_count(today, days):
    assert rules.days_past(date(2026, 12, 29), today) == days


def test_a_day_on_which_the_council_is_closed_does_not_count():
    assert rules.days_past(date(2026, 11, 20), date(2026, 11, 24), {date(2026, 11, 23)}) == 1
