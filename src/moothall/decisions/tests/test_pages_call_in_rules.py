"""The rule of call-in on a page: every rule that a council has published can be set there, and gives the days that its words mean."""

import csv
from datetime import date

import pytest
from django.db.models import F
from lxml import html

from moothall.authority.words import time_in_words
from moothall.decisions import queries, rules
from moothall.decisions.models import CallInRule
from moothall.decisions.tests import published_rules as known
from moothall.decisions.tests.factories import as_it_is, at, published
from moothall.decisions.tests.reading import BIDI, signed_in, words_of

pytestmark = pytest.mark.once

PAGE, SET = "/decisions/call-in-rule/wrenmouth", "/decisions/call-in-rule/wrenmouth/set"
FROM_LAW = {
    "Bracknell Forest": known.BRACKNELL_FOREST,
    "Hackney": known.HACKNEY,
    "Warwickshire": known.WARWICKSHIRE,
    "Rochdale": known.ROCHDALE,
    "reading B": known.PUBLICATION_DAY_COUNTS,
}
EVERY = known.PUBLISHED_RULES | FROM_LAW
# What the words mean for a decision published on Wednesday 9 December 2009, from each source: when call-in closes, when effect begins.
IN_2009 = {
    "Uttlesford": ("the end of Wednesday 16 December 2009", "Thursday 17 December 2009"),
    "West Somerset": ("the end of Wednesday 16 December 2009", "Thursday 17 December 2009"),
    "Cheshire East": ("the end of Tuesday 15 December 2009", "Wednesday 16 December 2009"),
    "Central Bedfordshire": ("noon on Thursday 17 December 2009", "noon on Thursday 17 December 2009"),
    "Bracknell Forest": ("the end of Tuesday 15 December 2009", "Wednesday 16 December 2009"),
    "Hackney": ("the end of Tuesday 15 December 2009", "Wednesday 16 December 2009"),
    "reading B": ("the end of Tuesday 15 December 2009", "Wednesday 16 December 2009"),
}


def typed(rule, since="1 1 2009"):
    """What somebody types and chooses for this rule."""
    said = {"since": since, "days": rule.days or "", "unit": rule.unit, "reading": rule.reading, "source": rule.source}
    said |= {"cut_off": time_in_words(rule.cut_off) if rule.cut_off else "", "exclusions": sorted(rule.exclusions)}
    said |= {"urgency_agreed_by": rule.urgency_agreed_by, "checked_by": rule.checked_by, "outcomes": list(rule.outcomes)}
    for place, way in enumerate(rule.callers, start=1):
        said |= {f"group_{place}": way.group, f"number_{place}": way.members_needed or "", f"who_{place}": way.who}
        said |= {f"with_chair_{place}": "on"} if way.with_chair else {}
    for place, step in enumerate(rules.Step, start=1):
        deadline = rule.within(step)
        said |= {f"step_days_{place}": deadline.working_days if deadline else "", f"step_then_{place}": rules.Then.LATE}
    return said | {"wording": rule.wording}


def terms(rule):
    return {name: value for name, value in rules.written(rule).items() if name != "exclusions"} | {"exclusions": set(rule.exclusions)}


@known.needs_rules
def test_no_published_rule_is_left_untried():
    with known.RULES.open(encoding="utf-8", newline="") as lines:
        assert {row["council"] for row in csv.DictReader(lines)} <= set(EVERY)


@pytest.mark.parametrize("council", EVERY, ids=str)
def test_every_rule_that_a_council_has_published_can_be_set_on_the_page(here, council):
    rule = EVERY[council]
    answer = signed_in(here.monitor).post(SET, typed(rule))
    assert answer.status_code == 302, html.fromstring(answer.content).xpath("string(//div[@role='alert'])")
    _, kept = queries.call_in_rule(here.row.pk, date(2009, 12, 9))
    assert terms(kept) == terms(rule)
    assert kept.who_may_call_in == rule.who_may_call_in


@pytest.mark.both
@pytest.mark.parametrize("council", IN_2009, ids=str)
def test_a_rule_is_looked_at_in_words_and_dates_before_it_is_set(here, council):
    answer = signed_in(here.monitor).post(SET, typed(EVERY[council]) | {"look": "yes"})
    closes, effect = IN_2009[council]
    told = words_of(answer)
    assert "Nothing is set yet" in told
    assert f"Call-in closes: {closes} Takes effect: {effect}" in told.replace("Takes effect", " Takes effect").replace("  ", " ")
    assert "Over Christmas: published on" in told
    assert not CallInRule.objects.exists()


