"""`moothall import moderngov`: what it prints, how it ends, and that it can be stopped at any moment."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from moothall.authority.models import Organisation

from . import answers, issues

MEETINGS, ISSUES = 20, 6  # as many as it takes to be stopped in their midst
TEXT = "Agenda and minutes\n\nAudit Committee - Tuesday 10th February, 2026 10.00 am\n\nNo. Item\n\n1.\nRoads\nAnnex A sets it out.\n"


@pytest.fixture
def ran(db, capsys):
    """The command as the shell runs it: its code, and what it printed."""

    def run(*words):
        try:
            call_command("import_moderngov", *map(str, words))
            code = 0
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_all_that_is_understood_ends_well_and_the_last_line_counts(ran, pages):
    code, out, err = ran(pages(a=TEXT, b=answers.meeting(8, on=date(2026, 3, 10))), "--council", "Easthaven")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [
        "Read            a: meeting, 1 item; meetings/easthaven/1",
        "Read            b: meeting, no items; meetings/easthaven/2",
    ]
    assert out.splitlines()[-1] == "2 read, 0 changed, 0 unchanged, 0 not understood"


def test_gaps_are_counted_and_named(ran, pages):
    _, out, _ = ran(pages(a=TEXT), "--council", "Easthaven")
    assert "1 thing named and not here:\n  a: The text refers to Annex A, and no paper of that name is on the page." in out


def test_what_is_not_understood_is_named_and_the_rest_is_stored(ran, pages):
    code, out, _ = ran(pages(a=TEXT, b="<html><body>Error 500"), "--council", "Easthaven")
    assert code == 1
    assert "Not understood  b: " in out
    assert out.splitlines()[-1] == "1 read, 0 changed, 0 unchanged, 1 not understood"


def test_quiet_prints_the_last_line_only(ran, pages):
    _, out, err = ran(pages(a=TEXT, b="nothing"), "--council", "Easthaven", "--quiet")
    assert (out, err) == ("1 read, 0 changed, 0 unchanged, 1 not understood\n", "")


def test_a_file_that_nobody_owns_is_named_with_what_to_do(ran, pages):
    code, out, _ = ran(pages(a=TEXT))
    assert code == 1
    assert "Not understood  a: Nobody says whose page this is. Name the council with --council, or in a councils.csv" in out
    assert not Organisation.objects.exists()


def test_a_list_of_councils_holds_before_what_is_said_of_all(ran, pages):
    folder = pages(a=TEXT, b=TEXT.replace("10th", "11th"), **{"councils.csv": "file,council\na,Westhaven\nc,Nowhere\n"})
    code, out, _ = ran(folder, "--council", "Easthaven")
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["Easthaven", "Westhaven"]
    assert code == 1
    assert "councils.csv, line 3: there is no file “c” in the folder." in out
    assert ran(folder / "a", "--quiet")[1] == "0 read, 0 changed, 1 unchanged, 0 not understood\n"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("nowhere.xml", "There is no file or folder “nowhere.xml”."),
        ("https://easthaven.example/mgWebService.asmx", "is an address, and addresses cannot be read yet."),
    ],
)
def test_where_nothing_can_be_done_one_sentence_says_why(ran, source, sentence):
    code, out, err = ran(source, "--council", "Easthaven")
    assert (code, out) == (2, "")
    assert sentence in err


def test_an_empty_folder_is_nothing_to_do(ran, pages):
    assert ran(pages(), "--council", "Easthaven")[0] == 2


def test_one_source_that_is_missing_does_not_stop_the_others(ran, pages):
    code, out, _ = ran(pages(a=TEXT), "nowhere", "--council", "Easthaven")
    assert code == 1
    assert "There is no file or folder “nowhere”." in out
    assert out.splitlines()[-1].startswith("1 read")


def test_a_file_named_twice_is_read_once(ran, pages):
    folder = pages(a=TEXT)
    assert ran(folder, folder / "a", "--council", "Easthaven", "--quiet")[1].startswith("1 read, 0 changed, 0 unchanged")


def test_a_file_name_cannot_steer_the_terminal(ran, pages):
    _, out, _ = ran(pages(**{"a\x1b[2J": TEXT}), "--council", "Easthaven")
    assert "\x1b" not in out


def test_a_council_is_one_whatever_its_capitals_and_its_address_is_its_own(ran, pages):
    folder = pages(a=TEXT)
    for name in ("East  Haven", "east haven", "East-Haven", "東"):
        ran(folder, "--council", name)
    found = dict(Organisation.objects.values_list("name", "slug"))
    assert found == {"East Haven": "east-haven", "East-Haven": "east-haven-2", "東": "council"}
    assert not Organisation.objects.filter(is_home=True).exists()


class Place:
    """A place of its own, in which the command runs as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.home, self.pages = folder / "place", folder / "pages"
        self.surroundings = {**os.environ, "MOOTHALL_HOME": str(self.home), "MOOTHALL_DATABASE": ""}

    def moothall(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "moothall", *words]
        return subprocess.Popen(command, env=self.surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def importing(self) -> subprocess.Popen[str]:
        return self.moothall("import", "moderngov", str(self.pages), "--council", "Easthaven")

    def count(self, table: str) -> int:
        with sqlite3.connect(self.home / "moothall.sqlite3") as database:
            return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    def when_it_has(self, meetings: int) -> None:
        end = time.monotonic() + 60
        while self.count("meetings_meeting") < meetings:
            assert time.monotonic() < end, "nothing was stored in a minute"
            time.sleep(0.01)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A place with its tables, to be copied: the first import makes them, whatever comes of it."""
    empty = Place(tmp_path_factory.mktemp("empty"))
    empty.pages.mkdir()
    (empty.pages / "nothing.xml").write_text("<nothing/>")
    code, out, _ = ended(empty.importing())
    assert (code, out.splitlines()[-1]) == (1, "0 read, 0 changed, 0 unchanged, 1 not understood")
    assert empty.count("meetings_meeting") == 0
    return empty.home


@pytest.fixture
def place(tmp_path, empty):
    place = Place(tmp_path)
    shutil.copytree(empty, place.home)
    place.pages.mkdir()
    for number in range(MEETINGS):
        items = "".join(answers.item(f"Item {count}", f"<p>That {answers.REQUEST}</p>") for count in range(8))
        (place.pages / f"{number:03}.xml").write_text(answers.meeting(number, items=items))
    for number in range(ISSUES):
        page = issues.issue(f"Issue {number}", key=str(number), meetings=((str(number), "10/02/2026 - Audit Committee"),), decisions=())
        (place.pages / f"{number:03}-issue.html").write_text(page)
    return place


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@pytest.mark.slow
@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_stopped_at_any_moment_nothing_is_half_stored_and_the_next_run_goes_on(place, stop, code):
    process = place.importing()
    place.when_it_has(5)
    process.send_signal(stop)
    left, out, err = ended(process)
    stored, told = place.count("meetings_meeting"), place.count("decisions_matter")
    read = stored + told
    assert (left, 5 <= stored < MEETINGS) == (code, True)
    if stop is signal.SIGINT:
        assert out.splitlines()[-1] == f"{read} read, 0 changed, 0 unchanged, 0 not understood"
        assert "run it again to go on" in err
    assert place.count("meetings_item") == place.count("decisions_commitment") == 8 * stored
    assert place.count("exchange_source") == read
    assert place.count("decisions_matterstep") == place.count("decisions_matteredition") == told
    verified, _, trouble = ended(place.moothall("record_verify"))
    assert verified == 0, trouble
    rest = MEETINGS + ISSUES - read
    assert ended(place.importing())[1].splitlines()[-1] == f"{rest} read, 0 changed, {read} unchanged, 0 not understood"
    assert (place.count("meetings_item"), place.count("decisions_matterlink")) == (8 * MEETINGS, ISSUES)
