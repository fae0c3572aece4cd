"""How to take part: the council's own rules of today, the law behind them, and the meetings that can be asked."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.meetings import actions
from moothall.meetings.queries import questions as asked
from moothall.meetings.tests import factories

pytestmark = pytest.mark.django_db
WHERE = "/meetings/taking-part"


@pytest.fixture
def house():
    return factories.council(is_home=True)


def shown():
    answer = Client().get(WHERE)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def called(house, body, day):
    return actions.call_meeting(body, viewer=factories.clerk_of(house), at=timezone.now(), held_on=day, venue="Guildhall")


def test_it_says_the_rules_with_where_they_come_from(house):
    words = shown()
    assert "five clear working days before a meeting" in words
    assert "three working days before the meeting" in words
    assert "With 1,500 signatures or more the council debates it" in words
    assert "within ten working days" in words
    assert "Anybody may film, photograph, record and report a meeting that is open" in words
    assert "SI 2014/2095" in words
    assert "six years" in words
    assert "four years" in words
    assert "28 clear days" in words


def test_what_the_council_sets_itself_holds_from_its_day(house):
    now = timezone.now()
    said = {"since": timezone.localdate(), "source": "Standing order 12"}
    for name, value in (("petition_signatures_for_debate", 1), ("public_question_working_days", 0), ("notice_unit", "clear_calendar")):
        authority.set_rule(house, viewer=THE_CLOCK, at=now, name=name, value=value, **said)
    words = shown()
    assert "With 1 signature or more" in words
    assert "by the end of the day of the meeting" in words
    assert "five clear days before a meeting" in words
    assert "Standing order 12" in words


def test_where_no_council_is_at_home_the_law_is_said_alone(db):
    words = shown()
    assert "at least five clear days before" in words
    assert "Hand in a petition" not in words


def test_only_meetings_that_can_be_asked_are_named_the_next_first(house):
    today = date(2026, 11, 10)
    body = factories.body(house)
    late, soon, then = (called(house, body, today + timedelta(days)) for days in (1, 9, 16))
    gone = called(house, body, today + timedelta(20))
    actions.cancel_meeting(gone, viewer=factories.clerk_of(house), at=timezone.now(), because="The hall is closed.")
    assert asked.meetings_to_ask(PUBLIC, house.pk, today, 4) == [(soon, date(2026, 11, 16)), (then, date(2026, 11, 23))]
    assert late not in [row for row, _ in asked.meetings_to_ask(PUBLIC, house.pk, today, 4)]
    assert asked.meetings_to_ask(PUBLIC, house.pk, today, 1) == [(soon, date(2026, 11, 16))]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_meeting_and_for_many(house, number, django_assert_num_queries):
    body = factories.body(house)
    for days in range(number):
        called(house, body, timezone.localdate() + timedelta(30 + days))
    shown()
    with django_assert_num_queries(5):
        shown()
