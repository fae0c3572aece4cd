"""`./run bench [SIZE…]`: what a page costs with few decisions and with many, and what the serving process weighs.

Then what a page costs that is kept, beside nginx, what the quarter's report takes, a thousand control charts, and a pack.
Pages are asked for without the page cache.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic

from rich.console import Console
from rich.table import Table

from bench import charts, filters, kept, packs, reports
from bench.asking import Cost, Question, side_by_side
from bench.pages import DASHBOARD_MS, READING, READING_MS, WORKING_MS, limit_of
from bench.serving import Server, pin, served
from tests.house.places import ROOT

LIMIT_RATIO, LIMIT_MIB = 1.5, 250
SIZES = [1_000, 100_000]


@dataclass(frozen=True)
class Place:
    """A place of some size that is being served, the addresses of each of its pages, and the cookie of a clerk there."""

    decisions: int
    meetings: int
    items: int
    server: Server
    folder: Path
    surroundings: dict[str, str]
    addresses: dict[str, list[str]]
    filters: dict[str, str]
    cookie: str

    def question(self, page: str) -> Question:
        return Question(self.server, self.addresses[page], "" if page in READING else self.cookie)


@dataclass(frozen=True)
class Measured:
    """What one place cost."""

    decisions: int
    pages: dict[str, Cost]
    resident: float
    fair_share: float


def main(words: list[str]) -> int:
    """Measure each size beside the yardstick, and say whether the limits hold; nothing fails on a slow day."""
    sizes = [int(word.replace(",", "")) for word in words] or SIZES
    pin(os.getpid(), 1)
    say = Console()
    say.print(f"Measured on {machine()}; one worker on one core, all places by turns.")
    with ExitStack() as stack:
        places = [stack.enter_context(told(size, say)) for size in sizes]
        hello = stack.enter_context(served("bench.hello:application", {"PYTHONPATH": str(ROOT)}))
        with say.status("Asking…"):
            pages = {name: by_turns(hello, places, name) for name in places[0].addresses}
        yardstick = Cost(*(median(getattr(costs[0], name) for costs in pages.values()) for name in ("core", "clock", "size")))
        measured = [
            Measured(place.decisions, {name: costs[count] for name, costs in pages.items()}, *place.server.memory())
            for count, place in enumerate(places, start=1)
        ]
        say.print(table(yardstick, measured))
        say.print(verdict(measured))
        say.print(filters.measure([place.server for place in places], [place.filters for place in places], sizes, say))
        kept.main(places[0].folder, places[0].surroundings, say)
        reports.main(places[0].surroundings, say)
    charts.main(say)
    return packs.main()


@contextmanager
def told(decisions: int, say: Console) -> Iterator[Place]:
    """Tell a place of this size, and serve it."""
    with tempfile.TemporaryDirectory(prefix="moothall-bench-") as folder:
        surroundings = {"MOOTHALL_HOME": folder, "MOOTHALL_DATABASE": "", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        start = monotonic()
        with say.status(f"Telling a place with {decisions:,} decisions…"):
            written = ["bench.telling", str(decisions)]
            for command in (["moothall", "migrate", "-v0"], written, ["moothall", "search_index"], ["moothall", "verdicts"]):
                own = {**os.environ, **surroundings, "MOOTHALL_SQLITE_SYNCHRONOUS": "OFF"}
                subprocess.run([sys.executable, "-m", *command], env=own, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        told = json.loads((Path(folder) / "told.json").read_text())
        size = f"{decisions:,} decisions, {told['meetings']:,} meetings and {told['items']:,} items"
        say.print(f"A place with {size} was written in bulk and indexed in {monotonic() - start:.0f} s.")
        with served("moothall.web.wsgi:application", surroundings | {"MOOTHALL_KEPT_BYTES": "0"}) as server:
            yield Place(decisions, server=server, folder=Path(folder), surroundings=surroundings, **told)


def by_turns(hello: Server, places: list[Place], name: str) -> list[Cost]:
    """What one page costs in each place, with the yardstick before them."""
    return side_by_side([Question(hello, ["/"]), *(place.question(name) for place in places)])


def table(hello: Cost, measured: list[Measured]) -> Table:
    """Milliseconds of one core for each answer; in brackets, those of the clock."""
    shown = Table(title="Server time of a page, in milliseconds of one core (of the clock)")
    for heading in ("page", *(f"{each.decisions:,} decisions" for each in measured), "large / small", "allowed", "times hello", "KiB"):
        shown.add_column(heading, justify="left" if heading == "page" else "right")
    for name in measured[0].pages:
        costs = [each.pages[name] for each in measured]
        times = [f"{each.core:.2f} ({each.clock:.2f})" for each in costs]
        shown.add_row(
            name, *times, f"{ratio(costs):.2f}", str(limit_of(name)), f"{costs[-1].core / hello.core:.0f}", f"{costs[-1].size / 1024:.0f}"
        )
    shown.add_row("hello", *[f"{hello.core:.2f} ({hello.clock:.2f})"] * len(measured), "", "", "1", f"{hello.size / 1024:.0f}")
    memory = [f"{each.resident:.0f} ({each.fair_share:.0f})" for each in measured]
    shown.add_row("memory, MiB (fair share)", *memory, f"{measured[-1].resident / measured[0].resident:.2f}", str(LIMIT_MIB), "", "")
    return shown


def ratio(costs: list[Cost]) -> float:
    return costs[-1].core / costs[0].core


def verdict(measured: list[Measured]) -> str:
    """Which limits hold, in a sentence."""
    slow = sorted({name for each in measured for name, page in each.pages.items() if page.core >= limit_of(name)})
    limits = f"{READING_MS} ms of one core for reading, {WORKING_MS} ms for working and {DASHBOARD_MS} ms for a dashboard"
    growing = [name for name in measured[0].pages if ratio([each.pages[name] for each in measured]) > LIMIT_RATIO]
    heavy = max(each.resident for each in measured)
    return " ".join(
        [
            f"Over its limit ({limits}): {', '.join(slow)}." if slow else f"Every page keeps to its limit: {limits}.",
            f"Growing: {', '.join(growing)}." if growing else f"The large place costs at most {LIMIT_RATIO} times the small one.",
            f"The serving process weighs {heavy:.0f} MiB; {LIMIT_MIB} are allowed.",
        ]
    )


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
