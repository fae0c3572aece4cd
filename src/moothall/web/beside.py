"""Beside the server: waits until it answers, then keeps a worker at work, and ends with it.

Small, and without Django: it does nothing but look, and must not take from the server what it needs to begin.
"""

import os
import signal
import socket
import subprocess
import sys
from time import monotonic, sleep

LOOK = 0.5  # seconds
AGAIN = 2.0
PATIENCE = 60.0


def main(host: str, port: int) -> None:
    server = os.getppid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the server from a terminal is heard by the worker itself
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    if answers(host, port, server):
        while os.getppid() == server:
            keep_one(server)
            sleep(AGAIN)


def answers(host: str, port: int, server: int) -> bool:
    """Wait for the server; false if it ended, or did not begin."""
    end = monotonic() + PATIENCE
    while os.getppid() == server and monotonic() < end:
        try:
            socket.create_connection((host, port), timeout=LOOK).close()
        except OSError:
            sleep(LOOK)
        else:
            return True
    return False


def keep_one(server: int) -> None:
    """Start a worker, and stay until it ends or the server does. What it has in hand it does first."""
    with subprocess.Popen([sys.executable, "-m", "moothall", "worker"]) as worker:
        try:
            while worker.poll() is None and os.getppid() == server:
                sleep(LOOK)
        finally:
            worker.terminate()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
