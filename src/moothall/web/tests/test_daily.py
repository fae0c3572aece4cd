"""The daily round: each room does its part, what waits is done where no worker is, and the record is signed."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from moothall.access.viewer import THE_CLOCK
from moothall.alerts import actions as alerts
from moothall.alerts.models import Subscriber
from moothall.decisions.tests import factories
from moothall.post import actions as post
from moothall.record.models import Checkpoint
from moothall.worker import actions as worker

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=30)


def daily() -> str:
    said = StringIO()
    call_command("daily", stdout=said)
    return said.getvalue()


def test_an_empty_place_has_a_daily_round_too():
    assert daily() == "Nothing has happened yet, so there is nothing to sign.\n"


def test_what_waits_is_sent_and_the_record_is_signed():
    here = factories.council()
    alerts.ask("reader@example.org", at=timezone.now(), organisation=here.row, frequency="daily")
    assert "stands" in daily()
    assert len(mail.outbox) == 1
    assert Checkpoint.objects.exists()


def test_where_a_worker_is_the_sending_is_left_to_it():
    here = factories.council()
    worker.say_here("one", timezone.now())
    alerts.ask("reader@example.org", at=timezone.now(), organisation=here.row, frequency="daily")
    daily()
    assert not mail.outbox


def test_who_never_confirmed_is_forgotten():
    here = factories.council()
    alerts.ask("reader@example.org", at=timezone.now() - timedelta(days=4), organisation=here.row, frequency="daily")
    assert "Requests for letters that nobody confirmed, forgotten: 1." in daily()
    assert not Subscriber.objects.visible_to(THE_CLOCK).exists()


def test_each_room_says_what_it_tidied():
    here = factories.council()
    row = post.put(
        "alerts.yours",
        organisation=here.row,
        to="reader@example.org",
        key="a",
        at=timezone.now() - timedelta(days=3),
        facts={"subscriber": 0},
    )
    DBTaskResult.objects.filter(args_kwargs={"args": [row.pk], "kwargs": {}}).update(status="SUCCESSFUL", finished_at=LONG_AGO)
    said = daily()
    assert "Letters that should have gone days ago, taken up again: 1." in said
    assert "Work done a fortnight ago, forgotten: 1." in said
