"""Figures that come in: when they are due, what looks wrong about them, when a comment is needed, and what counts at a moment."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from moothall.performance.rules import Counting, Frequency, Period, ToleranceKind
from moothall.performance.rules.returns import (
    USUAL,
    Calendar,
    CalendarRule,
    Characteristic,
    CommentWhen,
    FigureRule,
    Grade,
    Judging,
    ReturnFacts,
    ReturnState,
    ShownWhen,
    Stated,
    WindowState,
    as_of,
    asked,
    calendar_for,
    calendar_lacks,
    comment_needed,
    confidence,
    counting,
    figure_rule_for,
    is_provisional,
    last_ended,
    late_by,
    lateness_in_words,
    revisions,
    shown,
    waiting,
    window_of,
)

pytestmark = pytest.mark.once
QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
WINDOW = window_of(QUARTER, USUAL)
FIRST = datetime(2026, 10, 5, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def at(day):
    return datetime(2026, *day, 12, tzinfo=UTC)


def test_a_window_opens_is_due_is_reviewed_and_is_cut_off_in_working_days():
    days = (WINDOW.opens_on, WINDOW.due_on, WINDOW.review_by, WINDOW.cut_off_on)
    assert days == (date(2026, 10, 1), date(2026, 10, 14), date(2026, 10, 21), date(2026, 10, 28))
    assert window_of(QUARTER, USUAL, frozenset({date(2026, 10, 14)})).due_on == date(2026, 10, 15)
    states = [WINDOW.state(at(day)) for day in ((9, 30), (10, 1), (10, 14), (10, 15), (10, 28), (10, 29))]
    assert states == [
        WindowState.TO_COME,
        WindowState.OPEN,
        WindowState.OPEN,
        WindowState.OVERDUE,
        WindowState.OVERDUE,
        WindowState.CUT_OFF,
    ]


def test_a_figure_that_comes_late_by_its_nature_is_due_when_it_is_there_and_the_report_does_not_wait():
    slow = window_of(QUARTER, USUAL, arrives_within=40)
    assert (slow.due_on, slow.review_by, slow.cut_off_on) == (date(2026, 11, 10), date(2026, 11, 10), date(2026, 10, 28))


def test_a_portfolio_s_exception_holds_from_its_day_until_the_portfolio_follows_the_council_again():
    council = CalendarRule(date(2026, 4, 1), 1, None, Calendar(due_within=8))
    own = CalendarRule(date(2026, 6, 1), 2, 7, Calendar(due_within=5))
    back = CalendarRule(date(2026, 9, 1), 3, 7)
    rules = [back, own, council]
    held = [calendar_for(rules, 7, date(2026, month, 30)).due_within for month in (3, 4, 6, 9)]
    assert held == [10, 8, 5, 8]
    assert calendar_for(rules, None, date(2026, 6, 30)).due_within == 8


@pytest.mark.parametrize(
    ("calendar", "box"),
    [
        (Calendar(opens_after=11), "due_within"),
        (Calendar(cut_off_after=14), "cut_off_after"),
        (Calendar(cut_off_after=121), "cut_off_after"),
        (Calendar(opens_after=-1), "opens_after"),
        (USUAL, ""),
    ],
)
def test_the_days_of_a_calendar_follow_one_another(calendar, box):
    assert calendar_lacks(calendar)[0] == box


def test_the_last_period_is_the_one_that_has_ended_and_none_where_periods_follow_no_calendar():
    assert last_ended(Frequency.MONTHLY, date(2026, 10, 1), 4) == Period(date(2026, 9, 1), date(2026, 9, 30))
    assert last_ended(Frequency.QUARTERLY, date(2026, 9, 30), 4) == Period(date(2026, 4, 1), date(2026, 6, 30))
    assert last_ended(Frequency.OTHER, date(2026, 9, 30), 4) is None


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 14), "is due on 14 October 2026."),
        (date(2026, 10, 15), "was due on 14 October 2026. It is 1 working day late."),
        (date(2026, 12, 27), "was due on 14 October 2026. It is 51 working days late."),
    ],
)
def test_who_is_late_is_said_in_working_days(today, words):
    assert lateness_in_words(WINDOW, today) == f"The figure for July to September 2026 {words}"


def test_what_is_late_only_over_a_weekend_is_late_by_no_working_day():
    assert late_by(date(2026, 10, 16), date(2026, 10, 17)) == 0
    friday = window_of(Period(date(2026, 10, 1), date(2026, 10, 2)), Calendar(due_within=10))
    assert lateness_in_words(friday, date(2026, 10, 17)).endswith("It is late.")


def sent(turn, days=0, **said):
    return ReturnFacts(turn=turn, period=QUARTER, value=Decimal(turn), sent_at=FIRST + days * DAY, **said)


def test_what_counts_is_the_last_that_was_signed_off_by_then():
    first = sent(1, signed_at=FIRST + DAY)
    second = sent(2, days=3, signed_at=FIRST + 4 * DAY)
    assert counting([second, first], FIRST) is None
    assert counting([second, first], FIRST + 2 * DAY) is first
    assert counting([second, first], FIRST + 9 * DAY) is second


def test_what_waits_is_shown_while_nothing_counts_and_never_in_place_of_what_counts():
    signed, waits, back = sent(1, signed_at=FIRST + DAY), sent(2, days=2), sent(2, days=2, sent_back_at=FIRST + 3 * DAY)
    assert shown([waits], FIRST + 3 * DAY, is_at_work=True) is waits
    assert shown([waits], FIRST, is_at_work=True) is None
    assert shown([waits], FIRST + 3 * DAY) is None
    assert shown([sent(1, is_shown_before=True)], FIRST + 3 * DAY)
    assert shown([signed, waits], FIRST + 3 * DAY) is signed
    assert waiting([signed, waits], FIRST + 3 * DAY) is waits
    assert waiting([signed, back], FIRST + 3 * DAY) is None
    assert [one.state(FIRST + 3 * DAY) for one in (signed, waits, back)] == [ReturnState.SIGNED, ReturnState.SENT, ReturnState.BACK]
    assert [one.state(FIRST + 3 * DAY).tone.value for one in (signed, waits, back)] == ["plain", "wait", "stop"]


def test_after_the_cut_off_the_report_stands_and_what_comes_later_is_a_revision():
    in_time, late = sent(1, signed_at=FIRST + DAY), sent(2, days=40, signed_at=FIRST + 41 * DAY)
    now = FIRST + 60 * DAY
    assert counting([in_time, late], WINDOW.cut_off_at) is in_time
    assert revisions([in_time, late, sent(3, days=50)], WINDOW.cut_off_at, now) == [late]
    assert counting([in_time, late], now) is late


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.booleans()), max_size=6), st.integers(0, 60), st.integers(0, 60))
def test_what_stood_at_the_cut_off_never_changes_whatever_is_sent_later(past, cut_off, later):
    rows = [
        sent(turn, days=days, signed_at=FIRST + (days + more) * DAY if signed else None) for turn, (days, more, signed) in enumerate(past)
    ]
    frozen = counting(rows, FIRST + cut_off * DAY)
    late = sent(99, days=cut_off + 1, signed_at=FIRST + (cut_off + 1 + later) * DAY)
    assert counting([*rows, late], FIRST + cut_off * DAY) == frozen


def test_a_figure_is_provisional_until_it_is_final_and_signed_off():
    later = FIRST + 2 * DAY
    assert is_provisional(sent(1), later)
    assert is_provisional(sent(1, signed_at=FIRST, is_final=False), later)
    assert not is_provisional(sent(1, signed_at=FIRST), later)


@pytest.mark.parametrize(
    ("signed", "provisional", "words"),
    [(True, False, "was signed off on 12 October 2026."), (True, True, "and may still change."), (False, True, "waits to be signed off.")],
)
def test_as_of_when_a_figure_is_stands_beside_it(signed, provisional, words):
    assert as_of(QUARTER, date(2026, 10, 12), is_signed=signed, is_provisional=provisional).endswith(words)


def test_a_figure_is_as_sure_as_the_worst_of_its_six_characteristics():
    every = dict.fromkeys(Characteristic, "good")
    assert confidence(every) is Grade.GOOD
    assert confidence(every | {"validity": "weak", "accuracy": "fair"}) is Grade.WEAK
    assert confidence({}) is None
    assert all(one.words for one in Characteristic)


def of(value, *before, **said):
    return asked(Stated(value=Decimal(str(value)), before=[Decimal(str(one)) for one in before], **said))


@pytest.mark.parametrize(
    ("found", "doubts", "first"),
    [
        (of(816, unit="%"), ["percentage"], "Must be 0 to 100. Did you mean 81.6%?"),
        (of(8160, 80, 81, unit="%"), ["percentage"], "Must be 0 to 100. Did you mean 81.6%?"),
        (of(-81, 80, 81.5, unit="%"), ["percentage"], "Must be 0 to 100. Did you mean 81.0%?"),
        (of(99999, unit="%"), ["percentage"], "Must be 0 to 100. Is that right?"),
        (of(-12, 11, 13, unit="days", decimals=0), ["sign"], "It has never been below nought. Did you mean 12 days?"),
        (of(1240, 12, 12.1, 12.6, 12.5), ["scale"], "That is a hundred times larger than usual. Did you mean 12.4?"),
        (of("0.12", 12, 12.1, 12.6, 12.5), ["scale", "precision"], "That is a hundred times smaller than usual. Did you mean 12.0?"),
        (of(40, 12, 12.1, 12.6, 12.5), ["history"], "The last 4 figures lay between 12.0 and 12.6. Is 40.0 right?"),
        (of(0, 12, 12.1, 12.6, 12.5), ["history"], "The last 4 figures lay between 12.0 and 12.6. Is 0.0 right?"),
        (of(6, 5, 5, 5, 5), ["history"], "The last 4 figures were all 5.0. Is 6.0 right?"),
        (of(12, 11, 12), ["unchanged"], "It is the same as the last figure, 12.0. Is that right?"),
        (of(0, 0), [], None),
        (of("81.647", 80), ["precision"], "The measure has 1 decimal. Did you mean 81.6?"),
        (of("3.5", 4, decimals=0), ["precision"], "The measure has no decimals. Did you mean 4?"),
        (of(80, 90, counting=Counting.CUMULATIVE), ["fallen"], "A running total does not fall, and it was 90.0 before. Is that right?"),
        (of(80, 90, counting=Counting.CUMULATIVE, is_first_of_year=True), [], None),
        (
            of(101, unit="%", numerator=Decimal(101), denominator=Decimal(100)),
            ["percentage", "parts"],
            "Must be 0 to 100. Did you mean 10.1%?",
        ),
        (of(81, 80, 82, unit="%", numerator=Decimal(81), denominator=Decimal(100)), [], None),
        (of(-5, -3), [], None),
        (
            of(5, begins_on=date(2026, 4, 1), period="July 1926"),
            ["before"],
            "The measure is counted from 1 April 2026 on. Is a figure for July 1926 right?",
        ),
    ],
)
def test_what_looks_wrong_is_asked_with_a_likely_answer(found, doubts, first):
    assert [one.doubt.value for one in found] == doubts
    assert not found or found[0].sentence == first


@given(
    st.decimals(-(10**13), 10**13, places=2),
    st.lists(st.decimals(-(10**6), 10**6, places=1), max_size=15),
    st.sampled_from(["%", "days", "£"]),
)
def test_whatever_is_typed_each_question_is_a_sentence_and_its_likely_answer_is_another_figure(value, before, unit):
    found = asked(Stated(value=value, before=before, unit=unit))
    assert len({one.doubt for one in found}) == len(found)
    for one in found:
        assert one.sentence.endswith("?")
        assert one.likely is None or one.likely != value


def judging(**said):
    return Judging(unit="%", last=Decimal(84), **said)


@pytest.mark.parametrize(
    ("when", "value", "words"),
    [
        (CommentWhen.EITHER, 70, "Say in a comment why it misses its target of 85.0%."),
        (CommentWhen.EITHER, 95, "Say in a comment why it has changed from 84.0%."),
        (CommentWhen.EITHER, 86, ""),
        (CommentWhen.OFF, 95, ""),
        (CommentWhen.CHANGED, 70, "Say in a comment why it has changed from 84.0%."),
        (CommentWhen.ALWAYS, 86, "Say in a comment what lies behind the figure."),
        (CommentWhen.NEVER, 1, ""),
    ],
)
def test_a_comment_is_needed_where_the_council_s_rule_says_so(when, value, words):
    rule = FigureRule(comment_when=when, change_percent=Decimal(10))
    assert comment_needed(Decimal(value), judging(target=Decimal(85)), rule, is_off=value < 85) == words
    assert when.sentence.endswith(".")


@pytest.mark.parametrize(
    ("kind", "value", "asks"), [("units", 89, False), ("units", 90, True), ("percent", 88, False), ("percent", 89, True)]
)
def test_a_measure_s_own_tolerance_says_what_is_much(kind, value, asks):
    near = judging(tolerance=Decimal(5), tolerance_kind=ToleranceKind(kind))
    assert bool(comment_needed(Decimal(value), near, FigureRule(), is_off=False)) is asks


def test_without_an_earlier_figure_nothing_has_changed():
    assert comment_needed(Decimal(1), Judging(), FigureRule(), is_off=True) == ""


def test_the_rule_of_a_day_is_the_last_that_has_begun():
    one, two = FigureRule(date(2026, 4, 1), 1), FigureRule(date(2026, 9, 1), 2, shown_when=ShownWhen.SENT)
    assert [figure_rule_for([two, one], day).turn for day in (date(2026, 3, 1), date(2026, 4, 1), date(2026, 9, 1))] == [0, 1, 2]
    assert all(one.words for one in ShownWhen)
