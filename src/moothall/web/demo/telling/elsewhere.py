"""What other places report, beside some of the sample council's measures: a club of invented towns by the sea."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions
from moothall.performance.queries import comparators, measures as queries
from moothall.performance.rules import Period, rounded
from moothall.performance.rules.comparators import brought
from moothall.performance.rules.comparators.brought import At, Brought, Group, Reported
from moothall.performance.rules.verdicts.others import GroupKind
from moothall.web.demo import measured
from moothall.web.demo.measured import Measure
from moothall.web.demo.measures import BY_KEY
from moothall.web.demo.telling.cast import Cast, at
from moothall.web.demo.telling.putting import Happening
from moothall.web.demo.words import number_from

CLUB, SOURCE = "Estuary Benchmarking Club", "Yearly figures of its members, all of them invented"
OURS = "Wrenmouth"
NEAR = ("Aldermouth", "Brackwater", "Castle Denny", "Dunsea", "Eastholm", "Gullport", "Haverstoke", "Lower Tain")
FAR = ("Fernley Vale", "Isle of Marrow", "Mossford", "Netherby Sands", "Oxmoor Cross", "Pellow Bay", "Quarrendon Marsh")
BESIDE = (
    "on_time",
    "voids",
    "rent",
    "bins",
    "recycled",
    "potholes",
    "calls",
    "once",
    "council_tax",
    "invoices",
    "sickness",
    "asked",
    "minor",
)
YEARS, A_YEAR = 3, 12
MISSING_ONE_IN, SPREAD = 17, 9  # of the figures; hundredths of our own figure, on either side
NOT_THEIRS = {("Isle of Marrow", "rent"), ("Isle of Marrow", "voids"), ("Dunsea", "bins")}
A_DAY = timedelta(days=1)


def happenings(cast: Cast, adopted: date) -> Iterator[Happening]:
    """Brought in once the measures are there."""
    yield at(adopted, 14), lambda moment: bring(cast, adopted, moment)


def bring(cast: Cast, adopted: date, moment: datetime) -> None:
    by: dict[str, Any] = {"viewer": THE_CLOCK, "at": moment}
    said = {"name": CLUB, "source": SOURCE, "year": str(adopted.year - 1), "ours": OURS}
    actions.bring_comparators(cast.home, **by, **said, brought=club(cast.borough.begins, adopted))
    rows = {row.title: row for row in queries.measures(THE_CLOCK).filter(organisation=cast.home)}
    source = comparators.named(cast.home, CLUB)
    assert source  # it has just been brought in
    for one in comparators.indicators(source):
        if row := rows.get(one.title):
            actions.tie_indicator(row, **by, indicator=one)


def club(begins: date, adopted: date) -> Brought:
    """What its file says: each of its towns, in two groups, and three years of each indicator that ended before it came out."""
    into = Brought()
    for place in (OURS, *NEAR, *FAR):
        into.put_place(place)
        into.put_member(Group(GroupKind.COUNTRY, "All of the club"), place)
        if place not in FAR:
            into.put_member(Group(GroupKind.NEIGHBOURS, "Towns with a harbour"), place)
    last = adopted.year - begins.year  # the year of the story that ended in March
    for key in BESIDE:
        told = BY_KEY[key]
        into.indicators[key] = brought.Indicator(key, told.title, told.unit, told.decimals, told.polarity)
        for year in range(max(1 - measured.BEFORE, last - YEARS + 1), last + 1):
            first, after = (measured.april(begins, (year - 1 + more) * A_YEAR) for more in (0, 1))
            for place in into.places:
                into.put_figure(At(key, place, Period(first, after - A_DAY)), reported(told, year, place))
    return into


def reported(told: Measure, year: int, place: str) -> Reported:
    """Other towns do as we do, each a little better or worse; and now and then one has not sent its figure."""
    ours = of_year(told, year)
    if place == OURS:
        return Reported(ours)
    if (place, told.key) in NOT_THEIRS:
        return Reported(is_not_theirs=True)
    if number_from("not sent", place, told.key, year) % MISSING_ONE_IN == 0:
        return Reported()
    usual = number_from("usual", place, told.key) % (2 * SPREAD + 1) - SPREAD
    by = Decimal(usual * 10 + number_from(place, told.key, year) % 21 - 10) / 1000
    value = rounded(ours * (1 + by), told.decimals)
    return Reported(min(value, Decimal(100)) if told.unit == "%" else value)


def of_year(told: Measure, year: int) -> Decimal:
    """The mean of a year's figures."""
    number = A_YEAR // told.months
    values = [measured.figure(told, index).value for index in range((year - 1) * number, year * number)]
    known = [one for one in values if one is not None]
    return rounded(sum(known, Decimal(0)) / len(known), told.decimals)
