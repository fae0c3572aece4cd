"""How each measure of a list does: its last figure that counts, its rating, and its last few figures; judged as its own page judges it.

A list draws no control chart, so it reads no more of the past than its small lines show; of one measure in as many questions as of many.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import starmap

from django.db.models import Max, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import Viewer
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, Return
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries import returns, verdicts
from moothall.performance.queries.returns_judging import tolerances_of
from moothall.performance.queries.targets import Standing
from moothall.performance.rules import Frequency
from moothall.performance.rules.verdicts import whole
from moothall.performance.rules.verdicts.figures import Figure, latest
from moothall.performance.rules.verdicts.rating import Rated

LAST = 8  # figures in a small line


@dataclass(frozen=True, slots=True)
class Doing:
    """What a list says of one measure."""

    given: whole.Given
    latest: Figure | None
    rated: Rated

    @property
    def figure(self) -> str:
        """The last figure as it is printed, with its period; nothing while there is none."""
        if self.latest is None or self.latest.value is None:
            return ""
        stated = self.given.stated
        sure = ", provisional" if self.latest.is_provisional else ""
        return f"{stated.say(stated.as_printed(self.latest.value))} in {self.latest.period.in_words()}{sure}"


def doing(
    viewer: Viewer,
    some: Sequence[Measure],
    standings: Mapping[int, Sequence[Standing]],
    moment: datetime,
    known_late: Mapping[int, str] | None = None,
    meant: Mapping[int, list[Definition]] | None = None,
) -> dict[int, Doing]:
    """How each of these measures does; their targets are known already, and perhaps how they are defined and which are late."""
    every = returns.definitions_of(viewer, [row.pk for row in some]) if meant is None else meant
    late = verdicts.lateness(viewer, some, moment, every) if known_late is None else known_late
    known = facts_of(viewer, some, standings, moment, every, late)
    return {one.measure.pk: judged(verdicts.given_of(one, whole.NOWHERE)) for one in known}


def facts_of(
    viewer: Viewer,
    some: Sequence[Measure],
    standings: Mapping[int, Sequence[Standing]],
    moment: datetime,
    every: Mapping[int, list[Definition]],
    late: Mapping[int, str],
) -> list[verdicts.Facts]:
    figures, near = last_figures(viewer, every, moment), tolerances_of(viewer, [row.pk for row in some])
    return [
        verdicts.Facts(
            measure=row,
            every=every[row.pk],
            figures=figures[row.pk],
            targets=standings[row.pk],
            tolerances=near.get(row.pk, ()),
            late=late.get(row.pk, ""),
            moment=moment,
        )
        for row in some
    ]


def judged(given: whole.Given) -> Doing:
    last = latest(given.figures)
    return Doing(given, last, whole.rating_of(given, last))


def last_figures(viewer: Viewer, every: Mapping[int, Sequence[Definition]], moment: datetime) -> returns.Figures:
    """As far back as a small line before the last value; all there is of what is worked out, and of what follows no calendar."""
    since = begins(viewer, every, moment)
    rows = starmap(returns.Stated, returns.stated_until(viewer, list(since), moment, min(since.values())) if since else ())
    stated = returns.of_rows((row for row in rows if row.first_on >= since[row.measure_id]), moment, permissions.is_at_work(viewer))
    found = {key: returns.in_order(figures) for key, figures in stated.items() if any(one.value is not None for one in figures.values())}
    rest = [key for key in every if key not in found]
    return found | (returns.figures(viewer, rest, moment) if rest else {})


def begins(viewer: Viewer, every: Mapping[int, Sequence[Definition]], moment: datetime) -> dict[int, date]:
    """From when on figures of each measure are read, where its small line begins at a day that is known."""
    steps = {key: max(Frequency(one.frequency).months for one in some) for key, some in every.items() if is_entered(some)}
    return {key: rules.month_after(first, -LAST * steps[key]) for key, first in last_values(viewer, list(steps), moment)}


@put_once
def last_values(viewer: Viewer, measures: Collection[int], moment: datetime) -> QuerySet[Return, tuple[int, date]]:
    """Of which period the last value of each measure is."""
    rows = Return.objects.visible_to(viewer).filter(measure__in=measures, sent_at__lte=moment, value__isnull=False).order_by()
    return rows.values_list("measure").annotate(Max("first_on"))


def is_entered(every: Sequence[Definition]) -> bool:
    """Whether its figures themselves were always entered, for periods of a calendar."""
    return not any(one.is_worked_out_from_others or not Frequency(one.frequency).months for one in every)
