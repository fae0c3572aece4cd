"""The pages of a meeting and its items as their readers find them: the public and clerks."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.meetings import actions, said
from moothall.meetings.tests.factories import (
    DAY,
    REPAIRS,
    REPAIRS_MINUTE,
    THEN,
    body,
    brought_in,
    cabinet_meeting,
    called,
    clerk_account,
    clerk_of,
    council,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def cabinet(wrenmouth):
    return body(wrenmouth)


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return " ".join(answer.content.decode().split())


def queries_of(client, address):
    page(client, address)
    with CaptureQueriesContext(connection) as asked:
        page(client, address)
    return len(asked)


def test_a_meeting_shows_everything_that_is_known_of_it(client, cabinet):
    meeting = cabinet_meeting(cabinet, is_webcast=True, minutes_are_draft=True)
    text = page(client, f"/{meeting.reference}")
    for words in (
        "Thursday 12 November 2020, 6pm",
        "Four items were on the agenda, and one resolution was passed, in 3 parts.",
        "Council Chamber, Town Hall",
        "cabinet@wrenmouth.example",
        "published as “Confirmed”",
        "published Wednesday 4 November 2020: 5 clear working days before",
        "This meeting is webcast",
        "Author: Director of Homes. Presenter: Ms Ivy Sandham, Head of Repairs.",
        "The plan for repairs",
        "54 KB",
        "Issues raised",
        "<li>Who pays?</li>",
        "<blockquote><p>‘which would help everybody’.</p>",
        "Endorse and ratify; condition: subject to (1) above",
        "The page gives no numbers; these were counted.",
        "The agenda names the Director of Homes as the author, the minute the Chief Executive. Both are kept as published.",
        "<strong>Not here:</strong> Annex A is named and was not published.",
        "<strong>Not here:</strong> the meeting of 15 October 2020, whose minutes these are.",
        "paragraph 3 of Part 1 of Schedule 12A",
        "The rent is still being agreed.",
        "A depot is to be leased.",
        "Wendeline Ashby",
        "Apologies",
    ):
        assert words in text, words


@pytest.mark.both
def test_a_part_that_names_another_leads_to_it(client, cabinet):
    meeting = cabinet_meeting(cabinet)
    text = page(client, f"/{meeting.reference}/items/2")
    assert 'subject to <a href="#item-2-resolved-1">(1)</a> above' in text
    assert '<li id="item-2-resolved-1">' in text
    answer = client.get(f"/{meeting.reference}/items/2/resolved/2")
    assert answer["Location"] == f"/{meeting.reference}/items/2#item-2-resolved-2"
    page(client, f"/{meeting.reference}/items/2/resolved/9", 404)
    page(client, f"/{meeting.reference}/items/9/resolved/1", 404)


def test_minutes_that_are_confirmed_lead_to_each_other(client, cabinet):
    earlier = cabinet_meeting(cabinet, held_on=date(2020, 10, 15), minutes_are_draft=True)
    later = cabinet_meeting(cabinet)
    assert f'<a href="/{earlier.reference}">The meeting of 15 October 2020</a>' in page(client, f"/{later.reference}")
    text = page(client, f"/{earlier.reference}")
    assert f'<a href="/{later.reference}/items/4">Confirmed at the meeting of 12 November 2020</a>' in text
    assert "Minutes confirmed on 12 November 2020" in text
    assert f'<a href="/{later.reference}" rel="next">' in text
    assert f'<a href="/{earlier.reference}" rel="prev">' in page(client, f"/{later.reference}")


def test_each_item_has_an_address_of_its_own(client, cabinet):
    meeting = cabinet_meeting(cabinet)
    text = page(client, f"/{meeting.reference}/items/2")
    assert "<h1>Repairs: catching up by spring</h1>" in text
    assert "The golden thread" in text
    assert "Agenda item, you are here" in text
    assert f'<a href="/{meeting.reference}/items/1" rel="prev">' in text
    for nowhere in (f"/{meeting.reference}/items/9", "/meetings/wrenmouth/99", "/meetings/nowhere/1", "/meetings/wrenmouth/99/items/1"):
        page(client, nowhere, 404)


@pytest.mark.both
def test_what_is_closed_is_not_shown_to_the_public_and_is_shown_and_marked_to_clerks(client, cabinet, wrenmouth):
    meeting = cabinet_meeting(cabinet)
    addresses = [f"/{meeting.reference}", f"/{meeting.reference}/items/3"]
    for address in addresses:
        text = page(client, address)
        assert "closed talk" not in text
        assert "The rent we would pay" not in text
    page(client, f"/{meeting.reference}/items/3/papers/1", 404)
    client.force_login(clerk_account(wrenmouth), backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in addresses:
        text = page(client, address)
        assert "The closed talk of the rent." in text
        assert "The rent we would pay" in text
        assert "not for publication: paragraph 3" in text
    assert "The closed figure" in page(client, f"/{meeting.reference}/items/3/papers/1")


def test_a_draft_is_seen_by_clerks_alone_and_says_that_it_is_one(client, cabinet, wrenmouth):
    meeting = called(cabinet)
    actions.prepare_agenda(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, items=[REPAIRS])
    assert "Repairs" not in page(client, f"/{meeting.reference}")
    page(client, f"/{meeting.reference}/items/1", 404)
    client.force_login(clerk_account(wrenmouth), backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (f"/{meeting.reference}", f"/{meeting.reference}/items/1"):
        assert "Draft agenda" in page(client, address)
        assert "Repairs" in page(client, address)


def test_draft_minutes_are_marked_for_clerks_and_absent_for_others(client, cabinet, wrenmouth):
    meeting = called(cabinet, held_on=date(2020, 1, 9))
    actions.prepare_agenda(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, items=[REPAIRS])
    actions.publish_agenda(meeting, viewer=clerk_of(cabinet.organisation), at=THEN)
    actions.record_minutes(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, minutes={1: REPAIRS_MINUTE})
    assert "Resolved" not in page(client, f"/{meeting.reference}")
    client.force_login(clerk_account(wrenmouth), backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (f"/{meeting.reference}", f"/{meeting.reference}/items/1"):
        assert "Draft minutes" in page(client, address)


def test_a_cancelled_meeting_says_so_everywhere(client, cabinet):
    meeting = called(cabinet, held_on=date(2999, 1, 2))
    actions.cancel_meeting(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, because="The hall is flooded.")
    assert "This meeting was cancelled: The hall is flooded." in page(client, f"/{meeting.reference}")
    assert "Cancelled" in page(client, "/meetings/")
    assert "Cancelled" in page(client, "/meetings/calendar/2999/1/")
    assert "STATUS:CANCELLED" in page(client, "/meetings/calendar.ics")


@pytest.mark.both
def test_hostile_words_are_shown_and_do_nothing(client, cabinet):
    title = "<script>alert(1)</script> \u202eevil\u2066 \x1b[31m & more"
    item = said.Item(
        title,
        text="<img src=x onerror=alert(1)>",
        markup="<p onclick='x()'>Kept <b>words</b><script>alert(2)</script></p><a href='javascript:x()'>here</a>",
        papers=(said.Paper("<svg onload=x>", source_address="javascript:alert(1)"),),
    )
    meeting = brought_in(cabinet, [item], venue="<b>Hall</b>\r\nX-Bad: 1")
    for address in (f"/{meeting.reference}", f"/{meeting.reference}/items/1", f"/{meeting.reference}/items/1/papers/1", "/meetings/"):
        text = page(client, address)
        assert "<script" not in text
        assert "<svg onload" not in text
        assert "<img" not in text
        assert "<b>Hall" not in text
        assert "javascript:" not in text
        assert "onclick" not in text
    assert "Kept <b>words</b>" in page(client, f"/{meeting.reference}")
    feed, calendar = page(client, "/meetings/feed"), client.get(f"/{meeting.reference}/calendar.ics")
    assert "<b>" not in feed
    assert b"X-Bad" not in [line.split(b":")[0] for line in calendar.content.split(b"\r\n")]


def test_a_heading_of_the_agenda_is_no_item_of_it(client, cabinet):
    meeting = brought_in(cabinet, [said.Item("Part A: open business", is_heading=True), REPAIRS])
    text = page(client, f"/{meeting.reference}")
    assert '<h3 id="item-1" class="part">Part A: open business</h3>' in text
    assert "One item was on the agenda" in text


@pytest.mark.both
def test_an_agenda_of_ten_thousand_items_is_answered_in_pages(client, cabinet):
    meeting = brought_in(cabinet, [said.Item(f"Item called {count}") for count in range(1, 10_001)])
    first, last = page(client, f"/{meeting.reference}"), page(client, f"/{meeting.reference}?page=50")
    assert "10,000 items were on the agenda" in first
    assert "Items 1 to 200 of 10,000" in first
    assert "Item called 200<" in first
    assert "Item called 201<" not in first
    assert "Item called 10000<" in last
    assert "Item called 9000" in page(client, f"/{meeting.reference}/items/9000")


def test_as_many_questions_are_asked_for_many_rows_as_for_one(client, cabinet):
    one, _ = cabinet_meeting(cabinet), called(cabinet, held_on=date(2999, 1, 1))
    items = [said.Item(**{name: getattr(REPAIRS, name) for name in REPAIRS.__slots__ if name != "minute"}, minute=REPAIRS_MINUTE)] * 12
    attendance = [said.Attendance(f"Member {count}", "Present") for count in range(30)]
    dated = said.Item("Minutes", confirms_minutes_of=date(2020, 10, 15))
    lists = ["/meetings/", "/meetings/calendar/2020/11/", "/meetings/feed", "/meetings/calendar.ics"]
    before = [queries_of(client, address) for address in (f"/{one.reference}", f"/{one.reference}/items/2", *lists)]
    many = brought_in(cabinet, [*items, dated], attendance=tuple(attendance), held_on=date(2020, 11, 26))
    for week in range(10):
        called(cabinet, held_on=DAY + timedelta(days=week))
        called(cabinet, held_on=date(2999, 1, 2) + timedelta(days=week))
    assert [queries_of(client, address) for address in (f"/{many.reference}", f"/{many.reference}/items/2", *lists)] == before
