"""The real server, on a free port."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from tests.browser.places import Place
from tests.house.places import ROOT

PATIENCE = 30


@contextmanager
def served(place: Place) -> Iterator[str]:
    """The address at which the place is served, until the journeys are over."""
    port = free_port()
    log = place.folder / "server.log"
    command = [
        sys.executable,
        "-m",
        "moothall",
        "serve",
        "--no-worker",
        "--port",
        str(port),
    ]  # what follows an act is there when the page is
    with log.open("w") as said, subprocess.Popen(command, cwd=ROOT, env=place.surroundings(), stdout=said, stderr=said) as server:
        try:
            wait_for(server, port)
            yield f"http://127.0.0.1:{port}"
        except TimeoutError as late:
            raise AssertionError(f"The server did not answer:\n{log.read_text()}") from late
        finally:
            server.terminate()
            server.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    """Return when the port answers."""
    end = monotonic() + PATIENCE
    while server.poll() is None and monotonic() < end:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise TimeoutError
