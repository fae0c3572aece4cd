"""Who sees a report before and after it comes out, and who may write, clear, submit, table and withdraw one."""

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.meetings import actions, permissions
from moothall.meetings.actions.reports_agenda import let_out_reports
from moothall.meetings.queries import reports as queries
from moothall.meetings.tests.factories import LATER, THEN, clerk_of
from moothall.meetings.tests.reports_factories import again, annexed, complete, place, tabled, with_items, written

pytestmark = pytest.mark.django_db
WRITERS = ("author", "colleague", "clerk")
BY_WRITERS = ("CHANGE_REPORT", "CLOSE_REPORT", "ADD_ANNEX", "ASK_CLEARANCE", "INVITE", "HAND_IN_REPORT", "WITHDRAW_REPORT")
BY_CLERKS = ("SEND_BACK_REPORT", "TABLE_REPORT", "TAKE_OFF_REPORT", "OPEN_REPORT", "KEEP_TEMPLATE")
EVERYBODY = ("author", "colleague", "stranger", "clerk", "lawyer", "member", "seated")


@pytest.fixture
def here():
    return place()


def seen(viewer, report):
    """What of a report somebody sees."""
    whole = queries.reports(viewer).filter(pk=report.pk).exists()
    parts = [
        queries.versions(viewer, report).count(),
        queries.recommendations(viewer, report).count(),
        queries.annexes(viewer, report).count(),
        queries.clearances(viewer, report).count(),
        queries.invitations(viewer, report).count(),
    ]
    return (whole, *parts)


def out(here, **closing):
    report = complete(here)
    annexed(here, report)
    annexed(here, report, title="The rent")
    if closing:
        actions.close_report(
            report, viewer=here.author, at=THEN, ground="exempt", closed_under="paragraph 3", public_interest="x", **closing
        )
    meeting = with_items(here, "Lease")
    tabled(here, again(report), meeting)
    assert let_out_reports(meeting, here.clerk, LATER).out
    return again(report)


def test_a_draft_is_seen_by_its_author_its_department_and_the_clerks_alone(here):
    report = written(here)
    nothing = (False, 0, 0, 0, 0, 0)
    for name in EVERYBODY:
        assert seen(getattr(here, name), report) == ((True, 2, 2, 0, 0, 0) if name in WRITERS else nothing), name
    assert seen(PUBLIC, report) == seen(clerk_of(place("Northhaven").row), report) == nothing


def test_whoever_is_asked_to_clear_it_sees_it(here):
    report = written(here)
    actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=here.offices["legal"])
    assert seen(here.lawyer, report) == (True, 2, 2, 0, 1, 0)
    assert seen(here.member, report)[0] is False


def test_a_person_whose_number_stands_within_anothers_is_not_let_in(here):
    report = written(here)
    assert not queries.reports(Viewer("x", "x", person=int(f"{here.author.person}0"))).exists()
    assert not queries.reports(Viewer("x", "x", person=int(str(here.author.person)[0]) + 900)).exists()
    assert queries.reports(Viewer("x", "x", person=report.author_id)).exists()


def test_everybody_reads_what_came_out_and_nothing_that_was_before_it(here):
    report = out(here)
    for viewer in (PUBLIC, here.member, here.stranger, here.lawyer):
        whole, versions, recommendations, annexes, clearances, invitations = seen(viewer, report)
        assert (whole, recommendations, annexes, invitations) == (True, 2, 2, 0)
        assert versions == (2 if viewer == here.lawyer else 1)
        assert clearances == (4 if viewer == here.lawyer else 0)


def test_a_closed_report_is_read_by_those_who_sit_on_the_body(here):
    report = out(here)
    shut = out(here, is_whole=True)
    assert [row.pk for row in queries.reports(PUBLIC)] == [report.pk]
    assert [row.pk for row in queries.reports(here.member)] == [report.pk]
    assert {row.pk for row in queries.reports(here.seated)} == {report.pk, shut.pk}
    assert seen(here.seated, shut)[1:4] == (1, 2, 2)
    assert queries.agendas_of(PUBLIC, shut).count() == 0


def test_a_closed_annex_is_read_by_those_who_sit_on_the_body(here):
    report = out(here, is_whole=False, annexes=[2])
    assert seen(PUBLIC, report)[3] == 1
    assert seen(here.seated, report)[3] == 2


@pytest.mark.parametrize("name", BY_WRITERS)
def test_its_writers_and_the_clerks_act_on_a_report(here, name):
    act, report = getattr(permissions, name), written(here)
    assert {one for one in EVERYBODY if act.is_open_to(getattr(here, one), report)} == set(WRITERS)
    assert not act.is_open_to(PUBLIC, report)
    assert not act.is_open_to(THE_CLOCK, report)


@pytest.mark.parametrize("name", BY_CLERKS)
def test_the_clerks_alone_act_on_where_it_goes(here, name):
    act, report = getattr(permissions, name), written(here)
    assert {one for one in EVERYBODY if act.is_open_to(getattr(here, one), report)} == {"clerk"}


@pytest.mark.parametrize("role", Role)
def test_every_role_that_may_write_a_report_is_named(here, role):
    viewer = Viewer("x", "x", frozenset({Held(role, here.row.pk)}))
    writes = role not in {
        *(Role.MEMBER, Role.PORTFOLIO_HOLDER, Role.SPOKESPERSON, Role.SCRUTINY_MEMBER, Role.PARTNER_SIGNATORY, Role.ADMINISTRATOR)
    }
    elsewhere = place("Northhaven").row
    for act in (permissions.WRITE_REPORT, permissions.SUBMIT_REPORT):
        assert act.is_open_to(viewer, here.row) is writes
        assert not act.is_open_to(viewer, elsewhere)


def test_a_guest_writes_and_adds_files_and_does_no_more(here):
    report = written(here)
    guest = Viewer(f"{report.reference}/guests/1", "A guest")
    other = Viewer(f"{report.reference}7/guests/1", "A guest of another")
    opens = {name for name in (*BY_WRITERS, *BY_CLERKS) if getattr(permissions, name).is_open_to(guest, report)}
    assert opens == {"CHANGE_REPORT", "ADD_ANNEX"}
    assert not permissions.CHANGE_REPORT.is_open_to(other, report)
    assert seen(guest, report)[0]
    assert not seen(other, report)[0]
    annex = annexed(here, report)
    assert permissions.CHANGE_ANNEX.is_open_to(guest, annex)
    assert permissions.REMOVE_ANNEX.is_open_to(here.colleague, annex)
    assert not permissions.REMOVE_ANNEX.is_open_to(here.lawyer, annex)


def test_refusals_say_why(here):
    report = written(here)
    assert permissions.TABLE_REPORT.refusal(here.clerk, report) == "This report has not been submitted yet."
    assert permissions.OPEN_REPORT.refusal(here.clerk, report) == "This report is open already."
    actions.hand_in_report(report, viewer=here.author, at=THEN)
    assert permissions.HAND_IN_REPORT.refusal(here.author, again(report)) == "This report has been submitted already."
    assert permissions.CHANGE_REPORT.refusal(here.lawyer, report).startswith("Writing a report is for ")
    assert "whoever was asked" in permissions.ANSWER_CLEARANCE.whom()


def test_whoever_wrote_it_does_not_clear_it_even_if_asked(here):
    report = written(here)
    actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=here.offices["legal"])
    one = queries.clearances(here.author, report).get()
    one.report.author_id = here.lawyer.person
    assert "somebody else clears it" in permissions.ANSWER_CLEARANCE.refusal(here.lawyer, one)
