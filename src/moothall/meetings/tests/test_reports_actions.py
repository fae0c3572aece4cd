"""What is promised of every change to a report, its recommendations, its clearances and where it goes."""

from datetime import date
from io import BytesIO

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Organisation
from moothall.meetings import actions, queries as meetings, said
from moothall.meetings.actions.reports_agenda import let_out_reports
from moothall.meetings.actions.reports_typing import forget_typing, keep_typing
from moothall.meetings.models import OnAgenda, Paper
from moothall.meetings.queries import reports as queries
from moothall.meetings.rules import reports as rules
from moothall.meetings.tests.factories import DAY, LATER, THEN, body, council
from moothall.meetings.tests.reports_factories import (
    PNG,
    again,
    annexed,
    cleared,
    complete,
    items_of,
    place,
    saved,
    tabled,
    with_items,
    written,
)
from moothall.record import queries as record

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return place()


def places(report):
    return [(one.number, one.place, one.text) for one in queries.recommendations(THE_CLOCK, report)]


def published(here, report, title="Lease"):
    meeting = with_items(here, title)
    tabled(here, report, meeting)
    result = let_out_reports(meeting, here.clerk, LATER)
    return meeting, result


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


def test_a_complete_report_comes_out_with_its_item_and_becomes_its_paper(here):
    report = complete(here)
    annexed(here, report, title="Annex A")
    meeting, result = published(here, report)
    assert [one.pk for one in result.out] == [report.pk]
    assert result.left == []
    papers = Paper.objects.visible_to(THE_CLOCK).filter(item__meeting=meeting).order_by("position")
    assert [(one.kind, one.title, one.published_at) for one in papers] == [
        ("report", "Lease of a depot", LATER),
        ("annex", "Annex A", LATER),
    ]
    assert "To agree that the depot is leased." in papers[0].text
    assert queries.report_of_paper(here.clerk, papers[0]) == report
    assert again(report).published_at == LATER


def test_what_is_missing_on_one_report_never_blocks_the_others(here):
    whole, part = complete(here), actions.hand_in_report(written(here, "The yard"), viewer=here.author, at=THEN)
    meeting = with_items(here, "Lease", "Yard")
    for turn, report in enumerate((whole, part)):
        tabled(here, report, meeting, turn)
    result = let_out_reports(meeting, here.clerk, LATER)
    assert [one.title for one in result.out] == ["Lease of a depot"]
    assert [(one.title, why[0]) for one, why in result.left] == [("The yard", "Legal has not been asked for")]
    cleared(here, part)
    assert [one.title for one in let_out_reports(meeting, here.clerk, LATER).out] == ["The yard"]
    assert let_out_reports(meeting, here.clerk, LATER).out == []


def test_only_the_items_that_come_out_take_their_reports_along(here):
    first, second = complete(here), complete(here, title="The yard")
    meeting = with_items(here, "Lease", "Yard")
    tabled(here, first, meeting)
    late = tabled(here, second, meeting, 1)
    assert [one.title for one in let_out_reports(meeting, here.clerk, LATER, [late]).out] == ["The yard"]


def test_a_report_that_goes_to_two_meetings_keeps_the_day_it_first_came_out(here):
    report = complete(here)
    published(here, report)
    meeting = with_items(here, "Lease again")
    OnAgenda.objects.create(report=report, item=items_of(here, meeting)[0], put_at=THEN)
    assert let_out_reports(meeting, here.clerk, LATER).out
    assert again(report).published_at == LATER
    assert Paper.objects.visible_to(THE_CLOCK).filter(item__meeting=meeting).count() == 1


