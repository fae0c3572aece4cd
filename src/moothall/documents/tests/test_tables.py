"""No cell of a table that is taken away is run by the spreadsheet that opens it."""

import csv
import io
from datetime import date

import pytest

from moothall.documents import tables


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", '=HYPERLINK("https://example.org")'])
def test_text_that_a_spreadsheet_would_run_is_made_text(text):
    assert tables.cell(text) == "'" + text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (-3, "-3"),
        (-1.5, "-1.5"),
        (date(2026, 11, 4), "2026-11-04"),
        ("Kelp-Street", "Kelp-Street"),
        ("", ""),
    ],
)
def test_values_are_written_plainly(value, cell):
    assert tables.cell(value) == cell


def test_what_is_written_is_read_back():
    rows = [["Quay, East", 'the "old" one'], ["two\nlines", "é"]]
    text = "".join(tables.lines(["a", "=b"], rows))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "'=b"], *rows]


def test_a_line_is_written_as_soon_as_its_row_is_there():
    def rows():
        yield ["one"]
        raise AssertionError("the second row was asked for too early")

    table = tables.lines(["a"], rows())
    assert [next(table), next(table)] == ["a\r\n", "one\r\n"]
