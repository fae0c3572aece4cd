"""What of the meetings hangs on a reference."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.viewer import PUBLIC
from moothall.meetings.tests.factories import body, cabinet_meeting, called, clerk_of, council
from moothall.meetings.thread import hanging_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def cabinet():
    return body(council())


def said_of(reference, viewer=PUBLIC):
    return [(knot.kind, knot.title) for knot in hanging_from([reference], viewer).get(reference, [])]


def test_reports_and_the_item_hang_on_an_item_on_its_papers_and_on_what_was_resolved(cabinet):
    meeting = cabinet_meeting(cabinet)
    thread = [("Report", "The plan for repairs"), ("Agenda item", "Cabinet: Repairs: catching up by spring")]
    for place in ("", "/resolved/1", "/papers/1"):
        assert said_of(f"{meeting.reference}/items/2{place}") == thread


def test_a_closed_report_is_no_knot_of_the_publics_thread(cabinet):
    meeting = cabinet_meeting(cabinet)
    assert said_of(f"{meeting.reference}/items/3") == [("Agenda item", "Cabinet: Lease of a depot")]
    assert ("Report", "The rent we would pay") in said_of(f"{meeting.reference}/items/3", clerk_of(cabinet.organisation))


def test_the_latest_meetings_hang_on_their_body(cabinet):
    days = [date(2020, 1, 1) + timedelta(days=count) for count in range(8)]
    meetings = [called(cabinet, held_on=day) for day in days]
    knots = hanging_from([cabinet.reference], PUBLIC)[cabinet.reference]
    assert [knot.reference for knot in knots] == [meeting.reference for meeting in reversed(meetings[2:])]


def test_nothing_hangs_on_what_is_not_here_or_is_no_reference(cabinet):
    for reference in (
        "meetings/wrenmouth/9/items/1",
        "decisions/wrenmouth/1",
        "authority/bodies/wrenmouth/99",
        "",
        "meetings/x/1/items/" + "9" * 40,
    ):
        assert said_of(reference) == []


def test_as_many_questions_are_asked_for_many_references_as_for_one(cabinet):
    meetings = [cabinet_meeting(cabinet, held_on=date(2020, 1, 1) + timedelta(days=count)) for count in range(6)]
    asked = []
    for some in (meetings[:1], meetings):
        references = [f"{meeting.reference}/items/{position}" for meeting in some for position in (1, 2, 3)]
        with CaptureQueriesContext(connection) as queries:
            hanging_from([*references, cabinet.reference], PUBLIC)
        asked.append(len(queries))
    assert asked[0] == asked[1] == 3
