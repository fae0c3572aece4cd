"""Who owes scrutiny something is reminded, and those over them when it is late; late steps of a call-in are told of once a step."""

from datetime import date

import pytest
from django.utils import timezone

from moothall.access.viewer import Role
from moothall.authority.models import Portfolio, Seat
from moothall.decisions import actions, rules, scrutiny_chasing
from moothall.decisions.models import CallIn
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import at
from moothall.decisions.tests.of_scrutiny import ACCEPTED, TO_CABINET, accepted, body_of, office, recommended, rows
from moothall.worker.running import Worker

pytestmark = pytest.mark.django_db
CLERK, MONITOR = "clerk@wrenmouth.example", "monitor@wrenmouth.example"


def seated(here, body, name):
    """Somebody who chairs a body, with the address that their letters go to."""
    viewer = factories.person(here.row, name, "")
    Seat.objects.create(body=body, person_id=viewer.person, kind="chair")
    return f"{name.replace(' ', '.').lower()}@wrenmouth.example"


def sent_on(moment, mailoutbox) -> dict[str, str]:
    """To whom letters go on a day, and under which subject."""
    mailoutbox.clear()
    scrutiny_chasing.daily(at=moment)
    Worker("one", timezone.now).work_off()
    return {letter.to[0]: letter.subject for letter in mailoutbox}


def test_a_response_that_is_late_is_told_of_higher_and_higher_until_it_is_there(here, mailoutbox):
    board = body_of(here)
    leader, chair = seated(here, here.cabinet, "Leader"), seated(here, board, "Chair")
    row = recommended(here, board)  # due Saturday 13 March 2010
    assert sent_on(at(2010, 2, 1), mailoutbox) == {}
    assert [*sent_on(at(2010, 3, 8), mailoutbox)] == [leader]
    assert sent_on(at(2010, 3, 8), mailoutbox) == {}
    assert sent_on(at(2010, 3, 15), mailoutbox).keys() == {leader, CLERK}
    late = sent_on(at(2010, 3, 19), mailoutbox)
    assert late.keys() == {leader, CLERK, MONITOR}
    assert late[MONITOR] == "5 working days late, due Saturday 13 March 2010: response to recommendation 1 of Scrutiny Board"
    body = next(" ".join(letter.body.split()) for letter in mailoutbox if letter.to == [MONITOR])
    assert "Scrutiny Board recommended this to the executive on 14 January 2010, and asked for a response." in body
    assert "That Cabinet be recommended to light the harbour." in body
    assert chair in sent_on(at(2010, 3, 26), mailoutbox)
    scrutiny_chasing.daily(at=at(2010, 4, 26))
    actions.answer_scrutiny(row, viewer=here.clerk, at=at(2010, 4, 26), **ACCEPTED)
    Worker("one", timezone.now).work_off()
    assert sent_on(at(2010, 6, 26), mailoutbox) == {}


def test_a_partner_s_response_is_the_clerk_s_to_ask_for_and_a_member_s_is_the_member_s(here, mailoutbox):
    portfolio = Portfolio.objects.create(organisation=here.row, name="Harbour")
    holder = factories.person(here.row, "Holder", Role.PORTFOLIO_HOLDER)
    type(office(holder)).objects.filter(person=holder.person).update(portfolio=portfolio)
    recommended(here, body_of(here), to="a partner", partner="The trust")
    recommended(here, body_of(here, "Second"), **TO_CABINET | {"to": "a member of the executive", "portfolio": portfolio})
    assert sent_on(at(2010, 2, 11), mailoutbox).keys() == {CLERK}
    assert sent_on(at(2010, 3, 13), mailoutbox).keys() == {"holder@wrenmouth.example", CLERK, MONITOR}


def test_whoever_promised_something_is_reminded_until_it_is_done(here, mailoutbox):
    owner = factories.person(here.row, "Harbour master", "")
    row = accepted(here, owner=office(owner), do_by=date(2010, 3, 12))
    to = "harbour.master@wrenmouth.example"
    assert sent_on(at(2010, 3, 12), mailoutbox) == {to: "Due Friday 12 March 2010: Lamps will be put up."}
    type(office(owner)).objects.filter(person=owner.person).update(until=date(2010, 3, 13))
    assert sent_on(at(2010, 3, 15), mailoutbox).keys() == {CLERK}
    actions.report_progress(row, viewer=here.clerk, at=at(2010, 3, 16), state="done", comment="x", evidence="x")
    assert sent_on(at(2010, 4, 16), mailoutbox) == {}


def test_a_call_in_that_nobody_hears_is_told_of_to_the_clerk_and_the_monitoring_officer_first(here, mailoutbox):
    board = body_of(here)
    chair, leader = seated(here, board, "Chair"), seated(here, here.cabinet, "Leader")
    decision = factories.called_in(here, factories.published(here), at(2009, 12, 10))
    rows(CallIn).update(hear_by=date(2010, 1, 8))
    mailoutbox.clear()
    Worker("one", timezone.now).work_off()
    assert sent_on(at(2010, 1, 8), mailoutbox) == {}
    late = sent_on(at(2010, 1, 11), mailoutbox)
    assert late.keys() == {CLERK, MONITOR}
    assert late[CLERK] == "1 working day late, due Friday 8 January 2010: call-in of Library hours"
    assert sent_on(at(2010, 1, 12), mailoutbox) == {}
    assert sent_on(at(2010, 1, 15), mailoutbox).keys() == {CLERK, MONITOR, chair}
    actions.answer_call_in(decision, viewer=here.clerk, at=at(2010, 1, 18), outcome="referred", because="Ask the ward.")
    rows(CallIn).update(answer_by=date(2010, 2, 1))
    Worker("one", timezone.now).work_off()
    assert leader in sent_on(at(2010, 2, 8), mailoutbox)
    assert "has not considered it again" in " ".join(mailoutbox[0].body.split())
    actions.answer_call_in(decision, viewer=here.clerk, at=at(2010, 2, 9), outcome="confirmed")
    Worker("one", timezone.now).work_off()
    assert sent_on(at(2010, 3, 1), mailoutbox) == {}
    assert rules.Standing.CONFIRMED is factories.as_it_is(decision).standing(at(2010, 3, 1))
