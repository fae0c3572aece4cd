"""What every councillor may read of what is closed: the papers that section 100F opens, in a council that lets them, and nothing else."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Office, Seat, Setting
from moothall.authority.queries import viewer_of
from moothall.meetings import actions, queries, said
from moothall.meetings.models import Closure, Item, Paper
from moothall.meetings.models.reports import Annex, Report
from moothall.meetings.tests.factories import LATER, THEN, body, called, clerk_account, clerk_of, council
from moothall.meetings.tests.reports_factories import again, annexed, complete, place, tabled, with_items
from moothall.meetings.tests.test_pages_minutes import signed_in, words

pytestmark = pytest.mark.django_db
SETTING = "members_see_exempt_of_other_bodies"
TODAY = date(2026, 11, 22)
RENT = "Nine pounds a yard"


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def clerk(wrenmouth):
    return clerk_of(wrenmouth)


@pytest.fixture
def councillor(wrenmouth):
    """A councillor who sits on no body, and their account."""
    account = clerk_account(wrenmouth, "councillor@wrenmouth.example")
    account.person.offices.update(role=Role.MEMBER, title="Councillor for Harbour")
    return account


@pytest.fixture
def item(wrenmouth, clerk):
    meeting = called(body(wrenmouth))
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[said.Item("A lease", papers=(said.Paper("The rent", text=RENT),))])
    actions.publish_agenda(meeting, viewer=clerk, at=THEN)
    return Item.objects.visible_to(clerk).get(meeting=meeting)


def let_members_read(organisation, value=True, **days):
    return Setting.objects.create(organisation=organisation, name=SETTING, value=value, **days)


def close(item, clerk, paragraph="3", ground=Closure.Ground.EXEMPT, **more):
    closure = said.Closure(ground, paragraph, "The rent is not agreed.", **more)
    actions.close_papers(item, viewer=clerk, at=THEN, papers=[1], closure=closure)


def titles(viewer):
    return [paper.title for paper in Paper.objects.visible_to(viewer)]


@pytest.mark.parametrize("is_let", [True, False])
def test_a_councillor_reads_the_exempt_papers_of_other_bodies_where_the_council_lets_them(wrenmouth, clerk, councillor, item, is_let):
    close(item, clerk)
    let_members_read(wrenmouth, is_let)
    assert titles(viewer_of(councillor, TODAY)) == (["The rent"] if is_let else [])
    address = f"/{item.reference}/papers/1"
    assert (RENT in words(signed_in(councillor).get(address))) is is_let
    assert titles(PUBLIC) == []


@pytest.mark.parametrize(
    ("paragraph", "more", "is_read"),
    [
        ("3", {}, True), ("6", {}, True), ("3, 6", {}, True), ("3", {"is_contract_terms": True}, False),
        ("1", {}, False), ("2", {}, False), ("4", {}, False), ("5", {}, False), ("7", {}, False), ("3, 5", {}, False),
    ],
)  # fmt: skip
def test_only_what_the_law_opens_to_members_is_read(wrenmouth, clerk, councillor, item, paragraph, more, is_read):
    let_members_read(wrenmouth)
    close(item, clerk, paragraph, **more)
    assert bool(titles(viewer_of(councillor, TODAY))) is is_read


def test_confidential_papers_are_for_nobody_else(wrenmouth, clerk, councillor, item):
    let_members_read(wrenmouth)
    close(item, clerk, "", Closure.Ground.CONFIDENTIAL)
    assert titles(viewer_of(councillor, TODAY)) == []


def test_what_another_system_closed_is_opened_by_nothing(wrenmouth, councillor, clerk):
    let_members_read(wrenmouth)
    papers = (said.Paper("The rent", text=RENT, closed_under="paragraph 3"),)
    meeting = called(body(wrenmouth))
    actions.prepare_agenda(meeting, viewer=clerk, at=THEN, items=[said.Item("A lease", papers=papers)])
    actions.publish_agenda(meeting, viewer=clerk, at=THEN)
    assert titles(viewer_of(councillor, TODAY)) == [], "nobody here has said that it tells no terms of a contract"


def test_it_is_the_right_of_councillors_in_their_own_council_on_the_day(wrenmouth, clerk, councillor, item):
    close(item, clerk)
    let_members_read(wrenmouth, since=date(2026, 1, 1), until=date(2026, 12, 31))
    neighbour = council("Northhaven")
    let_members_read(neighbour)
    assert viewer_of(councillor, TODAY).reads_exempt_at == {wrenmouth.pk}
    assert viewer_of(councillor, date(2027, 1, 1)).reads_exempt_at == frozenset()
    Office.objects.filter(person=councillor.person).update(organisation=neighbour)
    assert titles(viewer_of(councillor, TODAY)) == []
    Office.objects.filter(person=councillor.person).update(organisation=wrenmouth, role=Role.HEAD_OF_SERVICE)
    assert viewer_of(councillor, TODAY).reads_exempt_at == frozenset()


def test_whoever_only_sits_on_a_body_is_no_councillor(wrenmouth, clerk, councillor, item):
    close(item, clerk)
    let_members_read(wrenmouth)
    Office.objects.filter(person=councillor.person).delete()
    authority.give_seat(body(wrenmouth, "Planning", "committee"), viewer=clerk, at=THEN, person=councillor.person, kind=Seat.Kind.MEMBER)
    assert titles(viewer_of(councillor, TODAY)) == []


def test_of_two_rules_of_a_council_the_later_begun_holds(wrenmouth, councillor):
    let_members_read(wrenmouth, True, since=date(2026, 1, 1))
    let_members_read(wrenmouth, False, since=date(2026, 11, 1))
    assert viewer_of(councillor, TODAY).reads_exempt_at == frozenset()
    assert viewer_of(councillor, date(2026, 10, 31)).reads_exempt_at == {wrenmouth.pk}


def test_a_paper_that_is_opened_is_everybodys_and_closed_again_on_another_ground_no_members(wrenmouth, clerk, councillor, item):
    let_members_read(wrenmouth)
    close(item, clerk)
    actions.open_what_was_closed(queries.closure(clerk, item.meeting, 1, 1), viewer=clerk, at=THEN, because="It is agreed.")
    assert titles(PUBLIC) == ["The rent"]
    close(item, clerk, "5")
    assert titles(viewer_of(councillor, TODAY)) == []


def test_a_report_that_came_out_closed_is_read_likewise_with_its_annexes_and_its_paper():
    here = place()
    councillor = Viewer(
        "access/accounts/7", "A councillor", frozenset({Held(Role.MEMBER, here.row.pk)}), reads_exempt_at=frozenset({here.row.pk})
    )
    closing = {"ground": "exempt", "closed_under": "paragraph 3", "public_interest": "The rent is not agreed."}
    for title, is_contract_terms in (("Lease of a depot", False), ("Lease of a yard", True)):
        report = complete(here, title=title)
        annexed(here, report)
        actions.close_report(report, viewer=here.author, at=THEN, is_contract_terms=is_contract_terms, **closing)
        meeting = with_items(here, "Lease")
        tabled(here, again(report), meeting)
        actions.publish_agenda(meeting, viewer=here.clerk, at=LATER)
    assert [row.title for row in Report.objects.visible_to(councillor)] == ["Lease of a depot"]
    assert [row.report.title for row in Annex.objects.visible_to(councillor)] == ["Lease of a depot"]
    assert {paper.item.meeting_id for paper in Paper.objects.visible_to(councillor)} == {meeting.pk - 1}
    assert not Report.objects.visible_to(PUBLIC).exists()
    actions.open_report(again(Report.objects.visible_to(here.clerk).first()), viewer=here.clerk, at=LATER, because="It is agreed.")
    assert Report.objects.visible_to(PUBLIC).count() == 1
