"""All that was stated of a measure, period by period: what counts, what stood at the cut-off, what was put right and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, Return, TypedFigure
from moothall.performance.queries import calendar
from moothall.performance.queries.returns import definitions_of, every_statement, typed
from moothall.performance.rules import Period, returns


@dataclass(frozen=True, slots=True)
class Stated:
    """One period: its definition and days, every statement with what became of it, and what is typed and not sent."""

    period: Period
    definition: Definition
    window: returns.Window
    rows: Sequence[tuple[Return, returns.ReturnState]]
    frozen: Return | None = None
    later: int = 0
    typed: TypedFigure | None = None


def stated(viewer: Viewer, measure: Measure, moment: datetime) -> list[Stated]:
    """Of each period of which the viewer may see anything, the latest first; in as many questions for one as for many."""
    rows, words = every_statement(viewer, measure), typed(viewer, [measure.pk])
    every, windows = definitions_of(viewer, [measure.pk])[measure.pk], calendar.windows(viewer, [measure.organisation_id])
    periods = {row.period for row in rows} | {period for _, period in words}
    found = []
    for period in sorted(periods, reverse=True):
        if of := rules.holding(every, period.last):
            some = [row for row in rows if row.period == period]
            found.append(of_period(some, of, windows.of(measure, of, period), moment, words.get((measure.pk, period))))
    return found


def newest(measure: Measure) -> int:
    """The key of the newest statement of a measure, whoever may see it: so that what comes later can be told from what was known."""
    found = Return.objects.visible_to(THE_CLOCK).filter(measure=measure).aggregate(newest=Max("pk"))
    return found["newest"] or 0


def of_period(rows: list[Return], of: Definition, window: returns.Window, moment: datetime, words: TypedFigure | None) -> Stated:
    facts = [row.facts() for row in rows]
    stood = returns.counting(facts, window.cut_off_at) if moment >= window.cut_off_at else None
    return Stated(
        window.period,
        of,
        window,
        [(row, one.state(moment)) for row, one in zip(rows, facts, strict=True)],
        next((row for row in rows if stood and row.turn == stood.turn), None),
        len(returns.revisions(facts, window.cut_off_at, moment)),
        words,
    )
