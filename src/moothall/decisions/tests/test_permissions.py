"""Who may see a decision and what it commits to, and who may act on it."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.decisions import actions, permissions, said
from moothall.decisions.models import Commitment, Decision, DecisionPart, Document, Passage, Remark, ReportedBack, Supersession, TakenAt
from moothall.decisions.tests.factories import (
    REQUEST,
    as_it_is,
    at,
    commitments_of,
    council,
    meeting_of,
    published,
    recorded,
    resolved,
)
from moothall.meetings import actions as meetings

LATER = at(2009, 12, 10)
ACTS = [act for act in vars(permissions).values() if isinstance(act, permissions.Act)]


def count(table, viewer) -> int:
    return table.objects.visible_to(viewer).count()


def test_a_decision_is_seen_by_its_own_clerks_until_it_is_published(here):
    elsewhere = council("otterby", "Otterby", is_home=False)
    decision = recorded(here)
    assert [count(Decision, viewer) for viewer in (PUBLIC, here.clerk, here.member, elsewhere.clerk)] == [0, 1, 0, 0]
    actions.publish(decision, viewer=here.clerk, at=LATER)
    assert [count(Decision, viewer) for viewer in (PUBLIC, here.clerk, here.member, elsewhere.clerk)] == [1, 1, 1, 1]


def test_a_decision_that_another_system_published_is_seen_though_nobody_knows_since_when(here):
    actions.bring_in(here.row, viewer=THE_CLOCK, at=LATER, decision=said.Decision(title="Listed only"), published=said.Published())
    assert count(Decision, PUBLIC) == 1


def test_closed_words_of_a_decision_are_for_its_clerks(here):
    closed = said.Resolution((said.Part("The rent is £9.", 1, is_closed=True), said.Part("That it be noted.", 2)))
    published(
        here,
        resolutions=(closed,),
        passages=(said.Passage("A closed talk.", is_closed=True), said.Passage("An open one.")),
        documents=(said.Document("A closed annex", is_closed=True), said.Document("A report")),
    )
    for table in (DecisionPart, Passage, Document):
        assert [count(table, viewer) for viewer in (PUBLIC, here.member, here.clerk)] == [1, 1, 2]


def test_what_a_draft_says_is_seen_with_it(here):
    decision = recorded(here, **resolved(REQUEST), remarks=(said.Remark("gap", "A paper is missing."),))
    commitments_of(decision, here)
    for table in (DecisionPart, Remark, Commitment):
        assert [count(table, viewer) for viewer in (PUBLIC, here.clerk)] == [0, 1]


def test_that_a_decision_was_taken_at_a_meeting_is_seen_by_those_who_may_see_both(here):
    meeting = meetings.call_meeting(here.cabinet, viewer=here.clerk, at=LATER, held_on=date(2009, 12, 2))
    draft = recorded(here, meeting=meeting)
    assert [count(TakenAt, viewer) for viewer in (PUBLIC, here.clerk)] == [0, 1]
    actions.publish(draft, viewer=here.clerk, at=LATER)
    assert count(TakenAt, PUBLIC) == 1


def test_a_decision_in_place_of_another_is_seen_when_both_are(here):
    earlier, later = published(here), recorded(here, "A draft")
    actions.supersede(earlier, viewer=here.clerk, at=LATER, later=later)
    assert [count(Supersession, viewer) for viewer in (PUBLIC, here.clerk)] == [0, 1]


def test_a_dismissed_commitment_and_its_answer_are_for_clerks(here):
    [proposed] = commitments_of(published(here, **resolved(REQUEST)), here)
    actions.report_back(proposed, viewer=here.clerk, at=LATER, item=meeting_of(here).item)
    assert [count(Commitment, PUBLIC), count(ReportedBack, PUBLIC)] == [1, 1]
    actions.dismiss_commitment(proposed, viewer=here.clerk, at=LATER, version=1, because="It commits nobody.")
    assert [count(Commitment, viewer) for viewer in (PUBLIC, here.member, here.clerk)] == [0, 0, 1]
    assert [count(ReportedBack, viewer) for viewer in (PUBLIC, here.clerk)] == [0, 1]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_an_act_is_for_its_roles_in_their_own_council_and_for_nobody_else(act, here):
    decision, other = recorded(here), council("otterby", "Otterby", is_home=False)
    for role in Role:
        mine = Viewer("access/accounts/1", role, frozenset({Held(role, here.row.pk)}))
        theirs = Viewer("access/accounts/1", role, frozenset({Held(role, other.row.pk)}))
        assert act.is_open_to(mine, decision) is (role in act.by)
        assert not act.is_open_to(theirs, decision)
    assert not act.is_open_to(PUBLIC, decision)


def refusal(act, viewer, row, moment=LATER) -> str:
    return act.refusal(viewer, row, at=moment)


def test_a_decision_is_published_once_and_withdrawn_once(here):
    decision = recorded(here)
    assert refusal(permissions.PUBLISH, here.clerk, decision) == ""
    assert refusal(permissions.WITHDRAW, here.clerk, decision) == "This decision has not been published yet."
    assert refusal(permissions.SUPERSEDE, here.clerk, decision) == "This decision has not been published yet."
    actions.publish(decision, viewer=here.clerk, at=LATER)
    decision = as_it_is(decision)
    assert refusal(permissions.PUBLISH, here.clerk, decision) == "This decision has been published already."
    assert refusal(permissions.WITHDRAW, here.clerk, decision) == ""
    actions.withdraw(decision, viewer=here.clerk, at=LATER, because="It was not needed.")
    assert refusal(permissions.WITHDRAW, here.clerk, as_it_is(decision)) == "This decision has been withdrawn already."


def test_call_in_is_open_to_the_last_moment_and_no_longer(here):
    decision = as_it_is(published(here))
    assert refusal(permissions.CALL_IN, here.member, decision, at(2009, 12, 15, 23)) == ""
    too_late = refusal(permissions.CALL_IN, here.member, decision, at(2009, 12, 16, 0))
    assert too_late == "This decision cannot be called in now. It is: in effect."
    assert refusal(permissions.CALL_IN, here.clerk, decision).startswith("Calling in a decision is for a member, a portfolio holder")


def test_whoever_sits_on_a_committee_may_ask_and_whoever_sits_elsewhere_may_not(here):
    decision = as_it_is(published(here))
    for organisation, says in ((here.row.pk, ""), (here.row.pk + 1, "Calling in a decision is for")):
        seated = Viewer("access/accounts/9", "Co-opted", frozenset({Held(Role.MEMBER, organisation, None, 5, "member")}))
        assert refusal(permissions.CALL_IN, seated, decision)[: len(says) or None] == says


def test_a_call_in_is_taken_back_and_checked_while_it_can_be(here):
    decision = as_it_is(published(here))
    assert refusal(permissions.TAKE_BACK_CALL_IN, here.member, decision) == ""
    assert "too late" in refusal(permissions.TAKE_BACK_CALL_IN, here.member, decision, at(2009, 12, 16))
    assert refusal(permissions.CHECK_CALL_IN, here.monitor, decision) == "This decision is not called in, so there is nothing to check."
    actions.call_in(decision, viewer=here.member, at=LATER, grounds="Why?")
    decision = as_it_is(decision)
    assert refusal(permissions.CHECK_CALL_IN, here.monitor, decision) == ""
    assert refusal(permissions.CALL_IN, here.members[1], decision) == ""
    assert "It is: called in." in refusal(permissions.CALL_IN, here.members[1], decision, at(2009, 12, 16))


def test_what_was_urgent_or_is_kept_out_says_so_when_somebody_asks(here):
    urgent = as_it_is(published(here, is_urgent=True))
    assert refusal(permissions.CALL_IN, here.member, urgent).endswith("It is: in effect, urgent. It was urgent.")
    urgent.call_in_excluded_because = "Kept out."
    assert refusal(permissions.CALL_IN, here.member, urgent).endswith("Kept out.")


def test_an_outcome_waits_for_a_call_in(here):
    decision = published(here)
    assert refusal(permissions.ANSWER_CALL_IN, here.clerk, decision).startswith("This decision has not been called in")
    actions.call_in(decision, viewer=here.member, at=LATER, grounds="Why?")
    assert refusal(permissions.ANSWER_CALL_IN, here.clerk, as_it_is(decision)) == ""


def test_a_commitment_is_decided_upon_once(here):
    first, second = commitments_of(published(here, **resolved(REQUEST, REQUEST.replace("Homes", "Place"))), here)
    assert refusal(permissions.CONFIRM_COMMITMENT, here.clerk, first) == ""
    actions.confirm_commitment(first, viewer=here.clerk, at=LATER, version=1, what="Report")
    actions.dismiss_commitment(second, viewer=here.clerk, at=LATER, version=1, because="No.")
    assert refusal(permissions.DISMISS_COMMITMENT, here.clerk, as_it_is(first)) == "This commitment has been confirmed already."
    assert refusal(permissions.CONFIRM_COMMITMENT, here.clerk, as_it_is(second)) == "This commitment has been dismissed already."
