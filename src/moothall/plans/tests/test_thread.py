"""The golden thread through plans: upwards from an action, and to a plan's objectives and actions from what was decided."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.viewer import PUBLIC
from moothall.decisions.tests.factories import REQUEST, at, commitments_of, council as deciding, published as decided, resolved
from moothall.plans import actions, thread
from moothall.plans.tests.factories import NOW, aimed, drafted, planned, published
from moothall.plans.tests.members import body, clerk_of, recommended

BY = {"at": NOW}


def told(*references, viewer=PUBLIC):
    return {key: [(knot.kind, knot.title) for knot in knots] for key, knots in thread.hanging_from(references, viewer).items()}


@pytest.fixture
def decision(here):
    row = decided(deciding("easthaven", "Easthaven", is_home=False), **resolved(REQUEST), is_subject_to_call_in=False)
    row.organisation, row.number = here.row, 900
    row.save()
    return row


def test_an_action_leads_up_to_its_objective_its_plan_and_what_it_was_taken_up_from(here, plan, objective, action, decision):
    actions.take_up(action, viewer=here.owner, **BY, decision=decision)
    actions.tie_objective(objective, viewer=here.owner, **BY, decision=decision)
    up = [("Plan", "Homes service plan"), ("Objective", "Warm homes")]
    assert told(action.reference)[action.reference] == [("Decision", "Library hours"), *up, ("Action", "Hire trades staff")]
    assert told(decision.reference)[decision.reference] == [up[1], ("Action", "Hire trades staff")]
    loose = planned(here, plan, "Loose")
    assert told(loose.reference)[loose.reference][1] == ("Objective", "It serves none of the objectives that are set out")


def test_a_commitment_leads_to_the_action_that_took_it_up(here, action, decision):
    here.clerk = clerk_of(here)
    [commitment] = commitments_of(decision, here, at(2026, 11, 1))
    actions.take_up(action, viewer=here.owner, **BY, commitment=commitment)
    assert told(commitment.reference)[commitment.reference] == [("Action", "Hire trades staff")]
    assert told(action.reference)[action.reference][0][0] == "Commitment"


def test_a_plan_leads_to_the_plan_above_it_and_to_the_report_that_asked_members(here, plan):
    above = published(here, "Corporate plan", kind="corporate")
    actions.place_plan(plan, viewer=here.owner, **BY, above=above)
    gap = ("Report", "Members have not been asked to approve it")
    assert told(plan.reference)[plan.reference] == [("Plan", "Corporate plan"), ("Plan", "Homes service plan"), gap]
    actions.put_forward(plan, viewer=here.owner, **BY, recommendation=recommended(here, body(here)), asked="approve")
    assert told(plan.reference)[plan.reference][-1] == ("Report", "The plan for homes")
    row = aimed(here, plan)
    upper = aimed(here, above, "A fair place")
    actions.contribute(row, viewer=here.owner, **BY, to=upper)
    assert [kind for kind, _ in told(row.reference)[row.reference]] == ["Report", "Plan", "Objective", "Objective"]


def test_nothing_of_a_draft_hangs_on_what_is_public(here, plan, objective, decision):
    draft = drafted(here)
    actions.tie_objective(aimed(here, draft, "Secret"), viewer=here.owner, **BY, decision=decision)
    actions.place_plan(plan, viewer=here.owner, **BY, above=draft)
    assert told(decision.reference, draft.reference) == {}
    assert told(plan.reference)[plan.reference][0] == ("Plan", "Homes service plan")
    assert ("Objective", "Secret") in told(decision.reference, viewer=here.owner)[decision.reference]


def test_many_references_cost_what_one_does(here, plan, objective, action, decision):
    def cost(*references):
        with CaptureQueriesContext(connection) as counted:
            thread.hanging_from(references, PUBLIC)
        return len(counted)

    kinds = [plan.reference, objective.reference, action.reference, decision.reference]
    other = published(here, "Other")
    more = [other.reference, aimed(here, other).reference, planned(here, other).reference, "decisions/wrenmouth/901"]
    assert cost(*kinds) == cost(*kinds, *more)
    assert cost("meetings/wrenmouth/1", "authority/people/wrenmouth/1") == 0
