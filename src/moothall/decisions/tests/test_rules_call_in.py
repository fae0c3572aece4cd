"""Call-in by each council's own rule: the days counted, the two moments, and who may call in."""

import csv
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.decisions import rules
from moothall.decisions.rules import CallInRule, Reading, Unit
from moothall.decisions.tests.published_rules import (
    BRACKNELL_FOREST,
    CENTRAL_BEDFORDSHIRE,
    CHESHIRE_EAST,
    HUNTINGDONSHIRE,
    PUBLICATION_DAY_COUNTS,
    PUBLISHED_RULES,
    ROCHDALE,
    RULES,
    UTTLESFORD,
    WARWICKSHIRE,
    WEST_SOMERSET,
    WITHOUT_DAYS,
    needs_rules,
)

PUBLISHED = date(2009, 12, 9)
PUBLISHED_AT = datetime(2009, 12, 9, 10, tzinfo=rules.LONDON)


def start_of(day):
    return datetime.combine(day, time(0), rules.LONDON)


readings = st.builds(
    CallInRule,
    days=st.integers(1, 30),
    unit=st.sampled_from(Unit),
    reading=st.sampled_from(Reading),
    cut_off=st.none() | st.times(time(1), time(23, 59)),
    source=st.just("any"),
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
closures = st.frozensets(st.dates(date(2009, 12, 1), date(2010, 2, 1)), max_size=10)


@pytest.mark.parametrize(
    ("rule", "closes_at", "effective_from"),
    [
        pytest.param(CHESHIRE_EAST, start_of(date(2009, 12, 16)), start_of(date(2009, 12, 16)), id="the real record"),
        pytest.param(PUBLICATION_DAY_COUNTS, start_of(date(2009, 12, 16)), start_of(date(2009, 12, 16)), id="publication is day 1"),
        pytest.param(UTTLESFORD, start_of(date(2009, 12, 17)), start_of(date(2009, 12, 17)), id="the third reading contradicts the record"),
        pytest.param(WEST_SOMERSET, start_of(date(2009, 12, 17)), start_of(date(2009, 12, 17)), id="the sixth working day"),
        pytest.param(
            CENTRAL_BEDFORDSHIRE,
            datetime(2009, 12, 17, 12, tzinfo=rules.LONDON),
            datetime(2009, 12, 17, 12, tzinfo=rules.LONDON),
            id="midday on the eighth day",
        ),
    ],
)
def test_each_published_rule_gives_its_two_moments_for_a_decision_published_on_9_december_2009(rule, closes_at, effective_from):
    assert rules.moments_after(PUBLISHED_AT, rule) == rules.Moments(closes_at, effective_from)


@needs_rules
def test_every_published_rule_is_here_in_its_own_words_and_with_its_source():
    with RULES.open(encoding="utf-8", newline="") as lines:
        published = {row["council"]: (row["rule"], row["source"]) for row in csv.DictReader(lines)}
    assert published == {council: (rule.wording, rule.source) for council, rule in PUBLISHED_RULES.items()}


@pytest.mark.parametrize("rule", WITHOUT_DAYS, ids=lambda rule: rule.source)
def test_a_rule_that_states_no_number_of_days_gives_no_moments(rule):
    assert rules.moments_after(PUBLISHED_AT, rule) == rules.NOT_KNOWN
    assert rules.counted_days(PUBLISHED, rule) == []


@pytest.mark.parametrize(
    ("rule", "who"),
    [
        (UTTLESFORD, "the Scrutiny Committee"),
        (WEST_SOMERSET, "five members who are not in the executive"),
        (CHESHIRE_EAST, "six members"),
        (
            CENTRAL_BEDFORDSHIRE,
            "a ward councillor, the chair of the committee, two members of the committee or three councillors who are not in the executive",
        ),
        (HUNTINGDONSHIRE, "three councillors of the panel"),
        (WARWICKSHIRE, "the chair or four members"),
        (BRACKNELL_FOREST, "the chair with two members or five members"),
        (ROCHDALE, ""),
    ],
)
def test_who_may_call_in_is_said_in_words(rule, who):
    assert rule.who_may_call_in == who


def test_over_a_weekend_call_in_is_closed_and_effect_waits_for_the_working_day():
    monday = datetime(2009, 12, 7, 9, tzinfo=rules.LONDON)
    moments = rules.moments_after(monday, CHESHIRE_EAST)
    assert moments.call_in_closes_at == start_of(date(2009, 12, 12)), "the end of Friday"
    assert moments.effective_from == start_of(date(2009, 12, 14)), "Monday"


def test_the_sixth_working_day_after_a_friday_is_a_monday_and_the_expiry_a_saturday():
    friday_before = datetime(2009, 12, 4, 9, tzinfo=rules.LONDON)
    assert rules.moments_after(friday_before, UTTLESFORD).effective_from == start_of(date(2009, 12, 12))
    assert rules.moments_after(friday_before, WEST_SOMERSET).effective_from == start_of(date(2009, 12, 14))


def test_a_decision_published_on_a_saturday_is_open_at_least_until_that_day_ends():
    one_day = CallInRule(days=1, source="any")
    moments = rules.moments_after(datetime(2009, 12, 12, 9, tzinfo=rules.LONDON), one_day)
    assert moments == rules.Moments(start_of(date(2009, 12, 13)), start_of(date(2009, 12, 14)))


def test_where_publication_is_day_1_a_saturday_is_not_counted():
    days = rules.counted_days(date(2009, 12, 12), PUBLICATION_DAY_COUNTS)
    assert [day.day for day in days] == [14, 15, 16, 17, 18]


def test_a_cut_off_before_the_decision_was_published_leaves_nothing_open():
    rule = CallInRule(days=1, reading=Reading.PUBLICATION_DAY_COUNTS, cut_off=time(9), source="any")
    assert rules.moments_after(PUBLISHED_AT, rule) == rules.Moments(PUBLISHED_AT, PUBLISHED_AT)


def test_the_day_of_publication_is_the_day_in_england():
    late_in_june = datetime(2010, 6, 9, 23, 30, tzinfo=UTC)
    assert rules.day_of(late_in_june) == date(2010, 6, 10)
    assert rules.moments_after(late_in_june, CHESHIRE_EAST).effective_from == start_of(date(2010, 6, 17))


def test_a_councils_closure_days_put_effect_off():
    closed = frozenset({date(2009, 12, 14)})
    assert rules.moments_after(PUBLISHED_AT, CHESHIRE_EAST, closed).effective_from == start_of(date(2009, 12, 17))


@given(moments, readings, closures)
def test_no_decision_is_ever_open_to_call_in_and_in_effect_at_once(published_at, rule, closed):
    moments = rules.moments_after(published_at, rule, closed)
    assert published_at <= moments.call_in_closes_at <= moments.effective_from


@given(moments, st.integers(1, 30))
def test_between_the_two_moments_the_council_never_works(published_at, days):
    moments = rules.moments_after(published_at, CallInRule(days=days, source="any"))
    closes_on, effective_on = rules.day_of(moments.call_in_closes_at), rules.day_of(moments.effective_from)
    between = [closes_on + timedelta(days=count) for count in range((effective_on - closes_on).days)]
    assert not [day for day in between if day in rules.counted_days(rules.day_of(published_at), CallInRule(days=days, source="any"))]


@given(moments, st.integers(1, 30))
def test_both_readings_that_give_the_real_date_close_call_in_together(published_at, days):
    if rules.counted_days(rules.day_of(published_at) - timedelta(days=1), CallInRule(days=1, source="any"))[0] != rules.day_of(
        published_at
    ):
        return  # Published on a closed day, the two readings begin on different days.
    first = rules.moments_after(published_at, CallInRule(days=days + 1, source="any"))
    second = rules.moments_after(published_at, CallInRule(days=days + 1, reading=Reading.PUBLICATION_DAY_COUNTS, source="any"))
    assert first.call_in_closes_at == second.call_in_closes_at


@pytest.mark.parametrize("year", [1850, 1872, 2100, 9999])
def test_where_the_bank_holidays_of_a_year_are_not_known_no_moment_is_guessed(year):
    published_at = datetime(year, 1, 1, 12, tzinfo=UTC)
    assert rules.moments_after(published_at, CHESHIRE_EAST) == rules.NOT_KNOWN


def test_history_is_judged_by_the_rule_of_its_day():
    old = CallInRule(days=5, source="old", valid_to=date(2012, 5, 3))
    new = CallInRule(days=3, source="new", valid_from=date(2012, 5, 4))
    newest = CallInRule(days=4, source="newest", valid_from=date(2020, 1, 1))
    known = [newest, old, new]
    assert rules.rule_on(known, date(2009, 12, 9)) is old
    assert rules.rule_on(known, date(2012, 5, 3)) is old
    assert rules.rule_on(known, date(2012, 5, 4)) is new
    assert rules.rule_on(known, date(2021, 1, 1)) is newest
    assert rules.rule_on([new], date(2009, 12, 9)) is None


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_period_that_cannot_be_is_refused(days):
    with pytest.raises(ValueError, match=f"A call-in period must be 1 to 366 days, and {days} is not"):
        CallInRule(days=days, source="any")


def test_a_rule_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="cannot end before it begins"):
        CallInRule(days=5, source="any", valid_from=date(2012, 1, 2), valid_to=date(2012, 1, 1))


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="A moment needs its time zone"):
        rules.moments_after(datetime(2009, 12, 9), CHESHIRE_EAST)
