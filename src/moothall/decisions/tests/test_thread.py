"""The golden thread through the register: upwards and downwards, with a gap in words for what is not here."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.viewer import PUBLIC
from moothall.decisions import actions
from moothall.decisions.tests.factories import REQUEST, at, commitments_of, council, meeting_of, published, recorded, resolved
from moothall.decisions.thread import hanging_from


def told(reference, viewer=PUBLIC):
    return [(knot.kind, knot.title, knot.is_gap) for knot in hanging_from([reference], viewer)[reference]]


def test_a_decision_hangs_between_its_report_and_what_it_asks(here):
    meeting = meeting_of(here)
    decision = published(here, meeting=meeting.row, item=meeting.item, **resolved(REQUEST))
    commitments_of(decision, here)
    assert told(decision.reference) == [
        ("Report", "Damp homes: the report", False),
        ("Agenda item", "Damp homes", False),
        ("Decision", "Library hours", False),
        ("Commitment", "The Director of Homes: submit a report on damp homes to the next meeting", False),
    ]


def test_what_is_not_here_is_said_in_words(here):
    decision = published(here, meeting_words="02/12/2009 - Cabinet")
    assert told(decision.reference) == [
        ("Agenda item", "The meeting it names is not here", True),
        ("Decision", "Library hours", False),
        ("Commitment", "Its words ask nobody to report back", True),
    ]
    assert told(published(here, "No meeting").reference)[0] == ("Agenda item", "No meeting is named", True)
    meeting = meeting_of(here)
    assert told(meeting.item.reference) == [("Decision", "No decision in the register names this item", True)]


def test_an_item_shows_what_was_decided_on_it_and_what_its_resolution_asks(here):
    meeting = meeting_of(here, REQUEST)
    published(here, meeting=meeting.row, item=meeting.item)
    commitments_of(meeting.row, here)
    assert [kind for kind, _, _ in told(meeting.item.reference)] == ["Decision", "Commitment"]
    assert [kind for kind, _, _ in told(meeting.row.reference)] == ["Decision"]


def test_a_decision_without_words_of_its_own_shows_what_the_minutes_of_its_item_ask(here):
    meeting = meeting_of(here, REQUEST)
    decision = published(here, meeting=meeting.row, item=meeting.item)
    commitments_of(meeting.row, here)
    kind, _, is_gap = told(decision.reference)[-1]
    assert (kind, is_gap) == ("Commitment", False)


def test_a_commitment_leads_up_to_its_words_and_down_to_what_came_back(here):
    meeting = meeting_of(here, REQUEST)
    published(here, meeting=meeting.row, item=meeting.item)
    [asked] = commitments_of(meeting.row, here)
    assert [kind for kind, _, _ in told(asked.reference)] == ["Agenda item", "Decision", "Commitment", "Reported back"]
    assert told(asked.reference)[-1][2]
    actions.report_back(asked, viewer=here.clerk, at=at(2010, 1, 5), item=meeting_of(here, held_on=date(2010, 1, 6)).item)
    assert told(asked.reference)[-1] == ("Reported back", "Damp homes", False)


def test_many_commitments_are_told_as_two_and_how_many_more(here):
    offices = ("Homes", "Place", "Rents", "Roads")
    decision = published(here, **resolved(*(REQUEST.replace("Homes", office) for office in offices)))
    commitments_of(decision, here)
    *_, last = hanging_from([decision.reference], PUBLIC)[decision.reference]
    assert (last.title, last.reference) == ("and 2 others", f"{decision.reference}#commitments")


def test_a_draft_is_on_no_thread_of_the_public(here):
    meeting = meeting_of(here)
    draft = recorded(here, meeting=meeting.row, item=meeting.item)
    assert hanging_from([draft.reference], PUBLIC) == {}
    assert told(meeting.item.reference) == [("Decision", "No decision in the register names this item", True)]
    assert told(meeting.item.reference, here.clerk)[0][1] == "Library hours"


def test_a_number_of_one_council_is_not_that_of_another(here):
    other = council("otterby", "Otterby", is_home=False)
    mine, theirs = published(here, "Mine"), published(other, "Theirs")
    assert mine.number == theirs.number
    found = hanging_from([mine.reference, "decisions/otterby/77"], PUBLIC)
    assert list(found) == [mine.reference]
    assert found[mine.reference][1].title == "Mine"


def test_many_references_are_answered_with_as_many_queries_as_one(here):
    meetings = [meeting_of(here, REQUEST, held_on=date(2009, 12, day)) for day in (1, 2, 3)]
    decisions = [published(here, f"Number {n}", meeting=m.row, item=m.item, **resolved(REQUEST)) for n, m in enumerate(meetings)]
    *_, commitments = [commitments_of(source, here) for source in decisions]
    for rows in ([m.item for m in meetings], decisions, commitments):
        references = [row.reference for row in rows]
        assert queries_of(references[:1]) == queries_of(references)


def queries_of(references):
    with CaptureQueriesContext(connection) as counted:
        hanging_from(references, PUBLIC)
    return len(counted)
