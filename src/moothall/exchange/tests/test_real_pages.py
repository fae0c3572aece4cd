"""The two real pages, word for word: no sentence lost, none invented."""

import re
from datetime import date, time
from pathlib import Path

import pytest

from moothall.exchange.moderngov.pages import DecisionPage, GapKind, ItemSaid, MeetingPage, SaidIn
from moothall.exchange.moderngov.reading import FileRead, read as read_content, read_file

from . import saying

MEETING, DECISION = "sefton_meeting_2010-08-04.txt", "sefton_decision_2009-12-02.txt"


def read(pages: Path, name: str) -> FileRead:
    return read_file(pages / name)


@pytest.fixture(scope="module")
def pages(shared_data: Path) -> Path:
    return shared_data / "moderngov" / "pages"


@pytest.fixture(scope="module")
def meeting(pages: Path) -> MeetingPage:
    page = read(pages, MEETING).page
    assert isinstance(page, MeetingPage)
    return page


@pytest.fixture(scope="module")
def decision(pages: Path) -> DecisionPage:
    page = read(pages, DECISION).page
    assert isinstance(page, DecisionPage)
    return page


def item(meeting: MeetingPage, start: str) -> ItemSaid:
    return next(item for item in meeting.items if item.title.startswith(start))


def test_the_meeting_says_every_word_of_its_page_in_order_and_no_other(meeting, pages):
    assert saying.of_meeting(meeting) == saying.of_text((pages / MEETING).read_text())
    assert not meeting.unplaced


def test_the_decision_says_every_word_of_its_page_in_order_and_no_other(decision, pages):
    assert saying.of_decision(decision) == saying.of_text((pages / DECISION).read_text())
    assert not decision.unplaced


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", [MEETING, DECISION])
def test_other_line_ends_change_nothing(pages, name, line_end):
    from_disk = read(pages, name).page
    assert read_content((pages / name).read_text().replace("\n", line_end).encode()).page == from_disk


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", [MEETING, DECISION])
def test_other_encodings_change_nothing(pages, name, encoding):
    assert read_content((pages / name).read_text().encode(encoding)).page == read(pages, name).page


def test_the_head_of_the_meeting_has_a_field_for_each_thing(meeting):
    assert (meeting.kind_of_page, meeting.body) == ("Agenda and minutes", "Cabinet Member - Performance and Governance (meeting)")
    assert (meeting.weekday, meeting.day, meeting.starts_at) == ("Wednesday", date(2010, 8, 4), time(9))
    assert meeting.venue == "Birkdale - Town Hall, Southport."
    assert len(meeting.contact.split()) == 2


def test_each_item_has_its_title_and_the_size_of_its_paper(meeting):
    assert [(item.title.split()[0], item.papers[0].size if item.papers else "") for item in meeting.items] == [
        ("Apologies", ""),
        ("Declarations", ""),
        ("Minutes", "54 KB"),
        ("Strategic", "72 KB"),
        ("Integration", "89 KB"),
        ("Joint", "163 KB"),
        ("Chief", "164 KB"),
        ("Partnership", "124 KB"),
    ]


def test_every_item_has_a_minute_of_its_own(meeting):
    assert all(item.minute for item in meeting.items)
    assert saying.of_minute(item(meeting, "Apologies").minute) == ["No apologies for absence were received."]


def test_a_joint_report_has_two_authors_as_the_agenda_and_as_the_minute_put_it(meeting):
    authors = item(meeting, "Strategic").authors
    assert [author.name for author in authors if author.said_in == SaidIn.AGENDA] == [
        "Chair of Sefton Understood",
        "Director, Sefton Equalities Partnership",
    ]
    assert [author.name for author in authors if author.said_in == SaidIn.MINUTE] == [
        "Chair of Sefton Understood",
        "Director of the Sefton Equalities Partnership",
    ]


@pytest.mark.parametrize(
    ("title", "in_minute"), [("Joint Local", "Assistant Chief Executive (Management)"), ("Chief Executive's", "Chief Executive")]
)
def test_where_agenda_and_minute_name_different_authors_both_stand(meeting, title, in_minute):
    said = {author.said_in: author.name for author in item(meeting, title).authors}
    assert said == {SaidIn.AGENDA: "Assistant Chief Executive", SaidIn.MINUTE: in_minute}


