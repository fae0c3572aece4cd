"""Plain text of pages as councils keep it: numbered or not, with tabs, without blank lines, with and without RESOLVED."""

from datetime import date, time

import pytest

from moothall.exchange.moderngov.pages import (
    GROUND_NOT_STATED,
    DecisionPage,
    DecisionsList,
    GapKind,
    IssuePage,
    ItemPage,
    MeetingPage,
    SaidIn,
)
from moothall.exchange.moderngov.reading import FileRead, read

from . import saying

NUMBERED = """Agenda and draft minutes
Audit Committee - Tuesday, 10th February, 2026 10.00 am

Venue: Council Chamber, Town Hall, Wrenmouth

Contact: Jo Sample, Democratic Services
Email: jo.sample@wrenmouth.example

No.
Item

1.
Apologies for Absence
Minutes:
Apologies for absence were received from Councillors Lark and Finch.

2.
Minutes of the Last Meeting pdf icon PDF 215 KB
To approve as a correct record the minutes of the meeting held on 25 November 2025.
Minutes:
RESOLVED:
That the minutes of the meeting held on 25 November 2025 be approved as a correct record and signed by the Chair.

3.
Budget Monitoring Report pdf icon PDF 500 KB
To consider the report of the Director of Finance and the Head of Audit.
Additional documents:
Appendix A - Capital pdf icon PDF 100 KB
Appendix B - Revenue pdf icon PDF 1 MB
Decision:
That the report be noted.
Minutes:
The Director of Finance introduced the report, attached as Appendix A, and answered questions.
Members asked about:
- the capital programme;
- reserves.
RESOLVED - That
(1) the report be noted;
(2) subject to (1) above, the Director of Finance be authorised to:
(a) vire £20,000; and
(b) report back in June 2026; and
(3) Appendix C be circulated.
The meeting closed at 11.15 am.

4.
Exclusion of the Press and Public

5.
Land at Quay Street
View the reasons why item 5. is restricted
"""

WITH_TABS = (
    "Agenda and minutes\r\nPlanning Committee - Monday, 3rd March, 2014 6.30 p.m.\r\n\r\nVenue:\tGuildhall View directions\r\n"
    "Contact:\u00a0Ann Other\u00a0\r\n\r\nNo.\tItem\r\n1.\tApologies\r\nApologies for absence were submitted on behalf of "
    "Councillor Wren.\r\n"
    "2.\tDeclarations of Interest\r\nCouncillor Heron declared a personal interest in item 3.\r\n3.\tApplication 14/0001 PDF 72 KB\r\n"
    "Report of the Head of Planning\r\nThe Committee considered the report of the Head of Planning on an application for 12 dwellings.\r\n"
    "Resolved: that permission be granted subject to the following conditions:\r\n1. the development be begun within three years; and\r\n"
    "2. the materials be approved.\r\n4.\tUrgent Business\r\nThere was none.\r\n"
)

UNNUMBERED = """Agenda and minutes

Cabinet - Thursday 5th May, 2011 10.00 am

Venue: Town Hall, Wrenmouth. View directions

No. Item


Apologies for Absence


Apologies for absence were received from Councillor Plover.


Home to School Transport Policy

Report of the Director of Children, Schools and Families


The Cabinet considered the report of the Director of Children, Schools and Families on the Home to School Transport Policy.


RESOLVED:


That the Policy be approved.


Reasons for Decision


The policy was out of date.


Capital Programme 2011/12 to 2013/14 pdf icon PDF 1 MB

Report of the Head of Corporate Finance and Information Services


The Cabinet considered the report of the Head of Corporate Finance and Information Services.



the capital programme be approved; and



Council be recommended to agree the prudential indicators.
"""


def meeting(text: str) -> MeetingPage:
    page = read(text.encode()).page
    assert isinstance(page, MeetingPage)
    return page


def with_minute(*paragraphs: str) -> MeetingPage:
    """A meeting with one item whose minute these paragraphs are."""
    head = (
        "Agenda and minutes\n\nCabinet - Thursday 5th May, 2011 10.00 am\n\nNo. Item\n\nBus Fares pdf icon PDF 1 KB\n\nReport of "
        "the Head of Transport\n\n\n"
    )
    return meeting(head + "\n\n\n".join(paragraphs))


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


def test_an_agenda_has_no_minutes():
    page = meeting(UNNUMBERED.replace("Agenda and minutes", "Agenda"))
    assert not any(item.minute for item in page.items)
    assert page.items[1].agenda[1].text.startswith("The Cabinet considered")


@pytest.mark.parametrize(
    "opening",
    [
        "RESOLVED:",
        "RESOLVED",
        "Resolved:",
        "RESOLVED -",
        "RESOLVED UNANIMOUSLY:",
        "It was RESOLVED",
        "DECISION:",
        "AGREED:",
        "RECOMMENDED:",
    ],
)
def test_every_word_that_opens_a_resolution_is_known(opening):
    page = with_minute("The Cabinet considered the report of the Head of Transport.", f"{opening} That the fares be frozen.")
    (resolution,) = page.items[0].minute.resolutions
    assert (resolution.opening, [part.text for part in resolution.parts]) == (opening, ["That the fares be frozen."])


