"""A page for everybody is drawn once, until an act, a follower or the clock makes another of it; nobody's own page is ever kept."""

import datetime as dt
import gzip

import pytest
from django.db import OperationalError, connection

from moothall.access.models import Account
from moothall.authority.models import Body, Organisation
from moothall.meetings.models import Meeting
from moothall.record import actions as record, followers
from moothall.record.tests.factories import NOON, draft
from moothall.web import page_cache
from moothall.web.waker import wake
from tests.canary.kept import BehindTheCache, window

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A clock that stands still until it is told to go on."""
    now = [1_800_000_000.0]
    monkeypatch.setattr(page_cache.time, "time", lambda: now[0])
    return now


@pytest.fixture
def house():
    return BehindTheCache()


@pytest.fixture
def reader(house):
    return window(house)


@pytest.fixture
def meeting():
    council = Organisation.objects.create(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)
    body = Body.objects.create(organisation=council, number=1, name="Cabinet")
    return Meeting.objects.create(organisation=council, number=1, body=body, held_on=dt.date(2027, 1, 12), announced_at=NOON)


def an_act(number: int = 1) -> None:
    record.write([draft(number)])


def put(meeting: Meeting, venue: str) -> None:
    meeting.venue = venue
    meeting.save()


def test_a_page_that_two_ask_for_is_drawn_once_and_is_the_same(house, meeting):
    first, second = (window(house).get("/meetings/wrenmouth/1") for _ in range(2))
    assert house.drawn == 1
    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    assert b"Cabinet" in second.content
    assert second["Content-Security-Policy"].startswith("default-src 'none'")
    assert second["Content-Type"] == "text/html; charset=utf-8"


def test_after_an_act_it_is_drawn_anew(house, reader, meeting):
    assert b"Corn Exchange" not in reader.get("/meetings/wrenmouth/1").content
    put(meeting, "Corn Exchange")
    an_act()
    assert b"Corn Exchange" in reader.get("/meetings/wrenmouth/1").content
    assert house.drawn == 2


def test_among_many_who_ask_at_once_one_asks_the_database_and_the_next_moment_another(meeting, monkeypatch):
    house, moment = BehindTheCache(unasked=page_cache.UNASKED), [100.0]
    monkeypatch.setattr(page_cache.time, "monotonic", lambda: moment[0])
    reader = window(house)
    reader.get("/meetings/wrenmouth/1")
    put(meeting, "Guildhall")
    an_act()
    moment[0] += page_cache.UNASKED / 2
    assert b"Guildhall" not in reader.get("/meetings/wrenmouth/1").content
    moment[0] += page_cache.UNASKED
    assert b"Guildhall" in reader.get("/meetings/wrenmouth/1").content


def test_every_process_that_serves_learns_of_an_act(meeting):
    houses = [BehindTheCache(), BehindTheCache()]
    for each in houses:
        window(each).get("/meetings/wrenmouth/1")
    an_act()
    for each in houses:
        window(each).get("/meetings/wrenmouth/1")
    assert [each.drawn for each in houses] == [2, 2]


def test_when_a_follower_has_read_on_it_is_drawn_anew(house, reader):
    class Reader:
        name = "reader"

        def handle(self, entries):
            pass

    an_act()
    reader.get("/search/")
    followers.catch_up(Reader())
    reader.get("/search/")
    assert house.drawn == 2


def test_what_the_index_has_read_meanwhile_is_found(reader, meeting):
    assert b"1 result" not in reader.get("/search/?q=harbourside").content
    put(meeting, "Harbourside")
    record.write([draft(subject="meetings/wrenmouth/1")])
    assert b"/meetings/wrenmouth/1" not in reader.get("/search/?q=harbourside").content
    wake()
    assert b"/meetings/wrenmouth/1" in reader.get("/search/?q=harbourside").content


def test_when_the_clock_turns_within_the_day_so_does_the_page(house, reader, clock):
    reader.get("/decisions/")
    clock[0] += 59
    reader.get("/decisions/")
    assert house.drawn == 1 + (int(clock[0]) // 60 != 1_800_000_000 // 60)
    clock[0] += 60
    before = house.drawn
    reader.get("/decisions/")
    assert house.drawn == before + 1


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages"])
def test_whoever_brings_something_of_their_own_goes_straight_through(house, reader, cookie):
    window(house).get("/meetings/")
    for _ in range(2):
        reader.cookies[cookie] = "x"
        assert reader.get("/meetings/")["Cache-Control"] == "private, no-store"
    assert house.drawn == 3


def test_a_cookie_of_another_site_under_the_same_roof_is_no_reason(house, reader):
    window(house).get("/meetings/")
    reader.cookies["statistics"] = "sessionid-of-nobody"
    reader.get("/meetings/")
    assert house.drawn == 1


def test_what_somebody_signed_in_was_given_is_given_to_nobody_else(house, meeting):
    clerk = window(house)
    clerk.force_login(Account.objects.create_user("clerk@wrenmouth.example", name="Ines Farrow"))
    assert b"Sign out" in clerk.get("/meetings/wrenmouth/1").content
    assert b"Sign out" not in window(house).get("/meetings/wrenmouth/1").content
    assert b"Sign out" in clerk.get("/meetings/wrenmouth/1").content


def test_a_page_with_a_form_to_send_is_never_kept(house):
    tokens = {window(house).get("/account/login/").cookies["csrftoken"].value for _ in range(3)}
    assert (len(tokens), house.drawn) == (3, 3)


@pytest.mark.parametrize("address", ["/no-such-page", "/workspace/", "/sign-in/link/none", "/decisions/register.csv", "/record/verify.py"])
def test_errors_ways_in_and_files_are_not_kept(house, reader, address):
    answers = [reader.get(address) for _ in range(2)]
    assert house.drawn == 2
    assert answers[0].status_code == answers[1].status_code


def test_a_page_that_was_drawn_while_something_was_done_is_not_kept(house, reader, monkeypatch):
    def meanwhile(environ, start, draw=house.house):
        an_act(house.drawn + 1)
        return draw(environ, start)

    monkeypatch.setattr(house.cache, "house", meanwhile)
    for _ in range(2):
        assert reader.get("/meetings/").status_code == 200
    assert house.drawn == 2


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_HOST": "localhost"},
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_HX_REQUEST": "true"},
        {"QUERY_STRING": "page=1"},
        {"wsgi.url_scheme": "https"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_is_asked_for_otherwise_is_drawn_by_itself(house, other):
    for extra in ({"HTTP_HOST": "127.0.0.1"}, {"HTTP_HOST": "127.0.0.1"} | other):
        for _ in range(2):
            window(house).get("/meetings/", **extra)
    assert house.drawn == 2


def test_a_browser_that_has_the_page_is_told_so_in_a_line(house, reader):
    page = reader.get("/meetings/")
    for asked in (page["ETag"], f"W/{page['ETag']}", f'"old", {page["ETag"]}', "*"):
        again = reader.get("/meetings/", HTTP_IF_NONE_MATCH=asked)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", page["ETag"])
    assert reader.get("/meetings/", HTTP_IF_NONE_MATCH='"old"').status_code == 200
    assert house.drawn == 1


def test_a_page_goes_packed_to_whoever_can_unpack_it(reader):
    whole = reader.get("/meetings/")
    packed = reader.get("/meetings/", HTTP_ACCEPT_ENCODING="br, gzip;q=0.5")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == whole.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(whole.content)
    assert packed["ETag"] != whole["ETag"]
    for refusal in ("", "br", "gzip;q=0", "gzip; q=0.0, br"):
        assert not reader.get("/meetings/", HTTP_ACCEPT_ENCODING=refusal).has_header("Content-Encoding")
    assert {"Accept", "Accept-Encoding", "Cookie", "HX-Request"} <= set(whole["Vary"].split(", "))


def test_whoever_asks_for_the_head_only_gets_no_body(house, reader):
    drawn = reader.head("/meetings/")
    page = reader.get("/meetings/")
    head = reader.head("/meetings/")
    assert (drawn.status_code, head.status_code, head.content) == (200, 200, b"")
    assert (head["Content-Length"], head["ETag"]) == (str(len(page.content)), page["ETag"])
    assert house.drawn == 2


def test_a_form_that_is_sent_goes_through_and_is_not_kept(house, reader):
    for _ in range(2):
        reader.post("/meetings/")
        reader.options("/meetings/")
    assert house.drawn == 4


def test_it_takes_no_more_memory_than_it_may(house, reader, settings):
    settings.KEPT_BYTES = 60_000
    for number in range(30):
        reader.get(f"/meetings/?page={number}")
    shelf = house.cache.shelf
    assert 0 < len(shelf.pages) < 30
    assert shelf.weight == sum(page.weight for page in shelf.pages.values()) <= 60_000
    drawn = house.drawn
    reader.get("/meetings/?page=29")
    assert house.drawn == drawn
    reader.get("/meetings/?page=0")
    assert house.drawn == drawn + 1


def test_without_room_nothing_is_kept(house, reader, settings):
    settings.KEPT_BYTES = 0
    for _ in range(2):
        assert reader.get("/meetings/").status_code == 200
    assert house.drawn == 2
    assert not house.cache.shelf.pages


def test_what_was_kept_under_an_older_stamp_is_forgotten(house, reader):
    reader.get("/meetings/")
    an_act()
    reader.get("/decisions/")
    assert len(house.cache.shelf.pages) == 1


def test_without_a_database_the_house_answers_for_itself(house, reader, monkeypatch):
    def gone():
        raise OperationalError("the database is away")

    monkeypatch.setattr(page_cache, "mark", gone)
    monkeypatch.setattr(connection, "close", lambda: None)
    for _ in range(2):
        assert reader.get("/meetings/").status_code == 200
    assert house.drawn == 2


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": ";;;=;sessionid"},
        {"HTTP_COOKIE": "x=" + "y" * 100_000},
        {"HTTP_COOKIE": "a=b; sessionid = stolen"},
        {"HTTP_IF_NONE_MATCH": '"' * 10_000},
        {"HTTP_IF_NONE_MATCH": "\x00\udcff"},
        {"HTTP_ACCEPT_ENCODING": "gzip" * 10_000},
        {"HTTP_ACCEPT": "\x00" * 1_000},
        {"QUERY_STRING": "page=" + "9" * 100_000},
        {"HTTP_AUTHORIZATION": "Basic x"},
    ],
    ids=lambda extra: next(iter(extra.items()))[0],
)
def test_whatever_is_sent_is_answered_by_a_page(house, extra):
    for _ in range(2):
        answer = window(house).get("/meetings/", **extra)
        assert answer.status_code == 200
        assert b"</html>" in answer.content


def test_a_host_that_is_not_ours_fills_nothing(house, reader):
    assert reader.get("/meetings/", HTTP_HOST="evil.example").status_code == 400
    assert not house.cache.shelf.pages
