"""A quarter of a small council, for tests of its report: what was on target, off, late, closed, and not agreed by Members."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.queries import returns
from moothall.performance.rules import Period
from moothall.performance.tests.factories import NOW, YEAR, carried, counted, targeted
from moothall.plans.tests.factories import aimed, planned, published

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
IN_TIME = datetime(2026, 10, 7, 10, tzinfo=UTC)
CUT_OFF = datetime(2026, 10, 28, 23, tzinfo=UTC)  # twenty working days after the end of the quarter are over then
SECRET = "the closure of wharf street depot"


def stated(here, measure, value, *, at=IN_TIME, period=QUARTER, **said):
    """A figure that was sent and signed off."""
    before = returns.last_statement(measure, period)
    usual = {"comment": "So it was.", "heard": before.turn if before else 0, "right": actions.EVERYTHING}
    new = NewFigure(period=period, value=Decimal(str(value)), **usual | said)
    actions.send_figure(measure, viewer=THE_CLOCK, at=at, new=new)
    actions.sign_off_figure(returns.last_statement(measure, period), viewer=here.keeper, at=at + timedelta(hours=1))


def told(here: SimpleNamespace) -> SimpleNamespace:
    """The council with five measures of one portfolio in its quarter."""
    of = {"portfolio": here.portfolio, "counting": "snapshot"}
    here.on, here.off, here.late = (counted(here, title, **of) for title in ("Homes let", "Homes built", "Homes mended"))
    here.waiting, here.shut = counted(here, "Homes insulated", **of), counted(here, SECRET.capitalize(), **of)
    for row, value in ((here.on, 40), (here.off, 60), (here.shut, 20)):
        targeted(here, row, str(value))
    carried(here, here.waiting)
    targeted(here, here.waiting, "30", set_by_words="the Head of Homes")
    stated(here, here.on, 44)
    stated(here, here.off, 31, comment="The contractor left the site.")
    stated(here, here.waiting, 12)
    stated(here, here.shut, 4, comment=f"Because of {SECRET}.")
    here.shut = actions.close_measure(here.shut, viewer=here.keeper, at=IN_TIME, under="Paragraph 3 of Schedule 12A", because="Terms.")
    here.plan = published(here)
    here.aim = aimed(here, here.plan)
    here.act = planned(here, here.plan, objective=here.aim, due_on=date(2026, 9, 1))
    actions.serve_objective(here.off, viewer=here.keeper, at=IN_TIME, objective=here.aim)
    return here


def begun(here, of=None, **said):
    return actions.begin_quarterly(here.row, viewer=here.keeper, at=NOW, **{"of": of or here.portfolio, "quarter": QUARTER} | said)


def issued(here, of=None):
    return actions.issue_quarterly(begun(here, of), viewer=here.keeper, at=NOW)


__all__ = ["CUT_OFF", "IN_TIME", "NOW", "QUARTER", "SECRET", "YEAR", "begun", "issued", "stated", "told"]
