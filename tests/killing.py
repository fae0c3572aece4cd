"""Processes of a place that are killed in the middle of their work."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg

from tests.browser.places import Place, ask, copied, once
from tests.house.places import ROOT

PATIENCE = 30
EARLIER = {
    "sqlite": "UPDATE worker_worker SET seen_at = datetime(seen_at, '-1 minute')",
    "postgresql": "UPDATE worker_worker SET seen_at = seen_at - interval '1 minute'",
}


def empty_place() -> AbstractContextManager[Place]:
    """An empty place with its tables, on the database of this run."""
    return copy_of("empty", migrate)


def migrate(place: Place) -> None:
    place.run("moothall", "migrate", "-v0")


@contextmanager
def copy_of(name: str, make: Callable[[Place], object]) -> Iterator[Place]:
    """A place that is made once in this run, once more: to be changed, and to be killed in."""
    run = Path(os.environ["MOOTHALL_TEST_PLACE"])
    with copied(once(run, name, os.environ.get("MOOTHALL_DATABASE", ""), make), run, "killed") as copy:
        yield copy


def shell(place: Place, code: str) -> str:
    return place.run("moothall", "shell", "-v0", "-c", code).strip()


def asked(place: Place, question: str) -> list[tuple[Any, ...]]:
    """What stands in a place's tables, asked without starting anything there."""
    if place.database:
        with psycopg.connect(place.database) as connection:
            return connection.execute(question).fetchall()
    with closing(sqlite3.connect(place.folder / "moothall.sqlite3")) as database:
        return database.execute(question).fetchall()


def a_minute_passes(place: Place) -> None:
    """Since any worker was seen."""
    if place.database:
        ask(place.database, EARLIER["postgresql"])
    else:
        with closing(sqlite3.connect(place.folder / "moothall.sqlite3")) as database, database:
            database.execute(EARLIER["sqlite"])


@contextmanager
def working(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of its own process, ended when it is left."""
    with subprocess.Popen([sys.executable, "-m", "moothall", "worker"], cwd=ROOT, env=place.surroundings()) as worker:
        try:
            yield worker
        finally:
            worker.terminate()


def wait_until(holds: Callable[[], bool], pause: float = 0.05) -> None:
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "it did not happen in half a minute"
        sleep(pause)
