"""How long an answer takes: one connection that is kept open, several rounds, and the middle of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from statistics import median
from time import perf_counter
from types import MappingProxyType

from bench.serving import Server

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Cost:
    """Milliseconds for one answer: of a core, and of the clock; and how many bytes it had."""

    core: float
    clock: float
    size: float


@dataclass(frozen=True)
class Question:
    """Whom to ask for what, and the cookie of whoever asks; without one it is the public."""

    server: Server
    addresses: Sequence[str]
    cookie: str = ""

    @property
    def headers(self) -> dict[str, str]:
        said = {"Accept": "text/html", "Connection": "keep-alive"}
        return said | {"Cookie": self.cookie} if self.cookie else said


def side_by_side(questions: Sequence[Question], *, rounds: int = 7, seconds: float = 0.7) -> list[Cost]:
    """The middle of several rounds for each, after one that warms up. An answer that is no page stops the bench.

    They take turns, so that a machine that is slow for a while is slow for all of them.
    """
    lines = [HTTPConnection("127.0.0.1", question.server.port, timeout=60) for question in questions]
    asked_for = list(zip(questions, lines, strict=True))
    warm = [one_round(*each, 2 * len(each[0].addresses)) for each in asked_for]
    asks = [max(len(each[0].addresses), min(2_000, int(seconds * 1000 / first.clock))) for each, first in zip(asked_for, warm, strict=True)]
    turns = [[one_round(*each, count) for each, count in zip(asked_for, asks, strict=True)] for _ in range(rounds)]
    for line in lines:
        line.close()
    return [
        Cost(*(median(getattr(turn, name) for turn in of_one) for name in ("core", "clock", "size"))) for of_one in zip(*turns, strict=True)
    ]


def one_round(question: Question, line: HTTPConnection, asks: int) -> Cost:
    """So many answers one after another, each address in its turn."""
    size, clock_before, core_before = 0, perf_counter(), question.server.seconds()
    for address in islice(cycle(question.addresses), asks):
        size += len(asked(line, address, question.headers))
    core, clock = question.server.seconds() - core_before, perf_counter() - clock_before
    return Cost(core * 1000 / asks, clock * 1000 / asks, size / asks)


def asked(line: HTTPConnection, address: str, headers: Mapping[str, str] = NOTHING) -> bytes:
    line.request("GET", address, headers=headers)
    answer = line.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}, so it was not measured.")
    return body
