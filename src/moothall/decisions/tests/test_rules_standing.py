"""Where a decision stands: one standing at every moment, whatever is known of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.decisions import rules
from moothall.decisions.rules import Facts, Standing, Tone

DRAWN_EVENTS = ("published_at", "called_in_at", "referred_at", "confirmed_at", "changed_at", "withdrawn_at", "superseded_at")


def at(month, day, hour=9, year=2009):
    return datetime(year, month, day, hour, tzinfo=rules.LONDON)


# Published on Monday 7 December 2009: call-in closes with Friday, effect begins on Monday.
OPEN = Facts(
    published_at=at(12, 7),
    call_in_closes_at=rules.start_of(date(2009, 12, 12)),
    effective_from=rules.start_of(date(2009, 12, 14)),
    is_subject_to_call_in=True,
)
CALLED_IN = replace(OPEN, called_in_at=at(12, 9))

moments = st.datetimes(datetime(2009, 12, 1), datetime(2010, 1, 31), timezones=st.just(UTC))
maybe = st.none() | moments
facts = st.builds(
    Facts,
    published_at=maybe,
    call_in_closes_at=maybe,
    effective_from=maybe,
    called_in_at=maybe,
    referred_at=maybe,
    confirmed_at=maybe,
    changed_at=maybe,
    withdrawn_at=maybe,
    superseded_at=maybe,
    is_subject_to_call_in=st.none() | st.booleans(),
    is_urgent=st.booleans(),
)


@pytest.mark.parametrize(
    ("known", "moment", "standing"),
    [
        (Facts(), at(12, 7), Standing.DRAFT),
        (OPEN, at(12, 7, 8), Standing.DRAFT),
        (OPEN, at(12, 7, 9), Standing.OPEN_TO_CALL_IN),
        (OPEN, at(12, 11, 23), Standing.OPEN_TO_CALL_IN),
        (OPEN, at(12, 12, 0), Standing.WAITING),
        (OPEN, at(12, 13, 23), Standing.WAITING),
        (OPEN, at(12, 14, 0), Standing.IN_EFFECT),
        (OPEN, at(12, 14, year=2019), Standing.IN_EFFECT),
        (CALLED_IN, at(12, 9, 8), Standing.OPEN_TO_CALL_IN),
        (CALLED_IN, at(12, 9, 9), Standing.CALLED_IN),
        (CALLED_IN, at(12, 14, year=2019), Standing.CALLED_IN),
        (replace(CALLED_IN, referred_at=at(12, 20)), at(12, 19), Standing.CALLED_IN),
        (replace(CALLED_IN, referred_at=at(12, 20)), at(12, 21), Standing.REFERRED),
        (replace(CALLED_IN, confirmed_at=at(12, 20)), at(12, 21), Standing.CONFIRMED),
        (replace(CALLED_IN, referred_at=at(12, 20), changed_at=at(12, 28)), at(12, 29), Standing.CHANGED),
        (replace(CALLED_IN, called_in_at=None, confirmed_at=at(12, 10)), at(12, 29), Standing.CONFIRMED),
        (Facts(published_at=at(12, 7), is_subject_to_call_in=False), at(12, 7), Standing.NOT_SUBJECT_TO_CALL_IN),
        (Facts(published_at=at(12, 7), is_subject_to_call_in=False, effective_from=at(12, 9)), at(12, 8), Standing.NOT_YET),
        (replace(OPEN, is_urgent=True, effective_from=None), at(12, 7), Standing.URGENT),
        (replace(OPEN, is_urgent=True), at(12, 7), Standing.NOT_YET),
        (replace(OPEN, withdrawn_at=at(12, 8)), at(12, 20), Standing.WITHDRAWN),
        (replace(OPEN, withdrawn_at=at(12, 8)), at(12, 7), Standing.OPEN_TO_CALL_IN),
        (replace(OPEN, superseded_at=at(12, 28)), at(12, 28), Standing.SUPERSEDED),
        (replace(OPEN, superseded_at=at(12, 28), withdrawn_at=at(12, 29)), at(12, 30), Standing.WITHDRAWN),
        # Of history another system published, not everything is known.
        (Facts(published_at=at(12, 7)), at(12, 30), Standing.NOT_STATED),
        (Facts(published_at=at(12, 7), is_subject_to_call_in=True), at(12, 30), Standing.NOT_STATED),
        (Facts(published_at=at(12, 7), effective_from=at(12, 16)), at(12, 15), Standing.NOT_YET),
        (Facts(published_at=at(12, 7), effective_from=at(12, 16)), at(12, 16), Standing.IN_EFFECT),
        (replace(OPEN, is_subject_to_call_in=None), at(12, 8), Standing.NOT_YET),
        (replace(OPEN, effective_from=None), at(12, 8), Standing.OPEN_TO_CALL_IN),
        (replace(OPEN, effective_from=None), at(12, 20), Standing.NOT_STATED),
        (replace(OPEN, call_in_closes_at=at(12, 30)), at(12, 15), Standing.IN_EFFECT),
    ],
)
def test_each_moment_of_a_decision_s_life_has_its_standing(known, moment, standing):
    assert rules.standing(moment, known) is standing


def test_a_call_in_that_came_too_late_does_not_undo_what_is_in_effect():
    late = replace(OPEN, called_in_at=at(12, 15))
    assert rules.standing(at(12, 20), late) is Standing.IN_EFFECT


def test_over_the_weekend_it_is_too_late_to_call_in():
    late = replace(OPEN, called_in_at=at(12, 12))
    assert rules.standing(at(12, 13), late) is Standing.WAITING


def test_the_moment_at_which_call_in_closes_is_the_first_that_is_too_late():
    just_in_time = replace(OPEN, called_in_at=OPEN.call_in_closes_at - timedelta(seconds=1))
    too_late = replace(OPEN, called_in_at=OPEN.call_in_closes_at)
    assert rules.standing(at(12, 20), just_in_time) is Standing.CALLED_IN
    assert rules.standing(at(12, 20), too_late) is Standing.IN_EFFECT


@pytest.mark.parametrize("beyond", [{"is_subject_to_call_in": False}, {"is_urgent": True}])
def test_what_nobody_may_call_in_is_not_held_by_a_call_in(beyond):
    assert rules.standing(at(12, 20), replace(CALLED_IN, **beyond)).is_in_effect


def test_what_may_be_carried_out_and_how_it_is_shown_follow_from_the_standing():
    effective = {standing for standing in Standing if standing.is_in_effect}
    assert effective == {
        *(Standing.IN_EFFECT, Standing.NOT_SUBJECT_TO_CALL_IN, Standing.URGENT),
        *(Standing.CONFIRMED, Standing.CHANGED),
    }
    assert Standing.OPEN_TO_CALL_IN.tone is Tone.OPEN
    assert {standing.tone for standing in (Standing.WAITING, Standing.NOT_YET)} == {Tone.WAIT}
    assert {standing.tone for standing in (Standing.CALLED_IN, Standing.REFERRED)} == {Tone.WARN}
    assert {standing.tone for standing in (Standing.WITHDRAWN, Standing.SUPERSEDED)} == {Tone.STOP}
    assert {standing.tone for standing in effective} == {Tone.PLAIN}


@given(facts, moments)
def test_every_decision_has_exactly_one_standing_at_every_moment(known, moment):
    assert rules.standing(moment, known) in set(Standing)


@given(facts, moments)
def test_what_happens_later_does_not_count_now(known, moment):
    so_far = {name: getattr(known, name) for name in DRAWN_EVENTS if getattr(known, name) and getattr(known, name) > moment}
    assert rules.standing(moment, known) is rules.standing(moment, replace(known, **dict.fromkeys(so_far)))


@given(facts, moments)
def test_nothing_open_to_call_in_has_reached_its_day_of_effect(known, moment):
    if rules.standing(moment, known) is Standing.OPEN_TO_CALL_IN:
        assert known.effective_from is None or moment < known.effective_from
        assert moment < known.call_in_closes_at
        assert known.is_subject_to_call_in
        assert not known.is_urgent


@given(facts, moments, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_what_is_withdrawn_stays_withdrawn_and_what_is_published_is_no_draft_again(known, moment, later):
    before, after = rules.standing(moment, known), rules.standing(moment + later, known)
    if before is Standing.WITHDRAWN:
        assert after is Standing.WITHDRAWN
    if before is Standing.SUPERSEDED:
        assert after in {Standing.SUPERSEDED, Standing.WITHDRAWN}
    if before is not Standing.DRAFT:
        assert after is not Standing.DRAFT


@given(facts, moments, st.timedeltas(timedelta(0), timedelta(days=60)))
def test_what_is_in_effect_ends_only_by_withdrawal_or_another_decision(known, moment, later):
    if rules.standing(moment, known).is_in_effect:
        after = rules.standing(moment + later, known)
        assert after.is_in_effect or after in {Standing.WITHDRAWN, Standing.SUPERSEDED}


@given(facts, moments)
def test_the_same_moment_in_another_time_zone_has_the_same_standing(known, moment):
    assert rules.standing(moment, known) is rules.standing(moment.astimezone(rules.LONDON), known)


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="A moment needs its time zone, and 2009-12-09 00:00:00 has none"):
        rules.standing(datetime(2009, 12, 9), OPEN)
    with pytest.raises(ValueError, match="called in at 2009-12-09 00:00:00 has none"):
        Facts(called_in_at=datetime(2009, 12, 9))


def test_the_facts_are_named_for_whoever_keeps_them():
    assert set(DRAWN_EVENTS) < set(rules.FACTS)
    assert Facts(**dict.fromkeys(rules.FACTS)) == Facts(is_urgent=None)
