"""A quarterly report tells what counted at its cut-off, is issued once, and what was issued never changes."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings.models import Report
from moothall.performance import actions
from moothall.performance.models import (
    ComparatorGroup,
    Comparators,
    Indicator,
    MeasureIndicator,
    Place,
    PlacesReported,
    QuarterlyEdition,
    QuarterlyLine,
    QuarterlyReport,
)
from moothall.performance.permissions import reports as permissions
from moothall.performance.queries import measures, reports as queries, reports_paper
from moothall.performance.rules import Period
from moothall.performance.tests import quarter
from moothall.performance.tests.factories import NOW, counted, targeted
from moothall.performance.tests.quarter import CUT_OFF, IN_TIME, QUARTER, SECRET, begun, issued, stated
from moothall.plans.tests import savings
from moothall.plans.tests.factories import aimed, as_it_is, council, drafted, published
from moothall.plans.tests.members import body

NEXT = Period(date(2026, 10, 1), date(2026, 12, 31))
LATER = NOW + timedelta(days=3)


@pytest.fixture
def homes(here):
    return counted(here, "Homes let", portfolio=here.portfolio, counting="snapshot")


def said(row, *, is_exempt=False):
    return queries.edition(THE_CLOCK, row, is_exempt=is_exempt).content


def only(row, **how):
    [one] = said(row, **how)["measures"]
    return one


def test_what_was_signed_off_after_the_cut_off_stands_in_no_report(here, homes):
    targeted(here, homes, "40")
    stated(here, homes, 44)
    stated(here, homes, 50, at=CUT_OFF + timedelta(hours=2), because="Six more.")
    assert (only(issued(here))["value"], only(issued(here, here.row))["rating"]) == ("44", "On target")


def test_a_figure_that_waited_for_review_at_the_cut_off_is_said_and_never_shown(here, homes):
    new = actions.NewFigure(period=QUARTER, value=Decimal(44), comment="So it was.")
    actions.send_figure(homes, viewer=THE_CLOCK, at=IN_TIME, new=new)
    one = only(issued(here))
    assert (one["figure"], one["is_missing"], one["rating"]) == ("", True, "No figure")
    assert "was sent on 7 October 2026, and had not been signed off by the cut-off" in one["missing"]


def test_what_is_missing_is_never_filled_with_the_figure_before_it(here, homes):
    spring = Period(date(2026, 4, 1), date(2026, 6, 30))
    stated(here, homes, 40, period=spring)
    one = only(issued(here))
    assert (one["figure"], one["last_known"]) == ("", "40 homes for April to June 2026")
    assert one["missing"] == "The figure for July to September 2026 was due on 14 October 2026. It is 10 working days late."


def test_a_reason_stands_in_the_place_of_a_figure(here, homes):
    actions.list_reason(here.row, viewer=here.keeper, at=IN_TIME, words="The system failed")
    new = actions.NewFigure(period=QUARTER, no_value_because="The system failed", comment="Nothing could be read.")
    actions.send_figure(homes, viewer=here.owner, at=IN_TIME, new=new)
    actions.sign_off_figure(quarter.returns.last_statement(homes, QUARTER), viewer=here.keeper, at=IN_TIME + timedelta(hours=1))
    assert only(issued(here))["missing"] == "There is no figure for July to September 2026: The system failed."


def test_a_measure_worked_out_from_others_says_when_they_are_missing(here, homes):
    formula = f"M{homes.number}"
    counted(here, "Twice", portfolio=here.portfolio, counting="snapshot", formula=formula)
    [first, second] = said(issued(here))["measures"]
    assert (first["is_missing"], "could be worked out" in second["missing"]) == (True, True)


def test_what_began_after_the_quarter_and_what_ended_before_it_is_not_asked_for(here, homes):
    actions.end_measure(homes, viewer=here.keeper, at=IN_TIME, on=date(2026, 6, 30), because="Let by others.")
    counted(here, "Homes begun", portfolio=here.portfolio, from_on=date(2026, 10, 1))
    counted(here, "Homes now and then", portfolio=here.portfolio, frequency="other", counting="snapshot", frequency_words="Each survey")
    row = issued(here)
    assert [(one["title"], one["is_missing"]) for one in said(row)["measures"]] == [("Homes begun", False), ("Homes now and then", False)]


def test_a_report_is_not_issued_before_its_cut_off_nor_twice(here, homes):
    row = begun(here)
    with pytest.raises(Refused, match="count until midnight|count until"):
        actions.issue_quarterly(row, viewer=here.keeper, at=CUT_OFF - timedelta(days=1))
    row = actions.issue_quarterly(row, viewer=here.keeper, at=NOW)
    with pytest.raises(Refused, match="has been issued, and stays as it is"):
        actions.issue_quarterly(row, viewer=here.keeper, at=NOW)
    with pytest.raises(Refused, match="has been issued, and stays as it is"):
        actions.discard_quarterly(row, viewer=here.keeper, at=NOW)
    assert QuarterlyEdition.objects.visible_to(THE_CLOCK).count() == 1


def test_what_was_issued_stays_when_all_behind_it_changes(here):
    quarter.told(here)
    row = issued(here)
    before, exempt = said(row), said(row, is_exempt=True)
    stated(here, here.off, 60, at=LATER, because="Counted anew.")
    actions.define_measure(here.on, viewer=here.keeper, at=LATER, **renamed(here.on))
    actions.close_measure(here.waiting, viewer=here.keeper, at=LATER, under="Paragraph 3", because="Terms.")
    assert (said(row), said(row, is_exempt=True)) == (before, exempt)
    edition = queries.edition(PUBLIC, row)
    assert actions.reports_issuing.digest_of(edition.content) == edition.digest


def renamed(measure):
    facts = measures.latest(measure).facts()
    return facts | {"title": "Homes let again", "from_on": date(2026, 10, 1), "because": "Clearer."}


def test_what_was_worked_out_from_a_figure_that_is_revised_is_shown_to_be_revised_too(here, homes):
    counted(here, "Twice", portfolio=here.portfolio, counting="snapshot", formula=f"2 * M{homes.number}")
    counted(here, "Roads swept", department=here.roads, counting="snapshot")
    stated(here, homes, 44)
    row = issued(here, here.row)
    assert reports_paper.revised(row, said(row), LATER) == {}
    stated(here, homes, 50, at=NOW + timedelta(hours=1), because="Six more.")
    found = reports_paper.revised(row, said(row), LATER)
    assert [words.partition(",")[0] for words in found.values()] == ["Since revised to 50 homes", "Since revised to 100 homes"]


def test_what_is_closed_stands_in_the_exempt_edition_alone(here):
    quarter.told(here)
    row = issued(here)
    assert SECRET not in json.dumps(said(row)).lower()
    assert said(row)["left_out"] == 1
    assert SECRET in json.dumps(said(row, is_exempt=True)).lower()
    lines = QuarterlyLine.objects
    assert (lines.visible_to(PUBLIC).count(), lines.visible_to(THE_CLOCK).count()) == (4, 5)
    assert queries.edition(here.owner, row, is_exempt=True) is None


def test_a_report_tells_of_its_department_its_plan_or_the_whole_council(here):
    quarter.told(here)
    counted(here, "Roads swept", department=here.roads, counting="snapshot")
    assert len(said(issued(here, here.row))["measures"]) == 5
    assert len(said(issued(here, here.homes))["measures"]) == 4
    of_plan = said(issued(here, here.plan))
    assert [one["title"] for one in of_plan["measures"]] == ["Homes built"]
    [aim] = of_plan["objectives"]["rows"]
    assert (aim["word"], aim["because"]) == ("Off course", "Its only measure is off target. Of 1 action 1 is late.")
    assert [one["title"] for one in of_plan["actions"]["rows"]] == ["Hire trades staff"]


def test_an_objective_counts_its_measures_of_other_departments_too(here):
    quarter.told(here)
    actions.serve_objective(counted(here, "Roads swept", department=here.roads), viewer=here.keeper, at=IN_TIME, objective=here.aim)
    [aim] = said(issued(here))["objectives"]["rows"]
    assert aim["because"].startswith("Of 2 measures 1 is off target and 1 is without a figure.")


def test_a_report_says_where_we_stand_among_others_and_what_of_the_savings_is_missing(here, homes):
    targeted(here, homes, "40")
    stated(here, homes, 44)
    beside_others(here, homes)
    savings.out(here, savings.public(here))
    row = issued(here, here.row)
    assert only(row)["comparison"] == "Second of 2 similar councils in 2025/26."
    assert said(row)["savings"] == ["£880,000 of the £1,000,000 to be saved in 2026/27 is still to be found."]
    assert said(issued(here))["savings"] == ["£120,000 is to be saved here in 2026/27."]


def beside_others(here, measure):
    """Another council that does better, in the one group of a source."""
    source = Comparators.objects.create(organisation=here.row, number=1, name="Neighbours", brought_at=NOW, digest="")
    ours, other = (Place.objects.create(comparators=source, name=one, is_ours=one == "Us") for one in ("Us", "Ashby"))
    ComparatorGroup.objects.create(comparators=source, name="Nearest", kind="neighbours", places=[ours.pk, other.pk])
    told = {"code": "H", "title": "Homes let", "unit": "homes", "decimals": 0, "polarity": "higher"}
    of = Indicator.objects.create(comparators=source, **told)
    figures = {str(ours.pk): ["44", "", ""], str(other.pk): ["50", "", ""]}
    PlacesReported.objects.create(indicator=of, first_on=date(2025, 4, 1), last_on=date(2026, 3, 31), figures=figures)
    MeasureIndicator.objects.create(measure=measure, indicator=of)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("A quarter is three months", {"quarter": Period(date(2026, 7, 1), date(2026, 8, 31))}),
        ("ends on 31 December 2026", {"quarter": NEXT}),
    ],
)
def test_no_report_is_begun_on_what_is_no_quarter_that_has_ended(here, words, given):
    with pytest.raises(Refused, match=words) as refused:
        begun(here, **given)
    assert refused.value.box == "quarter"


def test_a_report_is_on_something_of_its_own_council_that_everybody_reads(here):
    there = council("elsewhere", "Elsewhere", is_home=False)
    for of in (there.row, there.homes, there.portfolio):
        with pytest.raises(Refused, match="belongs to another council"):
            begun(here, of)
    with pytest.raises(Refused, match="Publish it first"):
        begun(here, drafted(here))
    begun(here)
    with pytest.raises(Refused, match="There is a report on this for that quarter already"):
        begun(here)


def test_whoever_owns_measures_reports_on_their_own_department_alone(here):
    plan = published(here)
    aimed(here, plan)
    for of in (here.homes, plan):
        assert not permissions.BEGIN_QUARTERLY.refusal(here.owner, here.row, at=NOW, of=of)
        assert permissions.BEGIN_QUARTERLY.refusal(here.stranger, here.row, at=NOW, of=of) == permissions.NOT_THEIRS
    assert permissions.BEGIN_QUARTERLY.refusal(here.owner, here.row, at=NOW, of=here.row) == permissions.NOT_THEIRS
    row = issued(here, here.homes)
    assert permissions.REPORT_QUARTERLY.refusal(here.stranger, row, at=NOW) == permissions.NOT_THEIRS
    assert permissions.ISSUE_QUARTERLY.refusal(here.stranger, row, at=NOW) == permissions.NOT_THEIRS


def test_a_report_to_a_meeting_asks_each_thing_once_and_is_handed_in_if_that_is_wanted(here):
    quarter.told(here)
    draft = begun(here)
    about = {"title": "How we did", "body": body(here, "cabinet"), "wanted_on": None, "viewer": here.keeper, "at": NOW}
    asked = ["That it be noted", " That a further\nreport be submitted "]
    with pytest.raises(Refused, match="Issue the report first"):
        actions.report_quarterly(draft, **about, asked=asked)
    row = actions.issue_quarterly(draft, viewer=here.keeper, at=NOW)
    closed = {"closed": {"closed_under": "paragraph 3", "public_interest": "Terms."}}
    for wrong, words in (
        ({"asked": [" "], **closed}, "each thing on a line"),
        ({"asked": ["A", "A"], **closed}, "twice"),
        ({"asked": ["A"]}, "under which paragraph"),
    ):
        with pytest.raises(Refused, match=words):
            actions.report_quarterly(row, **about, **wrong)
    assert not Report.objects.visible_to(THE_CLOCK).exists()
    made = actions.report_quarterly(row, **about, asked=asked, **closed, is_handed_in=True)
    assert (as_it_is(made).submitted_at, made.prepared_from) == (NOW, row.reference)


def test_the_draft_of_a_plan_that_is_public_no_more_is_not_issued(here):
    plan = published(here)
    row = begun(here, plan)
    plan.published_at = None
    plan.save()
    with pytest.raises(Refused, match="Publish it first"):
        actions.issue_quarterly(row, viewer=here.keeper, at=NOW)
    assert not QuarterlyReport.objects.visible_to(PUBLIC).exists()
