"""By what a figure is looked at before it is sent: the figures before it, the target to which its period is held, the tolerance."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from moothall.access.asking import put_once
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, Return, Tolerance
from moothall.performance.queries import calendar, targets as of_targets
from moothall.performance.queries.returns import Figure, Figures, definitions_of, figures, last_statements
from moothall.performance.queries.targets import Standing
from moothall.performance.rules import Period, returns
from moothall.performance.rules.drawing import spark
from moothall.performance.rules.verdicts import figures as drawn, rating, saying

LAST = 8  # figures on a small line


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """All that is known of a measure when a figure of it comes in."""

    definition: Definition
    period: Period
    before: Sequence[Figure] = ()
    target: Standing | None = None
    point: Decimal | None = None
    tolerance: Tolerance | None = None

    @property
    def known(self) -> list[Decimal]:
        """The values before, in the same unit, the last of them last."""
        return [one.value for one in self.before if one.value is not None]

    @property
    def judging(self) -> returns.Judging:
        near = self.tolerance
        return returns.Judging(
            target=self.point,
            last=self.known[-1] if self.known else None,
            tolerance=near.amount if near else None,
            tolerance_kind=rules.ToleranceKind(near.kind) if near else rules.ToleranceKind.UNITS,
            unit=self.definition.unit,
            decimals=self.definition.decimals,
        )

    def stated(self, value: Decimal, numerator: Decimal | None = None, denominator: Decimal | None = None) -> returns.Stated:
        return returns.Stated(
            value=value,
            numerator=numerator,
            denominator=denominator,
            unit=self.definition.unit,
            decimals=self.definition.decimals,
            counting=rules.Counting(self.definition.counting),
            before=self.known,
            is_first_of_year=self.period.first.month == self.definition.year_begins_in,
            is_worked_out=bool(self.definition.formula),
            period=self.period.in_words(),
            begins_on=self.definition.from_on if self.period.last < self.definition.from_on else date.min,
        )

    def rated(self, value: Decimal) -> rating.Rated:
        """Whether a figure meets its target, by the rule that every page shows."""
        said = saying.Stated(self.definition.unit, self.definition.decimals, rules.Polarity(self.definition.polarity))
        return rating.rated(value, self.held, self.near, said)

    def small(self, subject: str) -> spark.Spark | None:
        """The last figures as a small line, with what this period is held to."""
        run = [drawn.Figure(one.period, one.value, None, one.is_provisional) for one in self.before[-LAST:]]
        if run:
            run[-1] = replace(run[-1], held=self.point)
        return spark.spark(run, saying.Stated(self.definition.unit, self.definition.decimals), subject)

    @property
    def held(self) -> rating.HeldTo | None:
        if self.target is None:
            return None
        row, since = self.target.row, self.target.judged.since
        agreed = since if self.target.judged.standing is rules.TargetStanding.AGREED else None
        return rating.HeldTo(
            value=row.value,
            point=self.point,
            set_by=rules.SetBy(row.set_by),
            by_words=row.set_by_words,
            agreed_on=agreed,
            floor=row.floor,
            stretch=row.stretch,
        )

    @property
    def near(self) -> rating.Near | None:
        row = self.tolerance
        kind = rules.ToleranceKind(row.kind) if row else rules.ToleranceKind.UNITS
        return rating.Near(amount=row.amount, kind=kind, set_by=row.set_by, set_on=row.set_on) if row else None


Asked = tuple[Definition, Period]


def looked(viewer: Viewer, some: Collection[Asked], moment: datetime) -> dict[int, Looked]:
    """The same of many measures, each for one period; as many questions for one as for many."""
    keys = [definition.measure_id for definition, _ in some]
    since = min((enough(definition, period) for definition, period in some), default=None)
    found, every = figures(viewer, keys, moment, since), definitions_of(viewer, keys)
    standings, near = of_targets.targets(viewer, keys, moment), tolerances_of(viewer, keys)
    return {
        definition.measure_id: Looked(
            definition=definition,
            period=period,
            before=before(found, every[definition.measure_id], definition, period),
            tolerance=rules.holding(near.get(definition.measure_id, ()), period.last),
            target=(best := of_targets.in_force(standings[definition.measure_id], period.last, moment)),
            point=point_of(best, definition, period),
        )
        for definition, period in some
    }


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of some measures when a figure of each comes in: what was stated of its period last, its window, and its past."""

    last: dict[int, Return]
    looked: dict[int, Looked]
    windows: calendar.Windows


def known_of(some: Collection[tuple[Measure, Period]], moment: datetime) -> Known:
    """For whoever sends them; in as many questions for many as for one. Of each measure one period."""
    of = {measure.pk: period for measure, period in some}
    every = definitions_of(THE_CLOCK, list(of))
    asked = [(then, of[key]) for key, rows in every.items() if (then := rules.holding(rows, of[key].last))]
    windows = calendar.windows(THE_CLOCK, sorted({measure.organisation_id for measure, _ in some}))
    return Known(last_statements(of), looked(THE_CLOCK, asked, moment), windows)


def enough(definition: Definition, period: Period) -> date:
    """From when on figures are needed to look at one: a few more than it is compared with. All of those that follow no calendar."""
    months = rules.Frequency(definition.frequency).months
    return rules.month_after(period.first, -months * (returns.LOOKED_AT + 1)) if months else date.min


def before(found: Figures, every: Sequence[Definition], definition: Definition, period: Period) -> list[Figure]:
    """The figures before a period that can be compared with it: those whose definition had the same unit."""
    earlier = (one for one in found[definition.measure_id] if one.period.last < period.first)
    return [one for one in earlier if (then := rules.holding(every, one.period.last)) and then.unit == definition.unit]


def point_of(best: Standing | None, definition: Definition, period: Period) -> Decimal | None:
    """What the target in force comes to in a period."""
    counting, frequency = rules.Counting(definition.counting), rules.Frequency(definition.frequency)
    return rules.target_of(best.facts, period, counting, frequency) if best else None


def tolerances_of(viewer: Viewer, measures: Collection[int]) -> dict[int, list[Tolerance]]:
    found: dict[int, list[Tolerance]] = {}
    for row in tolerances_in_order(viewer, measures) if measures else ():
        found.setdefault(row.measure_id, []).append(row)
    return found


@put_once
def tolerances_in_order(viewer: Viewer, measures: Collection[int]) -> QuerySet[Tolerance]:
    return Tolerance.objects.visible_to(viewer).filter(measure__in=measures).order_by("from_on", "turn", "pk")
