"""Figures that were published elsewhere come in whole, count at once, and stand over nothing that was stated here."""

from datetime import date
from decimal import Decimal

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.models import NoValueReason, Return
from moothall.performance.rules import Period
from moothall.performance.tests.factories import MADE, NOW, REPAIRS, counted, measured

SOURCE = "Quarterly reports, 2020 to 2026"
BEFORE, SPRING, SUMMER = (Period(date(2026, month, 1), date(2026, month + 2, day)) for month, day in ((1, 31), (4, 30), (7, 30)))


def quarter(period, value, **said):
    return NewFigure(period=period, value=None if value is None else Decimal(value), **said)


def bring(here, measure, *figures, source=SOURCE):
    return actions.bring_history(measure, viewer=here.keeper, at=NOW, source=source, figures=figures)


def test_they_are_read_by_everybody_at_once_and_name_where_they_were_published(here):
    NoValueReason.objects.create(organisation=here.row, words="The system was down")
    bring(
        here, counted(here), quarter(SPRING, "12", comment="A slow spring."), quarter(SUMMER, None, no_value_because="The system was down")
    )
    rows = list(Return.objects.visible_to(PUBLIC).order_by("first_on").values_list("value", "comment", "no_value_because", "signed_by"))
    assert rows == [(Decimal(12), "A slow spring.", "", SOURCE), (None, "", "The system was down", SOURCE)]


def test_a_share_is_worked_out_by_the_definition_of_its_period(here):
    row = measured(here)
    definition = REPAIRS | {"decimals": 0, "from_on": date(2026, 4, 1), "because": "Whole points are enough."}
    actions.define_measure(row, viewer=here.keeper, at=MADE, **definition)
    of = {"value": None, "numerator": Decimal(2), "denominator": Decimal(3)}
    months = (
        Period(date(2026, 3, 1), date(2026, 3, 31)),
        Period(date(2026, 4, 1), date(2026, 4, 30)),
        Period(date(2019, 4, 1), date(2019, 4, 30)),
    )
    bring(here, row, *(NewFigure(period=month, **of) for month in months))
    found = dict(Return.objects.visible_to(PUBLIC).filter(measure=row).values_list("first_on", "value"))
    assert [found[month.first] for month in months] == [Decimal("66.7"), Decimal(67), Decimal("66.7")]


@pytest.mark.parametrize(
    ("figures", "source", "why"),
    [
        ([quarter(SPRING, "12")], " ", "Say where these figures were published"),
        ([quarter(SPRING, "12"), quarter(SPRING, "13")], SOURCE, "A period stands there twice"),
        ([quarter(Period(date(2026, 4, 1), date(2026, 4, 30)), "1")], SOURCE, "is no period of this measure"),
        ([quarter(Period(date(2026, 10, 1), date(2026, 12, 31)), "1")], SOURCE, "has not ended yet"),
        ([quarter(SPRING, "12"), quarter(BEFORE, "11")], SOURCE, "stands here already"),
        ([quarter(SPRING, None, no_value_because="Nobody knows")], SOURCE, "Choose a reason from the list"),
        ([quarter(SPRING, None)], SOURCE, "Enter a figure"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_brought_in(here, figures, source, why):
    row = counted(here)
    bring(here, row, quarter(BEFORE, "10"))
    with pytest.raises(Refused, match=why):
        bring(here, row, *figures, source=source)
    assert Return.objects.visible_to(THE_CLOCK).filter(measure=row).count() == 1


def test_only_those_who_keep_the_council_s_figures_bring_them_in(here):
    with pytest.raises(Refused):
        actions.bring_history(counted(here), viewer=here.stranger, at=NOW, source=SOURCE, figures=[quarter(SPRING, "12")])


def test_without_a_calendar_one_figure_belongs_to_the_day_on_which_a_period_ends(here):
    """Two for one day could stand in no chart, and would break each list that judges them together."""
    row = counted(here, "Visits", frequency="other", frequency_words="When the inspector comes", counting="snapshot")
    whole = Period(date(2026, 1, 1), SUMMER.last)
    bring(here, row, quarter(SUMMER, "12"))
    said = "A figure was sent for July to September 2026, which ends on the same day."
    with pytest.raises(Refused, match=said):
        bring(here, row, quarter(whole, "13"))
    with pytest.raises(Refused, match=said):
        actions.send_figure(row, viewer=here.owner, at=NOW, new=quarter(whole, "13"))
    bring(here, row, quarter(Period(date(2026, 1, 1), SPRING.last), "9"), quarter(Period(date(2025, 1, 1), SPRING.first), "8"))
