"""How a measure of the sample council is written down, and what its figures come to: each follows from the measure and the period alone.

Years are those of the story: the first is the financial year in which it begins, and its April is month 0. Figures are known from the
year before it on. A month of the story may be named by what happened in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count, pairwise
from math import cos, pi

from moothall.performance.rules import Counting, Polarity, SetBy, ToleranceKind, rounded
from moothall.performance.rules.verdicts import rating
from moothall.performance.rules.verdicts.rating import HeldTo, Near, Rating
from moothall.web.demo.words import number_from

APRIL, OF_A_YEAR = 4, 12  # months
BEFORE = 1  # year of figures that were published before the story begins
LATE_ONE_IN, VERY_LATE_ONE_IN = 20, 60
BETTER_FOR = 4  # years; a target that grew for ever could not be kept
NOT_YET = "It was not measured then"
CARRIED, TILL = 20, 2  # working days until a quarter is cut off; until a figure that was sent is signed off
A_MONTH = 20  # working days, at least
LATER, MUCH_LATER = 9, 55  # working days after the usual day on which a figure is sent


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of those, out of so many of these; the figure is `per` times their quotient. `usual` is how many there are in a period."""

    those: str
    of: str
    usual: int
    unit: str
    of_unit: str
    per: int = 100


@dataclass(frozen=True, slots=True)
class Change:
    """From a month of the story on a figure is so much higher, or lower; the change takes some months."""

    month: int
    by: float
    takes: int = 1

    def done(self, month: int) -> float:
        """What of it has come about by a month."""
        return self.by * min(1.0, max(0, month - self.month + 1) / self.takes)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted in a period, and of a share how many of how many; or why there is no figure."""

    value: Decimal | None
    those: int = 0
    of: int = 0
    because: str = ""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
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
    reviewer: str
    department: str
    portfolio: str
    codes: tuple[tuple[str, str], ...]
    start: float
    settles: float
    sway: float
    serves: str = ""
    season: tuple[float, int] = (0.0, 0)  # so much more in that month of the year, 0 for April, and so much less half a year away
    changes: tuple[Change, ...] = ()
    stated: tuple[tuple[int, Figure], ...] = ()  # what the story's papers say of a month, or why nothing could be said
    since: int | None = None
    pooled: tuple["Measure", ...] = ()  # of which this is the whole
    target: Decimal | None = None
    better: Decimal = Decimal(0)
    band: Decimal | None = None
    is_reward: bool = False
    set_by: SetBy = SetBy.OFFICER
    set_by_words: str = ""
    decimals: int = 1
    polarity: Polarity = Polarity.HIGHER
    counting: Counting = Counting.SNAPSHOT
    months: int = 3  # of a period
    pace: float = 0.97  # how much of the way is left after each period
    counted: Counted | None = None
    is_held_back: bool = False  # a softer target was proposed and has not been put to members
    tolerance: Decimal = Decimal(2)
    sent_after: int = 7  # working days
    always_late: int = 0  # working days by which each of its figures comes later than that
    source: str = ""
    when_missed: str = ""
    when_kept: str = ""

    @property
    def adds_up(self) -> bool:
        return self.counting in (Counting.ADDED, Counting.CUMULATIVE)


def periods(told: Measure, begins: date, until: date) -> Iterator[tuple[int, date, date]]:
    """Each period that has ended by a day: its number, its first day, and the day after its last."""
    for index in count(-BEFORE * OF_A_YEAR // told.months):
        first, after = (april(begins, (index + more) * told.months) for more in (0, 1))
        if after > until:
            return
        yield index, first, after


def april(begins: date, months: int) -> date:
    """The first day so many months after the April in which the first year of the story begins."""
    month = APRIL - 1 + months
    return date(begins.year + month // OF_A_YEAR, month % OF_A_YEAR + 1, 1)


def last_month(told: Measure, index: int) -> int:
    return (index + 1) * told.months - 1


@cache
def figure(told: Measure, index: int) -> Figure:
    """What its owner says of a period."""
    month = last_month(told, index)
    if said := dict(told.stated).get(month):
        return said
    if told.since is not None and month < told.since:
        return Figure(None, because=NOT_YET)
    if told.pooled:
        return pooled([figure(one, index) for one in told.pooled], told.decimals)
    if told.counting is Counting.CUMULATIVE:
        place = index % (OF_A_YEAR // told.months)
        return Figure(sum((flow(told, one) for one in range(index - place, index + 1)), Decimal(0)))
    return of_share(told, told.counted, index) if told.counted else Figure(flow(told, index))


def flow(told: Measure, index: int) -> Decimal:
    """What a period comes to by itself, and never less than nothing."""
    return rounded(Decimal(max(0.0, level(told, index))), told.decimals)


def level(told: Measure, index: int) -> float:
    """Where the course of a measure stands in a period: on its way, by the season, after what has changed, and as chance has it."""
    month, by, most_in = last_month(told, index), *told.season
    way = (told.start - told.settles) * told.pace ** (index + BEFORE * OF_A_YEAR // told.months)
    chance = told.sway * (number_from(told.key, index) % 2001 / 1000 - 1)
    return told.settles + way + by * cos(2 * pi * (month - most_in) / OF_A_YEAR) + sum(one.done(month) for one in told.changes) + chance


def of_share(told: Measure, counted: Counted, index: int) -> Figure:
    every = counted.usual + number_from(index, told.key) % max(1, counted.usual // 5)
    most = counted.per if told.unit == "%" else None
    wanted = max(0.0, level(told, index))
    those = round(every * min(wanted, most or wanted) / counted.per)
    return Figure(rounded(Decimal(counted.per * those) / every, told.decimals), those, every)


def pooled(parts: Sequence[Figure], decimals: int) -> Figure:
    """Many shares as one: all of those out of all of these."""
    if missing := [one.because for one in parts if one.value is None]:
        return Figure(None, because=missing[0])
    return Figure(rounded(Decimal(100 * sum(one.those for one in parts)) / sum(one.of for one in parts), decimals))


# Targets


def year_of(told: Measure, index: int) -> int:
    """In which year of the story a period ends."""
    return last_month(told, index) // OF_A_YEAR + 1


def target(told: Measure, year: int) -> Decimal | None:
    """For a year of the story. One that is held back stays what it was."""
    if told.target is None:
        return None
    years = 0 if told.is_held_back else max(0, min(year - 1, BETTER_FOR))
    return told.target + (-years if told.polarity is Polarity.LOWER else years) * told.better


def profile(told: Measure, year: int) -> tuple[Decimal, ...]:
    """What a target for a whole year comes to by the end of each period, or in each; nothing where each period is held to the target."""
    wanted = target(told, year)
    if wanted is None or not told.adds_up:
        return ()
    number = OF_A_YEAR // told.months
    reached = [rounded(wanted * place / number, told.decimals) for place in range(number + 1)]
    if told.counting is Counting.CUMULATIVE:
        return tuple(reached[1:])
    return tuple(later - before for before, later in pairwise(reached))


def held_to(told: Measure, year: int, place: int) -> HeldTo | None:
    """The target of a year, as it falls on one of its periods."""
    value, points = target(told, year), profile(told, year)
    if value is None:
        return None
    floor, stretch = (value - told.band, value + told.band) if told.band is not None else (None, None)
    return HeldTo(value=value, point=points[place] if points else value, set_by=told.set_by, floor=floor, stretch=stretch)


def stands(told: Measure, index: int) -> Rating:
    """How the figure of a period stands to its target, by the rule by which every page judges it."""
    value, held = figure(told, index).value, held_to(told, year_of(told, index), index % (OF_A_YEAR // told.months))
    if value is None:
        return Rating.NO_FIGURE
    if held is None or held.point is None or told.polarity is Polarity.NONE:
        return Rating.NOT_RATED
    near = Near(amount=told.tolerance, kind=ToleranceKind.UNITS, set_by="", set_on=date.min)
    return rating.met(value, held, held.point, near, told.polarity)


# When it was sent


def last_of(told: Measure, year: int, quarter: int) -> int:
    """The number of the last period that had ended with a quarter."""
    return ((year - 1) * OF_A_YEAR + quarter * 3) // told.months - 1


def is_late(told: Measure, index: int) -> bool:
    """Whether its owner sent it after its day."""
    by_chance = number_from("late", told.key, index) % LATE_ONE_IN == 0 or is_very_late(told, index)
    return not told.pooled and (told.always_late > 0 or by_chance)


def is_very_late(told: Measure, index: int) -> bool:
    """Whether it came after everything of its quarter was cut off."""
    return not told.pooled and number_from("very late", told.key, index) % VERY_LATE_ONE_IN == 0


def sent_within(told: Measure, index: int) -> int:
    """How many working days after its period its owner sent a figure."""
    if told.always_late:
        return told.sent_after + told.always_late
    if is_very_late(told, index):
        return told.sent_after + MUCH_LATER
    return told.sent_after + (LATER if is_late(told, index) else 0)


def in_time_for_report(told: Measure, year: int, quarter: int) -> Rating:
    """How the last figure that a quarter's report may tell of stands in it: one that was not signed off by the cut-off is not there."""
    index = last_of(told, year, quarter)
    since = (year - 1) * OF_A_YEAR + quarter * 3 - 1 - last_month(told, index)  # months
    if any(sent_within(one, index) + TILL > CARRIED + since * A_MONTH for one in told.pooled or (told,)):
        return Rating.NO_FIGURE
    return stands(told, index)
