"""How an objective is doing follows from its actions and its risks, by a rule that can be read."""

import pytest
from hypothesis import given, strategies as st

from moothall.plans.rules import Course, Shape, Tally, course, headline, objective_state, off_percent, rule_in_words

NUMBERS = st.integers(0, 40)
TALLIES = st.builds(Tally, done=NUMBERS, on_track=NUMBERS, at_risk=NUMBERS, late=NUMBERS, not_started=NUMBERS, stopped=NUMBERS)


@pytest.mark.parametrize(
    ("tally", "verdict", "because"),
    [
        (Tally(), Course.NOTHING, "No action and no risk is recorded, so there is nothing to judge it by."),
        (Tally(stopped=2), Course.NOTHING, "No action and no risk is recorded, so there is nothing to judge it by."),
        (Tally(done=2), Course.MET, "Of 2 actions 2 are done."),
        (Tally(done=1, on_track=1), Course.ON, "Of 2 actions 1 is done and 1 is on track."),
        (Tally(not_started=1), Course.ON, "Of 1 action 1 has not started."),
        (Tally(not_started=2, at_risk=1), Course.CLOSE, "Of 3 actions 1 is at risk and 2 have not started."),
        (Tally(done=3, late=1), Course.CLOSE, "Of 4 actions 3 are done and 1 is late."),
        (Tally(done=2, late=1), Course.OFF, "Of 3 actions 2 are done and 1 is late."),
        (Tally(risks=2, risks_beyond=2), Course.CLOSE, "2 of 2 risks are beyond what the council accepts."),
        (Tally(risks=2), Course.ON, "None of 2 risks is beyond what the council accepts."),
        (Tally(risks=1), Course.ON, "Its only risk is within what the council accepts."),
        (
            Tally(done=1, risks=1, risks_beyond=1),
            Course.CLOSE,
            "Of 1 action 1 is done, and its only risk is beyond what the council accepts.",
        ),
    ],
)
def test_the_verdict_and_the_sentence_follow_from_the_figures(tally, verdict, because):
    state = objective_state(tally, 33)
    assert (state.course, state.because) == (verdict, because)
    assert state.word == verdict.value


@given(TALLIES, st.integers(1, 100))
def test_one_more_late_action_never_makes_an_objective_look_better(tally, percent):
    order = [Course.MET, Course.ON, Course.NOTHING, Course.CLOSE, Course.OFF]
    worse = Tally(**{name: getattr(tally, name) for name in ("done", "on_track", "at_risk", "not_started", "stopped")}, late=tally.late + 1)
    assert order.index(course(worse, percent)) >= order.index(course(tally, percent))


def test_each_verdict_is_told_by_a_shape():
    shapes = {
        verdict: objective_state(tally, 33).shape
        for verdict, tally in {"met": Tally(done=1), "off": Tally(late=1), "none": Tally()}.items()
    }
    assert shapes == {"met": Shape.GOOD, "off": Shape.OFF, "none": Shape.NONE}


def test_the_rule_and_the_headline_are_sentences():
    assert "33 of 100" in rule_in_words(off_percent({"objective_off_percent": 33}))
    assert headline({Course.ON: 1}) == "1 objective: 1 on course."
    assert headline({}) == "No objective is set out yet."
