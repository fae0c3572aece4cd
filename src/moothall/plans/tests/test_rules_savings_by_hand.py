"""A programme reckoned a second time, in whole pennies and by loops alone: every sum that a page shows comes to the same."""

from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as some

from moothall.plans.rules import savings as rules
from moothall.plans.rules.savings import Delivered, Line, Share

pytestmark = pytest.mark.once
YEAR, WHOLE = 2026, 10_000
PENNIES = some.integers(0, 500_000)


def pounds(pennies):
    return pennies * rules.PENNY


@some.composite
def lines(draw):
    """A line with what was entered, part of it taken back again; shared by departments, and by partners."""
    entered = []
    for month, amount in draw(some.lists(some.tuples(some.integers(0, 11), some.integers(1, 900_000)), max_size=3)):
        back = draw(some.integers(0, amount))
        entered += [Delivered(rules.month_at(YEAR, month), pounds(one)) for one in (amount, -back) if one]
    cut = draw(some.integers(1, WHOLE - 1))
    return Line(
        key=0,
        shares=(Share("homes", "homes", cut), Share("roads", None, WHOLE - cut)),
        ours=draw(some.sampled_from([WHOLE, 3_333, 1])),
        planned={YEAR: [pounds(month) for month in draw(some.lists(PENNIES, min_size=12, max_size=12))]},
        delivered=tuple(entered),
        agreed=draw(some.dictionaries(some.just(YEAR), some.integers(0, 7_000_000).map(pounds))),
        is_at_risk=draw(some.booleans()),
        is_achievable=draw(some.booleans()),
    )


def by_hand(every, is_over):
    """Identified, agreed, delivered and at risk, in pennies."""
    found = [0, 0, 0, 0]
    for one in every:
        planned, done, agreed = (
            int(amount * 100) * one.ours // WHOLE
            for amount in (sum(one.planned[YEAR]), sum(entry.amount for entry in one.delivered), one.agreed.get(YEAR, Decimal(0)))
        )
        is_live = one.is_achievable and not is_over
        whole = max(planned, done) if is_live else done
        sums = (whole, min(whole, agreed), done, whole - done if is_live and one.is_at_risk else 0)
        found = [so_far + more for so_far, more in zip(found, sums, strict=True)]
    return [pounds(one) for one in found]


@settings(max_examples=25)
@given(some.lists(lines(), max_size=3), some.integers(1, 30_000_000).map(pounds), some.booleans())
def test_every_sum_is_that_which_is_reckoned_by_hand_and_what_is_missing_fills_it_to_the_target(every, target, is_over):
    found = rules.whole(every, YEAR, is_over=is_over)
    sums = [found.identified, found.agreed, found.delivered, found.at_risk]
    assert sums == by_hand(every, is_over)
    steps = [step for step in rules.steps(target, found, is_over=is_over) if step.kind != "aim"]
    assert sum(step.amount for step in steps) == max(target, found.identified), "the picture and the table say the same"
    assert sum(month.delivered for month in rules.by_month(every, YEAR)) == found.delivered
    for key in (lambda share: share.department, lambda share: share.portfolio):
        parts = rules.by_share(every, YEAR, key, is_over=is_over).values()
        assert [sum(getattr(part, name) for part in parts) for name in ("identified", "agreed", "delivered", "at_risk")] == sums
    if target > found.identified:
        assert rules.in_pounds(target - found.identified) in rules.missing_in_words(YEAR, target, found, is_over=is_over)
