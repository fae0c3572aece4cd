"""The standing, the count and the clock explained to a councillor."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, strategies as st

from moothall.decisions import rules
from moothall.decisions.rules import CallInRule, CellState, Facts, Moments, Reading, Unit
from moothall.decisions.tests.published_rules import CENTRAL_BEDFORDSHIRE, HUNTINGDONSHIRE, WITH_DAYS
from moothall.decisions.tests.test_rules_standing import CALLED_IN, OPEN, at, facts as any_facts, moments as any_moments

SEED_AT = at(12, 9)
SEED_DAY = rules.start_of(date(2009, 12, 16))
SEED = Facts(published_at=SEED_AT, call_in_closes_at=SEED_DAY, effective_from=SEED_DAY, is_subject_to_call_in=True)


def test_the_real_record_is_explained_whole_and_its_contradiction_is_told():
    assert rules.why(
        at(8, 4, year=2010), SEED, rule=rules.USUAL_RULE, stated_effective_on=date(2009, 12, 16), status_as_published="Deleted"
    ) == [
        "It has been in effect since Wednesday 16 December 2009.",
        "Published on Wednesday 9 December 2009. Five working days, counted from the day after: 10, 11, 14, 15 and 16 December. "
        "By the rule, effect begins on the fifth.",
        "The page says 16 December 2009: the same.",
        "Its status is published as “Deleted”, yet it shows a day of effect, 16 December 2009.",
    ]


def test_a_decision_that_nobody_can_call_in_is_explained_without_counting():
    assert rules.why(at(12, 20), Facts(published_at=SEED_AT, is_subject_to_call_in=False), rule=rules.USUAL_RULE) == [
        "It is not subject to call-in. It has been in effect since Wednesday 9 December 2009."
    ]


def test_without_a_rule_nothing_is_counted():
    assert rules.why(at(12, 10), SEED) == [
        "It is open to call-in until the end of Tuesday 15 December 2009. "
        "If nobody calls it in, it takes effect on Wednesday 16 December 2009."
    ]


@pytest.mark.parametrize(
    ("known", "moment", "said"),
    [
        (OPEN, at(12, 1), "It is not published yet."),
        (
            OPEN,
            at(12, 8),
            "It is open to call-in until the end of Friday 11 December 2009. "
            "If nobody calls it in, it takes effect on Monday 14 December 2009.",
        ),
        (replace(OPEN, effective_from=None), at(12, 8), "It is open to call-in until the end of Friday 11 December 2009."),
        (
            replace(OPEN, call_in_closes_at=at(12, 14, 12), effective_from=at(12, 14, 12)),
            at(12, 8),
            "It is open to call-in until noon on Monday 14 December 2009. "
            "If nobody calls it in, it takes effect at noon on Monday 14 December 2009.",
        ),
        (
            OPEN,
            at(12, 13),
            "Call-in closed at the end of Friday 11 December 2009, and nobody called it in. It takes effect on Monday 14 December 2009.",
        ),
        (replace(OPEN, is_subject_to_call_in=None), at(12, 8), "It takes effect on Monday 14 December 2009."),
        (Facts(published_at=at(12, 7)), at(12, 30), "It is published. When it takes effect is not stated."),
        (CALLED_IN, at(12, 10), "It was called in on Wednesday 9 December 2009. It waits for scrutiny and is not in effect."),
        (
            replace(CALLED_IN, referred_at=at(12, 18)),
            at(12, 20),
            "It was called in on Wednesday 9 December 2009 and referred on Friday 18 December 2009. "
            "It waits for the answer and is not in effect.",
        ),
        (
            replace(CALLED_IN, confirmed_at=at(12, 18)),
            at(12, 20),
            "It was called in on Wednesday 9 December 2009 and confirmed on Friday 18 December 2009. It has been in effect since then.",
        ),
        (
            replace(OPEN, changed_at=at(12, 10)),
            at(12, 20),
            "It was called in and changed on Thursday 10 December 2009. As changed, it has been in effect since then.",
        ),
        (
            replace(OPEN, is_urgent=True, effective_from=None),
            at(12, 8),
            "It was urgent, and could not be called in. It has been in effect since Monday 7 December 2009.",
        ),
        (replace(OPEN, withdrawn_at=at(12, 8)), at(12, 8), "It was withdrawn on Tuesday 8 December 2009."),
        (replace(OPEN, superseded_at=at(12, 28)), at(12, 29), "Another decision took its place on Monday 28 December 2009."),
        (Facts(published_at=at(12, 9), effective_from=at(12, 1, 0)), at(12, 20), "It has been in effect since Wednesday 9 December 2009."),
    ],
)
def test_every_standing_is_said_in_a_sentence_with_its_days(known, moment, said):
    assert rules.where_it_stands(moment, known) == said


@given(any_facts, any_moments)
def test_whatever_is_known_the_explanation_is_made_of_whole_sentences(known, moment):
    for sentence in rules.why(moment, known, rule=rules.USUAL_RULE, stated_effective_on=date(2009, 12, 16), status_as_published="Deleted"):
        assert sentence == sentence.strip()
        assert sentence.endswith(".")
        assert "None" not in sentence
        assert "  " not in sentence


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            CallInRule(days=5, reading=Reading.PUBLICATION_DAY_COUNTS, source="any"),
            "Five working days, with the day of publication as the first: 9, 10, 11, 14 and 15 December. "
            "By the rule, effect begins on the day after the fifth.",
        ),
        (
            CallInRule(days=5, reading=Reading.THE_DAY_AFTER, source="any"),
            "Five working days, counted from the day after: 10, 11, 14, 15 and 16 December. "
            "By the rule, effect begins when the fifth has ended.",
        ),
        (
            CallInRule(days=5, reading=Reading.THE_NEXT_WORKING_DAY, source="any"),
            "Five working days, counted from the day after: 10, 11, 14, 15 and 16 December. "
            "By the rule, effect begins on the working day after the fifth.",
        ),
        (
            CENTRAL_BEDFORDSHIRE,
            "Eight days, counted from the day after: 10, 11, 12, 13, 14, 15, 16 and 17 December. "
            "By the rule, effect begins at noon on the eighth.",
        ),
        (
            CallInRule(days=1, source="any"),
            "One working day, counted from the day after: 10 December. By the rule, effect begins on the first.",
        ),
        (
            CallInRule(days=28, unit=Unit.CALENDAR, source="any"),
            "28 days, counted from the day after: Thursday 10 December 2009 to Wednesday 6 January 2010. "
            "By the rule, effect begins on the 28th.",
        ),
        (HUNTINGDONSHIRE, "The rule of this council gives no number of days that can be counted."),
    ],
)
def test_the_count_names_the_days_and_the_reading(rule, said):
    assert rules.counting(SEED_AT, rule) == f"Published on Wednesday 9 December 2009. {said}"


def test_a_published_day_of_effect_is_compared_and_never_corrected():
    counted = Moments(SEED_DAY, SEED_DAY)
    assert rules.comparison(None, counted) == ""
    assert rules.comparison(date(2009, 12, 16), counted) == "The page says 16 December 2009: the same."
    assert rules.comparison(date(2009, 12, 17), counted) == (
        "The page says 17 December 2009; by the rule it is 16 December 2009. Both are shown, neither is corrected."
    )
    assert rules.comparison(date(2009, 12, 17), rules.NOT_KNOWN) == (
        "The page says 17 December 2009. There is no day by the rule to compare it with."
    )


@pytest.mark.parametrize(
    ("known", "status", "said"),
    [
        (SEED, "Recommendations Approved", []),
        (Facts(published_at=SEED_AT), "Deleted", []),
        (SEED, " For Determination ", ["Its status is published as “For Determination”, yet it shows a day of effect, 16 December 2009."]),
        (
            replace(SEED, effective_from=at(12, 1, 0), call_in_closes_at=None),
            "",
            ["It is shown as in effect from Tuesday 1 December 2009, before it was published on Wednesday 9 December 2009."],
        ),
        # A page that gives only the day of both is no contradiction.
        (replace(SEED, effective_from=at(12, 9, 0), call_in_closes_at=None), "", []),
        (
            replace(SEED, call_in_closes_at=at(12, 20)),
            "",
            ["It is shown as in effect from Wednesday 16 December 2009, before call-in closed."],
        ),
        (
            replace(SEED, called_in_at=at(12, 17)),
            "",
            ["A call-in is recorded on Thursday 17 December 2009, yet call-in had closed. It does not count."],
        ),
        (
            replace(CALLED_IN, is_urgent=True),
            "",
            ["A call-in is recorded on Wednesday 9 December 2009, yet the decision was urgent and could not be called in."],
        ),
        (
            replace(CALLED_IN, is_subject_to_call_in=False),
            "",
            ["A call-in is recorded on Wednesday 9 December 2009, yet the decision is not subject to call-in."],
        ),
        (CALLED_IN, "", []),
    ],
)
def test_a_contradictory_history_is_told(known, status, said):
    assert rules.contradictions(known, status) == said


def test_the_clock_shows_the_days_of_the_mock():
    published_at = datetime(2026, 11, 13, 9, tzinfo=rules.LONDON)
    rule = CallInRule(days=5, cut_off=time(17), source="any")
    cells = rules.clock(rules.moments_after(published_at, rule), published_at, rule, date(2026, 11, 18))
    assert [(cell.name, cell.state, cell.caption) for cell in cells] == [
        ("Fri 13", CellState.GONE, "day 0"),
        ("Mon 16", CellState.GONE, "day 1"),
        ("Tue 17", CellState.GONE, "day 2"),
        ("Wed 18", CellState.TODAY, "today"),
        ("Thu 19", CellState.LEFT, "day 4"),
        ("Fri 20", CellState.LEFT, "5pm"),
    ]


def test_on_its_last_day_the_clock_still_says_when_it_ends():
    cells = rules.clock(Moments(SEED_DAY, SEED_DAY), SEED_AT, rules.USUAL_RULE, date(2009, 12, 16))
    assert (cells[-1].state, cells[-1].caption) == (CellState.TODAY, "takes effect")


def test_the_clock_counts_as_its_rule_does():
    counts = CallInRule(days=5, reading=Reading.PUBLICATION_DAY_COUNTS, source="any")
    cells = rules.clock(rules.moments_after(SEED_AT, counts), SEED_AT, counts, date(2009, 12, 1))
    assert [cell.caption for cell in cells] == ["day 1", "day 2", "day 3", "day 4", "day 5", "takes effect"]
    cells = rules.clock(rules.moments_after(SEED_AT, CENTRAL_BEDFORDSHIRE), SEED_AT, CENTRAL_BEDFORDSHIRE, date(2009, 12, 1))
    assert [cell.day.day for cell in cells] == [9, 10, 11, 12, 13, 14, 15, 16, 17]
    assert cells[-1].caption == "noon"


def test_a_saturday_on_which_effect_begins_ends_the_clock():
    rule = CallInRule(days=2, reading=Reading.THE_DAY_AFTER, source="any")
    cells = rules.clock(rules.moments_after(SEED_AT, rule), SEED_AT, rule, date(2009, 12, 9))
    assert [(cell.name, cell.caption) for cell in cells] == [
        *(("Wed 9", "today"), ("Thu 10", "day 1"), ("Fri 11", "day 2")),
        ("Sat 12", "takes effect"),
    ]


@pytest.mark.parametrize(
    "effective_from",
    [None, at(12, 1), at(12, 9), at(12, 9, year=2011), datetime(2010, 2, 20, tzinfo=UTC)],
    ids=["not known", "before publication", "on the same day", "years later", "too many days"],
)
def test_there_is_no_clock_where_there_is_nothing_to_count(effective_from):
    assert rules.clock(Moments(None, effective_from), SEED_AT, rules.USUAL_RULE, date(2009, 12, 10)) == []


def test_there_is_no_clock_for_a_year_whose_bank_holidays_nobody_knows():
    published_at = datetime(1850, 1, 1, tzinfo=UTC)
    assert rules.clock(Moments(None, datetime(1850, 1, 9, tzinfo=UTC)), published_at, rules.USUAL_RULE, date(1850, 1, 2)) == []


@given(st.sampled_from(WITH_DAYS), any_moments, st.dates(date(2009, 11, 1), date(2010, 3, 1)))
def test_the_clock_begins_with_publication_ends_with_effect_and_has_at_most_one_today(rule, published_at, today):
    moments = rules.moments_after(published_at, rule)
    cells = rules.clock(moments, published_at, rule, today)
    assert cells[0].day == rules.day_of(published_at)
    assert cells[-1].day == rules.day_of(moments.effective_from)
    assert [cell.day for cell in cells] == sorted({cell.day for cell in cells})
    assert [cell.day for cell in cells if cell.state is CellState.TODAY] in ([], [today])
    assert all((cell.day < today) == (cell.state is CellState.GONE) for cell in cells)


@pytest.mark.parametrize(
    ("closes_at", "moment", "said"),
    [
        (None, at(12, 9), ""),
        (SEED_DAY, at(12, 9), "4 working days left after today. Closes at the end of Tuesday 15 December."),
        (SEED_DAY, at(12, 12), "2 working days left after today. Closes at the end of Tuesday 15 December."),
        (SEED_DAY, at(12, 14), "1 working day left after today. Closes at the end of Tuesday 15 December."),
        (SEED_DAY, at(12, 15), "Today is the last day. Closes at the end of Tuesday 15 December."),
        (SEED_DAY, at(12, 16, 0), "Call-in closed at the end of Tuesday 15 December 2009."),
        (at(12, 17, 12), at(12, 17, 9), "Today is the last day. Closes noon, Thursday 17 December."),
        (at(12, 17, 12), at(12, 17, 12), "Call-in closed at noon on Thursday 17 December 2009."),
        # The last day is a Sunday, and today the Saturday before it.
        (at(12, 13, 12), at(12, 12), "No working days left after today. Closes noon, Sunday 13 December."),
    ],
)
def test_the_days_left_are_working_days_and_the_last_is_named(closes_at, moment, said):
    assert rules.days_left_sentence(Moments(closes_at, closes_at), moment) == said
