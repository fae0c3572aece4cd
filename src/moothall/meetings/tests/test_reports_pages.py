"""The pages on which reports are written, cleared and read: one walk each, and what may not be seen is not there."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, said
from moothall.meetings.actions.reports_agenda import let_out_reports
from moothall.meetings.models import Report
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.tests.factories import LATER, THEN
from moothall.meetings.tests.reports_factories import (
    PDF,
    again,
    annexed,
    cleared,
    complete,
    items_of,
    place,
    saved,
    tabled,
    with_items,
    written,
)
from moothall.meetings.tests.reports_windows import DESK, author_of, boxes, clerk_of_papers, desk, lawyer_of, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def here():
    return place()


@pytest.fixture
def author(here):
    return author_of(here)


@pytest.fixture
def clerk(here):
    return clerk_of_papers(here)


@pytest.fixture
def lawyer(here):
    return lawyer_of(here)


@pytest.mark.both
def test_a_report_is_begun_with_a_title_and_a_meeting(here, author):
    meeting = actions.call_meeting(here.cabinet, viewer=THE_CLOCK, at=THEN, held_on=timezone.localdate() + timedelta(days=30))
    address = f"{DESK}wrenmouth/reports/new"
    assert "A title and a meeting are enough" in page_of(author, address)
    wrong = author.post(address, {"title": "", "meeting": "77", "purpose": ""}).content.decode()
    assert "Three things need another look" in wrong
    choice = f"{here.cabinet.pk} {meeting.held_on.isoformat()}"
    answer = author.post(address, {"title": "The quay", "meeting": choice, "purpose": "decision", "department": here.homes.pk})
    report = Report.objects.visible_to(THE_CLOCK).get()
    assert answer["Location"] == desk(report, "/write")
    assert (report.title, report.body, report.wanted_on, report.template) == ("The quay", here.cabinet, meeting.held_on, here.template)


@pytest.mark.both
def test_a_clearance_is_asked_and_answered(here, author, lawyer):
    report = written(here)
    assert "0 of 4 clearances that this report needs are given." in page_of(author, desk(report, "/clearances"))
    assert lawyer.get(desk(report)).status_code == 404
    author.post(desk(report, "/clearances"), {"kind": "legal", "office": here.offices["legal"].pk})
    one = queries.clearances(here.author, report).get()
    mine = desk(report, f"/clearances/{one.pk}")
    assert mine in page_of(lawyer, f"{DESK}reports/")
    assert "To agree that the" in page_of(lawyer, mine)
    wrong = lawyer.post(mine, {"outcome": "refused", "reasons": ""}).content.decode()
    assert "Say why, so that the author knows what to change." in wrong
    assert author.get(mine).status_code == 403
    lawyer.post(mine, {"outcome": "refused", "reasons": "No power is named."})
    page = page_of(author, desk(report))
    assert "Legal was refused by Lena Ames" in page
    assert "It is the author&#39;s turn" in page
    assert "No power is named." in page_of(author, desk(report, "/clearances"))
    assert author.get(desk(report, "/clearances/99")).status_code == 404


def test_what_changed_since_it_was_cleared_is_named(here, author):
    report = written(here)
    cleared(here, report, "legal")
    saved(here, report, {"background": "New."}, ["Agree."], [1])
    page = page_of(author, desk(report))
    assert "Legal cleared version 2; this is version 3." in page
    assert "versions?from=2&amp;to=3" in page


@pytest.mark.both
def test_a_report_is_submitted_put_on_an_agenda_and_sent_back(here, author, clerk):
    report = written(here)
    cleared(here, report)
    assert "Nothing is missing." in page_of(author, desk(report, "/hand-in"))
    author.post(desk(report, "/hand-in"))
    assert author.get(desk(report, "/agenda")).status_code == 403
    assert "No coming agenda has an item for it" in page_of(clerk, desk(report, "/agenda"))
    meeting = actions.call_meeting(here.cabinet, viewer=THE_CLOCK, at=THEN, held_on=timezone.localdate() + timedelta(days=9))
    actions.prepare_agenda(meeting, viewer=here.clerk, at=THEN, items=[with_title("The lease")])
    item = items_of(here, meeting)[0]
    clerk.post(desk(report, "/agenda"), {"item": item.pk})
    assert "Take it off this agenda" in page_of(clerk, desk(report))
    clerk.post(desk(report, "/off"), {"item": item.pk})
    clerk.post(desk(report, "/off"), {"item": "x"})
    assert not queries.agendas_of(here.clerk, report).exists()
    clerk.post(desk(report, "/send-back"), {"because": "The map is missing."})
    assert "The map is missing." in page_of(author, desk(report))
    author.post(desk(report, "/withdraw"), {"because": "It was sold."})
    assert "It was sold." in page_of(author, desk(report))
    assert author.get(desk(report, "/write")).status_code == 403


def with_title(title):
    return said.Item(title, number="1.")


def test_a_report_is_closed_with_a_ground_and_a_reason_and_opened_by_an_act(here, author, clerk):
    report = complete(here)
    annexed(here, report, title="The rent")
    page = page_of(author, desk(report, "/close"))
    assert "Often one annex is enough." in page
    version = again(report).version
    wrong = author.post(desk(report, "/close"), {"covers": "whole", "opened_at": version}).content.decode()
    assert "Name the paragraph of Schedule 12A." in wrong
    assert "Say why the public interest" in wrong
    wrong = author.post(desk(report, "/close"), {"covers": "annexes", "opened_at": version}).content.decode()
    assert "Mark the annexes that are not for publication." in wrong
    said = {
        "covers": "whole",
        "ground": "exempt",
        "paragraphs": ["3"],
        "public_interest": "The rent is being agreed.",
        "opened_at": version,
    }
    author.post(desk(report, "/close"), said | {"can_be_said": "A lease is being agreed."})
    assert "Not for publication: paragraph 3" in page_of(author, desk(report))
    late = author.post(desk(report, "/close"), said)
    assert late.status_code == 409
    assert "What stands there now" in late.content.decode()
    meeting = with_items(here, "Lease")
    tabled(here, again(report), meeting)
    let_out_reports(meeting, here.clerk, LATER)
    assert Client().get(f"/{report.reference}").status_code == 404
    assert Client().get(f"/{report.reference}/annexes/1").status_code == 404
    clerk.post(desk(report, "/open"), {"because": "It is agreed."})
    assert Client().get(f"/{report.reference}").status_code == 200


def status_of(window, address):
    """The status of an answer that is read to its end: a file that streams is closed by its last byte."""
    answer = window.get(address)
    assert b"".join(answer.streaming_content if answer.streaming else answer)
    return answer.status_code


def test_the_public_reads_a_published_report_and_nothing_before_it(here):
    report = complete(here)
    annexed(here, report, PDF, title="The plan")
    annexed(here, report, PDF, title="The rent")
    closing = {"ground": "exempt", "closed_under": "paragraph 3", "public_interest": "It is being agreed.", "is_whole": False}
    actions.close_report(report, viewer=here.author, at=THEN, annexes=[2], can_be_said="A rent is being agreed.", **closing)
    public = Client()
    places = [f"/{report.reference}{ending}" for ending in ("", ".docx", "/annexes/1", "/recommendations/1")]
    assert [public.get(address).status_code for address in places] == [404] * 4
    meeting = with_items(here, "Lease")
    tabled(here, again(report), meeting)
    let_out_reports(meeting, here.clerk, LATER)
    page = page_of(public, f"/{report.reference}")
    assert "2 recommendations to Cabinet" in page
    assert 'id="paragraph-1.1"' in page
    assert "The plan" in page
    assert "The rent" not in page
    assert "A rent is being agreed." in page
    assert "Lena Ames" not in page
    assert [status_of(public, address) for address in places] == [200] * 4
    assert public.get(f"/{report.reference}/annexes/2").status_code == 404
    assert public.get(f"/{report.reference}/recommendations/9").status_code == 404
    document = public.get(places[1])
    assert document["Content-Disposition"] == 'attachment; filename="Lease of a depot.docx"'


def test_the_workshop_of_a_report_is_for_those_who_work_on_it(here, author, clerk, lawyer):
    report = written(here)
    endings = ("", "/write", "/files", "/versions", "/clearances", "/guests", "/details", "/hand-in", "/close", "/upload", "/withdraw")
    for ending in endings:
        assert author.get(desk(report, ending)).status_code == 200, ending
        assert clerk.get(desk(report, ending)).status_code == 200, ending
        assert lawyer.get(desk(report, ending)).status_code == 404, ending
        assert Client().get(desk(report, ending)).status_code == 302, ending


@pytest.mark.both
def test_whoever_only_clears_does_not_write(here, lawyer):
    report = written(here)
    actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=here.offices["legal"])
    assert page_of(lawyer, desk(report))
    for ending in ("/write", "/files", "/upload", "/details", "/hand-in", "/guests", "/close", "/withdraw"):
        assert lawyer.get(desk(report, ending)).status_code == 403, ending
    for ending in ("/keep", "/forget"):
        assert lawyer.post(desk(report, ending)).status_code == 403, ending


@pytest.mark.both
def test_the_meeting_and_the_department_are_changed(here, author):
    report = written(here)
    version = again(report).version
    said = {"meeting": str(here.cabinet.pk), "purpose": "information", "opened_at": version}
    assert author.post(desk(report, "/details"), said).status_code == 302
    assert (again(report).wanted_on, again(report).purpose) == (None, "information")
    late = author.post(desk(report, "/details"), said | {"purpose": "decision"})
    assert late.status_code == 409
    assert author.post(desk(report, "/details"), {"meeting": "999", "opened_at": version}).status_code == 200


@pytest.mark.both
def test_a_partners_author_writes_by_a_link_until_it_is_taken_back(here, author):
    report = written(here)
    said = {"name": "Pat Wren", "partner": "Health board", "email": "p@health.example", "until": "1 1 2001"}
    assert "That day is past" in author.post(desk(report, "/guests"), said).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    author.post(desk(report, "/guests"), said | {"until": tomorrow.isoformat()})
    link = re.search(r'value="http://testserver(/meetings/guests/[^"]+)"', page_of(author, desk(report, "/guests")))[1]
    guest = Client()
    page = page_of(guest, link)
    assert "You write as Pat Wren, Health board." in page
    assert guest.get(link)["Referrer-Policy"] == "no-referrer"
    assert "no-store" in guest.get(link)["Cache-Control"]
    assert guest.post(link, boxes(page) | {"section-background": "From the partner.", "do": "save"}).status_code == 302
    assert queries.latest_version(here.author, report).by_name == "Pat Wren, Health board"
    guest.post(f"{link}/files", {"file": SimpleUploadedFile("a.pdf", PDF), "title": "Figures"})
    assert b"".join(guest.get(f"{link}/files/1").streaming_content) == PDF
    assert guest.get(f"{link}/files/9").status_code == 404
    for other in (f"/{report.reference}", desk(report), f"/{report.reference}/annexes/1"):
        assert guest.get(other).status_code in {302, 404}, other
    assert guest.get(link[:-1] + ("a" if link[-1] != "a" else "b")).status_code == 403
    key = queries.invitations(here.author, report).get().pk
    author.post(desk(report, f"/guests/{key}/take-back"))
    assert author.post(desk(report, "/guests/999/take-back")).status_code == 404
    assert guest.get(link).status_code == 403
    assert guest.post(link, boxes(page) | {"do": "save"}).status_code == 403


@pytest.mark.both
def test_a_template_is_made_and_changed_without_a_script(here, clerk, author):
    address = f"{DESK}wrenmouth/report-templates/new"
    page = page_of(clerk, address)
    typed = template_boxes(page) | {"name": "Short report", "clearances": ["legal"]}
    page = clerk.post(address, typed | {"do": "remove-1"}).content.decode()
    assert "Section 11: Background papers" in page
    clerk.post(address, template_boxes(page) | {"name": "Short report", "clearances": ["legal"], "do": "save"})
    row = queries.all_report_templates(PUBLIC).get(name="Short report")
    assert row.clearances == ["legal"]
    assert len(row.sections) == len(rules.STANDARD) - 1
    address = f"{DESK}wrenmouth/report-templates/{row.number}"
    typed = template_boxes(page_of(clerk, address)) | {"name": "Shorter", "do": "save", "since": "2 1 2026", "until": "1 1 2026"}
    assert "Must be on or after the first day." in clerk.post(address, typed).content.decode()
    assert author.get(address).status_code == 403
    assert clerk.get(f"{DESK}wrenmouth/report-templates/99").status_code == 404
    assert clerk.get(f"{DESK}nowhere/report-templates/new").status_code == 404
    assert "A template needs at least one section" in clerk.post(address, {"name": "None", "do": "save"}).content.decode()


def template_boxes(page):
    choices = re.findall(r'<select name="([\w-]+)".*?<option value="([^"]*)" selected', page, re.DOTALL)
    return boxes(page) | dict(choices)


@pytest.mark.both
def test_the_list_asks_as_many_questions_for_many_reports_as_for_one(here, author):
    address = f"{DESK}reports/"
    written(here)
    with CaptureQueriesContext(connection) as one:
        page_of(author, address)
    for turn in range(3):
        cleared(here, written(here, f"Report {turn}"))
    with CaptureQueriesContext(connection) as many:
        page_of(author, address)
    assert len(one) == len(many)
