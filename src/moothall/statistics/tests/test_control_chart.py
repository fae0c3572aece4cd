"""Many series are judged at once as each would be alone, point by point; and what mdc mends is mended."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from moothall.statistics.control_chart import MDC, PTD, BadSeries, Rules, Series, chart, charts

from .plain_loop import plain_chart
from .random_series import RULES, series

FIRST = date(2016, 4, 1)
WAVE = [10.0, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 10, 12]


def monthly(values, first=FIRST, **more):
    return Series([first + timedelta(days=31 * place) for place in range(len(values))], values, **more)


def said(chart):
    """What a chart says, as the plain loop does."""
    points = [point | {"date": point["date"].isoformat()} for point in chart.points]
    verdicts = {name: getattr(chart, name) for name in ("variation", "variation_icon", "assurance", "assurance_icon")}
    return verdicts | {"points": points}


def causes(chart):
    return [point["special_cause_type"] for point in chart.points]


def day(place, first=FIRST):
    return first + timedelta(days=31 * place)


@pytest.mark.parametrize("rules", RULES, ids=str)
@given(st.data())
@settings(max_examples=20)
def test_many_at_once_say_what_a_plain_loop_says_of_each(rules, data):
    many = data.draw(st.lists(series(dated=rules.mends), min_size=1, max_size=3))
    for each, quick in zip(many, charts(many, rules), strict=True):
        slow = plain_chart(each, rules)
        assert said(quick) == {name: slow[name] for name in said(quick)}


@given(series(), st.randoms())
@settings(max_examples=15)
def test_the_order_in_which_rows_are_given_changes_nothing(one, random):
    order = list(range(len(one.dates)))
    random.shuffle(order)
    shuffled = Series([one.dates[i] for i in order], [one.values[i] for i in order], rebase=one.rebase, target=one.target)
    assert said(chart(shuffled)) == said(chart(Series(one.dates, one.values, rebase=one.rebase, target=one.target)))


@given(series(), st.sampled_from([2.0**-30, 0.5, 1024.0]))
@settings(max_examples=15)
def test_another_unit_changes_the_numbers_and_no_verdict(one, unit):
    other = Series(one.dates, [None if value is None else value * unit for value in one.values], rebase=one.rebase)
    assert causes(chart(other, PTD)) == causes(chart(Series(one.dates, one.values, rebase=one.rebase), PTD))


@given(series())
@settings(max_examples=15)
def test_upside_down_what_was_better_is_better_where_less_is_better(one):
    flipped = Series(one.dates, [None if value is None else -value for value in one.values], "decrease", rebase=one.rebase)
    types = [
        [point["point_type"] for point in chart(each, MDC).points] for each in (flipped, Series(one.dates, one.values, rebase=one.rebase))
    ]
    assert types[0] == types[1]


def test_no_series_have_no_charts():
    assert charts([]) == []


def test_a_thousand_series_of_every_length_are_judged_in_their_order():
    chance = Random(1)
    many = [monthly([chance.gauss(50, 3) for _ in range(chance.randrange(1, 40))]) for _ in range(1_000)]
    found = charts(many)
    assert [len(each.points) for each in found] == [len(each.dates) for each in many]
    assert [each.points[-1]["value"] for each in found] == [each.values[-1] for each in many]


# what mdc mends, one by one (spc.md, section 8)


def test_a_point_beyond_the_limits_counts_among_two_in_three():
    values = [*WAVE, *WAVE, 13, 17, 30, 13]
    assert chart(monthly(values), PTD).points[-3]["special_cause_type"] == "Common Cause"
    mended = chart(monthly(values), MDC)
    assert mended.points[-3]["special_cause_type"] == "2 in 3 Above CL"
    assert mended.points[-2]["special_cause_type"] == "Above UCL"
    assert mended.points[-2]["close_to_limits"] is True


def test_the_third_of_three_is_a_signal_only_if_it_lies_near_the_limit_itself():
    mended = chart(monthly([*WAVE, *WAVE, 16, 12.5, 16, 11]), MDC)
    assert causes(mended)[-4:] == ["2 in 3 Above CL", "Common Cause", "2 in 3 Above CL", "Common Cause"]


@pytest.mark.parametrize(("length", "icon"), [(12, None), (13, "common_cause")])
def test_icons_wait_for_thirteen_values(length, icon):
    found = chart(monthly([*WAVE[:length], None, None], target=40), MDC)
    assert (found.variation_icon, found.assurance_icon) == (icon, icon and "fail")
    assert any(note.startswith("Trial limits: 12 values since 2016-04-01") for note in found.notes) == (icon is None)
    assert chart(monthly(WAVE[:12], target=40), PTD).variation_icon == "common_cause"


def test_rules_that_disagree_about_the_latest_value_are_named():
    falling = [10.0] * 6 + [11] * 6 + [60, 58, 56, 54, 52, 50, 48]
    found = chart(monthly(falling))
    assert found.latest.has_conflict
    assert found.variation == "special_cause_improvement"
    assert "The rules disagree about the value of 2017-10-11: one says high or rising" in found.notes[-1]


@pytest.mark.parametrize("length", [6, 7, 8])
def test_a_council_chooses_how_many_points_make_a_shift_or_a_trend(length):
    shifted = [0.0, 20] * 10 + [0] + [11] * 8 + [0]
    rising = [5.0, 9] * 6 + [1, 2, 3, 4, 5, 6, 7, 8][:length] + [0]
    found = {word for values in (shifted, rising) for word in causes(chart(monthly(values), Rules(run_length=length)))}
    assert {f"{length} Points Above CL", f"{length} Point Trend (Increasing)"} <= found
    shorter = [5.0, 9] * 6 + [1, 2, 3, 4, 5, 6, 7, 8][: length - 1] + [0]
    assert not any("Trend" in word for word in causes(chart(monthly(shorter), Rules(run_length=length))))


def test_ranges_are_screened_or_not_as_is_asked():
    values = [*WAVE, 60, *WAVE]
    screened, unscreened = (chart(monthly(values, screen_outliers=choice)).final.upl for choice in (True, False))
    assert screened < unscreened


def test_a_gap_within_a_rise_is_no_trend_and_no_error():
    assert "Trend" not in "".join(causes(chart(monthly([1.0, 2, 3, 4, None, 5, 6, 7, 8, 9]), MDC)))
    assert causes(chart(monthly([None] * 8), MDC)) == ["Common Cause"] * 8


def test_the_latest_value_that_is_there_is_judged_and_its_age_is_said():
    values = [10.0, 12, 11, 13, 10, 12, 11, 13, 10, 12, 30, 31, 32, None, None]
    reference, mended = chart(monthly(values), PTD), chart(monthly(values), MDC)
    assert (reference.variation, reference.latest) == ("common_cause", None)
    assert mended.variation == "special_cause_improvement"
    assert (mended.latest.rows_since, mended.latest.days_since) == (2, 62)
    assert "The latest value is that of 2017-04-08, 62 days before the last row; the 2 rows after it have none." in mended.notes


def test_a_value_before_a_rebase_is_judged_by_its_own_limits_until_one_comes_after():
    found = chart(monthly([*WAVE, 40, None], rebase=[day(15)], target=5))
    assert (found.variation, found.final.start, found.assurance) == ("special_cause_improvement", FIRST, "consistent_pass")
    assert "the row after it has none" in found.notes[-1]
    assert chart(monthly([None, None])).notes[-1] == "There is no value yet."


@pytest.mark.parametrize(
    ("direction", "target", "verdict"),
    [
        ("increase", 6, "consistent_fail"), ("increase", 5, "consistent_pass"), ("increase", 4, "consistent_pass"),
        ("decrease", 6, "consistent_pass"), ("decrease", 5, "consistent_pass"), ("decrease", 4, "consistent_fail"),
        ("neutral", 6, None), ("increase", None, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("screened", [True, False])
def test_a_constant_is_compared_with_the_target_itself(direction, target, verdict, screened):
    found = chart(monthly([5.0] * 15, improvement_direction=direction, target=target, screen_outliers=screened))
    assert (found.assurance, found.final.is_constant, found.final.lpl) == (verdict, True, None)
    assert "No variation since 2016-04-01: every value is 5. It is compared with the target itself." in found.notes


def test_one_value_alone_is_no_constant():
    assert chart(monthly([5.0, None], target=6)).assurance == "inconsistent"


def test_a_repeated_value_breaks_a_trend_or_is_skipped():
    values = [5.0, 9, 5, 9, 5, 9, 1, 2, 3, 3, 4, 5, 6, 7, 0]
    assert "Trend" not in "".join(causes(chart(monthly(values))))
    skipped = causes(chart(monthly(values), Rules(ties="skip")))
    assert skipped[6:14] == ["7 Point Trend (Increasing)"] * 8


def test_a_point_before_a_tie_has_the_direction_of_its_own_trend():
    values = [*range(1, 8), *range(7, 14)]
    assert causes(chart(monthly(values), PTD))[6] == "7 Point Trend (Decreasing)"
    assert causes(chart(monthly(values), MDC))[6] == "7 Point Trend (Increasing)"


def test_a_rebase_date_without_a_row_moves_to_the_next_and_that_is_said():
    between = FIRST + timedelta(days=31 * 14 - 3)
    found = chart(monthly([*WAVE, *WAVE], rebase=[between]))
    assert [segment.start for segment in found.segments] == [FIRST, day(14)]
    assert found.notes == (f"No row has the rebase date {between}: the limits begin anew at the next row, {day(14)}.",)
    passed_over = chart(monthly([*WAVE, *WAVE], rebase=[between]), PTD)
    assert (len(passed_over.segments), len(passed_over.notes)) == (1, 1)


def test_a_rebase_date_without_a_row_is_refused_where_the_council_wants_that_or_no_row_follows():
    for rules, wrong in ((Rules(rebase_between="reject"), FIRST + timedelta(days=3)), (MDC, date(2030, 1, 1))):
        with pytest.raises(BadSeries, match=f"rebase: .*{wrong}.* give the date of a row") as refused:
            charts([monthly(WAVE), monthly(WAVE, rebase=[wrong])], rules)
        assert refused.value.field == "rebase"


def test_limits_that_would_fall_together_are_worked_out_from_all_ranges():
    values = [100.0] * 9 + [97.0] + [100.0] * 9 + [96.0]
    reference, mended = chart(monthly(values), PTD), chart(monthly(values), MDC)
    assert sum(point["outside_limits"] for point in reference.points) == 20
    assert mended.final.fell_back
    assert sum(point["outside_limits"] for point in mended.points) == 2
    assert mended.notes[-1].startswith("Most values since 2016-04-01 do not change: the limits come from all moving ranges")


def test_where_twelve_values_that_set_the_limits_are_alike_any_other_lies_outside():
    found = chart(monthly([100.0] * 14 + [60.0], fix_after_n_points=12))
    assert (found.final.lpl, found.final.upl, found.variation) == (100.0, 100.0, "special_cause_concern")
    assert found.notes == ("The values that set the limits since 2016-04-01 are all 100: any other lies outside.",)


@pytest.mark.parametrize("values", [[5.0, None, 6.0, None] * 7, [5.0, 5.0, None, 6.0, 6.0, None] * 4])
def test_where_no_two_neighbours_differ_there_are_no_limits_and_that_is_said(values):
    found = chart(monthly([*values, 9.0]))
    assert (found.final.lpl, found.final.is_constant) == (None, False)
    assert "No limits since 2016-04-01: of the values that would set them no two neighbours differ." in found.notes


def test_each_segment_is_held_to_the_target_of_its_own_time():
    targets = [(FIRST, 5), (day(14), 40), (day(29), None)]
    found = chart(monthly([*WAVE, *WAVE, *WAVE], rebase=[day(14), day(28)], targets=targets))
    assert [segment.assurance for segment in found.segments] == ["consistent_pass", "consistent_fail", None]
    assert chart(monthly(WAVE, targets=[(date(2030, 1, 1), 5)])).assurance is None


def test_a_cumulative_series_has_no_chart_and_a_rolling_one_a_warning():
    with pytest.raises(BadSeries, match="accumulation: a year-to-date series has no control chart"):
        monthly(WAVE, accumulation="cumulative")
    assert "too narrow" in chart(monthly(WAVE, accumulation="rolling")).notes[-1]


def test_a_series_that_looks_as_if_it_added_up_through_the_year_is_asked_about():
    months = [date(2023 + (place + 3) // 12, (place + 3) % 12 + 1, 1) for place in range(40)]
    adding = [10.0 * (place % 12 + 1) for place in range(40)]
    for alike in (adding, [None, *adding[1:20], None, *adding[21:]]):
        assert "as year-to-date figures do" in chart(Series(months, alike)).notes[-1]
    once_more, too_long = [*adding[:30], 5.0, *adding[31:]], [*adding[:25], *range(20, 35)]
    for other in (once_more, too_long, adding[:20] + [200.0] * 20, sorted(adding), [1.0, *[2.0] * 11] * 3 + [1.0] * 4):
        assert not any("year-to-date" in note for note in chart(Series(months, other)).notes)


def test_the_reference_knows_no_choice():
    for choice in ({"run_length": 6}, {"ties": "skip"}, {"rebase_between": "reject"}):
        with pytest.raises(BadSeries, match="ptd-0.2.2 knows no run_length"):
            Rules("ptd-0.2.2", **choice)
    with pytest.raises(BadSeries, match="run_length: must be one of 6, 7, 8"):
        Rules(run_length=5)


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("dates", {"dates": []}), ("dates", {"dates": [FIRST, FIRST]}), ("values", {"values": [1.0]}),
        ("values", {"values": [1.0, float("nan")]}), ("values", {"values": [1.0, 10**400]}), ("values", {"values": [1.0, 1e-200]}),
        ("target", {"target": float("inf")}), ("targets", {"target": 1.0, "targets": [(FIRST, 1.0)]}),
        ("targets", {"targets": [(FIRST, 1.0), (FIRST, 2.0)]}), ("improvement_direction", {"improvement_direction": "up"}),
        ("fix_after_n_points", {"fix_after_n_points": 11}), ("accumulation", {"accumulation": "yearly"}),
    ],
)  # fmt: skip
def test_a_series_that_cannot_be_meant_is_refused_by_its_field(field, more):
    with pytest.raises(BadSeries) as refused:
        Series(**({"dates": [FIRST, day(1)], "values": [1.0, 2.0]} | more))
    assert (refused.value.field, str(refused.value).partition(":")[0]) == (field, field)


def test_decimals_and_whole_numbers_are_taken_as_they_are():
    found = chart(monthly([Decimal("5.1"), 6, None, 7.5], target=Decimal("5.5")))
    assert [point["value"] for point in found.points] == [5.1, 6.0, None, 7.5]


def test_more_rows_than_can_be_added_exactly_are_refused(monkeypatch):
    monkeypatch.setattr("moothall.statistics.charting.rows.MOST_ROWS", 13)
    with pytest.raises(BadSeries, match="dates: at most 13 rows"):
        chart(monthly(WAVE))


def test_a_segment_on_the_first_row_keeps_the_number_of_the_reference():
    numbers = [{point["segment"] for point in each.points} for each in charts([monthly(WAVE, rebase=[FIRST]), monthly(WAVE)], PTD)]
    assert list(chain(*numbers)) == [1, 0]
