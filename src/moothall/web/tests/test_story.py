"""The sample borough is one story: causes come first, counts are derived, and a later day tells the past alike."""

import re
import string
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from time import process_time

import pytest
from hypothesis import given, settings, strategies as st

from moothall.access.viewer import Role
from moothall.authority.rules import is_working_day, working_day_after, working_days_between
from moothall.decisions.rules import moments_after, rule_on, start_of
from moothall.meetings.rules import EntryKind, minutes_confirmed, references_in
from moothall.web.demo.borough import tell
from moothall.web.demo.calendar import Calendar
from moothall.web.demo.known import known_on
from moothall.web.demo.matters import yearly
from moothall.web.demo.model import Borough, Decision, Item, Meeting
from moothall.web.demo.programme import MATTERS, day_of

A_DAY_OF_ORDINARY_WORK = date(2026, 11, 18)
DAYS = (
    A_DAY_OF_ORDINARY_WORK,
    date(2026, 12, 30),
    date(2027, 1, 1),
    date(2027, 3, 29),
    date(2027, 4, 30),
    date(2027, 5, 1),
    date(2027, 8, 15),
    date(2028, 2, 29),
    date(2028, 4, 17),
)
ANY_DAY = st.dates(date(2026, 5, 1), date(2032, 4, 30))
told = lru_cache(maxsize=64)(tell)
on_these_days = pytest.mark.parametrize("today", DAYS, ids=str)
few = settings(max_examples=12, deadline=None)


@pytest.fixture(params=DAYS, ids=str)
def borough(request: pytest.FixtureRequest) -> Borough:
    return told(request.param)


def by_key(borough: Borough) -> dict[str, Meeting]:
    return {meeting.key: meeting for meeting in borough.meetings}


def decided(borough: Borough) -> dict[str, Decision]:
    return {decision.code: decision for decision in borough.decisions}


def items(borough: Borough) -> list[tuple[Meeting, Item]]:
    return [(meeting, item) for meeting in borough.meetings for item in meeting.items]


def closed(borough: Borough) -> frozenset[date]:
    return frozenset(each.day for each in borough.closures)


def open_to_call_in(borough: Borough, moment: datetime) -> list[Decision]:
    """What the rule of the day leaves open, worked out from the published facts alone."""
    found = []
    for each in borough.decisions:
        if each.published_on and each.is_subject_to_call_in and not each.call_in and not each.withdrawn_on:
            at = start_of(each.published_on) + timedelta(hours=9)
            rule = rule_on(borough.call_in_rules, each.published_on)
            assert rule is not None
            closes = moments_after(at, rule, closed(borough)).call_in_closes_at
            if closes and at <= moment < closes:
                found.append(each)
    return found


# The past


@given(ANY_DAY, st.integers(1, 400))
@few
def test_what_was_told_on_a_day_is_told_alike_on_a_later_day(today, later):
    first = tell(today)
    again = known_on(today, today + timedelta(days=120), tell(today + timedelta(days=later), first.begins))
    past = [each for each in first.meetings if each.on <= today]
    assert past == [each for each in again.meetings if each.on <= today]
    assert (first.decisions, first.commitments) == (again.decisions, again.commitments)
    assert (first.people, first.offices, first.seats) == (again.people, again.offices, again.seats)


@on_these_days
def test_a_month_later_every_published_decision_and_confirmed_minute_still_says_the_same(today):
    first, later = told(today), tell(today + timedelta(days=30), told(today).begins)
    then, now = by_key(first), by_key(later)
    for key, meeting in then.items():
        if meeting.minutes_confirmed_on:
            assert now[key] == meeting
    for code, decision in decided(first).items():
        after = decided(later)[code]
        assert (after.title, after.parts, after.reasons, after.decided_on) == (
            decision.title,
            decision.parts,
            decision.reasons,
            decision.decided_on,
        )
        assert decision.published_on in (None, after.published_on)


@given(ANY_DAY)
@few
def test_the_same_day_gives_the_same_borough(today):
    assert tell(today) == tell(today)


def test_nothing_is_told_before_its_day(borough):
    today = borough.today
    for meeting in borough.meetings:
        after = (meeting.minutes_drafted_on, meeting.minutes_published_on, meeting.minutes_confirmed_on, meeting.agenda_published_on)
        assert all(day is None or day <= today for day in after)
        assert meeting.on < today or not any(item.minute or item.decision for item in meeting.items)
    for decision in borough.decisions:
        call_in = decision.call_in
        days = [decision.decided_on, decision.published_on, decision.withdrawn_on, decision.superseded_on]
        days += [call_in.on, call_in.referred_on, call_in.outcome_on] if call_in else []
        assert all(day is None or day <= today for day in days)


# Meetings


def test_there_is_about_three_years_of_it_and_it_is_told_within_a_second():
    tell(A_DAY_OF_ORDINARY_WORK)
    began = process_time()
    borough = tell(A_DAY_OF_ORDINARY_WORK + timedelta(days=1))
    assert process_time() - began < 1
    assert 150 <= sum(meeting.on < borough.today for meeting in borough.meetings) <= 220
    assert 450 <= len(borough.decisions) <= 800


