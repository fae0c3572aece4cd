"""Beside what a promise of an action plan is held: what the measure comes to now, and what it is to come to then."""

from datetime import datetime
from decimal import Decimal

from moothall.access.viewer import THE_CLOCK
from moothall.performance import rules
from moothall.performance.models import Definition, Measure
from moothall.performance.queries import returns, targets
from moothall.performance.queries.returns_judging import point_of
from moothall.performance.rules import Counting, Period

Present = list[tuple[Period, Decimal]]


def present(measure: Measure, of: Definition, until: Period, moment: datetime) -> Present:
    """The last final figure, then that of the period a year before the one that is to show the effect; in the unit of today.

    A running total rises within its year whatever happens, so it is held beside the year before alone.
    """
    every = returns.definitions_of(THE_CLOCK, [measure.pk])[measure.pk]
    found = {}
    for one in returns.figures(THE_CLOCK, [measure.pk], moment)[measure.pk]:
        then = rules.holding(every, one.period.last)
        if one.value is not None and one.is_signed and not one.is_provisional and then and then.unit == of.unit:
            found[one.period] = one.value
    year_before = rules.month_after(until.first, -12)
    wanted = [] if of.counting == Counting.CUMULATIVE else sorted(found)[-1:]
    wanted += [period for period in found if period.first == year_before and period not in wanted]
    return [(period, found[period]) for period in wanted]


def target(measure: Measure, of: Definition, until: Period, moment: datetime) -> Decimal | None:
    """What the target that is in force comes to in that period."""
    standings = targets.targets(THE_CLOCK, [measure.pk], moment)[measure.pk]
    return point_of(targets.in_force(standings, until.last, moment), of, until)
