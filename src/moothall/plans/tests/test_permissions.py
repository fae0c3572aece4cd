"""Drafts are for those who write plans, what is closed for those whose it is, and a link for whoever sees both of its ends."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.plans import actions, permissions, queries
from moothall.plans.models import Contribution, Dependency, PlanPlace, Reminded
from moothall.plans.tests.factories import NOW, aimed, drafted, planned, published

BY = {"at": NOW}


def test_a_draft_is_seen_by_those_who_write_plans_in_its_council_and_by_nobody_else(here):
    row = drafted(here)
    elsewhere = Viewer("access/accounts/99", "Elsewhere", frozenset({Held(Role.PERFORMANCE_TEAM, here.row.pk + 1)}))
    for viewer in (here.keeper, here.owner, here.stranger, THE_CLOCK):
        assert queries.plan(viewer, "wrenmouth", row.number) == row
    for viewer in (PUBLIC, here.holder, here.titled, elsewhere):
        assert queries.plan(viewer, "wrenmouth", row.number) is None
    actions.publish_plan(row, viewer=here.owner, **BY)
    assert queries.plan(PUBLIC, "wrenmouth", row.number) == row


def test_what_leads_to_a_draft_is_seen_by_nobody_who_does_not_see_the_draft(here, plan, objective, action):
    secret = drafted(here, "Secret plan")
    upper, waited = aimed(here, secret, "Secret aim"), planned(here, secret, "Secret action")
    actions.place_plan(plan, viewer=here.owner, **BY, above=secret)
    actions.contribute(objective, viewer=here.owner, **BY, to=upper)
    actions.wait_for(action, viewer=here.owner, **BY, needs=waited)
    for table in (PlanPlace, Contribution, Dependency):
        assert table.objects.visible_to(here.owner).count() == 1
        assert table.objects.visible_to(PUBLIC).count() == 0


def test_what_is_closed_is_seen_by_whoever_keeps_plans_or_owns_those_of_its_department(here, plan, objective):
    closed = actions.close_objective(objective, viewer=here.owner, **BY, under="paragraph 4", because="Staff are consulted first.")
    under_it = planned(here, plan, "Merge two teams", objective=closed)
    theirs = planned(here, plan, "Move the roads team", owner=here.strange_office)
    theirs = actions.close_action(theirs, viewer=here.owner, **BY, under="paragraph 4", because="Staff are consulted first.")
    seen = {viewer.name: set(queries.actions.of_plan(viewer, plan)) for viewer in (here.keeper, here.owner, here.stranger)}
    assert seen == {"Kit Keeper": {under_it, theirs}, "Olive Owner": {under_it, theirs}, "Stan Strange": {theirs}}
    assert not queries.actions.of_plan(PUBLIC, plan)


def test_who_was_reminded_is_known_to_whoever_keeps_plans(here, action):
    said = {"what": "action", "due_on": date(2027, 3, 31), "step": 0, "days": 0, "reminded_at": NOW}
    Reminded.objects.create(action=action, person_id=here.owner.person, **said)
    assert [Reminded.objects.visible_to(one).count() for one in (here.keeper, here.owner, PUBLIC)] == [1, 0, 0]


@pytest.mark.parametrize(("department", "may"), [(None, True), ("homes", True), ("roads", False)])
def test_an_office_of_no_department_owns_the_plans_of_all(here, plan, department, may):
    where = getattr(here, department).pk if department else None
    viewer = Viewer("access/accounts/98", "Owner", frozenset({Held(Role.PLAN_OWNER, here.row.pk, where)}))
    assert (permissions.ADD_OBJECTIVE.refusal(viewer, plan, at=NOW) == "") is may


def test_a_plan_of_the_whole_council_is_kept_by_whoever_keeps_all_plans(here):
    corporate = published(here, "Corporate plan", kind="corporate", department=None)
    assert permissions.ADD_ACTION.refusal(here.owner, corporate, at=NOW).startswith("This belongs to another department.")
    assert permissions.ADD_ACTION.refusal(here.keeper, corporate, at=NOW) == ""
    assert permissions.WRITE_PLAN.refusal(here.owner, here.row, at=NOW) == ""
