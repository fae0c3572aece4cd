"""Plain text of decisions, issues, lists and single items."""

from datetime import date

import pytest

from moothall.exchange.moderngov.pages import DecisionPage, DecisionsList, GapKind, IssuePage, ItemPage, SaidIn
from moothall.exchange.moderngov.reading import FileRead, read

from .samples import DECISION


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
