"""What a rule of call-in makes of a decision that is published: kept out, urgent, told to whom it concerns; and which rules are kept."""

from datetime import date

import pytest
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import Role
from moothall.authority.models import Person
from moothall.decisions import actions, queries
from moothall.decisions.models import CallInRule
from moothall.decisions.rules import Standing
from moothall.decisions.tests import published_rules as known
from moothall.decisions.tests.factories import (
    EARLY,
    account_of,
    as_it_is,
    at,
    called_in,
    published,
    recorded,
    resolved,
)
from moothall.decisions.tests.signing import AFTER, LATER, ask, by_rule, councillor, seated, seen
from moothall.post.models import Mail


def test_a_rule_without_a_number_of_days_leaves_it_open_to_be_called_in(here):
    by_rule(here, known.HUNTINGDONSHIRE, callers=[["members of scrutiny", 1]])
    decision = published(here)
    assert as_it_is(decision).standing(AFTER) is Standing.NOT_STATED
    ask(decision, here.member, AFTER)
    assert as_it_is(decision).standing(AFTER) is Standing.CALLED_IN


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"maker_kind": "Council"}, "not the executive's cannot be called in"),
        (resolved("That it be recommended to Council that the plan be adopted."), "recommendation to Council cannot be called in"),
    ],
)
def test_what_the_rule_keeps_out_takes_effect_when_it_is_published_and_says_why(here, fields, says):
    by_rule(here, exclusions=["a decision that is not the executive's", "a recommendation to Council"])
    decision = as_it_is(published(here, **fields))
    assert says in decision.call_in_excluded_because
    assert decision.standing(at(2009, 12, 9)) is Standing.NOT_SUBJECT_TO_CALL_IN
    with pytest.raises(Refused, match=says), transaction.atomic():
        ask(decision, here.member)
    plain = as_it_is(published(here))
    assert (plain.call_in_excluded_because, plain.is_subject_to_call_in) == ("", True)


def test_an_urgent_decision_is_agreed_by_whom_the_rule_names_before_it_is_published(here):
    by_rule(here, exclusions=["an urgent decision"], urgency_agreed_by="the chair of scrutiny")
    draft = recorded(here, is_urgent=True)
    with (
        pytest.raises(Refused, match="nobody is recorded to have agreed. By the rule of this council that is the chair"),
        transaction.atomic(),
    ):
        actions.publish(draft, viewer=here.clerk, at=LATER)
    agreed = {"agreed_by": "Councillor Ash, chair of scrutiny", "agreed_on": date(2009, 12, 9), "because": "The wall is falling."}
    actions.certify_urgency(draft, viewer=here.clerk, at=LATER, **agreed)
    actions.publish(as_it_is(draft), viewer=here.clerk, at=LATER)
    row = as_it_is(draft)
    assert row.standing(LATER) is Standing.URGENT
    with pytest.raises(Refused, match="It was urgent"), transaction.atomic():
        ask(row, here.member)
    with pytest.raises(Refused, match="published already"), transaction.atomic():
        actions.certify_urgency(row, viewer=here.clerk, at=LATER, **agreed)


def test_urgency_is_not_agreed_tomorrow_nor_where_the_rule_knows_none(here):
    said = {"agreed_by": "The chair", "agreed_on": date(2009, 12, 11), "because": "It cannot wait."}
    with pytest.raises(Refused, match="urgency changes nothing here"), transaction.atomic():
        actions.certify_urgency(recorded(here), viewer=here.clerk, at=LATER, **said)
    by_rule(here, exclusions=["an urgent decision"])
    with pytest.raises(Refused, match="has not come yet"), transaction.atomic():
        actions.certify_urgency(recorded(here), viewer=here.clerk, at=LATER, **said)


def test_whoever_took_it_asked_for_it_or_keeps_the_papers_is_written_to_once_a_step(here):
    leader = councillor(here, "Leader", Role.PORTFOLIO_HOLDER)
    seated(here, leader, here.cabinet, "chair")
    called_in(here, published(here), LATER)
    letters = seen(Mail, kind="decisions.call_in")
    wanted = {Person.objects.get(pk=one.person) for one in (leader, here.clerk, here.monitor, here.member)}
    assert {row.person for row in letters} == wanted
    assert letters.count() == 2 * len(wanted)
    assert account_of(here.member)


def test_a_rule_that_cannot_be_is_not_kept(here):
    with pytest.raises(ValueError, match="1 to 366 days"):
        by_rule(here, days=400)
    assert not CallInRule.objects.exists()


def test_two_rules_of_one_day_leave_the_later_in_force(here):
    by_rule(here, days=5)
    by_rule(here, days=7)
    assert queries.call_in_rule(here.row.pk, date(2009, 12, 9))[1].days == 7


def test_a_member_or_officer_who_decided_alone_is_written_to(here):
    decider = Person.objects.get(pk=councillor(here, "Decides alone", Role.PORTFOLIO_HOLDER).person)
    ask(published(here, body=None, person=decider, maker_kind="Single member"), here.member)
    assert seen(Mail, kind="decisions.call_in", person=decider).exists()


def test_a_rule_that_begins_between_two_ends_where_the_next_begins(here):
    for since in (None, date(2012, 1, 1), date(2010, 1, 1)):
        actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=since, source="Rule 15", days=5)
    rows = CallInRule.objects.order_by("pk")
    assert [row.until for row in rows] == [date(2009, 12, 31), None, date(2011, 12, 31)]