def test_every_body_that_meets_has_a_next_meeting_within_four_months(borough):
    ahead = {meeting.body for meeting in borough.meetings if meeting.on >= borough.today}
    assert {"cabinet", "scrutiny", "performance", "safer"} <= ahead
    assert min(meeting.on for meeting in borough.meetings if meeting.on >= borough.today) - borough.today < timedelta(days=40)


def test_every_meeting_is_on_a_working_day_with_five_clear_working_days_after_its_agenda(borough):
    for meeting in borough.meetings:
        assert is_working_day(meeting.on, closed(borough))
        assert working_days_between(meeting.publishes_agenda_on, meeting.on, closed(borough)) - 1 == 5


def test_an_agenda_has_four_to_twelve_items_numbered_without_a_gap(borough):
    for meeting in borough.meetings:
        if meeting.items:
            assert [item.number for item in meeting.items] == list(range(1, len(meeting.items) + 1))
            assert 4 <= len(meeting.items) <= 12


def test_only_those_with_a_seat_that_day_came_and_there_was_a_quorum(borough):
    quorum = {body.key: body.quorum for body in borough.bodies}
    for meeting in borough.meetings:
        if meeting.attendance:
            seated = {seat.person for seat in borough.seats if seat.body == meeting.body and seat.held_on(meeting.on)}
            came = [each for each in meeting.attendance if each.is_present]
            assert {each.person for each in meeting.attendance} == seated
            assert len(meeting.attendance) == len(seated)
            assert sum(each.part != "Spokesperson" for each in came) >= quorum[meeting.body]


def test_nobody_speaks_who_is_not_there_or_has_left_the_room(borough):
    names = {person.key: person.called for person in borough.people}
    for meeting in borough.meetings:
        absent = {names[each.person] for each in meeting.attendance if not each.is_present}
        for item in meeting.items:
            left = {names[each.person] for each in meeting.declarations if each.item == item.number}
            for entry in item.minute.entries if item.minute else ():
                spoke = entry.kind in ("question and answer", "concern", "motion", "undertaking")
                assert not (spoke and any(name in entry.text for name in absent | left))


def test_apologies_are_those_of_the_attendance(borough):
    names = {person.key: person.called for person in borough.people}
    for meeting, item in items(borough):
        if item.kind == "apologies" and item.minute:
            said = item.minute.entries[0].text
            assert {name for name in names.values() if name in said} == {names[a.person] for a in meeting.attendance if not a.is_present}


def test_minutes_are_confirmed_at_the_next_meeting_under_the_day_on_which_they_were_taken(borough):
    meetings = by_key(borough)
    confirmed = 0
    for meeting, item in items(borough):
        if item.kind == "minutes":
            earlier = meetings[item.confirms]
            assert earlier.body == meeting.body and earlier.on < meeting.on
            assert not [m for m in borough.meetings if m.body == meeting.body and earlier.on < m.on < meeting.on]
            if item.minute:
                assert earlier.minutes_drafted_on and earlier.minutes_drafted_on < meeting.on
                assert minutes_confirmed("That " + item.minute.resolution[0].text) == (earlier.on,)
                assert (earlier.minutes_confirmed_at, earlier.minutes_confirmed_on) == (meeting.key, meeting.on)
                confirmed += 1
    assert confirmed > 100


def test_every_entry_is_of_a_kind_that_minutes_know(borough):
    kinds = {entry.kind for _, item in items(borough) if item.minute for entry in item.minute.entries}
    assert kinds <= set(EntryKind)
    assert {"considered", "reported", "issues raised", "question and answer", "concern", "agreed", "undertaking", "motion"} <= kinds


def test_parts_are_numbered_without_a_gap_and_refer_only_to_earlier_parts(borough):
    conditions = 0
    for resolution in [item.minute.resolution for _, item in items(borough) if item.minute] + [each.parts for each in borough.decisions]:
        numbers = [part.number for part in resolution]
        assert numbers == list(range(1, len(numbers) + 1))
        for part in resolution:
            assert all(number < part.number for number in part.subject_to)
            assert all(reference.is_there for reference in references_in(part.text, numbers))
            conditions += bool(part.subject_to)
    assert conditions > 20


def test_every_presenter_holds_the_office_of_the_report_that_day(borough):
    for meeting, item in items(borough):
        if item.report:
            titles = {office.title for office in borough.offices if office.person == item.report.presenter and office.held_on(meeting.on)}
            assert item.report.authors[0] in titles


def test_every_declared_interest_belongs_to_a_member_who_came_and_to_an_item_that_is_there(borough):
    for meeting in borough.meetings:
        for declared in meeting.declarations:
            assert declared.person in {each.person for each in meeting.attendance if each.is_present}
            assert declared.item in {item.number for item in meeting.items}


# What is closed, and what is a draft


