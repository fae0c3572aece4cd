"""Bodies, councillors and lists: kept as far as they say, corrected when they say otherwise, and nothing invented."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import queries as authority
from moothall.decisions import queries as decisions
from moothall.decisions.rules import Standing, start_of
from moothall.exchange.models import Source
from moothall.meetings import queries as meetings

from . import answers, storing
from .samples import modgov_page

pytestmark = pytest.mark.django_db
AUDIT = (144, "Audit Committee", "Committees", False)


def bodies():
    return {body.name: body for body in authority.bodies(PUBLIC)}


def offices(name):
    person = authority.people(PUBLIC).get(name=name)
    found = authority.offices_of(PUBLIC, person).order_by("title", "since")
    return [(office.title, office.since, office.until, office.ward and office.ward.name, office.role) for office in found]


def people(pages, *councillors, ward="North"):
    return storing.imported(pages(people=answers.councillors(**{ward: "".join(councillors)})))


def test_bodies_have_their_category_and_whether_they_are_over(pages):
    storing.imported(pages(list=answers.committees(AUDIT, (9, "Old Panel", "Other", True))))
    assert [(body.name, body.kind, body.category, body.expired) for body in bodies().values()] == [
        ("Audit Committee", "committee", "Committees", False),
        ("Old Panel", "committee", "Other", True),
    ]


def test_a_body_that_is_renamed_keeps_its_reference(pages):
    storing.imported(pages(list=answers.committees(AUDIT)))
    [before] = bodies().values()
    report = storing.imported(pages(list=answers.committees((144, "Audit and Risk Committee", "Committees", True))))
    [after] = bodies().values()
    assert storing.outcomes(report) == {"list": "Changed"}
    assert (after.reference, after.name, after.expired) == (before.reference, "Audit and Risk Committee", True)


def test_of_two_committees_with_one_name_the_body_is_over_only_when_both_are(pages):
    storing.imported(pages(list=answers.committees(AUDIT, (9, "Audit Committee", "Committees", True))))
    assert [body.expired for body in bodies().values()] == [False]


def test_members_of_a_committee_s_page_are_seated_once(pages):
    folder = pages(
        a_people=answers.councillors(North=answers.councillor("Councillor Ada Quill", 3)),
        b=modgov_page(
            "Committee details",
            "Audit Committee",
            '<div class="mgWordPara"><p>To audit.</p></div><ul><li><a href="mgUserInfo.aspx?UID=3">Councillor Ada Quill</a> (Chair)</li>'
            '<li><a href="mgUserInfo.aspx?UID=4">Councillor Osric Vane</a></li></ul><a href="ieListMeetings.aspx?CId=7">Meetings</a>',
        ),
    )
    report = storing.imported(folder)
    body = bodies()["Audit Committee"]
    assert body.purpose == "To audit."
    assert [(seat.person.name, seat.kind, seat.words, seat.since) for seat in authority.seats_on(PUBLIC, body)] == [
        ("Ada Quill", "chair", "Chair", None)
    ]
    assert report.files[-1].notes[0].startswith("Councillor Osric Vane sits on Audit Committee, and is not known here yet")


def test_councillors_have_party_ward_terms_and_posts_and_nothing_private(pages):
    people(
        pages,
        answers.councillor("Cllr Ada Quill", 5, terms=answers.term("05/05/2018", "04/05/2022") + answers.term("05/05/2022"), posts="Mayor"),
    )
    [person] = authority.people(PUBLIC)
    assert (person.name, person.honorific, person.party, person.email) == ("Ada Quill", "Cllr", "Independent", "")
    assert offices("Ada Quill") == [
        ("Councillor for North", date(2018, 5, 5), date(2022, 5, 4), "North", ""),
        ("Councillor for North", date(2022, 5, 5), None, "North", ""),
        ("Mayor", None, None, None, ""),
    ]
    assert not [row for table in storing.rows().values() for row in table if "Hidden Lane" in repr(row) or "07700" in repr(row)]


def test_a_term_that_has_ended_is_given_its_last_day_and_one_without_days_gets_them(pages):
    people(pages, answers.councillor("Ada Quill", 5))
    assert offices("Ada Quill") == [("Councillor for North", None, None, "North", "")]
    people(pages, answers.councillor("Ada Quill", 5, terms=answers.term("05/05/2022")))
    assert offices("Ada Quill") == [("Councillor for North", date(2022, 5, 5), None, "North", "")]
    report = people(pages, answers.councillor("Ada Quill", 5, terms=answers.term("05/05/2022", "07/05/2026")))
    assert offices("Ada Quill") == [("Councillor for North", date(2022, 5, 5), date(2026, 5, 7), "North", "")]
    assert storing.outcomes(report) == {"people": "Changed"}


def test_a_person_who_changes_party_name_and_post_is_the_same_person(pages):
    people(pages, answers.councillor("Ada Quill", 5, posts="Mayor"))
    people(pages, answers.councillor("Ada Quill-Vane", 5, party="Coast Party", posts="Deputy Mayor"))
    [person] = authority.people(PUBLIC)
    assert (person.name, person.party) == ("Ada Quill-Vane", "Coast Party")
    assert [title for title, *_ in offices("Ada Quill-Vane")] == ["Councillor for North", "Deputy Mayor"]


def test_what_a_list_no_longer_says_stays_open_and_is_named(pages):
    people(pages, answers.councillor("Ada Quill", 5, posts="Mayor"))
    report = people(pages, answers.councillor("Ada Quill", 5), ward="South")
    assert [note.split(",")[0] for note in report.files[0].notes] == ["Ada Quill was Councillor for North", "Ada Quill was Mayor"]
    assert [title for title, *_ in offices("Ada Quill")] == ["Councillor for North", "Councillor for South", "Mayor"]


def test_two_people_of_one_name_with_keys_of_their_own_are_two(pages):
    people(pages, answers.councillor("Ada Quill", 5), answers.councillor("Ada Quill", 6))
    assert authority.people(PUBLIC).count() == 2


def test_posts_that_are_too_long_for_a_title_are_shortened_and_named(pages):
    report = people(pages, answers.councillor("Ada Quill", 5, posts="Chair, " * 40))
    assert offices("Ada Quill")[0][0].endswith("…")
    assert "longer than a title holds" in report.files[0].notes[0]


def test_a_listed_meeting_has_its_day_and_status_and_no_agenda(pages):
    storing.imported(pages(list=answers.list_of_meetings((8, date(2026, 3, 10), "Cancelled"))))
    meeting = storing.the_meeting()
    assert (meeting.held_on, meeting.status_as_published, meeting.agenda_published_at) == (date(2026, 3, 10), "Cancelled", None)
    assert meeting.cancelled_at == storing.THEN


def test_a_line_without_a_body_is_named_and_not_kept(pages):
    report = storing.imported(pages(list=answers.list_of_meetings((8, date(2026, 3, 10), "Confirmed"), body="")))
    assert report.files[0].notes == ("Meeting 8 names no body that is known here, so it was not kept.",)
    assert not meetings.meetings(THE_CLOCK).exists()


def listed(pages, data, *names):
    return storing.imported(pages(**{name: (data / f"modgov_{name}.html").read_text() for name in names}))


@pytest.mark.parametrize("order", [("decisions_list", "officer_decisions_list"), ("officer_decisions_list", "decisions_list")])
def test_an_officer_s_decision_is_marked_by_the_officers_list_whichever_list_comes_first(pages, data, order):
    for name in order:
        listed(pages, data, name)
    found = {row.title.split()[0]: row for row in decisions.register(PUBLIC)}
    assert {word: row.maker_kind for word, row in found.items()} == {"Settlement": "", "Admission": "Officer"}
    row = found["Admission"]
    assert (row.decided_on, row.effective_as_published, row.call_in_as_published) == (
        date(2025, 11, 3),
        date(2025, 11, 3),
        "Not for call-in",
    )
    assert (row.is_subject_to_call_in, row.published_at, row.is_published_elsewhere) == (False, None, True)
    assert row.effective_from == start_of(date(2025, 11, 3))
    assert row.standing(storing.THEN) is Standing.NOT_SUBJECT_TO_CALL_IN
    assert "one day (3 November 2025)" in decisions.remarks(PUBLIC, row)[0].sentence


ADMISSION = answers.decision("Admission of the Public", maker="", on="03/11/2025")


@pytest.mark.parametrize("page_first", [True, False])
def test_a_decision_that_has_a_page_is_only_added_to_by_lists(pages, data, page_first):
    if page_first:
        storing.imported(pages(page=ADMISSION))
    listed(pages, data, "decisions_list", "officer_decisions_list")
    storing.imported(pages(page=ADMISSION))
    [row] = decisions.register(PUBLIC).filter(title="Admission of the Public")
    assert (row.maker_kind, row.call_in_as_published, row.is_key) == ("Officer", "Not for call-in", True)
    assert decisions.parts(PUBLIC, row).count() == 2
    again = storing.imported(pages())
    assert again.closing == "0 read, 0 changed, 3 unchanged, 0 not understood"


def test_a_row_that_is_no_decision_is_kept_as_text_and_named(pages, data):
    report = listed(pages, data, "decisions_list")
    assert "An issue history row" in report.files[0].unplaced[0]
    [source] = Source.objects.filter(kind="list of decisions")
    assert "An issue history row" in source.said[0]["text"]


def test_a_page_for_which_there_is_no_room_yet_is_kept_as_it_was_read(pages):
    table = '<table class="mgInterestsTable" summary="x"><caption>1. Employment</caption><tr><td>Baker</td></tr></table>'
    report = storing.imported(pages(page=modgov_page("Register of interests", "Councillor Wren", table)))
    assert storing.outcomes(report) == {"page": "Read"}
    assert "no place on the pages here yet" in report.files[0].notes[0]
    [source] = Source.objects.all()
    assert (source.kind, source.reference, source.said["name"]) == ("register of interests", "", "Councillor Wren")
    assert storing.imported(pages()).closing == "0 read, 0 changed, 1 unchanged, 0 not understood"


def test_an_answer_with_nothing_in_it_is_read_and_empty(pages):
    report = storing.imported(pages(people=answers.councillors()))
    assert report.files[0].words == "list of no councillors, empty"
