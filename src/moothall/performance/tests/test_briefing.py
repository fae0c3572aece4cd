"""What whoever holds a portfolio, or speaks on it, is told of its measures."""

from datetime import date, timedelta

import pytest

from moothall.access.briefing import Brief, Topic
from moothall.performance import briefing
from moothall.performance.tests import quarter
from moothall.performance.tests.factories import NOW
from moothall.performance.tests.quarter import SECRET

TODAY = NOW.date()


@pytest.fixture
def told(here):
    return quarter.told(here)


def brief_of(here, viewer, since=TODAY):
    return Brief(viewer, here.row.pk, here.row.slug, here.portfolio.pk, NOW, TODAY, since, TODAY + timedelta(days=30), {})


def read(here, viewer, since=TODAY - timedelta(days=60)):
    brief = brief_of(here, viewer, since)
    return {part.topic: part for part in briefing.parts(brief)}, brief


def test_a_briefing_tells_of_targets_to_agree_of_what_is_off_of_what_came_in_and_of_who_is_late(told):
    parts, brief = read(told, told.holder)
    assert parts[Topic.ASKED].sentence == "1 target is not agreed by Members. It has waited for 266 days, since 2 March 2026."
    [asked] = parts[Topic.ASKED].things
    assert (asked.title, asked.line[:49]) == ("Homes insulated, 2026/27", "30 homes, proposed by the Head of Homes. It has w")
    assert parts[Topic.OFF].sentence == "1 measure is off target."
    assert [(one.title, one.word, one.shape) for one in parts[Topic.OFF].things] == [("Homes built", "Off target", "off")]
    assert (parts[Topic.CHANGED].clause, len(parts[Topic.CHANGED].things)) == ("3 figures came in", 3)
    [late] = parts[Topic.SILENT].things
    assert late.line == "Head of Homes. The figure for July to September 2026 is 28 working days late."
    assert list(briefing.dates(brief, TODAY, 9)) == []


def test_nobody_is_told_of_a_closed_measure_and_the_spokesperson_reads_what_the_holder_does(told):
    holder, spokes = (read(told, viewer)[0] for viewer in (told.holder, told.spokesperson))
    assert holder == spokes
    assert SECRET not in str(holder).lower()


def test_what_came_in_before_the_day_is_not_news_and_a_portfolio_without_measures_has_nothing_to_say(told):
    assert read(told, told.holder, since=date(2026, 11, 1))[0][Topic.CHANGED].things == ()
    brief = brief_of(told, told.holder)
    brief.known["measures"] = []
    assert [(part.number, part.sentence, part.clause) for part in list(briefing.parts(brief))[1:]] == [(0, "", "")] * 3


def test_of_many_measures_each_is_told_as_a_list_tells_it_and_the_same_are_off_target(told, monkeypatch):
    few, _ = read(told, told.holder)
    monkeypatch.setattr(briefing, "FEW", 1)
    many, _ = read(told, told.holder)
    assert [(one.title, one.word, one.shape) for one in many[Topic.OFF].things] == [("Homes built", "Off target", "off")]
    [built] = many[Topic.OFF].things
    assert " in April to June 2026. " in built.line or " in July to September 2026. " in built.line
    assert [one.title for one in many[Topic.CHANGED].things] == [one.title for one in few[Topic.CHANGED].things]
    assert many[Topic.SILENT] == few[Topic.SILENT]
    assert SECRET not in str(many).lower()
