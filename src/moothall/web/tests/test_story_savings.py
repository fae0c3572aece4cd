"""The sample council's savings agree with themselves and with the place."""

from decimal import Decimal

import pytest

from moothall.plans.rules import savings as rules
from moothall.web.demo.places import DEPARTMENTS, ORGANISATIONS, PORTFOLIOS
from moothall.web.demo.telling import savings

pytestmark = pytest.mark.once


def test_what_is_asked_comes_to_the_target_and_of_parts_that_there_are():
    departments, portfolios = ({one.key for one in rows} for rows in (DEPARTMENTS, PORTFOLIOS))
    assert sum(part for _, _, part in savings.ASKED) == 100
    assert {one for one, _, _ in savings.ASKED} <= departments
    assert {one for _, one, _ in savings.ASKED} == {line.portfolio for line in savings.LINES}
    assert {line.department for line in savings.LINES} <= departments
    assert {one for _, one, _ in savings.ASKED} <= portfolios
    assert {one for one, _, _ in savings.PARTNERS} <= {one.key for one in ORGANISATIONS}
    assert rules.shares_lack([parts for _, _, parts in savings.PARTNERS]) == ""


@pytest.mark.parametrize("line", savings.LINES, ids=lambda line: line.title)
def test_no_line_saves_more_than_a_full_year_or_than_was_planned(line):
    assert not line.full_year or line.year <= line.full_year
    assert rules.total([Decimal(amount) for amount in line.quarters]) <= line.year * Decimal("1.05")
    assert not (line.risk and line.lost)
