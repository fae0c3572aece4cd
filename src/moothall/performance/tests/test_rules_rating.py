"""A figure is judged by the target in force, as it is printed; and every verdict says why, with its numbers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from moothall.performance.rules import Counting, Polarity, SetBy, ToleranceKind
from moothall.performance.rules.verdicts.rating import HeldTo, Near, Rating, rated, rule_in_words
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.travel import Point, Travel, direction
from moothall.plans.rules import Shape

pytestmark = pytest.mark.once
D = Decimal
JULY = date(2026, 7, 9)
PERCENT, FEWER, AS_PLANNED = Stated("%"), Stated("days", 0, Polarity.LOWER), Stated("%", 1, Polarity.PLAN)
NUMBERS = st.decimals(-1000, 1000, places=2)


def held(value, point=None, **said):
    return HeldTo(**{"value": D(value), "point": D(point or value), "set_by": SetBy.OFFICER, "agreed_on": JULY} | said)


def near(amount, kind=ToleranceKind.UNITS):
    return Near(amount=D(amount), kind=kind, set_by="Cabinet", set_on=JULY)


EDGES = [
    (PERCENT, "92", "2", "92.0", Rating.ON),
    (PERCENT, "92", "2", "91.96", Rating.ON),  # printed as 92.0%
    (PERCENT, "92", "2", "91.9", Rating.NEAR),
    (PERCENT, "92", "2", "90.0", Rating.NEAR),
    (PERCENT, "92", "2", "89.9", Rating.OFF),
    (PERCENT, "92", None, "91.9", Rating.OFF),
    (FEWER, "30", "3", "30", Rating.ON),
    (FEWER, "30", "3", "33", Rating.NEAR),
    (FEWER, "30", "3", "33.5", Rating.OFF),
    (AS_PLANNED, "50", "1", "50.0", Rating.ON),
    (AS_PLANNED, "50", "1", "51.0", Rating.NEAR),
    (AS_PLANNED, "50", "1", "48.9", Rating.OFF),
    (PERCENT, "0", "2", "-2", Rating.NEAR),
]


@pytest.mark.parametrize(("stated", "target", "amount", "figure", "rating"), EDGES)
def test_the_edges_are_exact_whichever_side_is_better(stated, target, amount, figure, rating):
    assert rated(D(figure), held(target), near(amount) if amount else None, stated).rating is rating


def test_a_verdict_explains_itself_with_its_numbers():
    off = rated(D("81.6"), held(92), near(2), PERCENT)
    assert off.because == (
        "81.6% is 10.4 points below the target of 92.0%, which Members agreed with effect from 9 July 2026. "
        "Up to 2 points from it would be near (set by Cabinet, 9 July 2026)."
    )
    assert (off.word, off.shape) == ("Off target", Shape.OFF)
    assert rated(D(31), held(30, agreed_on=None, by_words="the Director of Homes"), near("10", ToleranceKind.PERCENT), FEWER).because == (
        "31 days is 1 day above the target of 30 days, set by the Director of Homes. "
        "Up to 10% of the target from it counts as near (set by Cabinet, 9 July 2026)."
    )
    said = Near(amount=D(2), kind=ToleranceKind.UNITS, set_by="Cabinet, 9 July 2026", set_on=JULY)
    assert rated(D("91"), held(92), said, PERCENT).because.endswith("counts as near (set by Cabinet, 9 July 2026).")
    assert rated(D(92), held(92, agreed_on=None, set_by=SetBy.AGREEMENT), None, PERCENT).because == (
        "92.0% is exactly the target of 92.0%, set by the Local Area Agreement."
    )
    assert rated(D(93), held(92, agreed_on=None, set_by=SetBy.MEMBERS), None, PERCENT).because.endswith("92.0%, which Members set.")


def test_what_cannot_be_rated_says_why():
    watched = Stated("%", 1, Polarity.NONE)
    assert rated(D(1), held(92), None, watched).rating is Rating.NOT_RATED
    assert rated(D(1), None, None, PERCENT).because == "No target is set for it."
    assert rated(D(1), None, None, PERCENT, is_proposed=True).because == "Members have not agreed a target."
    whole = held(100, until="2026/27")
    found = rated(D(40), HeldTo(value=whole.value, point=None, set_by=SetBy.OFFICER, until="2026/27"), None, Stated("homes", 0))
    assert (
        found.because
        == "The target of 100 homes is for the whole of its time, 2026/27, and no profile says what it comes to before its end."
    )
    assert found.rating.shape is Shape.NONE
    assert not found.rating.is_judged
    assert not Rating.NO_FIGURE.is_judged


def test_a_figure_on_its_way_is_held_to_the_profile_and_not_to_the_bounds_of_the_end():
    homes = Stated("homes", 0)
    found = rated(D(38), held(100, 40, floor=D(90), stretch=D(120)), near(5), homes)
    assert found.rating is Rating.NEAR
    assert found.because.startswith(
        "38 homes is 2 homes below the profile's 40 homes, on the way to the target of 100 homes, which Members"
    )
    assert rated(D(88), held(100, floor=D(90)), near(20), homes).because.endswith("It is below the floor of 90 homes, so it is never near.")
    assert rated(D(88), held(100, floor=D(90)), near(20), homes).rating is Rating.OFF
    assert rated(D(40), held(30, floor=D(35)), near(20), FEWER).because.endswith("It is above the floor of 35 days, so it is never near.")
    assert rated(D(120), held(100, stretch=D(120)), None, homes).because.endswith("It reaches the stretch of 120 homes.")
    assert rated(D(20), held(30, stretch=D(25)), None, FEWER).because.endswith("It reaches the stretch of 25 days.")


def test_where_a_plan_is_best_the_floor_and_the_stretch_are_its_range():
    band = held(50, floor=D(45), stretch=D(55))
    ratings = [rated(D(one), band, near(2), AS_PLANNED).rating for one in ("44.9", "45", "55", "57", "57.1", "43", "42.9")]
    assert ratings == [Rating.NEAR, Rating.ON, Rating.ON, Rating.NEAR, Rating.OFF, Rating.NEAR, Rating.OFF]
    assert rated(D(50), band, near(2), AS_PLANNED).because.startswith("50.0% is within the planned range of 45.0% to 55.0%, which")
    assert rated(D(58), band, near(2), AS_PLANNED).because.startswith("58.0% is 3 points above the planned range of 45.0% to 55.0%, which")


@given(NUMBERS, NUMBERS, st.decimals(0, 100, places=2), st.sampled_from([Polarity.HIGHER, Polarity.LOWER, Polarity.PLAN]))
def test_a_wider_tolerance_never_makes_a_verdict_worse_and_never_meets_a_target(figure, target, amount, polarity):
    order, stated = [Rating.OFF, Rating.NEAR, Rating.ON], Stated("%", 1, polarity)
    found = [rated(figure, held(target, point=target), one, stated).rating for one in (None, near(amount), near(amount + 1))]
    assert found == sorted(found, key=order.index)
    assert (found[0] is Rating.ON) == (found[2] is Rating.ON)


@given(NUMBERS, NUMBERS, st.decimals(0, 100, places=2))
def test_what_is_good_one_way_is_judged_alike_turned_round(figure, target, amount):
    up, down = Stated("", 2, Polarity.HIGHER), Stated("", 2, Polarity.LOWER)
    ratings = [
        rated(one, held(two, point=two), near(amount), how).rating for one, two, how in ((figure, target, up), (-figure, -target, down))
    ]
    assert ratings[0] is ratings[1]


def test_the_rule_can_be_read():
    assert rule_in_words(near(2), PERCENT) == (
        "On target at the target or above; up to 2 points from it near target (set by Cabinet, 9 July 2026); off target otherwise. "
        "A figure is judged as it is printed."
    )
    assert rule_in_words(None, Stated("%", 1, Polarity.NONE)).startswith("It is watched")


MONTHS = ("August 2026", "September 2026", "October 2026")


def points(*figures, **said):
    return [Point(period, D(one) if one else None, **said) for period, one in zip(MONTHS, figures, strict=True)]


def test_a_figure_is_compared_with_the_last_period_and_with_a_year_before():
    found = direction(points("80", "82.2", "81.6"), 2, Counting.SNAPSHOT, PERCENT)
    assert found.in_words() == "Worse than in September 2026 (82.2%) by 0.6 points, and better than in August 2026 (80.0%) by 1.6 points."
    assert found.latest is Travel.WORSE
    assert direction(points("80", "82.2", "82.24"), 0, Counting.SNAPSHOT, PERCENT).in_words() == "The same as in September 2026 (82.2%)."
    total = direction(points("80", "90", "100"), 2, Counting.CUMULATIVE, PERCENT)
    assert total.last_period is None
    assert total.latest is Travel.BETTER


def test_what_cannot_be_compared_is_not():
    assert direction([], 4, Counting.SNAPSHOT, PERCENT).latest is None
    assert direction(points("80", None, "81"), 0, Counting.SNAPSHOT, PERCENT).in_words() == ""
    assert direction(points("80", "81", None), 2, Counting.SNAPSHOT, PERCENT).latest is None
    assert direction(points("80", "81", "82", is_comparable=False), 2, Counting.SNAPSHOT, PERCENT).latest is None


def test_without_a_better_side_a_figure_is_higher_or_lower_and_beside_a_plan_nearer_or_further():
    plain, plan = Stated("", 0, Polarity.NONE), Stated("", 0, Polarity.PLAN)
    ways = [direction(points("1", "5", one), 0, Counting.SNAPSHOT, plain).latest for one in ("6", "4")]
    assert ways == [Travel.HIGHER, Travel.LOWER]
    ways = [direction(points("1", "40", one, held=D(50)), 0, Counting.SNAPSHOT, plan).latest for one in ("55", "39", "60")]
    assert ways == [Travel.BETTER, Travel.WORSE, Travel.SAME]
    assert direction(points("1", "40", "55"), 0, Counting.SNAPSHOT, plan).latest is Travel.HIGHER
    assert direction(points("9", "5", "4"), 1, Counting.SNAPSHOT, FEWER).in_words() == "Better than in September 2026 (5 days) by 1 day."
