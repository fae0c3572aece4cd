"""Many figures are brought in by one act, and many targets set: each as it would be alone, and all of them or none."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions
from moothall.performance.actions import FigureLine, NewFigure, NewTarget
from moothall.performance.models import Return, Target
from moothall.performance.rules import Period
from moothall.performance.tests.factories import NOW, TODAY, YEAR, council, counted, measured, targeted
from moothall.record.models import Entry

QUARTER, MONTH = Period(date(2026, 7, 1), date(2026, 9, 30)), Period(date(2026, 10, 1), date(2026, 10, 31))
SPRING = Period(date(2026, 4, 1), date(2026, 6, 30))


@pytest.fixture
def homes(here):
    return counted(here)


@pytest.fixture
def repairs(here):
    return measured(here)


def new(value, period=QUARTER, **said):
    return NewFigure(period=period, value=Decimal(value), **said)


def send(here, *sent, viewer=None):
    rows = [FigureLine(place, measure, said) for place, (measure, said) in enumerate(sent, start=2)]
    return actions.bring_figures(here.row, viewer=viewer or here.owner, at=NOW, rows=rows)


def target(measure, value="12", **said):
    usual = YEAR | {"measure": measure, "value": Decimal(value), "set_by": "officer", "set_on": date(2026, 4, 1)}
    return NewTarget(**usual | said)


def bring(here, *rows, viewer=None):
    return actions.bring_targets(here.row, viewer=viewer or here.keeper, at=NOW, rows=rows)


def values(table, **wanted):
    return [row.value for row in table.objects.visible_to(THE_CLOCK).filter(**wanted).order_by("pk")]


# Figures


def test_they_wait_for_review_as_if_each_were_sent_alone_and_each_measure_says_so(here, homes, repairs):
    share = NewFigure(period=MONTH, numerator=Decimal(81), denominator=Decimal(90))
    send(here, (homes, new("12")), (repairs, share))
    assert values(Return) == [Decimal(12), Decimal(90)]
    assert not Return.objects.visible_to(THE_CLOCK).exclude(signed_at=None).exists()
    told = Entry.objects.filter(act="performance.send_figure").values_list("subject", flat=True)
    assert sorted(told) == sorted([homes.reference, repairs.reference])


def test_one_that_is_wrong_sends_none(here, homes, repairs):
    for second, why in (
        ((repairs, new("12", MONTH)), "Enter the denominator"),
        ((homes, new("13", MONTH)), "is no period of this measure"),
        ((counted(council("seaton", "Seaton", is_home=False)), new("12")), "belongs to another department"),
    ):
        with pytest.raises(Refused, match=why):
            send(here, (homes, new("12")), second)
    assert values(Return) == []


def test_what_somebody_else_sent_meanwhile_is_told_and_not_overwritten(here, homes):
    other = counted(here, "Homes sold")
    send(here, (homes, new("12")))
    with pytest.raises(Refused, match="Line 2: .* has sent 12 homes meanwhile"):
        send(here, (homes, new("13")), (other, new("4")))
    send(here, (homes, new("13", heard=1)), (other, new("4")))
    assert values(Return) == [Decimal(12), Decimal(13), Decimal(4)]


def test_of_two_periods_of_one_measure_the_second_is_looked_at_beside_the_first(here, homes):
    send(here, (homes, new("12", SPRING)), (homes, new("13")))
    assert values(Return) == [Decimal(12), Decimal(13)]


def test_many_are_looked_at_in_as_many_questions_as_a_few(here):
    few, many = ([(counted(here, f"Homes {number} of {size}"), new("12")) for number in range(size)] for size in (2, 6))
    with CaptureQueriesContext(connection) as of_few:
        send(here, *few)
    with CaptureQueriesContext(connection) as of_many:
        send(here, *many)
    each = 7  # it is held, looked up among what was stated, stated, and taken from what had been typed
    assert len(of_many) - len(of_few) <= each * (len(many) - len(few))


# Targets


def test_a_whole_set_of_targets_is_set_in_one_act_each_the_next_of_its_measure(here, homes, repairs):
    targeted(here, repairs, "90")
    later = {"from_on": date(2027, 4, 1), "last_on": date(2028, 3, 31)}
    bring(here, target(homes), target(repairs, "93", **later), target(homes, "14", **later, said={"floor": Decimal(9), "is_reward": True}))
    assert values(Target, measure=homes) == [Decimal(12), Decimal(14)]
    assert [row.turn for row in Target.objects.visible_to(THE_CLOCK).filter(measure=repairs).order_by("turn")] == [1, 2]
    last = Target.objects.visible_to(THE_CLOCK).get(measure=homes, turn=2)
    assert (last.floor, last.is_reward, last.entered_by) == (Decimal(9), True, here.keeper.reference)


def test_what_is_wrong_with_one_names_its_measure_and_sets_none(here, homes, repairs):
    targeted(here, repairs)
    stranger = counted(council("seaton", "Seaton", is_home=False))
    ended = counted(here, "Homes lost")
    actions.end_measure(ended, viewer=here.keeper, at=NOW, on=TODAY, because="It is counted no more.")
    for row, why in (
        (target(repairs), "“Repairs finished on time”: There is a target for this time already"),
        (target(repairs, set_on=date(2027, 1, 1)), "“Repairs finished on time”: "),
        (target(homes, "12.5"), "“Homes built”: This measure is stated with no decimals"),
        (target(homes, "12", profile=[Decimal(1)]), "“Homes built”: The profile has 1 figure for 4 periods"),
        (target(homes, set_on=date(2027, 1, 1)), "That day has not come yet"),
        (target(homes, set_by="nobody"), "Say who set it"),
        (target(stranger), "belongs to another council"),
        (target(ended), "has ended"),
    ):
        with pytest.raises(Refused, match=why):
            bring(here, target(counted(here, "Homes sold")), row)
    with pytest.raises(Refused, match="There is no target to set"):
        bring(here)
    with pytest.raises(Refused, match="There is a target for this time already"):
        bring(here, target(homes), target(homes, "13"))
    assert values(Target) == [Decimal(92)]


def test_one_that_was_withdrawn_leaves_its_time_to_another(here, homes):
    row = targeted(here, homes, "12")
    actions.withdraw_target(row, viewer=here.keeper, at=NOW, because="It was a slip.")
    bring(here, target(homes, "13"))
    assert values(Target, measure=homes) == [Decimal(12), Decimal(13)]


def test_many_are_set_only_by_somebody_who_may_set_each_of_them(here, homes):
    bring(here, target(homes), viewer=here.owner)
    with pytest.raises(Refused):
        bring(here, target(homes), viewer=here.stranger)
