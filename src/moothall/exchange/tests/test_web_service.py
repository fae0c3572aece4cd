"""Answers of the web service."""

from datetime import date, time
from pathlib import Path

import pytest

from moothall.exchange.moderngov.pages import (
    GROUND_NOT_STATED,
    CommitteesPage,
    CouncillorsPage,
    EntrySaid,
    MeetingPage,
    MeetingsList,
    Page,
)
from moothall.exchange.moderngov.reading import read, read_file


def page(xml: str) -> Page:
    found = read(xml.encode())
    assert found.page, found.not_understood
    return found.page


def meeting(items: str = "", further: str = "<meetingdate>10/02/2026</meetingdate>") -> MeetingPage:
    found = page(f"<meeting><meetingid>1</meetingid>{further}<agendaitems>{items}</agendaitems></meeting>")
    assert isinstance(found, MeetingPage)
    return found


def test_committees_are_read(data: Path):
    found = read_file(data / "committees.xml").page
    assert isinstance(found, CommitteesPage)
    assert [(each.committee_id, each.is_expired) for each in found.committees] == [("312", True), ("163", False), ("144", False)]
    assert found.committees[2].title == "Audit Committee"
    assert found.committees[2].category == "Governance and Decision Making Committees"


def test_meetings_know_their_committee(data: Path):
    found = read_file(data / "meetings.xml").page
    assert isinstance(found, MeetingsList)
    assert [(each.meeting_id, each.day, each.starts_at, each.status, each.body, each.body_id) for each in found.meetings] == [
        ("4966", date(2026, 1, 13), time(10), "Cancelled", "Audit Committee", "144"),
        ("4967", date(2026, 2, 10), time(10), "Confirmed", "Audit Committee", "144"),
    ]


def test_meetings_by_date_are_read():
    body = "<committeeid>7</committeeid><committeetitle>Cabinet</committeetitle>"
    one = f"<meeting><meetingid>5</meetingid><meetingdate>10/02/2026</meetingdate>{body}</meeting>"
    found = page(f"<getmeetingsbydate><meetings>{one}</meetings></getmeetingsbydate>")
    assert isinstance(found, MeetingsList)
    assert [(each.meeting_id, each.body, each.body_id) for each in found.meetings] == [("5", "Cabinet", "7")]


def test_a_meeting_is_read_with_items_papers_and_people(data: Path):
    found = read_file(data / "meeting_with_minutes.xml").page
    assert isinstance(found, MeetingPage)
    assert (found.body, found.day, found.starts_at, found.ends_at) == ("Audit Committee", date(2026, 2, 10), time(10), time(14))
    assert (found.is_agenda_published, found.is_minutes_published, found.is_webcast) == (True, True, False)
    assert [(item.number, item.title, item.item_id) for item in found.items] == [
        ("1.", "Minutes", "18831"),
        ("9.", "Work Programme", "18833"),
    ]
    assert found.items[0].agenda == (EntrySaid("To approve as a correct record the minutes of the meeting held on 25 November 2025."),)
    assert [(paper.attachment_id, paper.published_on) for paper in found.items[1].papers] == [("60909", date(2026, 2, 2))]
    assert found.items[1].papers[0].url == "https://democracy.manchester.gov.uk/mgConvert2PDF.aspx?ID=60909"
    assert [named.on for named in found.items[0].refers_to] == [date(2025, 11, 25)]
    assert [(each.role, each.attendance, each.party, each.person_id) for each in found.attendees] == [
        ("Committee Member", "Expected", "LAB", "9001")
    ]
    assert not found.unplaced


def test_a_cancelled_meeting_without_items_is_read(data: Path):
    found = read_file(data / "meeting_no_minutes.xml").page
    assert isinstance(found, MeetingPage)
    assert (found.status, found.items, found.room) == ("Cancelled", (), "")


@pytest.mark.parametrize("title", ["Chair's Ideas", "Chair&#39;s Ideas", "Chair&amp;#39;s Ideas", "Chair&amp;amp;#39;s Ideas"])
def test_a_title_escaped_more_than_once_reads_as_it_was_meant(title):
    assert meeting(f"<agendaitem><agendaitemtitle>{title}</agendaitemtitle></agendaitem>").items[0].title == "Chair's Ideas"


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_body_escaped_more_than_once_reads_as_it_was_meant(depth):
    body = "<p>The Committee considered <b>5 &lt; 6</b>.</p><p>RESOLVED: That it be noted.</p>"
    for _ in range(depth):
        body = body.replace("&", "&amp;").replace("<", "&lt;")
    minute = meeting(f"<agendaitem><minutesnonemptyhtmlbody>{body}</minutesnonemptyhtmlbody></agendaitem>").items[0].minute
    assert [entry.text for entry in minute.entries] == ["The Committee considered 5 < 6."]
    assert [part.text for part in minute.resolutions[0].parts] == ["That it be noted."]


def test_a_note_behind_the_status_is_parted_from_it():
    found = meeting(
        further="<meetingdate>10/02/2026</meetingdate><meetingstatus>Confirmed; Rescheduled from 24 September 2026</meetingstatus>"
    )
    assert (found.status, found.status_note, found.is_status_known) == ("Confirmed", "Rescheduled from 24 September 2026", True)


def test_an_unknown_status_is_kept_as_published_and_flagged():
    found = meeting(further="<meetingdate>10/02/2026</meetingdate><meetingstatus>Pencilled</meetingstatus>")
    assert (found.status, found.is_status_known) == ("Pencilled", False)
    assert "Pencilled" in found.notes[0]


