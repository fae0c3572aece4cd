"""The last agreed target stays in force and is rated; one that Members should agree, and have not, is shown and never rated."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from moothall.performance import rules
from moothall.performance.rules import Carried, Counting, FrameworkKind, Frequency, Period, TargetFacts, TargetPut, TargetStanding
from moothall.performance.rules.periods import month_after
from moothall.plans.rules import Answered

pytestmark = pytest.mark.once
D = Decimal
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 10, tzinfo=LONDON)
TODAY = NOW.date()
YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
NEXT = Period(date(2027, 4, 1), date(2028, 3, 31))
JULY = datetime(2026, 7, 16, tzinfo=LONDON)


def target(turn=1, value=92, year=YEAR, *, needs=True, **said):
    usual = {"set_on": date(2026, 3, 2), "needs_from": date(2020, 4, 1) if needs else None}
    return TargetFacts(turn=turn, from_on=year.first, last_on=year.last, value=D(value), **usual | said)


def put(answered=Answered.NONE, since=None, **said):
    return TargetPut(put_at=datetime(2026, 6, 1, tzinfo=LONDON), answered=answered, since=since, **said)


AGREED = put(Answered.AGREED, JULY)


def test_what_members_agreed_is_rated_from_the_day_of_effect_and_not_from_april():
    row = target(puts=(AGREED,))
    found = [rules.in_force([row], day, NOW) for day in (date(2026, 4, 30), date(2026, 7, 15), date(2026, 7, 16), TODAY)]
    assert found == [None, None, row, row]
    assert rules.judged(row, NOW).because == "With effect from 16 July 2026, three months into its period."
    assert rules.in_force([row], TODAY, JULY - timedelta(days=1)) is None


def test_nobody_escapes_a_rating_by_not_asking():
    old, changed, coming = target(puts=(AGREED,)), target(2, 80), target(3, 95, NEXT)
    assert rules.in_force([old, changed], TODAY, NOW) == old
    assert rules.in_force([old, changed, coming], date(2027, 6, 1), NOW) == old
    assert rules.judged(changed, NOW).waits
    agreed = replace(coming, puts=(AGREED,))
    assert rules.in_force([old, changed, agreed], date(2027, 6, 1), NOW) == agreed
    assert rules.in_force([old, changed, agreed], date(2027, 3, 31), NOW) == old


class Escaping(RuleBasedStateMachine):
    """Somebody who is held to what Members agreed, and would rather not be: they propose, withdraw, propose again for any time, say that
    it was set on any day, and let days go by. Members answer as they like.
    """

    def __init__(self):
        super().__init__()
        self.today, self.rows = JULY.date(), [target(puts=(AGREED,), entered_on=date(2026, 3, 2))]

    @property
    def now(self):
        return datetime.combine(self.today, NOW.time(), LONDON)

    @rule(days=st.integers(1, 90))
    def wait(self, days):
        self.today += timedelta(days=days)

    @rule(year=st.sampled_from([YEAR, NEXT]), ago=st.integers(0, 300))
    def propose(self, year, ago):
        facts = {"set_on": self.today - timedelta(days=ago), "entered_on": self.today}
        self.rows.append(target(len(self.rows) + 1, 10, year, **facts))

    @rule(place=st.integers(0, 9))
    def withdraw(self, place):
        row = self.rows[place % len(self.rows)]
        if not rules.cannot_be_withdrawn(row):
            self.rows[row.turn - 1] = replace(row, withdrawn_on=self.today)

    @rule(place=st.integers(0, 9), answered=st.sampled_from(Answered), days=st.none() | st.integers(0, 30))
    def ask(self, place, answered, days):
        row = self.rows[place % len(self.rows)]
        if row.withdrawn_on is None:
            since = None if days is None or not answered.is_agreement else self.now + timedelta(days=days)
            self.rows[row.turn - 1] = replace(row, puts=(*row.puts, TargetPut(put_at=self.now, answered=answered, since=since)))

    @invariant()
    def every_figure_is_held_to_what_members_agreed_last(self):
        for day in (JULY.date(), date(2026, 9, 30), self.today):
            known = [(row.from_on, row.turn) for row in self.rows if row.from_on <= day and self.was_agreed(row, day)]
            if day <= self.today:
                found = rules.in_force(self.rows, day, self.now)
                assert (found.from_on, found.turn) == max(known)

    @invariant()
    def what_waits_ages_whatever_is_proposed_anew(self):
        for row in self.rows:
            since = rules.waits_since(row, self.rows, self.now)
            later = [one for one in self.rows if one.from_on == row.from_on and one.turn > row.turn]
            if not any(one.agreed_since(self.now) for one in [row, *later]):
                assert all(rules.waits_since(one, self.rows, self.now) <= since for one in later)

    def was_agreed(self, row, day):
        sinces = [put.since for put in row.puts if put.answered is Answered.AGREED and put.since and put.since <= self.now]
        return bool(sinces) and min(sinces).astimezone(LONDON).date() <= day


Escaping.TestCase.settings = settings(max_examples=30, stateful_step_count=15, deadline=None)
TestEscaping = Escaping.TestCase


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=5), st.integers(0, 364))
def test_no_target_that_is_set_later_makes_a_red_figure_green(some, after):
    day, first = YEAR.first + timedelta(days=after), target(needs=False, entered_on=YEAR.first, set_on=YEAR.first)
    rows = [first]
    for turn, (entered, set_ago) in enumerate(some, start=2):
        entered_on = YEAR.first + timedelta(days=entered)
        rows.append(target(turn, 10, needs=False, entered_on=entered_on, set_on=entered_on - timedelta(days=set_ago)))
    found = rules.in_force(rows, day, NOW)
    right = [one for one in rows[1:] if one.set_on == first.set_on]
    assert found.entered_on <= day or found in right or found.set_on in {one.set_on for one in rows if one.entered_on <= day}


def test_what_is_first_for_its_time_counts_from_its_first_day_and_what_was_typed_wrongly_is_put_right():
    last_year = target(needs=False, year=Period(date(2025, 4, 1), date(2026, 3, 31)), entered_on=date(2025, 4, 1), set_on=date(2025, 3, 1))
    late = target(2, needs=False, entered_on=date(2026, 6, 20), set_on=date(2026, 6, 19))
    assert rules.in_force([last_year, late], date(2026, 4, 30), NOW) == late
    easier = target(3, 50, needs=False, entered_on=date(2026, 11, 2), set_on=date(2026, 11, 2))
    assert [rules.in_force([late, easier], day, NOW) for day in (date(2026, 10, 31), date(2026, 11, 30))] == [late, easier]
    right = target(3, 93, needs=False, entered_on=date(2026, 11, 2), set_on=late.set_on)
    assert rules.in_force([late, right], date(2026, 10, 31), NOW) == right


def test_what_members_agreed_or_amended_is_not_withdrawn_even_before_it_has_effect():
    said = [rules.cannot_be_withdrawn(target(puts=(put(how),))) for how in Answered]
    assert [words.split(" this")[0] for words in said] == ["", "Members agreed", "Members amended", "", "", "", ""]


WAITS = [
    ((), TargetStanding.PROPOSED, "It has not been put to Members."),
    ((put(),), TargetStanding.PROPOSED, "It has been put to Members, who have not answered yet."),
    ((put(Answered.NOTED),), TargetStanding.PROPOSED, "Members noted it. To note a target is not to agree it."),
    ((put(Answered.DEFERRED),), TargetStanding.PROPOSED, "Members put off their answer."),
    ((put(Answered.RECOMMENDED),), TargetStanding.PROPOSED, "It was recommended to Council, which has not answered yet."),
    ((put(Answered.REFUSED),), TargetStanding.REFUSED, "Members refused it."),
    ((put(Answered.AGREED),), TargetStanding.PROPOSED, "Members agreed it, and that has no effect yet."),
    (
        (put(Answered.AGREED, NOW + timedelta(days=3)),),
        TargetStanding.PROPOSED,
        "Members agreed it, and that has no effect yet. It does on 25 November 2026.",
    ),
    (
        (put(Answered.AMENDED, JULY),),
        TargetStanding.PROPOSED,
        "Members amended it, and the figure that they agreed has not been entered yet.",
    ),
    (
        (put(Answered.AMENDED, JULY, is_amended=True),),
        TargetStanding.AGREED,
        "With effect from 16 July 2026, three months into its period.",
    ),
    ((put(Answered.REFUSED), AGREED), TargetStanding.AGREED, "With effect from 16 July 2026, three months into its period."),
]


@pytest.mark.parametrize(("puts", "standing", "because"), WAITS)
def test_a_target_says_where_it_stands_and_why(puts, standing, because):
    found = rules.judged(target(puts=puts), NOW)
    assert (found.standing, found.because) == (standing, because)
    assert found.counts is (standing is TargetStanding.AGREED)


def test_what_members_need_not_agree_counts_from_its_first_day_and_until_it_is_withdrawn():
    row = target(needs=False)
    assert rules.judged(row, NOW).standing is TargetStanding.SET
    assert rules.in_force([row], YEAR.first, NOW) == row
    gone = replace(row, withdrawn_on=date(2026, 10, 1))
    assert rules.judged(gone, NOW).because == "It was withdrawn on 1 October 2026."
    assert [rules.counts_on(gone, day, NOW) for day in (YEAR.first, date(2026, 9, 30), date(2026, 10, 1))] == [True, True, False]


def test_a_measure_that_enters_a_framework_during_a_year_needs_members_from_then_on():
    row = replace(target(needs=False), needs_from=date(2026, 7, 1))
    assert [rules.counts_on(row, day, NOW) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [True, False]
    assert rules.judged(row, NOW).waits
    coming = replace(row, from_on=date(2027, 4, 1), last_on=date(2028, 3, 31), needs_from=date(2027, 4, 1))
    assert rules.judged(coming, NOW).waits


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.none() | st.integers(0, 1200)), max_size=6), st.integers(0, 1500))
def test_a_target_that_is_in_force_has_begun_and_counts_and_none_that_counts_begins_later(some, after):
    day = date(2023, 4, 1) + timedelta(days=after)
    rows = []
    for turn, (year, needs, since) in enumerate(some, start=1):
        first = date(2023 + year, 4, 1)
        at = since is not None and datetime(2023, 4, 1, tzinfo=LONDON) + timedelta(days=since)
        puts = (put(Answered.AGREED, at),) if at else ()
        rows.append(target(turn, year=Period(first, first + timedelta(days=364)), needs=needs, puts=puts))
    found = rules.in_force(rows, day, NOW)
    counting = [row for row in rows if rules.counts_on(row, day, NOW)]
    assert (found is None) is (not counting)
    if found:
        assert found.from_on <= day
        assert found.from_on == max(row.from_on for row in counting)
        assert all(row.turn <= found.turn for row in counting if row.from_on == found.from_on)


def test_whether_members_should_agree_follows_from_the_framework_and_its_rule():
    of = {"members_agree_corporate": True, "members_agree_national": False}
    corporate, national = Carried(FrameworkKind.CORPORATE, "Corporate Plan", date(2026, 7, 1)), Carried(FrameworkKind.NATIONAL)
    assert rules.agreed_by_members([national], of, YEAR.first, YEAR.last) == ()
    assert rules.agreed_by_members([national, corporate], of, YEAR.first, YEAR.last) == (corporate,)
    assert rules.agreed_by_members([corporate], of, date(2025, 4, 1), date(2026, 3, 31)) == ()
    assert rules.why_members([corporate, corporate]) == "Members should agree it, because it stands in the Corporate Plan."
    assert rules.why_members([]) == ""
    assert {kind.setting for kind in FrameworkKind} == set(rules.SETTINGS)


MONTHS = [Period(month_after(YEAR.first, turn), month_after(YEAR.first, turn + 1) - timedelta(days=1)) for turn in range(12)]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 1000), min_size=12, max_size=12), st.sampled_from(Counting))
def test_a_profile_leads_to_its_target_by_the_measures_own_way_of_counting(points, counting):
    made = [D(point) for point in points]
    right = sum(made, D(0)) if counting.adds_up else made[-1]
    assert rules.profile_lacks(made, right, counting, MONTHS) == ""
    wrong = rules.profile_lacks(made, right + 1, counting, MONTHS, "homes", 0)
    assert wrong.startswith("The profile adds up to" if counting.adds_up else "The profile ends at")
    row = target(value=right, points=tuple(made))
    found = [rules.target_of(row, month, counting, Frequency.MONTHLY) for month in MONTHS]
    assert found == made
    later = [Period(month_after(one.first, 24), month_after(one.first, 25) - timedelta(days=1)) for one in MONTHS]
    assert [rules.target_of(row, month, counting, Frequency.MONTHLY) for month in later] == made


def test_a_profile_has_one_figure_a_period():
    assert rules.profile_lacks([], D(1), Counting.ADDED, MONTHS) == ""
    assert rules.profile_lacks([D(1)], D(1), Counting.ADDED, MONTHS) == "The profile has 1 figure for 12 periods. Enter one for each."
    assert "follow no calendar" in rules.profile_lacks([D(1)], D(1), Counting.ADDED, [])
    assert rules.periods_in(YEAR, Frequency.OTHER) == []


def test_without_a_profile_only_what_is_held_to_the_target_each_period_has_one_each_period():
    row, first, last = target(), MONTHS[0], MONTHS[-1]
    of = {one: [rules.target_of(row, month, one, Frequency.MONTHLY) for month in (first, last)] for one in Counting}
    assert of == {
        Counting.SNAPSHOT: [92, 92],
        Counting.ROLLING: [92, 92],
        Counting.CUMULATIVE: [None, 92],
        Counting.ADDED: [None, None],
    }


def test_the_time_and_the_bounds_of_a_target_are_in_order():
    lacks = rules.target_lacks
    assert lacks(YEAR.first, YEAR.last, Frequency.MONTHLY) == ("", "")
    assert lacks(TODAY, TODAY, Frequency.OTHER) == ("", "")
    assert lacks(YEAR.last, YEAR.first, Frequency.MONTHLY)[0] == "last_on"
    assert lacks(YEAR.first, date(2026, 4, 20), Frequency.MONTHLY)[1].startswith("No whole period")
    assert lacks(date(2026, 4, 2), date(2027, 3, 31), Frequency.QUARTERLY)[0] == "from_on"
    assert (
        rules.bounds_lack(D(88), D(92), D(95)) == rules.bounds_lack(D(95), D(92), D(88)) == rules.bounds_lack(None, D(92), None) == ("", "")
    )
    assert rules.bounds_lack(D(93), D(92), D(95))[0] == "floor"


def test_how_many_are_not_agreed_is_counted_and_aged():
    assert rules.not_agreed_in_words([], TODAY) == "Members have agreed every target that they should agree."
    assert rules.not_agreed_in_words([TODAY], TODAY) == "1 target is not agreed by Members. It has waited since today."
    assert {one.tone.value for one in TargetStanding} == {"plain", "warn", "stop"}
    assert rules.SetBy.MEMBERS.words == "Members"
