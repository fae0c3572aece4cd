"""How long an answer takes: one connection that is kept open, several rounds, and the middle of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from statistics import median
from time import perf_counter

from bench.serving import Server


@dataclass(frozen=True)
class Cost:
    """Milliseconds for one answer: of a core, and of the clock; and how many bytes it had."""

    core: float
    clock: float
    size: float


def cost(server: Server, addresses: Sequence[str], *, rounds: int = 5, seconds: float = 1.0) -> Cost:
    """The middle of several rounds of about so many seconds, after one that warms up. An answer that is no page stops the bench."""
    line = HTTPConnection("127.0.0.1", server.port, timeout=60)
    warm = one_round(server, line, addresses, 2 * len(addresses))
    asks = max(len(addresses), min(2_000, int(seconds * 1000 / warm.clock)))
    costs = [one_round(server, line, addresses, asks) for _ in range(rounds)]
    line.close()
    return Cost(*(median(getattr(each, name) for each in costs) for name in ("core", "clock", "size")))


def one_round(server: Server, line: HTTPConnection, addresses: Sequence[str], asks: int) -> Cost:
    """So many answers one after another, each address in its turn."""
    size, clock_before, core_before = 0, perf_counter(), server.seconds()
    for address in islice(cycle(addresses), asks):
        size += len(asked(line, address))
    core, clock = server.seconds() - core_before, perf_counter() - clock_before
    return Cost(core * 1000 / asks, clock * 1000 / asks, size / asks)


def asked(line: HTTPConnection, address: str) -> bytes:
    line.request("GET", address, headers={"Accept": "text/html", "Connection": "keep-alive"})
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}, so it was not measured.")
    return body
