"""A page that everybody is given, kept in front of the house, beside nginx serving a file of the same bytes.

Both have two processes on all cores, no logging, and connections that stay open; wrk asks. They take turns, round by round.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

import psutil
from rich.console import Console
from rich.table import Table

from bench.asking import asked
from bench.serving import PATIENCE, Server, free_port, served, wait_for

ROUNDS, SECONDS, CONNECTIONS, LIMIT = 5, 3, 16, 0.4
PAGE = "/"
PER_SECOND, NOT_A_PAGE = re.compile(r"Requests/sec:\s*([\d.]+)"), re.compile(r"Non-2xx|Socket errors")
NGINX = """
daemon off; worker_processes 2; pid {folder}/pid; error_log /dev/null;
events {{ worker_connections 512; }}
http {{
    access_log off; sendfile on; tcp_nopush on; keepalive_timeout 65; keepalive_requests 1000000; default_type text/html;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


@dataclass(frozen=True)
class Rate:
    """How many answers in a second of the clock, and in a second of a core that the server spends."""

    clock: float
    core: float


def main(folder: Path, surroundings: Mapping[str, str], say: Console) -> None:
    """Measure both by turns and say how they compare; where nginx or wrk is not here, say that instead."""
    nginx, wrk = found("nginx"), found("wrk")
    if not (nginx and wrk):
        say.print("The kept page was not measured: nginx and wrk are needed (Debian: apt-get install nginx-light wrk).")
        return
    with served("moothall.web.wsgi:application", surroundings, workers=2, core=None) as house:
        page = asked_often(house)
        with serving_a_file(nginx, folder / "nginx", page) as file, say.status("Asking for one page again and again…"):
            rates = by_turns(wrk, [file, house])
    say.print(table(rates, len(page)))
    say.print(verdict(rates))


def asked_often(server: Server) -> bytes:
    """The page, asked for on so many new connections that each process has answered one, and so is ready."""
    for _ in range(CONNECTIONS):
        line = HTTPConnection("127.0.0.1", server.port, timeout=60)
        page = asked(line, PAGE)
        line.close()
    return page


def found(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def serving_a_file(nginx: str, folder: Path, page: bytes) -> Iterator[Server]:
    """nginx with these bytes as its only page."""
    folder.mkdir()
    folder.chmod(0o755)
    folder.parent.chmod(0o755)  # nginx reads as a user of its own
    (folder / "index.html").write_bytes(page)
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    with subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(process, port)
            yield Server(port, psutil.Process(process.pid))
        finally:
            process.terminate()
            process.wait(PATIENCE)


def by_turns(wrk: str, servers: Sequence[Server]) -> list[Rate]:
    """The middle of several rounds for each, after one that warms up."""
    for server in servers:
        one_round(wrk, server, 1)
    turns = [[one_round(wrk, server, SECONDS) for server in servers] for _ in range(ROUNDS)]
    return [Rate(median(turn.clock for turn in rounds), median(turn.core for turn in rounds)) for rounds in zip(*turns, strict=True)]


def one_round(wrk: str, server: Server, seconds: int) -> Rate:
    """An answer that is no page stops the bench."""
    before = server.seconds()
    command = [wrk, "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds}s"]
    said = subprocess.run([*command, f"http://127.0.0.1:{server.port}{PAGE}"], capture_output=True, text=True, check=True).stdout
    if NOT_A_PAGE.search(said) or not (rate := PER_SECOND.search(said)):
        raise SystemExit(f"Not every answer was a page, so nothing was measured:\n{said}")
    spent, answered = server.seconds() - before, float(rate[1])
    return Rate(answered, answered * seconds / spent if spent else 0.0)


def table(rates: Sequence[Rate], size: int) -> Table:
    file, house = rates
    shown = Table(title=f"One page of {size:,} bytes, {ROUNDS} rounds by turns, the middle of them")
    for heading in ("", "nginx, a file", "Moothall, kept", "of nginx"):
        shown.add_column(heading, justify="left" if heading == "" else "right")
    shown.add_row("answers in a second", f"{file.clock:,.0f}", f"{house.clock:,.0f}", f"{house.clock / file.clock:.2f}")
    shown.add_row("answers in a second of a core", f"{file.core:,.0f}", f"{house.core:,.0f}", f"{house.core / file.core:.2f}")
    return shown


def verdict(rates: Sequence[Rate]) -> str:
    file, house = rates
    holds = house.clock >= LIMIT * file.clock and house.core >= LIMIT * file.core
    return f"A kept page {'is' if holds else 'is not'} answered at least {LIMIT} times as often as nginx answers, in both measures."
