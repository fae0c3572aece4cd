"""All that is said of one measure fits together, and is left out where it has no fact."""

from datetime import date
from decimal import Decimal

import pytest

from moothall.performance.rules import Counting, Frequency, Period, Polarity, SetBy
from moothall.performance.rules.periods import ONE_DAY, month_after
from moothall.performance.rules.verdicts.changing import Change, Changing
from moothall.performance.rules.verdicts.charting import ChartRule, Course, verdicts
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.rating import HeldTo, Rating
from moothall.performance.rules.verdicts.saying import Stated
from moothall.performance.rules.verdicts.whole import Given, in_full, judged

pytestmark = pytest.mark.once
D = Decimal
STEADY = Changing(change=Change.STEADY, because="Nothing changes.", since="April 2024")
LATE = "The figure for July to September 2026 was due on 14 October 2026. It is 5 working days late."
HELD = HeldTo(value=D(100), point=D(100), set_by=SetBy.OFFICER)


def quarters(*values, first=date(2024, 4, 1)):
    begins = [month_after(first, 3 * place) for place in range(len(values))]
    return [
        Figure(Period(begin, month_after(begin, 3) - ONE_DAY), None if value is None else D(value))
        for begin, value in zip(begins, values, strict=True)
    ]


def given(*values, **said):
    figures = quarters(*values)
    usual = {
        "title": "Homes built", "stated": Stated("homes", 0), "counting": Counting.CUMULATIVE, "frequency": Frequency.QUARTERLY,
        "begins_in": 4, "figures": figures, "comparable": frozenset(one.period for one in figures), "held": HELD,
    }  # fmt: skip
    return Given(**usual | said)


def test_missing_periods_stand_between_those_that_are_there():
    one, two, three = quarters("1", "2", "3")
    assert [figure.value for figure in in_full([one, three], Frequency.QUARTERLY, 4)] == [1, None, 3]
    assert in_full([one, three], Frequency.OTHER, 4) == [one, three]
    assert in_full([], Frequency.QUARTERLY, 4) == []
    assert two.period.in_words() == "July to September 2024"


def test_periods_that_follow_no_calendar_and_end_on_one_day_are_judged_once():
    """A page, and every list with it, would break where one chart has a day twice."""
    year, half, summer = (Figure(Period(date(2025, first, 1), date(2025, last, 30)), D(last)) for first, last in ((4, 9), (7, 9), (1, 6)))
    found = in_full([summer, year, half], Frequency.OTHER, 4)
    assert found == [summer, half]
    course = Course(figures=found, counting=Counting.SNAPSHOT, frequency=Frequency.OTHER, stated=Stated("homes", 0))
    assert verdicts([course], ChartRule())[0].change is Change.TOO_FEW


def test_a_year_that_is_not_over_is_forecast_by_the_years_before_it():
    found = judged(given("20", "45", "70", "100", "22", "46"), STEADY)
    assert found.ending.words.startswith("2025/26 is likely to end at 102 homes.")
    assert found.direction.in_words() == "Better than in July to September 2024 (45 homes) by 1 home."
    assert (found.figure, found.rated.rating) == ("46 homes", Rating.OFF)
    assert found.whole == (
        "It is off target and nothing is really changing; "
        "that it is better than in July to September 2024 is within its normal range, and no news."
    )
    assert judged(given("20", "45", frequency=Frequency.OTHER), STEADY).ending is None


def test_without_a_figure_the_page_says_why_and_how_late_it_is():
    none = judged(given(late=LATE), STEADY)
    assert (none.rated.rating, none.figure, none.ending) == (Rating.NO_FIGURE, "", None)
    assert none.rated.because == f"No figure has been entered yet. {LATE}"
    assert none.headline == LATE
    assert judged(given(None, because="There is no figure for 2024: the roof fell in."), STEADY).rated.because.endswith("fell in.")


def test_an_old_figure_is_said_with_its_period_and_a_late_one_beside_it():
    found = judged(given("20", None, late=LATE, stated=Stated("homes", 0, Polarity.NONE)), STEADY)
    assert found.headline == f"In April to June 2024, homes built stood at 20 homes. {LATE}"
    assert found.rated.rating is Rating.NOT_RATED
    assert found.rule == found.rated.because
