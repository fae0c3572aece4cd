"""What must follow a call-in, by when, and what follows by itself: on both sides of each line."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.decisions import rules
from moothall.decisions.rules import CallInRule, Deadline, Facts, Moments, Outcome, Standing, Step, Then, start_of
from moothall.decisions.tests.factories import at
from moothall.decisions.tests.published_rules import BRACKNELL_FOREST, ENFIELD, HACKNEY, HUNTINGDONSHIRE

FRIDAY, CLOSES = at(2009, 12, 11), start_of(date(2009, 12, 16))
MOMENTS = Moments(CLOSES, CLOSES)
A_SECOND = timedelta(seconds=1)


def rule_of(days, then, step=Step.SCRUTINY_MEETS):
    return CallInRule(days=5, source="any", deadlines=(Deadline(step, days, then),))


@pytest.mark.parametrize(
    ("rule", "step", "on"),
    [
        (HACKNEY, Step.SCRUTINY_MEETS, date(2009, 12, 29)),
        (BRACKNELL_FOREST, Step.SCRUTINY_MEETS, date(2010, 1, 6)),
        (BRACKNELL_FOREST, Step.RECONSIDERED, date(2009, 12, 22)),
        (HACKNEY, Step.RECONSIDERED, None),
    ],
    ids=["ten working days, over Christmas", "fifteen", "seven", "none"],
)
def test_each_step_is_due_as_the_published_rule_says(rule, step, on):
    due = rules.due(rule, step, FRIDAY, MOMENTS)
    assert due == rules.Due(on)


def test_a_step_is_late_from_the_day_after_it_was_due():
    assert rules.late_in_words(date(2009, 12, 29), date(2009, 12, 29)) == ""
    assert rules.late_in_words(date(2009, 12, 29), date(2009, 12, 30)) == "1 working day late"


def test_where_the_rule_says_so_the_decision_takes_effect_when_the_day_has_ended_and_not_before():
    due = rules.due(rule_of(5, Then.EFFECT), Step.SCRUTINY_MEETS, FRIDAY, MOMENTS)
    assert due.lapses_at == start_of(date(2009, 12, 19))
    facts = Facts(
        published_at=at(2009, 12, 9), call_in_closes_at=CLOSES, effective_from=CLOSES, is_subject_to_call_in=True,
        called_in_at=FRIDAY, call_in_lapses_at=due.lapses_at,
    )  # fmt: skip
    assert rules.standing(due.lapses_at - A_SECOND, facts) is Standing.CALLED_IN
    assert rules.standing(due.lapses_at, facts) is Standing.IN_EFFECT
    assert "in effect since Saturday 19 December 2009" in rules.where_it_stands(due.lapses_at, facts)


@given(st.integers(1, 30), st.sampled_from(Step))
def test_nothing_takes_effect_for_want_of_an_answer_before_it_would_have_without_a_call_in(days, step):
    due = rules.due(rule_of(days, Then.EFFECT, step), step, at(2009, 12, 9), MOMENTS)
    assert due.lapses_at
    assert due.lapses_at >= CLOSES


def test_scrutiny_can_do_what_the_rule_says_and_all_where_it_says_nothing():
    assert rules.outcomes_of(HUNTINGDONSHIRE) == (Outcome.REFER_BACK,)
    assert rules.outcomes_of(ENFIELD) == tuple(Outcome)
    assert rules.outcomes_of(HACKNEY) == tuple(Outcome)


def test_what_time_had_passed_is_said_on_both_sides_of_closing():
    assert "call-in closes at the end of Tuesday 15 December 2009" in rules.time_passed(FRIDAY, CLOSES - A_SECOND, MOMENTS)
    assert "call-in closed at the end of Tuesday 15 December 2009" in rules.time_passed(FRIDAY, CLOSES, MOMENTS)
    assert rules.time_passed(FRIDAY, at(2009, 12, 14), rules.NOT_KNOWN) == "It stood as called in for 1 working day."


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_deadline_that_cannot_be_is_refused(days):
    with pytest.raises(ValueError, match="A step must have 1 to 366 working days"):
        Deadline(Step.PUBLISHED, days)


def test_a_rule_without_terms_says_what_it_does_not_state():
    told = dict(rules.terms_in_words(CallInRule(days=None, source="any")))
    assert told["Until when"] == "No number of days is stated, so the clock gives no day."
    assert told["Deadlines"] == "None is stated."
    assert "refer it to full Council" in told["What scrutiny can do"]


def test_a_cut_off_and_what_follows_are_said():
    rule = CallInRule(days=1, source="any", reading=rules.Reading.PUBLICATION_DAY_COUNTS, cut_off=at(2009, 1, 1, 17).time(),
                      deadlines=(Deadline(Step.SCRUTINY_MEETS, 10, Then.EFFECT),))  # fmt: skip
    told = dict(rules.terms_in_words(rule))
    assert told["Until when"] == "1 working day, until 5pm on the last. The day of publication is the first."
    assert told["Deadlines"].endswith("within 10 working days. After that the decision takes effect.")
    assert rules.in_force_in_words(None, None) == "always"


def test_a_rule_is_written_and_read_again_as_it_was():
    for rule in (BRACKNELL_FOREST, HACKNEY, ENFIELD):
        plain = rules.written(rule)
        assert tuple(map(rules.callers_from, plain["callers"])) == rule.callers
        assert tuple(map(rules.deadline_from, plain["deadlines"])) == rule.deadlines
    assert rules.deadline_from([Step.PUBLISHED, 2]) == Deadline(Step.PUBLISHED, 2)


def test_a_rule_says_its_dates_for_today_for_christmas_and_for_the_known_record():
    today, christmas, record = rules.foreseen(HACKNEY, date(2026, 11, 20))
    assert (today.why, today.closes, today.effect) == ("Today", "the end of Thursday 26 November 2026", "Friday 27 November 2026")
    assert (christmas.published_on, christmas.effect) == (date(2026, 12, 22), "Thursday 31 December 2026")
    assert (record.effect, record.counting.startswith("Published on Wednesday 9 December 2009. Five")) == (
        "Wednesday 16 December 2009",
        True,
    )
    [unknown, *_] = rules.foreseen(ENFIELD, date(2026, 11, 20))
    assert (unknown.closes, unknown.effect) == ("Not known by this rule", "Not known by this rule")


@pytest.mark.parametrize(
    ("published_on", "says"),
    [(date(2009, 12, 4), ""), (date(2009, 12, 7), "should have been published by Friday 4 December 2009: 1 working day late.")],
)
def test_a_decision_is_published_within_two_working_days_as_bracknell_forest_says(published_on, says):
    assert says in rules.published_late(BRACKNELL_FOREST, date(2009, 12, 2), published_on)
    assert bool(says) == bool(rules.published_late(BRACKNELL_FOREST, date(2009, 12, 2), published_on))


def test_where_no_day_is_known_or_no_time_given_nothing_is_late():
    for rule, decided_on in ((HACKNEY, date(2009, 12, 2)), (BRACKNELL_FOREST, None), (BRACKNELL_FOREST, date(1850, 1, 1))):
        assert rules.published_late(rule, decided_on, date(2010, 12, 9)) == ""
