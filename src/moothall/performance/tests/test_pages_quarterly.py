"""The pages of a quarterly report: each edition to its own readers, its files, and its way to a meeting."""

import csv
import json
from datetime import timedelta
from hashlib import sha256

import page as checker
import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.documents import pdf
from moothall.meetings.models import Annex, Report
from moothall.performance.models import QuarterlyPaper, QuarterlyReport
from moothall.performance.queries import reports as queries
from moothall.performance.tests import quarter
from moothall.performance.tests.quarter import SECRET, stated
from moothall.performance.views import reports as views
from moothall.plans.tests.members import body
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

HERE = "/performance/reports/wrenmouth/1"
FILES = ("measures", "summary", "report.pdf", "summary.pdf", "measures.csv", "measures.xlsx", "content.json")
NOW = timezone.localtime()


@pytest.fixture
def story(here):
    return quarter.told(here)


@pytest.mark.both
def test_a_report_is_begun_and_issued_on_pages_and_nobody_reads_its_draft(story, client):
    keeper = signed_in(story.keeper)
    assert "No report has been issued yet" in words_of(client.get("/performance/reports/"))
    empty = words_of(keeper.post("/performance/wrenmouth/new-report", {"of": "", "quarter": "1999\x00"}))
    assert "What is it about?" in empty
    asked = {"of": f"portfolio {story.portfolio.pk}", "quarter": "2026-07-01"}
    assert keeper.post("/performance/wrenmouth/new-report", asked).url == HERE
    again = words_of(keeper.post("/performance/wrenmouth/new-report", asked))
    assert "There is a report on this for that quarter already" in again
    assert client.get(HERE).status_code == 404
    page = words_of(keeper.get(HERE))
    assert "This is a draft." in page
    assert keeper.post(f"{HERE}/issue").url == HERE
    page = words_of(client.get(HERE))
    assert "Of 4 measures 1 is on target, 1 is off target, 1 is not rated and 1 has no figure." in page
    assert "The contractor left the site." in page
    assert "1 measure is closed to the public, and is left out of this edition." in page
    assert "30 homes for 2026/27 has waited to be agreed by Members" in page
    assert "Homes: July to September 2026" in words_of(client.get("/performance/reports/"))


@pytest.mark.both
def test_a_draft_is_looked_at_in_both_editions_by_whoever_keeps_the_plans_alone(story):
    quarter.begun(story)
    keeper, owner = signed_in(story.keeper), signed_in(story.owner)
    assert SECRET in words_of(keeper.get(f"{HERE}/exempt")).lower()
    assert owner.get(HERE).status_code == 200
    assert owner.get(f"{HERE}/exempt").status_code == 404
    assert keeper.get(f"{HERE}/meeting").status_code == 403


def test_where_no_pdf_can_be_made_a_page_says_why(story, client, monkeypatch):
    quarter.issued(story)
    monkeypatch.setattr(pdf, "PANGO", ())
    assert "The whole report (PDF)" not in words_of(client.get(HERE))
    assert pdf.NOT_OFFERED in words_of(client.get(f"{HERE}/report.pdf"))


@pytest.mark.both
def test_a_draft_is_discarded_and_its_number_is_not_given_again(story):
    keeper = signed_in(story.keeper)
    quarter.begun(story)
    assert keeper.post(f"{HERE}/discard").url == "/performance/reports/"
    assert not QuarterlyReport.objects.visible_to(THE_CLOCK).exists()
    assert quarter.begun(story).number == 2


@pytest.mark.both
def test_each_edition_and_each_of_its_files_is_for_its_own_readers(story, client):
    quarter.issued(story)
    keeper, owner = signed_in(story.keeper), signed_in(story.owner)
    for name in ("", *(f"/{one}" for one in FILES)):
        for reader in (client, owner):
            assert reader.get(f"{HERE}/exempt{name}").status_code == 404, name
        assert SECRET.encode() not in client.get(f"{HERE}{name}").content.lower(), name
    assert SECRET in words_of(keeper.get(f"{HERE}/exempt")).lower()
    given = client.get(f"{HERE}/content.json").content
    assert sha256(given).hexdigest() == queries.edition(PUBLIC, QuarterlyReport.objects.visible_to(PUBLIC).get()).digest
    assert len(json.loads(keeper.get(f"{HERE}/exempt/content.json").content)["measures"]) == 5


@pytest.mark.both
def test_a_report_on_very_many_measures_tells_the_first_exceptions_and_leads_to_pages_of_the_rest(story, client, monkeypatch):
    quarter.issued(story)
    monkeypatch.setattr(views, "MEASURES_A_PAGE", 3)
    monkeypatch.setattr(views, "EXCEPTIONS", 0)
    page = words_of(client.get(HERE))
    assert "All 1 measure: Off target" in page
    assert "on pages of their own: all 4 measures" in page
    assert "The contractor left the site." not in page
    assert "measures 1 to 3 of 4" in words_of(client.get(f"{HERE}/measures")).lower()
    of_kind = words_of(client.get(f"{HERE}/measures?kind=off"))
    assert ("The contractor left the site." in of_kind, "Homes let" in of_kind) == (True, False)
    assert "No measure is really changing for the worse." in words_of(client.get(f"{HERE}/measures?kind=worse"))
    assert "All measures" in words_of(client.get(f"{HERE}/measures?kind=%00&page=9"))


