"""Anybody may say why a meeting should be in public: when, how often, who reads it first, and what comes of it."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.meetings import actions, said
from moothall.meetings.models import Representation, Representer
from moothall.meetings.queries import heard
from moothall.meetings.rules import asking
from moothall.meetings.tests.factories import body, brought_in, called, clerk_account, clerk_of, council
from moothall.meetings.tests.test_pages_minutes import signed_in, words
from moothall.worker.running import Worker

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 11, 5, 9, tzinfo=UTC)
NOTICE = {"matters": "A depot", "reasons": "Its rent is not agreed."}
OPEN, HESTER = "Let us hear what the depot costs.", "Hester@Example.org"


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def clerk(wrenmouth):
    return clerk_of(wrenmouth)


@pytest.fixture
def meeting(wrenmouth, clerk):
    return noticed(called(body(wrenmouth)), clerk)


@pytest.fixture
def ahead(wrenmouth, clerk):
    """One that anybody who looks today can still say something about."""
    return noticed(called(body(wrenmouth, "Planning", "committee"), held_on=timezone.localtime().date().replace(year=2999)), clerk)


def noticed(meeting, clerk, kind="first private notice"):
    return actions.publish_private_notice(meeting, viewer=clerk, at=NOW, kind=kind, **NOTICE)


def speak(meeting, text=OPEN, email=HESTER, at=NOW, viewer=PUBLIC):
    return actions.make_representation(meeting, viewer=viewer, at=at, said=text, email=email)


def test_what_anybody_says_is_read_by_clerks_alone_until_the_second_notice_prints_it(meeting, clerk):
    row = speak(meeting)
    assert not Representation.objects.visible_to(PUBLIC).exists()
    assert heard.representers(clerk, meeting) == {1: "hester@example.org"}
    actions.answer_representation(row, viewer=clerk, at=NOW, answer="It costs nine pounds.")
    noticed(meeting, clerk, "second private notice")
    assert [one.said for one in heard.representations(PUBLIC, meeting)] == [OPEN]
    assert not Representer.objects.visible_to(PUBLIC).exists()
    assert heard.representers(PUBLIC, meeting) == {}


def test_what_says_nothing_about_meeting_in_private_is_left_out_with_a_reason(meeting, clerk):
    keep, leave = speak(meeting), speak(meeting, "Buy our windows.")
    actions.leave_out_representation(leave, viewer=clerk, at=NOW, because="It sells windows.")
    noticed(meeting, clerk, "second private notice")
    assert [one.number for one in heard.representations(PUBLIC, meeting)] == [keep.number]
    with pytest.raises(Refused, match="it stays as it was"):
        actions.leave_out_representation(keep, viewer=clerk, at=NOW, because="x")
    with pytest.raises(Refused, match="is for a committee clerk"):
        actions.leave_out_representation(leave, viewer=PUBLIC, at=NOW, because="x")


def test_it_is_heard_from_the_first_notice_to_the_second(wrenmouth, meeting, clerk):
    with pytest.raises(Refused, match="No notice says"):
        speak(called(body(wrenmouth, "Planning", "committee")))
    noticed(meeting, clerk, "second private notice")
    with pytest.raises(Refused, match="The second notice is out"):
        speak(meeting)


def test_a_meeting_that_is_over_cancelled_private_or_elsewhere_is_not_spoken_against(wrenmouth, meeting, clerk):
    with pytest.raises(Refused, match="has passed"):
        speak(meeting, at=datetime(2020, 11, 13, 9, tzinfo=UTC))
    with pytest.raises(Refused, match="no such meeting"):
        speak(called(body(wrenmouth, "Planning", "committee"), is_briefing=True))
    elsewhere = brought_in(body(council("Northhaven")), [said.Item("A depot")])
    with pytest.raises(Refused, match="This is not the place of Northhaven"):
        speak(elsewhere)
    actions.cancel_meeting(meeting, viewer=clerk, at=NOW, because="A flood")
    with pytest.raises(Refused, match="has been cancelled"):
        speak(meeting)


def test_one_person_writes_three_times_and_a_flood_is_stopped(meeting, monkeypatch):
    for number in range(asking.AT_MOST):
        speak(meeting, f"{number}", HESTER.lower() if number else HESTER)
    with pytest.raises(Refused, match="as often as one person may"):
        speak(meeting)
    monkeypatch.setattr(asking, "AT_ONCE", 3)
    with pytest.raises(Refused, match="no more can be taken"):
        speak(meeting, email="other@example.org")
    assert Representation.objects.visible_to(THE_CLOCK).count() == asking.AT_MOST


def test_whoever_wrote_is_told_what_came_of_it_and_nobody_else(meeting, clerk, mailoutbox):
    kept, left = speak(meeting), speak(meeting, "Buy our windows.", "glazier@example.org")
    actions.answer_representation(kept, viewer=clerk, at=NOW, answer="It costs nine pounds.")
    actions.leave_out_representation(left, viewer=clerk, at=NOW, because="It sells windows.")
    noticed(meeting, clerk, "second private notice")
    Worker("tests", timezone.now).work_off()
    told = {mail.to[0]: mail.body for mail in mailoutbox}
    assert set(told) == {"hester@example.org", "glazier@example.org"}
    assert "It costs nine pounds." in told["hester@example.org"]
    assert "It sells windows." in told["glazier@example.org"]
    assert heard.said_from(f"{meeting.reference}/representations/1", "glazier@example.org") is None
    assert heard.said_from(f"{meeting.reference}/representations/9", "glazier@example.org") is None


def test_it_is_sent_from_the_page_of_the_notice(client, ahead):
    notice = words(client.get(f"/{ahead.reference}/published/1"))
    address = f"/{ahead.reference}/represent"
    assert f'href="{address}"' in notice
    typed = {"said": OPEN, "email": HESTER, "website": ""}
    wrong = words(client.post(address, typed | {"email": "nowhere"}))
    assert "must be an e-mail address" in wrong
    assert OPEN in wrong, "what was typed is kept"
    assert "characters that cannot be seen" in words(client.post(address, typed | {"said": "bell \x07"}))
    answer = client.post(address, typed, follow=True)
    assert "Thank you." in words(answer)
    assert OPEN not in words(answer)
    client.post(address, typed | {"website": "http://spam.example"})
    assert Representation.objects.visible_to(THE_CLOCK).count() == 1
    for _ in range(2):
        client.post(address, typed)
    full = client.post(address, typed)
    assert full.status_code == 409
    assert "as often as one person may" in words(full)


def test_a_clerk_answers_and_leaves_out_in_place(client, wrenmouth, clerk, ahead):
    for text in (OPEN, "Buy our windows."):
        speak(ahead, text)
    window, desk = signed_in(clerk_account(wrenmouth)), f"/workspace/{ahead.reference}/private"
    assert "Sent in from hester@example.org" in words(window.get(desk))
    assert "Buy our windows." in words(window.get(f"{desk}/said/2/leave-out"))
    window.post(f"{desk}/said/2/leave-out", {"because": "It sells windows."})
    window.post(f"{desk}/said/1", {"answer": "It costs nine pounds."})
    page = words(window.get(desk))
    assert "<strong>Not printed:</strong> It sells windows." in page
    noticed(ahead, clerk, "second private notice")
    printed = words(client.get(f"/{ahead.reference}/published/2"))
    assert "It costs nine pounds." in printed
    assert "windows" not in printed
    assert "Nothing can be said here now." in words(client.get(f"/{ahead.reference}/represent"))
    assert f"/{ahead.reference}/represent" not in printed
    assert window.get(f"{desk}/said/9/leave-out").status_code == 404
    assert client.get(f"{desk}/said/2/leave-out").status_code == 403
    assert client.get("/meetings/wrenmouth/999/represent").status_code == 404
