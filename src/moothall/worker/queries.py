"""What waits to be done, and whether anybody is there to do it. No row holds more than names of tasks and keys."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max

from moothall.worker import rules
from moothall.worker.models import Worker


def is_there(at: datetime) -> bool:
    """Whether a worker has been heard of lately."""
    return alive(at).exists()


def alive(at: datetime) -> QuerySet[Worker]:
    return Worker.objects.filter(seen_at__gt=at - rules.LEASE).order_by("name")


def due(at: datetime) -> QuerySet[DBTaskResult]:
    """What may be taken up now: what matters most first, then what has waited longest."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return waiting.filter(run_after__lte=at) | waiting.filter(run_after=get_date_max())


def in_hand() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).order_by("started_at")


def abandoned(at: datetime) -> list[DBTaskResult]:
    """What was taken up by a worker that has not been heard of since."""
    here = set(alive(at).values_list("name", flat=True))
    return [row for row in in_hand() if not here.intersection(row.worker_ids[-1:])]


def waits_already(task: Task[Any, Any], at: datetime, *args: Any) -> bool:
    """Whether the same is waiting to be taken up now."""
    same = due(at).filter(task_path=task.module_path)
    return any(row.args_kwargs == {"args": list(args), "kwargs": {}} for row in same)
