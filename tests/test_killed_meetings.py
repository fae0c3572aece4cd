"""Server and worker killed in the middle of minute-taking, publishing and pack-building: no saved word is lost, nothing is half out."""

import json
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pikepdf
import pytest

from tests.browser.places import Place
from tests.browser.servers import served_until_killed
from tests.half_done import ITEMS
from tests.killing import a_minute_passes, asked, copy_of, migrate, wait_until, working

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]
OK, TOKEN, MADE = 200, "x" * 32, "made.json"
EDITIONS = ("private", "public")
NOTHING, WHOLE = [0, 0, 0, 0, 0], [1, 1, ITEMS, ITEMS, 1]
KEPT, BOUND = "SELECT text FROM meetings_minutedraft", "SELECT edition, turn, file_id FROM meetings_pack ORDER BY edition, turn"


@pytest.fixture
def place() -> Iterator[Place]:
    with copy_of("called", call) as copy:
        yield copy


def call(place: Place) -> None:
    """Meetings with their agendas, and a clerk who works on them."""
    migrate(place)
    (place.folder / MADE).write_text(place.run("tests.half_done"))


@pytest.fixture
def made(place: Place) -> dict[str, Any]:
    return json.loads((place.folder / MADE).read_text())


def send(address: str, made: dict[str, Any], **typed: Any) -> int:
    """What a browser sends from a form; the status of the answer, or 0 where none came."""
    form = urlencode(typed | {"csrfmiddlewaretoken": TOKEN}).encode()
    cookies = f"sessionid={made['session']}; csrftoken={TOKEN}"
    try:
        with urlopen(Request(address, form, {"Cookie": cookies}), timeout=30) as answer:
            return answer.status
    except (URLError, HTTPException, OSError):
        return 0


class Typing(Thread):
    """Somebody who types on and on in one window: what was saved by an answer, and what was sent last."""

    def __init__(self, address: str, made: dict[str, Any], saved: str, turn: int) -> None:
        super().__init__()
        self.address, self.made = f"{address}/workspace/{made['meetings'][0]}/items/1/minute/keep", made
        self.sent, self.saved, self.turn = saved, saved, turn

    def run(self) -> None:
        while True:
            self.turn += 1
            self.sent = f"{self.saved} {self.turn}".strip()
            if send(self.address, self.made, text=self.sent, opened_at=0, window="one", turn=self.turn) != OK:
                return
            self.saved = self.sent


def test_every_text_that_was_answered_is_there_though_the_server_is_killed_while_it_saves(place: Place, made: dict[str, Any]):
    kept, turn = "", 0
    for pause in (0.0, 0.3):
        with served_until_killed(place) as (address, kill):
            typing = Typing(address, made, kept, turn)
            typing.start()
            wait_until(lambda typing=typing, kept=kept: typing.saved != kept, 0.005)
            sleep(pause)
            kill()
            typing.join()
        [(kept,)], turn = asked(place, KEPT), typing.turn
        assert kept in {typing.saved, typing.sent}
    assert kept


def test_an_agenda_is_wholly_out_or_not_at_all_though_the_server_is_killed_while_it_publishes(place: Place, made: dict[str, Any]):
    first, *others = made["meetings"]
    with served_until_killed(place) as (address, kill):
        begun = monotonic()
        assert publish(address, made, first) == OK
        taken = monotonic() - begun
    for part, meeting in zip((0.3, 0.6, 0.9), others, strict=True):
        with served_until_killed(place) as (address, kill):
            act = Thread(target=publish, args=(address, made, meeting))
            act.start()
            sleep(taken * part)
            kill()
            act.join()
    found = how_far(place)
    assert found[0] == WHOLE
    assert all(each in (NOTHING, WHOLE) for each in found), found
    with served_until_killed(place) as (address, _):
        for meeting, each in zip(made["meetings"], found, strict=True):
            assert each == WHOLE or publish(address, made, meeting) == OK
    assert how_far(place) == [WHOLE] * len(found)


def publish(address: str, made: dict[str, Any], meeting: str) -> int:
    return send(f"{address}/workspace/{meeting}/publish/agenda", made)


def how_far(place: Place) -> list[list[int]]:
    return json.loads(place.run("tests.half_done", "published"))


def test_a_pack_is_whole_and_only_one_though_the_worker_is_killed_while_it_binds(place: Place, made: dict[str, Any]):
    place.run("tests.half_done", "packs")
    for pause in (0.0, 1.0):
        with working(place) as worker:
            wait_until(lambda: is_binding(place), 0.01)
            sleep(pause)
            worker.kill()
            worker.wait()
        nothing_is_half_written(place)
        a_minute_passes(place)
    with working(place) as worker:
        wait_until(lambda: len(on_the_shelf(place)) == len(EDITIONS), 0.01)
        worker.kill()  # one edition is kept; of the other the file is there, and perhaps nothing that leads to it
        worker.wait()
    nothing_is_half_written(place)
    a_minute_passes(place)
    place.run("moothall", "worker", "--once")
    assert [(edition, turn) for edition, turn, _ in asked(place, BOUND)] == [(edition, 1) for edition in EDITIONS]


def is_binding(place: Place) -> bool:
    return any((place.folder / "files" / "incoming").glob("pack-*"))


def on_the_shelf(place: Place) -> list[Path]:
    """Every file under its final name."""
    return [path for path in (place.folder / "files").glob("??/*") if path.is_file()]


def nothing_is_half_written(place: Place) -> None:
    """Each file has the hash that it is called by, and opens; no pack leads to a file that is not there."""
    files = {path.parent.name + path.name: path for path in on_the_shelf(place)}
    for name, path in files.items():
        assert sha256(path.read_bytes()).hexdigest() == name
        with pikepdf.open(path) as pack:
            assert len(pack.pages) > ITEMS
    assert {file for _, _, file in asked(place, BOUND)} <= set(files)
