"""The pages that belong to no single room: each says what is so, asks as much for one row as for many, and nothing that is closed."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.core import signing
from django.test import Client
from django.utils import timezone

from moothall.access.models import Account
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import actions as decisions
from moothall.decisions.tests import factories
from moothall.meetings import actions as meetings
from moothall.record import actions as record
from moothall.record.models import Entry
from moothall.web import links, subjects

pytestmark = [pytest.mark.django_db, pytest.mark.once]
BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@pytest.fixture
def now() -> datetime:
    return timezone.localtime()


@pytest.fixture
def here():
    return factories.council()


@pytest.fixture
def text(client):
    def read(path: str, **choices) -> str:
        answer = client.get(path, choices)
        assert answer.status_code == 200, f"{path} answered {answer.status_code}"
        return answer.content.decode()

    return read


def called(here, day: date, **said):
    return meetings.call_meeting(here.cabinet, viewer=THE_CLOCK, at=factories.EARLY, held_on=day, **said)


def signed_in(client, viewer):
    client.force_login(factories.account_of(viewer), BACKEND)


def test_the_front_page_of_an_empty_place_says_what_will_stand_there(text):
    page = text("/")
    for words in ("None today.", "No meeting is called yet", "No decision is in the register yet.", "No resolution here asks anybody"):
        assert words in page
    assert "<b>0</b>public meetings in the next seven days" in page


def test_the_front_page_says_what_is_being_decided(text, here, now):
    factories.published(here, "Leisure contract", moment=now, decided_on=now.date())
    page = text("/")
    assert "<b>1</b>decision that councillors can still call in" in page
    assert "Leisure contract" in page
    assert re.search(r"<strong>[^<]*working days? left", page)


def test_the_front_page_counts_the_meetings_of_seven_days_and_no_cancelled_one(text, here, now):
    for days in (0, 6, 7):
        called(here, now.date() + timedelta(days=days))
    gone = called(here, now.date() + timedelta(days=1))
    meetings.cancel_meeting(gone, viewer=here.clerk, at=now, because="Nothing to decide")
    page = text("/")
    assert "<b>2</b>public meetings in the next seven days" in page
    assert "Cancelled." in page


def test_nothing_that_is_a_draft_is_on_the_front_page(text, here, client):
    factories.recorded(here, "Secret sale of the pier")
    assert "Secret sale" not in text("/")
    signed_in(client, here.clerk)
    assert "Secret sale" in text("/workspace/")


def test_the_front_page_asks_as_much_for_one_row_as_for_many(client, here, now, django_assert_max_num_queries):
    def asked(how_many: int) -> int:
        for number in range(how_many):
            factories.published(here, f"Decision {number}", moment=now, decided_on=now.date())
            called(here, now.date() + timedelta(days=number))
        with django_assert_max_num_queries(12) as questions:
            assert client.get("/").status_code == 200
        return len(questions)

    assert asked(1) == asked(6)


def test_the_workspace_is_for_whoever_is_signed_in(client):
    answer = client.get("/workspace/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


@pytest.mark.both
def test_the_workspace_says_who_somebody_is_and_what_they_may_do(client, text, here):
    signed_in(client, here.clerk)
    page = text("/workspace/")
    assert "You are Clerk." in page
    assert "<li>Publishing an agenda</li>" in page
    assert "<li>Calling in a decision</li>" not in page
    signed_in(client, here.member)
    assert "<li>Calling in a decision</li>" in text("/workspace/")


def test_the_workspace_of_somebody_without_an_office_says_so(client, text):
    client.force_login(Account.objects.create_user("a@wrenmouth.example"), BACKEND)
    page = text("/workspace/")
    assert "Your account holds no office here today" in page


def test_the_workspace_shows_a_clerk_what_waits(client, text, here):
    decision = factories.published(here, "Damp homes", **factories.resolved(factories.REQUEST))
    decisions.propose_commitments(decision, viewer=here.clerk, at=factories.EARLY)
    signed_in(client, here.clerk)
    assert "1 commitment to confirm waits for you." in text("/workspace/")
    signed_in(client, here.member)
    assert "to confirm waits for you" not in text("/workspace/")


def test_the_workspace_asks_as_much_for_one_row_as_for_many(client, here, now, django_assert_max_num_queries):
    signed_in(client, here.clerk)

    def asked(how_many: int) -> int:
        for number in range(how_many):
            factories.recorded(here, f"Draft {number}")
            factories.published(here, f"Decision {number}", moment=now, decided_on=now.date())
            called(here, now.date() + timedelta(days=number))
        with django_assert_max_num_queries(29) as questions:
            assert client.get("/workspace/").status_code == 200
        return len(questions)

    assert asked(1) == asked(6)


@pytest.mark.both
def test_a_link_asks_first_and_then_signs_in(client, here):
    account = factories.account_of(here.clerk)
    path = links.link_for(account)
    assert f"Sign in as {account}?" in client.get(path).content.decode()
    assert not get_user(client).is_authenticated
    assert client.post(path)["Location"] == "/workspace/"
    assert get_user(client) == account


@pytest.mark.both
@pytest.mark.parametrize("spoil", ["closed", "new password", "cut short", "another salt", "no list", "old"])
def test_a_link_that_is_no_longer_good_signs_nobody_in(client, here, monkeypatch, spoil):
    account = factories.account_of(here.clerk)
    path = links.link_for(account)
    if spoil == "closed":
        Account.objects.filter(pk=account.pk).update(is_active=False)
    elif spoil == "new password":
        account.set_password("four words make one")
        account.save()
    elif spoil == "cut short":
        path = path[:-3]
    elif spoil == "another salt":
        path = path.rsplit("/", 1)[0] + "/" + signing.dumps([account.pk, links.ending_of(account)], salt="other")
    elif spoil == "no list":
        path = path.rsplit("/", 1)[0] + "/" + signing.dumps("x", salt=links.SALT)
    else:
        monkeypatch.setattr(links, "LIFE", -1)
    for ask in (client.get, client.post):
        answer = ask(path)
        assert answer.status_code == 404
        assert "This link signs nobody in" in answer.content.decode()
    assert not get_user(client).is_authenticated


def test_a_link_signs_in_by_a_form_of_this_site_only(here):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(links.link_for(factories.account_of(here.clerk))).status_code == 403


@pytest.mark.parametrize("path", ["/", "/open-data", "/accessibility", "/who-may-do-what", "/authority/", "/record/"])
def test_every_link_of_a_page_leads_somewhere(client, text, here, now, path):
    called(here, now.date())
    factories.published(here, "Leisure contract", moment=now, decided_on=now.date())
    for address in sorted(set(re.findall(r'href="(/[^"#]*)"', text(path)))):
        if not address.startswith("/static/"):
            assert client.get(address.replace("&amp;", "&")).status_code in {200, 302}, f"{path} leads to {address}"


@pytest.mark.both
def test_who_may_see_what_an_entry_is_about(here, now):
    draft, public = factories.recorded(here), factories.published(here, "Leisure contract")
    meeting = called(here, now.date())
    meetings.prepare_agenda(meeting, viewer=here.clerk, at=now, items=[factories.minutes.Item(title="A lease")])
    item = f"{meeting.reference}/items/1"
    for subject, by_public, by_clerk in (
        (here.cabinet.reference, True, True),
        (here.row.reference, True, True),
        (public.reference, True, True),
        (draft.reference, False, True),
        (meeting.reference, True, True),
        (item, False, True),
        (f"{meeting.reference}/items/9", False, False),
        (f"{item}/papers/1", False, False),
        ("decisions/wrenmouth/999", False, False),
        ("decisions/commitments/wrenmouth/999", False, False),
        ("documents/1", False, False),
        ("authority/secrets/1", False, False),
        (f"{public.reference}/../{draft.number}", False, False),
        ("meetings/wrenmouth/99999999999999999999", False, False),
        ("", False, False),
    ):
        assert subjects.may_see(PUBLIC, subject) is by_public, subject
        assert subjects.may_see(here.clerk, subject) is by_clerk, subject


def test_a_proof_is_given_only_for_what_may_be_seen(client, here, now):
    draft, public = factories.recorded(here, "Sale of the pier"), factories.published(here, "Leisure contract")
    record.checkpoint(now)
    numbers = {row.reference: Entry.objects.filter(subject=row.reference).latest("number").number for row in (draft, public)}
    assert client.get(f"/record/proofs/{numbers[public.reference]}").status_code == 200
    assert client.get(f"/record/proofs/{numbers[draft.reference]}").status_code == 404
    signed_in(client, here.clerk)
    assert client.get(f"/record/proofs/{numbers[draft.reference]}").status_code == 200
