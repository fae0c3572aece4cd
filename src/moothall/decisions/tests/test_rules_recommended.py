"""By when scrutiny is answered, where a recommendation stands, and what became of them in figures; on both sides of each line."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.authority.rules import CouncilYears
from moothall.decisions.rules import recommended as rules
from moothall.decisions.rules.recommended import Progress, RecommendationStanding as Standing, Recommended, Verdict

pytestmark = pytest.mark.once
GIVEN, DUE, DAY = date(2026, 1, 15), date(2026, 3, 14), date(2026, 3, 14)
ANSWERED = {"given_on": GIVEN, "due_on": DUE, "answered_on": date(2026, 3, 2), "verdict": Verdict.ACCEPTED}
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS, st.integers(1, 12))
def test_months_that_begin_with_a_day_end_before_the_same_day_of_the_month_or_with_the_month(day, months):
    after = rules.last_day_to_answer(day, months) + timedelta(days=1)
    whole = (after.year - day.year) * 12 + after.month - day.month
    assert (whole, after.day) in {(months, day.day), (months + 1, 1)}
    assert rules.last_day_to_answer(day, months) < rules.last_day_to_answer(day, months + 1)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 1, 15), date(2026, 3, 14)),
        (date(2026, 1, 1), date(2026, 2, 28)),
        (date(2025, 12, 29), date(2026, 2, 28)),
        (date(2025, 12, 31), date(2026, 2, 28)),
        (date(2023, 12, 30), date(2024, 2, 29)),
        (date(2026, 7, 31), date(2026, 9, 30)),
        (date(2026, 8, 31), date(2026, 10, 30)),
    ],
)
def test_two_months_beginning_with_the_day_of_receipt_end_on_this_day(received, last):
    assert rules.last_day_to_answer(received, 2) == last


def test_a_partner_has_days_and_no_day_where_the_council_sets_none():
    assert rules.answer_due("a partner", GIVEN, 2, 28) == (
        date(2026, 2, 12),
        f"28 days after 15 January 2026. {rules.SOURCE_OF_PARTNERS}.",
    )
    assert rules.answer_due("a partner", GIVEN, 2, 0)[0] is None
    assert rules.answer_due("full Council", GIVEN, 3, 28)[0] == date(2026, 4, 14)


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({}, Standing.NOT_GIVEN),
        ({"given_on": GIVEN}, Standing.AWAITED),
        ({"given_on": GIVEN, "due_on": DUE}, Standing.AWAITED),
        ({"given_on": GIVEN, "due_on": date(2026, 3, 13)}, Standing.LATE),
        (ANSWERED | {"verdict": Verdict.NOT_ACCEPTED}, Standing.NOT_ACCEPTED),
        (ANSWERED | {"do_by": DAY}, Standing.NOT_BEGUN),
        (ANSWERED | {"do_by": date(2026, 3, 13)}, Standing.OVERDUE),
        (ANSWERED | {"progress": Progress.NOT_BEGUN}, Standing.NOT_BEGUN),
        (ANSWERED | {"progress": Progress.UNDER_WAY, "verdict": Verdict.IN_PART}, Standing.UNDER_WAY),
        (ANSWERED | {"progress": Progress.UNDER_WAY, "do_by": date(2026, 3, 13)}, Standing.OVERDUE),
        (ANSWERED | {"progress": Progress.DONE}, Standing.SAID_DONE),
        (ANSWERED | {"progress": Progress.DONE, "had_on": date(2026, 3, 15)}, Standing.SAID_DONE),
        (ANSWERED | {"progress": Progress.DONE, "had_on": DAY}, Standing.DONE),
        (ANSWERED | {"progress": Progress.WILL_NOT}, Standing.WILL_NOT),
    ],
)
def test_a_recommendation_stands_where_its_facts_put_it(facts, standing):
    assert rules.recommendation_standing(DAY, Recommended(**facts)) is standing


def test_what_is_open_is_what_somebody_still_has_to_do():
    assert {one for one in Standing if not one.is_open} == {Standing.NOT_ACCEPTED, Standing.WILL_NOT, Standing.DONE}
    assert all(one.tone for one in Standing)


def test_the_figures_say_what_became_of_what_was_given():
    rows = [
        Recommended(),
        Recommended(given_on=date(2026, 12, 1)),
        Recommended(given_on=GIVEN, due_on=date(2026, 3, 13)),
        Recommended(**ANSWERED, progress=Progress.DONE, had_on=DAY),
        Recommended(**ANSWERED | {"verdict": Verdict.NOT_ACCEPTED, "answered_on": date(2026, 3, 20)}),
        Recommended(**ANSWERED | {"verdict": Verdict.IN_PART, "due_on": date(2026, 3, 1)}),
        Recommended(**ANSWERED | {"verdict": Verdict.NOT_ACCEPTED, "due_on": None}),
    ]
    told = rules.outcomes(rows, DAY)
    assert (told.given, told.answered, told.in_time, told.late_now) == (5, 3, 2, 1)
    assert (told.accepted, told.in_part, told.not_accepted) == (1, 1, 1)
    assert (told.done, told.median_days) == (1, 46)
    assert rules.outcomes([], DAY).median_days is None


def test_each_half_of_a_council_year_has_its_own_figures():
    rows = [Recommended(given_on=day) for day in (date(2025, 10, 31), date(2025, 11, 1), date(2026, 4, 30), date(2026, 5, 1))]
    halves = rules.by_half_year([*rows, Recommended(), Recommended(given_on=date(2027, 1, 1))], CouncilYears(), date(2026, 5, 1))
    assert [(begins, told.given) for begins, told in halves] == [(date(2026, 5, 1), 1), (date(2025, 11, 1), 2), (date(2025, 5, 1), 1)]
