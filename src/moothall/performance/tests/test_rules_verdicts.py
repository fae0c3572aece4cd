"""What is said of a figure beside its rating: really changing or not, where the year ends, and one sentence for all."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, strategies as st

from moothall.performance.rules import Counting, Period, Polarity, SetBy
from moothall.performance.rules.periods import ONE_DAY, month_after
from moothall.performance.rules.verdicts import headline, reconciled
from moothall.performance.rules.verdicts.changing import DIRECTIONS, Assurance, Change, Normal, changing, of_trend
from moothall.performance.rules.verdicts.ending import Ends, ending
from moothall.performance.rules.verdicts.figures import Figure, increments, latest
from moothall.performance.rules.verdicts.rating import HeldTo, Rating
from moothall.performance.rules.verdicts.reconciled import Facts, clauses, is_at_odds
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.travel import Travel
from moothall.statistics import control_chart
from moothall.statistics.trend import five_point_trend

pytestmark = pytest.mark.once
D = Decimal
PERCENT = Stated("%")
YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
QUIET = ["86.1", "84.9", "87.2", "85.5", "88.0", "86.4", "85.1", "87.6", "86.9", "85.8", "87.1", "88.3", "86.6", "85.2", "87.4"]
SLOWER = ["86.0", "84.7", "84.1", "83.2", "83.9", "82.5", "83.1", "82.2", "81.6"]


def months(*values, first=date(2024, 11, 1), length=1):
    found = []
    for place, value in enumerate(values):
        begin = month_after(first, place * length)
        found.append(Figure(Period(begin, month_after(begin, length) - ONE_DAY), D(value) if value else None))
    return found


def verdict(figures, polarity=Polarity.HIGHER, **said):
    chart = control_chart.chart(
        control_chart.Series(
            dates=[one.period.last for one in figures], values=[one.value for one in figures],
            improvement_direction=DIRECTIONS[polarity], **said,
        )
    )  # fmt: skip
    return changing(chart, figures, Stated("%", 1, polarity))


def test_a_run_on_the_worse_side_is_said_with_its_beginning_and_its_fact():
    found = verdict(months(*QUIET, *SLOWER), target=92.0, fix_after_n_points=12)
    assert (found.word, found.since, found.run) == ("Getting worse", "February 2026", 9)
    assert found.because == (
        "Worse than usual since February 2026, nine figures running: the latest lies below the normal range of 82.4% to 90.8%. "
        "This is not chance. Run as it is now, it will keep missing the target."
    )
    assert found.title("Repairs") == "Repairs: worse than usual since February 2026"
    assert found.normal
    assert found.normal.set_by == "November 2024 to October 2025"
    assert found.marks.count(Change.WORSE) == 9


def test_what_stays_within_the_range_is_no_change():
    found = verdict(months(*QUIET), target=86.0)
    assert found.because == (
        "Since November 2024 the figures vary as chance alone would have it. The normal range is 82.2% to 90.9%. "
        "Run as it is now, it will meet the target at some times and miss it at others."
    )
    assert found.title("Repairs") == "Repairs: no real change since November 2024"
    assert verdict(months(*["5"] * 14), target=4.0).because == (
        "Every figure since November 2024 is the same. Run as it is now, it will keep meeting the target."
    )


def test_a_range_that_is_being_left_foretells_nothing():
    better = verdict(months(*reversed(SLOWER), *QUIET), target=99.0, fix_after_n_points=12)
    assert better.change is Change.BETTER
    assert better.because.endswith("This is not chance.")


FALLING = ["10", "12", "9", "11", "10", "13", "9", "12", "10", "9", "8.5", "8", "7.5", "7", "6.5", "6"]
RISING = ["4", "8", "2", "9", "3", "8", "2", "9", "4", "8", "3", "3.5", "4", "4.5", "5", "5.5", "6"]
SEEN = [
    ([*QUIET, "99"], Polarity.HIGHER, Change.BETTER, "Better than usual in February 2026: the latest lies above the normal range of"),
    ([*QUIET, "99"], Polarity.LOWER, Change.WORSE, "Worse than usual in February 2026: the latest lies above"),
    ([*QUIET, "99"], Polarity.PLAN, Change.HIGH, "Higher than usual in February 2026"),
    ([*QUIET, "70"], Polarity.NONE, Change.LOW, "Lower than usual in February 2026"),
    (FALLING, Polarity.LOWER, Change.BETTER, "the latest seven at least have fallen each time"),
    (RISING, Polarity.HIGHER, Change.BETTER, "the latest seven at least have risen each time"),
    ([*["10", "12"] * 7, "15.3", "15.3"], Polarity.HIGHER, Change.BETTER, "two of the latest three lie close to the upper end"),
    ([*["12", "10"] * 7, "6.7", "6.7"], Polarity.HIGHER, Change.WORSE, "two of the latest three lie close to the lower end"),
    ([*["10", "13"] * 7, *["12", "12.5"] * 4], Polarity.HIGHER, Change.BETTER, "the latest seven at least all lie above the average of"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "polarity", "change", "words"), SEEN)
def test_each_signal_is_said_in_words(values, polarity, change, words):
    found = verdict(months(*values), polarity)
    assert found.change is change
    assert words in found.because


def test_too_few_figures_tell_nothing_and_their_limits_are_on_trial():
    found = verdict(months("80", "82", None, "81"))
    assert found.because == "There are 3 figures: with fewer than 13, limits would be on trial, and a change could not be told from chance."
    assert found.normal is None or found.normal.is_trial
    assert found.title("Repairs") == "Repairs: too few figures yet to tell a change from chance"
    assert verdict(months(None, None)).because.startswith("There is no figure yet: with")
    assert verdict(months("80")).because.startswith("There is 1 figure: with")
    assert verdict([*months(*QUIET, None, "99")], rebase=()).run == 1


def test_a_running_total_is_judged_by_what_each_period_added():
    quarters = months("20", "45", None, "90", "25", first=date(2025, 4, 1), length=3)
    added = increments(quarters, 4)
    assert [one.value for one in added] == [D(20), D(25), None, None, D(25)]
    assert latest(quarters) == quarters[-1]
    assert latest([]) is None
    with pytest.raises(control_chart.BadSeries):
        verdict(quarters, accumulation="cumulative")


def test_a_figure_a_year_is_judged_by_five_of_them():
    years = months("71", "72.5", "73", "75.5", "76", first=date(2021, 4, 1), length=12)
    trend = five_point_trend(range(2021, 2026), [float(one.value) for one in years], level=0.05)
    found = of_trend(trend, years, Polarity.HIGHER)
    assert (found.word, found.since) == ("Getting better", "2021/22")
    assert found.because.startswith("Better from year to year since 2021/22. Rising over the latest 5 years")
    assert of_trend(trend, years, Polarity.LOWER).change is Change.WORSE
    assert of_trend(trend, years, Polarity.NONE).change is Change.HIGH
    level = five_point_trend(range(2021, 2026), [3, 1, 2, 1, 3], level=0.05)
    assert of_trend(level, years, Polarity.LOWER).change is Change.STEADY
    few = five_point_trend([2021], [3], level=0.05)
    assert of_trend(few, years[:1], Polarity.HIGHER).change is Change.TOO_FEW
    assert [of_trend(few, some, Polarity.HIGHER).because for some in ([], years[:1], years[:4], [*years, *years[:1]])] == [
        "There is no figure yet.",
        "There is 1 figure: a trend needs those of five years running.",
        "There are 4 figures: a trend needs those of five years running.",
        "A trend needs the figures of five years running, and one of the latest five is missing.",
    ]


def held(value, **said):
    return HeldTo(value=D(value), point=D(value), set_by=SetBy.OFFICER, **said)


def test_where_the_year_ends_is_said_with_its_range_and_its_method():
    homes = Stated("homes", 0)
    past = [[D(one) for one in year] for year in ((10, 20, 30, 40), (11, 19, 28, 40), (9, 21, 30, 40))]
    found = ending([D(12), D(24), None, None], past, Counting.CUMULATIVE, held(40), homes, YEAR)
    assert found.words == (
        "2026/27 is likely to end at 48 homes, between 46 homes and 51 homes 50 times in 100. "
        "So it is likely to meet the target of 40 homes."
    )
    assert found.ends is Ends.MET
    added = ending([D(5), D(5), None, None], [[D(10)] * 4] * 3, Counting.ADDED, held(40), homes, YEAR)
    assert (added.value, added.ends) == (D(20), Ends.MISSED)
    open_yet = ending([D(12), D(24), None, None], past, Counting.CUMULATIVE, held(48), homes, YEAR)
    assert open_yet.words.endswith("So it may meet the target of 48 homes, or miss it.")
    first = ending([D(12), None, None, None], [], Counting.CUMULATIVE, held(40), homes, YEAR)
    assert (first.low, first.ends) == (None, Ends.UNSURE)
    assert ending([D(12), None], [], Counting.SNAPSHOT, None, homes, YEAR).words == "2026/27 is likely to end at 12 homes."
    assert ending([None, None], [], Counting.SNAPSHOT, None, homes, YEAR) is None
    assert ending([D(1), D(2)], [], Counting.SNAPSHOT, None, homes, YEAR) is None


CASES = [
    (Facts(rating=Rating.ON, change=Change.WORSE), "It meets its target but is really getting worse.", True),
    (Facts(rating=Rating.OFF, change=Change.BETTER), "It is off target but is really getting better.", True),
    (Facts(rating=Rating.NEAR, change=Change.WORSE), "It is near its target and is really getting worse.", False),
    (Facts(rating=Rating.ON, change=Change.BETTER), "It meets its target and is really getting better.", False),
    (Facts(rating=Rating.ON, change=Change.LOW), "It meets its target but is lower than usual.", True),
    (
        Facts(rating=Rating.ON, change=Change.STEADY, assurance=Assurance.CHANCE),
        "It meets its target but partly by chance: its normal range reaches to both sides of the target.",
        True,
    ),
    (
        Facts(rating=Rating.OFF, change=Change.STEADY, assurance=Assurance.FAIL, travel=Travel.BETTER, since="June 2026"),
        "It is off target and nothing is changing: run as it is now, it will keep missing it; "
        "that it is better than in June 2026 is within its normal range, and no news.",
        True,
    ),
    (
        Facts(rating=Rating.ON, change=Change.STEADY, travel=Travel.BETTER, since="2021/22", is_trend=True),
        "It meets its target and nothing is really changing; that it is better than in 2021/22 makes no trend yet.",
        True,
    ),
    (
        Facts(rating=Rating.OFF, change=Change.WORSE, travel=Travel.BETTER, since="June 2026"),
        "It is off target and is really getting worse; that it is better than in June 2026 does not change that yet.",
        True,
    ),
    (
        Facts(rating=Rating.ON, rank="16th of 16 similar councils", is_last=True),
        "Others do better: it is 16th of 16 similar councils.",
        True,
    ),
    (Facts(rating=Rating.OFF, rank="2nd of 16 similar councils", quarter=1), "Few do better: it is 2nd of 16 similar councils.", True),
    (Facts(rating=Rating.OFF, rank="first of 16", quarter=1, is_first=True), "Nobody does better: it is first of 16.", True),
    (Facts(rating=Rating.ON, rank="8th of 16", quarter=2), "", False),
    (Facts(rating=Rating.ON, ends=Ends.MISSED), "Yet the year is likely to end short of its target.", True),
    (Facts(rating=Rating.OFF, ends=Ends.MET), "Yet the year is likely to end on target.", True),
    (Facts(rating=Rating.OFF, ends=Ends.MISSED, travel=Travel.WORSE, since="June"), "", False),
    (Facts(rating=Rating.NOT_RATED, change=Change.WORSE, rank="last", is_last=True, ends=Ends.MET), "", False),
]


@pytest.mark.parametrize(("facts", "words", "odd"), CASES)
def test_verdicts_that_differ_are_held_together_by_one_sentence(facts, words, odd):
    assert reconciled.reconciled(facts) == words
    assert is_at_odds(facts) is odd


@given(
    st.builds(
        Facts,
        rating=st.sampled_from(Rating),
        change=st.sampled_from(Change),
        assurance=st.sampled_from([None, *Assurance]),
        travel=st.sampled_from([None, *Travel]),
        since=st.sampled_from(["", "June 2026"]),
        rank=st.sampled_from(["", "4th of 9"]),
        quarter=st.sampled_from([None, 1, 2, 4]),
        ends=st.sampled_from([None, *Ends]),
    )
)
def test_no_two_claims_contradict_each_other_and_none_stands_without_its_fact(facts):
    claims = [claim for one in clauses(facts) for claim in one.claims]
    assert len({question for question, _ in claims}) == len(set(claims))
    travel, end = facts.travel and facts.travel.value, facts.ends and facts.ends.name
    known = {"rating": facts.rating.value, "change": facts.change.value, "travel": travel, "place": facts.rank, "end": end}
    assert all(answer and known[question] == answer for question, answer in claims)
    if not facts.rating.is_judged:
        assert {question for question, _ in claims} <= {"travel", "change"}


def test_every_pair_of_a_rating_and_a_change_has_its_words():
    for rating, change, assurance in product((Rating.ON, Rating.NEAR, Rating.OFF), Change, (None, *Assurance)):
        if change is not Change.TOO_FEW:
            assert len(clauses(Facts(rating=rating, change=change, assurance=assurance))) == 1


NORMAL = Normal(D("82.4"), D("86.6"), D("90.8"), "November 2024 to October 2025")


def test_a_headline_says_what_is_known_and_no_more():
    usual = {"title": "Repairs finished on time", "period": "October 2026", "figure": D("81.6")}
    whole = headline.Known(**usual, held=D(92), normal=NORMAL, rank="14th of 16 similar councils")
    assert headline.headline(whole, PERCENT) == (
        "In October 2026, repairs finished on time stood at 81.6%: below the target of 92.0%, below the normal range, "
        "and 14th of 16 similar councils."
    )
    within = headline.Known(**usual | {"figure": D(85)}, normal=NORMAL, is_proposed=True, is_provisional=True)
    assert headline.headline(within, PERCENT) == (
        "In October 2026, repairs finished on time stood at 85.0% (provisional): within the normal range. Members have not agreed a target."
    )
    trial = headline.Known(**usual | {"figure": D(92)}, held=D(92), normal=Normal(D(1), D(2), D(3), "May", is_trial=True))
    assert headline.headline(trial, PERCENT).endswith("at 92.0%: at the target of 92.0%.")
    above = headline.Known(**usual | {"figure": D(95)}, held=D(92), normal=NORMAL)
    assert headline.headline(above, PERCENT).endswith("above the target of 92.0% and above the normal range.")


def test_the_range_of_a_forecast_stays_where_a_figure_can_be():
    past = [[D(one) for one in year] for year in (("-5", "-9"), ("-4", "-6"), ("-3", "-8"))]
    below = ending([D(-5), None], past, Counting.SNAPSHOT, None, Stated("£", 0), YEAR)
    assert (below.low, below.high) == (D(-10), D(-7))
    assert ending([D(5), None], past, Counting.SNAPSHOT, None, Stated("£", 0), YEAR).low == 0
    assert ending([D(105), None], [[D(1), D(9)], [D(1), D(2)], [D(1), D(3)]], Counting.SNAPSHOT, None, PERCENT, YEAR).high == 113
