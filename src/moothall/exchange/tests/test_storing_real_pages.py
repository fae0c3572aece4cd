"""The two real pages, every field in its row; and the real folder, read twice."""

import re
from datetime import date, time
from itertools import pairwise

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.decisions import actions as acts, queries as decisions
from moothall.decisions.models import Decision
from moothall.decisions.queries import matters
from moothall.decisions.rules import Standing, start_of
from moothall.meetings import queries as meetings
from moothall.record import queries as record

from . import storing
from .test_real_pages import DECISION, MEETING

pytestmark = pytest.mark.django_db
SEFTON = "Sefton"


@pytest.fixture
def folder(shared_data):
    return shared_data / "moderngov"


@pytest.fixture
def report(folder):
    return storing.imported(folder / "pages", SEFTON)


@pytest.fixture
def meeting(report):
    return storing.the_meeting(council="sefton")


@pytest.fixture
def items(meeting):
    return storing.items_of(meeting)


@pytest.fixture
def decision(report):
    return storing.the_decision(council="sefton")


def item(items, start):
    return next(item for item in items if item.title.startswith(start))


def test_the_head_of_the_meeting_stands_in_its_row(meeting, folder):
    contact = re.search(r"Contact: (.+?)\s*\n", (folder / "pages" / MEETING).read_text())
    assert meeting.body.name == "Cabinet Member - Performance and Governance (meeting)"
    assert meeting.body.kind == "single member"
    assert (meeting.held_on, meeting.starts_at, meeting.ends_at) == (date(2010, 8, 4), time(9), None)
    assert (meeting.venue, meeting.contact) == ("Birkdale - Town Hall, Southport.", contact[1])
    assert (meeting.minutes_as_published, meeting.minutes_are_draft) == ("Agenda and minutes", False)
    assert meeting.agenda_published_at == meeting.minutes_published_at == storing.THEN
    assert not meeting.organisation.is_home


def test_the_items_stand_in_order_with_their_papers_and_sizes(items):
    assert [(row.position, row.number, row.title.split()[0], [paper.size_words for paper in row.with_papers]) for row in items] == [
        (1, "", "Apologies", []),
        (2, "", "Declarations", []),
        (3, "", "Minutes", ["54 KB"]),
        (4, "", "Strategic", ["72 KB"]),
        (5, "", "Integration", ["89 KB"]),
        (6, "", "Joint", ["163 KB"]),
        (7, "", "Chief", ["164 KB"]),
        (8, "", "Partnership", ["124 KB"]),
    ]
    assert {(paper.kind, paper.form, paper.closed_under) for row in items for paper in row.with_papers} == {("report", "PDF", "")}


def test_the_agenda_s_own_words_are_kept_a_paragraph_a_line(items):
    assert item(items, "Strategic").text.splitlines()[0] == (
        "Joint report of the Chair of Sefton Understood and the Director, Sefton Equalities Partnership."
    )
    assert len(item(items, "Strategic").text.splitlines()) == 2


def test_who_reports_is_kept_as_the_agenda_and_as_the_minute_say_it(items):
    said = {(one.said_in, one.office) for one in item(items, "Joint").reported_by}
    assert said == {("agenda", "Assistant Chief Executive"), ("minute", "Assistant Chief Executive (Management)")}
    authors = [(one.said_in, one.office) for one in item(items, "Strategic").reported_by if one.part == "author"]
    assert authors == [
        ("agenda", "Chair of Sefton Understood"),
        ("minute", "Chair of Sefton Understood"),
        ("agenda", "Director, Sefton Equalities Partnership"),
        ("minute", "Director of the Sefton Equalities Partnership"),
    ]


def test_the_presenter_has_a_name_and_an_office(items, folder):
    to_present = re.search(r"\((Mr\. [^,]+), (Chair of .+?) to present", (folder / "pages" / MEETING).read_text())
    [presenter] = [one for one in item(items, "Strategic").reported_by if one.part == "presenter" and one.said_in == "agenda"]
    assert (presenter.name, presenter.office) == (to_present[1], to_present[2])


