"""Plain text of a meeting's page: numbered or not, with tabs, its head, its items, their papers and authors."""

from datetime import date, time

import pytest

from moothall.exchange.moderngov.pages import (
    GROUND_NOT_STATED,
    SaidIn,
)
from moothall.exchange.moderngov.reading import read

from . import saying
from .samples import NUMBERED, UNNUMBERED, WITH_TABS, meeting, with_minute


def test_numbers_of_items_are_as_printed_and_their_titles_are_clean():
    assert [(item.number, item.title) for item in meeting(NUMBERED).items] == [
        ("1.", "Apologies for Absence"),
        ("2.", "Minutes of the Last Meeting"),
        ("3.", "Budget Monitoring Report"),
        ("4.", "Exclusion of the Press and Public"),
        ("5.", "Land at Quay Street"),
    ]


def test_a_page_with_numbers_says_each_of_its_words_once():
    furniture = (
        "pdf icon",
        "No.\nItem",
        "Minutes:\n",
        "Additional documents:",
        "Decision:\n",
        "Venue:",
        "Contact:",
        "View the reasons why item 5. is restricted",
    )
    text = NUMBERED
    for words in furniture:
        text = text.replace(words, "")
    text = text.replace("\n- ", "\n").replace("Committee - Tuesday", "Committee Tuesday")
    assert saying.of_meeting(meeting(text=NUMBERED)) == text.split()


def test_decision_and_minute_of_an_item_are_kept_apart():
    item = meeting(NUMBERED).items[2]
    assert saying.of_minute(item.decision) == ["", "", "", "That the report be noted."]
    assert item.minute.entries[0].text.startswith("The Director of Finance introduced")
    assert item.minute.entries[-1].text == "The meeting closed at 11.15 am."


def test_printed_numbers_stay_and_clauses_below_them_are_called_after_them():
    (resolution,) = meeting(NUMBERED).items[2].minute.resolutions
    assert resolution.opening == "RESOLVED -"
    assert [(part.number, part.number_as_printed, part.lead) for part in resolution.parts] == [
        ("1", "(1)", "That"),
        ("2", "(2)", ""),
        ("2(a)", "(a)", ""),
        ("2(b)", "(b)", ""),
        ("3", "(3)", ""),
    ]


def test_papers_below_additional_documents_are_the_items_and_an_annex_among_them_is_no_gap():
    page = meeting(NUMBERED)
    assert [(paper.title, paper.size, paper.section) for paper in page.items[2].papers] == [
        ("Budget Monitoring Report", "500 KB", "report"),
        ("Appendix A - Capital", "100 KB", "additional"),
        ("Appendix B - Revenue", "1 MB", "additional"),
    ]
    assert [gap.name for gap in page.gaps] == ["Appendix C"]


def test_a_restricted_item_is_exempt_on_a_ground_not_stated():
    assert [item.exempt_under for item in meeting(NUMBERED).items] == ["", "", "", "", GROUND_NOT_STATED]


def test_tabs_hard_blanks_and_windows_line_ends_are_read_like_others():
    page = meeting(WITH_TABS)
    assert (page.venue, page.contact, page.starts_at) == ("Guildhall", "Ann Other", time(18, 30))
    assert [item.title for item in page.items] == ["Apologies", "Declarations of Interest", "Application 14/0001", "Urgent Business"]
    assert [part.number_as_printed for part in page.items[2].minute.resolutions[0].parts] == ["1.", "2."]
    assert page.items[2].minute.resolutions[0].parts[0].lead == "that permission be granted subject to the following conditions:"


def test_without_numbers_a_title_is_known_by_its_paper_by_custom_or_by_how_it_stands_and_the_last_is_said():
    page = meeting(UNNUMBERED)
    assert [item.title for item in page.items] == [
        "Apologies for Absence",
        "Home to School Transport Policy",
        "Capital Programme 2011/12 to 2013/14",
    ]
    assert [note for note in page.notes if "Home to School Transport Policy" in note]
    assert len(page.notes) == 1


def test_a_heading_within_a_minute_is_no_item():
    told = [entry.text for entry in meeting(UNNUMBERED).items[1].minute.entries]
    assert told[1:] == ["Reasons for Decision", "The policy was out of date."]


def test_one_author_with_an_and_in_the_office_stays_one():
    item = meeting(UNNUMBERED).items[1]
    assert {author.name for author in item.authors} == {"Director of Children, Schools and Families"}


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Report of the Leisure and Tourism Director", ["Leisure and Tourism Director"]),
        ("Joint report of the Head of Coast and the Planning and Harbour Director", ["Head of Coast", "Planning and Harbour Director"]),
        (
            "Joint report of the Chief Executive and Interim Head of Finance and Property",
            ["Chief Executive", "Interim Head of Finance and Property"],
        ),
        ("Report of the Strategic Director - Communities", ["Strategic Director - Communities"]),
        ("Report by the Director of Adults, Health and Care", ["Director of Adults, Health and Care"]),
        (
            "Joint report of the Chief Executive, the Head of Coast and the Borough Solicitor.",
            ["Chief Executive", "Head of Coast", "Borough Solicitor"],
        ),
    ],
)
def test_authors_are_parted_between_offices_and_not_within_them(line, authors):
    page = meeting(UNNUMBERED.replace("Report of the Director of Children, Schools and Families\n", f"{line}\n"))
    assert [author.name for author in page.items[1].authors if author.said_in == SaidIn.AGENDA] == authors


def test_a_bare_that_leads_the_clauses_below_it_where_resolved_is_lost():
    page = with_minute("The Cabinet considered the report.", "That", "(1) the fares be frozen; and", "(2) the routes be kept.")
    (resolution,) = page.items[0].minute.resolutions
    assert (resolution.opening, resolution.parts[0].lead, len(resolution.parts)) == ("", "That", 2)


def test_an_agenda_has_no_minutes():
    page = meeting(UNNUMBERED.replace("Agenda and minutes", "Agenda"))
    assert not any(item.minute for item in page.items)
    assert page.items[1].agenda[1].text.startswith("The Cabinet considered")


def test_a_weekday_that_the_date_contradicts_stands_and_is_said():
    page = meeting(UNNUMBERED.replace("Thursday 5th May", "Monday 5th May"))
    assert (page.weekday, page.day) == ("Monday", date(2011, 5, 5))
    assert "Thursday" in page.notes[0]


def test_a_meeting_on_a_day_that_does_not_exist_is_refused_with_its_line():
    outcome = read(UNNUMBERED.replace("5th May", "31st June").encode()).not_understood
    assert outcome.startswith("Line 3: 31st June, 2011 is not a date that exists.")


def test_a_cancelled_meeting_says_so():
    page = meeting(UNNUMBERED.replace("10.00 am", "10.00 am CANCELLED"))
    assert page.status == "Cancelled"


def test_a_page_whose_items_cannot_be_told_apart_keeps_their_words_as_not_placed():
    page = meeting("Agenda and minutes\n\nCabinet - Thursday 5th May, 2011 10.00 am\n\nNo. Item\n\nRoads\n\nReport of the Head of Roads\n")
    assert page.items == ()
    assert [one.text for one in page.unplaced] == ["Roads", "Report of the Head of Roads"]
