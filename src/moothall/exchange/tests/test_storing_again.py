"""Reading again: what is the same changes nothing, what has changed takes its place, and what people did since stays."""

from datetime import date

import pytest

from moothall.access.viewer import THE_CLOCK, Held, Role, Viewer
from moothall.decisions import actions as decisions
from moothall.exchange.moderngov.storing.files import files_in
from moothall.exchange.moderngov.storing.importing import Import
from moothall.meetings import queries as meetings
from moothall.record import queries as record

from . import answers, storing
from .samples import modgov_page

pytestmark = pytest.mark.django_db
ASKS = f"<p>RESOLVED: That</p><ol><li>the report be noted; and</li><li>{answers.REQUEST}</li></ol>"
NOTES = "<p>RESOLVED: That</p><ol><li>the report be noted; and</li><li>the rest be deferred.</li></ol>"
EVERYTHING = {
    "bodies": answers.committees((144, "Audit Committee", "Committees", False), (9, "Old Panel", "Committees", True)),
    "people": answers.councillors(North=answers.councillor("Councillor Ada Quill", 5, terms=answers.term("05/05/2022"), posts="Mayor")),
    "list": answers.list_of_meetings((7, date(2026, 2, 10), "Confirmed"), (8, date(2026, 3, 10), "Provisional")),
    "meeting": answers.meeting(items=answers.item("Damp homes", ASKS), attendees=answers.attendee("Ada Quill", 5)),
    "decision": answers.decision("Damp homes", meeting="10/02/2026 - Audit Committee"),
}


def unchanged_after(folder):
    """Read a folder a second time and compare everything."""
    before, entries = storing.rows(), record.latest_number()
    report = storing.imported(folder)
    assert record.latest_number() == entries
    assert storing.rows() == before
    return report


def test_everything_read_twice_changes_no_row_and_enters_nothing_in_the_record(pages):
    folder = pages(**EVERYTHING)
    assert storing.imported(folder).closing == "5 read, 0 changed, 0 unchanged, 0 not understood"
    assert unchanged_after(folder).closing == "0 read, 0 changed, 5 unchanged, 0 not understood"


def test_the_meeting_of_a_list_and_of_its_page_is_one_whichever_comes_first(pages):
    listed = answers.list_of_meetings((7, date(2026, 2, 10), "Confirmed"))
    page = answers.meeting(items=answers.item("Roads"))
    storing.imported(pages(list=listed))
    assert storing.the_meeting().agenda_published_at is None
    storing.imported(pages(page=page))
    assert [item.title for item in storing.items_of(storing.the_meeting())] == ["Roads"]
    storing.imported(pages(list=answers.list_of_meetings((7, date(2026, 2, 10), "Confirmed"), (8, date(2026, 2, 11), "Confirmed"))))
    assert meetings.meetings(THE_CLOCK).count() == 2
    assert [item.title for item in storing.items_of(storing.the_meeting())] == ["Roads"]


def test_a_list_that_contradicts_a_page_is_named_and_the_page_holds(pages):
    storing.imported(pages(page=answers.meeting()))
    report = storing.imported(pages(list=answers.list_of_meetings((7, date(2026, 2, 11), "Cancelled"))))
    [listed] = [file for file in report.files if file.name == "list"]
    assert [note.split(",")[0] for note in listed.notes] == [
        "The list says “Cancelled” of meetings/easthaven/1",
        "The list has meetings/easthaven/1 on Wednesday 11 February 2026",
    ]
    assert storing.the_meeting().cancelled_at is None


def test_a_meeting_as_text_and_as_an_answer_is_one_by_its_body_day_and_time(pages):
    head = "Agenda and minutes\n\nAudit Committee - Tuesday 10th February, 2026 10.00 am\n\nNo. Item\n\n"
    text = head + "1.\nRoads\nReport of the Head of Roads\n"
    folder = pages(text=text, answer=answers.meeting(items=answers.item("Roads")))
    assert storing.outcomes(storing.imported(folder)) == {"answer": "Read", "text": "Read"}
    assert meetings.meetings(THE_CLOCK).count() == 1
    unchanged_after(folder)


def test_two_meetings_of_one_body_at_one_time_with_keys_of_their_own_are_two(pages):
    storing.imported(pages(one=answers.meeting(7), other=answers.meeting(8)))
    assert meetings.meetings(THE_CLOCK).count() == 2


def test_an_older_copy_of_a_page_beside_the_newer_one_changes_nothing_again(pages):
    folder = pages(a=answers.meeting(items=answers.item("Draft")), b=answers.meeting(items=answers.item("Final")))
    assert storing.outcomes(storing.imported(folder)) == {"a": "Read", "b": "Changed"}
    assert unchanged_after(folder).closing == "0 read, 0 changed, 2 unchanged, 0 not understood"


def test_a_page_that_goes_back_to_its_earlier_words_is_read_anew(pages):
    for title in ("Draft", "Final", "Draft"):
        report = storing.imported(pages(page=answers.meeting(items=answers.item(title))))
    assert storing.outcomes(report) == {"page": "Changed"}
    assert [item.title for item in storing.items_of(storing.the_meeting())] == ["Draft"]


