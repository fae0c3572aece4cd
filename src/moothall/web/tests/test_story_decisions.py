"""The decisions and commitments of the sample borough: causes come first, and there is always something open."""

import re
from collections import Counter
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, strategies as st

from moothall.authority.rules import working_day_after
from moothall.decisions.rules import moments_after, rule_on, start_of
from moothall.web.demo.borough import tell
from moothall.web.demo.calendar import Calendar
from moothall.web.demo.matters import yearly
from moothall.web.demo.model import Borough
from moothall.web.demo.programme import MATTERS, day_of
from moothall.web.tests.story import (
    ANY_DAY,
    DAYS,
    by_key,
    closed,
    decided,
    few,
    items,
    open_to_call_in,
    told,
)


@pytest.fixture(params=DAYS, ids=str)
def borough(request: pytest.FixtureRequest) -> Borough:
    return told(request.param)


# Decisions


@given(ANY_DAY, st.sampled_from((time(0, 1), time(12), time(17, 30))))
@few
def test_three_decisions_or_more_are_open_to_call_in_at_any_moment(today, clock):
    moment = datetime.combine(today, clock, tzinfo=UTC)
    assert len(open_to_call_in(tell(today), moment)) >= 3


@given(ANY_DAY)
@few
def test_one_decision_at_least_is_called_in_and_not_yet_decided_again(today):
    assert [each for each in tell(today).decisions if each.call_in and not each.call_in.outcome]


def test_every_call_in_came_in_time_from_enough_members_of_scrutiny(borough):
    called_in = [each for each in borough.decisions if each.call_in]
    for each in called_in:
        assert each.call_in
        assert each.published_on
        assert each.is_subject_to_call_in
        rule = rule_on(borough.call_in_rules, each.published_on)
        assert rule
        assert rule.callers[0].members_needed == len(set(each.call_in.by))
        closes = moments_after(start_of(each.published_on), rule, closed(borough)).call_in_closes_at
        assert closes
        assert each.published_on < each.call_in.on < closes.date()
        for person in each.call_in.by:
            assert [s for s in borough.seats if s.person == person and s.body == "scrutiny" and s.held_on(each.call_in.on)]
            assert not [s for s in borough.seats if s.person == person and s.body == "cabinet" and s.held_on(each.call_in.on)]
    assert len({each.call_in.outcome for each in called_in if each.call_in}) == 3


def test_a_call_in_is_heard_and_answered_by_the_items_that_say_so(borough):
    meetings = by_key(borough)
    for each in borough.decisions:
        if each.call_in and each.call_in.outcome:
            heard, again = meetings[each.call_in.heard_at], meetings[each.call_in.outcome_at]
            assert each.call_in.on < heard.publishes_agenda_on
            assert heard.on < again.publishes_agenda_on
            assert [item.kind for item in heard.items if item.hears == each.code] == ["called in"]
            assert [item.kind for item in again.items if item.hears == each.code] == ["after call-in"]


def test_a_decision_of_a_meeting_says_what_its_item_resolved_and_is_published_after_it(borough):
    meetings = by_key(borough)
    for each in borough.decisions:
        if each.meeting:
            meeting = meetings[each.meeting]
            item = meeting.items[each.item - 1]
            assert (item.decision, each.decided_on) == (each.code, meeting.on)
            assert item.minute is None or item.minute.resolution == each.parts
        assert each.published_on is None or each.published_on == working_day_after(each.decided_on, 1, closed(borough))


def test_every_decision_has_the_fields_that_the_law_asks_for(borough):
    portfolios, departments = {each.key for each in borough.portfolios}, {each.key for each in borough.departments}
    for each in borough.decisions:
        assert each.title
        assert each.parts
        assert each.reasons
        assert each.interests
        assert each.papers
        assert each.contact
        assert each.alternatives or each.maker_kind == "council"
        assert each.portfolio in portfolios
        assert each.department in departments
        assert each.wards == ("All wards",) or (set(each.wards) <= set(borough.wards) and each.wards)
        if each.is_key and not each.urgency:
            assert each.noticed_on
            assert (each.decided_on - each.noticed_on).days - 1 >= 28


def test_codes_count_without_a_gap_in_the_order_in_which_decisions_were_taken(borough):
    last = Counter()
    for each in sorted(borough.decisions, key=lambda one: one.decided_on):
        series, year, _ = each.code.split("/")
        assert 2000 + int(year) == each.decided_on.year - (each.decided_on.month < 5)
        last[series, year] += 1
    assert len(decided(borough)) == len(borough.decisions)
    for (series, year), highest in last.items():
        assert max(int(code[-3:]) for code in decided(borough) if code.startswith(f"{series}/{year}/")) == highest


def test_no_two_officers_decisions_have_the_same_title(borough):
    titles = Counter(each.title for each in borough.decisions if each.maker_kind == "officer")
    assert max(titles.values()) == 1


def test_of_each_unusual_ending_there_is_one(borough):
    assert [each.withdrawn_because for each in borough.decisions if each.withdrawn_on]
    replaced = [each for each in borough.decisions if each.superseded_on]
    assert all(decided(borough)[each.superseded_by].decided_on > each.decided_on for each in replaced)
    urgent = [each for each in borough.decisions if each.urgency]
    assert urgent
    assert not any(each.is_subject_to_call_in for each in urgent)
    assert {each.maker_kind for each in borough.decisions} == {"cabinet", "single member", "officer", "council"}


def test_by_the_winter_of_its_fourth_year_a_decision_has_been_replaced():
    assert [each for each in told(date(2028, 2, 29)).decisions if each.superseded_on]


# Commitments


def test_a_commitment_comes_back_later_than_it_was_made_and_to_an_item_that_names_it(borough):
    meetings, back = by_key(borough), 0
    for each in borough.commitments:
        meeting = meetings[each.meeting]
        part = meeting.items[each.item - 1].minute.resolution[each.part - 1]
        assert each.owner in part.text
        assert each.what in part.text
        assert each.due_on is None or each.due_on > meeting.on
        if each.returned_at:
            key, number = each.returned_at.split("/")
            assert each.returned_on == meetings[key].on > meeting.on
            assert meetings[key].items[int(number) - 1].answers == each.key
            back += 1
    assert back > 25
    assert [each for each in borough.commitments if not each.returned_on]


def test_every_answer_is_to_a_part_that_asked(borough):
    known = {each.key for each in borough.commitments}
    answered = [item.answers for meeting, item in items(borough) if item.answers and meeting.on <= borough.today]
    assert set(answered) <= known


def test_no_commitment_is_due_where_its_words_say_another_month(borough):
    for each in borough.commitments:
        if each.due_on and each.what.split()[-1].isdigit():
            assert each.what.endswith(f"{each.due_on:%B %Y}")


@pytest.mark.parametrize("matter", [*MATTERS, *yearly.matters(2)], ids=lambda matter: matter.key)
def test_a_step_speaks_of_earlier_steps_as_past_and_of_later_ones_as_to_come(matter):
    calendar = Calendar(date(2023, 5, 1))
    days = {step.name: day_of(step, calendar) for step in matter.steps}
    assert len(days) == len(matter.steps)
    for step in matter.steps:
        said = repr(step.subject)
        assert all(days[name] < days[step.name] for name in re.findall(r"\{on_(\w+)\}", said))
        assert all(days[name] > days[step.name] for name in re.findall(r"\{in_(\w+)\}", said))
        assert step.answers is None or days[step.answers[0]] < days[step.name]
