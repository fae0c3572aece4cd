"""What comes of a call-in: on which agenda it stands, what scrutiny did, what came back."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, rules
from moothall.decisions.models import CallIn, HeardAt
from moothall.decisions.rules import Standing, start_of, written
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import EARLY, as_it_is, at, called_in, published, recorded
from moothall.decisions.thread import hanging_from
from moothall.meetings import actions as meetings

LATER, HEARD, AGAIN = at(2009, 12, 10), at(2009, 12, 17), at(2010, 1, 5)
ONE = [["members of scrutiny", 1]]
LAPSING = [[rules.Step.SCRUTINY_MEETS, 10, rules.Then.EFFECT], [rules.Step.RECONSIDERED, 5, rules.Then.EFFECT]]


def by_rule(here, rule=None, **said):
    told = written(rule) if rule else {"days": 5, "source": "Rule 15"}
    return actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, **told | {"callers": ONE} | said)


def answer(here, decision, outcome, moment, **said):
    return actions.answer_call_in(as_it_is(decision), viewer=here.clerk, at=moment, outcome=outcome, because="So it was agreed.", **said)


def the_call_in(decision):
    return CallIn.objects.visible_to(THE_CLOCK).get(decision=decision)


def called(here, body, held_on):
    return meetings.call_meeting(body, viewer=here.clerk, at=EARLY, held_on=held_on)


@pytest.fixture
def scrutiny(here):
    return authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Overview and Scrutiny", kind="scrutiny")


def test_a_call_in_is_put_on_scrutinys_agenda_with_its_grounds_and_once(here, scrutiny):
    decision = called_in(here, published(here), LATER)
    meeting = called(here, scrutiny, date(2009, 12, 17))
    [offered] = queries.meetings_to_hear(here.clerk, as_it_is(decision), LATER.date())
    assert offered == meeting
    item = actions.put_call_in_on(as_it_is(decision), viewer=here.clerk, at=LATER, meeting=meeting)
    assert item.title == "Called in: Library hours"
    assert item.text == "Member A of wrenmouth: The ward was not asked."
    assert HeardAt.objects.visible_to(THE_CLOCK).get(call_in=the_call_in(decision)).item == item
    [knot] = hanging_from([item.reference], here.clerk)[item.reference]
    assert (knot.kind, knot.title, knot.reference) == ("Called in", "Library hours", f"{decision.reference}/call-in")
    with pytest.raises(Refused, match="stands on the agenda of this meeting already"), transaction.atomic():
        actions.put_call_in_on(as_it_is(decision), viewer=here.clerk, at=LATER, meeting=meeting)


def test_nothing_is_put_on_an_agenda_before_it_is_valid_nor_on_another_councils(here, scrutiny):
    decision = published(here)
    actions.call_in(decision, viewer=here.member, at=LATER, grounds="Why?")
    meeting = called(here, scrutiny, date(2009, 12, 17))
    with pytest.raises(Refused, match="Nobody has said yet whether this call-in is valid"), transaction.atomic():
        actions.put_call_in_on(as_it_is(decision), viewer=here.clerk, at=LATER, meeting=meeting)
    with pytest.raises(Refused, match="That comes first"), transaction.atomic():
        answer(here, decision, "referred", LATER)
    actions.check_call_in(as_it_is(decision), viewer=here.monitor, at=LATER, is_valid=True, because="In time.")
    other = factories.council("easthaven", "Easthaven", is_home=False)
    elsewhere = meetings.call_meeting(other.cabinet, viewer=other.clerk, at=EARLY, held_on=date(2009, 12, 17))
    with pytest.raises(Refused, match="another council's meeting"), transaction.atomic():
        actions.put_call_in_on(as_it_is(decision), viewer=here.clerk, at=LATER, meeting=elsewhere)


def test_after_scrutiny_it_goes_to_whoever_it_was_referred_to(here, scrutiny):
    full = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Council", kind="council")
    met = [called(here, body, date(2010, 1, 13)) for body in (here.cabinet, full, scrutiny)]
    decision, other = (called_in(here, published(here), LATER) for _ in range(2))
    answer(here, decision, "referred", HEARD)
    answer(here, other, "council", HEARD)
    assert queries.meetings_to_hear(here.clerk, as_it_is(decision), HEARD.date()) == [met[0]]
    assert queries.meetings_to_hear(here.clerk, as_it_is(other), HEARD.date()) == [met[1]]
    item = actions.put_call_in_on(as_it_is(decision), viewer=here.clerk, at=HEARD, meeting=met[0])
    assert item.title == "After scrutiny: Library hours"
    alone = called_in(here, published(here, body=None), LATER)
    answer(here, alone, "referred", HEARD)
    assert queries.meetings_to_hear(here.clerk, as_it_is(alone), HEARD.date()) == [met[0]]


def test_only_the_committee_that_the_rule_names_hears_it(here, scrutiny):
    other = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Health Scrutiny", kind="scrutiny")
    by_rule(here, committee=other)
    called(here, scrutiny, date(2009, 12, 17))
    theirs = called(here, other, date(2009, 12, 18))
    decision = called_in(here, published(here), LATER)
    assert queries.meetings_to_hear(here.clerk, as_it_is(decision), LATER.date()) == [theirs]


def test_scrutiny_that_does_not_object_lets_it_take_effect_at_once(here):
    decision = called_in(here, published(here), LATER)
    answer(here, decision, "confirmed", at(2009, 12, 11))
    assert as_it_is(decision).standing(at(2009, 12, 11)) is Standing.CONFIRMED


def test_scrutiny_can_do_only_what_the_rule_lets_it(here):
    by_rule(here, outcomes=[rules.Outcome.REFER_BACK])
    decision = called_in(here, published(here), LATER)
    for outcome in ("council", "confirmed", "changed", "lost"):
        with pytest.raises(Refused, match=f"can refer it back to whoever took it, and “{outcome}” is none"), transaction.atomic():
            answer(here, decision, outcome, HEARD)
    answer(here, decision, "referred", HEARD)
    assert as_it_is(decision).standing(HEARD) is Standing.REFERRED


@pytest.mark.parametrize(("outcome", "stands"), [("confirmed", Standing.CONFIRMED), ("changed", Standing.CHANGED)])
def test_whoever_took_it_confirms_or_changes_it_and_then_it_is_in_effect(here, outcome, stands):
    decision = called_in(here, published(here), LATER)
    answer(here, decision, "referred", HEARD)
    with pytest.raises(Refused, match="is confirmed or changed, and “council” is neither"), transaction.atomic():
        answer(here, decision, "council", AGAIN)
    answer(here, decision, outcome, AGAIN)
    row = as_it_is(decision)
    assert (row.standing(HEARD), row.standing(AGAIN)) == (Standing.REFERRED, stands)
    with pytest.raises(Refused, match="nothing to answer"), transaction.atomic():
        answer(here, decision, outcome, AGAIN)


def test_council_objects_and_sends_it_on_or_does_not_and_it_takes_effect(here):
    sent_on, let_be = (called_in(here, published(here), LATER) for _ in range(2))
    for decision in (sent_on, let_be):
        answer(here, decision, "council", HEARD)
    answer(here, let_be, "confirmed", AGAIN)
    assert as_it_is(let_be).standing(AGAIN) is Standing.CONFIRMED
    answer(here, sent_on, "referred", AGAIN)
    assert as_it_is(sent_on).standing(AGAIN) is Standing.REFERRED
    with pytest.raises(Refused, match="“referred” is neither"), transaction.atomic():
        answer(here, sent_on, "referred", AGAIN)
    answer(here, sent_on, "changed", at(2010, 2, 1))
    assert as_it_is(sent_on).standing(at(2010, 2, 1)) is Standing.CHANGED


def test_a_new_decision_takes_the_place_of_one_that_was_changed_and_is_not_called_in_again(here):
    by_rule(here, exclusions=["a decision that was called in before"])
    decision = called_in(here, published(here), LATER)
    answer(here, decision, "referred", HEARD)
    later = recorded(here, "Library hours, with a late evening", moment=AGAIN)
    assert later in queries.decisions_that_follow(here.clerk, decision)
    with pytest.raises(Refused, match="Only a decision that was changed gives place"), transaction.atomic():
        answer(here, decision, "confirmed", AGAIN, later=later)
    answer(here, decision, "changed", AGAIN, later=later)
    assert as_it_is(decision).standing(AGAIN) is Standing.SUPERSEDED
    row = as_it_is(actions.publish(as_it_is(later), viewer=here.clerk, at=AGAIN))
    assert row.standing(AGAIN) is Standing.NOT_SUBJECT_TO_CALL_IN
    assert "called in before cannot be called in" in row.call_in_excluded_because


def test_where_the_rule_says_so_it_takes_effect_when_a_steps_time_has_passed(here):
    by_rule(here, deadlines=LAPSING)
    decision = called_in(here, published(here), LATER)
    assert the_call_in(decision).hear_by == date(2009, 12, 24)
    lapses = as_it_is(decision).call_in_lapses_at
    assert lapses == start_of(date(2009, 12, 25))
    assert as_it_is(decision).standing(lapses - timedelta(seconds=1)) is Standing.CALLED_IN
    assert as_it_is(decision).standing(lapses) is Standing.IN_EFFECT
    with pytest.raises(Refused, match="nothing to answer"), transaction.atomic():
        answer(here, decision, "referred", lapses)


def test_an_answer_in_time_begins_the_next_time_and_the_last_answer_ends_it(here):
    by_rule(here, deadlines=LAPSING)
    decision = called_in(here, published(here), LATER)
    answer(here, decision, "referred", HEARD)
    assert the_call_in(decision).answer_by == date(2009, 12, 24)
    assert as_it_is(decision).standing(start_of(date(2009, 12, 25))) is Standing.IN_EFFECT
    answer(here, decision, "confirmed", at(2009, 12, 21))
    assert as_it_is(decision).call_in_lapses_at is None
    assert as_it_is(decision).standing(at(2009, 12, 21)) is Standing.CONFIRMED


def test_every_call_in_that_waits_to_be_checked_is_listed_for_those_who_keep_the_papers(here):
    decision = published(here)
    actions.call_in(decision, viewer=here.member, at=LATER, grounds="Why?")
    assert [row.decision for row in queries.to_check(here.monitor)] == [decision]
    assert queries.to_check(here.member) == []
    actions.check_call_in(as_it_is(decision), viewer=here.monitor, at=LATER, is_valid=True, because="In time.")
    assert queries.to_check(here.monitor) == []