def test_every_closed_item_names_its_ground_and_its_closed_words_stand_nowhere_else(borough):
    exempt = [(meeting, item) for meeting, item in items(borough) if item.exempt]
    assert exempt
    bare = replace(borough, meetings=tuple(_opened(meeting) for meeting in borough.meetings), decisions=_without_closed(borough))
    public = repr(bare)
    for meeting, item in exempt:
        assert item.exempt and item.exempt.paragraph in range(1, 8)
        assert item.exempt.public_interest and item.exempt.review_on > meeting.on
        assert len(item.exempt.text) > 200
        assert all(sentence.strip() not in public for sentence in item.exempt.text.split(". "))
        assert any(each.kind == "exclusion" and each.number < item.number for each in meeting.items)


def _opened(meeting: Meeting) -> Meeting:
    return replace(meeting, items=tuple(replace(item, exempt=None) for item in meeting.items))


def _without_closed(borough: Borough) -> tuple[Decision, ...]:
    return tuple(replace(decision, exempt=None) for decision in borough.decisions)


@given(ANY_DAY)
@few
def test_somewhere_there_is_a_draft_agenda_or_draft_minutes_that_nobody_may_read_yet(today):
    meetings = tell(today).meetings
    drafts = [m for m in meetings if (m.items and not m.agenda_published_on) or (m.minutes_drafted_on and not m.minutes_published_on)]
    assert drafts or today.month == 8


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
        assert each.call_in and each.published_on and each.is_subject_to_call_in
        rule = rule_on(borough.call_in_rules, each.published_on)
        assert rule and rule.callers[0].members_needed == len(set(each.call_in.by))
        closes = moments_after(start_of(each.published_on), rule, closed(borough)).call_in_closes_at
        assert closes and each.published_on < each.call_in.on < closes.date()
        for person in each.call_in.by:
            assert [s for s in borough.seats if s.person == person and s.body == "scrutiny" and s.held_on(each.call_in.on)]
            assert not [s for s in borough.seats if s.person == person and s.body == "cabinet" and s.held_on(each.call_in.on)]
    assert len({each.call_in.outcome for each in called_in if each.call_in}) == 3


def test_a_call_in_is_heard_and_answered_by_the_items_that_say_so(borough):
    meetings = by_key(borough)
    for each in borough.decisions:
        if each.call_in and each.call_in.outcome:
            heard, again = meetings[each.call_in.heard_at], meetings[each.call_in.outcome_at]
            assert each.call_in.on < heard.publishes_agenda_on and heard.on < again.publishes_agenda_on
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
        assert each.title and each.parts and each.reasons and each.interests and each.papers and each.contact
        assert each.alternatives or each.maker_kind == "council"
        assert each.portfolio in portfolios and each.department in departments
        assert each.wards == ("All wards",) or (set(each.wards) <= set(borough.wards) and each.wards)
        if each.is_key and not each.urgency:
            assert each.noticed_on and (each.decided_on - each.noticed_on).days - 1 >= 28


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
    assert urgent and not any(each.is_subject_to_call_in for each in urgent)
    assert {each.maker_kind for each in borough.decisions} == {"cabinet", "single member", "officer", "council"}


def test_by_the_winter_of_its_fourth_year_a_decision_has_been_replaced():
    assert [each for each in told(date(2028, 2, 29)).decisions if each.superseded_on]


# Commitments


def test_a_commitment_comes_back_later_than_it_was_made_and_to_an_item_that_names_it(borough):
    meetings, back = by_key(borough), 0
    for each in borough.commitments:
        meeting = meetings[each.meeting]
        part = meeting.items[each.item - 1].minute.resolution[each.part - 1]
        assert each.owner in part.text and each.what in part.text
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


# People and words


def test_no_two_people_have_the_same_name_and_every_role_has_somebody(borough):
    assert len({person.name for person in borough.people}) == len(borough.people)
    assert len({person.email for person in borough.people}) == len(borough.people)
    held = {role for office in borough.offices if office.held_on(borough.today) for role in office.roles}
    assert held == set(Role)


def test_council_has_its_24_members_but_for_a_vacancy_and_nobody_holds_two_seats_at_once(borough):
    day = borough.today
    for body in borough.bodies:
        seated = [seat.person for seat in borough.seats if seat.body == body.key and seat.held_on(day)]
        assert len(seated) == len(set(seated)) and len(seated) >= body.quorum
    assert sum(seat.body == "council" and seat.held_on(day) for seat in borough.seats) == 24


def test_no_brace_is_left_unfilled_and_every_sentence_begins_with_a_capital(borough):
    assert not [mark for mark in "{}" if mark in repr([m.items for m in borough.meetings] + [d.parts for d in borough.decisions])]
    for _, item in items(borough):
        for entry in item.minute.entries if item.minute else ():
            assert entry.text[0] in string.ascii_uppercase and entry.text[-1] in ".:"


def test_a_paper_is_as_large_as_its_text(borough):
    for _, item in items(borough):
        for paper in item.report.papers if item.report else ():
            assert paper.size == len(paper.text.encode()) > 0
