"""The `moothall` command knows the words of every room, in one piece or in two."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("words", [["serve", "--help"], ["record_verify", "--help"], ["record", "verify", "--help"]], ids=" ".join)
def test_a_command_of_a_room_is_found_by_its_words(words):
    done = subprocess.run([sys.executable, "-m", "moothall", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: moothall ")


def test_a_word_that_is_no_command_is_refused():
    done = subprocess.run([sys.executable, "-m", "moothall", "recrod", "verify"], capture_output=True, text=True)
    assert done.returncode != 0
    assert "recrod" in done.stderr
