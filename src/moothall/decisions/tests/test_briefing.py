"""What a portfolio is told of its decisions, its commitments and of scrutiny."""

from datetime import date, timedelta

import pytest

from moothall.access.briefing import Brief, Topic
from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Office, Person
from moothall.decisions import briefing, queries
from moothall.decisions.models import Commitment
from moothall.decisions.queries import briefed
from moothall.decisions.queries.commitment_states import State
from moothall.decisions.rules import briefed as rules
from moothall.decisions.rules.recommended import Addressee
from moothall.decisions.tests import asking, of_scrutiny
from moothall.decisions.tests.factories import EARLY, account_of, at, council

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def here():
    made = council()
    made.portfolio = authority.add_portfolio(made.row, viewer=THE_CLOCK, at=EARLY, name="Homes")
    return made


def brief(here, now, days=60):
    today = now.date()
    return Brief(here.clerk, here.row.pk, here.row.slug, here.portfolio.pk, now, today, today - timedelta(30), today + timedelta(days), {})


def owner(here):
    """An office of the portfolio."""
    person = Person.objects.get(account=account_of(here.members[0]))
    said = {"title": "Lead for homes", "portfolio": here.portfolio, "since": date(2005, 1, 1)}
    authority.give_office(person, viewer=THE_CLOCK, at=EARLY, role="", **said)
    return Office.objects.get(title="Lead for homes")


def test_what_is_owed_is_what_the_rule_calls_confirmed_or_overdue(here):
    asking.confirmed(here, due_on=asking.DAY, owner=owner(here))
    for now in (at(2010, 1, 5), asking.THEN, asking.THEN + timedelta(days=900)):
        states = queries.states(THE_CLOCK, now)
        own = Commitment.objects.visible_to(THE_CLOCK).filter(states[State.CONFIRMED] | states[State.OVERDUE])
        assert briefed.outstanding(THE_CLOCK, here.portfolio.pk, now, date(2020, 1, 1)) == list(own), now
    assert briefed.outstanding(THE_CLOCK, here.portfolio.pk, asking.THEN, asking.DAY - timedelta(days=1)) == []


def test_what_should_have_come_back_is_off_course_and_keeps_its_day_in_the_calendar(here):
    row = asking.confirmed(here, due_on=asking.DAY, owner=owner(here))
    late = brief(here, asking.THEN + timedelta(days=900))
    [off] = [part for part in briefing.parts(late) if part.topic is Topic.OFF]
    assert off.sentence == "1 commitment should have come back by now."
    [day] = [day for day in briefing.dates(late, date(2009, 1, 1), 9) if day.reference == row.reference]
    assert (day.on, day.is_missed, day.turn) == (asking.DAY, True, 1)


def test_what_scrutiny_recommended_to_the_member_waits_for_their_answer(here):
    row = of_scrutiny.recommended(here, to=Addressee.MEMBER, portfolio=here.portfolio)
    now = at(row.given_on.year, row.given_on.month, row.given_on.day)
    [asked, *_] = briefing.parts(brief(here, now, 90))
    assert asked.sentence.startswith("1 recommendation of scrutiny waits for the portfolio holder's answer, by ")
    assert asked.things[0].word == "Waits for an answer"
    late = brief(here, now + timedelta(days=200))
    [asked, *_] = briefing.parts(late)
    assert asked.things[0].word == "Answer late"
    assert [day.is_missed for day in briefing.dates(late, row.given_on, 9)] == [True]


def test_one_and_many_are_said_as_people_say_them():
    assert rules.published_in_words(0, 0) == rules.overdue_in_words(0) == rules.to_answer_in_words(0, None, is_holder=True) == ""
    assert rules.published_in_words(2, 0) == "2 decisions came out"
    assert rules.to_answer_in_words(1, None, is_holder=True) == "1 recommendation of scrutiny waits for your answer."
