"""The real server with one worker on one core, and what it costs."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import psutil

PATIENCE = 60
MEBIBYTE = 1024 * 1024
NANOSECONDS = 1_000_000_000


@dataclass(frozen=True)
class Server:
    """A running server: its port, and the processes that it is made of."""

    port: int
    process: psutil.Process

    def family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]

    def seconds(self) -> float:
        """The time that all its processes have spent on a core so far, in Python and in the system."""
        return sum(map(spent_by, self.family()))

    def memory(self) -> tuple[float, float]:
        """MiB of the process that serves: resident, and its fair share of what it has in common with others."""
        largest = max(self.family(), key=lambda process: process.memory_info().rss).memory_full_info()
        return largest.rss / MEBIBYTE, getattr(largest, "pss", largest.rss) / MEBIBYTE


def spent_by(process: psutil.Process) -> float:
    """Seconds on a core. Linux counts each thread's in nanoseconds; its older count, and that of others, goes by hundredths of a
    second, and hardly sees a server that sleeps between two short answers."""
    threads = list(Path(f"/proc/{process.pid}/task").glob("*/schedstat"))
    if threads:
        return sum(int(thread.read_text().split()[0]) for thread in threads) / NANOSECONDS
    times = process.cpu_times()
    return times.user + times.system


@contextmanager
def served(application: str, surroundings: Mapping[str, str], *, workers: int = 1, core: int | None = 0) -> Iterator[Server]:
    """Serve a WSGI application on a free port, by default with one worker on one core; the one who asks sits on another."""
    port = free_port()
    words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", str(workers), "--blocking-threads", "1"]
    command = [sys.executable, "-m", "granian", *words, "--no-ws", "--log-level", "warning", application]
    with subprocess.Popen(command, env={**os.environ, **surroundings}) as process:
        try:
            pin(process.pid, core)
            wait_for(process, port)
            yield Server(port, psutil.Process(process.pid))
        finally:
            process.terminate()
            process.wait(PATIENCE)


def pin(pid: int, core: int | None) -> None:
    """Where the system knows how: this process and its children to one core, or to all of them."""
    if core is None:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(pid, range(os.cpu_count() or 1))
    elif hasattr(os, "sched_setaffinity") and len(os.sched_getaffinity(0)) > core:
        os.sched_setaffinity(pid, {sorted(os.sched_getaffinity(0))[core]})


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    end = monotonic() + PATIENCE
    while process.poll() is None and monotonic() < end:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise SystemExit("The server did not answer. What it said stands above.")