def test_each_paragraph_of_the_minute_has_its_kind_and_its_bullets(items):
    told = [(row.kind, len(row.bullets)) for row in item(items, "Strategic").said]
    assert told == [
        ("considered", 0),
        ("was asked", 0),
        ("reported", 0),
        ("presented", 0),
        ("issues raised", 4),
    ]
    assert len(item(items, "Partnership").said[-1].bullets) == 6


def test_resolutions_have_numbers_kinds_and_conditions_and_come_after_what_was_said(items):
    row = item(items, "Strategic")
    [resolution] = row.resolved
    assert resolution.position == 2 * len(row.said)
    assert [(part.number, part.printed, part.kinds) for part in resolution.numbered] == [
        (1, "", ["amend"]),
        (2, "", ["endorse", "ratify"]),
        (3, "", ["authorise"]),
    ]
    [reference] = resolution.numbered[1].refers_to
    assert (reference["words"], reference["number"], reference["is_condition"], reference["gap"]) == ("subject to (1) above", "1", True, "")


def test_the_minutes_that_were_confirmed_are_named_by_their_day_and_are_not_here(items, meeting, report):
    assert [row.confirms_minutes_of for row in items if row.confirms_minutes_of] == [date(2010, 6, 9)]
    assert not meetings.meetings_of_days(PUBLIC, meeting.body, [date(2010, 6, 9)])
    [page] = [file for file in report.files if file.name == MEETING]
    assert page.gaps[-1] == "The meeting of 9 June 2010, whose minutes are confirmed, is not here."


def test_what_the_page_names_and_lacks_stands_with_its_item(items, meeting):
    gaps = [(row.position, remark.said) for row in items for remark in row.remarked if remark.kind == "gap"]
    assert gaps == [
        (4, "Strategic Information Sharing Protocol for Sefton Borough Partnership"),
        (4, "Appendix 1"),
        (4, "Appendix 2"),
        (5, "briefing paper"),
        (6, "Joint Local Area Agreement, Corporate Plan and National Indicator Monitoring Report - Quarter 4 2009/10"),
        (7, "Annex"),
        (8, "Annex 1"),
    ]
    assert not list(meetings.remarks(PUBLIC, meeting))


def test_the_decision_has_its_maker_its_status_and_its_four_dates_as_published(decision):
    assert decision.title == "Performance Portfolio Monitoring 2009/10 Quarter 2"
    assert decision.maker_words == decision.body.name == "Cabinet Member - Performance and Governance (meeting)"
    assert (decision.maker_kind, decision.status_as_published) == ("Single member", "Deleted")
    assert (decision.is_key, decision.is_subject_to_call_in) == (False, True)
    assert (decision.decided_on, decision.meeting_on) == (date(2009, 12, 2), date(2009, 12, 2))
    assert decision.meeting_words == "02/12/2009 - Cabinet Member - Performance and Governance (meeting)"
    assert decision.published_at == start_of(date(2009, 12, 9))
    assert decision.effective_as_published == date(2009, 12, 16)


def test_what_the_rule_makes_of_its_dates_is_what_the_page_says(decision):
    assert decision.effective_from == start_of(decision.effective_as_published)
    assert decision.standing(storing.THEN) is Standing.IN_EFFECT


def test_the_words_of_the_decision_end_with_its_resolution(decision):
    told, parts = list(decisions.passages(PUBLIC, decision)), list(decisions.parts(PUBLIC, decision))
    assert (len(told), [(part.heading, part.number, part.kinds) for part in parts]) == (12, [("RESOLVED:", 1, ["note"])])
    assert all(before.position < after.position for before, after in pairwise([*told, *parts]))
    gaps = [remark.said for remark in decisions.remarks(PUBLIC, decision) if remark.kind == "gap"]
    assert gaps == ["Accompanying Documents", "Annex 1", "Departmental and Annual Service Plan quarter 2 update on performance"]


