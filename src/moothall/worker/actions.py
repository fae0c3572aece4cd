"""The worker's book of what is in whose hand. Bookkeeping: nothing here is an act, and nothing makes an entry."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max

from moothall.worker import queries, rules
from moothall.worker.models import Worker


def once(task: Task[Any, Any], *args: Any, at: datetime) -> None:
    """Ask for something to be done, unless the same is waiting already."""
    if not queries.waits_already(task, at, *args):
        task.enqueue(*args)


def say_here(worker: str, at: datetime) -> None:
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": at})


def leave(worker: str) -> None:
    Worker.objects.filter(name=worker).delete()


def take_up(worker: str, at: datetime) -> DBTaskResult | None:
    """The next thing to do, now in this worker's hand and in no other's."""
    with transaction.atomic():
        row = queries.due(at).select_for_update(skip_locked=True).first()
        if row:
            row.status, row.started_at, row.worker_ids = TaskResultStatus.RUNNING, at, [*row.worker_ids, worker]
            row.save(update_fields=["status", "started_at", "worker_ids"])
    return row


def done(row: DBTaskResult, at: datetime) -> None:
    """Say that it is done, if it is still in our hand: a worker thought dead may have been overtaken."""
    still_ours(row).update(status=TaskResultStatus.SUCCESSFUL, finished_at=at)


def not_done(row: DBTaskResult, at: datetime, why: str, where: str = "") -> datetime | None:
    """Put it back to be tried again later, or give it up; return when it will be tried.

    Why and where it failed is kept without the words that were in hand, which may be closed ones.
    """
    wait = rules.wait_after(len(row.worker_ids))
    again = at + wait if wait else None
    said = {"exception_class_path": why, "traceback": where}
    if again:
        still_ours(row).update(status=TaskResultStatus.READY, run_after=again, **said)
    else:
        still_ours(row).update(status=TaskResultStatus.FAILED, finished_at=at, **said)
    return again


def still_ours(row: DBTaskResult) -> Any:
    """The row, unless somebody else has taken it up since."""
    return DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, worker_ids=row.worker_ids)


def put_back_abandoned(at: datetime) -> int:
    """Let what was in the hand of a worker that is gone be taken up again at once; what has failed too often is given up."""
    rows = queries.abandoned(at)
    for row in rows:
        if rules.wait_after(len(row.worker_ids)):
            still_ours(row).update(status=TaskResultStatus.READY, run_after=get_date_max())
        else:
            not_done(row, at, "the worker that had it in hand was gone each time")
    Worker.objects.filter(seen_at__lte=at - 2 * rules.LEASE).delete()
    return len(rows)


def forget_what_was_done(at: datetime) -> int:
    """Nobody asks for the tasks of a fortnight ago."""
    return DBTaskResult.objects.filter(finished_at__lt=at - rules.KEPT).delete()[0]
