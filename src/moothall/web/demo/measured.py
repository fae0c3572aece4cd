"""How a measure of the sample council is written down, and what its figures come to: each follows from the measure and the period alone.

Years are those of the story: the first is the financial year in which it begins, and its April has the number 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import count

from moothall.web.demo.words import number_from

APRIL = 4
LATE_ONE_IN = 9
BETTER_FOR = 4  # years; a target that grew for ever could not be kept


@dataclass(frozen=True, slots=True)
class Counted:
    """A share: so many of those, out of so many of these. `usual` is how many there are in a period."""

    those: str
    of: str
    unit: str
    usual: int


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is counted. Its figures begin at `start` and come near to `settles`; each goes up and down by `sway` at most.

    `target` is for the first year, and becomes better by `better` in each year after it. `codes` are a framework and the name there.
    """

    key: str
    title: str
    rationale: str
    in_words: str
    unit: str
    owner: str
    department: str
    portfolio: str
    serves: str
    codes: tuple[tuple[str, str], ...]
    start: float
    settles: float
    sway: float
    target: int
    better: int = 0
    decimals: int = 1
    is_lower_better: bool = False
    months: int = 3  # of a period
    pace: float = 0.97  # how much of the way is left after each period
    counted: Counted | None = None
    is_rolling: bool = False
    is_held_back: bool = False  # a softer target was proposed and has not been put to members
    tolerance: int = 2
    when_missed: str = "Two posts stood empty for most of the time."
    when_kept: str = "Nobody was away for long, and the work was shared out anew."


def periods(told: Measure, begins: date, until: date) -> Iterator[tuple[int, date, date]]:
    """Each period that has ended by a day: its number, its first day, and the day after its last."""
    for index in count():
        first, after = (april(begins, (index + more) * told.months) for more in (0, 1))
        if after > until:
            return
        yield index, first, after


def april(begins: date, months: int) -> date:
    """The first day so many months after the April in which the first year of the story begins."""
    month = APRIL - 1 + months
    return date(begins.year + month // 12, month % 12 + 1, 1)


def figure(told: Measure, index: int) -> tuple[Decimal, int, int]:
    """What was counted in a period: the figure, and where it is a share, how many of how many."""
    noise = number_from(told.key, index) % 2001 / 1000 - 1
    value = told.settles + (told.start - told.settles) * told.pace**index + told.sway * noise
    if told.counted is None:
        return rounded(Decimal(value), told.decimals), 0, 0
    all_of_them = told.counted.usual + number_from(index, told.key) % (told.counted.usual // 5)
    those = round(all_of_them * min(value, 100) / 100)
    return rounded(Decimal(100 * those) / all_of_them, told.decimals), those, all_of_them


def rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def target(told: Measure, year: int) -> int:
    """For a year of the story. One that is held back stays what it was."""
    years = 0 if told.is_held_back else min(year - 1, BETTER_FOR)
    return told.target - years * told.better if told.is_lower_better else told.target + years * told.better


def is_met(told: Measure, year: int, quarter: int) -> bool:
    """Whether the last figure of a quarter keeps to the target."""
    return keeps_to(told, last_of(told, year, quarter))


def last_of(told: Measure, year: int, quarter: int) -> int:
    """The number of the last period of a quarter."""
    return ((year - 1) * 12 + quarter * 3) // told.months - 1


def is_late(told: Measure, index: int) -> bool:
    """Whether its owner sent it after its day."""
    return number_from("late", told.key, index) % LATE_ONE_IN == 0


def keeps_to(told: Measure, index: int) -> bool:
    """Whether the figure of a period keeps to its target."""
    value, wanted = figure(told, index)[0], target(told, index * told.months // 12 + 1)
    return value <= wanted if told.is_lower_better else value >= wanted