def test_a_closed_report_comes_out_closed_with_the_notice_in_its_place(here):
    report = written(here)
    closing = {"ground": "exempt", "closed_under": "paragraph 3", "public_interest": "The rent is being agreed.", "can_be_said": "A lease."}
    actions.close_report(report, viewer=here.author, at=THEN, **closing)
    cleared(here, report)
    actions.hand_in_report(report, viewer=here.author, at=THEN)
    meeting, _ = published(here, again(report))
    assert queries.report(PUBLIC, "wrenmouth", report.number) is None
    assert queries.report(here.seated, "wrenmouth", report.number) == report
    item = meetings.agenda(THE_CLOCK, meeting)[0]
    assert [(one.paragraph, one.can_be_said) for one in item.closed_because] == [("3", "A lease.")]
    assert [one.closure for one in item.with_papers] == [item.closed_because[0].number]
    actions.open_report(again(report), viewer=here.clerk, at=LATER, because="The rent is agreed.")
    meeting.agenda_published_at = LATER
    assert queries.report(PUBLIC, "wrenmouth", report.number) == report


def test_only_an_annex_may_be_closed_and_one_notice_of_the_clerk_serves(here):
    report = complete(here)
    annexed(here, report, title="The rent")
    annexed(here, report, title="The plan")
    closing = {"ground": "exempt", "closed_under": "paragraph 3", "public_interest": "It is being agreed.", "is_whole": False}
    actions.close_report(report, viewer=here.author, at=THEN, annexes=[1], **closing)
    meeting, _ = published(here, again(report))
    papers = Paper.objects.visible_to(THE_CLOCK).filter(item__meeting=meeting).order_by("position")
    assert [(one.title, one.closed_under, one.closure) for one in papers] == [
        ("Lease of a depot", "", None),
        ("The rent", "paragraph 3", 1),
        ("The plan", "", None),
    ]
    assert [one.title for one in queries.annexes(PUBLIC, report)] == ["The plan"]
    actions.close_report(written(here, "x"), viewer=here.clerk, at=THEN, ground="", closed_under="")


def test_what_came_out_is_kept_as_it_was(here):
    report = complete(here)
    published(here, report)
    with pytest.raises(Refused, match="kept as it was"):
        saved(here, again(report), {"purpose": "Something else."}, ["Agree."], [1])
    with pytest.raises(Refused, match="kept as it was"):
        annexed(here, again(report))


def test_a_report_sent_back_leaves_the_agenda_until_it_is_submitted_again(here):
    report = complete(here)
    meeting = with_items(here, "Lease")
    tabled(here, report, meeting)
    actions.send_back_report(report, viewer=here.clerk, at=THEN, because="The map is missing.")
    assert not queries.on_agenda(here.clerk, meeting).exists()
    assert queries.reports_waiting(here.clerk, meeting) == []
    actions.hand_in_report(again(report), viewer=here.author, at=LATER)
    assert queries.reports_waiting(here.clerk, meeting) == [report]


def test_a_report_is_taken_off_an_item_and_waits_for_another(here):
    report, meeting = complete(here), with_items(here, "Lease")
    item = tabled(here, report, meeting)
    tabled(here, report, meeting)
    assert queries.reports_waiting(here.clerk, meeting) == []
    actions.take_off_report(report, viewer=here.clerk, at=THEN, item=item)
    assert queries.reports_waiting(here.clerk, meeting) == [report]


def test_a_report_goes_on_no_other_councils_agenda(here):
    report, there = complete(here), place("Northhaven")
    item = items_of(there, with_items(there, "Theirs"))[0]
    with pytest.raises(Refused, match="another council's agenda"):
        actions.table_report(report, viewer=here.clerk, at=THEN, item=item)


def test_a_withdrawn_report_goes_nowhere(here):
    report, meeting = complete(here), with_items(here, "Lease")
    tabled(here, report, meeting)
    actions.withdraw_report(report, viewer=here.author, at=THEN, because="The owner sold it.")
    assert let_out_reports(meeting, here.clerk, LATER).out == []
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_report(again(report), viewer=here.author, at=THEN, because="Twice.")
    with pytest.raises(Refused, match="has been withdrawn"):
        actions.table_report(again(report), viewer=here.clerk, at=THEN, item=items_of(here, meeting)[0])


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
