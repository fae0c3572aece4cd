"""Saved HTML of a meeting and of decisions."""

from datetime import date, time
from pathlib import Path

import pytest

from moothall.exchange.moderngov.pages import (
    GROUND_NOT_STATED,
    DecisionPage,
    DecisionsList,
    GapKind,
    MeetingPage,
)
from moothall.exchange.moderngov.reading import read_file

from . import saying
from .samples import MEETING, modgov, page


@pytest.fixture(scope="module")
def meeting() -> MeetingPage:
    found = page(MEETING)
    assert isinstance(found, MeetingPage)
    return found


def test_the_head_of_a_meeting_is_read(meeting):
    assert (meeting.kind_of_page, meeting.body, meeting.day, meeting.starts_at) == (
        "Agenda and minutes",
        "Cabinet",
        date(2011, 5, 5),
        time(10),
    )
    assert (meeting.venue, meeting.contact, meeting.meeting_id, meeting.body_id) == ("Council Chamber, Wrenmouth.", "Jo Sample", "42", "7")
    assert [(paper.title, paper.size, paper.section) for paper in meeting.packs] == [("Public reports pack", "3 MB", "pack")]
    assert not meeting.unplaced


def test_items_have_numbers_titles_and_links(meeting):
    assert [(item.number, item.title) for item in meeting.items] == [
        ("1.", "Chair's Welcome"),
        ("2.", "Bus Fares"),
        ("3.", "Land at Quay Street"),
        ("4.", "Ferries"),
    ]
    assert (meeting.items[1].decision_id, meeting.items[1].issue_id) == ("555", "666")


def test_papers_have_their_sizes_and_a_double_is_there_once(meeting):
    assert [(paper.title, paper.size, paper.attachment_id, paper.section) for paper in meeting.items[1].papers] == [
        ("Bus Fares", "500 KB", "900", "report"),
        ("Appendix 1", "20 KB", "901", "additional"),
    ]


def test_agenda_decision_and_minute_are_apart_and_scripts_are_not_words(meeting):
    item = meeting.items[1]
    assert [entry.text for entry in item.agenda] == ["Report of the Head of Transport, with Appendix 1"]
    assert saying.of_minute(item.decision) == ["", "", "", "That the fares be frozen."]
    assert item.minute.entries[0].text == "The Cabinet considered the report."
    assert "alert" not in repr(meeting)


def test_emphasis_lists_and_tables_of_word_stay(meeting):
    item = meeting.items[1]
    assert item.agenda[0].html == "Report of the <strong>Head of Transport</strong>, with Appendix 1"
    assert item.minute.entries[0].bullets == ("fares rose;", "buses fell.")
    assert item.minute.entries[1].rows == (("Route", "Fare"), ("7", "£2"))


def test_numbers_of_words_lists_are_rebuilt_and_marked_as_rebuilt(meeting):
    (resolution,) = meeting.items[1].minute.resolutions
    assert resolution.opening == "RESOLVED:"
    assert [(part.number, part.number_as_printed, part.lead) for part in resolution.parts] == [
        ("1", "", "That"),
        ("2", "", ""),
        ("2(a)", "", ""),
        ("2(b)", "", ""),
        ("3", "", ""),
    ]


def test_a_restricted_items_papers_are_exempt_with_it(meeting):
    item = meeting.items[2]
    assert (item.exempt_under, item.papers[0].exempt_under) == (GROUND_NOT_STATED, GROUND_NOT_STATED)


def test_what_a_meeting_lacks_is_named(meeting):
    assert [(gap.item, gap.kind, gap.name) for gap in meeting.gaps] == [
        (2, GapKind.ANNEX, "Appendix 2"),
        (4, GapKind.ADDITIONAL_DOCUMENTS, "Ferries"),
    ]


