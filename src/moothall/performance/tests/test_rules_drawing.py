"""What is drawn of figures: nothing leaves its drawing, no number has a digit too many, gaps stay gaps, and all of it is said in words."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from moothall.performance.rules import Counting, Frequency, Period, Polarity
from moothall.performance.rules.drawing.axis import axis, wide
from moothall.performance.rules.drawing.marks import apart
from moothall.performance.rules.drawing.periods_axis import labels
from moothall.performance.rules.drawing.picture import picture
from moothall.performance.rules.drawing.spark import spark
from moothall.performance.rules.drawing.strip import strip
from moothall.performance.rules.periods import ONE_DAY, month_after
from moothall.performance.rules.verdicts.changing import Change, Changing
from moothall.performance.rules.verdicts.charting import ChartRule, Course, verdicts
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.others import There, among
from moothall.performance.rules.verdicts.saying import Stated

pytestmark = pytest.mark.once
D = Decimal
PERCENT, DAYS, HOMES = Stated("%"), Stated("days", 0, Polarity.LOWER), Stated("homes", 0)
REPAIRS = [
    *("86.1", "84.9", "87.2", "85.5", "88.0", "86.4", "85.1", "87.6", "86.9", "85.8", "87.1", "88.3"),
    *("86.6", "85.2", "-", "86.0", "84.7", "84.1", "83.2", "83.9", "82.5", "83.1", "82.2", "81.6"),
]
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
VALUES = st.decimals(-(10**7), 10**7, places=2)


def series(values, held=(), months=1, first=date(2024, 11, 1)):
    found, target = [], None
    for place, value in enumerate(values):
        begin = month_after(first, place * months)
        target = dict(held).get(place, target)
        figure = None if value in (None, "-") else D(value)
        found.append(Figure(Period(begin, month_after(begin, months) - ONE_DAY), figure, None if target is None else D(target)))
    return found


def drawn(figures, stated=PERCENT, counting=Counting.SNAPSHOT, frequency=Frequency.MONTHLY):
    [found] = verdicts([Course(figures=figures, counting=counting, frequency=frequency, stated=stated)], ChartRule(fixed_on=12))
    total = 4 if counting is Counting.CUMULATIVE else None
    return picture("Repairs finished on time", "Wrenmouth", "month", figures, found, stated, total)


@pytest.fixture(scope="module")
def repairs():
    return drawn(series(REPAIRS, [(0, "88"), (5, "90"), (17, "92")]))


def path(drawing, kind):
    return dict(drawing.paths).get(kind, "")


def test_a_chart_says_its_message_and_its_numbers_in_words(repairs):
    assert repairs.title == "Repairs finished on time: worse than usual since February 2026"
    assert repairs.under == (
        "Repairs finished on time, %, Wrenmouth, by month, November 2024 to October 2026. "
        "The band is the normal range, set by November 2024 to October 2025. Dashes: the target in force."
    )
    assert repairs.words.startswith(
        "Line chart of 23 figures, from 86.1% in November 2024 to 81.6% in October 2026. The lowest is 81.6% in October 2026, "
        "the highest 88.3% in October 2025. The average is 86.6%, the normal range 82.4% to 90.8%. The target in force is 92.0%. "
        "1 figure is missing. Worse than usual since February 2026"
    )


def test_a_missing_figure_is_a_gap_and_a_target_steps_when_it_changes(repairs):
    for one in repairs.drawings:
        assert path(one, "run").count("M") == 2
        assert path(one, "target").count("M") == 3
        assert (path(one, "plain").count("M"), path(one, "worse").count("M"), path(one, "better")) == (14, 9, "")


def test_the_table_beneath_a_chart_has_every_period_the_latest_first(repairs):
    rows = {row.period: row for row in repairs.rows}
    assert len(rows) == 24
    assert (rows["October 2026"].figure, rows["October 2026"].held, rows["October 2026"].pattern) == ("81.6%", "92.0%", "worse than normal")
    assert (rows["January 2026"].figure, rows["January 2026"].pattern) == ("No figure", "")
    assert rows["November 2024"].pattern == "within normal range"
    assert repairs.has_targets
    assert repairs.has_patterns


def test_a_running_total_begins_anew_and_has_no_limits():
    homes = drawn(
        series(["20", "45", None, "90", "25"], [(0, "100")], 3, date(2025, 4, 1)), HOMES, Counting.CUMULATIVE, Frequency.QUARTERLY
    )
    kinds = [kind for kind, _ in homes.drawings[0].paths]
    assert not {"band", "limit", "mean"} & set(kinds)
    assert path(homes.drawings[0], "run").count("M") == 3
    assert homes.words.endswith("could not be told from chance.")


def test_what_nobody_judges_is_unusual_and_two_kinds_of_marks_are_both_named():
    plain = drawn(series([*REPAIRS[:14], "99"]), Stated("%", 1, Polarity.NONE))
    assert "Full circles: unusual" in [word.text for word in plain.drawings[0].words]
    figures = series([*REPAIRS[:14], "99", "70", "99"])
    names = [word.text for one in drawn(figures).drawings for word in one.words]
    assert names.count("Squares: worse than normal") == names.count("Diamonds: better than normal") == 2


def test_a_figure_a_year_is_judged_by_its_trend_and_drawn_without_limits():
    years = series(["71", "72.5", "73", "75.5", "76"], months=12, first=date(2021, 4, 1))
    found = drawn(years, frequency=Frequency.ANNUAL)
    assert found.title == "Repairs finished on time: better from year to year since 2021/22"
    assert not path(found.drawings[0], "band")


def test_without_figures_there_is_no_drawing():
    assert drawn(series(["-", "-"])) is None
    assert spark(series(["-"]), PERCENT, "Repairs") is None
    assert strip([There("Ashby")], "Ashby", among([There("Ashby")], "Ashby", Polarity.HIGHER, fewest=8), PERCENT, "Repairs") is None


def test_one_provisional_figure_is_drawn_and_marked():
    one = [Figure(Period(date(2026, 4, 1), date(2027, 3, 31)), D("81.6"), is_provisional=True)]
    found = picture("Repairs", "Wrenmouth", "year", one, Changing(change=Change.TOO_FEW, because="One.", marks=(Change.STEADY,)), PERCENT)
    assert found.rows[0].figure == "81.6% (provisional)"
    assert found.under == "Repairs, %, Wrenmouth, by year, 2026/27."
    assert found.words == "Line chart of 1 figure, from 81.6% in 2026/27 to 81.6% in 2026/27. One."
    assert not found.has_targets


@settings(max_examples=40)
@given(st.lists(st.one_of(st.none(), VALUES), min_size=1, max_size=40), st.sampled_from([PERCENT, DAYS, Stated("£", 2)]), VALUES)
def test_nothing_leaves_its_drawing_whatever_the_figures_are(values, stated, target):
    found = drawn(series(values, [(0, target)]), stated)
    for one in found.drawings if found else ():
        for _, text in one.paths:
            assert "e" not in text
            assert all(len(number.partition(".")[2]) <= 1 for number in NUMBERS.findall(text))
        for word in one.words:
            start = word.x - wide(word.text) * {"start": 0, "middle": 0.5, "end": 1}[word.anchor]
            assert start >= -1
            assert start + wide(word.text) * 0.9 <= one.size.width + 1
            assert 8 < word.y < one.size.height


@given(st.lists(VALUES, min_size=1, max_size=9), st.sampled_from(["%", "days", "£"]))
def test_an_axis_holds_every_value_in_few_round_steps(values, unit):
    found = axis(values, unit)
    assert found.low <= min(values) <= max(values) <= found.high
    assert 2 <= len(found.ticks) <= 8
    assert len({words for _, words in found.ticks}) == len(found.ticks)
    if min(values) >= 0:
        assert found.low >= 0


def test_an_axis_stays_within_its_unit_and_says_millions_short():
    assert [words for _, words in axis([D(100), D(100)], "%").ticks][-1] == "100%"
    assert axis([D(0), D(0)], "days").high > 0
    assert [words for _, words in axis([D(1200000), D(4700000)], "£").ticks][-1] == "£5m"
    assert axis([D(-3), D(-3)], "days").low < -3


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_names_beside_lines_never_stand_on_each_other(places):
    moved = sorted(apart(places, 18, 0, 100))
    assert all(after - before >= 17.99 for before, after in pairwise(moved))
    assert moved[-1] <= 100


@given(last=st.integers(70, 90), target=st.integers(70, 90), before=st.integers(70, 90))
def test_on_a_narrow_drawing_the_latest_figure_and_the_target_do_not_lie_on_each_other(last, target, before):
    narrow = next(one for one in drawn(series([80, 75, before, last], [(0, target)])).drawings if not one.size.is_wide)
    [latest] = [word.y for word in narrow.words if word.kind == "latest"]
    [promised] = [word.y for word in narrow.words if word.text.startswith("Target")]
    assert abs(latest - promised) >= 18


def test_periods_are_named_back_from_the_latest_as_far_as_there_is_room():
    months = [one.period for one in series(["1"] * 14)]
    assert labels(months, 40)[-1] == (13, "Dec", "")
    assert labels(months, 12)[0] == (1, "Dec", "2024")
    quarters = [one.period for one in series(["1"] * 3, months=3)]
    assert [name for _, name, _ in labels(quarters, 100)] == ["Nov–Jan", "Feb–Apr", "May–Jul"]
    years = [one.period for one in series(["1"] * 3, months=12, first=date(2024, 4, 1))]
    assert labels(years, 100) == [(0, "2024/25", ""), (1, "2025/26", ""), (2, "2026/27", "")]
    odd = [Period(date(2026, 4, 3), date(2026, 9, 8))]
    assert labels(odd, 1) == [(0, "Sep 2026", "")]


def test_a_small_line_says_first_last_and_target():
    found = spark(series(["86.1", "-", "81.6"], [(0, "92")]), PERCENT, "Repairs")
    assert found.title == "Repairs: 86.1% in November 2024, 81.6% in January 2025, target 92.0%"
    assert found.run.count("M") == 2
    alone = spark(series(["5"]), DAYS, "Days")
    assert (alone.title, alone.target) == ("Days: 5 days in November 2024", "")
    assert spark(series(["500"]), DAYS, "Days", (D(0), D(10))).us.startswith("M7 2")


TOWNS = [There("Ashby", D(80)), There("Broad", D(90)), There("Cove"), There("Dell", D("85.5")), There("Elm", is_not_theirs=True)]


def test_a_strip_shows_ourselves_as_a_diamond_and_names_who_is_missing():
    found = strip(TOWNS, "Ashby", among(TOWNS, "Ashby", Polarity.HIGHER, fewest=8), PERCENT, "Repairs, 2025/26")
    assert found.words == "3 places from 80.0% to 90.0%; the middle 85.5%; Ashby 80.0%."
    assert found.half == ""
    assert (found.dots.count("M"), found.us.count("M")) == (2, 1)
    assert found.rows == (
        ("Broad", "90.0%"), ("Dell", "85.5%"), ("Ashby", "80.0%"), ("Cove", "No figure"), ("Elm", "Not its service"),
    )  # fmt: skip
    lower = strip(TOWNS, "Cove", among(TOWNS, "Cove", Polarity.LOWER, fewest=8), DAYS, "Days")
    assert (lower.us, lower.rows[0]) == ("", ("Ashby", "80 days"))
    assert lower.words.endswith("Cove has no figure.")
    assert all(wide(word.text) / 2 <= word.x + 1 <= 362 - wide(word.text) / 2 for word in found.labels[-2:])
    much = [There("Ashby", D(1234567)), There("Broad", D(1234987))]
    assert strip(much, "Ashby", among(much, "Ashby", Polarity.HIGHER, fewest=8), Stated("£", 0), "Cost").labels
