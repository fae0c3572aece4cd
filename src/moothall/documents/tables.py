"""Tables to take away as CSV, written line by line, in which no cell is run as a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Line:
    """A file for the writer of tables that hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The lines of a table, each as soon as its row is there.

    >>> list(lines(["ward", "votes"], [["Quay", 12], ["=1+1", None]]))
    ['ward,votes\\r\\n', 'Quay,12\\r\\n', "'=1+1,\\r\\n"]
    """
    writer = csv.writer(Line())
    yield writer.writerow(map(cell, header))
    for row in rows:
        yield writer.writerow(map(cell, row))


def cell(value: Any) -> str:
    """A value as a table holds it. Text that a spreadsheet would run as a formula gets an apostrophe before it; a number is itself.

    >>> cell("@SUM(A1)"), cell(-3), cell(True), cell(None)
    ("'@SUM(A1)", '-3', 'yes', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value.isoformat() if hasattr(value, "isoformat") else str(value)
    return f"'{value}" if value.lstrip(" \n").startswith(FORMULA) else value
