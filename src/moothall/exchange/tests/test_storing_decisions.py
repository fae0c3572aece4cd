"""A decision's page in its row, and joined to its meeting whichever of the two comes first."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import queries as decisions
from moothall.decisions.rules import start_of
from moothall.meetings import queries as meetings

from . import answers, samples, storing

pytestmark = pytest.mark.django_db
CABINET = "10/02/2026 - Audit Committee"
PAGE = answers.decision("Roads", meeting=CABINET)
MEETING = answers.meeting(items=answers.item("Roads") + answers.item("Bins"))


def joined():
    return decisions.taken_at(THE_CLOCK, storing.the_decision())


@pytest.fixture
def sample(pages):
    storing.imported(pages(ward=answers.councillors(Quayside=answers.councillor("Ada Quill", 5)), page=samples.DECISION))
    return storing.the_decision()


def test_what_is_published_is_kept_as_it_is_and_what_has_no_place_is_named(sample):
    assert (sample.title, sample.is_key, sample.is_subject_to_call_in) == ("New Bus Shelters", True, False)
    assert (sample.purpose, sample.reasons) == ("To agree the shelters.", "People get wet.")
    assert (sample.body.name, sample.meeting_words) == ("Cabinet - Transport", "02/12/2024 - Cabinet - Transport")
    assert (sample.published_at, sample.effective_as_published) == (None, date(2024, 12, 10))
    remarks = [(one.kind, one.said or one.sentence) for one in decisions.remarks(PUBLIC, sample)]
    assert ("note", "Budget code: 4711") in remarks
    assert ("gap", "Annex B") in remarks
    assert any(kind == "unplaced" and "31/02/2024" in words for kind, words in remarks)


def test_wards_that_are_known_are_named_and_the_others_stay_in_words(sample):
    assert decisions.wards_of(PUBLIC, [sample]) == {sample.pk: ["Quayside"]}
    assert "Wards affected: Quayside; Hill" in [one.sentence for one in decisions.remarks(PUBLIC, sample)]


def test_documents_and_numbered_parts_are_kept(sample):
    assert [(one.title, one.form, one.size_words) for one in decisions.documents(PUBLIC, sample)] == [("Report", "PDF", "119 KB")]
    assert [(one.number, one.printed, one.heading, one.lead) for one in decisions.parts(PUBLIC, sample)] == [
        (1, "(1)", "RESOLVED:", "That"),
        (2, "(2)", "", ""),
    ]


@pytest.mark.parametrize(("words", "kind"), [("Cabinet", "Cabinet"), ("Director of Place", "Officer"), ("Harbour Users’ Forum", "")])
def test_the_decision_maker_is_kept_in_words_and_by_kind_where_the_words_say(pages, words, kind):
    storing.imported(pages(page=answers.decision(maker=words)))
    assert (storing.the_decision().maker_words, storing.the_decision().maker_kind) == (words, kind)


def test_a_day_of_publication_is_the_first_moment_of_that_day(pages):
    storing.imported(pages(page=answers.decision()))
    assert storing.the_decision().published_at == start_of(date(2024, 12, 3))


def test_all_wards_are_all_wards(pages):
    storing.imported(pages(page=answers.decision(more="Wards Affected: All Wards\n")))
    assert storing.the_decision().is_all_wards


def test_commitments_are_proposed_from_a_decision_once(pages):
    storing.imported(pages(page=answers.decision()))
    storing.imported(pages(page=answers.decision(more="Contact: Jo Sample\n")))
    assert [(one.who, one.decision_part.number, one.due_on) for one in storing.proposed()] == [("the Director of Homes", 2, None)]
    assert storing.the_decision().contact == "Jo Sample"


@pytest.mark.parametrize("first", [{"page": PAGE}, {"meeting": MEETING}])
def test_a_decision_is_joined_to_its_meeting_and_item_whichever_comes_first(pages, first):
    storing.imported(pages(**first))
    storing.imported(pages(page=PAGE, meeting=MEETING))
    assert (joined().meeting, joined().item.title) == (storing.the_meeting(), "Roads")


def test_where_two_items_bear_the_title_the_decision_is_joined_to_the_meeting_alone(pages):
    storing.imported(pages(page=PAGE, meeting=answers.meeting(items=answers.item("Roads") + answers.item("Roads", number="2."))))
    assert (joined().meeting, joined().item) == (storing.the_meeting(), None)


def test_the_item_is_joined_when_the_agenda_comes_after_the_list(pages):
    storing.imported(pages(page=PAGE, list=answers.list_of_meetings((7, date(2026, 2, 10), "Confirmed"))))
    assert (joined().meeting, joined().item) == (storing.the_meeting(), None)
    storing.imported(pages(meeting=MEETING))
    assert joined().item.title == "Roads"


def test_an_item_that_moves_takes_its_decision_with_it(pages):
    storing.imported(pages(page=PAGE, meeting=MEETING))
    storing.imported(pages(meeting=answers.meeting(items=answers.item("Bins") + answers.item("Roads"))))
    assert (joined().item.title, joined().item.position) == ("Roads", 2)


@pytest.mark.parametrize("order", ["abc", "bca", "cab"])
def test_of_two_meetings_on_one_day_it_is_the_one_with_the_item(pages, order):
    first, second, third = order
    storing.imported(pages(**{first: answers.meeting(7), second: answers.meeting(8, items=answers.item("Roads")), third: PAGE}))
    assert joined().item.title == "Roads"


def test_of_two_meetings_on_one_day_of_which_neither_has_the_item_none_is_chosen(pages):
    report = storing.imported(pages(a=answers.meeting(7), b=answers.meeting(8), page=PAGE))
    assert joined() is None
    assert not [gap for file in report.files for gap in file.gaps]


def test_a_decision_stays_with_its_item_when_another_meeting_of_the_day_comes(pages):
    for key in (7, 8):
        storing.imported(pages(page=PAGE, meeting=answers.meeting(key, items=answers.item("Roads"))))
    assert joined().meeting == storing.the_meeting(1)


def test_a_meeting_that_is_not_here_is_not_invented(pages):
    report = storing.imported(pages(page=PAGE))
    assert joined() is None
    assert not meetings.meetings(THE_CLOCK).exists()
    assert report.files[0].gaps == (f"The meeting at which this was decided ({CABINET}) is not here.",)


def test_a_decision_that_names_its_meeting_by_key_is_joined_by_it(pages, data):
    page = (data / "modgov_decision_detail.html").read_text()
    key = answers.meeting(4832, on=date(2015, 10, 19), body="Policy Committee", items=answers.item("Minutes of Previous Meeting"))
    other = answers.meeting(1, on=date(2015, 10, 19), body="Policy Committee")
    storing.imported(pages(a=other, b=key, page=page))
    assert joined().item.title == "Minutes of Previous Meeting"
