"""Processes of a place that are killed in the middle of their work."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

from tests.browser.places import Place, ask, named
from tests.browser.servers import free_port, wait_for
from tests.house.places import ROOT

PATIENCE = 30
A_MINUTE_LATER = """
from datetime import timedelta
from django.utils import timezone
from moothall.worker.models import Worker
Worker.objects.update(seen_at=timezone.now() - timedelta(minutes=1))
"""


@contextmanager
def empty_place() -> Iterator[Place]:
    """An empty place with its tables, on the database of this run."""
    server, name = os.environ.get("MOOTHALL_DATABASE", ""), f"killed_{uuid4().hex[:12]}"
    empty = Place(Path(os.environ["MOOTHALL_TEST_PLACE"]) / name, named(server, name))
    empty.folder.mkdir()
    if server:
        ask(server, f"CREATE DATABASE {name}")
    empty.run("moothall", "migrate", "-v0")
    yield empty
    if server:
        ask(server, f"DROP DATABASE {name} WITH (FORCE)")
    shutil.rmtree(empty.folder)


def shell(place: Place, code: str) -> str:
    return place.run("moothall", "shell", "-v0", "-c", code).strip()


@contextmanager
def working(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of its own process, ended when it is left."""
    with subprocess.Popen([sys.executable, "-m", "moothall", "worker"], cwd=ROOT, env=place.surroundings()) as worker:
        try:
            yield worker
        finally:
            worker.terminate()


@contextmanager
def served_until_killed(place: Place) -> Iterator[tuple[str, Callable[[], None]]]:
    """The real server without a worker, in a group of its own: its address, and what kills all of it at once."""
    port = free_port()
    command = [sys.executable, "-m", "moothall", "serve", "--no-worker", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=place.surroundings(), stderr=subprocess.DEVNULL, start_new_session=True) as server:

        def kill() -> None:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()

        try:
            wait_for(server, port)
            yield f"http://127.0.0.1:{port}", kill
        finally:
            kill()


def wait_until(holds: Callable[[], bool], pause: float = 0.05) -> None:
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "it did not happen in half a minute"
        sleep(pause)
