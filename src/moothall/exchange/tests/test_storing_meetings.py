"""A meeting's page in its rows: every kind of word has its place, and what has none is kept and named."""

import dataclasses
from datetime import date, time

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.exchange.moderngov.pages import MinuteSaid, ResolutionPartSaid, ResolutionSaid
from moothall.exchange.moderngov.storing.resolutions import resolution
from moothall.meetings import queries as meetings
from moothall.meetings.models import Paper

from . import answers, samples, storing

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrenmouth(pages):
    """The page of an invented cabinet, with something of every kind on it."""
    storing.imported(pages(page=samples.MEETING))
    return storing.items_of(storing.the_meeting())


def read(pages, *items, **details):
    storing.imported(pages(a=answers.meeting(items="".join(items), **details)))
    return storing.items_of(storing.the_meeting(viewer=THE_CLOCK), THE_CLOCK)


def test_a_pack_and_a_contact_of_the_meeting_are_kept(wrenmouth):
    meeting = storing.the_meeting()
    assert (meeting.contact, meeting.venue, meeting.body.kind) == ("Jo Sample", "Council Chamber, Wrenmouth.", "cabinet")
    [pack] = meetings.remarks(PUBLIC, meeting)
    assert (pack.kind, pack.sentence) == ("note", "The page also offers: Public reports pack, PDF, 3 MB.")


def test_sub_clauses_are_lines_of_their_part_so_that_the_numbers_stay_those_of_the_page(wrenmouth):
    [resolution] = storing.resolved_by(wrenmouth[1])
    assert resolution == [
        (1, "", "the fares be frozen;"),
        (2, "", "subject to (1) above, the Head of Transport be authorised to:\n(a) write; and\n(b) report; and"),
        (3, "", "Appendix 2 be published."),
    ]
    assert wrenmouth[1].resolved[0].lead == "That"


def test_a_decision_that_is_said_again_in_the_minutes_is_kept_once_and_that_is_said(wrenmouth):
    assert [one.heading for one in wrenmouth[1].resolved] == ["RESOLVED:"]
    assert "says this decision twice" in next(one.sentence for one in wrenmouth[1].remarked if one.kind == "note")


def test_a_decision_that_the_minutes_do_not_repeat_stands_before_them(pages):
    other = samples.MEETING.replace("<p>That the fares be frozen.</p>", "<p>That the fares be halved.</p>")
    storing.imported(pages(page=other))
    item = storing.items_of(storing.the_meeting())[1]
    assert [one.heading for one in item.resolved] == ["Decision", "RESOLVED:"]
    assert item.resolved[0].position < item.said[0].position < item.resolved[1].position


def test_lists_and_tables_of_a_minute_are_kept_as_words_and_as_they_looked(wrenmouth):
    told, table = wrenmouth[1].said
    assert (told.text, told.bullets) == ("The Cabinet considered the report.", ["fares rose;", "buses fell."])
    assert (table.text, table.kind) == ("Route | Fare\n7 | £2", "narrative")
    assert table.markup == "<table><tr><td>Route</td><td>Fare</td></tr><tr><td>7</td><td>£2</td></tr></table>"
    assert wrenmouth[1].markup == "<p>Report of the <strong>Head of Transport</strong>, with Appendix 1</p>"


def test_a_restricted_paper_is_closed_and_the_public_reads_why_in_its_place(wrenmouth):
    [closure] = wrenmouth[2].closed_because
    assert (closure.ground, wrenmouth[2].with_papers) == ("not stated", [])
    hidden = Paper.objects.visible_to(THE_CLOCK).filter(item=wrenmouth[2]).get()
    assert hidden.closed_under == "ground not stated"


def test_a_paper_that_names_its_paragraph_is_closed_under_it(pages):
    [item] = read(pages, answers.item("Land", papers=answers.paper("Value", is_restricted=True, ground="paragraph 3")))
    assert [(paper.title, paper.closed_under) for paper in item.with_papers] == [("Value", "paragraph 3")]
    assert [(one.ground, one.paragraph) for one in item.closed_because] == [("exempt", "3")]


def test_papers_are_reports_annexes_or_additional_documents(wrenmouth):
    assert [(paper.title, paper.kind, paper.size_words) for paper in wrenmouth[1].with_papers] == [
        ("Bus Fares", "report", "500 KB"),
        ("Appendix 1", "annex", "20 KB"),
    ]


def test_an_item_that_may_not_be_shown_is_there_for_clerks_only(pages):
    [item] = read(pages, answers.item("Secret", "<p>It was said.</p>", is_displayed=False))
    assert (item.title, item.is_displayed) == ("An item that may not be shown", False)
    assert storing.items_of(storing.the_meeting()) == []


def test_a_meeting_that_may_not_be_shown_is_not_announced(pages):
    storing.imported(pages(a=answers.meeting(is_displayed=False)))
    assert meetings.meeting(PUBLIC, "easthaven", 1) is None
    assert storing.the_meeting(viewer=THE_CLOCK).announced_at is None


