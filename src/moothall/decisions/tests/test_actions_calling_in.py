"""What is promised of those who call in, of taking it back, of what is kept out, and of whether a call-in is valid."""

import pytest
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.decisions import actions
from moothall.decisions.models import CallIn, CallInRequest
from moothall.decisions.rules import Group, Standing
from moothall.decisions.tests import published_rules as known
from moothall.decisions.tests.factories import (
    EARLY,
    as_it_is,
    at,
    called_in,
    published,
)
from moothall.decisions.tests.signing import AFTER, LATER, THREE, ask, by_rule, councillor, seated, seen


@pytest.fixture
def scrutiny(here):
    return authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Overview and Scrutiny", kind="scrutiny")


def test_three_councillors_of_whom_none_is_in_the_executive(here):
    by_rule(here, callers=THREE)
    decision = published(here)
    first, second, third = (councillor(here, f"Councillor {letter}") for letter in "DEF")
    leader = councillor(here, "Leader", Role.PORTFOLIO_HOLDER)
    for one in (first, second):
        ask(decision, one)
    with pytest.raises(Refused, match="You are in the executive"), transaction.atomic():
        ask(decision, leader)
    assert as_it_is(decision).standing(LATER) is Standing.OPEN_TO_CALL_IN
    ask(decision, third)
    assert as_it_is(decision).standing(LATER) is Standing.CALLED_IN
    assert seen(CallInRequest, decision=decision, call_in__number=1).count() == 3


def test_a_seat_in_cabinet_is_in_the_executive_whatever_the_office_says(here):
    by_rule(here, callers=THREE)
    member = councillor(here, "Cabinet member")
    seated(here, member, here.cabinet)
    with pytest.raises(Refused, match="You are in the executive"):
        ask(published(here), member)


def test_the_chair_alone_counts_alone(here, scrutiny):
    by_rule(here, known.CENTRAL_BEDFORDSHIRE)
    chair, member = councillor(here, "Chair"), councillor(here, "Sits there")
    seated(here, chair, scrutiny, "chair")
    seated(here, member, scrutiny)
    decision, other = published(here), published(here, "Another")
    ask(decision, member)
    assert as_it_is(decision).standing(LATER) is Standing.OPEN_TO_CALL_IN
    ask(other, chair)
    assert as_it_is(other).standing(LATER) is Standing.CALLED_IN


def test_a_ward_member_asks_where_their_ward_is_named(here):
    by_rule(here, known.CENTRAL_BEDFORDSHIRE, callers=[["a ward councillor", None, Group.WARD_MEMBER]])
    harbour = councillor(here, "Of the Harbour", ward=here.harbour)
    elsewhere, named, all_wards = published(here), published(here, wards=(here.harbour,)), published(here, is_all_wards=True)
    with pytest.raises(Refused, match="a ward councillor. You are none of these today"), transaction.atomic():
        ask(elsewhere, harbour)
    for decision in (named, all_wards):
        ask(decision, harbour)
        assert as_it_is(decision).standing(LATER) is Standing.CALLED_IN


def test_only_the_committee_that_the_rule_names_counts(here, scrutiny):
    other = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Health Scrutiny", kind="scrutiny")
    by_rule(here, callers=[["a member of the committee", 1]], committee=scrutiny)
    wrong, substitute, right = (councillor(here, name) for name in ("On the other", "A substitute", "On the right one"))
    seated(here, wrong, other)
    seated(here, substitute, scrutiny, "substitute")
    seated(here, right, scrutiny)
    decision = published(here)
    for one in (wrong, substitute):
        with pytest.raises(Refused, match="You are none of these today"), transaction.atomic():
            ask(decision, one)
    ask(decision, right)
    assert as_it_is(decision).called_in_at == LATER


def test_whoever_is_co_opted_to_the_committee_holds_no_office_and_may_ask(here, scrutiny):
    row = authority.add_person(here.row, viewer=THE_CLOCK, at=EARLY, name="Co-opted")
    authority.give_account(row, viewer=THE_CLOCK, at=EARLY, email="co.opted@wrenmouth.example")
    authority.give_seat(scrutiny, viewer=THE_CLOCK, at=EARLY, person=row, kind="member")
    row.refresh_from_db()
    held = frozenset({Held(Role.MEMBER, here.row.pk, None, scrutiny.pk, "member")})
    ask(decision := published(here), Viewer(row.account.reference, row.name, held, row.pk))
    assert as_it_is(decision).called_in_at == LATER


def test_a_committee_asks_by_its_resolution(here, scrutiny):
    by_rule(here, known.UTTLESFORD)
    decision = published(here)
    with pytest.raises(Refused, match="the Scrutiny Committee"), transaction.atomic():
        ask(decision, here.member)
    said = {"viewer": here.clerk, "at": LATER, "committee": scrutiny, "grounds": "Resolved on 10 December."}
    actions.record_committee_call_in(decision, **said)
    assert as_it_is(decision).standing(LATER) is Standing.CALLED_IN
    assert seen(CallInRequest, decision=decision).get().who == "Overview and Scrutiny, by its resolution"
    with pytest.raises(Refused, match="kept already"), transaction.atomic():
        actions.record_committee_call_in(as_it_is(decision), **said)


