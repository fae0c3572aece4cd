"""Places, such as the sample council: made once in each run, then copied, because what is recorded in a place cannot be taken back."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from tests.house.places import ROOT

ARRANGED = "arranged.json"


@dataclass(frozen=True)
class Place:
    """A folder, and the address of its database if that is not SQLite in the folder."""

    folder: Path
    database: str = ""

    def surroundings(self) -> dict[str, str]:
        """What a command finds in its environment in order to work in this place."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("MOOTHALL_", "SLIPCOVER_"))}
        said = {"MOOTHALL_HOME": str(self.folder), "MOOTHALL_DATABASE": self.database, "MOOTHALL_DEMO": "1"}
        return own | said | {"DJANGO_SETTINGS_MODULE": "moothall.web.settings"}

    def run(self, *words: str) -> str:
        """Run a module of Python here, such as `moothall demo`; what it says comes back."""
        done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, env=self.surroundings(), capture_output=True, text=True)
        assert done.returncode == 0, f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
        return done.stdout


def told(run: Path, server: str) -> Place:
    """The sample council of this run."""
    return once(run, "told", server, tell)


def tell(place: Place) -> None:
    place.run("moothall", "demo", "--no-serve")
    (place.folder / ARRANGED).write_text(place.run("tests.browser.arranged"))


def once(run: Path, name: str, server: str, make: Callable[[Place], object]) -> Place:
    """A place that is made once in each run, by whichever worker comes first."""
    database = f"moothall_{name}"
    place = Place(run / name, named(server, database))
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (run / f"{name}.whole").exists():
            if server:
                ask(named(server, "postgres"), f"CREATE DATABASE {database}")
            share_what_is_compiled(place.folder, run)
            make(place)
            (run / f"{name}.whole").touch()
    return place


def share_what_is_compiled(folder: Path, run: Path) -> None:
    """Templates are compiled once for all places of a run."""
    folder.mkdir()
    (run / "compiled").mkdir(exist_ok=True)
    (folder / "compiled").symlink_to(run / "compiled")


@contextmanager
def copied(place: Place, run: Path, purpose: str = "journey") -> Iterator[Place]:
    """The place once more, for one file of journeys, or one test, to change as it likes."""
    name = f"{purpose}_{uuid4().hex[:12]}"
    copy = Place(run / name, named(place.database, name))
    shutil.copytree(place.folder, copy.folder, symlinks=True)
    if place.database:
        ask(named(place.database, "postgres"), f"CREATE DATABASE {name} TEMPLATE moothall_{place.folder.name}")
    yield copy
    if place.database:
        ask(named(place.database, "postgres"), f"DROP DATABASE {name} WITH (FORCE)")
    shutil.rmtree(copy.folder)


def named(server: str, database: str) -> str:
    """The address of another database of the same server."""
    return urlsplit(server)._replace(path=f"/{database}").geturl() if server else ""


def ask(address: str, order: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(order)