def test_the_page_says_which_reading_is_used_and_what_held_before(here, public):
    monitor = signed_in(here.monitor)
    monitor.post(SET, typed(known.CHESHIRE_EAST))
    monitor.post(SET, typed(known.CENTRAL_BEDFORDSHIRE, since="1 1 2010"))
    told = words_of(public.get(PAGE))
    assert "8 days, until noon on the last" in told
    assert "From 1 January 2010" in told
    assert "From 1 January 2009 until 31 December 2009" in told
    assert "5 working days. The day after publication is the first; effect begins on the last." in told


def test_where_nothing_is_recorded_the_page_says_what_is_taken_to_hold(here, public):
    told = words_of(public.get(PAGE))
    assert "No rule of this council is recorded" in told
    assert "Call-in closes: the end of Tuesday 15 December 2009" in told


def test_a_rule_that_is_set_later_moves_nothing_that_was_published(here):
    decision = published(here)
    before = as_it_is(decision)
    signed_in(here.monitor).post(SET, typed(known.CENTRAL_BEDFORDSHIRE, since="1 12 2009"))
    after = as_it_is(decision)
    assert (after.call_in_closes_at, after.effective_from, after.call_in_rule) == (before.call_in_closes_at, before.effective_from, None)
    assert as_it_is(published(here)).effective_from == at(2009, 12, 17, 12)


@pytest.mark.both
def test_rules_of_several_days_never_hold_at_once(here):
    monitor = signed_in(here.monitor)
    for since in ("1 1 2012", "1 1 2009", "1 1 2010", ""):
        monitor.post(SET, typed(known.HACKNEY, since=since))
    rows = CallInRule.objects.order_by(F("since").asc(nulls_first=True))
    assert [(row.since, row.until) for row in rows] == [
        (None, date(2008, 12, 31)),
        (date(2009, 1, 1), date(2009, 12, 31)),
        (date(2010, 1, 1), date(2011, 12, 31)),
        (date(2012, 1, 1), None),
    ]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"days": "0"}, "must be 1 or more"),
        ({"days": "367"}, "must be 366 or less"),
        ({"days": "five"}, "whole number"),
        ({"since": "31 2 2026"}, "There is no such day"),
        ({"cut_off": "teatime"}, "Enter an hour"),
        ({"source": ""}, "“Where it stands” is empty"),
        ({"source": "x" * 501}, "at most 500"),
        ({"reading": "as I like"}, "“How they are counted” is not offered"),
        ({"group_1": "", "who_1": "anybody", "number_1": ""}, "Say who this means"),
        ({"number_1": "0"}, "must be 1 or more"),
        ({"number_1": "99999999999999999999"}, "must be 200 or less"),
        ({"exclusions": ["everything"]}, "“What cannot be called in” is not offered"),
        ({"step_days_1": "-3"}, "must be 1 or more"),
        ({"wording": "A null \x00"}, "cannot be seen"),
        ({"wording": f"Turned {BIDI}"}, "cannot be seen"),
        ({"who_1": "A bell \x07"}, "cannot be seen"),
        ({"committee": "9999"}, "“Which committee hears it” is not offered"),
    ],
)
def test_what_cannot_be_a_rule_is_named_and_what_was_typed_is_kept(here, wrong, says):
    answer = signed_in(here.monitor).post(SET, typed(known.HACKNEY) | wrong)
    page = html.fromstring(answer.content)
    assert says in page.xpath("string(//div[@role='alert'])")
    assert not CallInRule.objects.exists()
    if "source" not in wrong:
        assert page.xpath("//input[@name='source']/@value") == ["law.md, section 6"]


def test_only_the_monitoring_officer_sets_the_rule(here, public):
    for window in (public, signed_in(here.clerk), signed_in(here.member)):
        assert window.get(SET).status_code == 403
        assert window.post(SET, typed(known.HACKNEY)).status_code == 403
        assert "Set it from a day on" not in words_of(window.get(PAGE))
    assert public.get("/decisions/call-in-rule/nowhere").status_code == 404
    assert "Set it from a day on" in words_of(signed_in(here.monitor).get(PAGE))


def test_the_form_opens_with_the_rule_that_holds(here):
    monitor = signed_in(here.monitor)
    monitor.post(SET, typed(known.BRACKNELL_FOREST))
    page = html.fromstring(monitor.get(SET).content)
    assert page.xpath("//input[@name='number_1']/@value") == ["2"]
    assert page.xpath("//input[@name='with_chair_1']/@checked")
    assert page.xpath("//input[@name='step_days_2']/@value") == ["15"]


def test_the_page_costs_the_same_for_one_rule_as_for_many(here, django_assert_max_num_queries, public):
    monitor = signed_in(here.monitor)
    monitor.post(SET, typed(known.HACKNEY, since="1 1 2001"))
    with django_assert_max_num_queries(12) as first:
        public.get(PAGE)
    for year in range(2002, 2008):
        monitor.post(SET, typed(known.HACKNEY, since=f"1 1 {year}"))
    with django_assert_max_num_queries(12) as many:
        public.get(PAGE)
    assert len(many) <= len(first)
