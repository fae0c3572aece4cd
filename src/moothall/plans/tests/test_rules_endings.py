"""A workstream ends when nothing more is expected of its lines."""

from datetime import date
from decimal import Decimal
from functools import partial

from moothall.plans.rules import savings as rules


def test_a_line_is_settled_once_nothing_more_is_expected_of_it_and_what_is_in_the_way_is_named():
    planned = {2026: [Decimal(10)] * 12}
    line = partial(rules.Line, key=1, shares=(), planned=planned)
    today = date(2026, 11, 23)
    done = (rules.Delivered(date(2026, 5, 1), Decimal(120)),)
    assert [rules.is_settled(one, today) for one in (line(), line(is_at_risk=True), line(delivered=done), line(is_achievable=False))] == [
        False, False, True, True,
    ]  # fmt: skip
    assert rules.is_settled(line(), date(2027, 4, 1))
    many = [f"Line {number}" for number in range(7)]
    assert "“Line 4” and 2 more. Enter" in rules.cannot_end("stopped", many, [], [])
    assert rules.cannot_end("done", [], [], []) == ""
