"""What people paste or type without knowing any markup, put into the words of the markup."""

import re
from collections.abc import Iterator
from itertools import groupby

BULLET = re.compile(r"^(\s*)[•◦▪▫‣∙·●○■□–]\s+", re.MULTILINE)
SIGNS_IN_A_ROW = re.compile(r"^([ \t]*)(?=(?:(?:[-+*]|\d{1,9}[.)])[ \t]+){6})", re.MULTILINE)
FAR_IN = re.compile(r"^ {60,}", re.MULTILINE)
MOST_BRACKETS = 2_000  # more are no links; to look for the end of each would take minutes
HEADING_WITHOUT_GAP = re.compile(r"^(#{1,6})(?=[^\s#])", re.MULTILINE)


def forgiven(text: str) -> str:
    """The text with bullets and headings as the markup has them, and rows from a spreadsheet as a table.

    >>> forgiven("#Purpose\\n• one")
    '# Purpose\\n- one'
    """
    text = FAR_IN.sub(" " * 60, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = SIGNS_IN_A_ROW.sub(r"\1\\", text)  # lists within lists on one line are no list, and deeper ones would not be read
    if text.count("[") > MOST_BRACKETS:
        text = text.replace("[", r"\[")
    return "\n".join(with_tables(HEADING_WITHOUT_GAP.sub(r"\1 ", BULLET.sub(r"\1- ", text)).split("\n")))


def with_tables(lines: list[str]) -> Iterator[str]:
    """Lines that hold as many tabs as their neighbours are rows that came out of a spreadsheet; the first is the header."""
    for tabs, group in groupby(lines, key=lambda line: line.strip("\n ").count("\t")):
        rows = list(group)
        if not tabs or len(rows) < 2 or rows[0].startswith("\t"):
            yield from rows
            continue
        header, *rest = (row.strip("\n ").replace("|", r"\|").split("\t") for row in rows)
        yield from ["", row_of(header), row_of(["---"] * (tabs + 1)), *map(row_of, rest), ""]


def row_of(cells: list[str]) -> str:
    return f"| {' | '.join(cell.strip() for cell in cells)} |"
