"""Work is taken up once, tried again when it fails, and taken from a worker that is gone."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from moothall.worker import actions, queries, rules
from moothall.worker.management.commands import worker as command
from moothall.worker.models import Worker as Row
from moothall.worker.running import Worker
from moothall.worker.tests import samples

pytestmark = pytest.mark.django_db


class Clock:
    """A clock that a test can put forward."""

    def __init__(self) -> None:
        self.moment = timezone.now()

    def __call__(self):
        return self.moment

    def forward(self, by: timedelta) -> None:
        self.moment = timezone.now() + by


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def worker(clock):
    return Worker("one", clock)


def only() -> DBTaskResult:
    return DBTaskResult.objects.get()


def test_what_is_asked_for_is_done_once_with_the_moment_at_which_it_was_taken_up(worker, tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "hello")
    assert [worker.work_off(), worker.work_off()] == [1, 0]
    assert (tmp_path / "done").read_text() == f"hello {timezone.now():%Y}\n"
    assert only().status == TaskResultStatus.SUCCESSFUL


def test_what_is_asked_for_in_a_transaction_that_fails_is_never_done(worker, tmp_path):
    with pytest.raises(samples.Trouble), transaction.atomic():
        samples.write.enqueue(str(tmp_path / "done"), "hello")
        raise samples.Trouble
    assert worker.work_off() == 0


def test_what_matters_more_is_done_first_and_what_is_for_later_waits(worker, clock, tmp_path):
    path = str(tmp_path / "done")
    samples.write.using(run_after=timezone.now() + timedelta(hours=1)).enqueue(path, "later")
    samples.write.enqueue(path, "first")
    samples.write.using(priority=10).enqueue(path, "before all")
    worker.work_off()
    assert [line.rsplit(" ", 1)[0] for line in (tmp_path / "done").read_text().splitlines()] == ["before all", "first"]
    clock.forward(timedelta(hours=2))
    assert worker.work_off() == 1


def test_the_same_is_asked_for_once_while_it_waits(worker, clock, tmp_path):
    path = str(tmp_path / "done")
    for line in ("a", "a", "b"):
        actions.once(samples.write, path, line, at=clock())
    assert worker.work_off() == 2
    actions.once(samples.write, path, "a", at=clock())
    assert worker.work_off() == 1


def test_what_fails_is_tried_again_after_growing_waits_and_then_given_up(worker, clock):
    samples.fail.enqueue("the lease of Unit 4")
    for wait in rules.WAITS:
        assert worker.work_off() == 1
        assert only().run_after == clock() + wait
        clock.moment = clock() + wait - timedelta(seconds=1)
        assert worker.work_off() == 0
        clock.moment += timedelta(seconds=1)
    assert worker.work_off() == 1
    assert only().status == TaskResultStatus.FAILED
    clock.moment += timedelta(days=30)
    assert worker.work_off() == 0


def test_neither_the_book_nor_the_log_repeats_what_a_problem_says(worker, caplog):
    samples.fail.enqueue("a name")
    DBTaskResult.objects.update(args_kwargs={"args": ["the lease of Unit 4"], "kwargs": {}})
    worker.work_off()
    row = only()
    assert row.exception_class_path == "moothall.worker.tests.samples.Trouble"
    assert "samples.py" in row.traceback
    assert "Unit 4" not in row.traceback + caplog.text
    assert "Trouble" in caplog.text


def test_a_task_that_is_no_longer_there_is_put_back_and_stops_nobody(worker, tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "gone")
    DBTaskResult.objects.update(task_path="moothall.worker.tests.samples.taken_away")
    samples.write.enqueue(str(tmp_path / "done"), "here")
    assert worker.work_off() == 2
    assert (tmp_path / "done").read_text().startswith("here")


def test_what_is_in_the_hand_of_a_worker_that_is_there_is_left_alone(worker, clock, tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "hello")
    actions.say_here("one", clock())
    actions.take_up("one", clock())
    assert actions.put_back_abandoned(clock()) == 0
    assert worker.work_off() == 0


def test_what_was_in_the_hand_of_a_worker_that_is_gone_is_done_by_another(worker, clock, tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "hello")
    actions.say_here("killed", clock())
    actions.take_up("killed", clock())
    clock.forward(rules.LEASE + timedelta(seconds=1))
    assert actions.put_back_abandoned(clock()) == 1
    assert worker.work_off() == 1
    assert only().worker_ids == ["killed", "one"]


def test_what_kills_every_worker_is_given_up(clock, tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "hello")
    for number in range(len(rules.WAITS) + 1):
        actions.take_up(f"killed {number}", clock())
        assert actions.put_back_abandoned(clock()) == 1
    assert only().status == TaskResultStatus.FAILED
    assert actions.put_back_abandoned(clock()) == 0


def test_a_worker_thought_dead_cannot_say_how_it_went_once_another_has_it(worker, clock, tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "hello")
    slow = actions.take_up("slow", clock())
    actions.put_back_abandoned(clock())
    actions.take_up("one", clock())
    actions.done(slow, clock())
    actions.not_done(slow, clock(), "samples.Trouble")
    assert only().status == TaskResultStatus.RUNNING


def test_a_worker_is_there_while_it_says_so_and_not_after(clock):
    assert not queries.is_there(clock())
    actions.say_here("one", clock())
    assert queries.is_there(clock())
    assert not queries.is_there(clock() + rules.LEASE)
    actions.leave("one")
    assert not queries.is_there(clock())


def test_one_that_was_killed_long_ago_is_forgotten(clock):
    actions.say_here("killed", clock() - rules.LEASE * 3)
    actions.put_back_abandoned(clock())
    assert not Row.objects.exists()


def test_what_was_done_a_fortnight_ago_is_forgotten_and_what_waits_is_not(worker, clock, tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "hello")
    worker.work_off()
    samples.write.enqueue(str(tmp_path / "done"), "waits")
    assert actions.forget_what_was_done(clock()) == 0
    assert actions.forget_what_was_done(clock() + rules.KEPT + timedelta(minutes=1)) == 1
    assert only().status == TaskResultStatus.READY


def test_the_command_does_what_waits_and_leaves_no_trace_of_itself(tmp_path):
    samples.write.enqueue(str(tmp_path / "done"), "hello")
    call_command("worker", once=True)
    assert (tmp_path / "done").exists()
    assert not Row.objects.exists()


def test_a_worker_that_is_not_heard_at_first_says_it_again_and_not_for_ever(monkeypatch, caplog):
    said = []

    def held(name, at):
        said.append(name)
        if len(said) < 3 or name == "never heard":
            raise OperationalError("database is locked")

    monkeypatch.setattr(actions, "say_here", held)
    with command.Beating("heard"):
        assert said == ["heard"] * 3
    assert caplog.text.count("It will try again.") == 2
    with pytest.raises(OperationalError), command.Beating("never heard"):
        pass
    assert said.count("never heard") == command.TURNS


def test_a_worker_asks_a_database_again_that_did_not_answer(worker, monkeypatch, caplog):
    monkeypatch.setattr(command, "PAUSE", 0)
    monkeypatch.setattr(queries, "due", lambda at: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        command.Command().look(worker)

    def held(at):
        raise OperationalError("database is locked")

    monkeypatch.setattr(queries, "due", held)
    command.Command().look(worker)
    assert "It is asked again." in caplog.text
