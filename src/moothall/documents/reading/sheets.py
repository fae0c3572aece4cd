"""Reading the first sheet of an Excel file as words. Its parts are read as data; no formula in it is worked out, followed or run."""

import re
from collections.abc import Iterator, Set
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, BinaryIO

from moothall.documents import rules
from moothall.documents.reading.container import BROKEN, Container, TooMuch
from moothall.documents.rules import NotTaken, quoted
from moothall.documents.rules.kinds import XLSX

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
DAYS = {14, 15, 16, 17, 22}  # the numbers under which Excel itself keeps the looks of days (ECMA-376, part 1, 18.8.30)
SHARES = {9, 10}  # and those of percentages, which it keeps as parts of one
LOOKS_LIKE_A_DAY = re.compile(r"[dy]", re.IGNORECASE)
LOOKS_LIKE_A_SHARE = re.compile(r"%")
NO_PATTERN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
FIRST_OF_1900, FIRST_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
MOST_ROWS, MOST_CELLS = 10_000, 60


def rows_of(stream: BinaryIO, name: str, most: int = MOST_ROWS) -> list[list[str]]:
    """The rows of the first sheet, each a list of words: a day as year, month and day, a percentage as it is shown, with its sign."""
    if rules.kind_of(stream, name) != XLSX:
        raise NotTaken(f"{quoted(name)} is no Excel file. Send one that is saved as XLSX, or a CSV.")
    try:
        return list(Sheet(Container(stream)).rows(most))
    except TooMuch as long:
        raise NotTaken(f"{quoted(name)} is too long to be read. Send a part of it at a time.") from long
    except (*BROKEN, ValueError, OverflowError, IndexError) as damage:
        raise NotTaken(f"{quoted(name)} is damaged and cannot be read. Save it again where it was made, and send that.") from damage


def merged_in(stream: BinaryIO) -> list[str]:
    """The cells that are merged into one, as Excel names them (E2:E5), in a file whose rows could be read."""
    return Sheet(Container(stream)).merged()


class Sheet:
    """The first sheet of an Excel file while it is being read."""

    def __init__(self, container: Container) -> None:
        book = container.xml(BOOK)
        first = book.find(f"{MAIN}sheets/{MAIN}sheet")
        self.tree = container.xml(container.related(BOOK)[first.get(KEY)][0])
        strings = container.xml(STRINGS)
        self.strings = [] if strings is None else ["".join(one.itertext(f"{MAIN}t")) for one in strings.iter(f"{MAIN}si")]
        styles = container.xml(STYLES)
        self.days, self.shares = looking_like(LOOKS_LIKE_A_DAY, styles, DAYS), looking_like(LOOKS_LIKE_A_SHARE, styles, SHARES)
        about = book.find(f"{MAIN}workbookPr")
        self.begins = FIRST_OF_1904 if about is not None and about.get("date1904") in {"1", "true"} else FIRST_OF_1900

    def rows(self, most: int) -> Iterator[list[str]]:
        """Row after row; one that the file leaves out is empty, so that each stands where people see it."""
        given = 0
        for turn, row in enumerate(self.tree.iter(f"{MAIN}row"), start=1):
            number = max(int(row.get("r", turn)), given + 1)
            if turn > most:
                raise TooMuch("")
            cells = {column_of(cell.get("r", ""), place): self.words(cell) for place, cell in enumerate(row.iter(f"{MAIN}c"))}
            if number == given + 1 or any(cells.values()):
                if number > most:
                    raise TooMuch("")
                yield from ([] for _ in range(given + 1, number))
                yield [cells.get(column, "") for column in range(min(max(cells, default=-1) + 1, MOST_CELLS))]
                given = number

    def merged(self) -> list[str]:
        return [one.get("ref", "") for one in self.tree.iter(f"{MAIN}mergeCell")]

    def words(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(cell.itertext(f"{MAIN}t"))
        value = cell.findtext(f"{MAIN}v") or ""
        if kind == "s":
            return self.strings[int(value)]
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"  # as it is shown, so that nobody takes it for the number 1
        if kind == "n" and value:
            return self.number(value, int(cell.get("s", 0)))
        return value

    def number(self, value: str, style: int) -> str:
        if style in self.days:
            return self.day(float(value))
        return f"{(Decimal(as_typed(value)) * 100).normalize():f}%" if style in self.shares else as_typed(value)

    def day(self, number: float) -> str:
        return (self.begins + timedelta(days=int(number))).isoformat()


def as_typed(number: str) -> str:
    """A number as people typed it: Excel keeps seventeen figures of it.

    >>> as_typed("1.1000000000000001"), as_typed("30000"), as_typed("2.5E-2")
    ('1.1', '30000', '0.025')
    """
    return f"{Decimal(repr(float(number))):f}" if "." in number else number


def looking_like(what: re.Pattern[str], tree: Any, usual: Set[int]) -> set[int]:
    """The places of the styles that show a number so."""
    if tree is None:
        return set()
    own = {one.get("numFmtId", ""): NO_PATTERN.sub("", one.get("formatCode", "")) for one in tree.iter(f"{MAIN}numFmt")}
    shown = usual | {int(key) for key, pattern in own.items() if what.search(pattern)}
    looks = tree.find(f"{MAIN}cellXfs")
    return set() if looks is None else {place for place, one in enumerate(looks) if int(one.get("numFmtId", 0)) in shown}


def column_of(name: str, place: int) -> int:
    """Which column a cell stands in, counted from nought, by its name; by its place where it has none.

    >>> column_of("A1", 7), column_of("AB12", 0), column_of("", 3)
    (0, 27, 3)
    """
    number = 0
    for letter in name.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number - 1 if number else place
