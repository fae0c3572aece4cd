"""Saved HTML of Modern.Gov's pages."""

from datetime import date, time
from pathlib import Path

import pytest

from moothall.exchange.moderngov.pages import (
    GROUND_NOT_STATED,
    AttendancePage,
    CommitteesPage,
    DecisionPage,
    DecisionsList,
    ForwardPlanPage,
    GapKind,
    InterestsPage,
    IssuePage,
    ItemPage,
    MeetingPage,
    MeetingsList,
    Page,
    SearchResults,
)
from moothall.exchange.moderngov.reading import read, read_file

from . import saying

MEETING = (Path(__file__).parent / "data" / "wrenmouth_meeting.html").read_text()


def page(html: str) -> Page:
    found = read(html.encode())
    assert found.page, found.not_understood
    return found.page


def modgov(heading: str, title: str, content: str) -> Page:
    head = f'<h1 class="mgMainTitleTxt">{heading}</h1><h2 class="mgSubTitleTxt">{title}</h2>'
    return page(f'<html><body><div id="modgov">{head}<div class="mgContent">{content}</div></div></body></html>')


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


def test_meetings_of_a_committee_are_listed_whatever_the_capitals_of_their_links():
    rows = "".join(
        f'<li><a href="ieListDocuments.aspx?CId=7&amp;{name}={number}">{day}</a> {word}</li>'
        for name, number, day, word in [
            ("MId", 1, "10 Feb 2026 10.00 am", ""),
            ("MID", 2, "10 Mar 2026 2.00 pm", "CANCELLED"),
            ("mid", 2, "again", ""),
        ]
    )
    found = modgov("Browse meetings", "Audit Committee", f"<ul>{rows}</ul>")
    assert isinstance(found, MeetingsList)
    assert [(each.meeting_id, each.day, each.starts_at, each.status, each.body) for each in found.meetings] == [
        ("1", date(2026, 2, 10), time(10), "", "Audit Committee"),
        ("2", date(2026, 3, 10), time(14), "Cancelled", "Audit Committee"),
    ]


def test_committees_are_listed():
    found = modgov("Committees", "", '<ul><li><a href="mgCommitteeDetails.aspx?ID=7">Audit Committee</a></li></ul>')
    assert isinstance(found, CommitteesPage)
    assert [(each.committee_id, each.title) for each in found.committees] == [("7", "Audit Committee")]


def test_a_committees_page_has_its_purpose_and_members():
    content = (
        '<div class="mgWordPara"><p>To audit.</p></div><ul><li><a href="mgUserInfo.aspx?UID=3">Councillor Wren</a> (Chair)</li></ul>'
        '<a href="ieListMeetings.aspx?CId=7">Meetings</a>'
    )
    found = modgov("Committee details", "Audit Committee", content)
    assert isinstance(found, CommitteesPage)
    (committee,) = found.committees
    assert (committee.committee_id, committee.title, committee.purpose[0].text) == ("7", "Audit Committee", "To audit.")
    assert [(member.name, member.role, member.person_id) for member in committee.members] == [("Councillor Wren", "Chair", "3")]


def test_attendance_is_read():
    row = '<tr><td><a href="mgUserInfo.aspx?UID=3">Councillor Wren</a></td><td>Chair</td><td>Present</td></tr>'
    found = modgov(
        "Attendance",
        "Cabinet - Thursday, 5th May, 2011 10.00 am",
        f"<table><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>{row}</table>",
    )
    assert isinstance(found, AttendancePage)
    assert [(each.name, each.role, each.attendance) for each in found.attendees] == [("Councillor Wren", "Chair", "Present")]
    assert found.meeting
    assert (found.meeting.body, found.meeting.on) == ("Cabinet", date(2011, 5, 5))


def test_a_page_of_one_item_is_read():
    content = (
        '<p>Meeting of <a href="ieListDocuments.aspx?CId=7&amp;MId=42">Cabinet, Thursday, 5th May, 2011 10.00 am</a> (Item 2.)</p>'
        '<div class="mgWordPara"><p>Report of the Head of Transport</p></div><p class="mgSubItemTitleTxt">Minutes:</p>'
        '<div class="mgWordPara"><p>The Cabinet considered the report.</p></div><p class="mgSubItemTitleTxt">Supporting documents:</p>'
        '<ul class="mgBulletList"><li><a href="documents/s1/a.pdf">Report PDF 5 KB</a></li></ul>'
    )
    found = modgov("Agenda item", "Bus Fares", content)
    assert isinstance(found, ItemPage)
    assert found.meeting
    assert (found.item.title, found.meeting.meeting_id, found.meeting.body, found.meeting.on) == (
        "Bus Fares",
        "42",
        "Cabinet",
        date(2011, 5, 5),
    )
    assert [entry.text for entry in found.item.minute.entries] == ["The Cabinet considered the report."]
    assert [paper.title for paper in found.item.papers] == ["Report"]


