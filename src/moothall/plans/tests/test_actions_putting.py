"""A plan is approved by what members answered in the register, and nobody types that again."""

from datetime import datetime, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.plans import actions, queries
from moothall.plans.rules import Backing, PlanStanding
from moothall.plans.tests.factories import LONDON, NOW, as_it_is, council, drafted, planned
from moothall.plans.tests.members import HELD_ON, answered, body, recommended, registered, waits
from moothall.plans.tests.reading import words_of

EVENING = datetime(2026, 9, 14, 21, tzinfo=LONDON)


def put(here, plan, recommendation, asked="approve", **said):
    return actions.put_forward(plan, viewer=here.owner, at=EVENING - timedelta(days=9), recommendation=recommendation, asked=asked, **said)


def standing(plan, viewer=PUBLIC, at=NOW):
    return queries.approvals.approvals(viewer, [as_it_is(plan)], at)[plan.pk].standing


def test_what_council_agrees_has_effect_from_its_meeting_and_shows_on_the_plan(here, plan, action, client):
    asked = recommended(here, body(here))
    put(here, plan, asked)
    assert standing(plan) is PlanStanding.DRAFT
    answered(here, asked, "agreed")
    assert standing(plan, at=EVENING - timedelta(hours=4)) is PlanStanding.DRAFT
    assert standing(plan) is PlanStanding.APPROVED
    page = words_of(client.get(f"/{plan.reference}"))
    assert "Members approved it, with effect from 14 September 2026." in page
    assert "The plan for homes" in page
    actions.report_progress(action, viewer=here.owner, at=EVENING - timedelta(days=1), said="on track")
    assert "Approved in retrospect" in words_of(client.get(f"/{action.reference}"))


def test_what_the_cabinet_agrees_waits_for_its_decision_and_for_its_condition(here, plan):
    asked = recommended(here, body(here, "cabinet"))
    put(here, plan, asked)
    item = answered(here, asked, "agreed")
    assert standing(plan) is PlanStanding.DRAFT, "no decision in the register"
    decision = registered(here, item, EVENING)
    assert standing(plan) is PlanStanding.APPROVED
    waits(decision, item)
    assert standing(plan) is PlanStanding.DRAFT
    waits(decision, item, met_at=EVENING + timedelta(days=2))
    assert standing(plan) is PlanStanding.APPROVED
    assert standing(plan, at=EVENING + timedelta(days=1)) is PlanStanding.DRAFT
    decision.withdrawn_at = NOW - timedelta(days=1)
    decision.save()
    assert standing(plan) is PlanStanding.DRAFT


def test_a_decision_that_can_be_called_in_approves_nothing_before_its_moment(here, plan):
    asked = recommended(here, body(here, "cabinet"))
    put(here, plan, asked)
    decision = registered(here, answered(here, asked, "agreed"), EVENING)
    decision.is_subject_to_call_in, decision.call_in_closes_at = True, EVENING + timedelta(days=7)
    decision.effective_from = decision.call_in_closes_at
    decision.save()
    before = queries.approvals.approvals(PUBLIC, [as_it_is(plan)], EVENING + timedelta(days=1))[plan.pk]
    assert before.because == "Members agreed it, and that has no effect yet. It does on 21 September 2026."
    assert standing(plan) is PlanStanding.APPROVED


@pytest.mark.parametrize("how", ["noted", "agreed"])
def test_progress_that_is_noted_approves_nothing(here, plan, action, how):
    asked = recommended(here, body(here))
    put(here, plan, asked, "note its progress")
    answered(here, asked, how)
    assert standing(plan) is PlanStanding.DRAFT
    [question] = queries.approvals.questions(PUBLIC, [plan.pk], NOW)[plan.pk]
    assert (question.put.answered, question.item.title) == (how, "The plan for homes")
    assert question.answered == "Noted"


def test_what_members_amended_is_approved_once_it_has_been_entered(here, plan):
    asked = recommended(here, body(here))
    put(here, plan, asked)
    [row] = [one.row for one in queries.approvals.questions(THE_CLOCK, [plan.pk], NOW)[plan.pk]]
    amend = {"viewer": here.owner, "at": NOW, "because": "As members agreed.", "as_agreed": row}
    with pytest.raises(Refused, match="did not agree this plan as amended"):
        actions.amend_plan(plan, **amend, summary="Too soon.")
    answered(here, asked, "amended")
    assert standing(plan) is PlanStanding.DRAFT
    plan = actions.amend_plan(plan, **amend, summary="Safe, warm, dry homes.")
    assert standing(plan) is PlanStanding.APPROVED
    with pytest.raises(Refused, match="were entered already, in edition 2"):
        actions.amend_plan(plan, **amend, summary="Once more.")
    later = {name: value for name, value in amend.items() if name != "as_agreed"}
    assert standing(actions.amend_plan(plan, **later, summary="Once more.")) is PlanStanding.AMENDED


def test_an_answer_that_has_effect_counts_before_a_later_one_that_has_none(here, plan):
    asked = recommended(here, body(here))
    put(here, plan, asked)
    answered(here, asked, "deferred", HELD_ON - timedelta(days=30))
    answered(here, asked, "agreed")
    answered(here, asked, "noted", HELD_ON + timedelta(days=30))
    assert standing(plan) is PlanStanding.APPROVED


def test_an_exempt_report_neither_hides_a_public_plan_nor_shows_itself(here, plan):
    asked = recommended(here, body(here), closed_under="paragraph 3", ground="exempt")
    put(here, plan, asked)
    answered(here, asked, "agreed")
    assert queries.plan(PUBLIC, "wrenmouth", plan.number) == plan
    assert queries.approvals.questions(PUBLIC, [plan.pk], NOW)[plan.pk] == []
    assert standing(plan, THE_CLOCK) is PlanStanding.APPROVED


def test_what_cannot_be_put_forward_is_refused(here, plan):
    asked = recommended(here, body(here))
    put(here, plan, asked)
    with pytest.raises(Refused, match="asks about this plan already"):
        put(here, plan, asked)
    with pytest.raises(Refused, match="is none of these"):
        put(here, plan, recommended(here, asked.report.body, 2), "applaud")
    with pytest.raises(Refused, match="not been published yet"):
        put(here, drafted(here), asked)
    other = council("otterby", "Otterby", is_home=False)
    with pytest.raises(Refused, match="of another council"):
        put(here, plan, recommended(other, body(other)))
    assert len(queries.approvals.may_be_put(here.owner, plan)) == 1


def test_the_actions_of_a_plan_are_approved_by_a_question_of_their_own(here, plan, action, client):
    asked = recommended(here, body(here))
    put(here, plan, asked, "approve its actions")
    answered(here, asked, "agreed")
    later = actions.add_action(plan, viewer=here.owner, at=NOW, title="Added later", due_on=action.due_on)
    assert Backing.APPROVED.value in words_of(client.get(f"/{action.reference}"))
    assert Backing.NOT_APPROVED.value in words_of(client.get(f"/{later.reference}"))
    assert standing(plan) is PlanStanding.DRAFT
    assert planned(here, plan).pk
