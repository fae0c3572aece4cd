"""Quorum through a meeting, votes whose totals add up, and motions that amendments change."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from moothall.meetings.rules.law import Nation
from moothall.meetings.rules.quorum import Presence, is_quorate_at, present_at, quorum_in_words, quorum_of, stretches
from moothall.meetings.rules.votes import (
    Amendment,
    Cast,
    Count,
    Motion,
    Named,
    Result,
    as_amended,
    cannot_be_put,
    count_lacks,
    count_of,
    must_be_named,
    named_lacks,
    result,
    result_in_words,
)
from moothall.meetings.tests.tables import at

SIX, EIGHT = at(2026, 11, 12, 18), at(2026, 11, 12, 20)
minutes = st.integers(-30, 150).map(lambda minute: SIX + timedelta(minutes=minute))
totals = st.integers(0, 70)
names = st.sampled_from("ABCDEFG")


@st.composite
def presences(draw):
    arrived, left = draw(st.none() | minutes), draw(st.none() | minutes)
    if arrived and left and left < arrived:
        arrived, left = left, arrived
    return Presence(who=draw(names), arrived_at=arrived, left_at=left, is_voting=draw(st.booleans()))


def seven_past(minute):
    return SIX + timedelta(minutes=minute)


@pytest.mark.parametrize(
    ("members", "stated", "needed"),
    [(66, None, 17), (64, None, 16), (65, None, 17), (10, None, 3), (4, None, 1), (1, None, 1), (0, None, 1), (10, 4, 4), (10, 0, 1)],
)
def test_a_quorum_is_what_is_stated_or_a_quarter_of_the_whole_number(members, stated, needed):
    assert quorum_of(members, stated) == needed


def test_a_meeting_is_quorate_from_arrival_to_departure():
    came = [Presence(who="A"), Presence(who="B", arrived_at=seven_past(10)), Presence(who="C", left_at=seven_past(70))]
    found = stretches(3, came, SIX, EIGHT)
    assert [(cut.present, cut.is_quorate) for cut in found] == [(2, False), (3, True), (2, False)]
    assert quorum_in_words(3, found) == (
        "Not quorate from 6pm to 6:10pm: two members were present, and three are needed. "
        "Not quorate from 7:10pm to the end: two members were present, and three are needed."
    )
    assert [is_quorate_at(seven_past(minute), 3, came) for minute in (9, 10, 69, 70)] == [False, True, True, False]


def test_who_leaves_as_another_arrives_leaves_no_gap():
    came = [Presence(who="A"), Presence(who="B", left_at=seven_past(30)), Presence(who="C", arrived_at=seven_past(30))]
    found = stretches(2, came, SIX, EIGHT)
    assert len(found) == 1
    assert quorum_in_words(2, found) == "Quorate throughout: never fewer than two members present, and two are needed."


def test_who_only_attends_and_who_is_recorded_twice_do_not_count_twice():
    came = [Presence(who="A"), Presence(who="A", arrived_at=seven_past(5)), Presence(who="Officer", is_voting=False)]
    assert present_at(seven_past(10), came) == 1
    assert (
        quorum_in_words(2, stretches(2, came, SIX, EIGHT)) == "Not quorate from 6pm to the end: one member was present, and two are needed."
    )


def test_who_leaves_for_an_interest_is_not_there_meanwhile():
    came = [Presence(who="A"), Presence(who="B", left_at=seven_past(20)), Presence(who="B", arrived_at=seven_past(40))]
    assert [cut.present for cut in stretches(2, came, SIX, EIGHT)] == [2, 1, 2]


def test_a_meeting_of_which_nothing_is_known_is_said_to_be_so():
    assert stretches(3, [], SIX, SIX) == []
    assert quorum_in_words(3, []) == "Three members are needed. Who was present is not recorded."
    assert (
        quorum_in_words(1, stretches(1, [], SIX, EIGHT)) == "Not quorate from 6pm to the end: no members were present, and one is needed."
    )


def test_nobody_leaves_before_arriving():
    with pytest.raises(ValueError, match="cannot have left before arriving"):
        Presence(who="A", arrived_at=EIGHT, left_at=SIX)


@given(came=st.lists(presences(), max_size=8), quorum=st.integers(1, 5))
def test_the_stretches_are_the_whole_meeting_and_each_is_true(came, quorum):
    found = stretches(quorum, came, SIX, EIGHT)
    assert (found[0].begins_at, found[-1].ends_at) == (SIX, EIGHT)
    assert all(one.ends_at == other.begins_at and one.present != other.present for one, other in pairwise(found))
    for minute in range(0, 120, 7):
        moment = seven_past(minute)
        (cut,) = [cut for cut in found if cut.begins_at <= moment < cut.ends_at]
        assert (cut.present, cut.is_quorate) == (present_at(moment, came), is_quorate_at(moment, quorum, came))


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(for_it=12, against=8), Result.CARRIED),
        (Count(for_it=8, against=12), Result.LOST),
        (Count(for_it=10, against=10), Result.TIED),
        (Count(for_it=10, against=10, casting_vote=Cast.FOR), Result.CARRIED),
        (Count(for_it=10, against=10, casting_vote=Cast.AGAINST), Result.LOST),
        (Count(for_it=1, abstained=20), Result.CARRIED),
        (Count(abstained=20), Result.TIED),
    ],
)
def test_more_for_than_against_carries_and_a_tie_waits_for_the_chair(count, expected):
    assert result(count) == expected


def test_totals_must_add_up_to_those_present_and_entitled():
    count = Count(for_it=12, against=8, abstained=1, did_not_vote=1)
    assert count_lacks(count, 22) == []
    assert count_lacks(count, 1) == [
        "12 for, 8 against, 1 abstained and 1 did not vote make 22. 1 member was present and entitled to vote."
    ]
    assert len(count_lacks(count, 21)) == len(count_lacks(count, 23)) == 1


def test_a_casting_vote_is_for_a_tie():
    assert count_lacks(Count(for_it=2, against=1, casting_vote=Cast.FOR), 3) == [
        "A casting vote is given only when as many voted for as against."
    ]
    assert count_lacks(Count(for_it=1, against=1, casting_vote=Cast.FOR), 2) == []


def test_the_result_is_said_as_the_minutes_say_it():
    assert result_in_words(Count(for_it=12, against=8)) == "12 for, 8 against, 0 abstained and 0 did not vote. Carried."


@pytest.mark.parametrize("given_", [{"for_it": -1}, {"casting_vote": Cast.ABSTAINED}])
def test_a_count_that_makes_no_sense_is_refused(given_):
    with pytest.raises(ValueError):
        Count(**given_)


def test_a_vote_by_names_leaves_nobody_out_and_counts_nobody_twice():
    votes = [Named("A", Cast.FOR), Named("B", Cast.AGAINST), Named("C", Cast.ABSTAINED), Named("D", Cast.DID_NOT_VOTE)]
    assert named_lacks(votes, set("ABCD")) == []
    assert count_of(votes, Cast.FOR) == Count(for_it=1, against=1, abstained=1, did_not_vote=1, casting_vote=Cast.FOR)
    assert named_lacks(votes, set("ABC")) == ["D was not present and entitled to vote."]
    assert named_lacks(votes, set("ABCDEF")) == ["How E and F voted is not recorded."]
    assert named_lacks([*votes, votes[0]], set("ABCD")) == ["A is recorded more than once."]


@given(casts=st.dictionaries(names, st.sampled_from(Cast)))
def test_a_vote_by_names_that_is_whole_always_adds_up(casts):
    votes = [Named(who, cast) for who, cast in casts.items()]
    assert named_lacks(votes, set(casts)) == []
    assert count_lacks(count_of(votes), len(casts)) == []


@given(for_it=totals, against=totals, abstained=totals)
def test_abstaining_changes_no_result(for_it, against, abstained):
    assert result(Count(for_it=for_it, against=against)) == result(Count(for_it=for_it, against=against, abstained=abstained))


@pytest.mark.parametrize(
    ("on", "is_budget", "nation", "must"),
    [
        (date(2014, 2, 24), True, Nation.ENGLAND, False),
        (date(2014, 2, 25), True, Nation.ENGLAND, True),
        (date(2026, 2, 25), False, Nation.ENGLAND, False),
        (date(2026, 2, 25), True, Nation.SCOTLAND, False),
    ],
)
def test_the_budget_is_voted_by_names(on, is_budget, nation, must):
    assert must_be_named(on, is_budget, nation) == must


def test_a_carried_amendment_becomes_the_motion():
    amendments = (
        Amendment(text="B", result=Result.CARRIED),
        Amendment(text="C", result=Result.LOST),
        Amendment(text="D", result=Result.CARRIED, is_withdrawn=True),
    )
    assert as_amended(Motion(text="A", amendments=amendments)) == "B"
    assert as_amended(Motion(text="A", amendments=(*amendments, Amendment(text="E", result=Result.CARRIED)))) == "E"
    assert as_amended(Motion(text="A", amendments=amendments[1:])) == as_amended(Motion(text="A")) == "A"


@pytest.mark.parametrize(
    ("motion", "sentence"),
    [
        (Motion(text="A"), ""),
        (Motion(text="A", is_seconded=False), "Nobody has seconded the motion."),
        (Motion(text="A", is_withdrawn=True), "The motion was withdrawn."),
        (Motion(text="A", amendments=(Amendment(text="B", result=Result.LOST),)), ""),
        (Motion(text="A", amendments=(Amendment(text="B", is_seconded=False),)), ""),
        (Motion(text="A", amendments=(Amendment(text="B", is_withdrawn=True),)), ""),
        (
            Motion(text="A", amendments=(Amendment(text="B", result=Result.CARRIED), Amendment(text="C", result=Result.TIED))),
            "The second amendment has not been decided. It is voted on before the motion.",
        ),
    ],
)
def test_a_motion_is_put_when_nothing_stands_before_it(motion, sentence):
    assert cannot_be_put(motion) == sentence
