"""The targets of many measures for one year, side by side: what each was, what it is held to now, and what it is to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from moothall.access.viewer import Viewer
from moothall.authority.models import Department, Organisation, Portfolio
from moothall.authority.words import joined
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import Carrying, Definition, Framework, Measure
from moothall.performance.permissions.acts import writes_in
from moothall.performance.queries import measures, targets
from moothall.performance.queries.frameworks import Customs, customs
from moothall.performance.queries.returns_judging import Looked, looked
from moothall.performance.queries.returns_owed import owned
from moothall.performance.queries.targets import Standing
from moothall.performance.rules import Period

Of = Department | Portfolio | Framework | None  # none: those that somebody owns


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """One measure in the grid. `then` is what is set or proposed already for the year in question; `turn` its last target of all."""

    measure: Measure
    of: Definition
    period: Period
    looked: Looked
    now: Standing | None
    then: Standing | None
    turn: int
    members: str  # the frameworks for whose sake Members should agree it

    @property
    def now_in_words(self) -> str:
        return f"{self.of.figure(self.now.row.value)}, {self.now.row.period.in_words()}" if self.now else ""


def theirs(viewer: Viewer, council: Organisation, of: Of, moment: datetime) -> list[Measure]:
    """The measures of a part of a council whose targets this person may set."""
    own = set(owned(viewer, day_of(moment)).order_by().values_list("pk", flat=True))
    return [one for one in within(viewer, council, of, own) if one.pk in own or writes_in(viewer, council.pk, one.department_id)]


def within(viewer: Viewer, council: Organisation, of: Of, own: set[int]) -> QuerySet[Measure]:
    rows = measures.measures(viewer).filter(organisation=council, ended_on=None)
    if isinstance(of, Department):
        return rows.filter(department=of)
    if isinstance(of, Portfolio):
        return rows.filter(portfolio=of)
    if of is None:
        return rows.filter(pk__in=own)
    carried = Carrying.objects.visible_to(viewer).filter(framework=of, until_on=None)
    return rows.filter(pk__in=carried.order_by().values("measure"))


def called(viewer: Viewer, council: Organisation, keys: Sequence[int]) -> list[Measure]:
    """These measures, as far as somebody sees them: whether they may set their targets, the act says."""
    return list(measures.measures(viewer).filter(organisation=council, pk__in=keys))


def year_of(first: date, of: Definition) -> Period:
    """The year of a measure that begins within a year of the council."""
    month = of.year_begins_in
    return rules.year_of(date(first.year + (month < first.month), month, 1), month)


def lines(viewer: Viewer, some: Sequence[Measure], first: date, moment: datetime) -> list[GridLine]:
    """A line for each of these measures, for the year of the council that begins on a day; for many in as many questions as for one."""
    keys, today = [one.pk for one in some], day_of(moment)
    meanings, every = measures.definitions_on(viewer, keys, first), targets.targets(viewer, keys, moment)
    before = looked(viewer, [(of, present(of, today)) for of in meanings.values()], moment) if keys else {}
    custom, periods = (
        customs(viewer, sorted({one.organisation_id for one in some})),
        {key: year_of(first, of) for key, of in meanings.items()},
    )
    members = {key: asked_of(rows, custom, periods[key]) for key, rows in measures.carryings(viewer, keys).items()}
    return [
        GridLine(
            measure=one,
            of=meanings[one.pk],
            period=periods[one.pk],
            looked=before[one.pk],
            now=targets.in_force(every[one.pk], today, moment),
            then=standing_at(every[one.pk], periods[one.pk].first),
            turn=max((each.row.turn for each in every[one.pk]), default=0),
            members=members.get(one.pk, ""),
        )
        for one in some
    ]


def standing_at(every: Sequence[Standing], from_on: date) -> Standing | None:
    """What is set or proposed for a year that begins on a day."""
    return next((one for one in every if one.row.from_on == from_on and not one.row.withdrawn_at), None)


def asked_of(carried: Sequence[Carrying], custom: Customs, period: Period) -> str:
    """The frameworks for whose sake Members should agree a target for a year."""
    settings = custom.on(carried[0].framework.organisation_id, period.first)
    found = rules.agreed_by_members((one.facts() for one in carried), settings, period.first, period.last)
    return joined(dict.fromkeys(one.name or one.kind.words for one in found))


def present(of: Definition, today: date) -> Period:
    """The period that runs: the figures before it are those that there are."""
    return rules.period_of(rules.Frequency(of.frequency), today, of.year_begins_in) or Period(today, today)
