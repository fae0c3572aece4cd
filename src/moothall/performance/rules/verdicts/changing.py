"""Whether a measure is really changing: its control chart, or for a figure a year its trend of five, in words.

The chart itself is made by `moothall.statistics.control_chart`, in the profile mdc; this says what it comes to and never says more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from moothall.authority.words import counted, number_in_words
from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.saying import Stated
from moothall.statistics.trend import LEVEL, UNKNOWN, Trend

if TYPE_CHECKING:
    from moothall.statistics.control_chart import Chart

FEWEST = 13  # spc.md, section 8: below thirteen points limits are on trial, and nothing is read from them


class Change(StrEnum):
    """Whether a measure is really changing."""

    BETTER = "Getting better"
    WORSE = "Getting worse"
    HIGH = "Higher than usual"
    LOW = "Lower than usual"
    STEADY = "No real change"
    TOO_FEW = "Too few figures yet"

    @property
    def is_real(self) -> bool:
        return self not in (Change.STEADY, Change.TOO_FEW)


USUAL = {
    Change.BETTER: "better than usual",
    Change.WORSE: "worse than usual",
    Change.HIGH: "higher than usual",
    Change.LOW: "lower than usual",
}
DIRECTIONS = {Polarity.HIGHER: "increase", Polarity.LOWER: "decrease", Polarity.PLAN: "neutral", Polarity.NONE: "neutral"}
VARIATIONS = {
    "special_cause_improvement": Change.BETTER,
    "special_cause_concern": Change.WORSE,
    "special_cause_neutral_high": Change.HIGH,
    "special_cause_neutral_low": Change.LOW,
}


class Assurance(StrEnum):
    """Whether the service, run as it is now, meets its target: always, never, or now and then."""

    PASS = "pass"
    FAIL = "fail"
    CHANCE = "inconsistent"


AHEAD = {
    Assurance.PASS: "Run as it is now, it will keep meeting the target.",
    Assurance.FAIL: "Run as it is now, it will keep missing the target.",
    Assurance.CHANCE: "Run as it is now, it will meet the target at some times and miss it at others.",
}


@dataclass(frozen=True, slots=True)
class Normal:
    """The normal range of the latest figures, and the periods that set it."""

    low: Decimal
    mean: Decimal
    high: Decimal
    set_by: str
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a series that has a normal range of its own: from one place to another in the figures given."""

    first: int
    last: int
    low: Decimal
    mean: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """The verdict, since when it holds, and why.

    `marks` says of each figure in the order given whether it is better, worse or neither; `stretches` are the ranges to be drawn;
    `begins` are the places of the figures with which limits begin anew.
    """

    change: Change
    because: str
    since: str = ""
    run: int = 0
    normal: Normal | None = None
    assurance: Assurance | None = None
    marks: tuple[Change, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    begins: tuple[int, ...] = ()
    is_trend: bool = False

    @property
    def word(self) -> str:
        return self.change.value

    def silent_on_target(self) -> "Changing":
        """Without what it foretells of the target."""
        if self.assurance is None:
            return self
        return replace(self, assurance=None, because=self.because.removesuffix(AHEAD[self.assurance]).strip())

    def title(self, subject: str) -> str:
        """What a chart says first.

        >>> Changing(change=Change.WORSE, because="", since="February 2026", run=9).title("Repairs finished on time")
        'Repairs finished on time: worse than usual since February 2026'
        """
        if self.change is Change.TOO_FEW:
            return f"{subject}: too few figures yet to tell a change from chance"
        if self.change is Change.STEADY:
            return f"{subject}: no real change since {self.since}"
        how = USUAL[self.change].replace("than usual", "from year to year" if self.is_trend else "than usual")
        return f"{subject}: {how} {'since' if self.run > 1 else 'in'} {self.since}"


def changing(chart: "Chart", figures: Sequence[Figure], stated: Stated) -> Changing:
    """What a control chart comes to. `figures` are those of which it was made, in order."""
    rows = list(zip(*chart.columns, strict=True))
    marks = tuple(VARIATIONS.get(row[-1], Change.STEADY) for row in rows)
    drawn = Changing(
        change=Change.TOO_FEW,
        because=too_few(chart.final.points, figures[begins_of(chart)].period.in_words() if len(chart.segments) > 1 else ""),
        normal=normal_of(chart, figures),
        marks=marks_of(chart, marks),
        stretches=stretches(chart),
        begins=tuple(place for place in map(chart.columns[0].index, (one.start for one in chart.segments)) if place),
    )
    if chart.final.is_short or chart.latest is None:
        return drawn
    if drawn.normal is None and not chart.final.is_constant:
        return replace(drawn, because=NO_RANGE, marks=(Change.STEADY,) * len(marks))
    change = VARIATIONS.get(chart.variation, Change.STEADY)
    assurance = Assurance(chart.assurance_icon) if chart.assurance_icon else None
    last = max(place for place, one in enumerate(figures) if one.value is not None)
    first = run_begins(marks, rows, last) if change.is_real else begins_of(chart)
    run = sum(one.value is not None for one in figures[first : last + 1])
    since = figures[first].period.in_words()
    said = (why(change, since, run, rows[last], chart, drawn.normal, stated), said_of_target(assurance, change))
    return replace(drawn, change=change, because=" ".join(one for one in said if one), since=since, run=run, assurance=assurance)


def marks_of(chart: "Chart", marks: Sequence[Change]) -> tuple[Change, ...]:
    """What each figure is marked as; on trial limits nothing is read."""
    on_trial = {number for number, segment in enumerate(chart.segments) if segment.is_short}
    numbers = segment_of_rows(chart)
    return tuple(Change.STEADY if number in on_trial else mark for mark, number in zip(marks, numbers, strict=True))


def segment_of_rows(chart: "Chart") -> list[int]:
    """To which segment each row belongs, counted from the first."""
    starts = {segment.start for segment in chart.segments}
    return [number - 1 for number in accumulate(int(day in starts) for day in chart.columns[0])]


def stretches(chart: "Chart") -> tuple[Stretch, ...]:
    """The normal ranges to be drawn: none on trial, and none where nothing varies."""
    found, days = [], chart.columns[0]
    for segment in chart.segments:
        first = days.index(segment.start)
        if not segment.is_short and segment.lpl is not None and segment.mean is not None and segment.upl is not None:
            low, mean, high = (Decimal(repr(one)) for one in (segment.lpl, segment.mean, segment.upl))
            found.append(Stretch(first, first + segment.n - 1, low, mean, high))
    return tuple(found)


def too_few(points: int, since: str = "") -> str:
    """Why nothing is read from a chart; `since` is the period with which its limits began anew.

    >>> too_few(3, "April 2026")[:66]
    'There are 3 figures since April 2026, when limits began anew: with'
    """
    number = "There is no figure yet" if not points else f"There {'is' if points == 1 else 'are'} {counted(points, 'figure')}"
    since = f" since {since}, when limits began anew" if since else ""
    return f"{number}{since}: with fewer than {FEWEST}, limits would be on trial, and a change could not be told from chance."


NO_RANGE = (
    "No two neighbours among the figures that would set the normal range differ, so there is none, and a change cannot be told from chance."
)


def begins_of(chart: "Chart") -> int:
    return chart.columns[0].index(chart.final.start)


def run_begins(marks: Sequence[Change], rows: Sequence[Sequence[object]], last: int) -> int:
    """The first of the figures that stand together with the last one as what it is; a gap does not break them."""
    known = [place for place in range(last + 1) if rows[place][1] is not None]
    return min(takewhile(lambda place: marks[place] is marks[last] and rows[place][2] == rows[last][2], reversed(known)))


def normal_of(chart: "Chart", figures: Sequence[Figure]) -> Normal | None:
    """The limits of the segment that the verdict is read from; none for what does not vary."""
    final = chart.final
    if final.lpl is None or final.upl is None or final.mean is None:
        return None
    first = begins_of(chart)
    length = min(final.n, chart.series.fix_after_n_points or final.n)
    begin, end = figures[first].period.in_words(), figures[first + length - 1].period.in_words()
    low, mean, high = (Decimal(repr(one)) for one in (final.lpl, final.mean, final.upl))
    return Normal(low, mean, high, begin if begin == end else f"{begin} to {end}", final.is_short)


def why(change: Change, since: str, run: int, row: Sequence[object], chart: "Chart", normal: Normal | None, stated: Stated) -> str:
    """The fact on which the verdict rests."""
    latest = Decimal(repr(row[1]))
    if change is Change.STEADY:
        return steady(since, normal, stated, latest)
    usual = USUAL[change].capitalize()
    begun = f"{usual} since {since}, {number_in_words(run)} figures running" if run > 1 else f"{usual} in {since}"
    return f"{begun}: {signal(str(row[9]), chart.rules.run_length, in_range(normal, stated, latest))}. This is not chance."


def steady(since: str, normal: Normal | None, stated: Stated, latest: Decimal) -> str:
    if normal is None:
        return f"Every figure since {since} is the same."
    low, _, high = in_range(normal, stated, latest)
    return f"Since {since} the figures vary as chance alone would have it. The normal range is {low} to {high}."


def signal(label: str, length: int, limits: tuple[str, str, str]) -> str:
    """What the chart saw in the latest figure."""
    low, mean, high = limits
    side = "above" if "Above" in label else "below"
    if label.endswith("CL") and label[:1].isdigit() and "Points" in label:
        return f"the latest {number_in_words(length)} at least all lie {side} the average of {mean}"
    if "Trend" in label:
        return f"the latest {number_in_words(length)} at least have {'risen' if 'Increasing' in label else 'fallen'} each time"
    if label.startswith("2 in 3"):
        return (
            f"two of the latest three lie close to the {'upper' if side == 'above' else 'lower'} end of the normal range of {low} to {high}"
        )
    return f"the latest lies {side} the normal range of {low} to {high}"


def in_range(normal: Normal | None, stated: Stated, latest: Decimal) -> tuple[str, str, str]:
    """The limits and the average as they are printed, beside the latest figure."""
    assert normal  # a signal has limits
    low, mean, high = (stated.say_apart(one, latest) for one in (normal.low, normal.mean, normal.high))
    return low, mean, high


GOES_ON = {(Change.BETTER, Assurance.PASS), (Change.WORSE, Assurance.FAIL)}


def said_of_target(assurance: Assurance | None, change: Change) -> str:
    """What that means for the target. What is really changing does not run as its range was: then only what the change makes surer."""
    if assurance is None or (change.is_real and (change, assurance) not in GOES_ON):
        return ""
    return AHEAD[assurance]


TRENDS = {"improving": Change.BETTER, "worsening": Change.WORSE, "rising": Change.HIGH, "falling": Change.LOW, LEVEL: Change.STEADY}
TREND_WORDS = {"improving": "better", "worsening": "worse", "rising": "higher", "falling": "lower"}


def of_trend(trend: Trend, figures: Sequence[Figure], polarity: Polarity, points: int = 5) -> Changing:
    """What the trend of a figure a year comes to: the latest five years, by the test of Mann and Kendall."""
    towards = trend.towards(polarity.value)
    there = [one for one in figures if one.value is not None]
    if towards == UNKNOWN:
        return Changing(change=Change.TOO_FEW, because=no_trend(there, points), marks=(Change.STEADY,) * len(figures), is_trend=True)
    since = there[-points].period.in_words()
    marks = (Change.STEADY,) * len(figures)
    change = TRENDS[towards]
    if change is Change.STEADY:
        return Changing(change=change, because=trend.why, since=since, run=points, marks=marks, is_trend=True)
    because = f"{TREND_WORDS[towards].capitalize()} from year to year since {since}. {trend.why}"
    return Changing(change=change, because=because, since=since, run=points, marks=marks, is_trend=True)


def no_trend(there: Sequence[Figure], points: int) -> str:
    """Why a figure a year has no trend yet: too few of them, or a year between the latest without one."""
    if not there:
        return "There is no figure yet."
    number = counted(len(there), "figure")
    if len(there) < points:
        return f"There {'is' if len(there) == 1 else 'are'} {number}: a trend needs those of {number_in_words(points)} years running."
    return (
        f"A trend needs the figures of {number_in_words(points)} years running, and one of the latest {number_in_words(points)} is missing."
    )
