"""A measure is written once, keeps every definition, and tells nothing that is closed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.performance import actions, queries, rules
from moothall.performance.models import Definition, FormulaUse, Tolerance
from moothall.performance.tests.factories import (
    LONG_AGO,
    NOW,
    PLAIN,
    REPAIRS,
    TODAY,
    as_it_is,
    carried,
    council,
    counted,
    framed,
    measured,
)
from moothall.plans.tests.factories import aimed, published

D = Decimal
APRIL = date(2026, 4, 1)


def by(viewer):
    return {"viewer": viewer, "at": NOW}


def defined(here, row, **said):
    before = queries.measures.latest(row).facts()
    return actions.define_measure(row, **by(here.owner), because="The contract changed.", **{"from_on": APRIL} | before | said)


def on(row, day, viewer=PUBLIC):
    return queries.measures.definition(viewer, row, day)


def test_a_measure_is_read_by_the_definition_of_its_period(here, measure):
    defined(here, measure, title="Repairs on time", decimals=0)
    assert [on(measure, day).decimals for day in (date(2001, 1, 1), date(2026, 3, 31), APRIL)] == [1, 1, 0]
    assert as_it_is(measure).title == "Repairs on time"
    last, first = queries.measures.definitions(PUBLIC, measure)
    assert [(one.label, one.before, one.after) for one in rules.changed(first.facts(), last.facts())] == [
        ("Title", "Repairs finished on time", "Repairs on time"),
        ("Decimals", "1", "0"),
    ]
    assert queries.measures.definitions_on(PUBLIC, [measure.pk], TODAY) == {measure.pk: last}
    assert (last.has_parts, last.is_worked_out_from_others, last.figure(D("81.6")), last.figure(None)) == (True, False, "82%", "")


def test_the_last_definition_is_put_right_on_its_own_day_and_the_wrong_one_stays_readable(here, measure):
    defined(here, measure, from_on=LONG_AGO, source="The new system")
    assert on(measure, date(2001, 1, 1)).source == "The new system"
    defined(here, measure, source="Another")
    defined(here, measure, source="A third")
    assert [on(measure, day).source for day in (date(2026, 3, 31), TODAY)] == ["The new system", "A third"]
    assert len(queries.measures.definitions(PUBLIC, measure)) == 4
    with pytest.raises(Refused, match="The last definition begins on 1 April 2026") as refused:
        defined(here, measure, from_on=date(2026, 3, 31), source="Too early")
    assert refused.value.box == "from_on"
    with pytest.raises(Refused, match="Nothing was changed"):
        defined(here, measure, from_on=TODAY)
    with pytest.raises(Refused, match="at most|from 0 to 6"):
        defined(here, measure, from_on=TODAY, decimals=9)


def test_two_who_change_one_measure_are_told_of_each_other(here, measure):
    actions.change_measure(measure, **by(here.owner), opened_at=1, reviewer=here.title)
    with pytest.raises(ChangedMeanwhile):
        actions.change_measure(measure, **by(here.owner), opened_at=1, reviewer=None)
    assert as_it_is(measure).reviewer == here.title


def test_whose_a_measure_is_is_said_by_those_whose_it_is(here, measure):
    with pytest.raises(Refused, match="belongs to another department"):
        actions.change_measure(measure, **by(here.stranger), owner=None)
    row = actions.change_measure(measure, **by(here.keeper), department=here.roads, owner=here.title, deputy=here.measuring)
    assert actions.change_measure(row, **by(here.titled), reviewer=here.office).reviewer == here.office
    assert actions.change_measure(row, **by(here.titled), department=here.roads).department == here.roads
    with pytest.raises(Refused, match="To which department"):
        actions.change_measure(row, **by(here.titled), department=here.homes)
    assert actions.change_measure(row, **by(here.measurer), reviewer=None).reviewer is None
    with pytest.raises(Refused, match="is for"):
        actions.change_measure(row, viewer=PUBLIC, at=NOW, owner=None)
    other = council("otterby", "Otterby", is_home=False)
    for box, thing in {"department": other.homes, "owner": other.office}.items():
        with pytest.raises(Refused, match="belongs to another council") as refused:
            actions.change_measure(row, **by(here.keeper), **{box: thing})
        assert refused.value.box == box
    with pytest.raises(Refused, match="You own measures of another department"):
        actions.write_measure(here.row, **by(here.measurer), **PLAIN, title="Roads", department=here.roads, from_on=APRIL)
    row = actions.change_measure(row, **by(here.keeper), owner=None, deputy=None)
    assert not row.is_owned_by(here.titled.person, TODAY)


def test_a_formula_uses_measures_that_fit_and_none_goes_round_in_a_circle(here):
    built = counted(here)
    cost = counted(here, "Cost of homes", unit="£", formula="numerator", numerator="Pounds spent", numerator_unit="£")
    each = counted(here, "Cost of a home", unit="£ per home", formula=f"M{cost.number}.numerator / M{built.number}", counting="snapshot")
    assert FormulaUse.objects.visible_to(PUBLIC).count() == 2
    assert on(each, TODAY).is_worked_out_from_others
    assert queries.formulas.worked_out_from(PUBLIC, built) == [each]
    [first] = queries.measures.definitions(PUBLIC, each)
    assert queries.formulas.used_by(PUBLIC, [first.pk]) == [built, cost]
    rent = counted(here, "Rent", unit="£")
    wrong = {
        f"M{rent.number} + M{built.number}": "so they cannot be added up",
        f"M{each.number}": "go round in a circle",
        "M999": "There is no measure M999 here",
        f"M{built.number}.numerator": "has no numerator",
        f"M{measured(here).number}": "has figures at other times",
    }
    for formula, why in wrong.items():
        with pytest.raises(Refused, match=why) as refused:
            defined(here, cost, formula=formula, unit="£")
        assert refused.value.box == "formula"
    with pytest.raises(Refused, match=r"Cost of a home.* is worked out from it, in its unit and its periods"):
        defined(here, built, unit="bungalows")
    with pytest.raises(Refused, match="go round in a circle"):
        defined(here, built, formula=f"M{each.number}", unit="homes")
    with pytest.raises(Refused, match=r"Cost of a home.* is worked out from it. Define that anew first"):
        actions.end_measure(built, **by(here.owner), on=TODAY, because="Enough.")
    ended = actions.end_measure(measured(here, "Gone"), **by(here.owner), on=TODAY, because="Enough.")
    with pytest.raises(Refused, match="has ended"):
        counted(here, "Late", formula=f"M{ended.number}")


def test_what_is_closed_cannot_be_worked_out_from_what_is_open(here):
    shut = {"closed_under": "paragraph 3", "closed_because": "It names a bidder."}
    secret = counted(here, "Bids", **shut)
    with pytest.raises(Refused, match="is closed to the public, and this measure would tell of it"):
        counted(here, "Twice the bids", formula=f"2 * M{secret.number}")
    twice = counted(here, "Twice the bids", formula=f"2 * M{secret.number}", **shut)
    with pytest.raises(Refused, match="which is closed, and would tell of that"):
        actions.open_measure(twice, **by(here.owner))
    secret = actions.open_measure(secret, **by(here.owner))
    twice = actions.open_measure(twice, **by(here.owner))
    with pytest.raises(Refused, match=r"Twice the bids.* is open and worked out from it"):
        actions.close_measure(secret, **by(here.owner), under="paragraph 3", because="It names a bidder.")
    with pytest.raises(Refused, match="open to the public already"):
        actions.open_measure(twice, **by(here.owner))


def test_a_measure_is_closed_under_a_ground_and_with_a_reason(here, measure):
    for ground, why in (("", ""), ("paragraph 3", ""), ("", "It names a bidder.")):
        with pytest.raises(Refused, match="Name the ground"):
            actions.close_measure(measure, **by(here.owner), under=ground, because=why)
    with pytest.raises(Refused, match="Name the ground"):
        measured(here, closed_under="paragraph 3")
    row = actions.close_measure(measure, **by(here.owner), under="paragraph 3", because="It names a bidder.")
    with pytest.raises(Refused, match="closed to the public already"):
        actions.close_measure(row, **by(here.owner), under="paragraph 3", because="It names a bidder.")


def test_how_near_is_near_is_dated_and_says_who_said_so(here, measure):
    said = {"from_on": APRIL, "kind": "units", "set_by": "Cabinet, 9 July 2026", "set_on": date(2026, 7, 9)}
    actions.set_tolerance(measure, **by(here.owner), **said, amount=D(2))
    with pytest.raises(Refused, match="stay judged by the tolerance that they had") as refused:
        actions.set_tolerance(measure, **by(here.owner), **said, amount=D(20))
    assert refused.value.box == "from_on"
    said |= {"from_on": TODAY}
    actions.set_tolerance(measure, **by(here.owner), **said, amount=D("1.5"))
    assert [row.amount for row in queries.measures.tolerances(PUBLIC, measure)] == [D("1.5"), D(2)]
    assert Tolerance.objects.visible_to(PUBLIC).count() == 2
    bad = {"kind": {"kind": "miles"}, "amount": {"amount": D(-1)}, "set_on": {"set_on": TODAY + timedelta(days=1)}}
    for box, wrong in bad.items():
        with pytest.raises(Refused) as refused:
            actions.set_tolerance(measure, **by(here.owner), **{"amount": D(1)} | said | wrong)
        assert refused.value.box == box


def test_a_measure_ends_and_says_what_took_its_place(here, measure):
    later, other = measured(here, "Repairs right first time"), council("otterby", "Otterby", is_home=False)
    for wrong in (measure, measured(other)):
        with pytest.raises(Refused) as refused:
            actions.end_measure(measure, **by(here.owner), on=TODAY, because="Replaced.", replaced_by=wrong)
        assert refused.value.box == "replaced_by"
    row = actions.end_measure(measure, **by(here.owner), on=TODAY, because="Replaced.", replaced_by=later)
    assert queries.measures.before_and_after(PUBLIC, row) == ([], later)
    assert queries.measures.before_and_after(PUBLIC, later) == ([row], None)
    with pytest.raises(Refused, match="has ended, so nothing of it is changed"):
        actions.end_measure(row, **by(here.owner), on=TODAY, because="Again.")


def test_a_measure_does_not_end_before_a_figure_that_is_there(here):
    homes = counted(here)
    new = actions.NewFigure(period=rules.Period(date(2026, 7, 1), date(2026, 9, 30)), value=D(4))
    actions.send_figure(homes, viewer=here.owner, at=NOW, new=new)
    with pytest.raises(Refused, match="A figure for July to September 2026 has been sent. Enter 30 September 2026 or a later") as refused:
        actions.end_measure(homes, **by(here.owner), on=date(2026, 6, 30), because="It was never good.")
    assert refused.value.box == "on"
    assert actions.end_measure(homes, **by(here.owner), on=date(2026, 9, 30), because="Enough.").ended_on


def test_a_measure_tells_of_objectives_of_its_own_council(here, measure):
    aim = aimed(here, published(here))
    actions.serve_objective(measure, **by(here.owner), objective=aim)
    assert queries.measures.objectives_of(PUBLIC, measure) == [aim]
    with pytest.raises(Refused, match="tells of “Warm homes” already"):
        actions.serve_objective(measure, **by(here.owner), objective=aim)
    actions.serve_objective_no_more(measure, **by(here.owner), objective=aim)
    with pytest.raises(Refused, match="does not tell of"):
        actions.serve_objective_no_more(measure, **by(here.owner), objective=aim)
    other = council("otterby", "Otterby", is_home=False)
    with pytest.raises(Refused, match="another council"):
        actions.serve_objective(measure, **by(here.owner), objective=aimed(other, published(other)))


def test_a_measure_is_entered_once_and_carried_by_many_frameworks(here, measure):
    carried(here, carried(here, measure), here.national, code="NI 156")
    assert [row.code for row in queries.measures.carryings(PUBLIC, [measure.pk])[measure.pk]] == ["H4", "NI 156"]
    assert queries.frameworks.numbers_of_measures(PUBLIC, [here.corporate], TODAY) == {here.corporate.pk: 1}
    with pytest.raises(Refused, match="Corporate Plan carries it already"):
        carried(here, measure)
    with pytest.raises(Refused, match="is for a committee clerk, a monitoring officer or a performance team"):
        actions.carry_measure_no_more(measure, **by(here.owner), framework=here.corporate, on=TODAY)
    gone = {**by(here.keeper), "framework": here.corporate}
    with pytest.raises(Refused, match="later than that"):
        actions.carry_measure_no_more(measure, **gone, on=date(2019, 1, 1))
    actions.carry_measure_no_more(measure, **gone, on=TODAY)
    with pytest.raises(Refused, match="does not carry it"):
        actions.carry_measure_no_more(measure, **gone, on=TODAY)
    with pytest.raises(Refused, match="on that day already"):
        carried(here, measure, from_on=TODAY)
    carried(here, measure, from_on=TODAY + timedelta(days=1))
    other = council("otterby", "Otterby", is_home=False)
    with pytest.raises(Refused, match="another council"):
        carried(here, measure, other.corporate)


def test_a_framework_has_one_name_and_a_kind_that_stays(here):
    row = actions.change_framework(here.corporate, **by(here.keeper), name="Corporate Plan 2026 to 2029", source="Council, 4 March 2026")
    assert str(row) == "Corporate Plan 2026 to 2029"
    for box, said in {"name": ("other", "national indicators"), "kind": ("whatever", "Another"), "name ": ("other", " ")}.items():
        with pytest.raises(Refused) as refused:
            framed(here, said[1], said[0])
        assert refused.value.box == box.strip()
    with pytest.raises(Refused, match="is for"):
        actions.add_framework(here.row, **by(here.owner), kind="other", name="Mine")


def test_many_measures_are_brought_in_together_or_none(here):
    new = [
        actions.NewMeasure(2, APRIL, REPAIRS | {"department": here.homes}, ((here.corporate, "H4"),)),
        actions.NewMeasure(3, APRIL, PLAIN | {"title": "Homes built", "department": None}),
    ]
    actions.bring_measures(here.row, **by(here.keeper), rows=new)
    assert [row.number for row in queries.measures.measures(PUBLIC)] == [2, 1]
    with pytest.raises(Refused, match=r"^Line 4: Enter a number of decimals"):
        actions.bring_measures(
            here.row, **by(here.keeper), rows=[*new, actions.NewMeasure(4, APRIL, REPAIRS | {"department": None, "decimals": 9})]
        )
    with pytest.raises(Refused, match="nothing to bring in"):
        actions.bring_measures(here.row, **by(here.keeper), rows=[])
    assert Definition.objects.visible_to(THE_CLOCK).count() == 2
