"""A letter is owed once, written when it is sent and for whoever reads it, and goes once."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.tests import factories
from moothall.post import actions
from moothall.post.models import Mail
from moothall.post.rules import State
from moothall.post.tests.samples import Trouble
from moothall.worker.running import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
READER = "reader@example.org"


def owed(council, key="a", to=READER, **said):
    return actions.put("post.sample", organisation=council, to=to, key=key, at=NOW, **said)


def work() -> int:
    return Worker("one", timezone.now).work_off()


def only() -> Mail:
    return Mail.objects.visible_to(THE_CLOCK).get()


def test_a_letter_that_is_owed_goes_to_whom_it_is_for(council, mailoutbox):
    owed(council)
    assert work() == 1
    assert [(sent.to, sent.subject) for sent in mailoutbox] == [([READER], "A letter")]
    assert only().state(timezone.now()) is State.SENT


def test_the_same_letter_is_owed_once(council, mailoutbox):
    assert owed(council)
    assert owed(council) is None
    work()
    assert owed(council) is None
    work()
    assert len(mailoutbox) == 1


def test_of_a_past_that_is_told_again_nobody_is_owed_a_letter(council, mailoutbox):
    with actions.writing_nobody():
        assert owed(council) is None
    assert not Mail.objects.visible_to(THE_CLOCK).exists()
    assert owed(council)


def test_what_follows_from_an_act_that_fails_is_not_owed(council, mailoutbox):
    with pytest.raises(Trouble), transaction.atomic():
        owed(council)
        raise Trouble
    work()
    assert not mailoutbox
    assert not Mail.objects.visible_to(THE_CLOCK).exists()


def test_a_letter_for_later_waits(council, mailoutbox):
    owed(council, due_at=timezone.now() + timedelta(hours=1))
    assert work() == 0
    assert only().state(timezone.now()) is State.WAITING
    actions.send.call(context_at(timezone.now()), only().pk)
    assert not mailoutbox


def context_at(moment):
    class Result:
        started_at = moment

    class Context:
        task_result = Result

    return Context


def test_a_letter_asked_for_twice_goes_once(council, mailoutbox):
    row = owed(council)
    for _ in range(3):
        actions.send.enqueue(row.pk)
    assert work() == 4
    assert len(mailoutbox) == 1


def test_it_is_written_for_whoever_reads_it_as_they_are_on_that_day(council, mailoutbox):
    account = factories.account_with(Role.COMMITTEE_CLERK, council)
    owed(council, "person", to=account.person)
    owed(council, "address")
    work()
    said = {sent.to[0]: sent.body.splitlines()[0] for sent in mailoutbox}
    assert said == {account.email: f"Written for {account.name}.", READER: "Written for the public."}


def test_somebody_without_an_account_gets_it_at_the_address_of_their_office_and_as_the_public(council, mailoutbox):
    owed(council, to=factories.Person(organisation=council, email="office@example.org"))
    work()
    assert mailoutbox[0].to == ["office@example.org"]
    assert "Written for the public." in mailoutbox[0].body


def test_somebody_who_has_left_gets_nothing(council, mailoutbox):
    account = factories.account_with(Role.COMMITTEE_CLERK, council)
    owed(council, to=account.person)
    account.is_active = False
    account.save()
    work()
    assert not mailoutbox
    assert only().dropped_because == "There is no address to send it to."


def test_a_letter_with_nothing_left_to_say_is_not_sent(council, mailoutbox):
    owed(council, facts={"silent": True})
    work()
    assert not mailoutbox
    assert (only().state(NOW), only().dropped_because) == (State.DROPPED, "Nothing was left to say.")


def test_no_address_and_no_fact_is_kept_once_it_has_gone(council, mailoutbox):
    owed(council, facts={"subject": "About a person"})
    owed(council, "b", facts={"silent": True, "subject": "About a person"})
    work()
    assert {(row.address, str(row.facts)) for row in Mail.objects.visible_to(THE_CLOCK)} == {("", "{}")}


def test_both_ways_of_reading_say_the_same_and_typed_markup_is_none(council, mailoutbox):
    owed(council)
    work()
    [sent] = mailoutbox
    [(page, kind)] = sent.alternatives
    assert kind == "text/html"
    for words in ("The budget", "Open to call-in", "Stop this", "http://127.0.0.1:8000/decisions/wrenmouth/1", "because a test sends it"):
        assert words in sent.body
        assert words in page
    assert "&lt;b&gt;A road" in page
    assert "<b>A road" not in page
    assert "* <b>A road</b>" in sent.body


def test_it_is_stopped_by_one_press_in_a_mail_program(council, mailoutbox):
    owed(council)
    work()
    heads = mailoutbox[0].extra_headers
    assert heads["List-Unsubscribe"] == "<http://127.0.0.1:8000/stop/abc/now>"
    assert heads["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("subject", ["A road\r\nBcc: everybody@example.org", "A\nroad", "Ä road\u2028Bcc: x@example.org", "x" * 5_000])
def test_no_title_makes_a_second_head(council, mailoutbox, subject):
    owed(council, facts={"subject": subject})
    work()
    sent = message_from_bytes(mailoutbox[0].message().as_bytes(), policy=policy.default)
    assert sent["Bcc"] is None
    assert sent["To"] == READER
    assert len(str(sent["Subject"]).splitlines()) == 1


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@example.org\nBcc: b@example.org", "a@example.org, b@example.org", "a b@example.org", "@"]
)
def test_what_is_no_address_is_never_owed_a_letter(council, address):
    with pytest.raises(ValidationError):
        owed(council, to=address)


def test_a_letter_is_always_for_somebody(council):
    said = {"organisation": council, "kind": "post.sample", "put_at": NOW, "due_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.create(key="nobody", **said)


def test_a_kind_that_no_room_writes_is_refused_at_once(council):
    with pytest.raises(LookupError, match="No room writes letters of the kind 'post.other'"):
        actions.put("post.other", organisation=council, to=READER, key="a", at=NOW)


def test_a_kind_that_no_room_writes_any_more_is_dropped(council, mailoutbox, settings):
    owed(council)
    settings.LETTERS = []
    work()
    assert only().dropped_because == "Nothing was left to say."
