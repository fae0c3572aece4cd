"""A measure stands on the golden thread: under its objective, beside the report and the decision that ask about its targets."""

from datetime import timedelta

from moothall.access.viewer import PUBLIC
from moothall.performance import actions
from moothall.performance.tests.factories import NOW, as_it_is, carried, measured, targeted
from moothall.performance.thread import hanging_from
from moothall.plans.tests.factories import aimed, published
from moothall.plans.tests.members import answered, body, recommended, registered


def knots(reference, viewer=PUBLIC):
    return [(one.kind, one.title, one.reference) for one in hanging_from([reference], viewer).get(reference, [])]


def test_a_measure_leads_to_its_objective_and_back(here, measure):
    aim = aimed(here, published(here))
    assert knots(aim.reference) == [("Measure", "No measure tells of it", "")]
    assert knots(measure.reference)[0] == ("Objective", "It tells of none of the objectives that are set out", "")
    actions.serve_objective(measure, viewer=here.owner, at=NOW, objective=aim)
    assert knots(measure.reference)[:2] == [("Objective", "Warm homes", aim.reference), ("Measure", measure.title, measure.reference)]
    together = ("Measures", "How its measures add up", aim.reference.replace("plans/", "performance/"))
    assert knots(aim.reference) == [together, ("Measure", measure.title, measure.reference)]
    for turn in range(4):
        actions.serve_objective(measured(here, f"Z {turn}"), viewer=here.owner, at=NOW, objective=aim)
    found = knots(aim.reference)
    assert (len(found), found[-1][:2]) == (4, ("Measures", "And 3 more"))
    assert found[-1][2] == f"performance/measures/?objective={aim.pk}"


def test_a_measure_leads_to_what_asks_members_about_its_targets_and_back(here, measure):
    row = targeted(here, carried(here, measure))
    asked = recommended(here, body(here))
    actions.put_target(row, viewer=here.owner, at=NOW, by=asked)
    assert knots(measure.reference)[-1] == ("Report", "The plan for homes", asked.report.reference)
    assert knots(asked.report.reference) == [("Measure", measure.title, measure.reference)]
    decision = registered(here, answered(here, asked, "agreed"), NOW - timedelta(days=9))
    actions.put_target(row, viewer=here.owner, at=NOW + timedelta(minutes=1), by=decision)
    assert knots(measure.reference)[-1] == ("Decision", decision.title, decision.reference)
    assert knots(decision.reference) == [("Measure", measure.title, measure.reference)]


def test_what_is_closed_hangs_nowhere(here, measure):
    aim = aimed(here, published(here))
    actions.serve_objective(measure, viewer=here.owner, at=NOW, objective=aim)
    actions.close_measure(as_it_is(measure), viewer=here.owner, at=NOW, under="paragraph 3", because="It names a bidder.")
    assert knots(measure.reference) == []
    assert knots(aim.reference) == [("Measure", "No measure tells of it", "")]
    assert len(knots(aim.reference, here.owner)) == 2
    assert hanging_from(["meetings/wrenmouth/1"], PUBLIC) == {}