def test_its_table_holds_a_line_for_each_measure(story, client):
    quarter.issued(story)
    lines = list(csv.DictReader(client.get(f"{HERE}/measures.csv").content.decode().splitlines()))
    assert [(one["measure"], one["figure"], one["rating"]) for one in lines] == [
        ("Homes built", "31", "Off target"),
        ("Homes insulated", "12", "Not rated"),
        ("Homes let", "44", "On target"),
        ("Homes mended", "", "No figure"),
    ]


@pytest.mark.once
def test_its_pdf_is_for_everybody_and_the_summary_has_one_page(story, client):
    quarter.issued(story)
    for name in ("report.pdf", "summary.pdf"):
        content = client.get(f"{HERE}/{name}").content
        assert content.startswith(b"%PDF"), name
    assert not checker.validate_pdf_bytes(content, profile=checker.ValidationProfile.PDF_UA_1).failures
    assert content.count(b"/Type /Page\n") <= 1


def test_what_is_revised_later_stands_beside_what_was_issued(story, client):
    quarter.issued(story)
    later = NOW - timedelta(hours=2)
    stated(story, story.off, 35, at=later, because="Four were not counted.")
    stated(story, story.late, 7, at=later)
    page = words_of(client.get(HERE))
    assert "31 homes for July to September 2026" in page
    day = f"{later:%-d %B %Y}"
    assert f"Since revised to 35 homes, signed off on {day}: Four were not counted." in page
    assert f"Came in after the cut-off: 7 homes, signed off on {day}." in page


@pytest.mark.both
def test_a_report_goes_to_a_meeting_with_its_editions_as_annexes(story):
    quarter.issued(story)
    keeper, to = signed_in(story.keeper), body(story, "cabinet")
    page = words_of(keeper.get(f"{HERE}/meeting"))
    assert "That the performance of Homes for July to September 2026 be noted" in page
    wrong = {"asked": "", "meeting": "nowhere", "title": "x" * 400, "do": "begin"}
    page = words_of(keeper.post(f"{HERE}/meeting", wrong))
    assert "Choose the paragraphs" in page
    assert not Report.objects.visible_to(THE_CLOCK).exists()
    right = {"asked": "That it be noted\nThat a further report be submitted", "meeting": str(to.pk), "title": "How we did"}
    right |= {"paragraphs": ["3"], "public_interest": "A bidder would learn our terms."}
    twice = keeper.post(f"{HERE}/meeting", right | {"asked": "That it be noted\nThat it be noted", "do": "hand in"})
    assert "The same thing is recommended twice. Ask it once." in words_of(twice)
    unseen = keeper.post(f"{HERE}/meeting", right | {"asked": "That it\x00 be noted" * 999, "title": "\x00", "do": "begin"})
    assert (unseen.status_code, Report.objects.visible_to(THE_CLOCK).exists()) == (200, False)
    assert "/reports/" in keeper.post(f"{HERE}/meeting", right | {"do": "begin"}).url
    [open_one, closed] = Annex.objects.visible_to(THE_CLOCK).order_by("number")
    assert (open_one.closed_under, closed.closed_under) == ("", "paragraph 3")
    assert QuarterlyPaper.objects.visible_to(THE_CLOCK).count() == 2, "printed before the act, which holds the record"
    assert "Not answered yet." in words_of(keeper.get(HERE))


@pytest.mark.both
def test_a_stranger_is_offered_nothing_and_refused(story):
    quarter.issued(story)
    stranger = signed_in(story.stranger)
    assert "Take it to a meeting" not in words_of(stranger.get(HERE))
    assert stranger.get(f"{HERE}/meeting").status_code == 403
    assert Client().get(f"{HERE}/meeting").status_code == 302


def test_a_report_on_many_measures_costs_as_many_questions_as_one_on_one(here, client):
    row = quarter.counted(here, "Homes let", portfolio=here.portfolio, counting="snapshot")
    stated(here, row, 44)
    quarter.begun(here)
    keeper = signed_in(here.keeper)
    cost(keeper, HERE)
    one = cost(keeper, HERE)
    for number in range(3):
        stated(here, quarter.counted(here, f"Homes {number}", portfolio=here.portfolio, counting="snapshot"), number)
    assert cost(keeper, HERE) == one
    listed = cost(keeper, "/performance/reports/")
    for of in (here.row, here.homes):
        quarter.issued(here, of)
    assert cost(keeper, "/performance/reports/") == listed
