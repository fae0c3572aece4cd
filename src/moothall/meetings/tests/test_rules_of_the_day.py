"""What a council sets for itself counts on the day of the meeting: not before it begins, and not after it has ended."""

from datetime import UTC, date, datetime

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority.models import Setting
from moothall.meetings import actions, queries
from moothall.meetings.queries import questions
from moothall.meetings.rules.law import Matter
from moothall.meetings.tests.factories import body, called, council

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
LAST_OF_OLD, FIRST_OF_NEW = date(2026, 11, 25), date(2026, 11, 26)


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def cabinet(wrenmouth):
    return body(wrenmouth, "Planning", "committee")


def changes(organisation, name, before, after):
    """A rule that changes between two meetings."""
    Setting.objects.create(organisation=organisation, name=name, value=before, until=LAST_OF_OLD)
    Setting.objects.create(organisation=organisation, name=name, value=after, since=FIRST_OF_NEW)


def days_due(meetings, matter):
    steps = queries.timelines(THE_CLOCK, meetings, NOW)
    return [next(step.due_on for step in steps[meeting.pk] if step.matter == matter) for meeting in meetings]


def test_the_timeline_of_each_meeting_follows_the_rules_of_its_day(wrenmouth, cabinet):
    changes(wrenmouth, "notice_days", 5, 10)
    changes(wrenmouth, "draft_minutes_within", 2, 5)
    meetings = [called(cabinet, LAST_OF_OLD), called(cabinet, FIRST_OF_NEW)]
    assert days_due(meetings, Matter.NOTICE) == [date(2026, 11, 17), date(2026, 11, 11)]
    assert days_due(meetings, Matter.DRAFT_MINUTES) == [date(2026, 11, 27), date(2026, 12, 3)]


def test_another_councils_rules_are_its_own(wrenmouth, cabinet):
    changes(council("Northhaven"), "notice_days", 20, 20)
    assert days_due([called(cabinet, LAST_OF_OLD)], Matter.NOTICE) == [date(2026, 11, 17)]


def test_many_councils_and_rules_ask_as_much_as_one(wrenmouth, cabinet, django_assert_num_queries):
    meetings = [called(cabinet, LAST_OF_OLD), called(cabinet, FIRST_OF_NEW)]
    with django_assert_num_queries(8) as asked:
        queries.timelines(THE_CLOCK, meetings[:1], NOW)
    changes(wrenmouth, "notice_days", 5, 10)
    with django_assert_num_queries(len(asked)):
        queries.timelines(THE_CLOCK, meetings, NOW)


def test_until_when_each_meeting_can_be_asked_follows_the_rule_of_its_day(wrenmouth, cabinet):
    changes(wrenmouth, "public_question_working_days", 1, 4)
    for day in (LAST_OF_OLD, FIRST_OF_NEW):
        called(cabinet, day)
    told = questions.meetings_to_ask(PUBLIC, wrenmouth.pk, date(2026, 11, 1), 4)
    assert [last for _, last in told] == [date(2026, 11, 24), date(2026, 11, 20)]
    assert [questions.last_day_to_ask(PUBLIC, row) for row, _ in told] == [last for _, last in told]


def test_where_nothing_is_set_the_usual_holds(wrenmouth, cabinet):
    meeting = actions.call_meeting(cabinet, viewer=THE_CLOCK, at=NOW, held_on=LAST_OF_OLD)
    assert questions.meetings_to_ask(PUBLIC, wrenmouth.pk, date(2026, 11, 1), 4)[0][1] == date(2026, 11, 20)
    assert days_due([meeting], Matter.DRAFT_MINUTES) == [date(2026, 12, 9)]
