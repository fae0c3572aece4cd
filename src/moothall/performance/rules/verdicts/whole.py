"""All that is said of one measure: its rating, whether it changes, its way, where the year ends, and one sentence for all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from moothall.performance.rules.definitions import Counting, Polarity
from moothall.performance.rules.periods import ONE_DAY, Frequency, Period, periods_within, year_of
from moothall.performance.rules.verdicts.changing import Assurance, Changing
from moothall.performance.rules.verdicts.ending import Ending, Ends, ending
from moothall.performance.rules.verdicts.figures import Figure, latest
from moothall.performance.rules.verdicts.headline import Known, headline
from moothall.performance.rules.verdicts.rating import HeldTo, Near, Rated, Rating, band, rated, rule_in_words
from moothall.performance.rules.verdicts.reconciled import Facts, reconciled
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.travel import Direction, Point, direction

NO_FIGURE = "No figure has been entered yet."


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands among others, such as: 14th of 16 similar councils in 2025/26. The best quarter is 1."""

    rank: str = ""
    quarter: int | None = None
    is_first: bool = False
    is_last: bool = False


NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a measure. `held` is the target in force for its latest figure; `because` says why the last period has none.

    `comparable` are the periods whose figures mean what the latest means; `late` is the sentence about a figure that is owed.
    """

    title: str
    stated: Stated
    counting: Counting
    frequency: Frequency
    begins_in: int
    figures: Sequence[Figure]
    held: HeldTo | None = None
    near: Near | None = None
    is_proposed: bool = False
    comparable: frozenset[Period] = frozenset()
    because: str = ""
    late: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a measure's page says."""

    given: Given
    latest: Figure | None
    rated: Rated
    changing: Changing
    direction: Direction
    ending: Ending | None
    headline: str
    whole: str
    rule: str

    @property
    def figure(self) -> str:
        """The latest figure as it is printed."""
        stated = self.given.stated
        return "" if self.latest is None or self.latest.value is None else stated.say(stated.as_printed(self.latest.value))


def in_full(figures: Sequence[Figure], frequency: Frequency, begins_in: int) -> list[Figure]:
    """The figures with every period between the first and the last of them; one that is missing has no value.

    Where they follow no calendar they stand in the order in which their periods end, and of two that end on one day the shorter counts.
    """
    if not frequency.months:
        by_end = {one.period.last: one for one in sorted(figures, key=lambda one: (one.period.last, one.period.first))}
        return list(by_end.values())
    if not figures:
        return []
    known = {one.period: one for one in figures}
    periods = list(periods_within(frequency, figures[0].period.first, figures[-1].period.last, begins_in))
    return [known.get(period, Figure(period)) for period in periods]


def judged(given: Given, changing: Changing) -> Verdict:
    """The verdict on one measure, of which the chart has been judged already."""
    last, way, end = latest(given.figures), direction_of(given), ending_of(given)
    rating, changing = rating_of(given, last), agreeing(changing, given, end)
    return Verdict(
        given=given,
        latest=last,
        rated=rating,
        changing=changing,
        direction=way,
        ending=end,
        headline=first_sentence(given, last, changing),
        whole=reconciled(facts_of(given, rating, changing, way, end)),
        rule=rule_in_words(given.near, given.stated, given.held),
    )


FORETOLD = {(Assurance.PASS, Ends.MISSED), (Assurance.FAIL, Ends.MET)}


def agreeing(changing: Changing, given: Given, end: Ending | None) -> Changing:
    """What a chart foretells of the target holds while that stays: on the way to another, or against the forecast, it is silent."""
    held, stays = given.held, given.counting in (Counting.SNAPSHOT, Counting.ROLLING)
    is_moving = held is not None and held.is_on_the_way and stays
    is_against = end is not None and (changing.assurance, end.ends) in FORETOLD
    return changing.silent_on_target() if is_moving or is_against else changing


def facts_of(given: Given, rating: Rated, changing: Changing, way: Direction, end: Ending | None) -> Facts:
    """What the one sentence is made of."""
    return Facts(
        rating=rating.rating,
        change=changing.change,
        assurance=changing.assurance,
        travel=way.latest,
        since=since(way),
        rank=given.place.rank,
        quarter=given.place.quarter,
        is_first=given.place.is_first,
        is_last=given.place.is_last,
        ends=end.ends if end else None,
        is_trend=changing.is_trend,
    )


def rating_of(given: Given, last: Figure | None) -> Rated:
    """No figure where none has ever come; otherwise the last that is there is rated, however old, and its period is said."""
    if last is None or last.value is None:
        return Rated(Rating.NO_FIGURE, " ".join(one for one in (given.because or NO_FIGURE, given.late) if one))
    return rated(last.value, given.held, given.near, given.stated, is_proposed=given.is_proposed)


def first_sentence(given: Given, last: Figure | None, changing: Changing) -> str:
    if last is None or last.value is None:
        return given.late
    known = Known(
        title=given.title,
        period=last.period.in_words(),
        figure=last.value,
        held=last.held if given.stated.polarity is not Polarity.NONE else None,
        planned=planned(given),
        is_on_the_way=given.held is not None and given.held.is_on_the_way,
        is_proposed=given.is_proposed,
        normal=changing.normal,
        rank=given.place.rank,
        is_provisional=last.is_provisional,
    )
    return f"{headline(known, given.stated)} {given.late}".strip()


def planned(given: Given) -> tuple[Decimal, Decimal] | None:
    """The range that is as planned, where a plan is best and has one."""
    if given.stated.polarity is not Polarity.PLAN or given.held is None or given.held.point is None:
        return None
    low, high = band(given.held, given.held.point)
    return (low, high) if low < high else None


def since(way: Direction) -> str:
    found = way.last_period or way.last_year
    return found.since if found else ""


def direction_of(given: Given) -> Direction:
    points = [Point(one.period.in_words(), one.value, one.held, one.period in given.comparable) for one in given.figures]
    while points and points[-1].figure is None:
        points.pop()
    return direction(points, 12 // given.frequency.months if given.frequency.months else 0, given.counting, given.stated)


def ending_of(given: Given) -> Ending | None:
    """Where the year of the last figure will end; for months and quarters alone."""
    last = latest(given.figures)
    if last is None or given.frequency.months not in (1, 3):
        return None
    values = {one.period: one.value for one in given.figures if one.period in given.comparable}
    year = year_of(last.period.first, given.begins_in)
    first = year_of(given.figures[0].period.first, given.begins_in)
    before = periods_within(Frequency.ANNUAL, first.first, year.first - ONE_DAY, given.begins_in)
    past = [of_year(values, one, given) for one in before]
    return ending(of_year(values, year, given), past, given.counting, given.held, given.stated, year)


def of_year(values: dict[Period, Decimal | None], year: Period, given: Given) -> list[Decimal | None]:
    """A figure for each period of a year, missing ones too."""
    return [values.get(one) for one in periods_within(given.frequency, year.first, year.last, given.begins_in)]
