"""A commitment has one standing on a day, and nobody is late who may not begin."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from moothall.decisions.rules import CommitmentStanding, Tone, Undertaking, commitment_standing, conditions_of, council_year_began

TODAY = date(2026, 11, 18)
DAYS = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))
UNDERTAKINGS = st.builds(
    Undertaking,
    is_confirmed=st.booleans(),
    is_dismissed=st.booleans(),
    is_held=st.booleans(),
    due_on=st.none() | DAYS,
    reported_back_on=st.none() | DAYS,
)
HOLDS = {
    CommitmentStanding.DISMISSED: lambda u: u.is_dismissed,
    CommitmentStanding.REPORTED_BACK: lambda u: not u.is_dismissed and is_back(u),
    CommitmentStanding.PROPOSED: lambda u: not u.is_dismissed and not is_back(u) and not u.is_confirmed,
    CommitmentStanding.HELD: lambda u: is_agreed(u) and u.is_held,
    CommitmentStanding.OVERDUE: lambda u: is_agreed(u) and not u.is_held and is_late(u),
    CommitmentStanding.CONFIRMED: lambda u: is_agreed(u) and not u.is_held and not is_late(u),
}


def is_back(facts) -> bool:
    return facts.reported_back_on is not None and facts.reported_back_on <= TODAY


def is_agreed(facts) -> bool:
    return facts.is_confirmed and not facts.is_dismissed and not is_back(facts)


def is_late(facts) -> bool:
    return facts.due_on is not None and facts.due_on < TODAY


@given(UNDERTAKINGS)
def test_there_is_exactly_one_standing_and_it_is_the_one_that_is_given(facts):
    assert [standing for standing, holds in HOLDS.items() if holds(facts)] == [commitment_standing(TODAY, facts)]


@given(UNDERTAKINGS, DAYS, DAYS)
def test_what_is_late_stays_late_until_the_report_comes_back(facts, one, other):
    first, later = sorted((one, other))
    if commitment_standing(first, facts) is CommitmentStanding.OVERDUE:
        assert commitment_standing(later, facts) in {CommitmentStanding.OVERDUE, CommitmentStanding.REPORTED_BACK}


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


@given(st.dates(min_value=date(2, 1, 1)))
def test_a_council_year_begins_on_the_last_1_april(day):
    began = council_year_began(day)
    assert (began.month, began.day) == (4, 1)
    assert began <= day < began.replace(year=began.year + 1) if day.year < 9999 else began <= day
