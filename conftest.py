"""What every test stands on: a place of its own, quick passwords, examples that come again, and the shared data."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from coverage import Coverage
from django.conf import settings
from hypothesis import settings as hypothesis
from xdist.scheduler import LoadScopeScheduling

SHARED_DATA = Path(__file__).parent.parent / "shared" / "data"
MARK = "MOOTHALL_TEST_PLACE"
NOT_MEASURED = ("exchange", "web")  # rooms that hold nothing that is measured, and take long
PAGES_APART = ("decisions",)  # rooms whose acts and rules are tried by themselves, beside their pages


def settle() -> None:
    """A temporary folder instead of anybody's own place, shared by the workers of one run, and gone after it."""
    if MARK not in os.environ:
        os.environ[MARK] = tempfile.mkdtemp(prefix="moothall-")
        atexit.register(shutil.rmtree, os.environ[MARK], ignore_errors=True)
    for name in [name for name in os.environ if name.startswith("MOOTHALL_") and name not in {MARK, "MOOTHALL_DATABASE"}]:
        del os.environ[name]
    os.environ["MOOTHALL_HOME"] = os.environ[MARK]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")


settle()
django.setup()  # before the rooms' own conftest files, which import tables
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nothing is kept safe by a slow one here

hypothesis.register_profile("house", derandomize=True, deadline=None)
hypothesis.register_profile("search", max_examples=2_000, deadline=None)
hypothesis.load_profile("house")

gc.freeze()  # what has been loaded stays to the end; to look it through again and again costs a tenth of the whole run
gc.set_threshold(100_000, 50, 100)


class ByJourney(LoadScopeScheduling):
    """Tests go to whichever worker is free; a file of journeys shares a place, a server and a browser, so it stays with one."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0] if nodeid.startswith("tests/browser/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByJourney:
    return ByJourney(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What needs no second database is tried once, on SQLite."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        left = [item for item in items if not differs_by_database(item)]
        items[:] = [item for item in items if differs_by_database(item)]
        config.hook.pytest_deselected(items=left)


def differs_by_database(item: pytest.Item) -> bool:
    """Whether a test touches a database at all; of the journeys, those that are marked `both`."""
    if item.get_closest_marker("browser"):
        return item.get_closest_marker("both") is not None
    if item.get_closest_marker("once"):
        return False
    touched = {"db", "transactional_db", "django_db_setup", "client"}  # the blocker stands in every test, to block
    return item.get_closest_marker("django_db") is not None or not touched.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """What is covered is measured only in the rooms' own tests of what may be seen, done and judged: measuring costs half as much again."""
    measure = Coverage.current()
    if measure is None or is_measured(item):
        return (yield)
    measure.stop()
    try:
        return (yield)
    finally:
        measure.start()


def is_measured(item: pytest.Item) -> bool:
    where = item.nodeid.partition("::")[0]
    room = where.removeprefix("src/moothall/").partition("/")[0]
    is_of_pages = room in PAGES_APART and "pages" in where
    return where.startswith("src/") and room not in NOT_MEASURED and not is_of_pages


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real data, read in place; a clone elsewhere has none."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data of ../shared/data are not here")
    return SHARED_DATA
