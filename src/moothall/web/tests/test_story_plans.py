"""The sample council's plans agree with themselves and with the place."""

import pytest

from moothall.plans.models import Plan
from moothall.plans.rules import Said
from moothall.web.demo.people import OFFICERS
from moothall.web.demo.places import DEPARTMENTS, PORTFOLIOS
from moothall.web.demo.strategy import PLANS

pytestmark = pytest.mark.once
OBJECTIVES = [one for plan in PLANS for one in plan.objectives]
ACTIONS = [action for one in OBJECTIVES for action in one.actions]
TITLES = {title for _, title, *_ in OFFICERS} | {"Director of Homes"}


def test_each_plan_belongs_where_something_is():
    keys = [plan.key for plan in PLANS]
    assert {plan.kind for plan in PLANS} == {"corporate", "agreement", "service"} < set(Plan.Kind.values)
    assert all(plan.above in ("", *keys[:place]) for place, plan in enumerate(PLANS))
    assert {plan.department for plan in PLANS} <= {"", *(one.key for one in DEPARTMENTS)}
    assert {thing.portfolio for thing in (*PLANS, *OBJECTIVES)} <= {one.key for one in PORTFOLIOS}


def test_whoever_owns_something_works_here():
    assert {plan.owner for plan in PLANS} | {one.lead for one in OBJECTIVES} | {one.owner for one in ACTIONS} <= TITLES


def test_each_objective_but_the_widest_serves_another_that_stands_above_it():
    titles = [one.title for one in OBJECTIVES]
    assert len(set(titles)) == len(titles)
    assert all(set(one.serves) <= set(titles[:place]) for place, one in enumerate(OBJECTIVES))
    assert {one.title for one in OBJECTIVES if not one.serves} == {one.title for one in PLANS[0].objectives}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda one: one.title)
def test_what_reads_badly_is_explained_and_nothing_is_said_after_the_end(action):
    comments = [*action.comments, "", "", ""]
    assert set(action.said) <= set(Said)
    assert all(comments[place] for place, said in enumerate(action.said) if said in {"at risk", "late", "stopped"})
    assert "done" not in action.said[:-1]
