"""The list of meetings, the month, calendars and the feed, as their readers find them."""

from datetime import date, time, timedelta

import pytest

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.meetings import actions
from moothall.meetings.tests.factories import (
    LATER,
    LEASE,
    LEASE_MINUTE,
    REPAIRS,
    REPAIRS_MINUTE,
    THEN,
    body,
    cabinet_meeting,
    called,
    clerk_account,
    clerk_of,
    council,
)
from moothall.meetings.tests.test_pages import page

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
    meeting = called(cabinet)
    actions.prepare_agenda(meeting, viewer=clerk_of(cabinet.organisation), at=THEN, items=[REPAIRS, LEASE])
    assert "Agenda" not in page(clerk, "/meetings/feed").split("</title>", 1)[1]
    actions.publish_agenda(meeting, viewer=clerk_of(cabinet.organisation), at=THEN)
    actions.record_minutes(meeting, viewer=clerk_of(cabinet.organisation), at=LATER, minutes={1: REPAIRS_MINUTE, 2: LEASE_MINUTE})
    text = page(clerk, "/meetings/feed")
    assert text.count("<entry>") == 1
    assert "Two items were on the agenda, and the minutes are not published yet." in text
    assert "resolution" not in text
