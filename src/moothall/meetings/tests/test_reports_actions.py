"""What is promised of every change to a report, its recommendations, its clearances and where it goes."""

from datetime import date
from io import BytesIO

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Organisation
from moothall.documents.structure import from_markup
from moothall.meetings import actions, said
from moothall.meetings.queries import reports as queries
from moothall.meetings.report_typing import forget_typing, keep_typing
from moothall.meetings.rules import reports as rules
from moothall.meetings.tests.factories import DAY, LATER, THEN, body, council
from moothall.meetings.tests.reports_factories import (
    PDF,
    PNG,
    again,
    annexed,
    cleared,
    place,
    saved,
    written,
)
from moothall.record import queries as record

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return place()


def places(report):
    return [(one.number, one.place, one.text) for one in queries.recommendations(THE_CLOCK, report)]


def test_a_report_begins_with_the_empty_sections_of_its_template(here):
    report = actions.write_report(here.row, viewer=here.author, at=THEN, title="The lease", body=here.cabinet, template=here.template)
    assert [one.heading for one in queries.contents(here.author, report).sections] == [one.heading for one in rules.STANDARD]
    assert report.author_id == here.author.person
    assert report.reference == "meetings/wrenmouth/reports/1"


def test_a_report_goes_to_a_body_of_the_council_itself(here):
    elsewhere = body(council("Northhaven"))
    with pytest.raises(Refused, match="not one of the council's own"):
        actions.write_report(here.row, viewer=here.author, at=THEN, title="The lease", body=elsewhere)
    report = written(here)
    with pytest.raises(Refused, match="not one of the council's own"):
        actions.change_report_details(report, viewer=here.author, at=THEN, body=elsewhere)
    with pytest.raises(Refused, match="not one of the council's own"):
        actions.submit_report(here.row, viewer=here.author, at=THEN, report=said.Report("x", elsewhere.pk, ()))


def test_a_report_is_written_for_another_day_once_somebody_says_so(here):
    report = actions.change_report_details(written(here), viewer=here.author, at=THEN, wanted_on=date(2027, 1, 14))
    assert queries.report(here.author, report.organisation.slug, report.number).wanted_on == date(2027, 1, 14)


def test_each_save_is_a_version_and_saving_the_same_makes_none(here):
    report = written(here)
    saved(here, report, {}, ["Agree the lease.", "Note the cost."], [1, 2], note="Nothing")
    assert [one.number for one in queries.versions(here.author, report)] == [2, 1]
    saved(here, report, {"background": "More."}, ["Agree the lease.", "Note the cost."], [1, 2])
    assert [one.by_name for one in queries.versions(here.author, report)] == ["Ada Finch"] * 3


def test_a_recommendation_keeps_its_number_wherever_it_moves_and_no_number_is_given_twice(here):
    report = written(here)
    assert places(report) == [(1, 1, "Agree the lease."), (2, 2, "Note the cost.")]
    saved(here, report, {}, ["Note the cost and the risk.", "Agree the lease."], [2, 1])
    assert places(report) == [(2, 1, "Note the cost and the risk."), (1, 2, "Agree the lease.")]
    saved(here, report, {}, ["Agree the lease."], [1])
    saved(here, report, {}, ["Agree the lease.", "Thank the staff."], [1, None])
    assert places(report) == [(1, 1, "Agree the lease."), (3, 2, "Thank the staff.")]


def test_a_number_sent_twice_or_of_another_report_makes_a_new_recommendation(here):
    report = written(here)
    saved(here, report, {}, ["One.", "One again.", "Strange."], [1, 1, 77])
    assert places(report) == [(1, 1, "One."), (3, 2, "One again."), (4, 3, "Strange.")]


def test_two_who_write_at_once_lose_nothing(here):
    report = written(here)
    opened = again(report).version
    saved(here, report, {"background": "Mine."}, ["Agree."], [1], opened_at=opened)
    with pytest.raises(ChangedMeanwhile):
        saved(here, report, {"background": "Theirs."}, ["Agree."], [1], opened_at=opened, viewer=here.colleague)
    assert queries.contents(here.author, report).text("background") == "Mine."


