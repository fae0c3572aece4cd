"""What Members resolve on a quarterly report comes back: to its page, to its measures, to the next report, to the owner."""

from datetime import date, datetime, timedelta

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions.models import Commitment, RecommendationAnswer, ScrutinyRecommendation
from moothall.meetings.models import ResolutionPart
from moothall.meetings.queries import reports as papers
from moothall.performance import actions
from moothall.performance.queries import reports as queries
from moothall.performance.report_thread import hanging_from
from moothall.performance.rules import Period
from moothall.performance.tests import quarter
from moothall.performance.tests.quarter import NOW
from moothall.plans.tests.factories import LONDON
from moothall.plans.tests.members import answered, body, registered
from moothall.plans.tests.reading import words_of

HELD_ON = date(2026, 11, 20)
EVENING = datetime(2026, 11, 20, 21, tzinfo=LONDON)
SPRING = Period(date(2026, 4, 1), date(2026, 6, 30))


@pytest.fixture
def told(here):
    """A report of spring that Members answered, and one of summer."""
    homes = quarter.counted(here, "Homes let", portfolio=here.portfolio, counting="snapshot")
    quarter.stated(here, homes, 44)
    here.homes_let = homes
    here.row_of_spring = actions.issue_quarterly(quarter.begun(here, quarter=SPRING), viewer=here.keeper, at=NOW - timedelta(days=30))
    about = {"title": "How we did", "body": body(here, "cabinet"), "wanted_on": None, "viewer": here.keeper, "at": NOW - timedelta(days=9)}
    paper = actions.report_quarterly(here.row_of_spring, **about, asked=["That a further report be submitted"], is_handed_in=True)
    paper.published_at = NOW - timedelta(days=8)
    paper.save()
    [asked] = papers.recommendations(THE_CLOCK, paper)
    here.item = answered(here, asked, "agreed", HELD_ON)
    here.paper, here.asked = paper, asked
    return here


def kinds(reference, viewer=PUBLIC):
    return [(knot.kind, knot.title) for knot in hanging_from([reference], viewer).get(reference, [])]


def test_the_page_and_the_next_report_say_what_was_resolved(told, client):
    page = words_of(client.get(f"/{told.row_of_spring.reference}"))
    assert "Agreed: That the plan be approved." in page
    following = queries.edition(PUBLIC, quarter.issued(told))
    assert following.content["before"]["title"] == "Homes: April to June 2026"
    [came] = following.content["before"]["rows"]
    assert (came["asked"], came["where"]) == ("That a further report be submitted", "The cabinet, 20 November 2026")


def test_the_thread_leads_from_the_measure_to_what_is_owed_and_back(told):
    [part] = ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__item=told.item)
    owed = {"resolution_part": part, "who": "The Head of Homes", "what": "report on repairs", "number": 1, "organisation": told.row}
    Commitment.objects.create(**owed, proposed_at=EVENING, confirmed_at=EVENING)
    measure, report = told.homes_let.reference, told.row_of_spring.reference
    assert kinds(measure)[:3] == [("Quarterly report", "Homes"), ("Report", "How we did"), ("Agenda item", "The plan for homes")]
    decision = registered(told, told.item, EVENING)
    assert kinds(report)[2] == ("Decision", "The plan for homes")
    assert kinds(decision.reference) == kinds(told.paper.reference) == [("Quarterly report", "Homes")]
    assert "Commitment" in [kind for kind, _ in kinds(report, THE_CLOCK)]


def test_a_draft_hangs_on_nothing_that_others_read_and_says_where_it_stands(here):
    homes = quarter.counted(here, "Homes let", portfolio=here.portfolio, counting="snapshot")
    row = quarter.begun(here)
    assert kinds(homes.reference) == kinds(row.reference) == []
    assert kinds(row.reference, here.keeper) == [("Quarterly report", "Homes"), ("Report", "It has not been to a meeting")]


def test_what_scrutiny_said_of_the_last_report_and_how_it_was_answered_stands_in_the_next(told, client):
    [part] = ResolutionPart.objects.visible_to(THE_CLOCK).filter(resolution__item=told.item)
    said = {"organisation": told.row, "number": 1, "body": told.item.meeting.body, "label": "1", "made_on": HELD_ON, "to": "the executive"}
    row = ScrutinyRecommendation.objects.create(resolution_part=part, given_on=HELD_ON, **said)
    assert "Not answered yet." in words_of(client.get(f"/{told.row_of_spring.reference}"))
    given = {"answered_on": HELD_ON, "kept_at": EVENING, "kept_by": "clock", "reasons": "We will.", "will_do": "By spring."}
    for turn, verdict in enumerate(("not accepted", "accepted"), start=1):
        RecommendationAnswer.objects.create(recommendation=row, turn=turn, verdict=verdict, **given)
    page = words_of(client.get(f"/{told.row_of_spring.reference}"))
    assert "Accepted: We will. By spring." in page
    answers = [one["answer"] for one in queries.said(quarter.begun(told), NOW)["before"]["rows"]]
    assert answers[-1] == "Accepted: We will. By spring."
