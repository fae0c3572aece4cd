"""Several processes write and follow one record at once, as the server's workers do."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.db import connection

PREPARE = "import django; django.setup()\nfrom django.core.management import call_command\n"
MIGRATE = PREPARE + "call_command('migrate', 'record', verbosity=0)"
VERIFY = PREPARE + "call_command('record_verify')"
WORK = (
    PREPARE
    + """
import os, sys
from moothall.record import actions, followers
from moothall.record.tests.factories import draft

class Reader:
    name = "reader"
    def handle(self, entries):
        with open(sys.argv[1], "a") as file:
            file.write("".join(f"{entry.number}\\n" for entry in entries))

for turn in range(15):
    actions.write([draft(turn, who=f"process/{os.getpid()}"), draft(turn)])
    followers.catch_up(Reader(), batch=3)
"""
)


@pytest.fixture
def place(tmp_path, address):
    """A database of its own, on the engine that the tests run on: what several processes see must be committed."""
    environment = os.environ | {"MOOTHALL_HOME": str(tmp_path), "MOOTHALL_DATABASE": address}

    def start(program, *words):
        return subprocess.Popen(
            [sys.executable, "-c", program, *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    return start


@pytest.fixture
def address(db):
    """The address of a new, empty database; nothing for SQLite, which makes a file in the place's folder."""
    if connection.vendor != "postgresql":
        yield ""
        return
    asked = connection.get_connection_params() | {"dbname": "postgres"}
    asked = {name: asked[name] for name in ("dbname", "user", "password", "host", "port") if asked.get(name)}
    name = f"together_{os.getpid()}"
    with psycopg.connect(**asked, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        host = asked.get("host", "")
        port = f":{asked['port']}" if asked.get("port") else ""
        where = f"@{host}{port}/{name}" if not host.startswith("/") else f"@{port}/{name}?host={host}"
        yield f"postgresql://{asked.get('user', '')}:{asked.get('password', '')}{where}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def ended(process):
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


@pytest.mark.slow
def test_writers_at_once_leave_no_gap_and_followers_at_once_read_nothing_twice(place, tmp_path):
    ended(place(MIGRATE))
    read = tmp_path / "read.txt"
    for process in [place(WORK, str(read)) for _ in range(3)]:
        ended(process)
    assert "The record is whole: 90 entries checked" in ended(place(VERIFY))
    assert [int(line) for line in read.read_text().split()] == list(range(1, 91))
