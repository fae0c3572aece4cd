"""Which figures are owed, by whom, and since when; and all that stands on the page of somebody who owes them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Office, Organisation
from moothall.decisions.queries import any_of
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, NoValueReason, Return, TypedFigure
from moothall.performance.queries import calendar
from moothall.performance.queries.measures import measures
from moothall.performance.queries.returns import definitions_of, typed
from moothall.performance.queries.returns_judging import Looked, looked
from moothall.performance.queries.returns_unscheduled import Unscheduled, unscheduled
from moothall.performance.rules import Period, returns

A_PAGE = 25  # as many rows as a person goes through at one sitting; the rest follows once these are sent
OWNING = ("owner", "deputy")


@dataclass(frozen=True, slots=True)
class Expected:
    """The figure of one measure that was asked for last: of which period, by what definition, and on which days."""

    measure: Measure
    definition: Definition
    window: returns.Window

    @property
    def period(self) -> Period:
        return self.window.period


@dataclass(frozen=True, slots=True)
class FigureUpdate:
    """A figure that somebody can send: what is known of its measure, what was sent of it last, and what has been typed."""

    expected: Expected
    looked: Looked
    sent: Return | None = None
    typed: TypedFigure | None = None
    was_signed: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def measure(self) -> Measure:
        return self.expected.measure

    @property
    def is_owed(self) -> bool:
        return self.sent is None or self.sent.sent_back_at is not None


@dataclass(frozen=True, slots=True)
class FigureUpdates:
    """What of somebody's figures stands on their page, and how far they have come."""

    owed: list[FigureUpdate] = field(default_factory=list)
    others: list[FigureUpdate] = field(default_factory=list)
    number_owed: int = 0
    number_sent: int = 0
    windows: tuple[returns.Window, ...] = ()
    rules: tuple[returns.FigureRule, ...] = ()

    @property
    def asked(self) -> int:
        return self.number_owed + self.number_sent

    @property
    def left(self) -> int:
        return self.number_owed - len(self.owed)

    @property
    def next_window(self) -> returns.Window | None:
        return min(self.windows, key=lambda one: one.due_on, default=None)


def theirs(viewer: Viewer, day: date, names: Iterable[str] = OWNING, hands: Collection[int] | None = None) -> Q | None:
    """The measures that the viewer's offices own or review on a day, and the offices that they cover; nothing for whoever has none."""
    hands = authority.hands_of(viewer, day) if hands is None else hands
    return any_of(Q(**{f"{name}__in": hands}) for name in names) if hands else None


def owned(viewer: Viewer, day: date) -> QuerySet[Measure]:
    """The measures whose figures somebody sends."""
    mine = theirs(viewer, day)
    return measures(viewer).filter(mine) if mine is not None else Measure.objects.none()


def expected(
    viewer: Viewer,
    some: Collection[Measure],
    moment: datetime,
    windows: calendar.Windows | None = None,
    known: Mapping[int, list[Definition]] | None = None,
) -> list[Expected]:
    """Of each of these measures the figure that was asked for last; none of those that are worked out, or follow no calendar."""
    if not some:
        return []
    windows = windows or calendar.windows(viewer, sorted({row.organisation_id for row in some}))
    definitions = definitions_of(viewer, [row.pk for row in some]) if known is None else known
    found = (last_asked(row, definitions.get(row.pk, []), windows, day_of(moment)) for row in some)
    return [one for one in found if one]


def last_asked(measure: Measure, every: list[Definition], windows: calendar.Windows, today: date) -> Expected | None:
    """The last period that has ended and whose window has opened, if the measure was counted then."""
    now = rules.holding(every, today)
    if now is None:
        return None
    frequency, begins_in = rules.Frequency(now.frequency), now.year_begins_in
    period = returns.last_ended(frequency, today, begins_in)
    while period and windows.of(measure, now, period).opens_on > today:
        period = returns.last_ended(frequency, period.first, begins_in)
    then = rules.holding(every, period.last) if period else None
    if period is None or then is None or not is_asked(measure, then, every, period):
        return None
    return Expected(measure, then, windows.of(measure, then, period))


def is_asked(measure: Measure, definition: Definition, every: list[Definition], period: Period) -> bool:
    """Whether a figure is entered for a period: the measure had begun and not ended, and the period is one of its own."""
    if definition.is_worked_out_from_others and not definition.has_parts:
        return False
    had_begun = min(one.from_on for one in every) <= period.last
    goes_on = measure.ended_on is None or measure.ended_on >= period.last
    return (
        had_begun and goes_on and rules.period_of(rules.Frequency(definition.frequency), period.first, definition.year_begins_in) == period
    )


def sent_of(some: Collection[Expected]) -> dict[int, list[Return]]:
    """What was sent for each of these, in its order, whether or not the viewer sees it: whoever owes it knows that it was sent."""
    if not some:
        return {}
    first, last = min(one.period.first for one in some), max(one.period.last for one in some)
    of, found = {one.measure.pk: one.period for one in some}, defaultdict(list)
    for row in sent_between(THE_CLOCK, list(of), first, last):
        if row.period == of[row.measure_id]:
            found[row.measure_id].append(row)
    return found


@put_once
def sent_between(viewer: Viewer, measures: Collection[int], first: date, last: date) -> QuerySet[Return]:
    return Return.objects.visible_to(viewer).filter(measure__in=measures, first_on__gte=first, last_on__lte=last).order_by("turn", "pk")


def last_sent(some: Collection[Expected]) -> dict[int, Return]:
    """What was sent last for each of these."""
    return {key: rows[-1] for key, rows in sent_of(some).items()}


