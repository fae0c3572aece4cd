"""The pages: anybody asks, confirms by a link, changes and stops; a link that is looked at does nothing yet."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.test import Client

from moothall.access.viewer import THE_CLOCK
from moothall.alerts import links
from moothall.alerts.models import Subscription
from moothall.alerts.tests.telling import READER, follow, wants, work
from moothall.decisions.tests import factories

pytestmark = pytest.mark.django_db


def words_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def rows():
    return Subscription.objects.visible_to(THE_CLOCK)


def paths_in(letter) -> list[str]:
    return re.findall(r"http://127\.0\.0\.1:8000(\S+)", letter.body)


@pytest.fixture
def strict():
    """A browser whose forms must bear their mark."""
    return Client(enforce_csrf_checks=True)


def test_a_place_without_a_council_says_so(client, db):  # the first, for all others share a council
    assert client.get("/alerts/").status_code == 200
    answer = client.post("/alerts/", {"frequency": "daily", "address": READER})
    assert "No council is at home here yet" in words_of(answer)
    assert client.post("/alerts/link", {"address": READER}).status_code == 302


def test_somebody_asks_confirms_is_told_and_stops(here, client, strict):
    answer = client.post("/alerts/", {"body": here.cabinet.pk, "frequency": "at once", "address": READER}, follow=True)
    assert "Look in your e-mail" in words_of(answer)
    work()
    [path] = paths_in(mail.outbox[0])
    assert "Cabinet" in words_of(client.get(path))
    assert rows().get().confirmed_at is None
    assert "You asked to be told of 1 thing." in words_of(client.post(path, follow=True))
    mail.outbox.clear()
    factories.published(here, "Library hours", moment=rows().get().confirmed_at)
    follow()
    work(timedelta(minutes=5))
    heads = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    stop = heads["List-Unsubscribe"].strip(" <>").removeprefix("http://127.0.0.1:8000")
    assert heads["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Stop all letters?" in words_of(strict.get(stop))
    assert rows().exists()
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert not rows().exists()
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 410


def test_the_choices_of_the_page_before_are_filled_in(here, client):
    page = client.get(
        "/alerts/", {"body": here.cabinet.pk, "words": "<b>damp", "ward": "x", "address": "evil@example.org"}
    ).content.decode()
    assert re.search(rf'<option value="{here.cabinet.pk}" selected', page)
    assert 'value="&lt;b&gt;damp"' in page
    assert "evil@example.org" not in page
    assert re.search(rf'<option value="{here.cabinet.pk}" selected', client.get("/alerts/", {"by": here.cabinet.pk}).content.decode())


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, "Enter your e-mail address"),
        ({"address": "nobody"}, "like me@place.org"),
        ({"address": "a@example.org\r\nBcc: b@example.org"}, "like me@place.org"),
        ({"address": READER, "frequency": "hourly"}, "Choose one of the two."),
        ({"address": READER, "frequency": ""}, "Choose how often we may write."),
        ({"address": READER, "words": "-damp"}, "Words to leave out are not enough."),
        ({"address": READER, "words": "x" * 201}, "at most 200"),
        ({"address": READER, "body": "999"}, "is not offered. Choose one of those listed"),
        ({"address": READER, "body": "\x00"}, "is not offered. Choose one of those listed"),
        ({"address": "x" * 300 + "@example.org"}, "e-mail address"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_is_kept(here, client, said, wrong):
    answer = client.post("/alerts/", {"frequency": "daily", "words": "cycle lanes"} | said)
    assert answer.status_code == 200
    assert wrong in words_of(answer)
    assert said.get("words", "cycle lanes") in answer.content.decode()
    assert not rows().exists()


def test_what_is_chosen_must_be_of_one_council(here, client):
    elsewhere = factories.council("easthaven", "Easthaven", is_home=False)
    said = {"body": here.cabinet.pk, "ward": elsewhere.harbour.pk, "frequency": "daily", "address": READER}
    assert "These are not all of one council." in words_of(client.post("/alerts/", said))
    said |= {"body": elsewhere.cabinet.pk}
    client.post("/alerts/", said)
    assert rows().get().organisation == elsewhere.row
    assert "Easthaven" in words_of(client.get("/alerts/"))


def test_nobody_learns_whether_an_address_is_told_of_anything(here, client):
    wants(here)
    for address in (READER, "nobody@example.org"):
        for path, said in (("/alerts/", {"frequency": "daily"}), ("/alerts/link", {})):
            answer = client.post(path, said | {"address": address})
            assert (answer.status_code, answer["Location"]) == (302, "/alerts/asked")


def test_the_owner_changes_and_stops_one_thing(here, client):
    first, second = wants(here, words="damp"), wants(here, body=here.cabinet)
    path = links.to_yours(first.subscriber)
    page = client.get(path)
    assert "r…@example.org" in words_of(page)
    assert READER not in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]
    client.post(path, {"which": first.pk, "do": "daily"})
    assert rows().get(pk=first.pk).frequency == "daily"
    assert "Stopped." in words_of(client.post(path, {"which": first.pk, "do": "stop"}, follow=True))
    assert rows().get() == second
    assert "It is stopped" in words_of(client.post(path, {"which": second.pk, "do": "stop"}, follow=True))
    assert client.get(path).status_code == 410


@pytest.mark.parametrize("said", [{}, {"which": "x"}, {"which": "999999"}, {"which": "1" * 400}])
def test_what_is_not_theirs_is_not_found(here, client, said):
    row = wants(here)
    other = wants(here, "other@example.org")
    path = links.to_yours(row.subscriber)
    assert client.post(path, said | {"do": "stop"}).status_code == 404
    assert client.post(path, {"which": other.pk, "do": "stop"}).status_code == 404
    assert client.post(path, {"which": row.pk, "do": "hourly"}).status_code == 403
    assert rows().count() == 2


@pytest.mark.parametrize("path", ["/alerts/confirm/x", "/alerts/yours/x", "/alerts/stop/x", "/alerts/stop/" + "x" * 2_000])
def test_a_link_that_is_not_ours_says_so(client, db, path):
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 410
        assert "This is not a link that this site made." in words_of(answer)


def test_a_link_to_confirm_runs_out(here, client, monkeypatch):
    row = wants(here)
    path = links.to_confirm(row)
    assert "This is confirmed already" in words_of(client.get(path))
    monkeypatch.setattr(links.rules, "CONFIRMED_WITHIN", -links.rules.CONFIRMED_WITHIN)
    assert "more than three days old" in words_of(client.get(path))
    monkeypatch.undo()
    row.delete()
    assert "no longer here" in words_of(client.get(path))


def test_whoever_is_signed_in_asks_for_themselves_or_for_an_address(here, client):
    client.force_login(factories.account_of(here.member))
    said = {"frequency": "daily", "to": "me"}
    assert "You will be told." in words_of(client.post("/alerts/", said, follow=True))
    assert rows().get().subscriber.person_id == here.member.person
    assert "Enter the e-mail address" in words_of(client.post("/alerts/", said | {"to": "address"}))
    client.post("/alerts/", said | {"to": "address", "address": READER})
    assert {row.subscriber.address for row in rows().select_related("subscriber")} == {None, READER}
    assert "You asked to be told of 1 thing." in words_of(client.get("/alerts/yours"))


def test_whoever_is_signed_in_and_asked_for_nothing_reads_so(here, client):
    client.force_login(factories.account_of(here.member))
    assert "You are told of nothing." in words_of(client.get("/alerts/yours"))


def test_whoever_is_not_signed_in_is_sent_a_link_instead(client, db):
    assert client.get("/alerts/yours")["Location"] == "/alerts/link"


def test_many_things_cost_as_many_queries_as_one(here, client, django_assert_max_num_queries):
    path = links.to_yours(wants(here).subscriber)

    def counted() -> int:
        with django_assert_max_num_queries(40) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    one = counted()
    for word in ("a", "b", "c"):
        wants(here, words=word, body=here.cabinet, ward=here.harbour)
    assert counted() == one
