"""The 1972 Act, Part VA, and the Regulations of 2000 and 2012, as tables: each rule of its day, with what is in time and what is late."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from moothall.meetings.rules.law import (
    RULES,
    BodyKind,
    ItemFacts,
    Mark,
    Matter,
    MeetingFacts,
    Nation,
    PrivateNotice,
    Regime,
    Rule,
    State,
    Unit,
    open_until,
    regime_on,
    rule_among,
    rule_on,
    rules_on,
    start_of,
)
from moothall.meetings.rules.timeline import may_be_considered, timeline
from moothall.meetings.tests.tables import at, days, each_row_of, moment

ONE_DAY = timedelta(days=1)
PRIVATE = {"first private notice": "first_private_notice", "second private notice": "second_private_notice"}


def facts_of(row, published_at):
    """A meeting of a table, of which one thing was published at a moment."""
    given = {
        "held_on": date.fromisoformat(row["held"]),
        "kind": BodyKind(row["kind"]),
        "nation": Nation(row["nation"]),
        "convened_at": moment(row["convened"]),
        "closed": days(row["closed"]),
    }
    if row["matter"] in PRIVATE:
        given |= {PRIVATE[row["matter"]]: PrivateNotice(published_at=published_at), "items": (ItemFacts(name="Land", is_private=True),)}
    else:
        given["notice_at" if row["matter"] == "notice" else "agenda_at"] = published_at
    return MeetingFacts(**given)


def step_of(row, published_at):
    """The step that a row is about, when the meeting is over; none where nothing asks for it."""
    facts = facts_of(row, published_at)
    found = [step for step in timeline(start_of(facts.held_on + 40 * ONE_DAY), facts) if step.matter == row["matter"]]
    return next((step for step in found if step.state != State.NOT_NEEDED), None)


def promise_of(row):
    last_moment = start_of(date.fromisoformat(row["last_day"] or row["held"]) + ONE_DAY)
    just_before, just_after = step_of(row, last_moment - timedelta(minutes=1)), step_of(row, last_moment)
    assert [step.state if step else "not asked" for step in (just_before, just_after)] == [row["just_before"], row["just_after"]]
    if just_before is not None:
        assert just_before.due_at == just_after.due_at == last_moment
        assert str(just_before.due_on) == row["last_day"]
        assert just_before.rule.number == int(row["number"])
        assert row["source"] in just_before.source


@each_row_of("section_1_meetings")
def test_what_section_1_asks_is_in_time_on_its_last_day_and_late_the_minute_after(row):
    promise_of(row)


@each_row_of("section_2_executive")
def test_what_regulations_3_to_7_ask_is_in_time_on_its_last_day_and_late_the_minute_after(row):
    promise_of(row)


@each_row_of("section_1_items")
def test_an_item_is_considered_only_as_section_100b_and_regulation_6_let_it(row):
    item = ItemFacts(
        name="Budget", added_at=moment(row["added"]), published_at=moment(row["published"]), urgent_because=row["urgent_because"]
    )
    facts = replace(facts_of(row | {"matter": "agenda", "closed": ""}, moment(row["agenda"])), items=(item,), starts_at=time(18))
    on_the_day = start_of(facts.held_on)
    assert may_be_considered(on_the_day, facts, item) == (row["may_be_considered"] == "yes")
    found = next((step for step in timeline(on_the_day, facts) if step.matter == Matter.SUPPLEMENT), None)
    assert (found.state if found else "") == row["state"]
    assert [way.kind for way in (found.ways if found else ())] == row["ways"].split()
    assert found is None or row["source"] in found.source


@pytest.mark.parametrize(
    ("matter", "regime", "last_day_without", "first_day_with"),
    [
        (Matter.NOTICE, Regime.COUNCIL, date(1986, 3, 31), date(1986, 4, 1)),
        (Matter.NOTICE, Regime.EXECUTIVE, date(2001, 1, 8), date(2001, 1, 9)),
        (Matter.STATEMENT, Regime.EXECUTIVE, date(2001, 1, 8), date(2001, 1, 9)),
        (Matter.PRIVATE_FIRST, Regime.EXECUTIVE, date(2012, 9, 9), date(2012, 9, 10)),
        (Matter.PRIVATE_SECOND, Regime.EXECUTIVE, date(2012, 9, 9), date(2012, 9, 10)),
        (Matter.PRIVATE_URGENT, Regime.EXECUTIVE, date(2012, 9, 9), date(2012, 9, 10)),
        (Matter.REPORTING, Regime.COUNCIL, date(2014, 8, 5), date(2014, 8, 6)),
    ],
)
def test_each_rule_begins_on_its_day(matter, regime, last_day_without, first_day_with):
    assert rule_on(matter, last_day_without, regime) is None
    assert rule_on(matter, first_day_with, regime) is not None


@pytest.mark.parametrize("matter", [Matter.FORWARD_PLAN, Matter.GENERAL_EXCEPTION, Matter.URGENT_ITEM])
def test_each_rule_of_2000_ends_with_9_september_2012(matter):
    assert rule_on(matter, date(2012, 9, 9), Regime.EXECUTIVE) is not None
    assert rule_on(matter, date(2012, 9, 10), Regime.EXECUTIVE) is None


@pytest.mark.parametrize(
    ("matter", "day", "number", "unit"),
    [
        (Matter.FORWARD_PLAN, date(2009, 12, 2), 14, Unit.CALENDAR),
        (Matter.GENERAL_EXCEPTION, date(2002, 9, 30), 3, Unit.CLEAR_WORKING),
        (Matter.GENERAL_EXCEPTION, date(2002, 10, 1), 5, Unit.CLEAR_WORKING),
        (Matter.GENERAL_EXCEPTION, date(2010, 8, 4), 5, Unit.CLEAR_WORKING),
        (Matter.NOTICE, date(2010, 8, 4), 5, Unit.CLEAR_WORKING),
        (Matter.AGENDA, date(2009, 12, 2), 5, Unit.CLEAR_WORKING),
        (Matter.INSPECTION, date(2010, 8, 4), 6, Unit.YEARS),
        (Matter.BACKGROUND, date(2010, 8, 4), 4, Unit.YEARS),
    ],
)
def test_the_executive_of_2009_and_2010_is_judged_by_the_numbers_of_its_day(matter, day, number, unit):
    rule = rule_on(matter, day, Regime.EXECUTIVE)
    assert (rule.number, rule.unit) == (number, unit)


def test_a_decision_of_2009_was_dispensed_by_the_standards_committee_and_one_of_2012_by_the_head_of_paid_service():
    before, after = (rule_on(Matter.STATEMENT, day, Regime.EXECUTIVE) for day in (date(2012, 9, 9), date(2012, 9, 10)))
    assert "standards committee" in before.words
    assert "head of paid service" not in before.words
    assert "head of paid service" in after.words
    assert "date" in after.words


def test_before_executives_had_rules_a_cabinet_met_as_a_committee():
    assert regime_on(date(2001, 1, 8), Nation.ENGLAND, is_executive=True) == Regime.COUNCIL
    assert regime_on(date(2001, 1, 9), Nation.ENGLAND, is_executive=True) == Regime.EXECUTIVE
    assert regime_on(date(2026, 1, 8), Nation.SCOTLAND, is_executive=True) == Regime.COUNCIL
    assert regime_on(date(2026, 1, 8), Nation.NORTHERN_IRELAND, is_executive=True) == Regime.EXECUTIVE
    assert regime_on(date(2026, 1, 8), Nation.ENGLAND, is_executive=False) == Regime.COUNCIL


@pytest.mark.parametrize(
    ("matter", "held", "regime", "nation", "ends"),
    [
        (Matter.INSPECTION, date(2009, 12, 2), Regime.COUNCIL, Nation.ENGLAND, date(2015, 12, 1)),
        (Matter.BACKGROUND, date(2009, 12, 2), Regime.COUNCIL, Nation.ENGLAND, date(2013, 12, 1)),
        (Matter.INSPECTION, date(2012, 2, 29), Regime.COUNCIL, Nation.ENGLAND, date(2018, 2, 28)),
        (Matter.BACKGROUND, date(2022, 6, 1), Regime.COUNCIL, Nation.WALES, date(2028, 5, 31)),
        (Matter.BACKGROUND, date(2022, 6, 1), Regime.COUNCIL, Nation.SCOTLAND, date(2026, 5, 31)),
        (Matter.INSPECTION, date(1980, 6, 1), Regime.COUNCIL, Nation.ENGLAND, None),
        (Matter.NOTICE, date(2022, 6, 1), Regime.COUNCIL, Nation.ENGLAND, None),
    ],
)
def test_what_was_published_stays_open_for_its_years(matter, held, regime, nation, ends):
    assert open_until(matter, held, regime, nation) == ends


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("nation", Nation)
def test_no_two_rules_on_one_matter_hold_on_one_day(regime, nation):
    of_each = {matter: [rule for rule in RULES if (rule.matter, rule.regime, rule.nation) == (matter, regime, nation)] for matter in Matter}
    ends = {day for rule in RULES for day in (rule.valid_from, rule.valid_to) if day}
    around = {day + step for day in ends for step in (-ONE_DAY, timedelta(0), ONE_DAY)}
    for matter, rules in of_each.items():
        for day in around:
            assert sum(rule.is_valid_on(day) for rule in rules) <= 1, (matter, day)


def test_where_one_rule_ends_another_begins_the_next_day():
    for matter in (Matter.NOTICE, Matter.AGENDA, Matter.SUPPLEMENT):
        for regime in (Regime.COUNCIL, Regime.EXECUTIVE):
            rules = sorted(
                (rule for rule in RULES if (rule.matter, rule.regime, rule.nation) == (matter, regime, Nation.ENGLAND)),
                key=lambda rule: rule.valid_from,
            )
            assert [rule.valid_to + ONE_DAY for rule in rules[:-1]] == [rule.valid_from for rule in rules[1:]]
            assert rules[-1].valid_to is None


def test_each_rule_says_what_it_asks_by_which_source_and_how_well_that_was_checked():
    for rule in RULES:
        assert rule.words.endswith(".")
        assert rule.source
        assert rule.mark in (Mark.TEXT, Mark.SUMMARY, Mark.UNCHECKED)
        assert bool(rule.period) == (rule.number is not None)
    assert {mark: bool(mark.words) for mark in Mark} == dict.fromkeys(Mark, True)


def test_the_rules_of_a_day_come_in_the_order_of_a_meeting_s_life():
    found = [rule.matter for rule in rules_on(date(2026, 11, 12), Regime.EXECUTIVE)]
    assert found == sorted(found, key=list(Matter).index)
    assert {Matter.NOTICE, Matter.PRIVATE_FIRST, Matter.STATEMENT} <= set(found)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"number": 5}, "how many and of what"),
        ({"unit": Unit.WORKING}, "how many and of what"),
        ({"number": 367, "unit": Unit.WORKING}, "counts 0 to 366"),
        ({"valid_from": date(2012, 9, 10), "valid_to": date(2012, 9, 9)}, "cannot end before it begins"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(given, sentence):
    with pytest.raises(ValueError, match=sentence):
        Rule(matter=Matter.NOTICE, words="Notice.", source="", mark=Mark.OWN, **given)


def test_of_two_rules_of_a_day_the_one_that_began_last_holds():
    old, new = (
        Rule(matter=Matter.NOTICE, words=words, source="", mark=Mark.OWN, valid_from=day)
        for words, day in (("Old.", None), ("New.", date(2020, 1, 1)))
    )
    assert rule_among([old, new], Matter.NOTICE, date(2020, 1, 1), Regime.COUNCIL, Nation.ENGLAND) == new
    assert rule_among([new, old], Matter.NOTICE, date(2019, 12, 31), Regime.COUNCIL, Nation.ENGLAND) == old


def test_one_of_a_period_is_said_in_the_singular():
    assert (
        Rule(matter=Matter.NOTICE, words="Notice.", source="", mark=Mark.OWN, number=1, unit=Unit.CLEAR_WORKING).period
        == "one clear working day"
    )


def test_a_briefing_has_no_timeline_and_a_year_without_known_holidays_has_none():
    moment_then = at(2026, 11, 9)
    assert timeline(moment_then, MeetingFacts(held_on=date(2026, 11, 12), kind=BodyKind.BRIEFING)) == []
    assert timeline(moment_then, MeetingFacts(held_on=date(1066, 10, 14))) == []
    assert timeline(at(2300, 1, 1), MeetingFacts(held_on=date(2026, 11, 12))) == []
