"""The tables of tests in the folder law: each row a rule of meetings, facts, and what they give, for a reader as much as for a test."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from moothall.meetings.rules.law import LONDON

FOLDER = Path(__file__).parent / "law"


def rows_of(name):
    """The rows of a table."""
    with (FOLDER / f"{name}.csv").open(newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def each_row_of(name):
    """A test of each row, called by its case."""
    rows = rows_of(name)
    return pytest.mark.parametrize("row", rows, ids=[row["case"] for row in rows])


def days(text):
    return frozenset(date.fromisoformat(day) for day in text.split())


def at(year, month, day, hour=0, minute=0):
    """A moment in England."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON) if text else None
