"""Who attended, read from a page of its own: it becomes the attendance of its meeting, whichever comes first."""

import pytest

from moothall.access.viewer import PUBLIC
from moothall.exchange.models import Source
from moothall.meetings import queries

from . import answers, issues, storing

pytestmark = pytest.mark.django_db
MEETING = issues.meeting("4832", ("Roads", ""))
CAME = issues.attendance(("Councillor Ada Quill", "Present"), ("Councillor Osric Vane", "Apologies"))


def attended(number=1):
    return [(row.name, row.attended) for row in queries.attendance(PUBLIC, storing.the_meeting(number))]


@pytest.mark.parametrize("order", ["meeting came", "came meeting"])
def test_the_page_and_its_meeting_find_each_other_whichever_is_read_first(pages, order):
    for name in order.split():
        report = storing.imported(pages(**{name: {"meeting": MEETING, "came": CAME}[name]}))
    assert attended() == [("Councillor Ada Quill", "Present"), ("Councillor Osric Vane", "Apologies")]
    assert not [gap for file in report.files for gap in file.gaps]
    before = storing.rows()
    assert storing.imported(pages()).closing == "0 read, 0 changed, 2 unchanged, 0 not understood"
    assert storing.rows() == before
    storing.imported(pages(meeting=issues.meeting("4832", ("Roads and lamps", ""))))
    storing.imported(pages(came=issues.attendance(("Councillor Ada Quill", "Absent"), key="4832")))
    assert attended()[0] == ("Councillor Ada Quill", "Absent")


def test_without_its_meeting_it_waits_and_says_for_which(pages):
    report = storing.imported(pages(came=CAME))
    assert report.files[0].words == "attendance, 2 people"
    assert report.files[0].gaps == ("The meeting of this attendance (Cabinet - Sunday, 5th May, 2024 10.00 am) is not here.",)
    assert Source.objects.get(kind="attendance").said["attendees"][0]["attendance"] == "Present"


def test_what_the_meeting_s_own_page_says_of_it_holds(pages):
    folder = pages(
        a=answers.meeting(4832, attendees=answers.attendee("Ada Quill")), b=issues.attendance(("Osric Vane", "Present"), key="4832")
    )
    report = storing.imported(folder)
    assert attended() == [("Ada Quill", "Present")]
    assert "says on its own page who attended" in report.files[1].notes[0]


def test_of_a_page_that_names_no_meeting_the_words_are_kept(pages):
    nameless = CAME.replace("Cabinet - Sunday, 5th May, 2024 10.00 am", "Attendance")
    report = storing.imported(pages(came=nameless))
    assert "its words are kept" in report.files[0].notes[0]
