"""The real server, on a free port."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any

from moothall.web.management.commands.serve import server
from tests.browser.places import Place
from tests.house.places import ROOT

PATIENCE = 30


@contextmanager
def served(place: Place) -> Iterator[str]:
    """The address at which the place is served, by one process, until the journeys are over; several are tried where they are killed.

    No worker stands beside it, so what follows an act is there when the page is.
    """
    port = free_port()
    log = place.folder / "server.log"
    with log.open("w") as said, serving(place, port, stdout=said, stderr=said) as process:
        try:
            wait_for(process, port)
            yield at(port)
        except TimeoutError as late:
            raise AssertionError(f"The server did not answer:\n{log.read_text()}") from late
        finally:
            process.terminate()
            process.wait(PATIENCE)


@contextmanager
def served_until_killed(place: Place, port: int = 0) -> Iterator[tuple[str, Callable[[], None]]]:
    """The same in a group of its own: its address, and what kills all of it at once, in the middle of whatever it does."""
    port = port or free_port()
    with serving(place, port, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as process:

        def kill() -> None:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

        try:
            wait_for(process, port)
            yield at(port), kill
        finally:
            kill()


def serving(place: Place, port: int, **how: Any) -> subprocess.Popen[bytes]:
    """What `moothall serve` becomes once the tables are there, as they are here."""
    command = [sys.executable, *server("127.0.0.1", port, workers=1)]
    return subprocess.Popen(command, cwd=ROOT, env=place.surroundings() | {"MOOTHALL_ADDRESS": at(port)}, **how)


def at(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Return when the port answers."""
    end = monotonic() + PATIENCE
    while process.poll() is None and monotonic() < end:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise TimeoutError
