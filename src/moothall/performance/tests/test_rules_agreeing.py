"""All that is said of one measure agrees: no sentence of its page says what another denies, whatever its figures are."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from moothall.performance.rules import Counting, Period, Polarity, SetBy, ToleranceKind
from moothall.performance.rules.periods import ONE_DAY, Frequency, month_after
from moothall.performance.rules.verdicts import whole
from moothall.performance.rules.verdicts.changing import Change
from moothall.performance.rules.verdicts.charting import ChartRule, Course, verdicts
from moothall.performance.rules.verdicts.ending import Ends
from moothall.performance.rules.verdicts.figures import Figure, latest
from moothall.performance.rules.verdicts.others import There, among
from moothall.performance.rules.verdicts.rating import HeldTo, Near, Rating
from moothall.performance.rules.verdicts.saying import Stated

pytestmark = pytest.mark.once
D = Decimal
FIRST = date(2020, 4, 1)
FLIPPED = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER}
TURNED = {Change.HIGH: Change.LOW, Change.LOW: Change.HIGH}


def measured(values, target="50", *, stated=Stated(), counting=Counting.SNAPSHOT, months=1, points=None, **bounds):
    """A measure with these figures from April 2020 on, each held to its point."""
    points = points or [D(target)] * len(values)
    figures = []
    for place, (value, point) in enumerate(zip(values, points, strict=True)):
        begin = month_after(FIRST, place * months)
        period = Period(begin, month_after(begin, months) - ONE_DAY)
        figures.append(Figure(period, None if value is None else D(value), point))
    return whole.Given(
        title="Repairs", stated=stated, counting=counting, frequency={1: Frequency.MONTHLY, 3: Frequency.QUARTERLY}[months], begins_in=4,
        figures=figures, held=HeldTo(value=D(target), point=points[-1], set_by=SetBy.OFFICER, **bounds),
        near=Near(amount=D("2.5"), kind=ToleranceKind.PERCENT, set_by="Cabinet", set_on=FIRST),
        comparable=frozenset(one.period for one in figures),
    )  # fmt: skip


def judged(measure, fixed=None):
    course = Course(figures=measure.figures, counting=measure.counting, frequency=measure.frequency, stated=measure.stated)
    return whole.judged(measure, verdicts([course], ChartRule(fixed_on=fixed))[0])


@st.composite
def measures(draw):
    decimals, level = draw(st.integers(0, 2)), draw(st.sampled_from([0, 5, 50, -5, 99]))
    steps = draw(st.sampled_from([st.just(0), st.integers(-200, 200), st.sampled_from([0, 0, 0, 0, 500]), st.integers(-9, 9)]))
    values = draw(st.lists(st.one_of(*[steps] * 9, st.none()), min_size=1, max_size=30))
    values = [None if step is None else D(level) + D(step) / 100 for step in values]
    values[-1] = values[-1] or D(level)
    target = D(level + draw(st.integers(-2, 2)))
    polarity, way = draw(st.sampled_from(Polarity)), draw(st.sampled_from([0, 0, 1]))
    better = -1 if polarity is Polarity.LOWER else 1
    bounds = {"floor": draw(st.sampled_from([None, target - 3 * better])), "stretch": draw(st.sampled_from([None, target + 3 * better]))}
    points = [target - way * (len(values) - place) for place in range(len(values))]
    stated = Stated(draw(st.sampled_from(["%", "", "days", "£"])), decimals, polarity)
    counting, months = draw(st.sampled_from(Counting)), draw(st.sampled_from([1, 3]))
    return measured(values, str(target), stated=stated, counting=counting, months=months, points=points, **bounds)


def found_in(pattern, words):
    match = re.search(pattern, words)
    return match and match[1]


@given(measures(), st.sampled_from([None, 12]))
@settings(max_examples=60, deadline=None)
def test_no_sentence_says_what_another_denies(measure, fixed):
    said = judged(measure, fixed)
    side = found_in(r"(below|above|at|within) the (?:target|profile|planned range)", said.headline)
    better = {Polarity.HIGHER: ("at", "above"), Polarity.LOWER: ("at", "below"), Polarity.PLAN: ("at", "within")}.get(
        measure.stated.polarity
    )
    if side and better and said.rated.rating.is_judged:
        assert (side in better) == (said.rated.rating is Rating.ON)
    where = found_in(r"(below|above|within) the normal range", said.headline)
    assert not where or (where if where != "within" else None) == found_in(r"lies (above|below) the normal range", said.changing.because)
    foretold = f"{said.changing.because} {said.whole}"
    if said.ending:
        assert not ("keep meeting" in foretold and said.ending.ends is Ends.MISSED)
        assert not ("keep missing" in foretold and said.ending.ends is Ends.MET)
        assert said.ending.low is None or said.ending.low <= said.ending.value <= said.ending.high
    for one in (said.direction.last_period, said.direction.last_year):
        assert not one or not one.in_words().startswith("the same") or one.earlier == said.figure


@given(measures())
@settings(max_examples=40, deadline=None)
def test_upside_down_every_verdict_is_the_same(measure):
    def turned(value):
        return None if value is None else -value

    held = measure.held
    other = replace(
        measure,
        stated=replace(measure.stated, polarity=FLIPPED.get(measure.stated.polarity, measure.stated.polarity)),
        figures=[replace(one, value=turned(one.value), held=turned(one.held)) for one in measure.figures],
        held=replace(held, value=-held.value, point=turned(held.point), floor=turned(held.floor), stretch=turned(held.stretch)),
    )
    one, two = judged(measure), judged(other)
    assert one.rated.rating is two.rated.rating
    is_judged = measure.stated.polarity in FLIPPED
    assert two.changing.change is (one.changing.change if is_judged else TURNED.get(one.changing.change, one.changing.change))


def test_a_change_is_told_though_the_figures_that_set_the_range_were_all_alike():
    said = judged(measured([100] * 14 + [60], "90"), fixed=12)
    assert said.changing.because.startswith("Worse than usual in June 2021: the latest lies below the normal range of 100.0 to 100.0.")
    risen = judged(measured([5] * 12 + [6, 7, 8, 9, 10, 11, 12, 13], "9"), fixed=12)
    assert risen.changing.change is Change.BETTER
    for values in ([5, None, 6, None] * 7, [*[5, 5, None, 6, 6, None] * 4, *[9, None] * 7]):
        said = judged(measured(values[:-1]))
        assert (said.changing.change, said.changing.because[:40]) == (Change.TOO_FEW, "No two neighbours among the figures that")


def test_a_limit_is_never_printed_as_the_figure_that_lies_beyond_it():
    said = judged(
        measured(["40", "41", "39", "40", "42", "38", "40", "41", "39", "40", "41", "40", "39", "41", "46"], stated=Stated("homes", 0))
    )
    limit = D(found_in(r"lies above the normal range of .* to ([\d.]+) homes", said.changing.because))
    assert limit < latest(said.given.figures).value


def test_while_a_target_still_rises_nobody_says_that_it_will_be_met():
    level = ["60", "61", "59", "60", "62", "58", "60", "61", "59", "60", "61", "60", "59", "61", "60", "61"]
    assert "will keep meeting" in judged(measured(level, "40")).whole
    rising = judged(measured(level, "92", points=[D(40 + place) for place in range(16)]))
    assert (rising.changing.assurance, "keep" in rising.whole, "above the profile's 55.0" in rising.headline) == (None, False, True)


def test_where_a_plan_is_best_its_range_is_said_and_a_forecast_that_holds_it_is_open():
    plan = Stated("%", 1, Polarity.PLAN)
    said = judged(measured(["50", "47"], "50", stated=plan, floor=D(45), stretch=D(55)))
    assert (said.rated.rating, "within the planned range of 45.0% to 55.0%" in said.headline) == (Rating.ON, True)
    over = judged(measured(["4", "6"], "5", stated=plan))
    assert over.direction.in_words() == "As far from what was planned as in April 2020 (4.0%)."
    years = [*["10", "20", "30", "46"], *["10", "20", "30", "40"], *["10", "20", "30", "51"], "10", "20", "30"]
    assert judged(measured(years, "45", stated=replace(plan, unit=""), months=3)).ending.ends is Ends.OPEN


def test_the_rule_that_is_printed_says_from_where_on_nothing_is_near():
    said = judged(measured(["48"], "50", floor=D(49)))
    assert said.rated.rating is Rating.OFF
    assert "near target (set by Cabinet, 1 April 2020), but never below the floor of 49.0; off target otherwise" in said.rule
    assert "never above the floor of 51.0" in judged(measured(["48"], "50", floor=D(51), stated=Stated(polarity=Polarity.LOWER))).rule


def test_where_all_places_are_alike_nobody_does_better():
    alike = among([There(f"Place {number}", D(5)) for number in range(9)], "Place 1", Polarity.HIGHER, fewest=4)
    assert (alike.rank(), alike.is_first, alike.is_last, alike.in_quarter()) == ("first equal of 9", False, False, "")
    two = among([There("Ashby", D(5)), There("Broad", D(5)), There("Cove", D(4))], "Broad", Polarity.HIGHER, fewest=4)
    assert (two.is_first, two.is_last) == (True, False)