def test_a_status_with_a_suffix_is_a_status_and_a_note(pages):
    read(pages, status="Confirmed; Rescheduled from 24 September 2026")
    meeting = storing.the_meeting()
    assert (meeting.status_as_published, meeting.note) == ("Confirmed", "Rescheduled from 24 September 2026")
    assert (meeting.venue, meeting.starts_at, meeting.is_webcast) == ("Room 2, Town Hall", time(10), True)


def test_a_status_that_nobody_knows_is_kept_and_named(pages):
    read(pages, status="Pencilled in")
    meeting = storing.the_meeting()
    assert (meeting.status_as_published, meeting.cancelled_at) == ("Pencilled in", None)
    assert [one.kind for one in meetings.remarks(PUBLIC, meeting)] == ["note"]


def test_a_cancelled_meeting_is_cancelled_until_the_page_says_otherwise(pages):
    read(pages, status="Cancelled")
    assert storing.the_meeting().cancelled_at == storing.THEN
    read(pages, status="Confirmed")
    assert storing.the_meeting().cancelled_at is None


def test_what_the_service_holds_back_is_not_seen_by_the_public(pages):
    [item] = read(pages, answers.item("Draft", "<p>It was said.</p>"), is_published=False)
    assert item.said[0].text == "It was said."
    assert storing.items_of(storing.the_meeting()) == []


def test_minutes_are_confirmed_only_where_the_minute_says_so(pages):
    to_do = answers.item("Minutes", number="1.").replace(
        "<agendatext>", "<agendatext>To approve the minutes of the meeting held on 4 May 2025."
    )
    done = answers.item("Minutes", "<p>To approve the minutes of the meeting held on 25 November 2025 as a correct record.</p>")
    refused = answers.item("Minutes", "<p>The minutes of the meeting held on 6 June 2025 were not approved.</p>")
    assert [row.confirms_minutes_of for row in read(pages, to_do, done, refused)] == [None, date(2025, 11, 25), None]


def test_the_council_s_own_labels_are_kept(pages):
    label = "<commentlabel1>Presented By</commentlabel1><commenttext1>Councillor Ashby</commenttext1>"
    [item] = read(pages, answers.item("Roads", more=label))
    assert [one.sentence for one in item.remarked] == ["Presented By: Councillor Ashby"]


def test_attendance_is_matched_to_people_by_key_or_name_and_else_keeps_the_name(pages):
    folder = pages(
        people=answers.councillors(North=answers.councillor("Councillor Ada Quill", 5) + answers.councillor("Cllr Osric Vane", 6)),
        page=answers.meeting(
            attendees=answers.attendee("Cllr A Quill", 5)
            + answers.attendee("Mr Osric Vane", attendance="Apologies")
            + answers.attendee("Ivy Sandham", 9)
        ),
    )
    storing.imported(folder)
    found = meetings.attendance(PUBLIC, storing.the_meeting())
    assert [(row.name, row.attended, row.person and row.person.name, row.office) for row in found] == [
        ("Cllr A Quill", "Present", "Ada Quill", "Committee Member (IND, North)"),
        ("Mr Osric Vane", "Apologies", "Osric Vane", "Committee Member (IND, North)"),
        ("Ivy Sandham", "Present", None, "Committee Member (IND, North)"),
    ]


def test_words_that_are_too_long_for_their_place_are_shortened_there_and_kept_whole(pages):
    title = "Word " * 200
    [item] = read(pages, answers.item(title))
    assert len(item.title) == 500
    assert item.title.endswith("…")
    [remark] = item.remarked
    assert (remark.kind, remark.said) == ("unplaced", title.strip())


def test_ten_thousand_items_are_one_meeting(pages):
    items = read(pages, *(answers.item(f"Item {number}") for number in range(10_000)))
    assert (len(items), items[-1].title) == (10_000, "Item 9999")


def part(number, printed, text, lead=""):
    return ResolutionPartSaid(number, printed, text, lead)


def numbered(*parts):
    return [(one.number, one.printed, one.text) for one in resolution(ResolutionSaid("RESOLVED:", parts), 0).parts]


def test_a_number_that_is_printed_twice_or_as_a_letter_is_counted_and_shown_as_printed():
    assert numbered(part("1", "(1)", "one;"), part("1", "(1)", "two;"), part("3", "(3)", "three.")) == [
        (1, "(1)", "one;"),
        (2, "(1)", "two;"),
        (3, "(3)", "three."),
    ]
    assert numbered(part("a", "", "one;"), part("b", "b.", "two.")) == [(1, "(a)", "one;"), (2, "b.", "two.")]


def test_a_part_that_stands_alone_has_the_first_number_and_prints_none():
    assert numbered(part("", "", "That it be noted.")) == [(1, "", "That it be noted.")]


def test_a_resolution_of_nothing_has_no_parts():
    assert dataclasses.astuple(resolution(ResolutionSaid("RESOLVED:", ()), 2)) == ((), 2, "RESOLVED:", "", False)
    assert not MinuteSaid()
