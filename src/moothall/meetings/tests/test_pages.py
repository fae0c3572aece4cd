"""The pages of meetings as their readers find them: the public, clerks, calendars and feed readers."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.meetings import actions, said
from moothall.meetings.tests.factories import (
    DAY,
    LATER,
    LEASE,
    LEASE_MINUTE,
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def cabinet(wrenmouth):
    return body(wrenmouth)


@pytest.fixture
def clerk(client, wrenmouth):
    client.force_login(clerk_account(wrenmouth), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


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


def test_the_list_has_what_comes_first_and_says_how_many_there_are(client, cabinet):
    coming = called(cabinet, held_on=date(2999, 1, 2))
    held = cabinet_meeting(cabinet, held_on=date(2020, 1, 9))
    text = page(client, "/meetings/")
    assert "One meeting is to come, and one has been. The next is Cabinet, on Wednesday 2 January 2999 at 6pm" in text
    assert text.index(f"/{coming.reference}") < text.index(f"/{held.reference}")
    assert "4 items and 1 resolution" in text


def test_the_choices_of_the_list_combine(client, cabinet, wrenmouth):
    northhaven = council("Northhaven")
    scrutiny = body(wrenmouth, "Overview and Scrutiny", "scrutiny")
    meetings = {
        "cabinet": called(cabinet),
        "early": called(cabinet, held_on=date(2019, 5, 8), venue="Quay Hall"),
        "scrutiny": called(scrutiny),
        "other": called(body(northhaven)),
    }
    wanted = {
        "council=wrenmouth&kind=cabinet": {"cabinet", "early"},
        f"body={scrutiny.pk}": {"scrutiny"},
        "words=quay+cabinet": {"early"},
        "first=1+1+2020&council=wrenmouth": {"cabinet", "scrutiny"},
        "last=31/12/2019": {"early"},
        "first=2019-05-08&last=8+May+2019": {"early"},
    }
    for asked, names in wanted.items():
        text = page(client, f"/meetings/?{asked}")
        assert {name for name, meeting in meetings.items() if f'href="/{meeting.reference}"' in text} == names, asked


def test_a_wrong_day_is_named_and_kept_and_leaves_the_list_as_it_was(client, cabinet):
    meeting = called(cabinet)
    text = page(client, "/meetings/?first=31+2+2020&kind=cabinet")
    assert "There is no such day as 31 2 2020" in text
    assert '<a href="#id_first">From: ' in text
    assert 'value="31 2 2020"' in text
    assert f"/{meeting.reference}" in text


@pytest.mark.parametrize("asked", ["body=999", "kind=<b>", "council=nowhere", "words=" + "x" * 101, "page=900", "page=x", "first=%00"])
def test_choices_that_make_no_sense_are_answered_with_a_page(client, cabinet, asked):
    called(cabinet)
    text = page(client, f"/meetings/?{asked}")
    assert "<b>" not in text.split("<main")[1].split("<ol")[0]
    assert "Cabinet" in text


def test_an_empty_list_says_what_is_near(client, cabinet):
    assert "No meetings are here yet" in page(client, "/meetings/")
    called(cabinet)
    text = page(client, "/meetings/?first=1+1+3000&kind=cabinet")
    assert "No meetings match" in text
    assert "On other days there is one." in text


def test_a_long_list_is_cut_into_pages_in_both_directions(client, cabinet):
    for count in range(25):
        called(cabinet, held_on=date(2020, 1, 1) + timedelta(days=count))
        called(cabinet, held_on=date(2999, 1, 1) + timedelta(days=count))
    order = [row for number in (1, 2, 3) for row in page_of(client, f"/meetings/?page={number}&kind=cabinet")]
    assert order == sorted(order[:25]) + sorted(order[25:], reverse=True)
    assert len(set(order)) == 50
    assert 'href="/meetings/?page=3&amp;kind=cabinet"' in page(client, "/meetings/?page=2&kind=cabinet")


def page_of(client, address):
    return [part.split('"')[0] for part in page(client, address).split('<li><time datetime="')[1:]]


def test_a_month_is_a_table_that_names_bank_holidays_and_closures(client, cabinet, wrenmouth):
    authority.close_days(wrenmouth, viewer=THE_CLOCK, at=THEN, days={date(2020, 12, 24): "Christmas closedown"})
    meeting = called(cabinet, held_on=date(2020, 12, 10))
    body(wrenmouth, "Overview and Scrutiny", "scrutiny")
    text = page(client, "/meetings/calendar/2020/12/")
    assert '<caption class="unseen">Meetings in December 2020</caption>' in text
    assert text.count('<th scope="col">') == 7
    assert "1 meeting in this month." in text
    assert "Christmas Day" in text
    assert "Wrenmouth is closed: Christmas closedown" in text
    assert text.count(f'href="/{meeting.reference}"') == 2, "once in the table, once in the list for a narrow screen"
    assert 'href="/meetings/calendar/2020/11/" rel="prev"' in text
    assert 'href="/meetings/calendar/2021/1/" rel="next"' in text
    assert f'href="/{meeting.reference}"' not in page(client, "/meetings/calendar/2020/12/?kind=scrutiny")


@pytest.mark.parametrize("month", ["2020/13", "2020/0", "0/1", "10000/1", "1/1"])
def test_a_month_that_is_none_is_not_found(client, month):
    page(client, f"/meetings/calendar/{month}/", 404)


@pytest.mark.parametrize("month", ["2/1", "1066/10", "9998/12"])
def test_a_month_far_away_is_still_a_month(client, month):
    page(client, f"/meetings/calendar/{month}/")


def test_a_cancelled_meeting_says_so_everywhere(client, cabinet):
    meeting = called(cabinet, held_on=date(2999, 1, 2))
    actions.cancel_meeting(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, because="The hall is flooded.")
    assert "This meeting was cancelled: The hall is flooded." in page(client, f"/{meeting.reference}")
    assert "Cancelled" in page(client, "/meetings/")
    assert "Cancelled" in page(client, "/meetings/calendar/2999/1/")
    assert "STATUS:CANCELLED" in page(client, "/meetings/calendar.ics")


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


def test_a_meeting_can_be_put_in_a_calendar(client, cabinet):
    meeting = called(cabinet, starts_at=time(18), ends_at=time(20, 30), held_on=date(2020, 7, 9))
    text = client.get(f"/{meeting.reference}/calendar.ics").content.decode()
    assert "SUMMARY:Cabinet\r\n" in text
    assert "DTSTART:20200709T170000Z\r\n" in text, "6pm in summer is five o'clock by universal time"
    assert "DTEND:20200709T193000Z\r\n" in text
    assert "LOCATION:Council Chamber\\, Town Hall\r\n" in text
    page(client, "/meetings/wrenmouth/99/calendar.ics", 404)


def test_a_meeting_without_a_time_takes_its_day(client, cabinet):
    meeting = called(cabinet, starts_at=None, venue="")
    text = client.get(f"/{meeting.reference}/calendar.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20201112\r\n" in text
    assert "LOCATION" not in text


def test_the_calendar_of_all_that_comes_can_be_narrowed_to_a_body(client, cabinet, wrenmouth):
    scrutiny = body(wrenmouth, "Overview and Scrutiny", "scrutiny")
    called(cabinet, held_on=date(2999, 1, 2))
    called(scrutiny, held_on=date(2999, 1, 3))
    called(cabinet, held_on=date(2001, 1, 3))
    assert page(client, "/meetings/calendar.ics").count("BEGIN:VEVENT") == 2
    assert page(client, f"/meetings/calendar.ics?body={scrutiny.pk}").count("BEGIN:VEVENT") == 1


def test_the_feed_tells_of_agendas_and_minutes_the_newest_first(client, cabinet):
    cabinet_meeting(cabinet)
    later = cabinet_meeting(cabinet, held_on=date(2020, 11, 19), at=LATER, has_minutes=False)
    text = page(client, "/meetings/feed")
    assert text.count("<entry>") == 3
    assert text.index(f"/{later.reference}") < text.index("Minutes: Cabinet, Thursday 12 November 2020")
    assert "<updated>2020-11-20T09:00:00+00:00</updated>" in text


def test_feeds_hold_what_the_public_may_see_whoever_asks(clerk, cabinet):
    meeting = called(cabinet, held_on=date(2999, 1, 2))
    actions.prepare_agenda(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, items=[REPAIRS, LEASE])
    assert "Agenda" not in page(clerk, "/meetings/feed").split("</title>", 1)[1]
    actions.publish_agenda(meeting, viewer=clerk_of(cabinet.organisation), at=THEN)
    actions.record_minutes(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, minutes={1: REPAIRS_MINUTE, 2: LEASE_MINUTE})
    text = page(clerk, "/meetings/feed")
    assert text.count("<entry>") == 1
    assert "Two items are on the agenda." in text
    assert "resolution" not in text
