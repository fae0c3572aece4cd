"""The sample borough is one story: a later day tells the past alike, and what happens at a meeting agrees with itself."""

import string
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.access.viewer import Role
from moothall.authority.rules import is_working_day, working_days_between
from moothall.meetings.rules import EntryKind, minutes_confirmed, references_in
from moothall.web.demo.borough import tell
from moothall.web.demo.known import known_on
from moothall.web.demo.matters.quarters import OF_COUNCIL
from moothall.web.demo.model import Borough, Decision, Meeting
from moothall.web.tests.story import (
    A_DAY_OF_ORDINARY_WORK,
    ANY_DAY,
    DAYS,
    by_key,
    closed,
    decided,
    few,
    items,
    on_these_days,
    told,
)


@pytest.fixture(params=DAYS, ids=str)
def borough(request: pytest.FixtureRequest) -> Borough:
    return told(request.param)


@pytest.mark.once
def test_the_cabinet_hears_how_the_whole_council_did_when_it_looks_ahead_and_when_it_proposes_a_budget():
    story = tell(date(2027, 3, 1), date(2023, 5, 1))
    heard = {(meeting.body, meeting.on) for meeting in story.meetings for item in meeting.items if item.title.startswith(OF_COUNCIL)}
    assert heard == {("cabinet", date(2026, 9, 10)), ("cabinet", date(2027, 2, 11))}


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


def test_there_is_about_three_years_of_it():
    borough = tell(A_DAY_OF_ORDINARY_WORK)
    assert 150 <= sum(meeting.on < borough.today for meeting in borough.meetings) <= 220
    assert 300 <= len(borough.decisions) <= 500


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
            assert earlier.body == meeting.body
            assert earlier.on < meeting.on
            assert not [m for m in borough.meetings if m.body == meeting.body and earlier.on < m.on < meeting.on]
            if item.minute:
                assert earlier.minutes_drafted_on
                assert earlier.minutes_drafted_on < meeting.on
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
        assert item.exempt
        assert item.exempt.paragraph in range(1, 8)
        assert item.exempt.public_interest
        assert item.exempt.review_on > meeting.on
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
        assert len(seated) == len(set(seated))
        assert len(seated) >= body.quorum
    assert sum(seat.body == "council" and seat.held_on(day) for seat in borough.seats) == 24


def test_no_brace_is_left_unfilled_and_every_sentence_begins_with_a_capital(borough):
    assert not [mark for mark in "{}" if mark in repr([m.items for m in borough.meetings] + [d.parts for d in borough.decisions])]
    for _, item in items(borough):
        for entry in item.minute.entries if item.minute else ():
            assert entry.text[0] in string.ascii_uppercase
            assert entry.text[-1] in ".:"


def test_a_paper_is_as_large_as_its_text(borough):
    for _, item in items(borough):
        for paper in item.report.papers if item.report else ():
            assert paper.size == len(paper.text.encode()) > 0
