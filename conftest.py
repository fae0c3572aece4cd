"""What every test stands on: a place of its own, quick passwords, examples that come again, and the shared data."""

import atexit
import gc
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Set
from importlib import import_module
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from django.db import transaction
from hypothesis import settings as hypothesis
from xdist.scheduler import LoadScopeScheduling

from tests import luck

SHARED_DATA = Path(__file__).parent.parent / "shared" / "data"
MARK = "MOOTHALL_TEST_PLACE"
SHARED_OUT = {f"tests/{name}.py" for name in ("test_canary", "test_killed", "test_killed_meetings")}  # each test takes long


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


luck.turn_round()

gc.freeze()  # what has been loaded stays to the end; to look it through again and again costs a tenth of the whole run
gc.set_threshold(100_000, 50, 100)


class ByJourney(LoadScopeScheduling):
    """A file stays with one worker, since its tests share a council, or a place, a server and a browser.

    The longest come first (see `weight`), so that no worker is left with one when the others have done. While one worker tells the
    story that all journeys stand on, the others do what needs no story.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if file in SHARED_OUT else file

    def _assign_work_unit(self, node: Any) -> None:
        if self.waits_for_the_story(next(iter(self.workqueue))) and (other := next(filter(self.needs_no_story, self.workqueue), None)):
            self.workqueue.move_to_end(other, last=False)
        super()._assign_work_unit(node)

    def waits_for_the_story(self, scope: str) -> bool:
        is_being_told = any(is_a_journey(taken) for work in self.assigned_work.values() for taken in work)
        return is_a_journey(scope) and is_being_told and not (Path(os.environ[MARK]) / "told.whole").exists()

    def needs_no_story(self, scope: str) -> bool:
        return not is_a_journey(scope)


def is_a_journey(scope: str) -> bool:
    return scope.startswith("tests/browser/")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByJourney:
    config.option.loadscopereorder = False  # they come as they were collected, the longest first
    return ByJourney(config, log)


def pytest_collection(session: pytest.Session) -> None:
    """Of all files of tests each worker reads its share first, so that in a fresh clone each is put into code by one of them, for all."""
    worker = getattr(session.config, "workerinput", None)
    if worker and session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        root = session.config.rootpath
        files = sorted(file.relative_to(root) for folder in ("src", "tests") for file in (root / folder).rglob("test_*.py"))
        for file in files[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
            import_module(".".join(file.with_suffix("").parts).removeprefix("src."))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What needs no second database is tried once, on SQLite. Many at once begin with what takes longest."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        left = [item for item in items if not differs_by_database(item)]
        items[:] = [item for item in items if differs_by_database(item)]
        config.hook.pytest_deselected(items=left)
    if "PYTEST_XDIST_WORKER" in os.environ:
        in_file = Counter(item.path for item in items)
        slow = {item.path for item in items if item.get_closest_marker("slow")}
        # one that breaks its place stays last in its file
        items.sort(key=lambda item: (weight(item, slow), in_file[item.path]), reverse=True)


def weight(item: pytest.Item, slow: Set[Path]) -> int:
    """Journeys first, for they are long and cannot be shared out; then what is shared out test by test; then what crosses rooms or is slow.

    What is left to the end is short, so that no worker waits long for the other.
    """
    where = item.nodeid.partition("::")[0]
    return 3 if is_a_journey(where) else 2 if where in SHARED_OUT else int(where.startswith("tests/") or item.path in slow)


def differs_by_database(item: pytest.Item) -> bool:
    """Whether a test touches a database at all; of the journeys, and of what is tried once, those that are marked `both`."""
    if item.get_closest_marker("browser") or item.get_closest_marker("once"):
        return item.get_closest_marker("both") is not None
    touched = {"db", "transactional_db", "django_db_setup", "client"}  # the blocker stands in every test, to block
    return item.get_closest_marker("django_db") is not None or not touched.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[..., Any]]:
    """What each test of a file begins with is made once: `once(council)` in a fixture of the module.

    It lies in a transaction that lasts as long as the file; a test takes back what it did itself, as ever.
    """
    whole = transaction.atomic()
    with django_db_blocker.unblock():
        whole.__enter__()

    def made(make: Callable[..., Any], *given: Any) -> Any:
        with django_db_blocker.unblock():
            return make(*given)

    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real data, read in place; a clone elsewhere has none."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data of ../shared/data are not here")
    return SHARED_DATA
