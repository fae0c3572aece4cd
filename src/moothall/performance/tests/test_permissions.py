"""A measure is open to everybody unless it is closed; who writes it follows from its department and its owner."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority, queries as people
from moothall.authority.models import Person
from moothall.performance import actions, permissions, queries
from moothall.performance.actions import NewFigure
from moothall.performance.models import Carrying, Definition, FormulaUse, MeasureObjective, MeasureSuccession, Target
from moothall.performance.queries import returns
from moothall.performance.rules import Period
from moothall.performance.tests.factories import NOW, TODAY, YEAR, account_of, carried, counted, measured, targeted
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


def test_whoever_has_left_and_whoever_covered_until_yesterday_sends_and_signs_off_nothing(here):
    row, period = counted(here, reviewer=here.measuring), Period(date(2026, 7, 1), date(2026, 9, 30))
    new = NewFigure(period=period, value=Decimal(4))
    yesterday, titled = TODAY - timedelta(days=1), Person.objects.get(pk=here.titled.person)
    for office in (here.office, here.measuring):
        until = {"since": TODAY - timedelta(days=9), "until": yesterday}
        authority.name_deputy(office, viewer=THE_CLOCK, at=NOW, person=titled, **until)
        authority.end_office(office, viewer=THE_CLOCK, at=NOW, until=yesterday)
    actions.send_figure(row, viewer=here.keeper, at=NOW, new=new)
    for viewer in (here.owner, here.measurer, here.titled):
        now = people.viewer_of(account_of(viewer), TODAY)
        with pytest.raises(Refused, match="Whoever reviews this measure"):
            actions.sign_off_figure(returns.last_statement(row, period), viewer=now, at=NOW)
        with pytest.raises(Refused, match="belongs to another department"):
            actions.send_figure(row, viewer=now, at=NOW, new=replace(new, heard=1))
        with pytest.raises(Refused, match="belongs to another department"):
            actions.set_target(row, viewer=now, at=NOW, **YEAR, value=Decimal(1), set_by="officer", set_on=TODAY)
    with pytest.raises(Refused, match="You sent this figure yourself"):
        actions.sign_off_figure(returns.last_statement(row, period), viewer=here.keeper, at=NOW)
