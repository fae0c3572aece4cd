"""Where a year will end, from its first periods: a stated method, and a range with the chance that it holds.

A cumulative figure grows through the year, a snapshot is a level that may have seasons, a rolling figure carries the year before with it.
So each is carried on differently. Methods: R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice (3rd ed., 2021),
chapter 5 (the naive and seasonal naive methods). The range of earlier years is the plain one of order statistics: of m earlier years
and this one, each is as likely as any other to be lowest or highest, so this year lies among them (m - 1) times in m + 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, isfinite, sqrt
from statistics import NormalDist, median

ACCUMULATIONS = ("snapshot", "cumulative", "rolling")
FEWEST_YEARS = 3  # two earlier years would hold the next between them once in three times
FEWEST_STEPS = 4
CHANCE = 0.8  # of the range that is worked out from steps
STEP = 1.128  # the mean of the moving range of two, in standard deviations

Year = Sequence[float | None]


@dataclass(frozen=True)
class Forecast:
    """Of the year's last period, in the unit of the series. `low` and `high` are None where too little is known for a range.

    `chance` is how often such a range holds the figure; `method` says in a sentence what was done, `known` how many periods were there.
    """

    value: float
    low: float | None
    high: float | None
    chance: float | None
    method: str
    known: int


def year_end(year: Year, *, accumulation: str, past: Sequence[Year] = ()) -> Forecast | None:
    """The forecast of a year's last figure, or None where no period of the year has one.

    `year` has an entry for each period of the year, None for those to come or missing; `past` holds earlier years alike, oldest first.
    Raises ValueError for years of different length, what is no number, and an accumulation that is unknown.

    >>> year_end([20, 41, None, None], accumulation="cumulative").value
    82.0
    """
    checked(year, past, accumulation)
    known = max((place for place, value in enumerate(year, start=1) if value is not None), default=0)
    if not known:
        return None
    now = float(year[known - 1] or 0)
    if known == len(year):
        return Forecast(now, now, now, 1.0, "The year is complete.", known)
    if accumulation == "cumulative":
        return grown(now, known, len(year), past)
    if accumulation == "snapshot" and (found := seasonal(now, known, past)):
        return found
    return held(now, known, year, past, is_rolling=accumulation == "rolling")


def checked(year: Year, past: Sequence[Year], accumulation: str) -> None:
    if accumulation not in ACCUMULATIONS:
        raise ValueError(f"accumulation: must be one of {', '.join(ACCUMULATIONS)}.")
    if not year or any(len(each) != len(year) for each in past):
        raise ValueError("past: every year has the same number of periods, at least one.")
    if not all(value is None or isfinite(value) for each in (year, *past) for value in each):
        raise ValueError("year: every value is a number, or None where it is missing.")


def grown(now: float, known: int, periods: int, past: Sequence[Year]) -> Forecast:
    """A year-to-date figure, by the part of the year's total that earlier years had reached by then; else by the part of the year gone."""
    shares = [float(each[known - 1] or 0) / float(each[-1] or 0) for each in past if each[known - 1] and each[-1]]
    shares = [share for share in shares if share > 0]
    if not shares:
        value = now * periods / known
        return Forecast(
            value, None, None, None, f"As much again in each period: {known} of {periods} are known, and no earlier year.", known
        )
    typical = median(shares)
    low, high, chance = among([now / share for share in shares])
    said = f"By now the year usually stands at {typical:.0%} of its end (the median of {years(len(shares))})."
    return Forecast(now / typical, low, high, chance, said, known)


def seasonal(now: float, known: int, past: Sequence[Year]) -> Forecast | None:
    """A level, moved by what earlier years moved between now and their end."""
    changes = [end - then for each in past if (then := each[known - 1]) is not None and (end := each[-1]) is not None]
    if not changes:
        return None
    low, high, chance = among([now + change for change in changes])
    said = f"The latest figure, moved by the median change to the end of the year ({years(len(changes))})."
    return Forecast(now + median(changes), low, high, chance, said, known)


def held(now: float, known: int, year: Year, past: Sequence[Year], *, is_rolling: bool) -> Forecast:
    """The latest figure as it is, with the range in which a figure wanders that moves by steps like those so far."""
    flat = [value for each in (*past, year) for value in each]
    steps = [abs(b - a) for a, b in pairwise(flat) if a is not None and b is not None]
    said = "The latest figure, carried on" + (": most of it is the year already gone." if is_rolling else "; no earlier year is known.")
    if len(steps) < FEWEST_STEPS:
        return Forecast(now, None, None, None, said, known)
    reach = NormalDist().inv_cdf((1 + CHANCE) / 2) * fsum(steps) / len(steps) / STEP * sqrt(len(year) - known)
    return Forecast(now, now - reach, now + reach, CHANCE, said, known)


def among(ends: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    """The range of earlier years, and its chance; none where they are too few."""
    if len(ends) < FEWEST_YEARS:
        return None, None, None
    return min(ends), max(ends), (len(ends) - 1) / (len(ends) + 1)


def years(count: int) -> str:
    return "one earlier year" if count == 1 else f"{count} earlier years"
