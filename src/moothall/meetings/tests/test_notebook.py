"""A member's own reading: what is to be read, notes and marks that nobody else sees, and a calendar at a secret address."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Seat
from moothall.meetings import actions, notebook, said
from moothall.meetings.queries import notebook as own
from moothall.meetings.tests import factories
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
MINE = Viewer("access/accounts/1", "A member")
THEIRS = Viewer("access/accounts/2", "An administrator", frozenset({Held(Role.ADMINISTRATOR, 1)}))
ABOUT = "meetings/wrenmouth/1/items/1"


@pytest.fixture
def house():
    return factories.council()


@pytest.fixture
def body(house):
    return factories.body(house, "Cabinet")


@pytest.fixture
def meeting(house, body):
    """A coming meeting whose agenda is out: an open paper and a closed one."""
    meeting = factories.called(body, timezone.localdate() + timedelta(days=20))
    closure = said.Closure("exempt", "3", "Bargaining would suffer.", None, "")
    papers = (said.Paper("The report", text="Oak piles rot. " * 150), said.Paper("The rent", text="Secret.", closed_under="paragraph 3"))
    items = [said.Item("The quay", number="1.", papers=papers, closures=(closure,))]
    clerk = factories.clerk_of(house)
    actions.prepare_agenda(meeting, viewer=clerk, at=NOW, items=items)
    actions.publish_agenda(meeting, viewer=clerk, at=NOW)
    return meeting


@pytest.fixture
def window(house, body):
    """A browser in which a member of the body is signed in."""
    clerk = factories.clerk_of(house)
    person = authority.add_person(house, viewer=clerk, at=NOW, name="Ida Marsh")
    authority.give_seat(body, viewer=clerk, at=NOW, person=person, kind=Seat.Kind.MEMBER)
    person.account = get_user_model().objects.create_user("ida@wrenmouth.example")
    person.save()
    window = Client()
    window.force_login(person.account, BACKEND)
    return window


def page(window, path, data=None, status=200):
    answer = window.post(path, data) if data is not None else window.get(path)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_note_is_seen_by_whoever_wrote_it_and_by_nobody_else():
    notebook.write(MINE, ABOUT, "Ask about the piles.", opened_at=0, at=NOW)
    assert own.note(MINE, ABOUT).text == "Ask about the piles."
    assert own.note(THEIRS, ABOUT) is None
    assert own.note(PUBLIC, ABOUT) is None
    assert not own.notes(PUBLIC).exists()


def test_a_note_makes_no_entry_in_the_record():
    before = Entry.objects.count()
    notebook.write(MINE, ABOUT, "Ask about the piles.", opened_at=0, at=NOW)
    notebook.mark(MINE, ABOUT, is_read=True, at=NOW)
    notebook.new_calendar_key(MINE, at=NOW)
    assert Entry.objects.count() == before


def test_of_two_windows_neither_loses_a_note():
    notebook.write(MINE, ABOUT, "First", opened_at=0, at=NOW)
    other = notebook.write(MINE, ABOUT, "Second", opened_at=0, at=NOW)
    assert (other.text, own.note(MINE, ABOUT).text) == ("First", "First")
    assert notebook.write(MINE, ABOUT, "Both", opened_at=1, at=NOW) is None
    assert (own.note(MINE, ABOUT).text, own.note(MINE, ABOUT).version) == ("Both", 2)


def test_an_empty_note_is_forgotten():
    notebook.write(MINE, ABOUT, "First", opened_at=0, at=NOW)
    notebook.write(MINE, ABOUT, "  ", opened_at=1, at=NOW)
    assert own.note(MINE, ABOUT) is None
    assert notebook.write(MINE, ABOUT, "", opened_at=0, at=NOW) is None


def test_a_mark_is_made_once_and_taken_back():
    for _ in range(2):
        notebook.mark(MINE, ABOUT, is_read=True, at=NOW)
    assert own.read_marks(MINE, [ABOUT]) == {ABOUT}
    assert own.read_marks(THEIRS, [ABOUT]) == set()
    notebook.mark(MINE, ABOUT, is_read=False, at=NOW)
    assert own.read_marks(MINE, [ABOUT]) == set()


def test_the_reading_list_has_every_paper_that_a_member_may_read_and_how_long_it_takes(window, meeting):
    shown = page(window, "/workspace/meetings/reading/")
    assert "2 papers for 1 meeting: 2 papers left, about 3 minutes to read." in shown
    assert "The rent" in shown
    assert "Not for publication: paragraph 3" in shown


def test_whoever_sits_nowhere_has_nothing_to_read(house, meeting):
    window = Client()
    window.force_login(factories.clerk_account(house), BACKEND)
    assert "No meeting of a body on which you sit is called." in page(window, "/workspace/meetings/reading/")


def test_a_note_and_a_mark_are_made_on_pages_and_follow_the_reader(window, meeting):
    paper = f"{meeting.reference}/items/1/papers/1"
    write = f"/workspace/meetings/reading/notes/{paper}"
    assert "Only you see it" in page(window, write)
    page(window, write, {"opened_at": 0, "text": "Ask about the piles."}, 302)
    page(window, "/workspace/meetings/reading/mark", {"about": paper, "read": "yes"}, 302)
    shown = page(window, "/workspace/meetings/reading/")
    assert "Ask about the piles." in shown
    assert "1 paper left" in shown
    assert "Ask about the piles." in page(window, "/workspace/meetings/reading/notes.txt")
    clash = page(window, write, {"opened_at": 0, "text": "Other words"}, 409)
    assert "Ask about the piles." in clash
    assert "Other words" in clash
    page(window, "/workspace/meetings/reading/mark", {"about": paper, "read": "no"}, 302)
    assert "2 papers left" in page(window, "/workspace/meetings/reading/")
    assert "My note on this item" in page(window, f"/{meeting.reference}/items/1")


@pytest.mark.parametrize("box", [{"text": "x" * 20_001}, {"text": "bell \x07"}, {"opened_at": "x"}])
def test_a_note_that_cannot_be_kept_is_given_back(window, meeting, box):
    typed = {"opened_at": 0, "text": "Ask."} | box
    shown = page(window, f"/workspace/meetings/reading/notes/{meeting.reference}", typed)
    assert "Error" in shown
    assert typed["text"][:4] in shown


@pytest.mark.parametrize(
    "about",
    [
        "x",
        "meetings/x/y",
        "meetings/wrenmouth/999",
        "meetings/wrenmouth/99999999999999999999",
        "meetings/wrenmouth/1/items",
        "meetings/wrenmouth/1/items/x",
        "meetings/wrenmouth/1/items/9",
        "meetings/wrenmouth/1/items/1/papers/9",
        "decisions/wrenmouth/1",
    ],
)
def test_there_is_no_note_on_what_is_not_there(window, meeting, about):
    page(window, f"/workspace/meetings/reading/notes/{about}", status=404)
    page(window, "/workspace/meetings/reading/mark", {"about": about, "read": "yes"}, 404)


def test_nobody_writes_a_note_on_what_they_may_not_see(house, meeting):
    window = Client()
    window.force_login(get_user_model().objects.create_user("x@wrenmouth.example"), BACKEND)
    page(window, f"/workspace/meetings/reading/notes/{meeting.reference}/items/1/papers/2", status=404)
    page(window, f"/workspace/meetings/reading/notes/{meeting.reference}/items/1/papers/1", status=200)


def test_the_public_is_asked_to_sign_in(client, meeting):
    for path in ("", "mark", "calendar", "notes.txt", f"notes/{meeting.reference}"):
        assert client.get(f"/workspace/meetings/reading/{path}").url.startswith("/account/login/?next=")


def test_a_calendar_of_one_s_own_meetings_lies_at_a_secret_address_that_can_be_changed(window, meeting, client, house):
    elsewhere = factories.called(factories.body(house, "Planning"), timezone.localdate() + timedelta(days=9))
    page(window, "/workspace/meetings/reading/calendar", {}, 302)
    shown = page(window, "/workspace/meetings/reading/")
    key = shown.split("/meetings/mine/")[1].split(".ics")[0]
    calendar = page(client, f"/meetings/mine/{key}.ics")
    assert meeting.reference in calendar
    assert elsewhere.reference not in calendar
    page(window, "/workspace/meetings/reading/calendar", {}, 302)
    page(client, f"/meetings/mine/{key}.ics", status=404)
    page(window, "/workspace/meetings/reading/calendar", {"forget": "yes"}, 302)
    assert "/meetings/mine/" not in page(window, "/workspace/meetings/reading/")


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_costs_the_same_for_one_meeting_and_for_many(window, house, body, meeting, number, django_assert_max_num_queries):
    for days in range(1, number):
        other = factories.called(body, timezone.localdate() + timedelta(days=20 + days))
        items = [said.Item(f"Item {count}", papers=(said.Paper("A paper", text="Words."),)) for count in range(number)]
        clerk = factories.clerk_of(house)
        actions.prepare_agenda(other, viewer=clerk, at=NOW, items=items)
        actions.publish_agenda(other, viewer=clerk, at=NOW)
    with django_assert_max_num_queries(14):
        page(window, "/workspace/meetings/reading/")
