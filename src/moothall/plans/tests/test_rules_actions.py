"""Where an action stands follows from what its owner said and from the calendar, and a sentence says why."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.plans.rules import ActionFacts, Said, Shape, Stretch, action_state, cannot_be_said, last_stretch, owes_progress, stands

DUE = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(DAYS, DAYS, st.sampled_from(Said))
def test_a_day_that_has_passed_makes_late_whatever_is_not_over(due, today, said):
    now = stands(ActionFacts(due_on=due, said=said), today)
    assert now is said if said.is_over else now is (Said.LATE if today > due else said)
    assert action_state(ActionFacts(due_on=due, said=said, ended_on=today), today).word == now.value.capitalize()


@pytest.mark.parametrize(
    ("facts", "today", "sentence"),
    [
        ({}, date(2026, 11, 20), "It is due on 20 November 2026."),
        ({}, date(2026, 11, 23), "It was due on 20 November 2026, 1 working day ago."),
        ({}, date(2026, 11, 21), "It was due on 20 November 2026, no working days ago."),
        ({"said": Said.LATE}, date(2026, 11, 2), "Its owner says that it is behind. It is due on 20 November 2026."),
        (
            {"start_on": date(2026, 10, 1)},
            date(2026, 11, 2),
            "It was to begin on 1 October 2026 and has not. It is due on 20 November 2026.",
        ),
        ({"said": Said.DONE, "ended_on": DUE}, date(2026, 12, 1), "It was done on 20 November 2026."),
        ({"said": Said.DONE}, date(2026, 12, 1), "It was done."),
        (
            {"said": Said.DONE, "ended_on": date(2026, 11, 24)},
            date(2026, 12, 1),
            "It was done on 24 November 2026, 2 working days after it was due.",
        ),
        ({"said": Said.STOPPED, "ended_on": DUE}, date(2026, 12, 1), "It was stopped on 20 November 2026."),
        ({"said": Said.STOPPED}, date(2026, 12, 1), "It was carried over into the plan that follows."),
    ],
)
def test_the_sentence_says_why(facts, today, sentence):
    assert action_state(ActionFacts(due_on=DUE, **facts), today).sentence == sentence


def test_every_word_has_a_shape_of_its_kind():
    assert {said: action_state(ActionFacts(due_on=DUE, said=said), DUE).shape for said in Said} == {
        Said.NOT_STARTED: Shape.DASH,
        Said.ON_TRACK: Shape.GOOD,
        Said.AT_RISK: Shape.NEAR,
        Said.LATE: Shape.OFF,
        Said.DONE: Shape.GOOD,
        Said.STOPPED: Shape.DASH,
    }


def test_what_reads_badly_needs_a_comment_and_what_is_late_is_not_called_on_track():
    facts = ActionFacts(due_on=DUE)
    for said in (Said.AT_RISK, Said.LATE, Said.STOPPED):
        assert said.value in cannot_be_said(said, facts, " ", DUE)
        assert cannot_be_said(said, facts, "No plasterer could be hired.", DUE) == ""
    for said in (Said.ON_TRACK, Said.AT_RISK):
        assert "so it cannot be" in cannot_be_said(said, facts, "Soon.", DUE + timedelta(days=1))
    assert cannot_be_said(Said.DONE, facts, "", DUE + timedelta(days=9)) == ""


# A word on how it goes


ASKED = {"progress_every_months": 3, "progress_within_days": 10}


@given(DAYS, st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_the_last_stretch_has_ended_and_no_later_one_has(today, months):
    stretch = last_stretch(today, ASKED | {"progress_every_months": months})
    assert stretch.first <= stretch.last < today or stretch.last < today
    assert (today - stretch.last).days <= 31 * months
    assert stretch.due_on > stretch.last
    assert (stretch.last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("facts", "is_owed"),
    [
        ({}, True),
        ({"said_on": date(2026, 9, 30)}, True),
        ({"said_on": date(2026, 10, 1)}, False),
        ({"said": Said.DONE}, False),
        ({"said": Said.STOPPED}, False),
        ({"start_on": date(2026, 10, 1)}, False),
        ({"start_on": date(2026, 9, 30)}, True),
        ({"added_on": date(2026, 10, 1)}, False),
    ],
)
def test_a_word_is_owed_once_a_stretch_by_what_was_to_be_under_way(facts, is_owed):
    usual = {"said": Said.ON_TRACK, "said_on": None, "start_on": None, "added_on": date(2026, 4, 1)}
    stretch = Stretch(date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 14))
    assert owes_progress(stretch, **usual | facts) is is_owed
