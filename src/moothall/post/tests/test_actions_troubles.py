"""What cannot be handed over is tried again, goes once, and is dropped when there is no use; reminders go once to each."""

import smtplib
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from moothall.access.viewer import THE_CLOCK
from moothall.authority.tests import factories
from moothall.post import actions, queries
from moothall.post.models import Mail
from moothall.post.rules import State, To
from moothall.post.tests.test_actions import NOW, READER, only, owed, work
from moothall.worker.running import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("samples")]


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
