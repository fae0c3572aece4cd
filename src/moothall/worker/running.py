"""One worker: takes up what waits, does it, says how it went."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from traceback import format_tb

from django_tasks import TaskContext
from django_tasks_db.models import DBTaskResult

from moothall.worker import actions

log = logging.getLogger(__name__)


@dataclass
class Worker:
    """A name of its own, and a clock."""

    name: str
    now: Callable[[], datetime]

    def do_next(self) -> bool:
        """Do what has waited longest; false if nothing waits."""
        row = actions.take_up(self.name, self.now())
        if row is None:
            return False
        try:
            result = row.task_result
            result.task.call(TaskContext(task_result=result), *result.args, **result.kwargs)
        except Exception as problem:
            self.say_not_done(row, problem)
        else:
            actions.done(row, self.now())
        return True

    def say_not_done(self, row: DBTaskResult, problem: Exception) -> None:
        """Neither the book nor the log repeats what the problem says: that may be words which are closed."""
        kind, where = f"{type(problem).__module__}.{type(problem).__qualname__}", "".join(format_tb(problem.__traceback__))
        again = actions.not_done(row, self.now(), kind, where)
        when = f"It is tried again at {again:%H:%M:%S} on {again:%d %B}." if again else "It is given up."
        log.warning("%s did not succeed (%s). %s", row.task_path, kind, when)

    def work_off(self) -> int:
        """Do all that waits now; return how much was done."""
        count = 0
        while self.do_next():
            count += 1
        return count
