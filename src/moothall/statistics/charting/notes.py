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
    return (
        *(f"No row has the rebase date {day}: the limits begin anew at the next row, {to}." for day, to in moved),
        *of_segments(segments, final),
        *of_latest(latest),
        *of_accumulation(series),
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
        elif segment.points > 1 and segment.upl is None:
            yield f"No limits since {segment.start}: of the values that would set them no two neighbours differ."
        elif segment.upl is not None and segment.upl == segment.lpl:
            yield f"The values that set the limits since {segment.start} are all {segment.mean:.15g}: any other lies outside."


def of_latest(latest: Latest | None) -> Iterator[str]:
    if latest is None:
        yield "There is no value yet."
        return
    if latest.rows_since:
        rows = "the row after it has" if latest.rows_since == 1 else f"the {latest.rows_since} rows after it have"
        yield f"The latest value is that of {latest.date}, {latest.days_since} days before the last row; {rows} none."
    if latest.has_conflict:
        yield f"The rules disagree about the value of {latest.date}: one says high or rising, another low or falling. The first is shown."


def of_accumulation(series: Series) -> Iterator[str]:
    if series.accumulation == "rolling":
        yield "The periods overlap, so neighbouring values are alike and the limits are too narrow."
    elif looks_cumulative(series):
        yield "The values rise through each year and fall once, as year-to-date figures do. If they are, give what each period added."


def looks_cumulative(series: Series) -> bool:
    """Whether values fall twice or more, each time a year apart, and never otherwise, from the first year to the last."""
    known = ((day, float(value)) for day, value in zip(series.dates, series.values, strict=True) if value is not None)
    day, before = next(known, (series.dates[0], 0.0))
    turns, rises = [day], 0  # the first day, then each on which the values fall
    for day, value in known:
        if value >= before:
            rises += value > before
        elif len(turns) > 1 and not is_a_year_after(turns[-1], day):
            return False  # most series end here, after a few values
        else:
            turns.append(day)
        before = value
    is_whole = len(turns) > 2 and not is_more_than_a_year_after(*turns[:2]) and not is_more_than_a_year_after(turns[-1], day)
    return is_whole and rises >= 2 * len(turns)


def is_a_year_after(first: date, day: date) -> bool:
    return (day - first).days >= 350 and not is_more_than_a_year_after(first, day)


def is_more_than_a_year_after(first: date, day: date) -> bool:
    return (day - first).days > 380  # a year, and half a month for days that move
