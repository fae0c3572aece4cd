"""What a control chart is made of: one series with how it is to be read, and the rules of a profile."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

POLARITY = {"increase": 1, "decrease": -1, "neutral": 0}
ACCUMULATIONS = ("snapshot", "cumulative", "rolling")
RUN_LENGTHS = (6, 7, 8)
TIES = ("break", "skip")
BETWEEN = ("snap", "reject")
FEWEST_FIXED = 12  # the reference fixes no limits on fewer points
SMALLEST, LARGEST = 1e-100, 1e100  # beyond these the sums would no longer be exact, and nothing is counted there

Number = int | float | Decimal


class BadSeries(ValueError):
    """What a series or its rules say cannot be meant: the field, and a sentence that names it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def one_of(field: str, value: object, allowed: Sequence[object]) -> None:
    if value not in allowed:
        raise BadSeries(field, f"{field}: must be one of {', '.join(map(str, allowed))}.")


@dataclass(frozen=True)
class Rules:
    """How points are judged. `ptd-0.2.2` is NHSRplotthedots 0.2.2 to the letter; `mdc` mends what is weak there (spc.md, section 8).

    `run_length` is how many points make a shift or a trend; `ties` whether a repeated value breaks a trend or is skipped;
    `rebase_between` what becomes of a rebase date that no row bears. A council chooses these; the reference knows no choice.
    """

    profile: str = "mdc"
    run_length: int = 7
    ties: str = "break"
    rebase_between: str = "snap"

    def __post_init__(self) -> None:
        one_of("profile", self.profile, ("ptd-0.2.2", "mdc"))
        one_of("run_length", self.run_length, RUN_LENGTHS)
        one_of("ties", self.ties, TIES)
        one_of("rebase_between", self.rebase_between, BETWEEN)
        if not self.mends and (self.run_length, self.ties, self.rebase_between) != (7, "break", "snap"):
            raise BadSeries("profile", "profile: ptd-0.2.2 knows no run_length, ties or rebase_between; choose mdc.")

    @property
    def mends(self) -> bool:
        """Whether the reference's weak spots are mended."""
        return self.profile == "mdc"

    @property
    def outside_is_close(self) -> bool:
        """Whether a point beyond the limits counts among two in three."""
        return self.mends


PTD, MDC = Rules("ptd-0.2.2"), Rules("mdc")


@dataclass(frozen=True)
class Series:
    """The values of one measure by date, a missing one as None, and how they are to be read.

    `target` holds throughout; `targets` are dated instead, each from its day on, None where there is none from then.
    `accumulation` says whether each value stands for its own period (snapshot), for the year so far (cumulative, which
    no control chart can judge), or for periods that overlap (rolling). Raises BadSeries. The rows are put in order.
    """

    dates: Sequence[date]
    values: Sequence[Number | None]
    improvement_direction: str = "increase"
    target: Number | None = None
    rebase: Sequence[date] = ()
    fix_after_n_points: int | None = None
    screen_outliers: bool = True
    targets: Sequence[tuple[date, Number | None]] = ()
    accumulation: str = "snapshot"

    def __post_init__(self) -> None:
        one_of("improvement_direction", self.improvement_direction, tuple(POLARITY))
        one_of("accumulation", self.accumulation, ACCUMULATIONS)
        if self.accumulation == "cumulative":
            raise BadSeries("accumulation", "accumulation: a year-to-date series has no control chart; give what each period added.")
        if self.fix_after_n_points is not None and self.fix_after_n_points < FEWEST_FIXED:
            raise BadSeries("fix_after_n_points", f"fix_after_n_points: limits are fixed after {FEWEST_FIXED} points or more.")
        dates, values = in_order(self.dates, self.values)
        object.__setattr__(self, "dates", dates)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "target", plain("target", self.target))
        object.__setattr__(self, "targets", dated(self.targets, self.target))

    def target_on(self, day: date) -> float | None:
        """The target in force on a day."""
        if not self.targets:
            return None if self.target is None else float(self.target)
        begun = bisect_right([since for since, _ in self.targets], day)
        value = self.targets[begun - 1][1] if begun else None
        return None if value is None else float(value)


def in_order(dates: Sequence[date], values: Sequence[Number | None]) -> tuple[tuple[date, ...], tuple[float | None, ...]]:
    """Dates and values by date, each date once, each value a number that can be counted with."""
    if not dates:
        raise BadSeries("dates", "dates: a series needs at least one row.")
    if len(dates) != len(values):
        raise BadSeries(
            "values", f"values: there are {len(values)} for {len(dates)} dates; give one for each, and null where it is missing."
        )
    numbers = [value if type(value) is float and SMALLEST <= abs(value) <= LARGEST else plain("values", value) for value in values]
    days = sorted(dates)
    if days != list(dates):
        places = sorted(range(len(dates)), key=dates.__getitem__)
        numbers = [numbers[place] for place in places]
    twice = next((day for day, after in pairwise(days) if day == after), None)
    if twice:
        raise BadSeries("dates", f"dates: {twice} stands there twice; each date has one row.")
    return tuple(days), tuple(numbers)


def plain(field: str, value: Number | None) -> float | None:
    """A number as a float that can be counted with."""
    if value is None:
        return None
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if number and not SMALLEST <= abs(number) <= LARGEST:  # what is no number fails both comparisons
        raise BadSeries(field, f"{field}: {number!r} cannot be counted with; give nought, or {SMALLEST:g} to {LARGEST:g} in size.")
    return number


def dated(targets: Sequence[tuple[date, Number | None]], target: Number | None) -> tuple[tuple[date, float | None], ...]:
    """Dated targets by their days."""
    if targets and target is not None:
        raise BadSeries("targets", "targets: give either one target or dated targets, not both.")
    found = sorted(((since, plain("targets", value)) for since, value in targets), key=lambda each: each[0])
    if len({since for since, _ in found}) < len(found):
        raise BadSeries("targets", "targets: two begin on one day; keep the one that is meant.")
    return tuple(found)
