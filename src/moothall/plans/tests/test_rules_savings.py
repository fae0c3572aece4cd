"""Savings add up: no penny is lost, and none is counted twice, however lines are arranged, shared and delivered."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from moothall.plans.rules import savings as rules
from moothall.plans.rules.savings import Delivered, Figures, Kind, Line, Share, Stands

pytestmark = pytest.mark.once
pennies = st.integers(0, 10**9).map(lambda number: number * rules.PENNY)
twelve = st.lists(pennies, min_size=12, max_size=12)
MINE = (Share("homes", "people"),)


def pounds(*amounts):
    return [Decimal(amount) for amount in amounts]


def line(amount=120, **said):
    months = rules.even(Decimal(amount))
    return Line(**{"key": 1, "shares": MINE, "planned": {2026: months}} | said)


@st.composite
def some_lines(draw):
    """Any arrangement of lines: workstreams or none, shares of any size, streams of which any part is ours."""
    made = []
    for key in range(draw(st.integers(0, 6))):
        weights = draw(st.lists(st.integers(1, 9_999), min_size=1, max_size=4))
        who = [draw(st.tuples(st.sampled_from("abc"), st.sampled_from(("x", "y", None)))) for _ in weights]
        shares = tuple(Share(*one, parts) for one, parts in zip(who, weights, strict=True))
        done = tuple(Delivered(date(2026, 4 + number, 3), draw(pennies)) for number in range(draw(st.integers(0, 3))))
        made.append(
            Line(
                key=key, shares=shares, workstream=draw(st.sampled_from(("w", "v", None))), ours=draw(st.integers(1, rules.WHOLE)),
                planned={2026: draw(twelve)}, delivered=done, agreed=draw(st.sampled_from(({}, {2026: draw(pennies)}))),
                is_at_risk=draw(st.booleans()), is_achievable=draw(st.booleans()),
            )
        )  # fmt: skip
    return made


def summed(parts):
    return rules.together(parts.values())


@settings(max_examples=25, deadline=None)
@given(some_lines(), st.booleans())
def test_the_parts_of_every_arrangement_come_to_the_same_total(lines, is_over):
    whole = rules.whole(lines, 2026, is_over=is_over)
    assert summed(rules.by_share(lines, 2026, lambda share: share.department, is_over=is_over)) == whole
    assert summed(rules.by_share(lines, 2026, lambda share: share.portfolio, is_over=is_over)) == whole
    assert summed(rules.by_workstream(lines, 2026, is_over=is_over)) == whole
    months = rules.by_month(lines, 2026)
    assert months[-1].delivered_so_far == whole.delivered
    for place in (0, 5, 11):
        planned, done = zip(*(rules.so_far(line, 2026, place) for line in lines), strict=True) if lines else ((), ())
        assert (rules.total(planned), rules.total(done)) == (months[place].planned_so_far, months[place].delivered_so_far)
    assert all(getattr(whole, one.name) >= 0 for one in fields(Figures))
    assert max(whole.agreed, whole.delivered, whole.at_risk) <= whole.identified


@settings(max_examples=25, deadline=None)
@given(some_lines(), st.none() | pennies.filter(bool))
def test_the_steps_of_the_picture_lead_to_the_target_and_stay_within_it(lines, target):
    found = rules.whole(lines, 2026)
    told = rules.steps(target, found)
    built = [step for step in told if step.kind != "aim"]
    assert rules.total([step.amount for step in built]) == max(target or 0, found.identified)
    for drawing in (rules.wide(told), rules.narrow(told)):
        for box in drawing.boxes:
            assert box.sum.startswith("£")
            x, y, width, height = box.place
            assert 0 <= x <= x + width <= drawing.width + 2
            assert 0 <= y <= y + height <= drawing.height + 2


@settings(max_examples=25, deadline=None)
@given(pennies, st.lists(st.integers(0, 9_999), min_size=1, max_size=6).filter(any))
def test_what_is_shared_out_comes_to_the_sum_again(amount, weights):
    parts = rules.shared(amount, weights)
    assert rules.total(parts) == amount
    assert all(abs(part - amount * weight / sum(weights)) <= rules.PENNY for part, weight in zip(parts, weights, strict=True))
    assert parts[0] <= amount * weights[0] / sum(weights)


@settings(max_examples=20, deadline=None)
@given(twelve, st.integers(1, rules.WHOLE))
def test_our_part_of_the_months_comes_to_our_part_of_the_year_and_no_month_is_below_nothing(months, ours):
    shared = line(planned={2026: months}, ours=ours)
    told = rules.by_month([shared], 2026)
    assert rules.total([month.planned for month in told]) == rules.planned_in(shared, 2026) <= rules.total(months)
    assert min(month.planned for month in told) >= 0


def test_nothing_is_shared_among_nobody_or_below_nothing():
    for weights in ([], [0], [2, -1]):
        with pytest.raises(ValueError):
            rules.shared(Decimal(1), weights)


def test_of_a_stream_our_part_alone_counts():
    joint = line(100_000, ours=4_000, delivered=(Delivered(date(2026, 5, 1), Decimal("33.33")),))
    found = rules.whole([joint], 2026)
    assert (found.identified, found.delivered) == (Decimal(40_000), Decimal("13.33"))


def test_what_is_delivered_comes_first_out_of_what_was_agreed_and_more_than_agreed_is_not():
    found = rules.figures(line(120, agreed={2026: Decimal(100)}, delivered=(Delivered(date(2026, 6, 1), Decimal(30)),)), 2026)
    assert (found.delivered_agreed, found.coming_agreed, found.coming_else) == (30, 70, 20)
    assert (found.agreed, found.identified) == (100, 120)
    more = rules.figures(line(120, agreed={2026: Decimal(100)}, delivered=(Delivered(date(2026, 6, 1), Decimal(150)),)), 2026)
    assert (more.agreed, more.delivered, more.identified, more.lost) == (100, 150, 150, 0)


def test_what_is_lost_counts_only_as_far_as_it_was_delivered():
    done = (Delivered(date(2026, 6, 1), Decimal(30)), Delivered(date(2025, 6, 1), Decimal(7)))
    assert rules.by_month([line(delivered=done)], 2026)[-1].delivered_so_far == 30
    for lost in (
        rules.figures(line(120, delivered=done, is_achievable=False), 2026),
        rules.figures(line(120, delivered=done, agreed={2026: Decimal(120)}), 2026, is_over=True),
    ):
        assert (lost.identified, lost.delivered, lost.lost) == (30, 30, 90)
    assert rules.figures(line(120, delivered=done, is_at_risk=True), 2026).at_risk == 90
    assert rules.by_month([line(120, is_achievable=False)], 2026)[-1].planned_so_far == 0


@pytest.mark.parametrize(
    ("said", "is_over", "stands"),
    [
        ({}, False, Stands.IDENTIFIED),
        ({"agreed": {2026: Decimal(120)}}, False, Stands.AGREED),
        ({"agreed": {2026: Decimal(50)}}, False, Stands.PARTLY_AGREED),
        ({"is_at_risk": True, "agreed": {2026: Decimal(120)}}, False, Stands.AT_RISK),
        ({"delivered": (Delivered(date(2026, 6, 1), Decimal(120)),), "is_at_risk": True}, False, Stands.DELIVERED),
        ({}, True, Stands.NOT_DELIVERED),
        ({"is_achievable": False}, True, Stands.NOT_ACHIEVABLE),
        ({"planned": {2027: rules.even(Decimal(5))}}, False, Stands.NOT_YET),
    ],
)
def test_where_a_line_is_follows_from_its_facts(said, is_over, stands):
    found = rules.stands(line(**said), 2026, is_over=is_over)
    assert found is stands
    assert found.tone in {"plain", "open", "wait", "warn", "stop"}


def test_what_was_delivered_stands_beside_what_was_planned():
    assert rules.against_plan(line(), 2026) == "Nothing of the £120 planned has been delivered."
    more = line(delivered=(Delivered(date(2026, 4, 1), Decimal("120.05")),))
    assert rules.against_plan(more, 2026) == "£120.05 has been delivered, £0.05 more than planned."


# What is refused


@pytest.mark.parametrize(
    ("amount", "months", "why"),
    [
        (100, ["8"] * 12, "The months come to £96 and the year to £100: £4 is missing in the months. Change a month, or the year."),
        (90, ["8"] * 12, "The months come to £96 and the year to £90: the months have £6 too much. Change a month, or the year."),
        (8, ["8"], "A year has 12 months, and 1 month were given."),
        (0, ["0"] * 12, "A saving is more than nothing"),
        (11, ["12", "-1", *["0"] * 10], "no month of it is less"),
        ("0.03", ["0.01", "0.02", *["0"] * 10], ""),
        ("120000000000", ["10000000000"] * 12, "£120,000,000,000 is more than any council spends in a year."),
    ],
)
def test_a_profile_adds_up_to_the_penny_or_is_refused_with_the_sums(amount, months, why):
    found = rules.profile_lacks(Decimal(amount), pounds(*months))
    assert (why in found) if why else not found


@pytest.mark.parametrize(
    ("kind", "years", "full_year", "why"),
    [
        (Kind.ONE_OFF, {2026: 5}, None, ""),
        (Kind.ONE_OFF, {2026: 5, 2027: 5}, None, "What is saved once counts in one year, and this counts in 2026/27 and 2027/28."),
        (Kind.ONE_OFF, {2026: 5}, 5, "What is saved once has no full year."),
        (Kind.RECURRING, {2026: 5, 2027: 10}, 10, ""),
        (Kind.RECURRING, {2026: 5}, None, "Enter what a recurring saving comes to in a full year."),
        (Kind.RECURRING, {2026: 11}, 10, "2026/27 has £11, which is more than a full year, £10."),
        (Kind.RECURRING, {2025: 1, 2029: 1}, 10, "2025/26 and 2029/30 is outside the programme, 2026/27 to 2028/29."),
    ],
)
def test_once_counts_once_and_what_recurs_counts_no_year_twice(kind, years, full_year, why):
    amounts = {year: Decimal(amount) for year, amount in years.items()}
    found = rules.years_lack(kind, amounts, Decimal(full_year) if full_year else None, 2026, 2028)
    assert found.startswith(why) if why else not found


def test_shares_come_to_the_whole_and_nobody_has_two():
    assert rules.shares_lack([6_000, 4_000], ["a", "b"]) == ""
    assert rules.shares_lack([6_000, 3_950]) == "The shares come to 99.5% and must come to 100%."
    assert "twice" in rules.shares_lack([6_000, 4_000], ["a", "a"])


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("amount", "on", "is_correction", "why"),
    [
        (10, TODAY, False, ""),
        (10, date(2026, 11, 23), False, "is to come"),
        (10, date(2026, 3, 31), False, "outside the years of the programme, 1 April 2026 to 31 March 2029"),
        (0, TODAY, False, "Nothing was saved"),
        (-10, TODAY, False, "correct the entry"),
        (-10, TODAY, True, ""),
        (-30, TODAY, True, "Only £25 has been entered for 2026/27"),
    ],
)
def test_what_cannot_have_been_saved_is_refused(amount, on, is_correction, why):
    found = rules.delivery_lacks(Decimal(amount), on, TODAY, Decimal(25), 2026, 2028, is_correction=is_correction)
    assert (why in found) if why else not found


@pytest.mark.parametrize(
    "typed", ["", "x", "1,00", "12.345", "1e9", "£", "--3", "٣", "1 000", "9" * 5_000, "100,000,000,000", "\x00", "1.5.2", "NaN"]
)
def test_what_is_no_money_is_refused_with_an_example(typed):
    with pytest.raises(rules.NotMoney, match=r"such as 12,500"):
        rules.pounds_from(typed)


@pytest.mark.parametrize("typed", ["", "0", "101", "100.01", "-4", "4.123", "x", "٤"])
def test_what_is_no_share_is_refused_with_an_example(typed):
    with pytest.raises(rules.NotMoney, match=r"such as 40"):
        rules.parts_from(typed)


# What is said


def test_what_is_missing_is_one_sentence():
    said = {amount: rules.missing_in_words(2026, Decimal(100), Figures(coming_else=Decimal(amount))) for amount in (0, 100, 130)}
    assert said == {
        0: "£100 of the £100 to be saved in 2026/27 is still to be found.",
        100: "All of the £100 to be saved in 2026/27 has been found.",
        130: "All of the £100 to be saved in 2026/27 has been found, and £30 more.",
    }
    assert rules.missing_in_words(2026, None, Figures()) == "No target has been set for 2026/27."


def test_a_year_that_is_over_says_what_was_delivered():
    said = [rules.missing_in_words(2025, Decimal(100), Figures(delivered_else=Decimal(n)), is_over=True) for n in (90, 100, 110)]
    assert said == [
        "2025/26 is over: £90 of the £100 to be saved was delivered, and £10 was not.",
        "2025/26 is over: £100 of the £100 to be saved was delivered.",
        "2025/26 is over: £110 of the £100 to be saved was delivered, which is £10 more.",
    ]


def test_where_lines_are_hidden_nothing_is_said_that_includes_them():
    said = rules.missing_in_words(2026, Decimal(100), Figures(coming_else=Decimal(70)), hidden=1)
    assert said == (
        "Of the £100 to be saved in 2026/27, the lines shown here identify £70. "
        "One more line is not for publication, and in no figure on this page."
    )
    assert "have delivered" in rules.missing_in_words(2026, Decimal(100), Figures(), is_over=True, hidden=1)
    assert "still to be found" not in said


def test_figures_are_said_to_the_penny():
    assert rules.figures_in_words(Figures()) == "Nothing has been identified yet."
    assert rules.figures_in_words(Figures(coming_else=Decimal(1))) == (
        "£1 is identified; none of it is agreed by decision, and nothing has been delivered."
    )


def test_what_is_asked_of_all_comes_to_the_target_or_says_what_is_left():
    assert rules.left_to_ask(Decimal(10), pounds(4, 6), "department") == ""


def test_the_picture_in_words_says_each_step():
    assert rules.described(rules.steps(None, Figures())) == "Delivered £0. No target has been set."
    assert rules.described(rules.steps(Decimal(10), Figures(coming_agreed=Decimal(12)))) == (
        "Delivered £0, then Agreed, to come £12; the target is £10."
    )
    hidden = rules.steps(Decimal(10), Figures(), is_part=True)
    assert "Not shown here, or still to find £10" in rules.described(hidden)
    assert rules.steps(Decimal(10), Figures(), is_over=True)[1].name == "Not delivered"


def test_a_financial_year_is_told_by_its_first():
    assert (rules.bounds(2026), rules.is_over(2026, date(2027, 3, 31)), rules.is_over(2026, date(2027, 4, 1))) == (
        (date(2026, 4, 1), date(2027, 3, 31)), False, True,
    )  # fmt: skip
