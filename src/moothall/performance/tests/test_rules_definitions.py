"""A measure says what it means; a figure is read by the definition of its period, and said with its own unit and decimals."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings, strategies as st

from moothall.performance import rules
from moothall.performance.rules import Counting, Frequency, NotANumber, Polarity, ToleranceKind
from moothall.performance.rules.numbers import MINUS
from moothall.performance.rules.periods import months_from

pytestmark = pytest.mark.once
D = Decimal
USUAL = dict.fromkeys(rules.LABELS, "") | {
    "title": "Repairs on time", "unit": "%", "decimals": 1, "polarity": Polarity.HIGHER, "frequency": Frequency.MONTHLY,
    "counting": Counting.SNAPSHOT, "window": None, "formula": "100 * numerator / denominator", "numerator": "Jobs on time",
    "denominator": "Jobs finished",
}  # fmt: skip
LACKING = {
    "decimals": {"decimals": 7},
    "window": {"counting": Counting.ROLLING},
    "window ": {"window": 12},
    "window  ": {"counting": Counting.ROLLING, "window": 121},
    "frequency_words": {"frequency": Frequency.OTHER},
    "counting": {"frequency": Frequency.ANNUAL, "counting": Counting.CUMULATIVE},
    "numerator": {"numerator": ""},
    "denominator": {"denominator": ""},
    "formula": {"formula": "100 *"},
    "formula ": {"formula": "100 * 2"},
}


@pytest.mark.parametrize(("box", "said"), LACKING.items(), ids=str)
def test_what_a_definition_lacks_is_named_with_its_box(box, said):
    found, why = rules.definition_lacks(USUAL | said)
    assert (found, why.endswith(".")) == (box.strip(), True)


def test_a_definition_that_is_whole_lacks_nothing():
    assert rules.definition_lacks(USUAL) == ("", "")
    assert rules.definition_lacks(USUAL | {"formula": ""}) == ("", "")
    assert rules.definition_lacks(USUAL | {"counting": Counting.ROLLING, "window": 12}) == ("", "")


def test_a_figure_is_read_by_the_definition_of_its_period_and_the_first_holds_before_all():
    rows = [SimpleNamespace(from_on=date(2026, 4, 1), turn=2), SimpleNamespace(from_on=date(2024, 4, 1), turn=1)]
    of = [rules.holding(rows, day).turn for day in (date(2020, 1, 1), date(2026, 3, 31), date(2026, 4, 1))]
    assert of == [1, 1, 2]
    assert rules.holding([], date(2026, 4, 1)) is None
    day = date(2026, 4, 1)
    assert [rules.in_order(last, day) for last in (None, day, date(2026, 3, 31))] == ["", "", ""]
    assert rules.in_order(date(2026, 4, 2), day).startswith("The last definition begins on 2 April 2026.")


def test_what_changed_is_shown_side_by_side_in_words():
    found = rules.changed(USUAL, USUAL | {"polarity": Polarity.LOWER, "window": 12, "decimals": 0})
    assert [(one.label, one.before, one.after) for one in found] == [
        ("Decimals", "1", "0"),
        ("Better when", "Higher is better", "Lower is better"),
        ("Months of the window", "", "12"),
    ]


@settings(max_examples=40)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(list(Frequency)[:3]), st.integers(1, 12))
def test_every_day_lies_in_one_period_and_periods_follow_each_other_without_a_gap(day, frequency, begins_in):
    one = rules.period_of(frequency, day, begins_in)
    assert day in one
    assert months_from(one.first, one.last) == frequency.months
    after = rules.period_of(frequency, one.last + timedelta(days=1), begins_in)
    assert after.first == one.last + timedelta(days=1)
    year = rules.year_of(day, begins_in)
    assert year.first.month == begins_in
    assert len(list(rules.periods_within(frequency, year.first, year.last, begins_in))) == 12 // frequency.months


def test_what_follows_no_calendar_has_no_periods_and_odd_days_are_named():
    assert rules.period_of(Frequency.OTHER, date(2026, 4, 1)) is None
    assert list(rules.periods_within(Frequency.OTHER, date(2026, 4, 1), date(2027, 4, 1))) == []
    assert rules.Period(date(2026, 4, 2), date(2026, 4, 9)).in_words() == "2 April 2026 to 9 April 2026"
    assert rules.Period(date(2026, 11, 1), date(2027, 1, 31)).in_words() == "November 2026 to January 2027"
    assert [one.in_words() for one in rules.periods_within(Frequency.MONTHLY, date(2026, 4, 2), date(2026, 5, 31))] == ["May 2026"]


@given(st.decimals(D("-99999999"), D("99999999"), places=3))
def test_what_is_said_is_read_again_as_the_same_figure(value):
    assert rules.number_from(rules.said(value, "%", 3)) == rules.number_from(rules.said(value, "£", 3)) == value


@pytest.mark.parametrize("text", ["", "n/a", "1,24", "1e9", "٣", "--3", "1.2.3", "0.1234567", "9" * 15, "9" * 70, "5\x00", "£", "."])
def test_what_is_no_figure_is_refused_in_a_sentence(text):
    with pytest.raises(NotANumber) as refused:
        rules.number_from(text)
    assert str(refused.value).endswith(".")


def test_a_figure_is_said_with_its_unit():
    assert rules.said(D("-0.04"), "%", 1) == "0.0%"
    assert rules.said(D("-1234.5"), "£", 0) == f"{MINUS}£1,235"
    assert rules.tolerance_in_words(D("10"), ToleranceKind.UNITS, "homes") == "within 10 homes of the target"


def test_a_sign_that_is_not_that_of_the_unit_is_named_and_no_figure_is_taken_for_another():
    for text, unit in (("£81", "%"), ("81%", "homes"), ("£3%", "£"), ("£7", "number")):
        with pytest.raises(rules.NotANumber, match="This is counted in"):
            rules.number_from(text, unit)
    for text, unit in (("£81", "£ million"), ("81%", "%"), ("81%", "per cent"), ("81", "homes"), ("£81", "")):
        assert rules.number_from(text, unit) == 81
