"""The golden thread through plans: upwards from an action, and to a plan's objectives and actions from what was decided."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions.tests.factories import REQUEST, at, commitments_of, council as deciding, published as decided, resolved
from moothall.meetings.models import Answer, Recommendation
from moothall.plans import actions, thread
from moothall.plans.tests.factories import NOW, aimed, drafted, planned, published
from moothall.plans.tests.members import answered, body, clerk_of, recommended, registered
from moothall.plans.tests.reading import words_of

BY = {"at": NOW}
FIRST, THEN = date(2026, 9, 21), date(2026, 9, 28)


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


def test_an_item_leads_to_the_plan_whose_report_it_carries_and_the_decision_to_what_members_said_of_it(here, plan):
    asked = recommended(here, body(here))
    also = Recommendation.objects.create(report=asked.report, number=2, place=2, text="That its progress be noted.")
    for one, what in ((asked, "approve"), (also, "note its progress")):
        actions.put_forward(plan, viewer=here.owner, **BY, recommendation=one, asked=what)
    other = recommended(here, asked.report.body, 2)
    actions.put_forward(published(here, "Roads plan"), viewer=here.owner, **BY, recommendation=other, asked="approve its actions")
    item = answered(here, asked, "agreed")
    Answer.objects.create(part=Answer.objects.visible_to(THE_CLOCK).get().part, recommendation=also, how="noted")
    made = registered(here, item, NOW)
    at_item, at_decision = (thread.hanging_from([one.reference], PUBLIC)[one.reference] for one in (item, made))
    assert [(knot.title, knot.note) for knot in at_item] == [("Homes service plan", "to approve; to note its progress")]
    assert [(knot.title, knot.note) for knot in at_decision] == [("Homes service plan", "approved; its progress noted")]
    page = words_of(Client().get(f"/{made.reference}"))
    assert "Plan Homes service plan approved; its progress noted" in page
    assert "to approve; to note its progress" in words_of(Client().get(f"/{item.meeting.reference}"))
    actions.put_forward(plan, viewer=here.owner, **BY, recommendation=other, asked="approve")
    put_off, agreed = (registered(here, answered(here, other, how, day), NOW) for how, day in (("deferred", FIRST), ("agreed", THEN)))
    page = html.fromstring(Client().get(f"/{plan.reference}").content)
    assert {f"/{one.reference}" for one in (made, put_off, agreed)} <= set(page.xpath("//section[@aria-labelledby='asked']//a/@href"))
    asked.report.published_at = None
    asked.report.save()
    assert told(item.reference, made.reference) == {}


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
