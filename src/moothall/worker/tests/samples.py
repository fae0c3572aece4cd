"""Tasks to try the worker with. What they do stands in a file, so that another process can see it."""

from datetime import datetime
from pathlib import Path
from time import sleep

from moothall.worker.tasks import work


class Trouble(Exception):
    """What a task says when it fails."""


@work
def write(path: str, line: str, *, at: datetime) -> None:
    with Path(path).open("a") as file:
        file.write(f"{line} {at:%Y}\n")


@work
def fail(words: str, *, at: datetime) -> None:
    raise Trouble(words)


@work
def begin_and_hang(path: str, *, at: datetime) -> None:
    """The first time it is taken up it hangs in the middle; the second time it ends."""
    with Path(path).open("a") as file:
        file.write("begun\n")
    if Path(path).read_text() == "begun\n":
        sleep(60)
    Path(path).write_text("ended\n")