def test_what_was_typed_is_kept_for_whoever_typed_it_until_it_is_saved_or_let_go(here):
    report = written(here)
    for text in ("To", "To agree"):
        keep_typing(report, viewer=here.author, at=THEN, typed={"section-purpose": text})
    assert queries.kept_text(here.author, report).typed == {"section-purpose": "To agree"}
    assert queries.kept_text(here.colleague, report) is None
    saved(here, report, {"purpose": "To agree."}, ["Agree."], [1])
    assert queries.kept_text(here.author, report) is None
    keep_typing(report, viewer=here.author, at=THEN, typed={})
    forget_typing(report, viewer=here.author)
    assert queries.kept_text(here.author, report) is None


def test_the_words_of_a_report_stand_nowhere_open_on_the_record(here):
    report = written(here, title="The hidden depot")
    entries = list(record.entries_of(report.reference))
    assert {entry.act for entry in entries} == {"meetings.write_report", "meetings.change_report"}
    assert "depot" not in str([entry.facts for entry in entries])


def test_a_report_that_another_room_prepared_comes_whole(here):
    file = annexed(here, written(here)).file
    prepared = said.Report(
        title="Quarter 2",
        body_id=here.cabinet.pk,
        sections=(said.Section("Purpose", "To note."), said.Section("How we did", "Well."), said.Section("Purpose", "Again.")),
        recommendations=("Note the figures.",),
        annexes=(said.Annex("The figures", file.pk),),
        prepared_from="performance/reports/wrenmouth/7",
        wanted_on=DAY,
    )
    report = actions.submit_report(here.row, viewer=here.author, at=LATER, report=prepared)
    now = queries.contents(here.author, report)
    assert [one.heading for one in now.sections] == ["Purpose", "Recommendations", "How we did", "Purpose"]
    assert now.recommended == ("Note the figures.",)
    assert places(report) == [(1, 1, "Note the figures.")]
    assert [one.title for one in queries.annexes(here.author, report)] == ["The figures"]
    assert (report.submitted_at, report.prepared_from) == (LATER, "performance/reports/wrenmouth/7")


def test_whoever_is_asked_has_the_working_days_that_the_council_sets(here):
    report = written(here)
    actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=here.offices["legal"])
    one = queries.clearances(here.author, report).get()
    assert (one.due_on, one.asked_as, one.asked_version) == (date(2020, 11, 11), "Legal adviser", 2)
    assert queries.report(here.lawyer, "wrenmouth", report.number) == report
    assert [each.pk for each in queries.to_clear(here.lawyer)] == [one.pk]


def test_asking_somebody_else_takes_the_first_question_back(here):
    report = written(here)
    for kind in ("legal", "finance"):
        actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=here.offices[kind])
    assert [one.asked_as for one in queries.clearances(here.author, report)] == ["Finance adviser"]


def test_nobody_clears_what_they_wrote(here):
    report = written(here)
    own = authority.give_office(queries.report(here.author, "wrenmouth", 1).author, viewer=THE_CLOCK, at=THEN, title="Director")
    with pytest.raises(Refused, match="wrote this report"):
        actions.ask_clearance(report, viewer=here.author, at=THEN, kind="director", office=own)
    stranger = place("Northhaven").offices["legal"]
    with pytest.raises(Refused, match="not one of the council's own"):
        actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=stranger)


@pytest.mark.parametrize(
    ("outcome", "reasons", "why"), [("maybe", "x", "Say whether"), ("refused", " ", "Say why"), ("comments", "", "Say why")]
)
def test_an_answer_is_whole_or_refused(here, outcome, reasons, why):
    report = written(here)
    actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=here.offices["legal"])
    one = queries.clearances(here.author, report).get()
    with pytest.raises(Refused, match=why):
        actions.answer_clearance(one, viewer=here.lawyer, at=THEN, outcome=outcome, reasons=reasons)
    with pytest.raises(Refused, match="whoever was asked"):
        actions.answer_clearance(one, viewer=here.clerk, at=THEN, outcome="cleared")
    actions.answer_clearance(one, viewer=here.lawyer, at=LATER, outcome="comments", reasons="Mind the break clause.")
    with pytest.raises(Refused, match="answered already"):
        actions.answer_clearance(one, viewer=here.lawyer, at=LATER, outcome="cleared")


def test_a_refusal_gives_the_report_back_and_a_new_answer_takes_its_place(here):
    report = written(here)
    cleared(here, report, "legal", outcome="refused", reasons="No power is named.")
    assert rules.standing(queries.facts_of(here.author, [report])[report.pk]) is rules.Standing.REFUSED
    saved(here, report, {"legal": "Under section 123."}, ["Agree."], [1])
    cleared(here, report, "legal")
    facts = queries.facts_of(here.author, [report])[report.pk]
    assert rules.standing(facts) is rules.Standing.DRAFT
    assert not rules.changed_since(facts)


