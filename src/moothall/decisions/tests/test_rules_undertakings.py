"""A commitment has one standing on a day, and nobody is late who may not begin."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from moothall.decisions.rules import (
    CommitmentStanding,
    PartFacts,
    Tone,
    Undertaking,
    commitment_standing,
    conditions_of,
    parts_in_the_way,
)

TODAY = date(2026, 11, 18)
DAYS = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))
UNDERTAKINGS = st.builds(
    Undertaking,
    is_confirmed=st.booleans(),
    is_dismissed=st.booleans(),
    is_held=st.booleans(),
    due_on=st.none() | DAYS,
    reported_back_on=st.none() | DAYS,
    had_on=st.none() | DAYS,
    ended_on=st.none() | DAYS,
)
HOLDS = {
    CommitmentStanding.DISMISSED: lambda u: u.is_dismissed,
    CommitmentStanding.ENDED: lambda u: not u.is_dismissed and has_come(u.ended_on),
    CommitmentStanding.PROPOSED: lambda u: is_live(u) and not is_back(u) and not u.is_confirmed,
    CommitmentStanding.HELD: lambda u: is_live(u) and (is_back(u) or u.is_confirmed) and u.is_held,
    CommitmentStanding.CLOSED: lambda u: is_live(u) and is_back(u) and not u.is_held and has_come(u.had_on),
    CommitmentStanding.REPORTED_BACK: lambda u: is_live(u) and is_back(u) and not u.is_held and not has_come(u.had_on),
    CommitmentStanding.OVERDUE: lambda u: is_agreed(u) and not u.is_held and is_late(u),
    CommitmentStanding.CONFIRMED: lambda u: is_agreed(u) and not u.is_held and not is_late(u),
}


def has_come(day) -> bool:
    return day is not None and day <= TODAY


def is_live(facts) -> bool:
    return not facts.is_dismissed and not has_come(facts.ended_on)


def is_back(facts) -> bool:
    return has_come(facts.reported_back_on)


def is_agreed(facts) -> bool:
    return is_live(facts) and facts.is_confirmed and not is_back(facts)


def is_late(facts) -> bool:
    return facts.due_on is not None and facts.due_on < TODAY


@given(UNDERTAKINGS)
def test_there_is_exactly_one_standing_and_it_is_the_one_that_is_given(facts):
    assert [standing for standing, holds in HOLDS.items() if holds(facts)] == [commitment_standing(TODAY, facts)]


@given(UNDERTAKINGS, DAYS)
def test_nothing_is_carried_out_before_its_effect(facts, day):
    if facts.is_held:
        waits = {CommitmentStanding.HELD, CommitmentStanding.PROPOSED, CommitmentStanding.DISMISSED, CommitmentStanding.ENDED}
        assert commitment_standing(day, facts) in waits


@given(UNDERTAKINGS, DAYS, DAYS)
def test_what_is_late_stays_late_until_the_report_comes_back_or_it_is_ended(facts, one, other):
    first, later = sorted((one, other))
    if commitment_standing(first, facts) is CommitmentStanding.OVERDUE:
        after = {CommitmentStanding.REPORTED_BACK, CommitmentStanding.CLOSED, CommitmentStanding.ENDED}
        assert commitment_standing(later, facts) in after | {CommitmentStanding.OVERDUE}


@given(UNDERTAKINGS, DAYS, DAYS)
def test_what_is_closed_or_ended_stays_so(facts, one, other):
    first, later = sorted((one, other))
    for standing in (CommitmentStanding.CLOSED, CommitmentStanding.ENDED):
        if commitment_standing(first, facts) is standing:
            assert commitment_standing(later, facts) in {standing, CommitmentStanding.ENDED}


def test_the_day_it_is_due_is_not_late_and_the_next_is():
    facts = Undertaking(is_confirmed=True, due_on=TODAY)
    assert commitment_standing(TODAY, facts) is CommitmentStanding.CONFIRMED
    assert commitment_standing(TODAY + timedelta(days=1), facts) is CommitmentStanding.OVERDUE


def test_each_standing_is_shown_in_its_own_way():
    assert CommitmentStanding.OVERDUE.tone is Tone.WARN
    assert CommitmentStanding.REPORTED_BACK.tone is Tone.PLAIN


def test_a_condition_is_named_once_in_its_own_words():
    reference = {"words": "subject to (1) above", "is_condition": True}
    assert conditions_of([reference, reference, {"words": "see (2)", "is_condition": False}]) == ["subject to (1) above"]


@given(st.lists(st.tuples(st.booleans(), st.sets(st.integers(1, 6), max_size=3)), min_size=1, max_size=6))
def test_a_part_is_in_the_way_only_while_it_waits_itself(drawn):
    parts = [
        PartFacts(number, frozenset({str(number)}), waits, frozenset(map(str, leans_on)))
        for number, (waits, leans_on) in enumerate(drawn, start=1)
    ]
    for part in parts:
        in_the_way = parts_in_the_way(part, parts)
        assert part.number not in in_the_way
        assert in_the_way == [other.number for other in parts if other is not part and other.waits and str(other.number) in part.leans_on]
