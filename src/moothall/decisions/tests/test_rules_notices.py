"""Announcing a key decision: both sides of each line of law.md sections 2 and 3, as a table, and what holds for every day."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from moothall.decisions.rules import notices as law
from moothall.decisions.rules.notices import Announced, Effects, Figures, Money, OwnDays, State, Stated, Way
from moothall.meetings.rules.law import Agreer, UrgentAgreement, start_of

ONE_DAY = timedelta(days=1)
TABLE = Path(__file__).parent / "law" / "section_2_notices.csv"
WAYS = {way.value: way for way in Way}
MADE, TODAY = date(2026, 12, 10), date(2026, 11, 1)
working_years = st.dates(min_value=date(2001, 1, 9), max_value=date(2060, 12, 31))


def rows():
    with TABLE.open(newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def facts_of(row, **more):
    own = int(row["own"]) if row["own"] else None
    closed = frozenset(date.fromisoformat(day) for day in row["closed"].split())
    return Announced(made_on=date.fromisoformat(row["made"]), closed=closed, own=OwnDays(notice=own, general_exception=own), **more)


@pytest.mark.parametrize("row", rows(), ids=[row["case"] for row in rows()])
def test_each_line_has_a_last_day_in_time_and_the_next_is_too_late(row):
    last, is_exception = date.fromisoformat(row["last_day"]), WAYS[row["way"]] is Way.GENERAL_EXCEPTION
    when, kept = ("exception_on", State.GENERAL_EXCEPTION) if is_exception else ("published_on", State.IN_TIME)
    just_before = law.verdict(facts_of(row, **{when: last}), TODAY)
    just_after = law.verdict(facts_of(row, **{when: last + ONE_DAY}), TODAY)
    assert (just_before.state, just_before.rule.number, just_before.rule.way.value) == (kept, int(row["number"]), row["way"])
    assert just_after.state in (State.TOO_LATE, State.DUE, State.OVERDUE)


@given(made_on=working_years, days=st.integers(0, 200))
def test_what_is_announced_by_the_last_day_may_be_made_on_the_day_and_not_otherwise(made_on, days):
    rule, announced_on = law.usual_rule(made_on), made_on - timedelta(days=days)
    in_time = announced_on <= law.announce_by(made_on, rule)
    assert in_time is (law.may_be_made_from(announced_on, rule) <= made_on)
    found = law.verdict(Announced(made_on=made_on, published_on=announced_on), made_on)
    assert (found.state is State.IN_TIME) is in_time
    assert found.days == law.days_between(announced_on, made_on, rule)


@given(made_on=working_years, days=st.integers(0, 40), closed=st.frozensets(working_years, max_size=10))
def test_the_general_exception_counts_the_same_forwards_and_backwards(made_on, days, closed):
    rule, told_on = law.notice_rule(Way.GENERAL_EXCEPTION, made_on), made_on - timedelta(days=days)
    assert (told_on <= law.announce_by(made_on, rule, closed)) is (law.may_be_made_from(told_on, rule, closed) <= made_on)


@given(made_on=st.dates(), published_on=st.none() | st.dates(), exception_on=st.none() | st.dates(), today=st.dates())
def test_any_days_at_all_have_one_verdict_with_a_sentence(made_on, published_on, exception_on, today):
    found = law.verdict(Announced(made_on=made_on, published_on=published_on, exception_on=exception_on), today)
    assert found.state in State
    assert found.says
    assert all(sentence.endswith(".") for sentence in found.says)
    assert found.state.tone in {"plain", "open", "wait", "warn", "stop"}


def test_two_rules_never_hold_for_one_way_on_one_day():
    lines = [date(2001, 1, 9), date(2002, 9, 30), date(2002, 10, 1), date(2012, 9, 9), date(2012, 9, 10), date(2040, 1, 1)]
    for way in Way:
        assert all(sum(rule.way is way and rule.is_valid_on(day) for rule in law.RULES) <= 1 for day in lines)
    assert all(rule.words.endswith(".") and rule.source and rule.mark for rule in law.RULES)


def test_the_manual_prints_each_rule_as_it_is():
    page = (Path(__file__).parents[4] / "docs/manual/coming-decisions.md").read_text()
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(law.RULES)
    for row, rule in zip(rows, law.RULES, strict=True):
        assert row.startswith(f"| {rule.way.value.capitalize()} | from {rule.valid_from.day} ")
        assert f"| {rule.words} | {rule.period if rule.number else 'not counted'} | {rule.source}. " in row


def agreed(on=MADE, by=Agreer.SCRUTINY_CHAIR, **more):
    return UrgentAgreement(agreed_by=by, agreed_at=start_of(on), reason="The sea wall has moved.", **more)


def test_special_urgency_holds_on_the_day_itself_and_not_after_it():
    assert law.verdict(Announced(made_on=MADE, agreement=agreed()), MADE).state is State.SPECIAL_URGENCY
    assert law.verdict(Announced(made_on=MADE, agreement=agreed(MADE + ONE_DAY)), MADE).state is State.OVERDUE


def test_special_urgency_agreed_out_of_turn_does_not_hold_and_says_so():
    found = law.verdict(Announced(made_on=MADE, agreement=agreed(by=Agreer.COUNCIL_CHAIR)), MADE)
    assert found.state is State.OVERDUE
    assert any("it must be the chair of the relevant overview and scrutiny committee" in sentence for sentence in found.says)


def test_a_notice_in_time_needs_no_exception():
    found = law.verdict(Announced(made_on=MADE, published_on=date(2026, 11, 2), exception_on=date(2026, 11, 3), agreement=agreed()), TODAY)
    assert (found.state, found.days) == (State.IN_TIME, 37)
    assert found.says == (
        "Published on Monday 2 November 2026: 37 clear days before the first day planned, Thursday 10 December 2026. "
        "The rule asks for 28 clear days.",
        "It may be decided from Tuesday 1 December 2026.",
    )


def test_a_late_notice_says_what_may_lawfully_be_done_while_there_is_time():
    facts = Announced(made_on=MADE, published_on=date(2026, 11, 20))
    early, late = law.verdict(facts, date(2026, 11, 20)), law.verdict(facts, MADE)
    assert [way.way for way in early.ways] == [Way.GENERAL_EXCEPTION, Way.SPECIAL_URGENCY, None]
    assert [way.way for way in late.ways] == [Way.SPECIAL_URGENCY, None]
    assert [way.way for way in law.verdict(facts, MADE + ONE_DAY).ways] == [None]
    assert "differs from the rule" in early.says[1]
    assert "19 December 2026" in early.ways[-1].words
    assert "Decide it later, and publish the notice now." in [way.words for way in law.verdict(Announced(made_on=MADE), MADE).ways]


def test_an_exception_that_came_too_late_is_said_to_be():
    found = law.verdict(Announced(made_on=MADE, exception_on=MADE - ONE_DAY), MADE)
    assert "too late for the general exception as well" in " ".join(found.says)


def test_of_a_decision_whose_notice_came_too_late_scrutiny_may_ask_a_report():
    found = law.verdict(Announced(made_on=MADE, is_made=True), MADE)
    assert found.state is State.OVERDUE
    assert found.ways == ()
    late, old = (Announced(made_on=day, published_on=day, is_made=True) for day in (MADE, date(2009, 12, 2)))
    assert [way.source for way in law.verdict(late, MADE).ways] == ["SI 2012/2089, reg 18"]
    assert law.verdict(old, MADE).ways == ()
    assert found.says == ("No notice is here. The rule asked for 28 clear days, so for one by Wednesday 11 November 2026.",)
    assert len(law.verdict(Announced(made_on=MADE, published_on=TODAY, is_made=True), MADE).says) == 1


@pytest.mark.parametrize(
    ("facts", "state", "said"),
    [
        (Announced(made_on=MADE, is_key=False), State.NOT_ASKED, "not a key decision"),
        (Announced(made_on=MADE, has_executive=False), State.NOT_ASKED, "governs itself by committees"),
        (Announced(made_on=date(2001, 1, 8)), State.NOT_ASKED, "no law asked"),
        (Announced(made_on=date(2099, 6, 1)), State.NOT_KNOWN, "bank holidays of such a day are not known"),
        (Announced(made_on=MADE), State.DUE, "must be out by Wednesday 11 November 2026"),
    ],
)
def test_where_nothing_is_asked_or_nothing_can_be_counted_it_is_said(facts, state, said):
    found = law.verdict(facts, TODAY)
    assert found.state is state
    assert said in found.says[0]
    assert state.is_lawful is (state is State.NOT_ASKED)


def test_a_plan_is_judged_by_its_month_and_said_so():
    found = law.verdict(Announced(made_on=date(2009, 12, 2), published_on=date(2009, 11, 17), is_made=True), TODAY)
    assert found.says[0].endswith("before the month of the decision, which begins on Tuesday 1 December 2009. The rule asks for 14 days.")


WHOLE = Stated(
    is_key=True,
    matter="Harbour wall",
    maker="Cabinet",
    is_body=True,
    members=("Ada",),
    due_on=MADE,
    documents="None",
    copies_from="Town hall",
    others_may_come="They may.",
    how_to_ask="Ask.",
)
EMPTY = {"is_key": None, "members": (), "due_on": None}


def test_a_notice_with_all_eight_fields_lacks_nothing():
    assert law.missing(WHOLE) == ()
    assert [field.letter for field in law.FIELDS] == list("abcdefgh")


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("a", "is_key"),
        ("b", "matter"),
        ("c", "maker"),
        ("c", "members"),
        ("d", "due_on"),
        ("e", "documents"),
        ("f", "copies_from"),
        ("g", "others_may_come"),
        ("h", "how_to_ask"),
    ],
)
def test_each_field_that_is_missing_is_named_with_its_letter(letter, name):
    [lacking] = law.missing(replaced(WHOLE, **{name: EMPTY.get(name, "  ")}))
    assert lacking.startswith(f"({letter}) ")


def replaced(stated, **changes):
    return Stated(**{name: getattr(stated, name) for name in Stated.__slots__} | changes)


def test_the_eight_fields_are_asked_from_10_september_2012_and_not_before():
    bare = replaced(WHOLE, documents="", copies_from="")
    assert law.missing(replaced(bare, due_on=date(2012, 9, 9))) == ()
    assert len(law.missing(replaced(bare, due_on=date(2012, 9, 10)))) == 2
    assert law.missing(replaced(WHOLE, is_body=False, members=())) == ()


FIGURES = Figures(pounds=250_000, capital=500_000)


@pytest.mark.parametrize(
    ("effects", "money", "wards", "said"),
    [
        (Effects(pounds=249_999, wards=1), False, False, "Neither test is met"),
        (Effects(pounds=250_000), True, False, "By its money it is key: £250,000"),
        (Effects(pounds=499_999, money=Money.CAPITAL), False, False, "the council’s figure for capital is £500,000"),
        (Effects(pounds=500_000, money=Money.CAPITAL), True, False, "By its money it is key"),
        (Effects(wards=1), False, False, "two make a decision key"),
        (Effects(wards=2), False, True, "It touches 2 wards: if the effects there are significant, it is key."),
        (Effects(is_all_wards=True), False, True, "It touches all wards"),
        (Effects(), False, False, "What it costs or saves is not given"),
    ],
)
def test_which_of_the_two_tests_is_met_is_told_on_both_sides_of_the_figure(effects, money, wards, said):
    assert law.is_key_by_money(effects, FIGURES) is money
    assert law.is_key_by_wards(effects, FIGURES) is wards
    told = law.keyness(effects, FIGURES)
    assert said in " ".join(told)
    assert told[-1].endswith("Whether it is key is for the officer to say.")


def test_without_a_figure_for_capital_the_other_holds():
    assert law.is_key_by_money(Effects(pounds=250_000, money=Money.CAPITAL), Figures(pounds=250_000))
    assert not law.is_key_by_money(Effects(pounds=249_999, money=Money.CAPITAL), Figures(pounds=250_000))


@pytest.mark.parametrize(("today", "verb"), [(date(2026, 5, 3), "is due"), (date(2026, 5, 4), "was due")])
def test_the_report_on_urgent_decisions_is_due_by_its_day_and_late_after_it(today, verb):
    said = law.report_in_words([date(2026, 2, 3), date(2026, 4, 1)], 3, today)
    assert said == f"2 decisions wait to be reported to Council. It {verb} by Sunday 3 May 2026."


def test_nothing_waits_to_be_reported():
    assert law.report_due_on([], 3) is None
    assert law.report_in_words([], 3, TODAY) == "Every urgent decision has been reported to Council."
