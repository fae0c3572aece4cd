"""What is promised of a report on its way: put on an agenda, let out with it or left out, closed, sent back, withdrawn."""

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, queries as meetings, said
from moothall.meetings.actions.reports_agenda import let_out_reports
from moothall.meetings.models import Closure, OnAgenda, Paper
from moothall.meetings.queries import reports as queries
from moothall.meetings.tests.factories import LATER, THEN
from moothall.meetings.tests.reports_factories import (
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return place()


def published(here, report, title="Lease"):
    meeting = with_items(here, title)
    tabled(here, report, meeting)
    result = let_out_reports(meeting, here.clerk, LATER)
    return meeting, result


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


def test_a_report_that_waits_becomes_an_item_that_says_whose_it_is(here):
    meeting = with_items(here, "Welcome")
    report = complete(here)
    item = actions.put_report_on(meeting, viewer=here.clerk, at=THEN, report=report)
    assert (item.title, item.purpose, item.is_private) == ("Lease of a depot", "report", False)
    assert [one.name for one in item.reporters.visible_to(THE_CLOCK)] == [str(report.author)]
    assert queries.agendas_of(here.clerk, report).get().item == item


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


def test_the_clerks_own_notice_serves_where_it_says_the_same_ground(here):
    report = complete(here)
    closing = {"ground": "exempt", "closed_under": "paragraph 3", "public_interest": "The rent is being agreed."}
    actions.close_report(report, viewer=here.author, at=THEN, **closing)
    meeting = with_items(here, "Lease")
    item = tabled(here, again(report), meeting)
    Closure.objects.create(item=item, number=4, ground="exempt", paragraph="3", public_interest="Said by the clerk.")
    let_out_reports(meeting, here.clerk, LATER)
    assert Closure.objects.visible_to(THE_CLOCK).filter(item=item).count() == 1
    assert Paper.objects.visible_to(THE_CLOCK).get(item=item).closure == 4


def test_a_report_without_an_author_is_sent_back_and_cleared_like_any_other(here):
    prepared = said.Report("Figures", here.cabinet.pk, (said.Section("What is asked", "", "recommendations"),), ("Note them.",))
    report = actions.submit_report(here.row, viewer=here.clerk, at=THEN, report=prepared)
    assert [one.heading for one in queries.contents(here.clerk, report).sections] == ["What is asked"]
    actions.ask_clearance(report, viewer=here.clerk, at=THEN, kind="legal", office=here.offices["legal"])
    one = queries.clearances(here.clerk, report).get()
    actions.answer_clearance(one, viewer=here.lawyer, at=THEN, outcome="cleared")
    actions.send_back_report(report, viewer=here.clerk, at=THEN, because="The figures are old.")
    assert again(report).submitted_at is None