@pytest.mark.parametrize(
    ("clauses", "numbers"),
    [
        (["That the fares be frozen."], [("", "")]),
        (["the fares be frozen."], [("", "")]),
        (["the fares be frozen;", "the routes be kept; and", "a report be made."], [("1", ""), ("2", ""), ("3", "")]),
        (["(1) the fares be frozen; and", "(2) the routes be kept."], [("1", "(1)"), ("2", "(2)")]),
        (["That (1) the fares be frozen; and (2) subject to (1) above, the routes be kept."], [("1", "(1)"), ("2", "(2)")]),
        (["(a) That the fares be frozen", "(b) That the routes be kept"], [("a", "(a)"), ("b", "(b)")]),
        (["1. That the fares be frozen.", "2. That the routes be kept."], [("1", "1."), ("2", "2.")]),
        (["That the fares be frozen.", "That the routes be kept."], [("1", ""), ("2", "")]),
        (["(i) the fares be frozen; and", "(ii) the routes be kept."], [("i", "(i)"), ("ii", "(ii)")]),
    ],
)
def test_clauses_are_parted_however_they_are_numbered(clauses, numbers):
    page = with_minute("The Cabinet considered the report of the Head of Transport.", "RESOLVED:", *clauses)
    (resolution,) = page.items[0].minute.resolutions
    assert [(part.number, part.number_as_printed) for part in resolution.parts] == numbers
    told = " ".join(saying.of_minute(page.items[0].minute)).split()
    assert told == " ".join(["The Cabinet considered the report of the Head of Transport.", "RESOLVED:", *clauses]).split()


@pytest.mark.parametrize(
    "first",
    [
        "The Committee received a report.",
        "Members noted the position on fares since last year.",
        "Consideration was given to a note on fares.",
        "Councillor Finch asked about the number 7 bus.",
        "Mr. Lark, Head of Transport, presented the report.",
        "There were no questions.",
        "No declarations were made.",
        "Apologies for absence were received.",
        "Further to Minute No. 12, the fares were explained.",
        "The Chair welcomed everybody to the meeting.",
        "It was reported that fares had risen.",
        "Discussion took place on the fares.",
    ],
)
def test_the_minute_begins_where_somebody_does_something(first):
    item = with_minute("To consider the fares.", first, "The rest followed.").items[0]
    assert [entry.text for entry in item.agenda] == ["Report of the Head of Transport", "To consider the fares."]
    assert [entry.text for entry in item.minute.entries] == [first, "The rest followed."]


@pytest.mark.parametrize(
    "line",
    [
        "To receive the report.",
        "Members are requested to give notice of any interest.",
        "(Ms. Wren, Head of Transport to present the report)",
        "The Head of Transport will present the report.",
        "Copy attached.",
        "Minutes of the meeting held on 4 April 2011.",
    ],
)
def test_what_is_asked_of_members_belongs_to_the_agenda(line):
    item = with_minute(line, "The Cabinet considered the report.").items[0]
    assert [entry.text for entry in item.agenda][1:] == [line]


def test_words_about_what_should_be_done_are_no_resolution():
    page = with_minute("The Cabinet considered the report.", "Members felt that:", "fares should be frozen;", "routes could be kept.")
    assert not page.items[0].minute.resolutions


def test_a_resolution_in_the_middle_of_a_paragraph_is_found():
    said = with_minute("The Cabinet considered the report. RESOLVED: That it be noted.").items[0].minute.said
    assert [type(each).__name__ for each in said] == ["EntrySaid", "ResolutionSaid"]


def test_lines_broken_by_the_width_of_a_screen_are_one_paragraph():
    page = with_minute(
        "The Cabinet considered the report of the Head of Transport which set\nout the fares that had been asked for in every part "
        "of the town and the\nCouncil's view."
    )
    assert len(page.items[0].minute.entries) == 1


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


DECISION = """Decision details
New Bus Shelters
Date of decision: 02/12/2024
Is Key decision?: Yes
Decision status: Recommendations Approved
Is subject to call in?:
No
Purpose:
To agree the shelters.
Decision:
RESOLVED: That
(1) the shelters be bought; and
(2) Annex B be published.
Reasons for the decision:
People get wet.
Publication date: 31/02/2024
Effective from: 10/12/2024
Wards Affected: Quayside; Hill
Budget code: 4711
Decided at meeting: 02/12/2024 - Cabinet - Transport
Accompanying Documents:
• Report pdf icon PDF 119 KB
• Report pdf icon PDF 119 KB
"""


def decision(text: str = DECISION) -> DecisionPage:
    page = read(text.encode()).page
    assert isinstance(page, DecisionPage)
    return page


