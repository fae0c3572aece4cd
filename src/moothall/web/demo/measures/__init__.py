"""What the sample council counts: its measures, each with an owner, from the tables beside this file; and what it tells of them.

`reading.py` says what stands in a table.
"""

from collections import Counter
from functools import cache

from moothall.performance.rules import said
from moothall.performance.rules.verdicts.rating import Rating
from moothall.web.demo.measured import Measure, figure, in_time_for_report, is_late, last_month, last_of
from moothall.web.demo.measures.reading import read

FRAMEWORKS = (
    ("corporate", "corporate", "A town that looks after its own", "Corporate plan 2026 to 2029"),
    ("agreement", "laa_designated", "Local Area Agreement", "Agreed with the partners of the council, and with the government"),
    ("local", "laa_local", "Local Area Agreement, local targets", "Agreed with the partners of the council alone"),
    ("service", "service", "Service plans", "What each department promises for the year"),
    ("partnership", "partnership", "Safer Wrenmouth Partnership", "The partnership's plan"),
    ("national", "national", "National Indicators", "The Stationery Office, 2008; kept here to compare with earlier years"),
)
EVERYTHING: frozenset[str] = frozenset()
MEASURES = read()
BY_KEY = {one.key: one for one in MEASURES}
NUMBERS = {one.key: number for number, one in enumerate(MEASURES, 1)}  # as they are given here, which formulas name


@cache
def tally(year: int, quarter: int, serving: frozenset[str] = EVERYTHING) -> Counter[Rating]:
    """How many measures stand how in the report on a quarter of a year of the story: of all, or of those that tell of these objectives."""
    told = [each for each in MEASURES if not serving or each.serves in serving]
    return Counter(in_time_for_report(each, year, quarter) for each in told)


def in_words(year: int, quarter: int, serving: frozenset[str] = EVERYTHING) -> str:
    """The same as a paper says it.

    >>> in_words(1, 1).startswith(f"of 120 measures {met(1, 1)} were on target")
    True
    """
    numbers = tally(year, quarter, serving)
    on, near, off = (numbers[one] for one in (Rating.ON, Rating.NEAR, Rating.OFF))
    return f"of {numbers.total()} measures {on} were on target, {near} near it and {off} off it"


def met(year: int, quarter: int) -> int:
    """How many kept to their target in a quarter of a year of the story."""
    return tally(year, quarter)[Rating.ON]


def late(year: int, quarter: int) -> int:
    """How many figures of a quarter came in late: of those for each month, the last."""
    return sum(ends_with(each, year, quarter) and is_late(each, last_of(each, year, quarter)) for each in MEASURES)


def ends_with(told: Measure, year: int, quarter: int) -> bool:
    """Whether a period of a measure ends with a quarter; a year does with the last alone."""
    return last_month(told, last_of(told, year, quarter)) == (year - 1) * 12 + quarter * 3 - 1


class Spoken:
    """The last figures that were known in a month of the story, each by its key, as a paper says them.

    >>> Spoken(31).on_time, Spoken(31).homeless.endswith(" households")
    ('81.9%', True)
    """

    def __init__(self, month: int) -> None:
        self.month = month

    def __getattr__(self, key: str) -> str:
        told = BY_KEY[key]
        found = figure(told, (self.month - 1) // told.months - 1).value  # a period that ended before the month before
        return "none" if found is None else said(found, told.unit, told.decimals)
