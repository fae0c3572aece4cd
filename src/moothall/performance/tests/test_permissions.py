"""A measure is open to everybody unless it is closed; who writes it follows from its department and its owner."""

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.performance import actions, permissions, queries
from moothall.performance.models import Carrying, Definition, FormulaUse, MeasureObjective, MeasureSuccession, Target
from moothall.performance.tests.factories import NOW, TODAY, carried, measured, targeted
from moothall.plans.tests.factories import aimed, published


@pytest.mark.once
@pytest.mark.parametrize(
    ("role", "of", "department", "may"),
    [
        (Role.MEASURE_OWNER, 7, 7, True),
        (Role.MEASURE_OWNER, 7, 8, False),
        (Role.MEASURE_OWNER, 7, None, False),
        (Role.HEAD_OF_SERVICE, None, None, True),
        (Role.PERFORMANCE_TEAM, None, 8, True),
        (Role.PORTFOLIO_HOLDER, None, 7, False),
    ],
)
def test_who_owns_measures_of_a_department_writes_those_and_an_office_of_none_all(role, of, department, may):
    viewer = Viewer("access/accounts/9", "Somebody", frozenset({Held(role, 1, of)}), 9)
    assert permissions.writes_in(viewer, 1, department) is may
    assert permissions.writes_in(viewer, 2, department) is False
    assert permissions.writes_in(THE_CLOCK, 1, department) is True
    assert permissions.writes_in(PUBLIC, 1, department) is False


def test_what_is_closed_is_seen_by_whoever_keeps_plans_or_owns_measures_of_its_department(here):
    open_one, shut = measured(here), measured(here, "Bids", closed_under="paragraph 3", closed_because="It names a bidder.")
    targeted(here, carried(here, shut))
    twice = measured(here, "Twice", formula=f"2 * M{shut.number}", closed_under="paragraph 3", closed_because="So.", numerator="")
    assert set(queries.measures.measures(PUBLIC)) == {open_one}
    for viewer in (here.keeper, here.owner, here.measurer):
        assert set(queries.measures.measures(viewer)) == {open_one, shut, twice}
    for viewer in (PUBLIC, here.stranger, here.holder, here.titled):
        for table in (Target, Carrying, FormulaUse):
            assert table.objects.visible_to(viewer).count() == 0
        assert Definition.objects.visible_to(viewer).count() == 1


def test_what_leads_to_what_somebody_may_not_see_is_not_seen_either(here):
    shut = measured(here, "Bids", closed_under="paragraph 3", closed_because="It names a bidder.")
    later = measured(here, "Contracts")
    actions.serve_objective(shut, viewer=here.owner, at=NOW, objective=aimed(here, published(here)))
    actions.end_measure(shut, viewer=here.owner, at=NOW, on=TODAY, because="Over.", replaced_by=later)
    for table in (MeasureObjective, MeasureSuccession):
        assert [table.objects.visible_to(viewer).count() for viewer in (here.owner, PUBLIC)] == [1, 0]