def test_commitments_are_proposed_with_who_and_what_and_no_day_is_invented(items):
    found = [(one.who, one.resolution_part.resolution.item.position, one.resolution_part.number) for one in storing.proposed("sefton")]
    assert found == [
        ("the Assistant Chief Executive", 5, 2),
        ("the Assistant Chief Executive", 5, 3),
        ("the Assistant Chief Executive", 6, 2),
    ]
    assert all(one.what.startswith("submit a ") and one.due_on is None and one.owner is None for one in storing.proposed("sefton"))


def test_both_pages_are_of_one_body_and_of_different_meetings_so_nothing_is_joined(decision, meeting, report):
    assert decision.body == meeting.body
    assert decisions.taken_at(THE_CLOCK, decision) is None
    [page] = [file for file in report.files if file.name == DECISION]
    assert page.gaps[-1].startswith("The meeting at which this was decided (02/12/2009 - ")


def test_the_real_folder_is_read_and_read_again_without_a_change(folder):
    first = storing.imported(folder, "")
    before, entries = storing.rows(), record.latest_number()
    again = storing.imported(folder, "")
    assert (first.closing, again.closing) == (
        "16 read, 0 changed, 0 unchanged, 2 not understood",
        "0 read, 0 changed, 16 unchanged, 2 not understood",
    )
    assert record.latest_number() == entries > 0
    assert storing.rows() == before
    not_understood = [file.name for file in first.files if file.outcome == "Not understood"]
    assert not_understood == ["call_in_rules_published.csv", "cmis_meeting_summary.html"]


def test_each_file_of_the_real_folder_is_its_own_council_s(folder):
    storing.imported(folder, "")
    owners = {row.title: row.organisation.name for row in Decision.objects.visible_to(THE_CLOCK).select_related("organisation")}
    assert owners["Minutes of Previous Meeting"] == "Unknown council"
    assert owners["Admission of the Public"] == "Kirklees"
    assert storing.the_decision(council="kirklees").organisation.name == "Kirklees"


def test_their_thread_reads_true_as_one_history_with_what_is_missing_named(decision, items):
    council, plan = decision.organisation, item(items, "Chief Executive's Departmental Service Plan")
    clerk = Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, council.pk)}))
    act = {"viewer": clerk, "at": storing.THEN}
    row = acts.start_matter(council, **act, title="The Chief Executive's Departmental Service Plan", thing=decision, kind="decision")
    told = matters.Gathered(clerk, row)
    assert matters.proposals(clerk, row, told) == [("item", plan)], "its title says what the matter's says but for the year"
    assert list(told.items) == [], "nothing is joined by itself"
    acts.add_to_matter(row, **act, kind="item", thing=plan)
    acts.publish_matter(row, **act)
    told = matters.Gathered(PUBLIC, row)
    assert [one.title for one in told.decisions.values()] == ["Performance Portfolio Monitoring 2009/10 Quarter 2"]
    assert (list(told.items.values()), told.answers, told.commitments) == ([plan], [], [])
    [(day, lost), *others] = told.missing
    assert day == date(2009, 12, 2)
    assert "was decided is not here: 02/12/2009 - Cabinet Member - Performance and Governance (meeting)." in lost
    assert any("document" in sentence.lower() for _, sentence in others)


def test_an_answer_to_what_the_meeting_asked_is_named_as_missing(items):
    asked = item(items, "Integration of Performance Improvement")
    council = asked.meeting.organisation
    act = {"viewer": Viewer("x", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, council.pk)})), "at": storing.THEN}
    row = acts.start_matter(council, **act, title="Performance improvement and communications", thing=asked, kind="item")
    told = matters.Gathered(act["viewer"], row)
    assert [one.who for one in told.commitments] == ["the Assistant Chief Executive"] * 2
    assert {one.asked_on for one in told.commitments} == {date(2010, 8, 4)}
    assert {one.due_on for one in told.commitments} == {None}
    assert told.answers == []