def test_the_presenter_has_a_name_and_an_office(meeting, pages):
    to_present = re.search(r"\((Mr\. [^,]+), (Chair of .+?) to present", (pages / MEETING).read_text())
    presenter = item(meeting, "Strategic").presenters[0]
    assert to_present
    assert (presenter.name, presenter.office, presenter.said_in) == (to_present[1], to_present[2], SaidIn.AGENDA)


def test_the_requirement_to_declare_interests_is_nobodys_presentation(meeting):
    assert not item(meeting, "Declarations").presenters


def test_a_quotation_over_two_lines_goes_on_with_its_sentence(meeting):
    told = [entry.text for entry in item(meeting, "Strategic").minute.entries]
    assert any(
        "strategic level, ‘which would in turn facilitate a rich, intelligence led understanding of our communities’." in text
        for text in told
    )


def test_bullets_hang_on_their_paragraph(meeting):
    with_bullets = {entry.text.split()[0]: len(entry.bullets) for each in meeting.items for entry in each.minute.entries if entry.bullets}
    assert with_bullets == {"Arising": 4, "The": 6}


def test_clauses_that_lost_their_numbers_get_them_back_and_say_so(meeting):
    (resolution,) = item(meeting, "Strategic").minute.resolutions
    assert [(part.number, part.number_as_printed) for part in resolution.parts] == [("1", ""), ("2", ""), ("3", "")]
    assert resolution.parts[1].text.startswith("subject to (1) above, ")
    assert resolution.opening == ""


def test_each_item_has_the_parts_of_its_resolution(meeting):
    counts = [len(resolution.parts) for each in meeting.items for resolution in each.minute.resolutions]
    assert counts == [1, 3, 3, 2, 2, 1]


def test_the_minutes_confirmed_are_those_of_an_earlier_meeting(meeting):
    assert [named.on for named in item(meeting, "Minutes").refers_to] == [date(2010, 6, 9)]


def test_what_the_meeting_refers_to_and_lacks_is_named(meeting):
    assert [(gap.item, gap.kind, gap.name) for gap in meeting.gaps if gap.kind != GapKind.ADDITIONAL_DOCUMENTS] == [
        (4, GapKind.ANNEX, "Appendix 1"),
        (4, GapKind.ANNEX, "Appendix 2"),
        (5, GapKind.CIRCULATED, "briefing paper"),
        (7, GapKind.ANNEX, "Annex"),
        (8, GapKind.ANNEX, "Annex 1"),
    ]
    assert [gap.item for gap in meeting.gaps if gap.kind == GapKind.ADDITIONAL_DOCUMENTS] == [4, 6]


def test_the_decision_has_a_field_for_each_label(decision):
    assert decision.title == "Performance Portfolio Monitoring 2009/10 Quarter 2"
    assert (decision.status, decision.is_key, decision.is_subject_to_call_in) == ("Deleted", False, True)
    assert (decision.decided_on, decision.published_on, decision.effective_from) == (
        date(2009, 12, 2),
        date(2009, 12, 9),
        date(2009, 12, 16),
    )
    assert decision.decided_at
    assert (decision.decided_at.on, decision.decided_at.body) == (date(2009, 12, 2), decision.decision_maker)


def test_the_decision_is_told_in_paragraphs_and_ends_with_its_resolution(decision):
    assert len(decision.decision.entries) == 12
    (resolution,) = decision.decision.resolutions
    assert (resolution.opening, len(resolution.parts), resolution.parts[0].number) == ("RESOLVED:", 1, "")


def test_what_the_decision_refers_to_and_lacks_is_named(decision):
    assert [gap.kind for gap in decision.gaps] == [GapKind.ACCOMPANYING_DOCUMENTS, GapKind.ANNEX, GapKind.ATTACHMENT]
    assert decision.mentions == ("agenda item 9", "pages 84 to 86 of the annex 1")


def test_councillors_of_real_councils_are_read_without_private_addresses(shared_data):
    files = sorted((shared_data / "moderngov" / "councillors").glob("*.xml"))
    pages = [read_file(file).page for file in files]
    assert all(page is not None and not page.unplaced for page in pages)
    assert "REDACTED" not in repr(pages)
    assert sum(len(ward.councillors) for page in pages for ward in getattr(page, "wards", ())) > 200
    assert [page.is_empty for page in pages if page] == ["EMPTY" in file.name for file in files]
