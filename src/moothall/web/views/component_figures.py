"""Samples of what is drawn of figures, in every state, for the page of components. Every number is made up."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from moothall.performance.rules import Counting, Frequency, Period, Polarity, SetBy, ToleranceKind
from moothall.performance.rules.drawing.picture import Picture, picture
from moothall.performance.rules.drawing.spark import Spark, spark
from moothall.performance.rules.drawing.strip import Strip, strip
from moothall.performance.rules.periods import ONE_DAY, month_after
from moothall.performance.rules.verdicts.changing import Changing
from moothall.performance.rules.verdicts.charting import ChartRule, Course, verdicts
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.glance import Line
from moothall.performance.rules.verdicts.others import Among, GroupKind, There, among, in_words
from moothall.performance.rules.verdicts.rating import HeldTo, Near, Rated, Rating, rated
from moothall.performance.rules.verdicts.reconciled import Facts, reconciled
from moothall.performance.rules.verdicts.saying import Stated

REPAIRS = "86.1 84.9 87.2 85.5 88.0 86.4 85.1 87.6 86.9 85.8 87.1 88.3 86.6 85.2 - 86.0 84.7 84.1 83.2 83.9 82.5 83.1 82.2 81.6"
LETTING = "31 33 30 34 32 31 33 35 32 30 33 31 26 25 27 24 26 25 24 23 24"
HOMES = "20 45 71 96 24 50 - 110 28"
PLACES = "94.1 91.0 89.6 89.0 88.5 87.9 87.3 87.2 86.8 86.0 85.4 84.9 84.0 82.6 79.3 74.2"
NAMES = (
    "Ashby", "Broadwater", "Cove", "Dellstone", "Elmhurst", "Fenwick", "Garside", "Hythe", "Inglewood", "Jesmond", "Kelling", "Lowmoor",
    "Marsh End", "Wrenmouth", "Northey", "Orchard",
)  # fmt: skip
PERCENT, DAYS, BUILT = Stated("%"), Stated("days", 0, Polarity.LOWER), Stated("homes", 0)


@dataclass(frozen=True, slots=True)
class Sample:
    """One measure with all that is drawn of it."""

    key: str
    picture: Picture | None
    spark: Spark | None
    changing: Changing


def of(text: str, first: date, length: int, targets: dict[int, str]) -> list[Figure]:
    """Figures from their text; a dash is missing. Targets hold from a place on."""
    found, held = [], None
    for place, word in enumerate(text.split()):
        begin = month_after(first, place * length)
        held = Decimal(targets[place]) if place in targets else held
        found.append(Figure(Period(begin, month_after(begin, length) - ONE_DAY), None if word == "-" else Decimal(word), held))
    return found


def sample(key: str, subject: str, by: str, figures: list[Figure], counting: Counting, frequency: Frequency, stated: Stated) -> Sample:
    course = Course(figures=figures, counting=counting, frequency=frequency, stated=stated)
    [found] = verdicts([course], ChartRule(fixed_on=12))
    total = 4 if counting is Counting.CUMULATIVE else None
    return Sample(key, picture(subject, "Wrenmouth", by, figures, found, stated, total), spark(figures[-12:], stated, subject), found)


def measured() -> list[Sample]:
    """Worse, better, a running total, and too few."""
    repairs = of(REPAIRS, date(2024, 11, 1), 1, {0: "88", 5: "90", 17: "92"})
    letting = of(LETTING, date(2025, 2, 1), 1, {0: "30", 14: "28"})
    homes = of(HOMES, date(2024, 4, 1), 3, {0: "100", 4: "120"})
    few = of("80.4 82 81.1", date(2026, 8, 1), 1, {})
    once = Counting.SNAPSHOT
    return [
        sample("repairs", "Repairs finished on time", "month", repairs, once, Frequency.MONTHLY, PERCENT),
        sample("letting", "Days to let a home again", "month", letting, once, Frequency.MONTHLY, DAYS),
        sample("homes", "Homes built since April", "quarter", homes, Counting.CUMULATIVE, Frequency.QUARTERLY, BUILT),
        sample("few", "Calls answered in a minute", "month", few, once, Frequency.MONTHLY, PERCENT),
    ]


def lines(samples: list[Sample]) -> list[Line]:
    """Measures of a list: off target, near it, not rated, and without a figure."""
    said = (
        {
            "rating": Rating.OFF,
            "figure": "81.6%",
            "period": "October 2026",
            "target": "92.0%",
            "changed": "Worse than usual since June 2025",
        },
        {"rating": Rating.NEAR, "figure": "29 days", "period": "October 2026", "target": "28 days"},
        {"rating": Rating.NOT_RATED, "figure": "94 homes", "period": "July to September 2026", "target": "None agreed"},
        {"rating": Rating.NO_FIGURE, "target": "None set", "late": "The figure for October 2026 was due on 13 November 2026."},
    )
    names = ("Repairs finished on time", "Days to let a home again", "Homes built since April", "Calls answered in a minute")
    every = zip(names, samples, said, strict=True)
    return [Line(title=name, reference="components", spark=one.spark, **words) for name, one, words in every]


def judged() -> Rated:
    held = HeldTo(value=Decimal(92), point=Decimal(92), set_by=SetBy.OFFICER, agreed_on=date(2026, 7, 9))
    near = Near(amount=Decimal(2), kind=ToleranceKind.UNITS, set_by="Cabinet", set_on=date(2026, 7, 9))
    return rated(Decimal("81.6"), held, near, PERCENT)


def compared() -> tuple[Among, Strip | None, str]:
    there = [There(name, Decimal(value)) for name, value in zip(NAMES, PLACES.split(), strict=True)]
    there += [There("Penhale"), There("Quayford", is_not_theirs=True)]
    found = among(there, "Wrenmouth", Polarity.HIGHER, fewest=8)
    title = "Repairs finished on time, Wrenmouth among 16 similar councils, 2025/26"
    return found, strip(there, "Wrenmouth", found, PERCENT, title), in_words(found, GroupKind.NEIGHBOURS, PERCENT)


def figures() -> dict[str, Any]:
    """What the page of components shows of figures."""
    samples, rating, (found, drawn, words) = measured(), judged(), compared()
    change, rank = samples[0].changing, f"{found.rank()} similar councils"
    facts = Facts(rating=rating.rating, change=change.change, assurance=change.assurance, rank=rank, quarter=found.quarter)
    whole = reconciled(facts)
    return {"measured": samples, "lines": lines(samples), "rated": rating, "among": found, "strip": drawn, "others": words, "whole": whole}
