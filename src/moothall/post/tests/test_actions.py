"""A letter is owed once, written when it is sent and for whoever reads it, and goes once."""

import smtplib
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.tests import factories
from moothall.post import actions, queries
from moothall.post.models import Mail
from moothall.post.rules import State, To
from moothall.post.tests.samples import Trouble
from moothall.worker.running import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
READER = "reader@example.org"


class Refusing(EmailBackend):
    """A mail server that answers as a test tells it to."""

    problem: Exception

    def send_messages(self, messages):
        raise self.problem


@pytest.fixture
def refusing(settings, monkeypatch):
    """Let the mail server answer with this problem."""

    def refuse(problem: Exception) -> None:
        monkeypatch.setattr(Refusing, "problem", problem, raising=False)
        settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    return refuse


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


def test_a_server_that_does_not_answer_is_tried_again_and_nobody_reads_it_twice(council, refusing, settings, mailoutbox, caplog):
    owed(council)
    refusing(smtplib.SMTPServerDisconnected(f"lost {READER}"))
    work()
    row = only()
    assert row.state(timezone.now()) is State.IN_TROUBLE
    assert READER not in row.trouble + caplog.text + DBTaskResult.objects.get().traceback
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert Worker("one", lambda: timezone.now() + timedelta(minutes=1)).work_off() == 1
    assert len(mailoutbox) == 1
    assert (only().state(NOW), only().trouble, only().tries) == (State.SENT, "", 2)


def test_an_address_that_is_refused_for_good_is_not_tried_again(council, refusing):
    owed(council)
    refusing(smtplib.SMTPRecipientsRefused({READER: (550, b"no such user")}))
    work()
    assert (only().dropped_because, only().address) == ("The address does not take mail.", "")


def test_an_address_that_is_refused_for_now_is_tried_again(council, refusing):
    owed(council)
    refusing(smtplib.SMTPRecipientsRefused({READER: (450, b"mailbox is full")}))
    work()
    assert only().state(timezone.now()) is State.IN_TROUBLE


def test_a_writer_that_fails_is_tried_again_and_what_it_said_is_kept_nowhere(council, caplog):
    owed(council, facts={"fails": "the lease of Unit 4"})
    work()
    assert only().trouble == "The mail could not be handed over (Trouble)."
    assert "Unit 4" not in only().trouble + caplog.text + DBTaskResult.objects.get().traceback


def test_the_number_of_a_mail_is_the_same_at_each_try(council, mailoutbox):
    row = owed(council)
    work()
    Mail.objects.visible_to(THE_CLOCK).update(sent_at=None, address=READER)  # killed after handing over, before it was noted
    actions.send.enqueue(row.pk)
    work()
    first, second = (sent.extra_headers["Message-ID"] for sent in mailoutbox)
    assert first == second


def test_the_same_mail_is_one_file(council, settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "moothall.post.folder.Folder", tmp_path / "mail"
    row = owed(council)
    work()
    Mail.objects.visible_to(THE_CLOCK).update(sent_at=None, address=READER)
    actions.send.enqueue(row.pk)
    work()
    [file] = (tmp_path / "mail").iterdir()
    said = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (said["To"], said["Subject"]) == (READER, "A letter")
    assert "Written for the public." in said.get_body(("plain",)).get_content()


def test_a_mail_of_the_accounts_library_is_a_file_too(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "moothall.post.folder.Folder", tmp_path / "mail"
    for _ in range(2):
        django_mail.send_mail("Your code", "123", None, [READER])
    django_mail.send_mail("To nobody", "123", None, [])
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 2


def test_what_should_have_gone_days_ago_is_asked_for_again(council, mailoutbox):
    owed(council)
    DBTaskResult.objects.all().delete()
    assert actions.take_up_what_was_left(NOW + timedelta(days=1)) == 0
    assert actions.take_up_what_was_left(NOW + timedelta(days=3)) == 1
    work()
    assert len(mailoutbox) == 1
    assert actions.take_up_what_was_left(NOW + timedelta(days=3)) == 0


def test_what_could_not_go_for_a_fortnight_is_dropped(council):
    owed(council)
    actions.take_up_what_was_left(NOW + timedelta(days=15))
    assert only().dropped_because == "It could not be handed over for a fortnight."


def test_a_reminder_goes_once_to_each_it_is_for(council, mailoutbox):
    owner, head = (factories.Person(organisation=council, email=f"{name}@example.org") for name in ("owner", "head"))
    whom = {To.OWNER: owner, To.DEPUTY: None, To.HEAD: head}

    def reminded(days: int) -> set[str]:
        said = {"organisation": council, "about": "decisions/commitments/wrenmouth/1", "due_on": NOW.date(), "days": days}
        return {mail.person.email for mail in actions.remind("post.sample", whom=whom, at=NOW, **said)}

    assert reminded(-9) == set()
    assert reminded(-5) == {"owner@example.org"}
    assert reminded(-4) == set()
    assert reminded(7) == {"owner@example.org", "head@example.org"}
    assert reminded(8) == set()
    work()
    assert len(mailoutbox) == 3


def test_one_person_in_two_parts_is_reminded_once(council):
    both = factories.Person(organisation=council, email="both@example.org")
    said = {"organisation": council, "about": "a/b/1", "due_on": NOW.date(), "days": 5, "whom": dict.fromkeys(To, both)}
    assert len(actions.remind("post.sample", at=NOW, **said)) == 1
    assert queries.not_sent(THE_CLOCK).count() == 1