def test_the_labels_of_a_decision_may_stand_in_any_order_with_values_beside_or_below():
    page = decision()
    assert (page.title, page.status, page.is_key, page.is_subject_to_call_in) == (
        "New Bus Shelters",
        "Recommendations Approved",
        True,
        False,
    )
    assert (page.decided_on, page.effective_from, page.wards) == (date(2024, 12, 2), date(2024, 12, 10), "Quayside; Hill")
    assert page.decided_at
    assert page.decided_at.body == "Cabinet - Transport"
    assert [entry.text for entry in (*page.purpose, *page.reasons)] == ["To agree the shelters.", "People get wet."]
    assert [part.number for part in page.decision.resolutions[0].parts] == ["1", "2"]


def test_a_label_without_a_field_is_kept_with_its_value():
    assert [(label.label, label.value) for label in decision().labels] == [("Budget code", "4711")]


def test_a_date_that_does_not_exist_is_left_out_and_its_line_named():
    page = decision()
    assert page.published_on is None
    assert [trouble.why for trouble in page.unplaced] == ["Line 16: 31/02/2024 is not a date that exists."]


def test_a_paper_listed_twice_is_there_once():
    assert [(paper.title, paper.size) for paper in decision().papers] == [("Report", "119 KB")]


def test_no_papers_below_their_label_are_a_gap_and_no_label_is_none():
    assert GapKind.ACCOMPANYING_DOCUMENTS in {gap.kind for gap in decision(DECISION.split("• Report")[0]).gaps}
    assert {gap.kind for gap in decision(DECISION.split("Accompanying")[0]).gaps} == {GapKind.ANNEX}


def test_whoever_writes_in_the_decision_is_said_to_be_named_there():
    page = decision(
        DECISION.replace("RESOLVED: That", "The Cabinet considered the report of the Head of Transport on shelters.\nRESOLVED: That")
    )
    assert [(author.name, author.said_in) for author in page.authors] == [("Head of Transport", SaidIn.DECISION)]


def other(text: str) -> FileRead:
    return read(text.encode())


def test_an_issue_is_read_by_its_labels():
    page = other(
        "Issue details\n\nHarbour Wall Repairs\n\nTo agree the repairs.\n\nDecision type: Key\n\nDecision status: For Determination\n\n"
        "Wards affected: Quayside\n\nNotice of proposed decision first published: 01/03/2024\n\nDecision due: April 2024 by Cabinet\n\n"
        "Lead officer: Head of Coast\n\nAgenda items\n\n• 04/04/2024 - Cabinet\n\nDocuments\n\n• Survey pdf icon PDF 2 MB\n"
    ).page
    assert isinstance(page, IssuePage)
    assert (page.title, page.decision_type, page.status, page.first_published) == (
        "Harbour Wall Repairs",
        "Key",
        "For Determination",
        date(2024, 3, 1),
    )
    assert (page.lead_officer, page.decision_due, [entry.text for entry in page.about]) == (
        "Head of Coast",
        "April 2024 by Cabinet",
        ["To agree the repairs."],
    )
    assert [(named.on, named.body) for named in page.meetings] == [(date(2024, 4, 4), "Cabinet")]
    assert [paper.title for paper in page.papers] == ["Survey"]


@pytest.mark.parametrize("between", [" ", "\t", "\n"])
def test_a_list_of_decisions_is_read_with_its_cells_beside_or_below_each_other(between):
    rows = (
        ["Bus Shelters ref: 77", "01/04/2025", "09/04/2025", "Not for call-in"],
        ["An issue, not a decision", "02/04/2025", "02/04/2025", "Not for call-in"],
    )
    page = other("Decisions published\nTitle\tDate\tEffective from\tCall-ins\n" + "\n".join(between.join(row) for row in rows)).page
    assert isinstance(page, DecisionsList)
    assert [(each.title, each.decision_id, each.dated, each.effective_from, each.call_in) for each in page.decisions] == [
        ("Bus Shelters", "77", date(2025, 4, 1), date(2025, 4, 9), "Not for call-in")
    ]
    assert [left.text for left in page.unplaced] == ["An issue, not a decision"]


def test_the_list_of_officers_decisions_marks_them():
    page = other("Officer decisions\nTitle Date\nTree Felling ref: 5 03/11/2025").page
    assert isinstance(page, DecisionsList)
    assert page.is_of_officers


def test_the_page_of_one_item_names_its_meeting():
    page = other(
        "Agenda item\n\nBus Shelters\n\nMeeting of Cabinet, Thursday, 5th December, 2024 10.00 am (Item 7.)\n\nReport of the Head "
        "of Transport\n\n"
        "Minutes:\n\nThe Cabinet considered the report.\n\nSupporting documents:\n\n• Report, item 7. pdf icon PDF 89 KB\n"
    ).page
    assert isinstance(page, ItemPage)
    assert page.meeting
    assert (page.item.title, page.meeting.body, page.meeting.on) == ("Bus Shelters", "Cabinet", date(2024, 12, 5))
    assert [entry.text for entry in page.item.minute.entries] == ["The Cabinet considered the report."]
    assert [paper.size for paper in page.item.papers] == ["89 KB"]
