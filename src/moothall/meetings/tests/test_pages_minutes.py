"""Taking minutes as a clerk does it: the box, what it understood, two at once, writing, and going on by keyboard."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothall.access.viewer import THE_CLOCK, Role
from moothall.meetings import actions, queries, said
from moothall.meetings.models import Item, MinuteDraft, MinuteEntry, Resolution
from moothall.meetings.tests.factories import LATER, LEASE, REPAIRS, body, called, clerk_account, clerk_of, council
from moothall.meetings.tests.test_rules_minuting import A_MINUTE

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def meeting(wrenmouth):
    meeting = called(body(wrenmouth))
    actions.prepare_agenda(meeting, viewer=clerk_of(wrenmouth), at=LATER, items=[said.Item("A heading", is_heading=True), REPAIRS, LEASE])
    return actions.publish_agenda(meeting, viewer=clerk_of(wrenmouth), at=LATER)


def signed_in(account):
    window = Client()
    window.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return window


@pytest.fixture
def clerk(wrenmouth):
    return signed_in(clerk_account(wrenmouth))


@pytest.fixture
def other(wrenmouth):
    return signed_in(clerk_account(wrenmouth, "other@wrenmouth.example"))


def at(meeting, position=2):
    return f"/workspace/{meeting.reference}/items/{position}/minute"


def sent(browser, address, text, opened_at, do="save", **more):
    return browser.post(address, {"text": text, "opened_at": opened_at, "do": do, **more})


def draft(position=2):
    return MinuteDraft.objects.visible_to(THE_CLOCK).filter(item__position=position).first()


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_box_says_what_it_understood_beside_it(clerk, meeting):
    assert "Nothing is minuted yet." in words(clerk.get(at(meeting)))
    assert sent(clerk, at(meeting), A_MINUTE, 0).status_code == 302
    page = words(clerk.get(at(meeting)))
    for part in (
        "Kept, and not yet written",
        "Moved by Councillor Ashby, seconded by Councillor Vane",
        "It now reads: That six vans",
        "For, 3",
        "Who pays for the vans?",
    ):
        assert part in page, part


@pytest.mark.both
def test_writing_puts_it_into_the_minutes(clerk, meeting):
    answer = clerk.post(at(meeting), {"text": A_MINUTE, "opened_at": 0, "do": "write"}, follow=True)
    assert "This stands in the minutes." in words(answer)
    assert MinuteEntry.objects.visible_to(THE_CLOCK).count() == 9
    assert Resolution.objects.visible_to(THE_CLOCK).count() == 1


def test_a_button_leads_to_the_next_item_and_the_one_before_with_all_saved(clerk, meeting):
    assert sent(clerk, at(meeting), "One", 0, "next").url == at(meeting, 3)
    assert sent(clerk, at(meeting, 3), "Two", 0, "before").url == at(meeting)
    assert sent(clerk, at(meeting, 3), "Two more", 1, "next").url == at(meeting, 3), "there is none after the last"
    assert [draft(2).text, draft(3).text] == ["One", "Two more"]


def test_parts_move_by_a_button_and_still_name_each_other_rightly(clerk, meeting):
    text = "RESOLVED: That\n(1) a be done; and\n(2) subject to (1) above, b be done."
    sent(clerk, at(meeting), text, 0, "up 0 2")
    assert draft().text == "RESOLVED: That\n(1) subject to (2) below, b be done; and\n(2) a be done."
    sent(clerk, at(meeting), "RESOLVED: That\n( ) new;\n(1) a be done.", 1, "tidy")
    assert "(2) a be done." in draft().text


@pytest.mark.both
@pytest.mark.parametrize("do", ["up", "up x y", "up 0 99999", "sideways 0 1", "up 9 9", "", "\x00"])
def test_a_button_that_does_not_exist_saves_and_does_nothing_else(clerk, meeting, do):
    assert sent(clerk, at(meeting), "RESOLVED: That it be noted.", 0, do).status_code == 302
    assert draft().text == "RESOLVED: That it be noted."


@pytest.mark.both
def test_two_clerks_at_one_item_see_both_texts_and_lose_neither(clerk, other, meeting):
    sent(clerk, at(meeting), "The plan was liked.", 0)
    answer = sent(other, at(meeting), "The plan was hated.", 0)
    page = words(answer)
    assert answer.status_code == 409
    assert "The plan was liked." in page
    assert "The plan was hated." in page
    assert 'name="opened_at" value="1"' in page
    assert sent(other, at(meeting), "The plan was liked and hated.", 1).status_code == 302
    assert draft().text == "The plan was liked and hated."
    assert "The plan was liked.</pre>" in words(clerk.get(at(meeting))), "the earlier text is still there"


def test_what_a_script_sends_is_kept_and_answered_with_what_was_understood(clerk, other, meeting):
    answer = sent(clerk, at(meeting) + "/keep", "Q: Who pays?", 0, window="w", turn=1)
    assert answer.json()["version"] == 1
    assert "Question: Who pays?" in answer.json()["understood"]
    assert sent(clerk, at(meeting) + "/keep", "Q: Who pays, and when?", 0, window="w", turn=2).json()["version"] == 2
    late = sent(other, at(meeting) + "/keep", "Mine", 0, window="v", turn=1)
    assert late.status_code == 409
    assert "changed this meanwhile" in late.json()["said"]
    assert clerk.get(at(meeting) + "/keep").status_code == 405


@pytest.mark.both
@pytest.mark.parametrize(
    "data", [{}, {"text": "x"}, {"text": "x", "opened_at": "x"}, {"text": "x", "opened_at": "9" * 30}, {"opened_at": "-1"}]
)
def test_what_cannot_be_read_is_refused_in_words(clerk, meeting, data):
    answer = clerk.post(at(meeting) + "/keep", data)
    assert answer.status_code == 400
    assert answer.json()["said"]
    assert clerk.post(at(meeting), data).status_code == 200
    assert draft() is None


@pytest.mark.both
def test_what_cannot_be_seen_is_left_out_and_stops_nobody(clerk, meeting):
    sent(clerk, at(meeting), "The plan\x00 was\x07 liked.\r\nBy all.", 0)
    assert draft().text == "The plan was liked.\nBy all."


def test_what_is_typed_is_never_markup(clerk, meeting):
    sent(clerk, at(meeting), "<script>alert(1)</script>\nMOTION: <b>A</b>: That it be.", 0)
    page = clerk.get(at(meeting)).content.decode()
    assert "<script>alert" not in page
    assert "<b>A" not in page


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.HEAD_OF_SERVICE])
def test_nobody_but_clerks_comes_to_the_box(wrenmouth, meeting, role):
    window = Client()
    if role:
        account = clerk_account(wrenmouth, "x@wrenmouth.example")
        account.person.offices.update(role=role)
        window = signed_in(account)
    assert window.get(at(meeting)).status_code == 403
    assert sent(window, at(meeting), "x", 0).status_code == 403
    assert sent(window, at(meeting) + "/keep", "x", 0).status_code == 403
    assert draft() is None


@pytest.mark.both
def test_an_item_that_is_not_there_is_not_found(clerk, meeting):
    for address in (at(meeting, 99), "/workspace/meetings/nowhere/1/items/1/minute"):
        assert clerk.get(address).status_code == 404


@pytest.mark.both
def test_the_usual_words_are_offered_and_put_in_by_a_button(clerk, meeting, wrenmouth):
    item = Item.objects.visible_to(THE_CLOCK).get(position=2)
    assert "Begin with the usual words" in words(clerk.get(at(meeting)))
    sent(clerk, at(meeting), "", 0, "begin")
    assert draft().text == "Cabinet considered the report of the Director of Homes."
    sent(clerk, at(meeting), "Mine", 1, "begin")
    assert draft().text == "Mine", "what somebody typed is not replaced"
    assert queries.minute_as_blocks(clerk_of(wrenmouth), item) == ()


def test_what_stands_in_the_minutes_already_can_be_taken_up(clerk, meeting, wrenmouth):
    minute = said.Minute(
        entries=(said.Entry("Cabinet considered the report."),), resolutions=(said.Resolution((said.Part("it be noted.", 1),), after=1),)
    )
    actions.record_minutes(meeting, viewer=clerk_of(wrenmouth), at=LATER, minutes={2: minute})
    assert "Cabinet considered the report. RESOLVED: it be noted." in words(clerk.get(at(meeting)))


def asked_for(window, address):
    window.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert window.get(address).status_code == 200
    return len(asked)


def test_the_box_asks_as_much_for_a_long_minute_as_for_a_short_one(clerk, meeting):
    sent(clerk, at(meeting), "One", 0)
    few = asked_for(clerk, at(meeting))
    sent(clerk, at(meeting), "\n\n".join([A_MINUTE] * 5), 1)
    assert asked_for(clerk, at(meeting)) == few
