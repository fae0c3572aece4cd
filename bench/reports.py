"""What the quarter's report on 5,000 measures costs, in a process of its own on one core, beside what WeasyPrint alone takes to print it.

`./run python -m bench.reports HOME` measures this alone, in a place that was told.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tests.house.places import ROOT

LIMIT_SECONDS, MEGABYTE = 30, 1_000_000


@dataclass(frozen=True)
class Reported:
    """What one report cost, in seconds of one core: to work out and freeze it, to read it page by page, its table, and to print it."""

    measures: int
    issued: float
    html: float
    csv: float
    size: int
    steps: int
    pages: int
    pdf: float
    alone: float

    @property
    def built(self) -> float:
        return self.issued + self.html + self.csv


def main(surroundings: Mapping[str, str], say: Console | None = None) -> int:
    """Issue the report in the place, and say what it took; nothing fails on a slow day."""
    say = say or Console(soft_wrap=True)
    with say.status("Issuing the quarter's report…"):
        own = {**os.environ, **surroundings}
        done = subprocess.run([sys.executable, "-m", "bench.reporting"], env=own, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    say.print(in_words(Reported(**json.loads(done.stdout.splitlines()[-1]))))
    return 0


def in_words(one: Reported) -> str:
    """All of it in sentences.

    >>> print(in_words(Reported(5_000, 20, 4, 0.5, 9_000_000, 5_000, 300, 60, 50)))
    The quarter's report on 5,000 measures, each beside 150 places, in seconds of one core:
      report: HTML and CSV 24.5 s (30 allowed): worked out and frozen 20.0 s, HTML 4.0 s (9.0 MB), CSV 0.5 s; it keeps to its limit
      its PDF of 300 pages: 5.0 pages a second (WeasyPrint alone: 6.0)
    """
    verdict = "it keeps to its limit" if one.built <= LIMIT_SECONDS else "over its limit"
    parts = f"worked out and frozen {one.issued:.1f} s, HTML {one.html:.1f} s ({one.size / MEGABYTE:.1f} MB), CSV {one.csv:.1f} s"
    return "\n".join(
        [
            f"The quarter's report on {one.measures:,} measures, each beside 150 places, in seconds of one core:",
            f"  report: HTML and CSV {one.built:.1f} s ({LIMIT_SECONDS} allowed): {parts}; {verdict}",
            f"  its PDF of {one.pages:,} pages: {one.pages / one.pdf:.1f} pages a second (WeasyPrint alone: {one.pages / one.alone:.1f})",
        ]
    )


if __name__ == "__main__":
    sys.exit(main({"MOOTHALL_HOME": str(Path(sys.argv[1]).resolve()), "MOOTHALL_DATABASE": "", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}))
