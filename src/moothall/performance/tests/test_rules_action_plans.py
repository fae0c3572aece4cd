"""When an action plan is asked for, where it stands, and whether what it promised came."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from moothall.performance.rules import Period, Polarity
from moothall.performance.rules.action_plans import (
    Came,
    Demanding,
    Effect,
    Ended,
    Final,
    PlanFacts,
    Stage,
    asked_in_words,
    demanded,
    effect,
    in_words,
    is_better,
    is_over,
    is_reached,
    promises_nothing,
    run_of,
    stage,
)
from moothall.performance.rules.reminding import What
from moothall.performance.rules.verdicts.changing import Change
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.rules.verdicts.saying import Stated

pytestmark = pytest.mark.once
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TODAY = NOW.date()
QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))


def finals(*ratings):
    days = [date(2026, 1, 1) + timedelta(days=31 * place) for place in range(len(ratings))]
    return [
        Final(Period(day, day + timedelta(days=30)), rating, f"{rating.value} {day}") for day, rating in zip(days, ratings, strict=True)
    ]


def came(value="81", promised="85", **said):
    number = {"value": value and Decimal(value), "promised": promised and Decimal(promised)}
    return Came(period=QUARTER, **{"stated": Stated("%"), "since": "May 2026", **number, **said})


@given(st.lists(st.sampled_from(Rating), max_size=12), st.integers(1, 6))
def test_so_many_rated_figures_in_a_row_ask_for_one_and_what_is_left_out_helps_nobody(ratings, number):
    rule = Demanding(figures=number)
    judged = [one for one in ratings if one.is_judged]
    wanted = len(judged) >= number and all(one is Rating.OFF for one in judged[-number:])
    every = finals(*ratings)
    assert (demanded(every, rule) is not None) is wanted
    assert is_over(every, rule) is not (bool(judged) and judged[-1] is Rating.OFF)
    assert not run_of(every, rule, after=date.max)


def test_figures_that_were_answered_ask_for_no_other_and_a_council_may_ask_for_none():
    every = finals(Rating.OFF, Rating.NEAR, Rating.OFF)
    both = Demanding((Rating.OFF, Rating.NEAR), 2)
    assert demanded(every, both).period == every[-1].period
    assert demanded(every, both, after=every[1].period.last) is None
    assert demanded(every, Demanding(())) is None
    assert Demanding.of({"action_plan_when": "never", "action_plan_figures": 1, "action_plan_days": 9}).ratings == ()


def test_an_action_plan_stands_as_its_moments_say():
    asked = {"asked_at": NOW - timedelta(days=20), "due_on": TODAY - timedelta(days=6)}
    told = {"answered_at": NOW - timedelta(days=1)}
    facts = (
        (asked, False, Stage.LATE),
        (asked | {"due_on": TODAY}, False, Stage.ASKED),
        (asked | told, False, Stage.UNDER_WAY),
        (told | {"has_actions": False}, False, Stage.NO_ACTION),
        (told, True, Stage.TO_LOOK_AT),
        (asked | {"answered_at": NOW + timedelta(days=1)}, False, Stage.LATE),
        (asked | told | {"ended_at": NOW}, False, Stage.ENDED),
        (told | {"answered_at": NOW + timedelta(days=1)}, False, Stage.ENDED),
    )
    assert [stage(PlanFacts(**one), NOW, TODAY, has_come=has_come) for one, has_come, _ in facts] == [one for *_, one in facts]
    assert {one for one in Stage if one.is_owed} == {Stage.ASKED, Stage.LATE, Stage.TO_LOOK_AT}
    assert all(one.tone for one in Stage)
    assert all(one.words for one in (*Ended, *What))


@given(st.sampled_from(Polarity), st.decimals(0, 100, places=1), st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_what_is_promised_itself_is_reached_whatever_is_better(polarity, promised, value, target):
    one = came(str(value), str(promised), stated=Stated("%", 1, polarity), target=target)
    assert is_reached(came(str(promised), str(promised), stated=one.stated, target=target))
    better = {Polarity.LOWER: value <= promised, Polarity.PLAN: abs(value - target) <= abs(promised - target)}
    assert is_reached(one) is better.get(polarity, value >= promised)


NUMBERS = st.decimals(0, 100, places=2)


@given(st.sampled_from(Polarity), NUMBERS, NUMBERS, st.none() | NUMBERS)
def test_a_promise_is_better_than_what_is_there_by_what_the_measure_calls_better(polarity, promised, there, target):
    stated = Stated("%", 1, polarity)
    nobody_can_tell = polarity is Polarity.NONE or (polarity is Polarity.PLAN and target is None)
    refused = bool(promises_nothing(promised, [(QUARTER, there)], stated, target))
    assert refused is not (nobody_can_tell or is_better(promised, there, stated, target))
    assert not (is_better(promised, there, stated, target) and is_better(there, promised, stated, target))
    assert bool(promises_nothing(there, [(QUARTER, there)], stated, target)) is not nobody_can_tell, (
        "to promise what is there is no promise"
    )


def test_a_service_with_seasons_may_promise_more_than_a_year_before():
    there = [(QUARTER, Decimal(60)), (Period(date(2025, 10, 1), date(2025, 12, 31)), Decimal(30))]
    assert promises_nothing(Decimal(40), there, Stated("homes", 0), None) == ""
    assert promises_nothing(Decimal(30), there, Stated("homes", 0), None).startswith("30 homes is no better than the 60 homes of July")
    assert promises_nothing(Decimal(30), [], Stated("homes", 0), None) == ""


@pytest.mark.parametrize(
    ("one", "found", "words"),
    [
        (came("86", change=Change.BETTER), Effect.CAME, "as promised, better than usual since May 2026, so it worked."),
        (came("86", change=Change.BETTER, began_before=True), Effect.REACHED, "which was before the action plan, so whether the actions"),
        (came("86"), Effect.REACHED, "with too few figures to tell a change from chance, so whether"),
        (came("86", change=Change.STEADY), Effect.BY_CHANCE, "within the usual variation, so it may be chance."),
        (came(change=Change.BETTER, is_trend=True), Effect.BEGUN, "4 points from it, better from year to year since May 2026"),
        (came(change=Change.STEADY), Effect.NOT_COME, "so it has not worked."),
        (came(None, because="The system failed."), Effect.UNSEEN, "and there is no figure: The system failed."),
        (came(None), Effect.UNSEEN, "and there is no figure."),
        (came(promised=None, rating=Rating.OFF), Effect.STILL_OFF, "81.0% came for July to September 2026: it is still off target."),
        (came(promised=None, rating=Rating.ON), Effect.NO_LONGER, "it is on target."),
    ],
)
def test_the_verdict_and_its_sentence_say_the_same(one, found, words):
    assert effect(one) is found
    assert words in in_words(one)
    assert found.is_missing is (found in (Effect.BEGUN, Effect.NOT_COME, Effect.UNSEEN, Effect.STILL_OFF))


def test_one_without_a_reason_is_asked_for_all_the_same():
    assert asked_in_words(date(2026, 11, 2), "", date(2026, 11, 16)) == "Asked for on 2 November 2026, by 16 November 2026."
