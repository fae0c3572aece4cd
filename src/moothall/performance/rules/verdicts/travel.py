"""Which way a measure goes: against the period before, and against the same period a year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from moothall.authority.words import capitalised
from moothall.performance.rules.definitions import Counting, Polarity
from moothall.performance.rules.verdicts.saying import Stated


class Travel(StrEnum):
    """Which way a figure went."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "the same"


ALIKE, NEARLY, AS_FAR = "the same as", "about the same as", "as far from what was planned as"


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of a period, what it was held to there, and whether it means what today's figure means."""

    period: str
    figure: Decimal | None
    held: Decimal | None = None
    is_comparable: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """Which way a figure went since another, and by how much in words; of one that went neither way, `how` they are alike."""

    travel: Travel
    since: str
    earlier: str
    by: str = ""
    how: str = ALIKE

    def in_words(self) -> str:
        if self.travel is Travel.SAME:
            return f"{self.how} in {self.since} ({self.earlier})"
        return f"{self.travel.value} than in {self.since} ({self.earlier}) by {self.by}"


def is_no_change(now: Decimal, before: Decimal, stated: Stated) -> bool:
    """Whether two figures are alike but for rounding: printed alike, or less than half a step of the last decimal apart.

    >>> is_no_change(Decimal("81.66"), Decimal("81.64"), Stated("%")), is_no_change(Decimal(13), Decimal(12), Stated("homes", 0))
    (True, False)
    """
    if stated.as_printed(now) == stated.as_printed(before):
        return True
    return abs(now - before) * 2 < Decimal(1).scaleb(-stated.decimals)


def moved(now: Point, before: Point | None, stated: Stated) -> Moved | None:
    """How one figure stands to an earlier one; nothing where there is none that can be compared.

    >>> found = moved(Point("October 2026", Decimal("81.6")), Point("September 2026", Decimal("82.2")), Stated("%"))
    >>> found.in_words()
    'worse than in September 2026 (82.2%) by 0.6 points'
    """
    if before is None or now.figure is None or before.figure is None or not before.is_comparable:
        return None
    latest, earlier = stated.as_printed(now.figure), stated.as_printed(before.figure)
    if is_no_change(now.figure, before.figure, stated):
        return Moved(Travel.SAME, before.period, stated.say(earlier), how=ALIKE if latest == earlier else NEARLY)
    found = way(now, before, latest, earlier, stated.polarity)
    return Moved(found, before.period, stated.say(earlier), stated.distance(latest, earlier), AS_FAR)


def way(now: Point, before: Point, latest: Decimal, earlier: Decimal, polarity: Polarity) -> Travel:
    """Better or worse where the measure says so; where a plan is best, nearer to it is better; otherwise higher or lower."""
    if polarity in (Polarity.HIGHER, Polarity.LOWER):
        return Travel.BETTER if (latest > earlier) == (polarity is Polarity.HIGHER) else Travel.WORSE
    if polarity is Polarity.PLAN and now.held is not None and before.held is not None:
        away, was = abs(latest - now.held), abs(earlier - before.held)
        return Travel.SAME if away == was else Travel.BETTER if away < was else Travel.WORSE
    return Travel.HIGHER if latest > earlier else Travel.LOWER


@dataclass(frozen=True, slots=True)
class Direction:
    """Both comparisons; either may be missing."""

    last_period: Moved | None = None
    last_year: Moved | None = None

    @property
    def latest(self) -> Travel | None:
        """The way since the period before; where that says nothing, since a year before."""
        found = self.last_period or self.last_year
        return found.travel if found else None

    def in_words(self) -> str:
        """One sentence with both.

        >>> Direction(Moved(Travel.SAME, "June 2026", "4"), Moved(Travel.BETTER, "July 2025", "3", "1")).in_words()
        'The same as in June 2026 (4), and better than in July 2025 (3) by 1.'
        """
        said = [one.in_words() for one in (self.last_period, self.last_year) if one]
        return f"{capitalised(', and '.join(said))}." if said else ""


def direction(points: Sequence[Point], periods_a_year: int, counting: Counting, stated: Stated) -> Direction:
    """The way of the last of these figures, one for each period in their order, missing ones included.

    A running total grows from period to period whatever happens: it is compared with the year before alone.
    """
    if not points:
        return Direction()
    now = points[-1]
    before = points[-2] if len(points) > 1 and counting is not Counting.CUMULATIVE and periods_a_year != 1 else None
    year = points[-1 - periods_a_year] if periods_a_year and len(points) > periods_a_year else None
    return Direction(moved(now, before, stated), moved(now, year, stated))
