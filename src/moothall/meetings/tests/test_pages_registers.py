"""The registers that everybody reads, and what each page of a meeting costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions as authority
from moothall.authority.models import Seat
from moothall.meetings import actions, queries
from moothall.meetings.tests.factories import LATER, LEASE, REPAIRS, THEN, body, called, clerk_account, clerk_of, council
from moothall.meetings.tests.test_pages_meeting_held import declared, grid, item_of, minuted, work
from moothall.meetings.tests.test_pages_minutes import signed_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def clerk(wrenmouth):
    return signed_in(clerk_account(wrenmouth))


@pytest.fixture
def cabinet(wrenmouth):
    return body(wrenmouth)


@pytest.fixture
def people(wrenmouth, cabinet):
    kinds = {"Wendeline Ashby": "chair", "Osric Vane": "member", "Tilda Marsh": "substitute"}
    found = {name: authority.add_person(wrenmouth, viewer=THE_CLOCK, at=THEN, name=name) for name in kinds}
    for name, kind in kinds.items():
        Seat.objects.create(body=cabinet, person=found[name], kind=kind, since=date(2020, 1, 1))
    return found


@pytest.fixture
def meeting(cabinet, wrenmouth, people):
    meeting = called(cabinet)
    actions.prepare_agenda(meeting, viewer=clerk_of(wrenmouth), at=LATER, items=[REPAIRS, LEASE])
    return actions.publish_agenda(meeting, viewer=clerk_of(wrenmouth), at=LATER)


def officer(wrenmouth):
    account = clerk_account(wrenmouth, "officer@wrenmouth.example")
    account.person.offices.update(role=Role.MONITORING_OFFICER)
    return signed_in(account)


@pytest.mark.both
def test_dispensations_are_given_by_the_monitoring_officer_and_read_by_all(client, clerk, wrenmouth, people):
    assert clerk.get("/workspace/meetings/dispensations/").status_code == 403
    window = officer(wrenmouth)
    facts = {
        "person": people["Osric Vane"].pk,
        "allows": "vote",
        "about": "The budget",
        "because": "s.33(2)(a)",
        "given_by": "Council",
        "since": "1 1 2026",
    }
    page = "/workspace/meetings/dispensations/"
    assert window.post(page, facts | {"until": "1 1 2031"}).status_code == 403
    assert window.post(page, facts | {"until": "31 12 2029"}).status_code == 302
    assert "The budget" in words(client.get("/meetings/registers/dispensations/"))
    table = b"".join(client.get("/meetings/registers/dispensations.csv").streaming_content).decode()
    assert "Osric Vane" in table
    row = queries.all_dispensations(THE_CLOCK).get()
    assert window.post(f"/workspace/meetings/wrenmouth/dispensations/{row.pk}/end").status_code == 302
    assert "ended before its time" in words(client.get("/meetings/registers/dispensations/"))
    assert clerk.post(f"/workspace/meetings/wrenmouth/dispensations/{row.pk}/end").status_code == 403
    assert window.get("/workspace/meetings/wrenmouth/dispensations/999/end").status_code == 404


@pytest.mark.both
def test_the_registers_say_what_is_published_and_nothing_before(client, clerk, meeting, people):
    clerk.post(work(meeting, "attendance"), grid(meeting, came_1="Apologies"))
    declared(meeting, clerk, people)
    for register in ("attendance", "declarations"):
        assert "Osric Vane" not in words(client.get(f"/meetings/registers/{register}/2020/"))
    actions.publish_minutes(meeting, viewer=clerk_of(meeting.organisation), at=LATER)
    assert "In 2020/21 members kept 1 of 2 expected attendances." in words(client.get("/meetings/registers/attendance/"))
    assert "He owns the land" in words(client.get("/meetings/registers/declarations/2020/"))
    attended, said_there = (
        b"".join(client.get(f"/meetings/registers/{one}/2020.csv").streaming_content).decode() for one in ("attendance", "declarations")
    )
    assert "Osric Vane,Wrenmouth,2020/21,1,0,1,0" in attended
    assert "disclosable pecuniary" in said_there
    for register in ("attendance", "declarations"):
        assert client.get(f"/meetings/registers/{register}/1/").status_code == 404
        assert client.get(f"/meetings/registers/{register}/99999.csv").status_code == 404


def asked_for(window, address):
    window.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert window.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("page", ["live", "draft-minutes", "attendance"])
def test_a_page_asks_as_much_for_many_as_for_one(clerk, meeting, cabinet, wrenmouth, page):
    minuted(meeting, "[open] One.\nMOTION: A, seconded by B: That it be.\nFOR: A")
    few = asked_for(clerk, work(meeting, page))
    for number in range(4):
        person = authority.add_person(wrenmouth, viewer=THE_CLOCK, at=THEN, name=f"Member {number}")
        Seat.objects.create(body=cabinet, person=person, kind="member", since=date(2020, 1, 1))
    minuted(meeting, "\n\n".join(["One.", "VOTE: For: A, B. Against: C."] * 5), 2)
    assert asked_for(clerk, work(meeting, page)) == few


@pytest.mark.parametrize("register", ["attendance", "declarations", "dispensations"])
def test_a_register_asks_as_much_for_many_as_for_one(client, clerk, meeting, people, register):
    clerk.post(work(meeting, "attendance"), grid(meeting))
    declared(meeting, clerk, people)
    actions.publish_minutes(meeting, viewer=clerk_of(meeting.organisation), at=LATER)
    address = f"/meetings/registers/{register}/"
    few = asked_for(client, address)
    for number in range(3):
        item_of(meeting).declarations.create(name=f"M {number}", person=people["Tilda Marsh"], kind="personal", declared_at=LATER)
    assert asked_for(client, address) == few