def updates(viewer: Viewer, moment: datetime) -> FigureUpdates:
    """What somebody's page shows of their figures: in as many questions for one measure as for many."""
    rows = list(owned(viewer, day_of(moment)))
    windows = calendar.windows(viewer, sorted({row.organisation_id for row in rows})) if rows else None
    some = expected(viewer, rows, moment, windows)
    sent = sent_of(some)
    is_owed = {one.measure.pk: not (said := sent.get(one.measure.pk)) or said[-1].sent_back_at is not None for one in some}
    owed = sorted((one for one in some if is_owed[one.measure.pk]), key=lambda one: one.window.due_on)
    others = [one for one in some if not is_owed[one.measure.pk]]
    lines = with_all(viewer, [*owed[:A_PAGE], *others[:A_PAGE]], moment, sent)
    return FigureUpdates(
        owed=lines[: len(owed[:A_PAGE])],
        others=lines[len(owed[:A_PAGE]) :],
        number_owed=len(owed),
        number_sent=len(others),
        windows=tuple(dict.fromkeys(one.window for one in owed or others)),
        rules=tuple(dict.fromkeys(windows.rule_of(one.measure.organisation_id, one.period.last) for one in some)) if windows else (),
    )


def unscheduled_of(viewer: Viewer, moment: datetime) -> list[Unscheduled]:
    """The measures of somebody that follow no calendar: their page names them, because nobody asks for a period of theirs."""
    return unscheduled(viewer, list(owned(viewer, day_of(moment))), moment)


def named(viewer: Viewer, keys: Collection[int], moment: datetime) -> list[FigureUpdate]:
    """Those of these measures whose figures somebody sends."""
    some = expected(viewer, list(owned(viewer, day_of(moment)).filter(pk__in=keys)), moment) if keys else []
    return with_all(viewer, some, moment, sent_of(some))


def with_all(viewer: Viewer, some: list[Expected], moment: datetime, sent: dict[int, list[Return]]) -> list[FigureUpdate]:
    """These with all that their rows say."""
    if not some:
        return []
    keys = [one.measure.pk for one in some]
    known = looked(viewer, [(one.definition, one.period) for one in some], moment)
    words, why = typed(THE_CLOCK, keys), reasons_of(viewer, some, day_of(moment))
    return [
        FigureUpdate(
            one,
            known[one.measure.pk],
            (said := [None, *sent.get(one.measure.pk, [])])[-1],
            words.get((one.measure.pk, one.period)),
            any(row and row.signed_at for row in said),
            why.get(one.measure.organisation_id, ()),
        )
        for one in some
    ]


def reasons_of(viewer: Viewer, some: Collection[Expected], day: date) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    row: NoValueReason
    for row in calendar.reasons(viewer, sorted({one.measure.organisation_id for one in some}), day):
        found[row.organisation_id] = (*found.get(row.organisation_id, ()), row.words)
    return found


@put_once
def of_offices(viewer: Viewer, offices: Collection[int]) -> QuerySet[Measure]:
    return measures(viewer).filter(Q(owner__in=offices) | Q(deputy__in=offices))


def number_owed(viewer: Viewer, moment: datetime, hands: Collection[int] | None = None) -> int:
    """How many figures somebody owes."""
    hands = authority.hands_of(viewer, day_of(moment)) if hands is None else hands
    some = expected(viewer, of_offices(viewer, hands) if hands else [], moment)
    sent = last_sent(some)
    return sum((row := sent.get(one.measure.pk)) is None or row.sent_back_at is not None for one in some)


@dataclass(frozen=True, slots=True)
class Late:
    """A figure that is late, and by how many working days."""

    expected: Expected
    days: int
    owner: Office | None = None


def late(viewer: Viewer, some: Collection[Measure], moment: datetime, known: Mapping[int, list[Definition]] | None = None) -> list[Late]:
    """Which figures of these measures have not been sent by their day, the latest first. That one is missing is no secret."""
    today = day_of(moment)
    if not some:
        return []
    known = definitions_of(viewer, [row.pk for row in some]) if known is None else known
    windows = calendar.windows(viewer, sorted({row.organisation_id for row in some}))
    every = expected(viewer, some, moment, windows, known)
    sent = last_sent(every)
    missing = [one for one in every if (row := sent.get(one.measure.pk)) is None or row.sent_back_at]
    found = []
    for one in [*missing, *of_no_calendar(viewer, some, known, moment)]:
        if one.window.due_on < today:
            days = returns.late_by(one.window.due_on, today, windows.closed[one.measure.organisation_id])
            found.append(Late(one, days, one.measure.owner))
    return sorted(found, key=lambda one: (-one.days, one.expected.measure.title, one.expected.measure.pk))


def of_no_calendar(viewer: Viewer, some: Collection[Measure], known: Mapping[int, list[Definition]], moment: datetime) -> list[Expected]:
    """Of those that follow no calendar and are due again: what is expected, for the days since the last figure."""
    every = unscheduled(viewer, some, moment, known)
    due = [(one, one.since, one.due_on) for one in every if one.since and one.due_on]
    return [Expected(one.measure, one.definition, returns.Window(since, since.first, day, day, day)) for one, since, day in due]


def all_late(viewer: Viewer, moment: datetime) -> list[Late]:
    """Every late figure of the measures that the viewer may see."""
    today = day_of(moment)
    return late(viewer, list(measures(viewer).filter(Q(ended_on=None) | Q(ended_on__gte=today))), moment)


def to_fill(viewer: Viewer, organisation: Organisation, moment: datetime) -> list[FigureUpdate]:
    """All that somebody owes in one council, for a table to fill in."""
    some = expected(viewer, list(owned(viewer, day_of(moment)).filter(organisation=organisation)), moment)
    return [one for one in with_all(viewer, some, moment, sent_of(some)) if one.is_owed]