def test_no_committee_asks_where_the_rule_says_members_or_another_committee(here, scrutiny):
    said = {"viewer": here.clerk, "at": LATER, "committee": scrutiny, "grounds": "Resolved."}
    with pytest.raises(Refused, match="members ask themselves"), transaction.atomic():
        actions.record_committee_call_in(published(here), **said)
    other = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Health Scrutiny", kind="scrutiny")
    by_rule(here, known.UTTLESFORD, committee=other)
    with pytest.raises(Refused, match="it is Health Scrutiny that can"), transaction.atomic():
        actions.record_committee_call_in(published(here), **said)


def test_a_member_takes_back_what_they_asked_until_time_is_up(here):
    by_rule(here, callers=[["members of scrutiny", 2]])
    decision = published(here)
    ask(decision, here.members[0])
    actions.take_back_call_in(decision, viewer=here.members[0], at=LATER)
    assert not seen(CallInRequest, decision=decision).exists()
    with pytest.raises(Refused, match="nothing to take back"), transaction.atomic():
        actions.take_back_call_in(decision, viewer=here.members[0], at=LATER)
    ask(decision, here.members[0])
    with pytest.raises(Refused, match="too late"), transaction.atomic():
        actions.take_back_call_in(as_it_is(decision), viewer=here.members[0], at=AFTER)


def test_when_too_few_are_left_the_decision_goes_on_by_its_clock(here):
    by_rule(here, callers=[["members of scrutiny", 2]])
    decision = published(here)
    for member in here.members[:2]:
        ask(decision, member)
    back = at(2009, 12, 11)
    actions.take_back_call_in(as_it_is(decision), viewer=here.members[0], at=back)
    row = as_it_is(decision)
    assert (row.standing(LATER), row.standing(back), row.standing(AFTER)) == (
        Standing.CALLED_IN, Standing.OPEN_TO_CALL_IN, Standing.IN_EFFECT,
    )  # fmt: skip
    ask(row, here.members[2], at(2009, 12, 14))
    assert as_it_is(decision).standing(at(2009, 12, 20)) is Standing.CALLED_IN
    assert sorted(one.number for one in seen(CallIn, decision=decision)) == [1, 2]


def test_a_third_joins_while_it_is_not_checked_and_can_leave_without_ending_it(here):
    by_rule(here, callers=[["members of scrutiny", 2]])
    decision = published(here)
    for member in here.members:
        ask(as_it_is(decision), member)
    actions.take_back_call_in(as_it_is(decision), viewer=here.members[2], at=LATER)
    assert as_it_is(decision).standing(LATER) is Standing.CALLED_IN
    assert seen(CallInRequest, call_in__number=1).count() == 2


def test_once_it_is_valid_nobody_joins_or_leaves(here):
    decision = called_in(here, published(here), LATER)
    with pytest.raises(Refused, match="nobody can take their part in it back"), transaction.atomic():
        actions.take_back_call_in(as_it_is(decision), viewer=here.member, at=LATER)
    with pytest.raises(Refused, match="Nobody need ask again"), transaction.atomic():
        ask(as_it_is(decision), here.members[1])


@pytest.mark.parametrize(
    ("checked", "then"),
    [(at(2009, 12, 14), Standing.OPEN_TO_CALL_IN), (at(2009, 12, 18), Standing.IN_EFFECT)],
    ids=["while its clock runs", "after it would have taken effect"],
)
def test_a_call_in_that_is_not_valid_holds_nothing_back_from_then_on(here, checked, then):
    decision = published(here)
    ask(decision, here.member)
    actions.check_call_in(as_it_is(decision), viewer=here.monitor, at=checked, is_valid=False, because="It gives no grounds.")
    row = as_it_is(decision)
    assert row.standing(checked) is then
    assert row.standing(LATER) is Standing.CALLED_IN
    assert row.facts().takes_effect_at == max(checked, at(2009, 12, 16, 0))
    with pytest.raises(Refused, match="not called in"), transaction.atomic():
        actions.check_call_in(row, viewer=here.monitor, at=checked, is_valid=True, because="Or is it?")


def test_a_member_whose_call_in_was_none_can_ask_again_in_time(here):
    decision = published(here)
    ask(decision, here.member)
    actions.check_call_in(as_it_is(decision), viewer=here.monitor, at=LATER, is_valid=False, because="It gives no grounds.")
    ask(as_it_is(decision), here.member, at(2009, 12, 14))
    assert as_it_is(decision).standing(AFTER) is Standing.CALLED_IN
    assert seen(CallIn, decision=decision).count() == 2


@pytest.mark.parametrize(
    ("checker", "may", "may_not"),
    [("the monitoring officer", "monitor", "clerk"), ("the clerk, as proper officer", "clerk", "monitor")],
)
def test_whom_the_rule_names_says_whether_it_is_valid(here, checker, may, may_not):
    by_rule(here, callers=[["members of scrutiny", 1]], checked_by=checker)
    decision = published(here)
    ask(decision, here.member)
    said = {"at": LATER, "is_valid": True, "because": "In time."}
    with pytest.raises(Refused, match=f"is said by {checker}"), transaction.atomic():
        actions.check_call_in(as_it_is(decision), viewer=getattr(here, may_not), **said)
    actions.check_call_in(as_it_is(decision), viewer=getattr(here, may), **said)
    with pytest.raises(Refused, match="has been said already"), transaction.atomic():
        actions.check_call_in(as_it_is(decision), viewer=getattr(here, may), **said)


def test_where_the_rule_names_nobody_it_is_valid_at_once(here):
    by_rule(here, callers=[["members of scrutiny", 1]], checked_by="nobody: it is valid once enough have asked")
    ask(decision := published(here), here.member)
    assert seen(CallIn, decision=decision).get().is_valid
