"""Objectives are added, changed, tied and given up by acts; they contribute upwards and never in a circle."""

from datetime import date

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions.tests.factories import council as deciding, published as decided
from moothall.plans import actions, queries
from moothall.plans.tests.factories import NOW, aimed, as_it_is, council, published
from moothall.plans.tests.reading import signed_in, words_of
from moothall.risks.tests.factories import added, placed

BY = {"at": NOW}


def test_an_objective_takes_the_years_of_its_plan_and_lies_within_them(here, plan):
    row = aimed(here, plan)
    assert (row.first_on, row.last_on, row.place, row.number) == (plan.first_on, plan.last_on, 1, 1)
    assert aimed(here, plan, "Dry homes").place == 2
    with pytest.raises(Refused, match="The plan is for 2026 to 2029"):
        aimed(here, plan, last_on=date(2029, 4, 1))
    with pytest.raises(Refused, match="is before the first day"):
        aimed(here, plan, first_on=date(2027, 4, 1), last_on=date(2027, 3, 1))
    with pytest.raises(Refused, match="another council"):
        aimed(here, plan, lead=council("otterby", "Otterby", is_home=False).office)


def test_whoever_saves_second_sees_what_the_first_wrote(here, objective):
    actions.change_objective(objective, viewer=here.owner, **BY, opened_at=1, title="Warm, dry homes")
    with pytest.raises(ChangedMeanwhile):
        actions.change_objective(objective, viewer=here.keeper, **BY, opened_at=1, title="Homes")
    assert as_it_is(objective).title == "Warm, dry homes"


def test_an_objective_is_given_up_once_with_the_reason(here, objective):
    row = actions.end_objective(objective, viewer=here.owner, **BY, because="The grant ended.")
    assert row.ended_because == "The grant ended."
    with pytest.raises(Refused, match="given up already"):
        actions.end_objective(row, viewer=here.owner, **BY, because="Again.")


def test_the_thread_upwards_closes_no_circle(here, objective):
    upper = aimed(here, published(here, "Corporate plan", kind="corporate"), "A fair place")
    top = aimed(here, upper.plan, "A good life")
    actions.contribute(objective, viewer=here.owner, **BY, to=upper)
    actions.contribute(upper, viewer=here.keeper, **BY, to=top)
    with pytest.raises(Refused, match="already"):
        actions.contribute(objective, viewer=here.owner, **BY, to=upper)
    for to in (top, objective):
        with pytest.raises(Refused, match="in a circle"):
            actions.contribute(top, viewer=here.keeper, **BY, to=to)
    with pytest.raises(Refused, match="another council"):
        actions.contribute(objective, viewer=here.owner, **BY, to=other_councils())
    assert list(queries.objectives.served_by(THE_CLOCK, upper)) == [objective]
    actions.contribute_no_more(objective, viewer=here.owner, **BY, to=upper)
    with pytest.raises(Refused, match="does not contribute"):
        actions.contribute_no_more(objective, viewer=here.owner, **BY, to=upper)


def other_councils():
    other = council("otterby", "Otterby", is_home=False)
    return aimed(other, published(other))


def test_a_decision_concerns_an_objective_once_and_is_of_the_same_council(here, objective):
    elsewhere = decided(deciding("easthaven", "Easthaven", is_home=False), is_subject_to_call_in=False)
    with pytest.raises(Refused, match="another council"):
        actions.tie_objective(objective, viewer=here.owner, **BY, decision=elsewhere)
    with pytest.raises(Refused, match="Name one thing: a decision, a commitment or a risk"):
        actions.tie_objective(objective, viewer=here.owner, **BY)
    elsewhere.organisation = here.row
    elsewhere.number = 900
    elsewhere.save()
    actions.tie_objective(objective, viewer=here.owner, **BY, decision=elsewhere)
    with pytest.raises(Refused, match="joined to this objective already"):
        actions.tie_objective(objective, viewer=here.owner, **BY, decision=elsewhere)
    assert [tie.decision for tie in queries.objectives.ties(PUBLIC, [objective.pk])] == [elsewhere]


def test_a_risk_to_an_objective_counts_for_whoever_may_see_it(here, objective, client):
    here.owning = here.office
    risk = placed(added(here))
    actions.tie_objective(objective, viewer=here.owner, **BY, risk=risk)
    with pytest.raises(Refused, match="joined to this objective already"):
        actions.tie_objective(objective, viewer=here.owner, **BY, risk=risk)
    [one] = queries.threats.threats(here.owner, [objective.pk], NOW.date())[objective.pk]
    assert (one.risk, one.is_beyond) == (risk, True)
    assert "What could go wrong" not in words_of(client.get(f"/{objective.reference}"))
    page = words_of(signed_in(here.owner).get(f"/{objective.reference}"))
    assert "ts only risk is beyond what the council accepts." in page
    assert "The boilers fail" in page
    assert "Close behind" in words_of(signed_in(here.owner).get("/plans/"))
    assert "Not judged" in words_of(client.get(f"/{objective.reference}"))
    risk.closed_at = NOW
    risk.save()
    assert queries.threats.threats(here.owner, [objective.pk], NOW.date()) == {}


def test_an_objective_is_closed_under_a_ground_with_a_reason_and_opened_again(here, objective):
    for under, because in (("", "Staff."), ("paragraph 4", " ")):
        with pytest.raises(Refused, match="Name the ground"):
            actions.close_objective(objective, viewer=here.owner, **BY, under=under, because=because)
    with pytest.raises(Refused, match="open to the public already"):
        actions.open_objective(objective, viewer=here.owner, **BY)
    row = actions.close_objective(objective, viewer=here.owner, **BY, under="paragraph 4", because="Staff are consulted first.")
    with pytest.raises(Refused, match="closed to the public already"):
        actions.close_objective(row, viewer=here.owner, **BY, under="paragraph 4", because="Again.")
    assert queries.objective(PUBLIC, "wrenmouth", row.number) is None
    assert queries.objective(here.stranger, "wrenmouth", row.number) is None
    assert queries.objective(here.owner, "wrenmouth", row.number) == row
    actions.open_objective(row, viewer=here.keeper, **BY)
    assert queries.objective(PUBLIC, "wrenmouth", row.number) == row