def test_an_annex_is_judged_by_what_is_in_it_and_a_picture_gets_a_name(here):
    report = written(here)
    picture = annexed(here, report, PNG, title="Site plan", alternative="The depot, north of the quay.")
    other = annexed(here, report, PNG, title="Site plan")
    assert (picture.name, other.name, annexed(here, report).name) == ("site-plan.png", "site-plan-2.png", "")
    with pytest.raises(Refused, match="program"):
        annexed(here, report, b"#!/bin/sh\nrm", file_name="x.pdf")
    actions.change_annex(other, viewer=here.author, at=THEN, title="The yard", alternative="A yard.")
    actions.remove_annex(picture, viewer=here.colleague, at=THEN)
    assert [(one.number, one.title) for one in queries.annexes(here.author, report)] == [(2, "The yard"), (3, "Annex A")]


def test_a_partners_author_writes_this_one_report_until_the_day_and_no_longer(here):
    report, other = written(here), written(here, "Another")
    details = {"email": "p@health.example", "name": "Pat Wren", "partner": "Health board", "until": date(2020, 11, 30)}
    one = actions.invite_author(report, viewer=here.author, at=THEN, **details)
    assert queries.invitation_in_force(one.guest, date(2020, 11, 30)) == one
    assert queries.invitation_in_force(one.guest, date(2020, 12, 1)) is None
    assert queries.invitation_in_force(f"{other.reference}/guests/{one.pk}", date(2020, 11, 30)) is None
    guest = Viewer(one.guest, "Pat Wren")
    saved(here, report, {"background": "From the partner."}, ["Agree."], [1], viewer=guest)
    assert list(queries.reports(guest)) == [report]
    for refused in (actions.hand_in_report, actions.withdraw_report):
        with pytest.raises(Refused):
            refused(report, viewer=guest, at=THEN, **({"because": "x"} if refused is actions.withdraw_report else {}))
    with pytest.raises(Refused):
        saved(here, other, {}, ["x"], viewer=guest)
    actions.take_back_invitation(one, viewer=here.colleague, at=LATER)
    assert queries.invitation_in_force(one.guest, date(2020, 11, 20)) is None
    with pytest.raises(Refused, match="taken back already"):
        actions.take_back_invitation(again_invited(here, report), viewer=here.author, at=LATER)
    with pytest.raises(Refused, match="past"):
        actions.invite_author(report, viewer=here.author, at=LATER, **details | {"until": date(2020, 11, 1)})


def again_invited(here, report):
    return queries.invitations(here.author, report)[0]


def test_a_template_is_changed_and_what_was_written_keeps_its_headings(here):
    report = written(here)
    sections = [rules.Section("purpose", "What it is about"), *rules.STANDARD[1:3]]
    actions.keep_report_template(here.row, viewer=here.clerk, at=LATER, name="Short", sections=sections, clearances=[], known=here.template)
    assert queries.contents(here.author, report).sections[0].heading == "Purpose"
    row = queries.report_template(here.clerk, "wrenmouth", here.template.number)
    assert (row.name, row.clearances, len(row.sections)) == ("Short", [], 3)
    assert Organisation.objects.count() == 1


def test_a_file_without_an_end_is_refused_before_it_fills_the_disk(here, settings):
    settings.MAX_FILE_BYTES = 10
    with pytest.raises(Refused, match="larger than"):
        actions.add_annex(written(here), viewer=here.author, at=THEN, stream=BytesIO(b"%PDF-" + b"x" * 100), file_name="a.pdf", title="A")


def test_the_pictures_of_an_upload_come_with_it_under_their_names(here):
    report = written(here)
    placed = rules.placed(rules.STANDARD, from_markup("# Background\n\n![The quay](quay.png)"))
    pictures = [said.Picture("quay.png", "The quay", PNG)]
    details = {"stream": BytesIO(PDF), "file_name": "report.pdf", "placed": placed, "pictures": pictures}
    actions.read_in_report(report, viewer=here.author, at=LATER, **details)
    assert [(one.name, one.alternative) for one in queries.annexes(here.author, report)] == [("quay.png", "The quay")]
    assert queries.facts_of(here.author, [report])[report.pk].pictures_missing == ()
    assert queries.latest_version(here.author, report).note == "Read from “report.pdf”"