DOC = "<linkeddocuments><linkeddoc><attachmentid>9</attachmentid><title>Valuation</title><url>https://x.example/9</url>{}</linkeddoc></linkeddocuments>"


@pytest.mark.parametrize(
    ("restriction", "ground"),
    [
        ("<isrestricted>True</isrestricted>", GROUND_NOT_STATED),
        ("<isrestricted>False</isrestricted><restrictionsRef>Part 1, paragraph 3 of Schedule 12A</restrictionsRef>", "paragraph 3"),
        ("<isrestricted>True</isrestricted><restrictionsRef>paragraphs 1, 2 and 7A</restrictionsRef>", "paragraphs 1, 2 and 7A"),
        ("<isrestricted>False</isrestricted><restrictionsRef>\n   </restrictionsRef>", ""),
    ],
)
def test_a_restricted_paper_is_exempt_on_the_ground_that_is_named(restriction, ground):
    (paper,) = meeting(f"<agendaitem><agendaitemtitle>Land</agendaitemtitle>{DOC.format(restriction)}</agendaitem>").items[0].papers
    assert paper.exempt_under == ground
    assert bool(paper.url) is not bool(ground)


def test_the_papers_of_a_restricted_item_are_exempt_with_it():
    found = meeting(f"<agendaitem><agendaitemtitle>Land</agendaitemtitle><isrestricted>True</isrestricted>{DOC.format('')}</agendaitem>")
    assert (found.items[0].exempt_under, found.items[0].papers[0].exempt_under) == (GROUND_NOT_STATED, GROUND_NOT_STATED)
    assert found.items[0].title == "Land"


def test_not_a_word_of_an_item_that_may_not_be_displayed_is_read():
    words = (
        "<agendaitemtitle>SECRET</agendaitemtitle><agendatext>SECRET</agendatext><minutesnonemptyhtmlbody>SECRET</minutesnonemptyhtmlbody>"
    )
    doc = DOC.format("<isrestricted>True</isrestricted>").replace("Valuation", "SECRET")
    found = meeting(
        f"<agendaitem>{words}<commentlabel1>By</commentlabel1><commenttext1>SECRET</commenttext1><isdisplayallowed>False</isdisplayallowed>{doc}</agendaitem>"
    )
    assert "SECRET" not in repr(found)
    assert found.notes == ("Item 1 may not be displayed: its words were not read.",)


def test_a_duplicate_attachment_is_there_once():
    doc = DOC.format("").replace("<linkeddocuments>", "").replace("</linkeddocuments>", "")
    assert len(meeting(f"<agendaitem><linkeddocuments>{doc}{doc}</linkeddocuments></agendaitem>").items[0].papers) == 1


def test_a_meeting_on_a_day_that_does_not_exist_is_refused_with_its_line():
    found = read(b"<meeting>\n<meetingid>1</meetingid><meetingdate>31/02/2026</meetingdate></meeting>")
    assert "31/02/2026 is not a date that exists" in found.not_understood
    assert found.not_understood.startswith("Line 1")


COUNCILLOR = """<councillorsbyward><wards><ward><wardtitle>Quayside</wardtitle><councillors><councillorcount> "
"1</councillorcount><councillor>
<councillorid>5</councillorid><fullusername>Cllr Wren</fullusername><politicalpartytitle>Independent</politicalpartytitle>
<workaddress><phone>PRIVATE 1</phone><mobile>PRIVATE 2</mobile><email>{}</email></workaddress>
<homeaddress><line1>PRIVATE 3</line1><email>PRIVATE4@example.org</email></homeaddress>
<surgerydetails><line1>PRIVATE 5</line1></surgerydetails>
<termsofoffice><termofoffice><startdate>04/05/2012</startdate><enddate>unspecified</enddate></termofoffice></termsofoffice>
</councillor></councillors></ward></wards></councillorsbyward>"""


def test_nothing_private_about_a_councillor_is_ever_read():
    found = page(COUNCILLOR.format("wren.PRIVATE@example.org"))
    assert isinstance(found, CouncillorsPage)
    assert "PRIVATE" not in repr(found)
    assert found.wards[0].councillors[0].name == "Cllr Wren"


def test_an_address_that_a_public_body_keeps_is_read():
    found = page(COUNCILLOR.format("cllr.wren@wrenmouth.gov.uk"))
    assert isinstance(found, CouncillorsPage)
    assert found.wards[0].councillors[0].email == "cllr.wren@wrenmouth.gov.uk"
    assert [(term.begins_on, term.ends_on) for term in found.wards[0].councillors[0].terms] == [(date(2012, 5, 4), None)]


def test_a_member_list_has_councillors_without_wards():
    found = page(
        "<memberlist><members><member><memberid>5</memberid><fullusername>Cllr Wren</fullusername></member></members></memberlist>"
    )
    assert isinstance(found, CouncillorsPage)
    assert [(ward.title, [each.person_id for each in ward.councillors]) for ward in found.wards] == [("", ["5"])]


@pytest.mark.parametrize(
    "answer",
    [
        "<councillorsbyward><wards>\n</wards></councillorsbyward>",
        "<committees><committeescount> 0</committeescount></committees>",
        "<getmeetings/>",
    ],
)
def test_an_answer_that_holds_nothing_is_read_and_called_empty(answer):
    found = read(answer.encode())
    assert found.outcome.endswith(", empty")
