"""Saved HTML of lists, of single items, issues and plans, and of people."""

from datetime import date, time

from moothall.exchange.moderngov.pages import (
    AttendancePage,
    CommitteesPage,
    ForwardPlanPage,
    InterestsPage,
    IssuePage,
    ItemPage,
    MeetingsList,
    SearchResults,
)
from moothall.exchange.moderngov.reading import read

from .samples import modgov, modgov_page


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


def test_a_list_of_plans_leads_to_plans_and_holds_none():
    found = read(modgov_page("Forward plans", "", '<a href="mgListPlanItems.aspx?PlanId=3&amp;RP=1">May 2024</a>').encode())
    assert found.not_understood.startswith("This is a page of Modern.Gov (list of forward plans) that holds no record of its own")


def test_a_link_within_a_page_is_not_the_page_s_own_key():
    related = '<p>See <a href="ieDecisionDetails.aspx?ID=7">the earlier decision</a>.</p>'
    assert modgov("Decision details", "Harbour Wall", related).decision_id == ""


def test_an_issue_and_a_planned_decision_in_private_say_so():
    said = '<p><span class="mgLabel">Notice of proposed private decision: </span>Paragraph 3</p>'
    assert modgov("Issue details", "Harbour Wall", said).is_private
    item = '<p><a class="mgPlanItemTitle" href="mgIssueHistoryHome.aspx?IId=1">Wall</a></p><p>Private meeting: No</p>'
    assert not modgov("Forward plan", "Plan", item).items[0].is_private
