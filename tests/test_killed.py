"""A real worker in a place of its own, killed in the middle of its work: another takes it up again, and nothing is lost or done twice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes

import psutil
import pytest

from tests.browser.places import Place
from tests.browser.servers import free_port
from tests.house.places import ROOT
from tests.killing import PATIENCE, a_minute_passes, asked, empty_place, shell, wait_until, working

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
READERS = 60
MANY_WANT_TO_KNOW = f"""
from moothall.alerts.tests.telling import wants
from moothall.decisions.tests import factories
from moothall.worker import actions
from django.utils import timezone
here = factories.council()
for number in range({READERS}):
    wants(here, f"reader{{number}}@example.org")
actions.say_here("one that is about to begin", timezone.now())
factories.published(here)
"""
WHAT_BECAME = "SELECT count(*), count(sent_at), (SELECT count(*) FROM alerts_news) FROM post_mail WHERE kind = 'alerts.news'"


@pytest.fixture
def place() -> Iterator[Place]:
    with empty_place() as empty:
        yield empty


def test_what_a_killed_worker_had_in_hand_is_done_by_the_next(place):
    path = place.folder / "done"
    shell(place, f"from moothall.worker.tests import samples; samples.begin_and_hang.enqueue({str(path)!r})")
    with working(place) as first:
        wait_until(path.exists)
        first.kill()
    a_minute_passes(place)
    with working(place):
        wait_until(lambda: path.read_text() == "ended\n")
    rows = "from django_tasks_db.models import DBTaskResult as R; print([(r.status, len(r.worker_ids)) for r in R.objects.all()])"
    assert shell(place, rows) == "[('SUCCESSFUL', 2)]"


def test_each_letter_goes_once_though_the_worker_is_killed_again_and_again(place):
    shell(place, MANY_WANT_TO_KNOW)
    for reached in (1, READERS // 3, READERS * 2 // 3):
        with working(place) as worker:
            wait_until(lambda wanted=reached: len(told(place)) >= wanted)
            worker.kill()
        a_minute_passes(place)
    with working(place):
        wait_until(lambda: len(told(place)) >= READERS)
        wait_until(lambda: asked(place, WHAT_BECAME) == [(READERS, READERS, READERS)])
    assert sorted(told(place)) == sorted(f"reader{number}@example.org" for number in range(READERS))


def told(place: Place) -> list[str]:
    """To whom news has gone, as often as it has."""
    letters = [message_from_bytes(path.read_bytes()) for path in (place.folder / "mail").glob("*.eml")]
    return [letter["To"] for letter in letters if letter["Subject"].startswith("Decisions")]


def test_the_server_has_a_worker_beside_it_which_is_replaced_when_killed_and_ends_with_the_server(place):
    with serving(place) as server:
        first = found_worker(server.pid)
        first.kill()
        second = found_worker(server.pid, after=first)
    second.wait(PATIENCE)


@contextmanager
def serving(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "moothall", "serve", "--port", str(free_port())]
    with subprocess.Popen(command, cwd=ROOT, env=place.surroundings()) as server:
        try:
            yield server
        finally:
            server.terminate()


def found_worker(server: int, after: psutil.Process | None = None) -> psutil.Process:
    """The worker below a server's process, once there is one; or the next after another."""
    found: list[psutil.Process] = []
    wait_until(lambda: bool(found.extend(worker for worker in workers(server) if worker != after) or found))
    return found[0]


def workers(server: int) -> list[psutil.Process]:
    """The workers below a server's process."""
    found = []
    for process in psutil.Process(server).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if process.cmdline()[-2:] == ["moothall", "worker"] and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found
