"""The sample council's server waits behind its door while the story is told, and never serves without one."""

import os
import signal
import subprocess
import sys
import threading
from io import StringIO

import pytest

from moothall.web.demo import turn
from moothall.web.management.commands import demo


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.PLACE = tmp_path


def test_the_door_opens_when_the_turn_is_over_and_not_before():
    mine, is_open = turn.take(), threading.Event()
    waiting = threading.Thread(target=lambda: (turn.wait(), is_open.set()))
    waiting.start()
    assert not is_open.wait(0.2)
    os.close(mine)
    assert is_open.wait(10)
    waiting.join()


def test_it_opens_at_once_where_nobody_tells():
    turn.wait()
    turn.wait()


def test_whoever_is_killed_while_telling_leaves_the_door_open():
    mine = turn.take()
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], pass_fds=[mine]) as teller:
        os.close(mine)
        waiting = threading.Thread(target=turn.wait)
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive(), "whoever inherited the file has the turn"
        teller.kill()
        waiting.join(10)
        assert not waiting.is_alive()


def test_it_opens_after_the_first_chapter_and_the_rest_is_told_beside_the_server(monkeypatch):
    happened, said = [], StringIO()

    def chapters(*_):
        for chapter, acts in (("the past", 3), ("the months since", 2)):
            happened.append(chapter)
            yield acts

    monkeypatch.setattr(demo.telling, "chapters", chapters)
    monkeypatch.setattr(demo, "hand_over", lambda: happened.append("the index"))
    monkeypatch.setattr(demo.judging, "catch_up", lambda at: happened.append("every verdict"))
    demo.Command(stdout=said).tell(lambda: happened.append("open"))
    assert happened == ["the past", "open", "the months since", "the index", "every verdict"]
    assert said.getvalue().strip() == "Wrenmouth is told up to now: 5 new acts."


class Failing(demo.Command):
    def tell(self, begun) -> None:
        raise RuntimeError("the disk is full")


def test_a_server_whose_story_could_not_be_told_is_stopped():
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as server:
        with pytest.raises(RuntimeError, match="the disk is full"):
            Failing().tell_for(server.pid, "http://127.0.0.1:1", turn.take())
        assert server.wait(10) == -signal.SIGTERM
