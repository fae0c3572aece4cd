"""What it costs to bind a pack: 300 pages with 40 attachments, in a process of its own on one core."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from bench.serving import MEBIBYTE
from tests.house.places import ROOT

LIMIT_SECONDS, LIMIT_MIB = 20, 500
REPORTS, ATTACHMENTS = 12, 40


@dataclass(frozen=True)
class Packed:
    """What one pack cost."""

    pages: int
    seconds: float
    core: float
    mebibytes: float
    size: int


def main() -> int:
    """Make the attachments, bind them with reports of ours in another process, and say what it took."""
    say = Console()
    with tempfile.TemporaryDirectory(prefix="moothall-bench-") as folder:
        with say.status("Making 40 attachments…"):
            in_the_place(folder, "make")
        with say.status("Binding the pack…"):
            packed = Packed(**json.loads(in_the_place(folder, "bind")))
    say.print(table(packed))
    say.print(verdict(packed))
    return 0


def in_the_place(folder: str, work: str) -> str:
    surroundings = {**os.environ, "MOOTHALL_HOME": folder, "MOOTHALL_DATABASE": "", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "bench.packing", work, folder]
    return subprocess.run(command, env=surroundings, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def table(packed: Packed) -> Table:
    shown = Table(title=f"A pack of {packed.pages} pages: {REPORTS} reports of ours, {ATTACHMENTS} attachments")
    for heading in ("", "taken", "allowed"):
        shown.add_column(heading, justify="left" if heading == "" else "right")
    shown.add_row("seconds of the clock", f"{packed.seconds:.1f}", str(LIMIT_SECONDS))
    shown.add_row("seconds of one core", f"{packed.core:.1f}", str(LIMIT_SECONDS))
    shown.add_row("memory at its highest, MiB", f"{packed.mebibytes:.0f}", str(LIMIT_MIB))
    shown.add_row("size of the file, MiB", f"{packed.size / MEBIBYTE:.1f}", "")
    return shown


def verdict(packed: Packed) -> str:
    kept = packed.core <= LIMIT_SECONDS and packed.mebibytes <= LIMIT_MIB
    return "The pack keeps to its limits." if kept else "The pack does not keep to its limits."


if __name__ == "__main__":
    sys.exit(main())