def test_an_issue_is_read():
    content = (
        '<div class="mgWordPara"><p>To repair the wall.</p></div><p><span class="mgLabel">Decision type: </span>Key</p>'
        '<p><span class="mgLabel">Notice of proposed decision first published: </span>01/03/2024</p>'
        '<h3 class="mgSubSubTitleTxt">Decisions</h3><ul class="mgBulletList"><li><a href="ieDecisionDetails.aspx?Id=9">04/04/2024 - '
        "Wall</a></li></ul>"
        '<h3 class="mgSubSubTitleTxt">Agenda items</h3><ul><li><a href="ieListDocuments.aspx?CId=7&amp;MId=42">04/04/2024 - '
        "Cabinet</a></li></ul>"
    )
    found = modgov("Issue details", "Harbour Wall", content)
    assert isinstance(found, IssuePage)
    assert (found.title, found.decision_type, found.first_published) == ("Harbour Wall", "Key", date(2024, 3, 1))
    assert [entry.text for entry in found.about] == ["To repair the wall."]
    assert [(each.decision_id, each.dated) for each in found.decisions] == [("9", date(2024, 4, 4))]
    assert [(each.meeting_id, each.body, each.on) for each in found.meetings] == [("42", "Cabinet", date(2024, 4, 4))]


def test_a_forward_plan_is_read_item_by_item():
    one = (
        '<p><a class="mgPlanItemTitle" href="mgIssueHistoryHome.aspx?IId={0}">{1}</a></p><p>To agree it.</p><p><span>Decision '
        "maker: </span>Cabinet</p>"
        "<p><span>Decision due: </span>May 2024</p><p><span>Decision type: </span>{2}</p><p><span>Lead officer: </span>Head of Coast</p>"
        "<p><span>Notice of proposed decision first published: </span>01/03/2024</p><p><span>Wards affected: </span>All</p>"
    )
    found = modgov("Forward plan", "Plan from May 2024", one.format(1, "Wall", "Key") + one.format(2, "Quay", "Non-key"))
    assert isinstance(found, ForwardPlanPage)
    assert [(item.issue_id, item.title, item.is_key, item.decision_maker, item.wards) for item in found.items] == [
        ("1", "Wall", True, "Cabinet", "All"),
        ("2", "Quay", False, "Cabinet", "All"),
    ]
    assert found.items[0].first_published == date(2024, 3, 1)
    assert [entry.text for entry in found.items[0].about] == ["To agree it."]


def test_a_register_of_interests_leaves_land_out_and_says_how_much():
    table = '<table class="mgInterestsTable" summary="x"><caption>{}</caption><tr><th>You</th></tr><tr><td>{}</td></tr></table>'
    content = "<p>This register of interests was published on Tuesday, 10 March 2026, 11.00 a.m.</p>"
    found = modgov(
        "Register of interests",
        "Councillor Wren",
        content + table.format("1. Employment", "Baker") + table.format("4. Land", "5 Home Lane"),
    )
    assert isinstance(found, InterestsPage)
    assert (found.name, found.published_on) == ("Councillor Wren", date(2026, 3, 10))
    assert [(each.category, each.rows, each.left_out) for each in found.categories] == [
        ("1. Employment", (("Baker",),), 0),
        ("4. Land", (), 1),
    ]
    assert "Home Lane" not in repr(found)


def test_search_results_are_read():
    content = (
        "<p>Results 1 to 2 for your search</p>"
        '<p class="mgAiTitleTxt">Meeting: <a href="ieListDocuments.aspx?CId=7&amp;MID=42#AI5">Bus Fares</a></p><p>05/05/2011, 10:00 '
        "- Cabinet (2)"
        '<img alt="Good match"/></p><div class="mgWordPara"><p>the fares</p></div><hr/>'
        '<p class="mgAiTitleTxt">Key issue: <a href="mgIssueHistoryHome.aspx?IId=6">Wall</a></p><hr/><a href="x" title="Next page '
        'of search results">Next</a>'
    )
    found = modgov("Search results", "", content)
    assert isinstance(found, SearchResults)
    assert [(each.kind, each.title, each.meeting_id, each.issue_id) for each in found.found] == [
        ("meeting", "Bus Fares", "42", ""),
        ("key issue", "Wall", "", "6"),
    ]
    assert (found.found[0].match, found.found[0].words, found.has_more) == ("Good match", "the fares", True)


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