def test_a_decisions_page_is_read(data: Path):
    found = read_file(data / "modgov_decision_detail.html").page
    assert isinstance(found, DecisionPage)
    assert (found.title, found.status, found.issue_id) == ("Minutes of Previous Meeting", "Recommendations Approved", "6535")
    assert (found.is_key, found.is_subject_to_call_in) == (False, False)
    assert (found.published_on, found.decided_on, found.effective_from) == (date(2015, 10, 22), date(2015, 10, 19), None)
    assert found.decided_at
    assert (found.decided_at.body, found.decided_at.meeting_id, found.decided_at.body_id) == ("Policy Committee", "4832", "151")
    assert [(paper.title, paper.size, paper.attachment_id) for paper in found.papers] == [("polc2 - 23.09.2015", "119 KB", "7942")]
    assert saying.of_minute(found.decision) == [
        "The Minutes of the Policy Committee meeting on 23 September 2015 were approved as a correct record."
    ]
    assert not found.unplaced
    assert not found.gaps


def test_headings_of_a_decision_may_come_in_any_order():
    label = '<p><span class="mgLabel">{}: </span>{}</p>'
    content = (
        label.format("Effective from", "10/12/2024")
        + '<h3 class="mgSubSubTitleTxt">Decisions:</h3><div class="mgWordPara"><p>RESOLVED: That it be so.</p><p>Reason: because.</p></div>'
        + '<h3 class="mgSubSubTitleTxt">Purpose:</h3><p>To agree.</p>'
        + label.format("Decision Maker", "Cabinet Member for Buses")
        + label.format("Colour of the file", "Green")
        + label.format("Date of decision", "31/11/2024")
        + '<p class="mgLabel">Accompanying Documents:</p>'
    )
    found = modgov("Decision details", "Shelters", content)
    assert isinstance(found, DecisionPage)
    assert (found.decision_maker, found.effective_from, found.decided_on) == ("Cabinet Member for Buses", date(2024, 12, 10), None)
    assert [entry.text for entry in found.purpose] == ["To agree."]
    assert saying.of_minute(found.decision) == ["RESOLVED:", "", "", "That it be so.", "Reason: because."]
    assert [(each.label, each.value) for each in found.labels] == [("Colour of the file", "Green")]
    assert [gap.kind for gap in found.gaps] == [GapKind.ACCOMPANYING_DOCUMENTS]
    assert "31/11/2024 is not a date that exists" in found.unplaced[0].why


def test_a_row_of_another_kind_is_no_decision_and_is_kept_as_text(data: Path):
    found = read_file(data / "modgov_decisions_list.html").page
    assert isinstance(found, DecisionsList)
    assert [(each.decision_id, each.dated, each.call_in) for each in found.decisions] == [
        ("13567", date(2025, 4, 1), "Not for call-in"),
        ("13149", date(2025, 11, 3), "Not for call-in"),
    ]
    assert found.decisions[1].title == "Admission of the Public"
    assert not found.is_of_officers
    assert found.unplaced[0].text.startswith("An issue history row, not a decision")


def test_the_officers_list_marks_their_decisions(data: Path):
    found = read_file(data / "modgov_officer_decisions_list.html").page
    assert isinstance(found, DecisionsList)
    assert found.is_of_officers
    assert [each.decision_id for each in found.decisions] == ["13149"]


def test_no_link_of_a_page_can_run_a_script():
    found = page(MEETING.replace("documents/s901/Appendix%201.pdf", "javascript:alert(1)//documents/s901/"))
    assert isinstance(found, MeetingPage)
    assert "javascript" not in repr([paper.url for item in found.items for paper in item.papers])


def test_markup_kept_from_a_page_is_only_emphasis_and_safe_links():
    words = (
        'Report <a href="javascript:x()">one</a> <i onclick="x()">two</i> <a href="https://wrenmouth.example/">three</a> <font>four</font>'
    )
    found = page(MEETING.replace("Report of the <b>Head of Transport</b>, with Appendix 1", words))
    assert isinstance(found, MeetingPage)
    html = found.items[1].agenda[0].html
    assert "javascript" not in html
    assert "onclick" not in html
    assert "<em>two</em>" in html
    assert 'href="https://wrenmouth.example/"' in html
