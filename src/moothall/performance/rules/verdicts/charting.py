"""Which judge a series gets: a control chart, for a running total that of what each period added, for a figure a year its trend of five."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Any

from moothall.authority.rules import Value
from moothall.performance.rules.definitions import Counting
from moothall.performance.rules.periods import APRIL, Frequency
from moothall.performance.rules.verdicts.changing import DIRECTIONS, Change, Changing, changing, of_trend
from moothall.performance.rules.verdicts.figures import Figure, increments
from moothall.performance.rules.verdicts.saying import Stated
from moothall.statistics.trend import five_point_trend

SETTINGS = ("chart_run_length", "trend_chance_percent", "chart_limits_from")


@dataclass(frozen=True, slots=True)
class ChartRule:
    """What a council has set: how many points make a run or a trend, and how small a chance makes a five-year trend clear, in hundredths.

    `fixed_on` is how many points set the limits, none for all.
    """

    run_length: int = 7
    trend_percent: int = 5
    fixed_on: int | None = None

    @classmethod
    def of(cls, settings: Mapping[str, Value]) -> "ChartRule":
        """As a council has set it.

        >>> ChartRule.of({"chart_run_length": 6, "trend_chance_percent": 10, "chart_limits_from": "24"})
        ChartRule(run_length=6, trend_percent=10, fixed_on=24)
        """
        first = str(settings["chart_limits_from"])
        return cls(int(settings["chart_run_length"]), int(settings["trend_chance_percent"]), int(first) if first.isdigit() else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One series as it is to be judged. `rebased` are the days from which, as somebody recorded with the reason, limits begin anew."""

    figures: Sequence[Figure]
    counting: Counting
    frequency: Frequency
    stated: Stated
    begins_in: int = APRIL
    rebased: tuple[date, ...] = ()

    @property
    def is_charted(self) -> bool:
        return self.frequency is not Frequency.ANNUAL and bool(self.figures)

    @property
    def is_total(self) -> bool:
        return self.counting is Counting.CUMULATIVE

    def charted(self) -> Sequence[Figure]:
        """What a chart may judge: never a running total."""
        return increments(self.figures, self.begins_in) if self.is_total else self.figures


def verdicts(courses: Sequence[Course], rule: ChartRule) -> list[Changing]:
    """The verdict on each of these series, in their order; all charts are worked out together."""
    charted = [one for one in courses if one.is_charted]
    found = iter(charts([one.charted() for one in charted], charted, rule))
    return [said(one, next(found)) if one.is_charted else by_trend(one, rule) for one in courses]


def charts(figures: Sequence[Sequence[Figure]], courses: Sequence[Course], rule: ChartRule) -> list[Any]:
    """NumPy is loaded when there is a chart to be worked out, and not before: most pages need none, and a process stays small."""
    if not courses:
        return []
    made = import_module("moothall.statistics.control_chart")
    return list(made.charts([series(made, *one, rule) for one in zip(figures, courses, strict=True)], made.Rules("mdc", rule.run_length)))


def series(made: Any, figures: Sequence[Figure], of: Course, rule: ChartRule) -> Any:
    """Figures as they are printed, as everywhere. A rebase that lies after the last figure waits until there is a row for it."""
    days = [one.period.last for one in figures]
    return made.Series(
        dates=days,
        values=[None if one.value is None else of.stated.as_printed(one.value) for one in figures],
        improvement_direction=DIRECTIONS[of.stated.polarity],
        targets=targets(figures),
        rebase=[day for day in of.rebased if day <= days[-1]],
        fix_after_n_points=rule.fixed_on,
        accumulation="rolling" if of.counting is Counting.ROLLING else "snapshot",
    )


def targets(figures: Sequence[Figure]) -> list[tuple[date, Any]]:
    """What figures were held to, each from the period in which that changed."""
    found: list[tuple[date, Any]] = []
    for one in figures:
        if not found or found[-1][1] != one.held:
            found.append((one.period.last, one.held))
    return found


def said(of: Course, chart: Any) -> Changing:
    """What the chart comes to. Beside a running total nothing of it is drawn, and its words say what was judged."""
    if not of.is_total:
        return changing(chart, of.figures, of.stated)
    found = changing(chart, of.charted(), of.stated)
    unmarked = (Change.STEADY,) * len(of.figures)
    because = f"Judged by what each period added. {found.because}"
    return replace(found, because=because, normal=None, marks=unmarked, stretches=(), begins=())


def by_trend(of: Course, rule: ChartRule) -> Changing:
    """Of a figure a year: the latest five."""
    years = [one.period.last.year for one in of.figures]
    values = [None if one.value is None else float(of.stated.as_printed(one.value)) for one in of.figures]
    return of_trend(five_point_trend(years, values, level=rule.trend_percent / 100), of.figures, of.stated.polarity)