def test_a_changed_page_keeps_its_reference_and_what_was_proposed_from_words_that_stay(pages):
    storing.imported(pages(page=answers.meeting(items=answers.item("Damp homes", ASKS))))
    [before] = storing.proposed()
    report = storing.imported(pages(page=answers.meeting(items=answers.item("Damp and cold homes", ASKS))))
    assert storing.outcomes(report) == {"page": "Changed"}
    assert [item.title for item in storing.items_of(storing.the_meeting())] == ["Damp and cold homes"]
    assert [(one.pk, one.number) for one in storing.proposed()] == [(before.pk, before.number)]


def test_a_proposal_that_nobody_confirmed_goes_with_its_words(pages):
    storing.imported(pages(page=answers.meeting(items=answers.item("Damp homes", ASKS))))
    storing.imported(pages(page=answers.meeting(items=answers.item("Damp homes", NOTES))))
    assert storing.proposed() == []


def confirmed(commitment):
    clerk = Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, commitment.organisation_id)}))
    decisions.confirm_commitment(commitment, viewer=clerk, at=storing.THEN, version=1, what=commitment.what)


@pytest.mark.parametrize("later", [NOTES, "<p>RESOLVED: That the report be noted.</p>", "<p>It was deferred.</p>"])
def test_a_page_that_would_lose_a_confirmed_commitment_is_refused_and_the_earlier_reading_stays(pages, later):
    storing.imported(pages(page=answers.meeting(items=answers.item("Damp homes", ASKS))))
    confirmed(storing.proposed()[0])
    report = storing.imported(folder := pages(page=answers.meeting(items=answers.item("Damp homes, again", later))))
    [page] = report.files
    assert page.outcome == "Not understood"
    assert "decisions/commitments/easthaven/1 was confirmed from the words" in page.words
    assert [item.title for item in storing.items_of(storing.the_meeting())] == ["Damp homes"]
    assert storing.proposed()[0].confirmed_at
    unchanged_after(folder)


def test_a_page_that_keeps_the_words_of_a_confirmed_commitment_is_read_anew(pages):
    storing.imported(pages(page=answers.meeting(items=answers.item("Damp homes", ASKS))))
    confirmed(storing.proposed()[0])
    storing.imported(pages(page=answers.meeting(items=answers.item("Damp and cold homes", ASKS))))
    assert storing.the_meeting()
    assert storing.proposed()[0].confirmed_at


def test_a_decision_that_would_lose_a_confirmed_commitment_is_refused_too(pages):
    storing.imported(pages(page=answers.decision()))
    confirmed(storing.proposed()[0])
    report = storing.imported(pages(page=answers.decision().replace(answers.REQUEST, "the rest be deferred.")))
    assert storing.outcomes(report) == {"page": "Not understood"}
    assert storing.proposed()[0].confirmed_at


class Stop(KeyboardInterrupt):
    """Ctrl-C, at a moment of our choice."""


def test_what_was_read_before_a_stop_is_whole_and_the_next_run_goes_on(pages):
    folder = pages(a=answers.meeting(1, items=answers.item("One")), b=answers.meeting(2, items=answers.item("Two")), c=answers.meeting(3))

    def stop_at_the_third(file):
        if file.name == "c":
            raise Stop

    run = Import(storing.THEN)
    with pytest.raises(Stop):
        run.run(files_in([str(folder)], storing.COUNCIL).files, stop_at_the_third)
    assert run.report.closing == "2 read, 0 changed, 0 unchanged, 0 not understood"
    assert storing.imported(folder).closing == "1 read, 0 changed, 2 unchanged, 0 not understood"


def test_a_file_that_is_refused_leaves_nothing_behind(pages, tmp_path):
    before = storing.rows()
    report = storing.imported(pages(page=answers.meeting(body="", items="")))
    assert "does not name its committee" in report.files[0].words
    assert storing.rows() == before


def test_an_answer_that_names_no_body_waits_for_the_list_that_does(pages):
    listed = modgov_page(
        "Browse meetings", "Audit Committee", '<ul><li><a href="ieListDocuments.aspx?CId=144&amp;MId=7">10 Feb 2026 10.00 am</a></li></ul>'
    )
    folder = pages(a=answers.meeting(body="", items=answers.item("Roads")), b=listed)
    assert storing.outcomes(storing.imported(folder)) == {"a": "Read", "b": "Read"}
    assert storing.the_meeting().body.name == "Audit Committee"
    assert [item.title for item in storing.items_of(storing.the_meeting())] == ["Roads"]
    unchanged_after(folder)


class Broken(Import):
    """An import with a mistake of ours in it."""

    def store(self, page, name, is_last_round):
        if page.called == "meeting":
            raise ValueError("this cannot be")
        return super().store(page, name, is_last_round)


def test_a_mistake_of_ours_stops_one_file_and_says_which(pages):
    folder = pages(a=answers.meeting(), b=answers.decision())
    report = Broken(storing.THEN).run(files_in([str(folder)], storing.COUNCIL).files, lambda file: None)
    assert storing.outcomes(report) == {"a": "Not understood", "b": "Read"}
    assert report.files[0].words.startswith("Moothall made a mistake here (ValueError: this cannot be).")
