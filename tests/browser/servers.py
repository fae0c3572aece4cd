"""The real server, on a free port."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

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
    command = [sys.executable, *server("127.0.0.1", port, workers=1)]  # the place is whole: nothing needs to be migrated first
    around = place.surroundings() | {"MOOTHALL_ADDRESS": f"http://127.0.0.1:{port}"}
    with log.open("w") as said, subprocess.Popen(command, cwd=ROOT, env=around, stdout=said, stderr=said) as serving:
        try:
            wait_for(serving, port)
            yield f"http://127.0.0.1:{port}"
        except TimeoutError as late:
            raise AssertionError(f"The server did not answer:\n{log.read_text()}") from late
        finally:
            serving.terminate()
            serving.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(serving: subprocess.Popen[bytes], port: int) -> None:
    """Return when the port answers."""
    end = monotonic() + PATIENCE
    while serving.poll() is None and monotonic() < end:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise TimeoutError
