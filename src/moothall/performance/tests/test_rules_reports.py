"""What a quarterly report says first, what it calls an exception, and that its summary stays short however much there is to tell."""

from dataclasses import replace

import pytest

from moothall.documents import pdf, structure
from moothall.performance.queries import reports_paper
from moothall.performance.rules import reports_paper as paper
from moothall.performance.rules.reports import Aim, Before, Facts, Kind, Late, Told, content, headline, revised_in_words

ONE = Told(
    reference="performance/measures/wrenmouth/1", title="Repairs finished on time", period="September 2026", figure="81.6%", value="81.6",
    unit="%", target="92.0%", set_by="agreed by Members", rating="Off target", shape="off", because="81.6% is 10.4 points below. " * 9,
    first_on="2026-09-01", last_on="2026-09-30", comment="A contractor left.", confidence="fair", as_of="7 October 2026",
)  # fmt: skip
WORSE = replace(ONE, rating="On target", shape="good", is_worse=True, change="Getting worse", changing="Worse than usual since May. " * 9)
GONE = replace(ONE, figure="", value="", rating="No figure", shape="dash", missing="It was due on 14 October. " * 9, is_missing=True)
ASKED = replace(ONE, rating="Not rated", shape="none", not_agreed=["95% for 2026/27 has waited."], waits_since="2026-03-02")
FACTS = Facts(council="Wrenmouth", scope="Portfolio", of="Homes", period="July to September 2026", cut_off="5pm")


def said(**facts):
    return content(replace(FACTS, **facts))


def text(blocks):
    return str(structure.to_html(blocks))


def test_the_first_sentences_say_how_many_stand_how_and_name_each_kind_of_exception():
    assert headline(replace(FACTS, measures=[ONE, WORSE, GONE, ASKED], actions_number=2, actions_in_words="2 actions are late.")) == [
        "Of 4 measures 1 is on target, 1 is off target, 1 is not rated and 1 has no figure.",
        "1 measure is really changing for the worse.",
        "1 figure is missing.",
        "1 measure has a target that Members have not agreed.",
        "2 actions are late.",
    ]


def test_a_measure_can_be_an_exception_of_several_kinds_and_says_why_of_each():
    both = replace(WORSE, rating="Off target")
    assert [(kind, both.why(kind)) for kind in both.exceptions()] == [(Kind.OFF, ONE.because), (Kind.WORSE, WORSE.changing)]


def test_of_the_targets_that_are_not_agreed_the_oldest_stands_first():
    newer = replace(ASKED, waits_since="2026-09-02")
    [found] = [one for one in said(measures=[newer, ASKED])["exceptions"] if one["kind"] == "not_agreed"]
    assert [one["place"] for one in found["rows"]] == [1, 0]


@pytest.mark.parametrize("kind", list(Kind))
def test_where_nothing_is_an_exception_a_report_says_so(kind):
    assert kind.none in text(paper.blocks(said(), {}))


def test_the_paper_tells_all_of_it_with_what_was_revised_since():
    aims = [Aim(reference="plans/objectives/wrenmouth/1", title="Warm homes", plan="Plan", word="Off course", shape="off", because="Late.")]
    acts = [Late(reference="plans/actions/wrenmouth/1", title="Hire", word="Late", shape="off", line="It was due.")]
    before = [Before(asked="That it be noted.", answer="Noted.", where="Cabinet"), Before(asked="A", answer="B")]
    whole = said(
        objectives=aims, objectives_in_words="1 off course.", rule="The rule.", measures=[ONE, GONE], actions=acts, actions_number=3,
        actions_in_words="3 actions are late.", savings=["£5 is missing."], left_out=2, before=before, before_title="Homes: spring",
    )  # fmt: skip
    words = text(paper.blocks(whole, {0: revised_in_words("81.6%", "82.1%", "3 December 2026", "")}))
    for one in (
        "Warm homes", "The rule.", "And 2 actions more", "£5 is missing", "2 measures are closed", "Noted. (Cabinet)",
        "Since revised to 82.1%, signed off on 3 December 2026.", "A contractor left.",
    ):  # fmt: skip
        assert one in words, one
    assert paper.NOTHING_BEFORE in text(paper.blocks(said(before_title="Homes: spring"), {}))
    assert paper.recommended(whole)[1].startswith("That a further report be submitted")


def test_of_very_many_measures_a_paper_tells_the_exceptions_one_by_one_and_says_so():
    fine = replace(ONE, rating="On target", shape="good")
    few = said(measures=[fine] * paper.MOST_IN_DETAIL)
    many = said(measures=[*[fine] * paper.MOST_IN_DETAIL, ONE, WORSE])
    assert len(paper.in_detail(few)) == paper.MOST_IN_DETAIL
    assert paper.in_detail(many) == [paper.MOST_IN_DETAIL, paper.MOST_IN_DETAIL + 1]
    assert paper.NOT_ALL in text(paper.blocks(many, {}))
    assert paper.NOT_ALL not in text(paper.blocks(said(measures=[ONE]), {}))


def test_the_summary_is_short_where_there_is_little_to_tell():
    aims = [Aim(reference="", title="Warm homes", plan="", word="On course", shape="good", because="")]
    words = text(paper.summary(said(objectives=aims, objectives_in_words="1 objective: 1 on course.")))
    assert "No measure is reported on" in words
    assert "1 on course." in words
    assert "<li>" not in words
    assert "Objectives" not in text(paper.summary(said()))


@pytest.mark.once
def test_the_summary_has_one_page_however_much_there_is_to_tell():
    aims = [Aim(reference="", title="A long objective " * 9, plan="", word="Off course", shape="off", because="") for _ in range(40)]
    many = [
        replace(one, title=f"{one.title} {number}, " + "with a long name " * 3) for number in range(40) for one in (ONE, WORSE, GONE, ASKED)
    ]
    whole = said(
        measures=many, objectives=aims, objectives_in_words="40 off course.", savings=["Much is missing. " * 30] * 5,
        actions_number=9, actions_in_words="9 actions are late.",
    )  # fmt: skip
    made = reports_paper.summary(whole, "")
    assert made.pages == 1
    assert pdf.faults(made.content) == []
