"""The `moothall` command knows the words of every room, in one piece or in two."""

import json
import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper

import pytest
from django.core.management import call_command

from moothall.web.command import main

SERIES = json.dumps({"dates": ["2026-01-01", "2026-02-01"], "values": [1, 2]})


@pytest.mark.parametrize("words", [["serve", "--help"], ["record_verify", "--help"], ["record", "verify", "--help"]], ids=" ".join)
def test_a_command_of_a_room_is_found_by_its_words(words):
    done = subprocess.run([sys.executable, "-m", "moothall", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: moothall ")


def test_a_word_that_is_no_command_is_refused():
    done = subprocess.run([sys.executable, "-m", "moothall", "recrod", "verify"], capture_output=True, text=True)
    assert done.returncode != 0
    assert "recrod" in done.stderr


def test_where_no_place_was_begun_a_command_says_so(tmp_path):
    asked = [sys.executable, "-m", "moothall", "import", "returns", "figures.csv"]
    there = {name: value for name, value in os.environ.items() if name != "MOOTHALL_DATABASE"} | {"MOOTHALL_HOME": str(tmp_path)}
    done = subprocess.run(asked, capture_output=True, text=True, env=there)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no place here yet. Begin one with: moothall council NAME")


def test_a_chart_is_drawn_up_without_django():
    code = "import sys\nfrom moothall.web.command import main\n"
    code += "try: main(['chart'])\nfinally: sys.stderr.write(str('django' in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], input=SERIES, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "False")
    assert json.loads(done.stdout)["mean"] == 1.5


@pytest.mark.parametrize("door", [lambda: main(["chart"]), lambda: call_command("chart")], ids=["moothall", "among the commands"])
def test_both_doors_lead_to_the_same_chart(door, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(SERIES.encode())))
    with pytest.raises(SystemExit) as ended:
        door()
    assert (ended.value.code, json.loads(capsys.readouterr().out)["mean"]) == (0, 1.5)
