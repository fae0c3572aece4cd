"""`python -m tests`: every test on SQLite and on PostgreSQL, the journeys in a browser, and what was covered.

--sqlite or --postgresql runs one of them only; all other words go to pytest.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree

from tests.house.places import ROOT
from tests.postgresql import postgresql


@dataclass(frozen=True)
class Outcome:
    """How the tests went on one database."""

    database: str
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        parts = [
            f"{self.passed:,} passed",
            f"{self.failed:,} failed" if self.failed else "",
            f"{self.skipped:,} skipped" if self.skipped else "",
        ]
        return f"{', '.join(part for part in parts if part)} on {self.database} in {self.seconds:.0f} s"


def main(words: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked = [word.removeprefix("--") for word in words if word in {"--sqlite", "--postgresql"}]
    rest = [word for word in words if word not in {"--sqlite", "--postgresql"}]
    outcomes = [run(database, rest) for database in asked or ["sqlite", "postgresql"]]
    print(closing(outcomes), flush=True)
    return max(outcome.code for outcome in outcomes)


def run(database: str, rest: list[str]) -> Outcome:
    """All tests, or those that the words name, on one database and in a folder of their own."""
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[database]
    print(f"\n━━ {name} " + "━" * (76 - len(name)), flush=True)
    start = monotonic()
    with tempfile.TemporaryDirectory(prefix="moothall-") as kept, served(database, Path(kept)) as address:
        figures, covered = Path(kept) / "figures.xml", Path(kept) / "covered.json"
        words = pytest(rest, covered if database == "sqlite" and not rest else None)
        surroundings = clean(os.environ) | {"MOOTHALL_DATABASE": address}
        code = subprocess.run([*words, f"--junitxml={figures}"], cwd=ROOT, env=surroundings).returncode
        if covered.exists():
            code = max(code, said_of(covered))
        return Outcome(name, code, monotonic() - start, **counted(figures))


def pytest(rest: list[str], covered: Path | None) -> list[str]:
    """The command; what is covered is measured only when everything is run. One more works than there are cores: journeys wait."""
    workers = str(min(8, 1 + (os.cpu_count() or 1)))
    cover = ["-m", "slipcover", "--omit", ",".join(unwatched()), "--json", "--out", str(covered)] if covered else []
    return [sys.executable, *cover, "-m", "pytest", "-n", workers, *rest]


def said_of(covered: Path) -> int:
    """Print what was left out, and end as badly as it deserves. Two steps, for the tool forgets its workers when it is asked at once."""
    words = ["--merge", str(covered), "--out", os.devnull, "--fail-under", "100"]
    return subprocess.run([sys.executable, "-m", "slipcover", *words], cwd=ROOT).returncode


def unwatched() -> list[str]:
    """All but what may be seen, done and judged, which is tried in every branch; the pages are tried by journeys instead."""
    house = ROOT / "src" / "moothall"
    rooms = [room for room in house.iterdir() if room.is_dir()]
    beside = [*house.glob("*.py"), *(part for room in rooms for part in room.iterdir() if not is_watched(part))]
    return [f"{part.relative_to(ROOT)}{'/*' if part.is_dir() else ''}" for part in sorted(beside)]


def is_watched(part: Path) -> bool:
    is_counting = part.parent.name == "statistics" and (part.suffix == ".py" or part.name == "charting")
    return part.stem in {"rules", "permissions", "actions"} or is_counting


@contextmanager
def served(database: str, folder: Path) -> Iterator[str]:
    """The database's address; SQLite has none, it lies in the place's folder."""
    if database == "sqlite":
        yield ""
        return
    with postgresql(folder / "postgresql") as address:
        yield address


def clean(surroundings: os._Environ[str]) -> dict[str, str]:
    """Nothing that names somebody's own place reaches the tests; and what one of their many processes compiles, the next finds."""
    return {name: value for name, value in surroundings.items() if not name.startswith("MOOTHALL_") and name != "PYTHONDONTWRITEBYTECODE"}


def counted(figures: Path) -> dict[str, int]:
    """The figures that pytest left; none if it never began."""
    if not figures.exists():
        return {}
    suite = ElementTree.parse(figures).getroot().find("testsuite")
    every, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    return {"passed": every - failed - skipped, "failed": failed, "skipped": skipped}


def closing(outcomes: list[Outcome]) -> str:
    """One sentence that says how it went."""
    figures = "; ".join(str(outcome) for outcome in outcomes)
    if all(outcome.code == 0 for outcome in outcomes):
        return f"\nEvery promise tried was kept: {figures}."
    broken = " and ".join(outcome.database for outcome in outcomes if outcome.code)
    return f"\nNot everything holds on {broken}: {figures}. The lines above say what, and where."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
