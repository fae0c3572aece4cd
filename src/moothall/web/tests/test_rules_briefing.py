"""A briefing tells since the last one, says first what matters, and is sent once an occasion."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from moothall.access.briefing import Day, Part, Thing, Topic
from moothall.authority.rules import is_working_day
from moothall.web.rules.briefing import (
    NextMeeting,
    Rhythm,
    a_month_before,
    by_topic,
    first_day,
    minutes_to_read,
    occasion,
    rhythm_of,
    sentences,
)

pytestmark = pytest.mark.once
MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 1))


@settings(max_examples=20, deadline=None)
@given(DAYS)
def test_there_is_one_letter_a_month_and_one_a_week_and_none_on_a_day_off(first):
    days = [first + timedelta(days=one) for one in range(28)]
    for rhythm, name in (
        (Rhythm.MONTHLY, lambda day: day.replace(day=1)),
        (Rhythm.WEEKLY, lambda day: day - timedelta(days=day.weekday())),
    ):
        sent = [(occasion(rhythm, day), name(day)) for day in days if occasion(rhythm, day)]
        assert len(dict(sent)) == len(set(sent)) == len({when for _, when in sent})
        assert all(bool(occasion(rhythm, day)) is is_working_day(day) for day in days)


def test_before_a_meeting_it_goes_so_many_working_days_ahead_and_for_another_day_anew():
    far, near = NextMeeting("meetings/w/9", date(2026, 12, 30)), NextMeeting("meetings/w/7", date(2026, 11, 26))
    assert occasion(Rhythm.MEETING, MONDAY, [far, near]) == ""
    assert occasion(Rhythm.MEETING, MONDAY + timedelta(days=1), [far, near]) == "meetings/w/7/2026-11-26"
    assert occasion(Rhythm.MEETING, MONDAY, [near], before=3) == "meetings/w/7/2026-11-26"
    assert occasion(Rhythm.MEETING, near.held_on, [near]) == ""
    moved = NextMeeting("meetings/w/7", date(2026, 11, 27))
    assert occasion(Rhythm.MEETING, date(2026, 11, 25), [moved]) != occasion(Rhythm.MEETING, date(2026, 11, 25), [near])


def test_who_wants_none_gets_none_and_who_chose_nothing_gets_what_the_council_does():
    assert occasion(Rhythm.NEVER, MONDAY) == ""
    assert occasion(Rhythm.MONTHLY, MONDAY, closed=frozenset({MONDAY})) == ""
    assert rhythm_of("", {"briefing_rhythm": "weekly"}) is Rhythm.WEEKLY
    assert rhythm_of("never", {"briefing_rhythm": "weekly"}) is Rhythm.NEVER


@settings(max_examples=30, deadline=None)
@given(DAYS)
def test_it_tells_since_the_last_letter_or_for_a_month(today):
    assert 28 <= (today - first_day(None, today)).days <= 31
    assert first_day(today, today) == a_month_before(today)
    assert first_day(today - timedelta(days=3), today) == today - timedelta(days=3)


def test_what_waits_is_said_before_what_is_off_course_and_what_has_happened_last():
    parts = [
        Part(Topic.CHANGED, clause="1 action was done"),
        Part(Topic.OFF, sentence="2 actions are late."),
        Part(Topic.DAYS, clause="1 deadline was moved"),
        Part(Topic.ASKED, sentence="You are asked."),
    ]
    assert sentences(parts, MONDAY) == [
        "You are asked.",
        "2 actions are late.",
        "Since 23 November 1 action was done; 1 deadline was moved.",
    ]
    assert sentences(parts[1:2], MONDAY) == ["2 actions are late.", "Nothing has changed since 23 November."]
    assert sentences([], MONDAY)[0] == "Nothing of this portfolio waits for anybody, and nothing is off course."


def test_what_is_left_out_is_counted_with_the_way_to_it():
    two = (Thing("One"), Thing("Two"))
    found = by_topic([Part(Topic.OFF, two, 5, rest=("The rest", "plans/")), Part(Topic.OFF, two, 2)])
    assert [thing.title for thing in found[Topic.OFF].things] == ["One", "Two", "One", "Two"]
    assert found[Topic.OFF].rests == [(3, "The rest", "plans/")]
    assert found[Topic.ASKED].things == []


def test_how_long_it_takes_to_read_is_never_nothing():
    assert [minutes_to_read(words) for words in ([], ["one two"], ["word " * 450])] == [1, 1, 2]


def test_a_day_that_is_moved_or_missed_makes_its_turn_greater():
    at = datetime(2026, 11, 1, tzinfo=UTC)
    days = [
        Day("Roofs", MONDAY, "plans/1", at, moves=moves, is_missed=missed)
        for moves, missed in ((0, False), (0, True), (1, False), (1, True))
    ]
    assert [day.turn for day in days] == [0, 1, 2, 3]
    assert [day.said for day in days[:2]] == ["Due: Roofs", "Missed: Roofs"]
