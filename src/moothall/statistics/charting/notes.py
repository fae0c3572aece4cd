"""What a reader must know beside a chart, in sentences: nothing that changes what the chart says is done silently."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .series import Rules, Series
from .verdicts import FEWEST


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a series that has limits of its own; numbers in the unit of the series, None where undefined."""

    start: date
    n: int  # rows
    points: int  # values among them
    mean: float | None
    lpl: float | None
    upl: float | None
    is_short: bool
    variation: str
    target: float | None
    assurance: str | None
    is_constant: bool
    fell_back: bool


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest value of a series, and how far the rows have gone on without another."""

    date: date
    value: float
    rows_since: int
    days_since: int
    has_conflict: bool

    @classmethod
    def of(cls, series: Series, place: int, value: float, has_conflict: bool) -> "Latest":
        day, last = series.dates[place], series.dates[-1]
        return cls(day, value, len(series.dates) - 1 - place, (last - day).days, has_conflict)


def notes(
    series: Series, rules: Rules, segments: Sequence[Segment], final: Segment, latest: Latest | None, moved: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    """The sentences for one chart; the reference says only which rebase dates it passes over."""
    if not rules.mends:
        return tuple(f"No row has the rebase date {day}, so it changes nothing." for day, _ in moved)
    overlap = "The periods overlap, so neighbouring values are alike and the limits are too narrow."
    return (
        *(f"No row has the rebase date {day}: the limits begin anew at the next row, {to}." for day, to in moved),
        *of_segments(segments, final),
        *of_latest(latest),
        *([overlap] if series.accumulation == "rolling" else []),
    )


def of_segments(segments: Sequence[Segment], final: Segment) -> Iterator[str]:
    if final.is_short:
        word = "value" if final.points == 1 else "values"
        yield f"Trial limits: {final.points} {word} since {final.start}; from {FEWEST} on there are icons."
    for segment in segments:
        if segment.is_constant:
            yield f"No variation since {segment.start}: every value is {segment.mean:.15g}. It is compared with the target itself."
        elif segment.fell_back:
            yield f"Most values since {segment.start} do not change: the limits come from all moving ranges, with none screened out."


def of_latest(latest: Latest | None) -> Iterator[str]:
    if latest is None:
        yield "There is no value yet."
        return
    if latest.rows_since:
        rows = "the row after it has" if latest.rows_since == 1 else f"the {latest.rows_since} rows after it have"
        yield f"The latest value is that of {latest.date}, {latest.days_since} days before the last row; {rows} none."
    if latest.has_conflict:
        yield f"The rules disagree about the value of {latest.date}: one says high or rising, another low or falling. The first is shown."
