"""What is promised of those who call in, of taking it back, of what is kept out, and of whether a call-in is valid."""

from datetime import date

import pytest
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.decisions import actions, queries
from moothall.decisions.models import CallIn, CallInRequest, CallInRule
from moothall.decisions.rules import Group, Standing, written
from moothall.decisions.tests import published_rules as known
from moothall.decisions.tests.factories import (
    EARLY,
    account_of,
    as_it_is,
    at,
    called_in,
    person,
    published,
    recorded,
    resolved,
)
from moothall.post.models import Mail

LATER, AFTER = at(2009, 12, 10), at(2009, 12, 16)
THREE = [["councillors who are not in the executive", 3, Group.NON_EXECUTIVE]]


def seen(table, **found):
    return table.objects.visible_to(THE_CLOCK).filter(**found)


def by_rule(here, rule=None, **said):
    """Let a published rule, or one that is said here, hold."""
    told = written(rule) if rule else {"days": 5, "source": "Rule 15"}
    return actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, **told | said)


def councillor(here, name, role=Role.MEMBER, **office):
    return person(here.row, name, role) if not office else with_office(here, name, role, **office)


def with_office(here, name, role, **office):
    row = authority.add_person(here.row, viewer=THE_CLOCK, at=EARLY, name=name)
    authority.give_account(row, viewer=THE_CLOCK, at=EARLY, email=f"{name.replace(' ', '.').lower()}@wrenmouth.example")
    authority.give_office(row, viewer=THE_CLOCK, at=EARLY, title=name, role=role, **office)
    row.refresh_from_db()
    return Viewer(row.account.reference, name, frozenset({Held(role, here.row.pk)}), row.pk)


def seated(here, viewer, body, kind="member"):
    authority.give_seat(body, viewer=THE_CLOCK, at=EARLY, person=Person.objects.get(pk=viewer.person), kind=kind)


def ask(decision, viewer, moment=LATER):
    return actions.call_in(decision, viewer=viewer, at=moment, grounds="The ward was not asked.")


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
