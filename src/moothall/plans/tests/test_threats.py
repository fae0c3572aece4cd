"""A risk and the objective that it threatens lead to each other, for whoever may see both."""

from moothall.access.viewer import PUBLIC
from moothall.plans import actions
from moothall.plans.tests.factories import NOW, aimed
from moothall.plans.thread import hanging_from
from moothall.risks.tests.factories import added


def test_a_risk_and_its_objective_lead_to_each_other_and_a_closed_one_to_nothing(here, plan, objective):
    here.owning = here.office
    risk, other = added(here), added(here, "Roofs leak")
    actions.tie_objective(objective, viewer=here.owner, at=NOW, risk=risk)
    aimed(here, plan, "Quiet streets")
    found = hanging_from([risk.reference, other.reference, objective.reference], here.owner)
    assert [one.title for one in found[risk.reference]] == ["Warm homes"]
    assert [one.is_gap for one in found[other.reference]] == [True]
    assert [one.reference for one in found[objective.reference] if one.kind == "Risk"] == [risk.reference]
    found = hanging_from([risk.reference, objective.reference], PUBLIC)
    assert not [one for knots in found.values() for one in knots if one.reference == risk.reference]
