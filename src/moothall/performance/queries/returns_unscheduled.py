"""Measures that follow no calendar: when a new figure of each is due, by the council's own rule of so many days after the last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, Return
from moothall.performance.queries.returns import definitions_of
from moothall.performance.rules import Period
from moothall.performance.rules.periods import ONE_DAY
from moothall.performance.rules.returns import due_again

DAYS = "other_figure_days"


@dataclass(frozen=True, slots=True)
class Unscheduled:
    """A measure that follows no calendar: the period of its last figure, and when a new one is due. Neither where there is none."""

    measure: Measure
    definition: Definition
    last: Period | None = None
    due_on: date | None = None

    @property
    def since(self) -> Period | None:
        """The days for which a new figure is due."""
        return Period(self.last.last + ONE_DAY, self.due_on) if self.last and self.due_on else None

    @property
    def in_words(self) -> str:
        """When there is a figure, as its definition says."""
        return self.definition.frequency_words or "It follows no calendar"


def unscheduled(
    viewer: Viewer, some: Collection[Measure], moment: datetime, known: Mapping[int, list[Definition]] | None = None
) -> list[Unscheduled]:
    """Those of these measures that follow no calendar and whose figures are entered, in the order given."""
    today = day_of(moment)
    meant = of_no_calendar(some, definitions_of(viewer, [row.pk for row in some]) if known is None else known, today)
    if not meant:
        return []
    last = last_periods(list(meant), moment)
    councils = {row.organisation_id for row in some if row.pk in meant}
    closed = {key: authority.closure_days(viewer, key) for key in sorted(councils)}
    days = {key: int(authority.settings(viewer, key, today, (DAYS,))[DAYS]) for key in sorted(councils)}
    return [
        Unscheduled(row, meant[row.pk], one, due_again(one.last, days[row.organisation_id], closed[row.organisation_id]) if one else None)
        for row in some
        if row.pk in meant
        for one in (last.get(row.pk),)
    ]


def of_no_calendar(some: Collection[Measure], known: Mapping[int, list[Definition]], today: date) -> dict[int, Definition]:
    """What those of these measures mean today that follow no calendar; none that is worked out from others, or has ended."""
    running = [row.pk for row in some if row.ended_on is None or row.ended_on >= today]
    meant = {key: of for key in running if (of := rules.holding(known.get(key, ()), today)) and of.frequency == rules.Frequency.OTHER}
    return {key: of for key, of in meant.items() if of.has_parts or not of.is_worked_out_from_others}


def last_periods(measures: Collection[int], moment: datetime) -> dict[int, Period]:
    """The last period for which each was sent a figure that did not go back: that it was sent is no secret."""
    rows = Return.objects.visible_to(THE_CLOCK).filter(measure__in=measures, sent_at__lte=moment, sent_back_at=None)
    return {key: Period(first, last) for key, first, last in rows.order_by("last_on", "turn").values_list("measure", "first_on", "last_on")}


def is_sent(measure: Measure, since: Period) -> bool:
    """Whether a figure was sent for later days than the last."""
    return Return.objects.visible_to(THE_CLOCK).filter(measure=measure, last_on__gte=since.first, sent_back_at=None).exists()
