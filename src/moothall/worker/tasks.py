"""How a room says that something is to be done by the worker.

A task may run twice: a worker that is killed in the middle has perhaps done all of it but say so. So whatever must
happen once bears a key of its own, or asks first whether it has been done. A task takes plain values, keys and not rows;
it is asked for in the transaction of whoever asks, and begins when that is committed.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django_tasks import TaskContext, task
from django_tasks.base import Task

from moothall.worker import actions


def work(do: Callable[..., None]) -> Task[Any, None]:
    """Let the worker do this; it is given the moment at which it was taken up as `at`."""

    @wraps(do)
    def done(context: TaskContext, *args: Any, **kwargs: Any) -> None:
        do(*args, at=context.task_result.started_at, **kwargs)

    del done.__wrapped__
    return task(takes_context=True)(done)


def daily(*, at: datetime) -> str:
    """The part of this room in the daily round."""
    count = actions.forget_what_was_done(at)
    return f"Work done a fortnight ago, forgotten: {count:,}." if count else ""
