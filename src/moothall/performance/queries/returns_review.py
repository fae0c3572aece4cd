"""Which figures wait for somebody to sign them off, with all that they look at before they do."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Role, Viewer
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import Measure, Return
from moothall.performance.permissions.returns import KEEPERS
from moothall.performance.queries import calendar
from moothall.performance.queries.measures import measures
from moothall.performance.queries.returns import RELATED, definitions_of
from moothall.performance.queries.returns_judging import Looked, looked
from moothall.performance.queries.returns_owed import theirs
from moothall.performance.rules import returns

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class ToReview:
    """A figure that waits: what was sent, what is known of its measure, and by when it is to be reviewed."""

    row: Return
    looked: Looked
    window: returns.Window

    @property
    def measure(self) -> Measure:
        return self.row.measure

    @property
    def looks_right(self) -> bool:
        """Whether nothing was asked about it, and it puts no earlier figure right: such may be signed off together."""
        return not self.row.said_right and not self.row.because


@dataclass(frozen=True, slots=True)
class Reviews:
    """What waits for one reviewer: as many as they look through at one sitting, the longest waiting of all.

    Those that need a look come first: of which something was asked, or that put another right.
    """

    rows: list[ToReview] = field(default_factory=list)
    number: int = 0

    @property
    def left(self) -> int:
        return self.number - len(self.rows)

    @property
    def right(self) -> list[ToReview]:
        return [one for one in self.rows if one.looks_right]


def reviewed_by(viewer: Viewer, moment: datetime, hands: Collection[int] | None = None) -> Q | None:
    """The measures that somebody reviews: those that name their office; and those that name none, where they head or keep."""
    mine = theirs(viewer, day_of(moment), ["reviewer"], hands)
    heads = {one.department for one in viewer.offices if one.role is Role.HEAD_OF_SERVICE and one.department and not one.seat}
    kept = Q(organisation__in=sorted(viewer.organisations(*KEEPERS))) | Q(department__in=sorted(heads))
    return (mine | Q(reviewer=None) & kept) if mine is not None else None


def waiting_rows(viewer: Viewer, moment: datetime, hands: Collection[int] | None = None) -> list[Return]:
    """The figures that wait for somebody, the longest waiting first; not those that they sent themselves."""
    chosen = reviewed_by(viewer, moment, hands)
    if chosen is None:
        return []
    waiting = Return.objects.visible_to(THE_CLOCK).filter(signed_at=None, sent_back_at=None)
    of = set(that_wait(THE_CLOCK))  # few wait, and somebody may review thousands of measures
    keys = set(measures(viewer).filter(chosen, pk__in=of).order_by().values_list("pk", flat=True)) if of else set()
    rows = waiting.filter(measure__in=keys).select_related(*RELATED).order_by("turn") if keys else ()
    last = {(row.measure_id, row.period): row for row in rows}
    found = [row for row in last.values() if row.sender_id is None or row.sender_id != viewer.person]
    return sorted(found, key=lambda row: (row.sent_at, row.pk))


@put_once
def that_wait(viewer: Viewer) -> QuerySet[Return, int]:
    """The measures of which a figure waits."""
    rows = Return.objects.visible_to(viewer).filter(signed_at=None, sent_back_at=None)
    return rows.order_by().values_list("measure", flat=True)


def reviews(viewer: Viewer, moment: datetime) -> Reviews:
    """In as many questions for one figure as for many."""
    every = waiting_rows(viewer, moment)
    rows = with_all(viewer, first_of_each(every)[:A_PAGE], moment)
    return Reviews(sorted(rows, key=lambda one: one.looks_right), len(every))


def first_of_each(rows: Collection[Return]) -> list[Return]:
    """Of each measure the earliest period that waits: the later ones are looked at in its light."""
    found: dict[int, Return] = {}
    for row in sorted(rows, key=lambda row: row.first_on):
        found.setdefault(row.measure_id, row)
    return [row for row in rows if found[row.measure_id] is row]


def with_all(viewer: Viewer, rows: list[Return], moment: datetime) -> list[ToReview]:
    if not rows:
        return []
    every = definitions_of(viewer, [row.measure_id for row in rows])
    read_by = {row.measure_id: rules.holding(every[row.measure_id], row.last_on) for row in rows}
    asked = [(of, row.period) for row in rows if (of := read_by[row.measure_id])]
    known = looked(viewer, asked, moment)
    windows = calendar.windows(viewer, sorted({row.organisation_id for row in rows}))
    return [
        ToReview(row, known[row.measure_id], windows.of(row.measure, known[row.measure_id].definition, row.period))
        for row in rows
        if row.measure_id in known
    ]


def number_waiting(viewer: Viewer, moment: datetime, hands: Collection[int] | None = None) -> int:
    return len(waiting_rows(viewer, moment, hands))
